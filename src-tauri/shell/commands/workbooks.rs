//! Workbooks that were dropped or opened.

use hpug_session::wire::reports::{Changed, ReportView};
use hpug_session::wire::workbooks::{WorkbookLook, WorkbookUse};
use tauri::State;

use super::Answer;
use crate::state::Shell;

/// Recognises a workbook and keeps it until its use is said.
#[tauri::command(async)]
pub fn look_at_workbook(shell: State<'_, Shell>, path: String) -> Answer<WorkbookLook> {
    Ok(shell.session().look_at_workbook(&path)?)
}

/// Makes a report of a workbook.
#[tauri::command(async)]
pub fn use_workbook(
    shell: State<'_, Shell>,
    token: String,
    r#use: WorkbookUse,
    plan: String,
    host: String,
) -> Answer<ReportView> {
    Ok(shell.session().use_workbook(&token, r#use, &plan, &host)?)
}

/// Forgets a workbook that was looked at.
#[tauri::command(async)]
pub fn drop_workbook(shell: State<'_, Shell>, token: String) {
    shell.session().drop_workbook(&token);
}

/// Binds a report to another file of its host.
#[tauri::command(async)]
pub fn bind_file(shell: State<'_, Shell>, id: u32, token: String) -> Answer<Changed> {
    Ok(shell.session().bind_file(id, &token)?)
}
