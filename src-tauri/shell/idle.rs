//! Locks the store when nobody has used the window for a while, and when the machine has slept.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tauri::{AppHandle, Manager};

use crate::platform::{Native, Platform};
use crate::state::{self, Shell};

/// How often the clock is looked at.
const TICK: Duration = Duration::from_secs(1);

/// A tick that took longer than this, by whichever clock, means that the machine slept.
const SLEPT: Duration = Duration::from_secs(30);

/// What the clocks say at one moment.
#[derive(Clone, Copy, Debug)]
struct Moment {
    /// Time that only goes forward: what the minutes without use are counted by.
    steady: Duration,
    /// Time since 1970 by the clock on the wall, which may be set. A machine that was stopped from outside, as one in a box of
    /// its own, or sleeps where the steady time stands still meanwhile, is known by it alone.
    wall: Duration,
}

impl Moment {
    fn now() -> Self {
        // A clock set before 1970 tells no sleep.
        #[allow(clippy::disallowed_methods, reason = "the shell is where the clock is read")]
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { steady: Native::now(), wall }
    }

    /// Whether the machine slept since `before`. A clock that was set forward can't be told from it; one that was set back
    /// neither locks nor puts the lock off.
    fn slept_since(self, before: Moment) -> bool {
        let passed = self.steady.saturating_sub(before.steady).max(self.wall.saturating_sub(before.wall));
        passed > SLEPT
    }
}

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
fn is_due(idle: &Idle, before: Moment, now: Moment) -> bool {
    idle.left(now.steady).is_zero() || now.slept_since(before)
}

/// Starts watching, for as long as the program runs.
pub fn watch(app: &AppHandle) {
    Native::before_sleep(app, state::lock);
    let app = app.clone();
    std::thread::spawn(move || {
        let mut before = Moment::now();
        loop {
            std::thread::sleep(TICK);
            let now = Moment::now();
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

    /// Both clocks, the one on the wall a long way ahead as it is.
    const fn at(steady: u64, wall: u64) -> Moment {
        Moment { steady: seconds(steady), wall: seconds(1_800_000_000 + wall) }
    }

    #[test]
    fn locks_after_the_minutes_without_use_and_not_before() {
        let mut idle = Idle::new(seconds(100), 10);
        assert!(!is_due(&idle, at(698, 698), at(699, 699)));
        assert!(is_due(&idle, at(699, 699), at(700, 700)));
        idle.touch(seconds(690));
        assert!(!is_due(&idle, at(1288, 1288), at(1289, 1289)));
        assert_eq!(idle.left(seconds(1000)), seconds(290));
    }

    #[test]
    fn a_clock_that_jumps_neither_puts_the_lock_off_nor_lets_a_sleep_pass() {
        const DAY: u64 = 86_400;
        // What happened between two ticks, the two moments, whether it locks.
        let cases = [
            ("a tick as always", at(10, 10), at(11, 11), false),
            ("a tick on a busy machine", at(10, 10), at(35, 35), false),
            ("a sleep that both clocks saw", at(10, 10), at(41, 41), true),
            ("a sleep during which the steady time stood still", at(10, 10), at(11, 10 + DAY), true),
            ("a sleep after which the clock was set back", at(10, 2 * DAY), at(10 + DAY, DAY), true),
            ("a clock set back by a day", at(10, 2 * DAY), at(11, DAY), false),
            ("a clock set forward by a day", at(10, 10), at(11, DAY), true),
            ("a clock put right by a second", at(10, 12), at(11, 11), false),
        ];
        let idle = Idle::new(seconds(0), 120);
        for (what, before, now, locks) in cases {
            assert_eq!(is_due(&idle, before, now), locks, "{what}");
        }
        let idle = Idle::new(seconds(0), 1);
        assert!(is_due(&idle, at(59, DAY), at(60, 0)), "set back as the minute ends, it locks all the same");
    }
}
