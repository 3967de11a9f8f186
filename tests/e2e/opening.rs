//! The window opens, shows its page, takes keys and can be reached by nothing else.

use hpug_tests::window::{Machine, Shipped, Trace, Window, internet_calls};

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
