//! The configuration that is shipped, without any network: a host's and an analyst's work through files, driven by the X
//! server's keys and the system's own file dialogs. No process of it reaches for a network.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::park_timeout;
use std::time::Duration;

use hpug_tests::hpug::run;
use hpug_tests::window::{Key, Machine, Shipped, Trace, internet_calls, repository, until};

use crate::analyst::{Analyst, PASSPHRASE};
use crate::main_job::{RADIO, documents};
use crate::meetings::{date, painted, tab};
use crate::steps::{HOST, PLAN};

/// What a page needs at most to take in a key, on a busy machine.
const PAUSE: Duration = Duration::from_secs(4);

#[test]
fn export_received_files_and_packet_reach_no_network() {
    let machine = Machine::new();
    let [own, sent] = prepared(&machine);
    let analyst = Analyst::sit_down(&machine);
    analyst.create_store_for("both");
    analyst.have_words();
    let store = analyst.store();
    draft(&analyst, &own);
    analyst.window.close(&machine);

    let window = Shipped::open(&machine, Trace::Network);
    unlock(&window);
    exported(&window, &machine);
    received(&window, &store, &sent);
    window.close();
    assert_eq!(internet_calls(&machine), Vec::<String>::new(), "exporting and receiving");

    let analyst = Analyst::sit_down(&machine);
    analyst.unlock();
    let tabs = to_the_packet(&analyst);
    analyst.window.close(&machine);
    let window = Shipped::open(&machine, Trace::Network);
    unlock(&window);
    packet(&window, &machine, tabs);
    window.close();
    assert_eq!(internet_calls(&machine), Vec::<String>::new(), "writing a packet");
}

/// Two plans' workbooks: one to go on with, one that was sent.
fn prepared(machine: &Machine) -> [PathBuf; 2] {
    let folder = machine.home().join("sent");
    fs::create_dir_all(&folder).expect("a folder");
    let samples = repository().join("tests/data/sample");
    [("answers.json", "Lakeside.xlsx"), ("riverbend.json", "Riverbend.xlsx")].map(|(answers, out)| {
        let file = samples.join(answers).display().to_string();
        let _ = run(&folder, &["export", "--answers", &file, "-o", out]);
        folder.join(out)
    })
}

fn draft(analyst: &Analyst<'_>, file: &Path) {
    let window = &analyst.window;
    analyst.machine.drop_file(file);
    window.find("heading", "What is this workbook?");
    window.script(RADIO, &["Go on with it".into()]);
    window.press(&[Key::Char(' ')]);
    window.field("Host").fill(HOST);
    analyst.push("Continue");
    window.find("navigation", "Sections");
    analyst.push("I have read them");
}

fn unlock(window: &Shipped<'_>) {
    window.unlock(PASSPHRASE, "Reports");
    window.painted();
    park_timeout(PAUSE);
}

/// Repeats `attempt` until `found` does; each leaves the page as it was when it fails.
fn tried(what: &str, mut attempt: impl FnMut(), mut found: impl FnMut() -> Result<(), String>) {
    until(what, || {
        if found().is_ok() {
            return Ok(());
        }
        attempt();
        (0..5).find(|_| {
            park_timeout(PAUSE);
            found().is_ok()
        });
        found()
    });
}

/// The files below the documents with that ending.
fn written(machine: &Machine, ending: &str) -> Vec<PathBuf> {
    let mut open = vec![documents(machine)];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found
}

fn any(machine: &Machine, ending: &str) -> Result<(), String> {
    match written(machine, ending).is_empty() {
        false => Ok(()),
        true => Err(format!("no {ending} below the documents")),
    }
}

/// Fills the workbook of the report that is open, with a PDF beside it.
fn exported(window: &Shipped<'_>, machine: &Machine) {
    let attempt = || {
        window.press(&["Escape"]);
        if window.changes(|| window.press(&["ctrl+e"])) {
            window.press(&["Return"]);
        }
    };
    tried("the exported workbook", attempt, || any(machine, "xlsx"));
    tried("the PDF beside it", || (), || any(machine, "pdf"));
    window.picture("walk-exported");
    window.press(&["Escape"]);
}

/// Opens a workbook by the system's dialog and keeps it as received.
fn received(window: &Shipped<'_>, store: &Path, file: &Path) {
    let before = size(store);
    let least = fs::metadata(file).expect("the workbook").len() / 2;
    let attempt = || {
        window.press(&["Escape"]);
        let asked = window.changes(|| {
            window.press(&["ctrl+o"]);
            window.titled("Open workbooks");
            window.type_text(&file.display().to_string());
            park_timeout(PAUSE);
            window.press(&["Return"]);
            window.titled("Reports – HPUG Workbook");
        });
        // Go on with it, start this year's from it, keep it as received.
        if asked && window.changes(|| window.press(&["Down"])) && window.changes(|| window.press(&["Down"])) {
            window.press(&["Return"]);
        }
    };
    tried("the received report in the store", attempt, || match size(store) {
        now if now >= before + least => Ok(()),
        now => Err(format!("{before} bytes before, {now} now")),
    });
    park_timeout(PAUSE);
    window.picture("walk-received");
}

/// The report came in as the plan's; enters a meeting and goes to its packet. Returns how often Tab leads from there to the
/// button that writes it.
fn to_the_packet(analyst: &Analyst<'_>) -> usize {
    let window = &analyst.window;
    window.says("Received: for reading only");
    window.says("Riverbend");
    window.script("document.querySelector('header button.product').click()", &[]);
    analyst.push("Meetings");
    window.find("heading", "Meetings");
    analyst.push("New meeting…");
    window.find("heading", "New meeting");
    window.field("Plan").fill(PLAN);
    date(analyst, "Day", "2027-09-14");
    window.field("Host").fill(HOST);
    analyst.push("Enter the meeting");
    tab(analyst, "Packet");
    painted(analyst);
    analyst.lock();
    analyst.unlock();
    painted(analyst);
    let tabs = (1..60).find(|_| {
        window.press(&[Key::Tab]);
        window.focus().1 == "Write the PDF…"
    });
    tabs.expect("Tab leads to the button")
}

fn packet(window: &Shipped<'_>, machine: &Machine, tabs: usize) {
    let before = written(machine, "pdf").len();
    for _ in 0..tabs {
        window.press(&["Tab"]);
    }
    window.picture("walk-packet");
    window.press(&["Return"]);
    window.titled("Export");
    park_timeout(PAUSE);
    // The name that is suggested, in the folder that is.
    window.press(&["Return"]);
    until("the packet", || match written(machine, "pdf").len() {
        now if now > before => Ok(()),
        now => Err(format!("{now} PDFs")),
    });
    window.titled("Reports – HPUG Workbook");
    park_timeout(PAUSE);
    window.picture("walk-packet-written");
}

/// The bytes of a store with its log.
fn size(store: &Path) -> u64 {
    let bytes = |path: &Path| fs::metadata(path).map_or(0, |file| file.len());
    bytes(store) + bytes(&store.with_extension("hpug-wal"))
}
