//! Undo and redo over thousands of deeds: each state that was ever seen comes back as it was, and ends as the store has it.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../desk/mod.rs"]
mod desk;

mod deeds;
mod picture;

use deeds::Trial;

const DEEDS: usize = 10_000;
/// Each of these many deeds what is shown is held against the store, read anew.
const EACH: usize = 500;

#[test]
fn ten_thousand_deeds_are_undone_and_done_again_exactly() {
    let mut trial = Trial::new();
    for n in 1..=DEEDS {
        trial.deed();
        if n % EACH == 0 {
            trial.holds();
        }
    }
    trial.did_everything();
    trial.desk.start_again();
    trial.holds();
    let end = trial.now();
    while trial.now() > 0 {
        trial.undo();
    }
    assert!(trial.desk.session.undo(trial.id).is_err(), "all the way back");
    trial.holds();
    while trial.now() < end {
        trial.redo();
    }
    trial.holds();
}
