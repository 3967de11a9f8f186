//! What is done when the process that shows the page, or one that it can't do without, ends by itself: it crashed, used up the
//! memory, or was killed.

use std::io::Write;

use hpug_session::wire::store::Breakdown;
use rfd::{AsyncMessageDialog, MessageLevel};
use tauri::AppHandle;

/// Pages that may end in succession, each before it came up, until no other is tried.
const TRIES: u32 = 2;

const NO_PAGE: &str = "The program can't show its window: the part that draws it ends each time it is started. Nothing that you \
    saved is lost. Close other programs, install the system's updates, and start the program again.";

/// The breakdowns so far.
#[derive(Debug, Default)]
pub struct Breakdowns {
    since_heard: u32,
    told: Option<Breakdown>,
}

impl Breakdowns {
    /// A page came up: it called.
    pub fn heard(&mut self) {
        self.since_heard = 0;
    }

    /// What the page says about the one before it.
    pub fn told(&self) -> Option<Breakdown> {
        self.told
    }

    /// A store has been opened: the person has gone on.
    pub fn over(&mut self) {
        self.told = None;
    }

    /// A page broke down; whether another is tried.
    pub fn another(&mut self, store_was_open: bool) -> bool {
        self.since_heard += 1;
        if store_was_open || self.told.is_none() {
            self.told = Some(if store_was_open { Breakdown::StoreLocked } else { Breakdown::NothingOpen });
        }
        self.since_heard <= TRIES
    }
}

/// Says that no page can be shown, and ends the program.
pub fn end(app: &AppHandle) {
    // Without standard error the message below is all there is; without a screen, the exit status.
    let _ = writeln!(std::io::stderr(), "{NO_PAGE}");
    let ending = app.clone();
    let shown = app.run_on_main_thread(move || {
        let said = AsyncMessageDialog::new()
            .set_level(MessageLevel::Error)
            .set_title("HPUG Workbook")
            .set_description(NO_PAGE)
            .show();
        tauri::async_runtime::spawn(async move {
            said.await;
            ending.exit(1);
        });
    });
    if shown.is_err() {
        app.exit(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_end_before_they_come_up_are_not_begun_for_ever() {
        let mut breakdowns = Breakdowns::default();
        for _ in 0..10 {
            assert!(breakdowns.another(true), "one that came up before is begun anew");
            breakdowns.heard();
        }
        assert!(breakdowns.another(true) && breakdowns.another(false), "two tries");
        assert!(!breakdowns.another(false), "and no third");
    }

    #[test]
    fn a_locked_store_is_told_until_one_is_opened() {
        let mut breakdowns = Breakdowns::default();
        assert_eq!(breakdowns.told(), None);
        breakdowns.another(false);
        assert_eq!(breakdowns.told(), Some(Breakdown::NothingOpen));
        breakdowns.another(true);
        breakdowns.another(false);
        assert_eq!(
            breakdowns.told(),
            Some(Breakdown::StoreLocked),
            "also where the next page broke down too"
        );
        breakdowns.over();
        assert_eq!(breakdowns.told(), None);
    }
}
