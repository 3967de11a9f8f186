//! Locks and unlocks of the shipped window, by the X server's keys.

use std::path::Path;

use hpug_tests::window::{Machine, Shipped, until};

use crate::PASSPHRASE;
use crate::taken::Taken;

/// What the program and its web view held each time the store was open.
pub fn day(machine: &Machine, program: &Path, store: &Path, locks: usize) -> [(&'static str, Taken); 2] {
    let window = Shipped::open_program(machine, program, &[&store.display().to_string()]);
    let name = store.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (mut program, mut view) = (Taken::default(), Taken::default());
    for _ in 0..locks {
        window.unlock(PASSPHRASE, &name);
        window.painted();
        let views = until("one web view", || match window.web_processes().as_slice() {
            [one] => Ok(*one),
            others => Err(format!("{others:?}")),
        });
        program.take(window.process(), window.processes().len());
        view.take(views, 0);
        window.press(&["ctrl+l"]);
        window.titled("HPUG Workbook");
    }
    window.close();
    [("program", program), ("web view", view)]
}
