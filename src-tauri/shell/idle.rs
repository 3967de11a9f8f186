//! Locks the store when nobody has used the window for a while, and when the machine has slept.

use std::time::Duration;

use tauri::{AppHandle, Manager};

use crate::platform::{Native, Platform};
use crate::state::{self, Shell};

/// How often the clock is looked at.
const TICK: Duration = Duration::from_secs(1);

/// A tick that took longer than this means that the machine slept.
const SLEPT: Duration = Duration::from_secs(30);

/// When the window was used last, and how long it may stay unused.
#[derive(Clone, Copy, Debug)]
pub struct Idle {
    used: Duration,
    allowed: Duration,
}

impl Idle {
    /// Used just now; `minutes` without use lock.
    pub fn new(now: Duration, minutes: u32) -> Self {
        Self { used: now, allowed: Duration::from_secs(u64::from(minutes) * 60) }
    }

    /// The window was used.
    pub fn touch(&mut self, now: Duration) {
        self.used = now;
    }

    /// The time left until the lock; zero when it is due.
    pub fn left(&self, now: Duration) -> Duration {
        (self.used + self.allowed).saturating_sub(now)
    }
}

/// Whether a tick from `before` to `now` calls for a lock.
fn is_due(idle: &Idle, before: Duration, now: Duration) -> bool {
    idle.left(now).is_zero() || now.saturating_sub(before) > SLEPT
}

/// Starts watching, for as long as the program runs.
pub fn watch(app: &AppHandle) {
    Native::before_sleep(app, state::lock);
    let app = app.clone();
    std::thread::spawn(move || {
        let mut before = Native::now();
        loop {
            std::thread::sleep(TICK);
            let now = Native::now();
            let shell = app.state::<Shell>();
            shell.rest_when_idle();
            if shell.idle().is_some_and(|idle| is_due(&idle, before, now)) {
                state::lock(&app);
            }
            before = now;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn locks_after_the_minutes_without_use_and_not_before() {
        let mut idle = Idle::new(seconds(100), 10);
        assert!(!is_due(&idle, seconds(698), seconds(699)));
        assert!(is_due(&idle, seconds(699), seconds(700)));
        idle.touch(seconds(690));
        assert!(!is_due(&idle, seconds(1288), seconds(1289)));
        assert_eq!(idle.left(seconds(1000)), seconds(290));
    }

    #[test]
    fn a_long_tick_is_a_sleep_and_locks() {
        let idle = Idle::new(seconds(0), 120);
        assert!(is_due(&idle, seconds(10), seconds(41)));
        assert!(!is_due(&idle, seconds(10), seconds(12)));
    }
}
