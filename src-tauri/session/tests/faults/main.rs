//! Faults at every call that changes a file: the program killed before it, the power failing, the disk full, the device
//! failing or going on for reading only. `HPUG_FAULTS=all` takes every state and every call; else a sample of them, the same in each run.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../../../store/tests/made/chance.rs"]
mod chance;
#[path = "../desk/mod.rs"]
mod desk;
mod disk;
#[path = "../../../store/tests/made/mod.rs"]
mod made;
mod prove;
mod restoring;
mod session_deeds;
mod store_deeds;
mod watch;

use prove::prove;

#[test]
fn making_a_store_outlives_every_fault() {
    prove(&store_deeds::Create::default());
}

#[test]
fn edits_outlive_every_fault() {
    prove(&store_deeds::Edits { below: "" });
}

#[test]
fn edits_in_a_synced_folder_outlive_every_fault() {
    prove(&store_deeds::Edits { below: "OneDrive - Evergreen" });
}

#[test]
fn a_backup_outlives_every_fault() {
    prove(&store_deeds::BackUp);
    prove(&store_deeds::FirstBackUp);
}

#[test]
fn a_change_of_the_passphrase_outlives_every_fault() {
    prove(&store_deeds::ChangePassphrase);
}

#[test]
fn upgrades_outlive_every_fault() {
    for upgrade in store_deeds::Upgrade::each() {
        prove(&upgrade);
    }
}

#[test]
fn putting_a_backup_back_outlives_every_fault() {
    for left in [restoring::Left::Closed, restoring::Left::WithLog, restoring::Left::WithJournal] {
        prove(&restoring::Restore { left });
    }
}

#[test]
fn a_lock_outlives_every_fault() {
    prove(&session_deeds::Lock::new());
}

#[test]
fn an_export_outlives_every_fault() {
    prove(&session_deeds::Export::new());
}
