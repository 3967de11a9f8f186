//! The child: opens a store and does one thing, acknowledging on standard output what is durable.

use std::io::{BufRead, Write};
use std::path::Path;
use std::process::ExitCode;

use hpug_store::{Done, Store, StoreError, Unlock};

use crate::chance::Chance;
use crate::made::{answer, edit, note};

/// First argument of a child.
pub const WORD: &str = "as-child";

/// Words that the child types and that must be nowhere on disk.
pub const MARKER: &str = "Zimtstern-Marker-4711";

fn say(line: &str) {
    let mut out = std::io::stdout();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

/// `DEED PATH WORDS [MORE]`.
pub fn run(arguments: &[String]) -> ExitCode {
    let [deed, path, words, more @ ..] = arguments else { panic!("deed, path, words") };
    let mut store = match Store::open(Path::new(path), Unlock::Words(words), None) {
        Ok(opened) => opened.store,
        Err(error) => {
            say(&format!("refused {}", kind(&error)));
            return ExitCode::SUCCESS;
        }
    };
    match (deed.as_str(), more) {
        ("edits", [report, from]) => edits(&mut store, report.parse().unwrap(), from.parse().unwrap()),
        ("rekey", [passphrase]) => {
            say("ready");
            store.change_passphrase(&note(passphrase), passphrase).unwrap();
            say("done");
        }
        ("fill", [report]) => fill(&mut store, report.parse().unwrap()),
        ("work", [report, from, seed]) => {
            work(&mut store, report.parse().unwrap(), from.parse().unwrap(), seed.parse().unwrap());
        }
        ("marker", [report]) => marker(&mut store, report.parse().unwrap(), path),
        ("hold", []) => hold(),
        ("read", []) => {
            // As a file dialog does that lists its folder.
            assert!(std::fs::read(path).unwrap().len() > 1_000);
            hold();
        }
        _ => panic!("{arguments:?}"),
    }
    ExitCode::SUCCESS
}

/// Waits until the parent closes standard input.
fn hold() {
    say("open");
    std::io::stdin().lock().lines().for_each(drop);
}

/// Types numbers for ever, resting now and then, each acknowledged once it is durable.
fn edits(store: &mut Store, report: i64, from: u64) {
    for n in from.. {
        let value = answer(&format!("D.{}/commercial/current/percent", n % 7), &n.to_string());
        store.transact(&edit(&format!("e{n}"), report), |tx| tx.put_answer(report, &value)).unwrap();
        say(&n.to_string());
        if n % 11 == 0 {
            store.rest().unwrap();
        }
    }
}

/// Types, rests and backs up by chance, each acknowledged once it is durable.
fn work(store: &mut Store, report: i64, from: u64, seed: u64) {
    let mut chance = Chance::of(seed);
    for n in from.. {
        let address = format!("D.{}/commercial/current/percent", n % 7);
        let value = answer(&address, &n.to_string());
        let remark = format!("{n} {}", "r".repeat(chance.below(6_000)));
        let typed = store.transact(&edit(&format!("e{n}"), report), |tx| {
            tx.put_answer(report, &value)?;
            tx.put_remark(report, &address, &remark)
        });
        typed.unwrap();
        say(&n.to_string());
        match chance.below(12) {
            0 | 1 => store.rest().unwrap(),
            2 => {
                store.back_up(&stamp(n)).unwrap();
                say(&format!("backup {n}"));
            }
            _ => {}
        }
    }
}

/// The time on the wall when an edit of that number is backed up.
pub fn stamp(n: u64) -> String {
    format!("2026-11-{:02} {:02}.{:02}.{:02}", 1 + n / 86_400, n / 3_600 % 24, n / 60 % 60, n % 60)
}

/// Types until the disk is full, then shows that nothing smaller slips in after that.
fn fill(store: &mut Store, report: i64) {
    for n in 0.. {
        let text = answer("E/text", &format!("{n} {}", "x".repeat(20_000)));
        match store.transact(&edit(&format!("e{n}"), report), |tx| tx.put_answer(report, &text)) {
            Ok(done) => {
                assert!(matches!(done, Done::Applied { .. }));
                say(&format!("saved {n}"));
            }
            Err(error) => {
                say(&format!("failed {n} {}", kind(&error)));
                break;
            }
        }
    }
    let small = store.transact(&edit("small", report), |tx| tx.put_remark(report, "A", "x"));
    say(&format!("small {}", kind(&small.unwrap_err())));
    // The parent makes room, then the failed change is sent again.
    std::io::stdin().lock().read_line(&mut String::new()).unwrap();
    store.resume().unwrap();
    let done = store.transact(&edit("again", report), |tx| tx.put_answer(report, &answer("E/text", "again")));
    assert!(matches!(done.unwrap(), Done::Applied { .. }));
    store.verify().unwrap();
    say("again");
}

/// Types the marker everywhere it could go until the log is long too, sorts by it, and holds the store open.
fn marker(store: &mut Store, report: i64, path: &str) {
    // The log is written back from time to time, so that it may be short after any number of edits.
    let log_is_short = || std::fs::metadata(format!("{path}-wal")).unwrap().len() < 200_000;
    for n in (0..).take_while(|n| *n < 300 || log_is_short()) {
        let value = answer(&format!("T.{n}/text"), &format!("{MARKER} {n} {}", "y".repeat(2_000)));
        store
            .transact(&edit(&format!("m{n}"), report), |tx| {
                tx.put_answer(report, &value)?;
                tx.put_remark(report, &format!("{MARKER}/{n}"), MARKER)?;
                tx.put_draft_text(report, "E/text", MARKER)
            })
            .unwrap();
    }
    let history = store.history(report).unwrap();
    assert!(history.len() > 300);
    hold();
}

/// The error's kind in a word.
pub fn kind(error: &StoreError) -> &'static str {
    match error {
        StoreError::OpenElsewhere { program: Some(_), .. } => "open-elsewhere-by-name",
        StoreError::OpenElsewhere { .. } => "open-elsewhere",
        StoreError::WrongPassphrase { .. } => "wrong",
        StoreError::DiskFull { .. } => "disk-full",
        StoreError::Stopped { .. } => "stopped",
        StoreError::NoPermission { what, .. } => match what {
            hpug_store::Refused::Read => "no-permission-read",
            hpug_store::Refused::Write => "no-permission-write",
            hpug_store::Refused::Folder => "no-permission-folder",
        },
        _ => panic!("{error}"),
    }
}
