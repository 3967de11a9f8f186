//! The reports in the store.

use hpug_session::wire::reports::{FormInfo, KnownNames, LibraryRow, NewReport, ReportView};
use tauri::State;

use super::Answer;
use crate::state::Shell;

/// The forms the program knows.
#[tauri::command(async)]
pub fn forms(shell: State<'_, Shell>) -> Answer<Vec<FormInfo>> {
    Ok(shell.session().forms())
}

/// Why other forms are refused.
#[tauri::command(async)]
pub fn refused_forms(shell: State<'_, Shell>) -> Answer<Vec<String>> {
    Ok(shell.session().refused_forms())
}

/// The reports and received files.
#[tauri::command(async)]
pub fn library(shell: State<'_, Shell>) -> Answer<Vec<LibraryRow>> {
    Ok(shell.session().library()?)
}

/// Those named by their ids, counted.
#[tauri::command(async)]
pub fn count_reports(shell: State<'_, Shell>, ids: Vec<u32>) -> Answer<Vec<LibraryRow>> {
    Ok(shell.session().count_reports(&ids)?)
}

/// The deleted ones.
#[tauri::command(async)]
pub fn bin(shell: State<'_, Shell>) -> Answer<Vec<LibraryRow>> {
    Ok(shell.session().bin()?)
}

/// Names given before.
#[tauri::command(async)]
pub fn known_names(shell: State<'_, Shell>) -> Answer<KnownNames> {
    Ok(shell.session().known_names()?)
}

/// Makes an empty report.
#[tauri::command(async)]
pub fn new_report(shell: State<'_, Shell>, request: NewReport) -> Answer<ReportView> {
    Ok(shell.session().new_report(&request)?)
}

/// A report of invented figures, to look around in.
#[tauri::command(async)]
pub fn begin_sample(shell: State<'_, Shell>) -> Answer<ReportView> {
    Ok(shell.session().begin_sample()?)
}

/// Starts the next year's report from one of this store.
#[tauri::command(async)]
pub fn start_next_year(shell: State<'_, Shell>, id: u32) -> Answer<ReportView> {
    Ok(shell.session().start_next_year(id)?)
}

/// Moves a report to the bin.
#[tauri::command(async)]
pub fn delete_report(shell: State<'_, Shell>, id: u32) -> Answer {
    Ok(shell.session().delete_report(id)?)
}

/// Takes a report out of the bin.
#[tauri::command(async)]
pub fn restore_report(shell: State<'_, Shell>, id: u32) -> Answer {
    Ok(shell.session().restore_report(id)?)
}
