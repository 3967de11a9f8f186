//! What a host asks a plan about single figures, and the plan's answers.

use hpug_session::wire::queries::{NextVersion, QueriesWritten, QueryPreview};
use hpug_session::wire::reports::{Changed, ReportView};
use tauri::State;

use super::Answer;
use crate::state::Shell;

/// A draft of a question about a finding or a cell.
#[tauri::command(async)]
pub fn draft_query(
    shell: State<'_, Shell>,
    id: u32,
    address: String,
    finding: Option<String>,
) -> Answer<String> {
    Ok(shell.session().draft_query(id, &address, finding.as_deref())?)
}

/// Asks about a cell of a received report.
#[tauri::command(async)]
pub fn ask(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    address: String,
    finding: Option<String>,
    text: String,
) -> Answer<Changed> {
    Ok(shell.session().ask(id, &edit_id, &address, finding.as_deref(), &text)?)
}

/// Words a question anew.
#[tauri::command(async)]
pub fn reword_query(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    query: String,
    text: String,
) -> Answer<Changed> {
    Ok(shell.session().reword_query(id, &edit_id, &query, &text)?)
}

/// Settles a question, or opens it again.
#[tauri::command(async)]
pub fn settle_query(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    query: String,
    settled: bool,
) -> Answer<Changed> {
    Ok(shell.session().settle_query(id, &edit_id, &query, settled)?)
}

/// Takes a question back that was not sent.
#[tauri::command(async)]
pub fn drop_query(shell: State<'_, Shell>, id: u32, edit_id: String, query: String) -> Answer<Changed> {
    Ok(shell.session().drop_query(id, &edit_id, &query)?)
}

/// Answers a question about the plan's own report.
#[tauri::command(async)]
pub fn answer_query(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    query: String,
    text: String,
) -> Answer<Changed> {
    Ok(shell.session().answer_query(id, &edit_id, &query, &text)?)
}

/// Says that a question needs no more answer, or that it does.
#[tauri::command(async)]
pub fn mark_answered(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    query: String,
    answered: bool,
) -> Answer<Changed> {
    Ok(shell.session().mark_answered(id, &edit_id, &query, answered)?)
}

/// Where a report's file of questions or answers is suggested to be written.
#[tauri::command(async)]
pub fn queries_path(shell: State<'_, Shell>, id: u32) -> Answer<String> {
    Ok(shell.session().queries_path(id)?)
}

/// Writes a report's questions, or the plan's answers.
#[tauri::command(async)]
pub fn write_queries(shell: State<'_, Shell>, id: u32, path: String) -> Answer<QueriesWritten> {
    Ok(shell.session().write_queries(id, &path)?)
}

/// What a file of questions or answers brings into a report.
#[tauri::command(async)]
pub fn preview_queries(shell: State<'_, Shell>, token: String, report: u32) -> Answer<QueryPreview> {
    Ok(shell.session().preview_queries(&token, report)?)
}

/// Takes a file of questions or answers into a report.
#[tauri::command(async)]
pub fn take_queries(shell: State<'_, Shell>, token: String, report: u32) -> Answer<ReportView> {
    Ok(shell.session().take_queries(&token, report)?)
}

/// The next versions of a received report and what each changed.
#[tauri::command(async)]
pub fn next_versions(shell: State<'_, Shell>, id: u32) -> Answer<Vec<NextVersion>> {
    Ok(shell.session().next_versions(id)?)
}
