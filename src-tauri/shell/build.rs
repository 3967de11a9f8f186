//! Embeds the built user interface and lists the commands that the window may call.

use tauri_build::{AppManifest, Attributes};

/// Every command of the window; `src-tauri/capabilities/window.json` allows each by name.
const COMMANDS: &[&str] = &[
    "watch",
    "still_here",
    "lock_in",
    "lock",
    "pick_store",
    "pick_new_store",
    "pick_workbook",
    "pick_export",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let attributes = Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*.json")
        .app_manifest(AppManifest::new().commands(COMMANDS));
    tauri_build::try_build(attributes)?;
    Ok(())
}
