//! Folders that can't be written to, and folders, files and drives that go while they are in use: what is told, and that
//! nothing that was saved is lost. Everything happens on a drive of its own, in a mount namespace of a child of this program,
//! where a right that the superuser has doesn't count: what is mounted for reading only is so for everybody.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../desk/mod.rs"]
mod desk;

use std::fs;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use desk::Desk;
use hpug_session::Result;
use hpug_session::wire::cells::{EditKind, Typed};
use hpug_session::wire::exports::{ExportKind, ExportRequest};
use hpug_session::wire::{ErrorCode, WireError};

const INSIDE: &str = "on-a-drive-of-its-own";
const CELL: &str = "A.1a/current/count";

/// Every drill by its name.
const ALL: &[(&str, fn())] = &[
    ("what_is_for_reading_only_is_told_and_left_alone", reading_only),
    ("a_store_whose_folder_is_renamed_waits_for_it", renamed),
    ("a_store_that_is_removed_while_open_goes_on_as_a_copy", removed),
    ("another_file_in_a_store_s_place_is_never_written", replaced),
    ("a_drive_that_is_pulled_out_goes_on_when_it_is_back", pulled_out),
    ("backups_that_can_not_be_written_stop_no_work_and_are_told", no_backups),
    ("backups_that_were_removed_are_made_anew", backups_removed),
    ("an_export_into_a_folder_that_went_is_told_and_leaves_nothing", no_export),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|word| word == INSIDE) {
        return drills(arguments.get(1).map_or("", String::as_str));
    }
    let wanted = arguments.iter().find(|argument| !argument.starts_with('-'));
    let drive = tempfile::tempdir().unwrap();
    let script = "mount -t tmpfs -o size=400m,mode=0777 none \"$1\" && TMPDIR=\"$1\" exec \"$2\" on-a-drive-of-its-own \"$3\"";
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-ec", script, "sh"]);
    command.arg(drive.path()).arg(std::env::current_exe().unwrap()).arg(wanted.map_or("", String::as_str));
    if command.status().unwrap().success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn drills(wanted: &str) -> ExitCode {
    let mut out = std::io::stdout();
    let (mut passed, mut failed) = (0, 0);
    for (name, drill) in ALL.iter().filter(|(name, _)| name.contains(wanted)) {
        let ok = catch_unwind(AssertUnwindSafe(drill)).is_ok();
        writeln!(out, "test {name} ... {}", if ok { "ok" } else { "FAILED" }).unwrap();
        passed += usize::from(ok);
        failed += usize::from(!ok);
    }
    let word = if failed == 0 { "ok" } else { "FAILED" };
    writeln!(
        out,
        "\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out"
    )
    .unwrap();
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn mount(arguments: &[&str], path: &Path) {
    let status = Command::new(arguments[0]).args(&arguments[1..]).arg(path).status().unwrap();
    assert!(status.success(), "{arguments:?} {}", path.display());
}

/// Mounts a file or folder over itself, for reading only.
fn read_only(path: &Path) {
    mount(&["mount", "--bind", path.to_str().unwrap()], path);
    mount(&["mount", "-o", "remount,bind,ro"], path);
}

fn writable_again(path: &Path) {
    mount(&["umount"], path);
}

/// A desk whose store, made in the folder `drive` of it, holds a report with an answer and is open.
struct There {
    desk: Desk,
    drive: PathBuf,
    store: PathBuf,
    report: u32,
}

impl There {
    fn new() -> There {
        let mut desk = Desk::new();
        desk.session.lock().unwrap();
        let drive = desk.file("drive");
        fs::create_dir(&drive).unwrap();
        let store = drive.join("Plans.hpug");
        fs::copy(desk.path(), &store).unwrap();
        fs::remove_file(desk.path()).unwrap();
        let mut there = There { desk, drive, store, report: 0 };
        there.open().unwrap();
        there.report = there.desk.new_report();
        there.desk.type_in(there.report, CELL, "12");
        there
    }

    fn open(&mut self) -> Result<()> {
        let (path, words) = (self.store.to_str().unwrap(), self.desk.words.clone());
        self.desk.session.open_with_recovery(path, &words).map(drop)
    }

    /// Types with an id of its own, as the page does that sends what failed again.
    fn try_typing(&mut self, edit_id: &str, text: &str) -> std::result::Result<(), WireError> {
        let cell = [Typed { address: CELL.to_owned(), text: text.to_owned(), rich: None }];
        let done = self.desk.session.edit(self.report, edit_id, EditKind::Typed, &cell);
        done.map(drop).map_err(WireError::from)
    }

    fn shown(&mut self) -> String {
        self.desk.shown(self.report, CELL)
    }

    /// Copies that were made because the store was not at its place.
    fn copies(&self) -> Vec<PathBuf> {
        let folder = self.desk.file("HPUG Workbook");
        let Ok(entries) = fs::read_dir(&folder) else { return Vec::new() };
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

fn told<T>(result: Result<T>) -> WireError {
    match result {
        Ok(_) => panic!("it worked"),
        Err(error) => WireError::from(error),
    }
}

/// A store on a drive, in a folder, or a file that can't be written: the message names it, and nothing is changed.
fn reading_only() {
    let mut there = There::new();
    there.desk.session.lock().unwrap();
    let before = fs::read(&there.store).unwrap();
    for path in [there.drive.clone(), there.store.clone()] {
        read_only(&path);
        let refused = told(there.open());
        assert_eq!(refused.code, ErrorCode::ReadOnlyDrive, "{}", refused.message);
        assert!(refused.message.contains("can only be read now"), "{}", refused.message);
        assert!(refused.message.contains("Plans.hpug"), "{}", refused.message);
        writable_again(&path);
    }
    // The file itself can be written, its folder can't take the log.
    let aside = there.desk.file("aside.hpug");
    fs::copy(&there.store, &aside).unwrap();
    read_only(&there.drive);
    mount(&["mount", "--bind", aside.to_str().unwrap()], &there.store);
    let refused = told(there.open());
    assert_eq!(refused.code, ErrorCode::ReadOnlyDrive, "{}", refused.message);
    writable_again(&there.store);
    writable_again(&there.drive);
    assert_eq!(fs::read(&there.store).unwrap(), before, "nothing was written");
    assert_eq!(fs::read(&aside).unwrap(), before, "nothing was written");
    there.open().unwrap();
    assert_eq!(there.shown(), "12");
}

fn renamed() {
    let mut there = There::new();
    let elsewhere = there.desk.file("moved");
    fs::rename(&there.drive, &elsewhere).unwrap();
    let refused = there.try_typing("lost", "13").unwrap_err();
    assert_eq!(refused.code, ErrorCode::Gone);
    assert!(refused.message.contains("no longer where it was opened"), "{}", refused.message);
    let copies = there.copies();
    assert_eq!(copies.len(), 1, "{copies:?}");
    assert!(refused.message.contains(copies[0].to_str().unwrap()), "{}", refused.message);
    assert!(!there.drive.exists(), "no folder is made where the store was");
    assert_eq!(there.shown(), "12", "what was saved is shown");
    there.try_typing("lost", "13").unwrap_err();
    assert_eq!(there.copies().len(), 1, "one copy is enough");

    fs::rename(&elsewhere, &there.drive).unwrap();
    there.try_typing("lost", "13").unwrap();
    fs::rename(&there.store, &elsewhere).unwrap();
    there.desk.session.lock().unwrap();
    let newest = there.copies().into_iter().find(|copy| !copies.contains(copy));
    there.store = newest.unwrap();
    there.open().unwrap();
    assert_eq!(there.shown(), "13");
}

fn removed() {
    let mut there = There::new();
    fs::remove_dir_all(&there.drive).unwrap();
    there.desk.session.rest().unwrap();
    let copies = there.copies();
    assert_eq!(copies.len(), 1, "a pause is enough: {copies:?}");
    there.try_typing("lost", "13").unwrap_err();
    there.desk.session.lock().unwrap();
    assert_eq!(there.copies(), copies);
    let startup = there.desk.session.startup().unwrap();
    assert_eq!(Path::new(&startup.recent[0].path), copies[0], "it is offered first");
    there.store = copies[0].clone();
    there.open().unwrap();
    assert_eq!(there.shown(), "12");
    let warning = there.desk.session.store_info().unwrap().place_warning.unwrap_or_default();
    assert!(
        warning.contains("Plans.hpug") && warning.contains("everything that had been saved"),
        "{warning}"
    );
    there.try_typing("lost", "13").unwrap();
}

fn replaced() {
    let mut there = There::new();
    let other = there.drive.join("other");
    fs::write(&other, vec![7; 8192]).unwrap();
    fs::rename(&other, &there.store).unwrap();
    let refused = there.try_typing("lost", "13").unwrap_err();
    assert_eq!(refused.code, ErrorCode::Gone, "{}", refused.message);
    there.desk.session.lock().unwrap();
    assert_eq!(fs::read(&there.store).unwrap(), vec![7; 8192]);
    there.store = there.copies()[0].clone();
    there.open().unwrap();
    assert_eq!(there.shown(), "12");
}

fn pulled_out() {
    let mut there = There::new();
    there.desk.session.lock().unwrap();
    let stick = there.desk.file("stick");
    fs::create_dir(&stick).unwrap();
    let drive = there.drive.clone();
    let plug_in = || mount(&["mount", "--bind", drive.to_str().unwrap()], &stick);
    plug_in();
    there.store = stick.join("Plans.hpug");
    there.open().unwrap();
    mount(&["umount", "--lazy"], &stick);
    let refused = there.try_typing("lost", "13").unwrap_err();
    assert_eq!(refused.code, ErrorCode::Gone, "{}", refused.message);
    there.desk.session.rest().unwrap();
    assert_eq!(fs::read_dir(&stick).unwrap().count(), 0, "nothing is written where the drive was");
    plug_in();
    there.try_typing("lost", "13").unwrap();
    there.desk.session.lock().unwrap();
    there.open().unwrap();
    assert_eq!(there.shown(), "13");
    there.desk.session.lock().unwrap();
    writable_again(&stick);
    let refused = told(there.open());
    assert_eq!(refused.code, ErrorCode::NotFound);
    assert!(refused.message.contains("drive is not connected"), "{}", refused.message);
}

fn no_backups() {
    let mut there = There::new();
    let backups = there.drive.join("Plans backups");
    fs::create_dir_all(&backups).unwrap();
    read_only(&backups);
    assert_eq!(told(there.desk.session.rest()).code, ErrorCode::ReadOnlyDrive);
    there.try_typing("still", "13").unwrap();
    assert_eq!(told(there.desk.session.lock()).code, ErrorCode::ReadOnlyDrive);
    there.open().unwrap();
    assert_eq!(there.shown(), "13", "it was locked, and nothing is lost");
    let warning = there.desk.session.store_info().unwrap().place_warning.unwrap_or_default();
    assert!(
        warning.contains("last backup could not be made") && warning.contains("Plans backups"),
        "{warning}"
    );
    writable_again(&backups);
    there.desk.session.lock().unwrap();
    there.open().unwrap();
    assert_eq!(there.desk.session.store_info().unwrap().place_warning, None, "a backup was made");
}

fn backups_removed() {
    let mut there = There::new();
    there.desk.session.lock().unwrap();
    let backups = there.drive.join("Plans backups");
    assert_eq!(fs::read_dir(&backups).unwrap().count(), 1);
    fs::remove_dir_all(&backups).unwrap();
    there.open().unwrap();
    there.desk.session.lock().unwrap();
    assert_eq!(fs::read_dir(&backups).unwrap().count(), 1, "though nothing was changed");
}

fn no_export() {
    let mut there = There::new();
    let folder = there.desk.file("out");
    fs::create_dir(&folder).unwrap();
    let path = folder.join("report.pdf");
    let request = ExportRequest {
        kind: ExportKind::Pdf,
        companion: None,
        path: path.to_str().unwrap().to_owned(),
        working_figures: false,
    };
    fs::remove_dir(&folder).unwrap();
    let refused = told(there.desk.session.export_report(there.report, &request));
    assert_eq!(refused.code, ErrorCode::NotFound);
    assert!(refused.message.contains(folder.to_str().unwrap()), "{}", refused.message);
    assert!(!folder.exists());
    fs::create_dir(&folder).unwrap();
    read_only(&folder);
    let refused = told(there.desk.session.export_report(there.report, &request));
    assert_eq!(refused.code, ErrorCode::ReadOnlyDrive, "{}", refused.message);
    writable_again(&folder);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "no part is left behind");
    there.desk.session.export_report(there.report, &request).unwrap();
}
