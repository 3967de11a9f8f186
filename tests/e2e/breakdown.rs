//! The web view's process breaks down: nobody is left with a window that shows nothing, and what was typed is there again.

use std::fs;
use std::path::{Path, PathBuf};

use hpug_tests::window::{Key, Machine, Shipped, Trace, break_down, until};
use rustix::process::Signal;

use crate::analyst::{Analyst, PASSPHRASE};
use crate::steps::{HOST, PLAN};

const CELL: &str = "D.3/commercial/current/percent";
const NEXT: &str = "D.4/commercial/current/percent";

/// A WebDriver's session ends with the page's process, so the person's own keys do it.
#[test]
fn a_page_that_breaks_down_comes_back_locked_with_what_was_typed() {
    let machine = Machine::new();
    let store = left_at(&machine, NEXT, |analyst| {
        analyst.cell(CELL);
        analyst.window.type_text("12.5");
        analyst.window.press(&[Key::Enter]);
        analyst.saved();
    });

    let window = Shipped::open(&machine, Trace::None);
    window.unlock(PASSPHRASE, "Reports");
    keeps_typed(&window, &store);
    window.web_processes().into_iter().for_each(|page| break_down(page, Signal::KILL));
    window.titled("HPUG Workbook");
    window.takes_keys();
    window.picture("shipped-broke-down-with-store");
    window.unlock(PASSPHRASE, "Reports");
    window.close();

    let again = Analyst::sit_down(&machine);
    again.unlock();
    let half = "return document.querySelector('main [role=grid] input')?.value ?? ''";
    again.window.until("the half-typed text in its cell", || match again.window.script(half, &[]) {
        text if text.as_str().is_some_and(|text| text.starts_with('7')) => Ok(()),
        other => Err(other.to_string()),
    });
    again.shows(CELL, "12.5");
    again.window.close(&machine);
}

/// The page itself stays up then, but nothing that is typed into it would reach the store any more.
#[test]
fn a_network_process_that_ends_locks_and_what_is_typed_then_reaches_the_store() {
    let machine = Machine::new();
    let store = left_at(&machine, NEXT, |_| ());

    let window = Shipped::open(&machine, Trace::None);
    for signal in [Signal::KILL, Signal::ABORT] {
        window.unlock(PASSPHRASE, "Reports");
        keeps_typed(&window, &store);
        let network = window.children("WebKitNetworkProcess");
        assert_eq!(network.len(), 1, "{network:?}");
        network.into_iter().for_each(|process| break_down(process, signal));
        window.titled("HPUG Workbook");
        window.takes_keys();
    }
    window.picture("shipped-network-process-ended");
    window.unlock(PASSPHRASE, "Reports");
    keeps_typed(&window, &store);
    window.close();
}

/// Makes a store with a report, does some work in section D, and closes the program at a cell.
fn left_at(machine: &Machine, cell: &str, work: impl FnOnce(&Analyst<'_>)) -> PathBuf {
    let analyst = Analyst::sit_down(machine);
    analyst.create_store();
    analyst.have_words();
    analyst.new_report(PLAN, HOST, "2026");
    analyst.go_to("D · Value-oriented payment");
    work(&analyst);
    analyst.cell(cell);
    let store = analyst.store();
    analyst.window.close(machine);
    store
}

/// Types into the cell that was left until the store has it.
fn keeps_typed(window: &Shipped<'_>, store: &Path) {
    let before = bytes_with_log(store);
    until("the half-typed text on disk", || {
        // Keys are lost until the cell that was left has the keyboard again.
        if bytes_with_log(store) == before {
            window.press(&["7"]);
        }
        if bytes_with_log(store) == before { Err("nothing is kept".to_owned()) } else { Ok(()) }
    });
}

/// The bytes of a store with its log.
fn bytes_with_log(store: &Path) -> Vec<u8> {
    let log = store.with_extension("hpug-wal");
    [store, &log].iter().flat_map(|file| fs::read(file).unwrap_or_default()).collect()
}

/// As it is shipped, the fresh web view is made from the one whose process is gone.
#[test]
fn the_shipped_window_outlives_its_page_again_and_again() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    analyst.create_store();
    analyst.have_words();
    analyst.window.close(&machine);

    let window = Shipped::open(&machine, Trace::None);
    for signal in [Signal::ABORT, Signal::KILL, Signal::ABORT] {
        window.unlock(PASSPHRASE, "Reports");
        let pages = window.web_processes();
        pages.iter().for_each(|page| break_down(*page, signal));
        window.titled("HPUG Workbook");
        window.painted();
        assert!(machine.display().has_menus(), "the menus after {signal:?}");
        until("one fresh web view", || match window.web_processes() {
            now if now.len() == 1 && !pages.contains(&now[0]) => Ok(()),
            now => Err(format!("{pages:?}, now {now:?}")),
        });
    }
    window.takes_keys();
    window.picture("shipped-broke-down");
    window.unlock(PASSPHRASE, "Reports");
    window.close();
}

/// Where no page comes up at all, the program says so and ends: it neither begins anew for ever nor shows nothing.
#[test]
fn a_window_that_can_show_no_page_says_so_and_ends() {
    let machine = Machine::new();
    let mut window = Shipped::open(&machine, Trace::None);
    let mut looks = 0;
    let ended = until("the program's end", || {
        // One that has not yet told WebKit its number takes the program with it: WebKit ends it there.
        let begun = window.web_processes().into_iter().filter(|page| threads(*page) > 3);
        begun.for_each(|page| break_down(page, Signal::KILL));
        looks += 1;
        if looks % 25 == 0 {
            // The message is on the screen at last; the key that closes it goes to what has the keyboard.
            machine.display().tool(&["key", "--clearmodifiers", "Return"])?;
        }
        window.ended().ok_or_else(|| "it runs".to_owned())
    });
    assert_eq!(ended.code(), Some(1));
}

fn threads(process: u32) -> usize {
    fs::read_dir(format!("/proc/{process}/task")).map_or(0, Iterator::count)
}
