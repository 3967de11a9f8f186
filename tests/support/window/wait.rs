//! Waiting for something to become true, with an end.

use std::time::{Duration, Instant};

/// How long anything may take before the test says that it never came; far above what a busy machine needs.
const PATIENCE: Duration = Duration::from_secs(30);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// Looks until `look` gives something and returns that.
///
/// # Panics
/// After 30 seconds, naming `what` was waited for and what the last look said.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Result<T, String>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        match look() {
            Ok(found) => return found,
            Err(last) if Instant::now() > end => panic!("waited {PATIENCE:?} for {what}; last: {last}"),
            Err(_) => std::thread::park_timeout(PAUSE),
        }
    }
}
