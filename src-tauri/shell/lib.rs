//! The desktop window: what the page may call, menus, dialogs, locking. Holds no rule of the domain.

mod arguments;
#[cfg(feature = "automation")]
mod automation;
mod breakdown;
mod commands;
mod events;
mod idle;
mod menu;
mod pick;
mod platform;
mod state;
mod surroundings;
mod window;
mod work;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use tauri::{App, RunEvent};

use arguments::{Start, start};
use platform::{Native, Platform};
use state::Shell;

/// Set by a WebDriver to take control of the web view.
const AUTOMATION_VARIABLE: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Exit status of wrong use, as of `hpug`.
const WRONG_USE: u8 = 64;

/// Runs the program until its window is closed. One argument is taken: the path of a store to unlock.
///
/// Ends with a failure, and a sentence on standard error, when the window can't be opened or when another program asks
/// to drive it and this build doesn't allow that; with 64 for other arguments.
pub fn run() -> ExitCode {
    let asked = match start(std::env::args_os().skip(1)) {
        Start::Window(asked) => asked,
        Start::Version => {
            let printed = writeln!(std::io::stdout(), "hpug-workbook {}", env!("CARGO_PKG_VERSION"));
            return if printed.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
        Start::WrongUse(what) => {
            fail(format_args!("{what}"));
            return ExitCode::from(WRONG_USE);
        }
    };
    if cfg!(not(feature = "automation")) && std::env::var_os(AUTOMATION_VARIABLE).is_some() {
        return fail(format_args!(
            "{AUTOMATION_VARIABLE} is set: another program asks to drive the window. This build doesn't allow it; unset the variable."
        ));
    }
    Native::begin();
    match build(asked) {
        Ok(app) => {
            app.run(|app, event| {
                if let RunEvent::Exit = event {
                    state::rest(app);
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => fail(format_args!("HPUG Workbook can't open its window: {error}")),
    }
}

fn build(asked: Option<PathBuf>) -> tauri::Result<App> {
    tauri::Builder::default()
        .invoke_handler(commands::handler())
        .menu(menu::build)
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .on_window_event(events::window_event)
        .setup(|app| {
            Shell::install(app.handle(), asked)?;
            window::open(app.handle(), None)?;
            idle::watch(app.handle());
            #[cfg(feature = "automation")]
            automation::listen(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!())
}

fn fail(sentence: std::fmt::Arguments<'_>) -> ExitCode {
    // Without standard error there is nobody left to tell; the exit status still says it.
    let _ = writeln!(std::io::stderr(), "{sentence}");
    ExitCode::FAILURE
}
