//! The window opens, shows its page, takes keys and can be reached by nothing else.

use hpug_tests::window::{Key, Machine, Shipped, Trace, Window, internet_calls};

use crate::analyst::Analyst;

#[test]
fn opens_on_the_unlock_screen() {
    let machine = Machine::new();
    let window = Window::open(&machine);
    window.find("button", "Open a store…");
    assert_eq!(window.violations(), Vec::<String>::new());
    window.script("document.querySelector('main, body').append(document.createElement('button'))", &[]);
    assert!(
        window.violations().iter().any(|line| line.starts_with("button-name")),
        "the check sees no nameless button"
    );
    window.close(&machine);
}

#[test]
fn shipped_window_reaches_no_network() {
    let machine = Machine::new();
    let window = Shipped::open(&machine, Trace::Network);
    window.painted();
    assert_eq!(window.web_processes().len(), 1);
    window.picture("shipped");
    window.close();
    assert_eq!(internet_calls(&machine), Vec::<String>::new());
}

#[test]
fn shipped_window_refuses_automation() {
    let machine = Machine::new();
    let run = machine
        .command(hpug_tests::window::build("shipped"))
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .output()
        .expect("the program starts");
    assert!(!run.status.success());
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(said.contains("TAURI_WEBVIEW_AUTOMATION is set"), "{said}");
}

#[test]
fn a_lock_brings_a_fresh_web_view() {
    let machine = Machine::new();
    let window = Window::open(&machine);
    let old = window.handle();
    window.script("window.stays = true; window.__TAURI_INTERNALS__.invoke('lock')", &[]);
    window.follow(&old);
    assert_eq!(window.script("return window.stays === undefined", &[]), true);
    window.find("button", "Open a store…");
    window.close(&machine);
}

/// At 200 % the report's panes stand below each other, so that a section has the window's whole width.
#[test]
fn what_was_made_larger_stays_so_after_a_lock_and_at_the_next_start() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    let window = &analyst.window;
    window.find("button", "Open a store…");
    let half = width(window) / 2;
    for key in "+=+=+=+=+=-=".chars() {
        window.chord(&[Key::Control, Key::Char(key)]);
    }
    is_wide(window, half);
    analyst.create_store();
    analyst.have_words();
    analyst.new_report("Lakeside Health Plan", "Great Lakes Business Group", "2026");
    analyst.go_to("A · Contract terms");
    let section = window.script("return document.querySelector('main').clientWidth", &[]);
    assert!(section.as_i64() > Some(half * 8 / 10), "the section is {section} of {half} wide");
    window.picture("zoomed");
    let old = window.handle();
    window.last_chord(&[Key::Control, Key::Char('l')]);
    window.follow(&old);
    is_wide(window, half);
    analyst.window.close(&machine);

    let again = Window::open(&machine);
    is_wide(&again, half);
    again.chord(&[Key::Control, Key::Char('0')]);
    is_wide(&again, half * 2);
    again.close(&machine);
}

fn width(window: &Window) -> i64 {
    window.script("return innerWidth", &[]).as_i64().expect("a width")
}

/// Pixels of the page, which are larger where it is zoomed; one is lost by rounding.
fn is_wide(window: &Window, wanted: i64) {
    window.until(&format!("a page of {wanted} pixels"), || match width(window) {
        now if (now - wanted).abs() <= 1 => Ok(()),
        now => Err(format!("it has {now}")),
    });
}
