//! What the parent finds.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use hpug_session::wire::store::{CreateStore, Role};
use hpug_store::key::{KNOWN_DERIVATIONS, SALT_BYTES};
use hpug_tests::memory::{Needle, found};
use tempfile::TempDir;

use crate::child::{STORE, WORD, session};

/// Every trial by its name.
pub const ALL: &[(&str, fn())] = &[
    ("nothing_typed_and_no_key_is_left_in_memory_after_a_lock", || by("passphrase")),
    ("no_recovery_word_and_no_key_is_left_in_memory_after_a_lock", || by("words")),
];

const PASSPHRASE: &str = "blue kettle hums softly tonight";
const ANSWER: &str = "Quillwort Meadow counts forty";

/// A store with the files that a child takes its secrets from, and what to look for.
struct Made {
    folder: TempDir,
    secrets: Vec<Needle>,
    answers: Vec<Needle>,
}

fn made() -> Made {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(STORE);
    let mut session = session(folder.path(), 0);
    let created = session
        .create_store(&CreateStore {
            path: path.display().to_string(),
            passphrase: PASSPHRASE.into(),
            role: Role::Plan,
            person: "Ann".to_owned(),
        })
        .expect("a store");
    let words = created.recovery_words.clone();
    session.lock().expect("the store locks");
    for (name, text) in [("passphrase", PASSPHRASE), ("words", &words.join(" ")), ("answer", ANSWER)] {
        fs::write(folder.path().join(name), text).expect("a file for the child");
    }
    let mut secrets = Needle::text("the passphrase", PASSPHRASE);
    for (at, few) in words.chunks(4).enumerate() {
        secrets.extend(Needle::text(&format!("recovery words from {}", at * 4 + 1), &few.join(" ")));
    }
    secrets.extend(Needle::key("the key", &key_of(&path)));
    Made { folder, secrets, answers: Needle::text("the answer", ANSWER) }
}

fn key_of(store: &Path) -> [u8; 32] {
    let salt = fs::read(store).expect("the store")[..SALT_BYTES].try_into().expect("a salt");
    *KNOWN_DERIVATIONS[0].key(PASSPHRASE, &salt).expect("a key").bytes()
}

fn by(way: &str) {
    let made = made();
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args([WORD.as_ref(), made.folder.path().as_os_str(), way.as_ref()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the child starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its output"));
    hears(&mut lines, "open");
    let open = found(child.id(), &made.answers);
    assert!(!open.is_empty(), "an answer of an open store is in memory: else nothing could be found");
    let secrets = found(child.id(), &made.secrets);
    go_on(&mut child);
    hears(&mut lines, "locked");
    let locked = [found(child.id(), &made.secrets), found(child.id(), &made.answers)].concat();
    go_on(&mut child);
    assert!(child.wait().expect("the child ends").success());
    assert!(locked.is_empty(), "left after the lock: {locked:#?}\nwhile it was open: {secrets:#?}");
}

fn hears(lines: &mut BufReader<ChildStdout>, word: &str) {
    let mut line = String::new();
    lines.read_line(&mut line).expect("the child speaks");
    assert_eq!(line.trim(), word);
}

fn go_on(child: &mut Child) {
    let stdin = child.stdin.as_mut().expect("its input");
    stdin.write_all(b"\n").expect("the child listens");
}
