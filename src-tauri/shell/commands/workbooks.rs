//! Workbooks that were dropped or opened.

use hpug_session::wire::reports::{Changed, LibraryRow, ReportView};
use hpug_session::wire::store::Secret;
use hpug_session::wire::workbooks::{BindingDifferences, UseWorkbook, WorkbookLook};
use tauri::{AppHandle, State};

use super::Answer;
use crate::state::Shell;
use crate::work::long;

/// Recognises a workbook and keeps it until its use is said.
#[tauri::command]
pub async fn look_at_workbook(app: AppHandle, path: String, job: String) -> Answer<WorkbookLook> {
    long(app, job, move |_, shell, stop| {
        let to_read = shell.session().workbook_to_read(&path)?;
        let read = to_read.read(stop)?;
        Ok(shell.session().keep_looked(read)?)
    })
    .await
}

/// Recognises a workbook that is protected with a password.
#[tauri::command]
pub async fn look_at_protected(
    app: AppHandle,
    path: String,
    password: Secret,
    job: String,
) -> Answer<WorkbookLook> {
    long(app, job, move |_, shell, stop| {
        let to_read = shell.session().protected_to_read(&path, password.clone())?;
        let read = to_read.read(stop)?;
        Ok(shell.session().keep_looked(read)?)
    })
    .await
}

/// Makes a report of a workbook.
#[tauri::command(async)]
pub fn use_workbook(shell: State<'_, Shell>, token: String, wanted: UseWorkbook) -> Answer<ReportView> {
    Ok(shell.session().use_workbook(&token, &wanted)?)
}

/// Forgets a workbook that was looked at.
#[tauri::command(async)]
pub fn drop_workbook(shell: State<'_, Shell>, token: String) {
    shell.session().drop_workbook(&token);
}

/// What differs between the file that a report is bound to and one that was looked at.
#[tauri::command]
pub async fn binding_differences(
    app: AppHandle,
    id: u32,
    token: String,
    job: String,
) -> Answer<BindingDifferences> {
    long(app, job, move |_, shell, stop| {
        let to_compare = shell.session().binding_to_compare(id, &token)?;
        Ok(to_compare.compare(stop)?)
    })
    .await
}

/// Binds a report to another file of its host.
#[tauri::command(async)]
pub fn bind_file(shell: State<'_, Shell>, id: u32, token: String) -> Answer<Changed> {
    Ok(shell.session().bind_file(id, &token)?)
}

/// Reports whose answers a new one can begin with.
#[tauri::command(async)]
pub fn copy_sources(
    shell: State<'_, Shell>,
    form: String,
    plan: String,
    year: u16,
) -> Answer<Vec<LibraryRow>> {
    Ok(shell.session().copy_sources(&form, &plan, year)?)
}
