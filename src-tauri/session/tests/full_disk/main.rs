//! A full disk as a person meets it: the failed edit is told, nothing slips in before it, and once there is room
//! it is saved under the same id. The disk is a tmpfs in a mount namespace of a child of this program. And a drive that fails.
#![allow(unsafe_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod deeds;

#[path = "../desk/mod.rs"]
mod desk;

use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode};

use desk::Desk;
use hpug_session::wire::cells::{EditKind, Typed};
use hpug_session::wire::{ErrorCode, WireError};

/// What a child of this program proves: its name, how it is begun (a script that gets a folder and this program), the proof.
type Proof = (&'static str, &'static str, fn(&Path));

const PROOFS: [Proof; 2] = [
    (
        "a_failed_edit_waits_for_room",
        "exec unshare --user --map-root-user --mount sh -ec \
         'mount -t tmpfs -o size=2m,mode=0777 none \"$1\" && TMPDIR=\"$1\" exec \"$2\" \"$3\" \"$1\"' sh \"$@\"",
        fill_up,
    ),
    ("every_change_goes_through_once_the_drive_is_mended", "TMPDIR=\"$1\" exec \"$2\" \"$3\" \"$1\"", |_| {
        deeds::every_change_goes_through_once_the_drive_is_mended()
    }),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [name, folder] = arguments.as_slice()
        && let Some((_, _, prove)) = PROOFS.iter().find(|(proof, _, _)| proof == name)
    {
        prove(Path::new(folder));
        return ExitCode::SUCCESS;
    }
    let mut out = std::io::stdout();
    let mut failed = 0;
    for (name, script, _) in PROOFS {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("sh");
        command
            .args(["-ec", script, "sh"])
            .arg(folder.path())
            .arg(std::env::current_exe().unwrap())
            .arg(name);
        let passed = command.status().unwrap().success();
        failed += usize::from(!passed);
        writeln!(out, "test {name} ... {}", if passed { "ok" } else { "FAILED" }).unwrap();
    }
    let (word, passed) = (if failed == 0 { "ok" } else { "FAILED" }, PROOFS.len() - failed);
    writeln!(
        out,
        "\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out"
    )
    .unwrap();
    ExitCode::from(u8::from(failed > 0))
}

fn text(address: &str, text: String) -> [Typed; 1] {
    [Typed { address: address.to_owned(), text, rich: None }]
}

fn fill_up(disk: &Path) {
    let ballast = disk.join("ballast");
    std::fs::write(&ballast, vec![1; 700_000]).unwrap();
    let mut desk = Desk::new();
    let id = desk.new_report();
    let mut saved = 0;
    let failed = loop {
        let cells = text("E/text", format!("{saved} {}", "x".repeat(30_000)));
        match desk.session.edit(id, &format!("long-{saved}"), EditKind::Typed, &cells) {
            Ok(_) => saved += 1,
            Err(error) => break WireError::from(error),
        }
    };
    assert_eq!(failed.code, ErrorCode::DiskFull, "{}", failed.message);
    assert!(saved > 2, "{saved}");
    let small = text("A.1a/current/count", "1".to_owned());
    let refused = desk.session.edit(id, "small", EditKind::Typed, &small).unwrap_err();
    assert_eq!(
        WireError::from(refused).code,
        ErrorCode::DiskFull,
        "no smaller edit slips in before the failed one"
    );
    let shown = desk.shown(id, "E/text");
    assert!(shown.starts_with(&format!("{} ", saved - 1)), "the report shows what is saved");

    std::fs::remove_file(&ballast).unwrap();
    let refused = desk.session.edit(id, "small", EditKind::Typed, &small).unwrap_err();
    assert_eq!(WireError::from(refused).code, ErrorCode::DiskFull, "not even with room");
    let again = text("E/text", format!("{saved} {}", "x".repeat(30_000)));
    desk.session.edit(id, &format!("long-{saved}"), EditKind::Typed, &again).unwrap();
    desk.session.edit(id, "small", EditKind::Typed, &small).unwrap();
    // There is room for the edits, not for writing the log back: locking says so, locks, and loses nothing.
    let unrested = desk.session.lock().unwrap_err();
    assert_eq!(WireError::from(unrested).code, ErrorCode::DiskFull);
    assert!(matches!(desk.session.library(), Err(hpug_session::SessionError::Locked)));
    desk.start_again();
    assert!(desk.shown(id, "E/text").starts_with(&format!("{saved} ")));
    assert_eq!(desk.shown(id, "A.1a/current/count"), "1");
}
