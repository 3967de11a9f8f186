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
    "startup",
    "passphrase_strength",
    "create_store",
    "open_store",
    "open_with_recovery",
    "change_passphrase",
    "save_recovery_sheet",
    "forget_recent",
    "settings",
    "set_settings",
    "forms",
    "library",
    "bin",
    "known_names",
    "new_report",
    "start_next_year",
    "delete_report",
    "restore_report",
    "report",
    "section",
    "cell",
    "read_ticks",
    "glossary",
    "crosswalk",
    "count_contract",
    "topic",
    "topic_library",
    "edit",
    "edit_head",
    "set_remark",
    "explain",
    "fix",
    "round_column",
    "enter_contract",
    "derive_section_d",
    "confirm_carried",
    "confirm_section",
    "undo",
    "redo",
    "add_topic",
    "remove_topic",
    "give_up_unsaved",
    "keep_half_typed",
    "look_at_workbook",
    "use_workbook",
    "drop_workbook",
    "bind_file",
    "export_offer",
    "export_report",
    "exports",
    "keep_version",
    "versions",
    "restore_version",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let attributes = Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*.json")
        .app_manifest(AppManifest::new().commands(COMMANDS));
    tauri_build::try_build(attributes)?;
    Ok(())
}
