//! Exports and versions of a report.

use hpug_session::wire::exports::{ExportOffer, ExportRequest, ExportResult, ExportRow};
use hpug_session::wire::reports::{Changed, VersionRow};
use hpug_session::wire::versions::VersionChanges;
use tauri::{AppHandle, State};

use super::Answer;
use crate::events::{PageEvent, tell};
use crate::state::Shell;
use crate::work::long;

/// What can be exported, and under which names.
#[tauri::command]
pub async fn export_offer(app: AppHandle, id: u32, job: String) -> Answer<ExportOffer> {
    long(app, job, move |_, shell, stop| {
        let to_offer = shell.session().export_to_offer(id)?;
        Ok(to_offer.work_out(stop)?)
    })
    .await
}

/// Writes files and compares them with the store.
#[tauri::command]
pub async fn export_report(
    app: AppHandle,
    id: u32,
    request: ExportRequest,
    job: String,
) -> Answer<ExportResult> {
    long(app, job.clone(), move |app, shell, stop| {
        let to_make = shell.session().export_to_make(id, &request)?;
        let making = |kind| tell(app, PageEvent::Making { job: job.clone(), kind });
        let made = to_make.make(stop, &making)?;
        Ok(shell.session().write_export(made)?)
    })
    .await
}

/// Where a blank Discussion Guide is suggested to be written.
#[tauri::command(async)]
pub fn guide_path(shell: State<'_, Shell>, id: u32, pdf: bool) -> Answer<String> {
    Ok(shell.session().guide_path(id, pdf)?)
}

/// Writes a blank Discussion Guide of a report's topics.
#[tauri::command(async)]
pub fn write_guide(shell: State<'_, Shell>, id: u32, path: String) -> Answer<()> {
    Ok(shell.session().write_guide(id, &path)?)
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

/// What differs between two versions; none stands for the report as it is now.
#[tauri::command(async)]
pub fn compare_versions(
    shell: State<'_, Shell>,
    id: u32,
    before: Option<u32>,
    after: Option<u32>,
) -> Answer<VersionChanges> {
    Ok(shell.session().compare_versions(id, before, after)?)
}

/// Brings a kept version back as a new step.
#[tauri::command(async)]
pub fn restore_version(shell: State<'_, Shell>, id: u32, edit_id: String, version: u32) -> Answer<Changed> {
    Ok(shell.session().restore_version(id, &edit_id, version)?)
}
