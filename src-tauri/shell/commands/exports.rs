//! Exports and versions of a report.

use hpug_session::wire::reports::{Changed, VersionRow};
use tauri::State;

use super::Answer;
use crate::state::Shell;

/// Keeps the report as it is under a name.
#[tauri::command(async)]
pub fn keep_version(shell: State<'_, Shell>, id: u32, name: String) -> Answer<Vec<VersionRow>> {
    Ok(shell.session().keep_version(id, &name)?)
}

/// The kept versions.
#[tauri::command(async)]
pub fn versions(shell: State<'_, Shell>, id: u32) -> Answer<Vec<VersionRow>> {
    Ok(shell.session().versions(id)?)
}

/// Brings a kept version back as a new step.
#[tauri::command(async)]
pub fn restore_version(shell: State<'_, Shell>, id: u32, edit_id: String, version: u32) -> Answer<Changed> {
    Ok(shell.session().restore_version(id, &edit_id, version)?)
}
