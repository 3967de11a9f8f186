//! Places that go while they are in use, as a person meets them: the store's file, the folder of an export.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hpug_tests::window::{Key, Machine};

use crate::analyst::Analyst;
use crate::main_job::documents;
use crate::screens::Inspection;
use crate::steps::{HOST, PLAN};

const CELL: &str = "D.3/commercial/current/percent";

#[test]
fn a_store_that_went_keeps_what_was_typed_and_goes_on_when_it_is_back_or_as_a_copy() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    let window = &analyst.window;
    let mut screens = Inspection::new(&analyst);
    analyst.create_store();
    analyst.have_words();
    analyst.new_report(PLAN, HOST, "2026");
    analyst.go_to("D · Value-oriented payment");
    typed(&analyst, "12.5");
    analyst.saved();

    let store = analyst.store();
    let away = machine.home().join("away.hpug");
    fs::rename(&store, &away).expect("the store is moved");
    typed(&analyst, "13.5");
    window.says("The store is not at its place any more");
    window.says("All that was saved before is also in");
    analyst.shows(CELL, "13.5");
    screens.look("store-gone");
    fs::rename(&away, &store).expect("the store is moved back");
    analyst.push("Try again");
    analyst.saved();
    analyst.shows(CELL, "13.5");

    no_export(&analyst, &mut screens);
    fs::remove_file(&store).expect("the store is removed");
    analyst.lock();
    screens.look("store-gone-unlock");
    analyst.unlock();
    window.says("everything that had been saved was kept as");
    screens.look("store-gone-copy");
    analyst.push_report(PLAN);
    analyst.go_to("D · Value-oriented payment");
    analyst.shows(CELL, "13.5");
    typed(&analyst, "14.5");
    analyst.saved();
    screens.end();
    analyst.window.close(&machine);
}

/// A drive that reports errors goes on for reading only, under the program's open file. Only the superuser may make one.
#[test]
fn a_drive_that_goes_on_for_reading_only_keeps_what_was_typed_until_it_is_mended() {
    let machine = Machine::new();
    let Some(drive) = Drive::at(&documents(&machine), machine.home().join("drive.img")) else { return };
    let analyst = Analyst::sit_down(&machine);
    let window = &analyst.window;
    let mut screens = Inspection::new(&analyst);
    analyst.create_store();
    analyst.have_words();
    analyst.new_report(PLAN, HOST, "2026");
    analyst.go_to("D · Value-oriented payment");
    typed(&analyst, "12.5");
    analyst.saved();

    drive.fail();
    typed(&analyst, "13.5");
    window.find("button", "Try again");
    analyst.shows(CELL, "13.5");
    screens.look("drive-reading-only");
    analyst.push("Try again");
    window.find("button", "Try again");
    analyst.shows(CELL, "13.5");
    drive.mend();
    analyst.push("Try again");
    analyst.saved();
    analyst.shows(CELL, "13.5");
    analyst.lock();
    analyst.unlock();
    analyst.go_to("D · Value-oriented payment");
    analyst.shows(CELL, "13.5");
    screens.end();
    analyst.window.close(&machine);
}

/// A file that is mounted as a drive.
struct Drive {
    at: PathBuf,
    image: PathBuf,
}

impl Drive {
    /// Mounts one; `None` where this may not be done: not as the superuser, or without loop devices.
    fn at(at: &Path, image: PathBuf) -> Option<Self> {
        fs::File::create(&image).and_then(|file| file.set_len(64 << 20)).expect("an image");
        ran(Command::new("mkfs.ext4").arg("-q").arg(&image)).then_some(())?;
        ran(Command::new("mount").args(["-o", "loop"]).arg(&image).arg(at))
            .then(|| Self { at: at.to_owned(), image })
    }

    /// Has it do what the system does with a drive whose journal can't be written.
    fn fail(&self) {
        assert!(ran(Command::new("mount").args(["-o", "remount,abort"]).arg(&self.at)), "the drive fails");
    }

    /// Takes it off, as open as it is, checks it and plugs it in again.
    fn mend(&self) {
        assert!(ran(Command::new("umount").arg("--lazy").arg(&self.at)), "the drive is taken off");
        // It ends with 1 where it mended something.
        ran(Command::new("fsck.ext4").arg("-fy").arg(&self.image));
        assert!(
            ran(Command::new("mount").args(["-o", "loop"]).arg(&self.image).arg(&self.at)),
            "the drive is back"
        );
    }
}

impl Drop for Drive {
    fn drop(&mut self) {
        while ran(Command::new("umount").arg("--lazy").arg(&self.at)) {}
    }
}

fn ran(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

fn typed(analyst: &Analyst<'_>, text: &str) {
    analyst.cell(CELL);
    analyst.window.type_text(text);
    analyst.window.press(&[Key::Enter]);
}

/// The folder goes between choosing it and writing: the dialog stays, with the reason, and takes another one.
fn no_export(analyst: &Analyst<'_>, screens: &mut Inspection<'_>) {
    let window = &analyst.window;
    let folder = documents(analyst.machine).join("out");
    let file = folder.join("report.pdf");
    window.chord(&[Key::Control, Key::Char('e')]);
    window.field("Save as").fill(&file.display().to_string());
    analyst.push("Export");
    window.says("There is no folder");
    screens.look("export-folder-gone");
    fs::create_dir(&folder).expect("the folder");
    analyst.push("Export");
    window.find("heading", "Exported");
    analyst.push("Close");
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 1, "the export alone");
}
