//! Sections handed out to colleagues, and their answers.

use hpug_session::wire::hand_outs::{HandOutRequest, HandOutRow, Returned};
use hpug_session::wire::reports::Changed;
use tauri::State;

use super::Answer;
use crate::state::Shell;

/// What was handed out.
#[tauri::command(async)]
pub fn hand_outs(shell: State<'_, Shell>, id: u32) -> Answer<Vec<HandOutRow>> {
    Ok(shell.session().hand_outs(id)?)
}

/// Where a colleague's workbook is suggested to be written.
#[tauri::command(async)]
pub fn hand_out_path(shell: State<'_, Shell>, id: u32, title: String) -> Answer<String> {
    Ok(shell.session().hand_out_path(id, &title)?)
}

/// Writes a workbook for a colleague.
#[tauri::command(async)]
pub fn write_hand_out(shell: State<'_, Shell>, id: u32, request: HandOutRequest) -> Answer<Vec<HandOutRow>> {
    Ok(shell.session().write_hand_out(id, &request)?)
}

/// A colleague's answers beside the report's own.
#[tauri::command(async)]
pub fn returned_cells(shell: State<'_, Shell>, token: String) -> Answer<Returned> {
    Ok(shell.session().returned_cells(&token)?)
}

/// Takes the chosen answers of a colleague in.
#[tauri::command(async)]
pub fn take_returned(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    token: String,
    addresses: Vec<String>,
) -> Answer<Changed> {
    Ok(shell.session().take_returned(id, &edit_id, &token, &addresses)?)
}
