//! The configuration that is shipped, driven by the X server's keys: what a person types is nowhere on disk in plain
//! text, nothing reaches for a network, and a lock ends the web view's process.

use std::os::unix::process::ExitStatusExt;
use std::path::Path;

use hpug_store::key::{KNOWN_DERIVATIONS, SALT_BYTES};
use hpug_tests::memory::{Needle, found};
use hpug_tests::peer::{can_look_into, core_limits};
use hpug_tests::window::{Machine, Shipped, Trace, files_with, internet_calls, until};
use rustix::process::Signal;

use crate::analyst::{Analyst, PASSPHRASE};

/// A plan's name that stands nowhere else.
const MARKER: &str = "Quillwort Meadow";

#[test]
fn nothing_typed_stands_on_disk_in_plain_and_nothing_reaches_a_network() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    analyst.create_store();
    let store = analyst.store();
    analyst.have_words();
    analyst.window.close(&machine);

    let window = Shipped::open(&machine, Trace::Network);
    unlock(&window);
    let before = size(&store);
    window.press(&["ctrl+n"]);
    // The form comes first, then the plan.
    window.press(&["Tab"]);
    window.takes_keys();
    window.type_text(MARKER);
    window.press(&["Return"]);
    until(
        "the report on disk",
        || if size(&store) > before { Ok(()) } else { Err(format!("{before} bytes")) },
    );
    window.picture("shipped-report");
    assert_eq!(files_with(&machine, MARKER), Vec::<std::path::PathBuf>::new(), "while the store is open");

    let old = window.web_processes();
    window.press(&["ctrl+l"]);
    window.titled("HPUG Workbook");
    until("the end of the web view's process", || {
        let now = window.web_processes();
        if now.iter().any(|id| old.contains(id)) || now.len() != 1 {
            Err(format!("{old:?}, now {now:?}"))
        } else {
            Ok(())
        }
    });
    window.painted();
    unlock(&window);
    window.picture("shipped-unlocked");
    window.close();

    for secret in [MARKER, PASSPHRASE] {
        assert_eq!(files_with(&machine, secret), Vec::<std::path::PathBuf>::new(), "{secret}, after closing");
    }
    assert_eq!(internet_calls(&machine), Vec::<String>::new());

    let again = Analyst::sit_down(&machine);
    again.unlock();
    again.window.says(MARKER);
    again.window.close(&machine);
}

/// The X server's keys reach the menu before the page: the page must know what each entry asks for.
#[test]
fn keys_that_the_menu_takes_are_done_by_the_page() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    analyst.create_store();
    analyst.have_words();
    analyst.window.close(&machine);

    let window = Shipped::open(&machine, Trace::None);
    unlock(&window);
    let shown = |key: &str, back: &str| {
        assert!(window.rests(|_| true), "the page before {key}");
        let before = machine.display().pixels();
        window.press(&[key]);
        until(&format!("what {key} shows"), || match machine.display().pixels() {
            now if now != before => Ok(()),
            _ => Err("nothing has changed".to_owned()),
        });
        window.picture(&format!("shipped-{key}"));
        window.press(&[back]);
    };
    for (key, back) in
        [("ctrl+k", "Escape"), ("F1", "Escape"), ("ctrl+comma", "Escape"), ("ctrl+equal", "ctrl+0")]
    {
        shown(key, back);
    }
    assert!(window.rests(|_| true), "the library");
    window.press(&["ctrl+n"]);
    window.press(&["Tab"]);
    window.takes_keys();
    window.type_text(MARKER);
    window.press(&["Return"]);
    // The report's first cell has the focus and no caret.
    assert!(window.rests(|_| true), "the report");
    for (key, back) in [("ctrl+f", "Escape"), ("ctrl+k", "Escape"), ("ctrl+e", "Escape")] {
        shown(key, back);
    }
    window.close();
}

/// Each lock brings a fresh web view: what the one before had of the system goes with it.
#[test]
fn lock_after_lock_leaves_no_process_behind_and_the_menus_where_they_are() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    analyst.create_store();
    analyst.have_words();
    analyst.window.close(&machine);

    let window = Shipped::open(&machine, Trace::None);
    let mut before = None;
    for lock in 1..=5 {
        unlock(&window);
        window.press(&["ctrl+l"]);
        window.titled("HPUG Workbook");
        window.painted();
        // The page that is shown now is plain where the menus would be missing.
        assert!(machine.display().has_menus(), "the menus after lock {lock}");
        before = Some(until("one web view and as many processes as before", || {
            let (views, all) = (window.web_processes().len(), window.processes().len());
            let as_before = before.is_none_or(|before| before == all);
            if views == 1 && as_before {
                Ok(all)
            } else {
                Err(format!("{views} and {all}, before {before:?}"))
            }
        }));
    }
    window.picture("shipped-locked-again");
    window.close();
}

/// In all that the window's own process may write, what belongs to GTK and WebKit included. Only the superuser may look into it.
#[test]
fn a_lock_leaves_no_key_in_the_window_s_memory() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    analyst.create_store();
    let key = Needle::key("the key", &key_of(&analyst.store()));
    analyst.have_words();
    analyst.window.close(&machine);

    let window = Shipped::open(&machine, Trace::None);
    unlock(&window);
    let open = found(window.process(), &key);
    assert!(!open.is_empty(), "the key of an open store is in memory: else nothing could be found");
    window.press(&["ctrl+l"]);
    window.titled("HPUG Workbook");
    window.painted();
    assert_eq!(
        found(window.process(), &key),
        Vec::<String>::new(),
        "left after the lock; before it: {open:#?}"
    );
    window.close();
}

/// The key that the passphrase opens a store with.
fn key_of(store: &Path) -> [u8; 32] {
    let salt = std::fs::read(store).expect("the store")[..SALT_BYTES].try_into().expect("a salt");
    *KNOWN_DERIVATIONS[0].key(PASSPHRASE, &salt).expect("a key").bytes()
}

#[test]
fn the_window_leaves_no_core_file_and_lets_nobody_look_into_it() {
    let machine = Machine::new();
    let window = Shipped::open_ordinary(&machine);
    window.painted();
    assert!(!can_look_into(window.process()), "the window lets other programs in");
    let processes = window.processes();
    assert!(processes.len() > 2, "the web view has processes of its own: {processes:?}");
    for process in processes {
        assert_eq!(core_limits(process), "0 0", "process {process}");
    }
    let ended = window.abort();
    assert_eq!((ended.signal(), ended.core_dumped()), (Some(Signal::ABORT.as_raw()), false));
    let names = std::fs::read_dir(machine.home()).expect("the home").flatten();
    let cores: Vec<_> = names
        .map(|entry| entry.file_name())
        .filter(|name| name.to_string_lossy().starts_with("core"))
        .collect();
    assert!(cores.is_empty(), "{cores:?}");
}

fn unlock(window: &Shipped<'_>) {
    window.unlock(PASSPHRASE, "Reports");
}

/// The bytes of a store with its log.
fn size(store: &Path) -> u64 {
    let bytes = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
    bytes(store) + bytes(&store.with_extension("hpug-wal"))
}
