//! The desktop window: what the page may call, menus, dialogs, locking. Holds no rule of the domain.

#[cfg(feature = "automation")]
mod automation;
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
use std::process::ExitCode;

use tauri::{App, RunEvent};

use platform::{Native, Platform};
use state::Shell;

/// Set by a WebDriver to take control of the web view.
const AUTOMATION_VARIABLE: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Runs the program until its window is closed.
///
/// Ends with a failure, and a sentence on standard error, when the window can't be opened or when another program asks
/// to drive it and this build doesn't allow that.
pub fn run() -> ExitCode {
    if cfg!(not(feature = "automation")) && std::env::var_os(AUTOMATION_VARIABLE).is_some() {
        return fail(format_args!(
            "{AUTOMATION_VARIABLE} is set: another program asks to drive the window. This build doesn't allow it; unset the variable."
        ));
    }
    Native::keep_memory_off_disk();
    match build() {
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

fn build() -> tauri::Result<App> {
    tauri::Builder::default()
        .invoke_handler(commands::handler())
        .menu(menu::build)
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .on_window_event(events::window_event)
        .setup(|app| {
            Shell::install(app.handle())?;
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
