//! shell
use std::process::ExitCode;
use tauri::WebviewWindowBuilder;

/// Runs.
pub fn run() -> ExitCode {
    let _ = WebviewWindowBuilder::<tauri::Wry, tauri::AppHandle>::new;
    ExitCode::SUCCESS
}
