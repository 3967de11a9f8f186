//! The smallest window that Tauri opens: one line of text, no commands. What the program's own start is measured against.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("bench/empty_window/tauri.conf.json"))
}
