//! Exports and versions of a report.

use hpug_session::wire::exports::{ExportOffer, ExportRequest, ExportResult, ExportRow};
use hpug_session::wire::reports::{Changed, VersionRow};
use tauri::State;

use super::Answer;
use crate::state::Shell;

/// What can be exported, and under which names.
#[tauri::command(async)]
pub fn export_offer(shell: State<'_, Shell>, id: u32) -> Answer<ExportOffer> {
    Ok(shell.session().export_offer(id)?)
}

/// Writes a file and compares it with the store.
#[tauri::command(async)]
pub fn export_report(shell: State<'_, Shell>, id: u32, request: ExportRequest) -> Answer<ExportResult> {
    Ok(shell.session().export_report(id, &request)?)
}

/// What was exported before.
#[tauri::command(async)]
pub fn exports(shell: State<'_, Shell>, id: u32) -> Answer<Vec<ExportRow>> {
    Ok(shell.session().exports(id)?)
}

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
