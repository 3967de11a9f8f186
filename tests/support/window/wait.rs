//! Waiting for something to become true, with an end.

use std::time::{Duration, Instant};

/// How long anything may take before the test says that it never came; far above what a busy machine needs.
const PATIENCE: Duration = Duration::from_secs(120);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// Looks until `look` gives something and returns that.
///
/// # Panics
/// After two minutes, naming `what` was waited for and what the last look said.
pub fn until<T>(what: &str, look: impl FnMut() -> Result<T, String>) -> T {
    try_until(look).unwrap_or_else(|last| panic!("waited {PATIENCE:?} for {what}; last: {last}"))
}

/// Looks until `look` gives something and returns that.
///
/// # Errors
/// What the last look said, after two minutes.
pub fn try_until<T>(mut look: impl FnMut() -> Result<T, String>) -> Result<T, String> {
    let end = Instant::now() + PATIENCE;
    loop {
        match look() {
            Ok(found) => return Ok(found),
            Err(last) if Instant::now() > end => return Err(last),
            Err(_) => std::thread::park_timeout(PAUSE),
        }
    }
}
