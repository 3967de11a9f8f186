//! Changing one report; each call is on disk when it returns.

use hpug_session::wire::cells::{EditKind, Typed};
use hpug_session::wire::counting::CountingRequest;
use hpug_session::wire::reports::{Changed, HeadEdit};
use hpug_session::wire::topics::{GuideTaken, MeetingRow, TopicEdit};
use tauri::State;

use super::Answer;
use crate::state::Shell;

/// Types into cells, or clears them.
#[tauri::command(async)]
pub fn edit(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    kind: EditKind,
    cells: Vec<Typed>,
) -> Answer<Changed> {
    Ok(shell.session().edit(id, &edit_id, kind, &cells)?)
}

/// Changes plan, host, contact, dates or lines of business.
#[tauri::command(async)]
pub fn edit_head(shell: State<'_, Shell>, id: u32, edit_id: String, edit: HeadEdit) -> Answer<Changed> {
    Ok(shell.session().edit_head(id, &edit_id, &edit)?)
}

/// Sets or clears a cell's remark.
#[tauri::command(async)]
pub fn set_remark(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    address: String,
    text: String,
) -> Answer<Changed> {
    Ok(shell.session().set_remark(id, &edit_id, &address, &text)?)
}

/// Explains a warning; an empty text takes the explanation away.
#[tauri::command(async)]
pub fn explain(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    finding: String,
    text: String,
) -> Answer<Changed> {
    Ok(shell.session().explain(id, &edit_id, &finding, &text)?)
}

/// Lets the program correct what a finding names.
#[tauri::command(async)]
pub fn fix(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    finding: String,
    fix: String,
) -> Answer<Changed> {
    Ok(shell.session().fix(id, &edit_id, &finding, &fix)?)
}

/// Rounds a column's dollars to 100.0 by largest remainder.
#[tauri::command(async)]
pub fn round_column(shell: State<'_, Shell>, id: u32, edit_id: String, column: String) -> Answer<Changed> {
    Ok(shell.session().round_column(id, &edit_id, &column)?)
}

/// Counts a contract into a cell.
#[tauri::command(async)]
pub fn enter_contract(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    request: CountingRequest,
) -> Answer<Changed> {
    Ok(shell.session().enter_contract(id, &edit_id, &request)?)
}

/// Takes Section D from a LAN report.
#[tauri::command(async)]
pub fn derive_section_d(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    lan: u32,
    lob: String,
    splits: Vec<Typed>,
) -> Answer<Changed> {
    Ok(shell.session().derive_section_d(id, &edit_id, lan, &lob, &splits)?)
}

/// Confirms values carried from last year.
#[tauri::command(async)]
pub fn confirm_carried(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    addresses: Vec<String>,
) -> Answer<Changed> {
    Ok(shell.session().confirm_carried(id, &edit_id, &addresses)?)
}

/// Confirms all carried values of a section.
#[tauri::command(async)]
pub fn confirm_section(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    section: String,
) -> Answer<Changed> {
    Ok(shell.session().confirm_section(id, &edit_id, &section)?)
}

/// Takes the last step back.
#[tauri::command(async)]
pub fn undo(shell: State<'_, Shell>, id: u32) -> Answer<Changed> {
    Ok(shell.session().undo(id)?)
}

/// Does it again.
#[tauri::command(async)]
pub fn redo(shell: State<'_, Shell>, id: u32) -> Answer<Changed> {
    Ok(shell.session().redo(id)?)
}

/// Adds a topic from the library, or one of the person's own.
#[tauri::command(async)]
pub fn add_topic(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    key: Option<String>,
    title: String,
) -> Answer<Changed> {
    Ok(shell.session().add_topic(id, &edit_id, key.as_deref(), &title)?)
}

/// Changes a topic's title, introduction and questions.
#[tauri::command(async)]
pub fn edit_topic(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    number: u32,
    edit: TopicEdit,
) -> Answer<Changed> {
    Ok(shell.session().edit_topic(id, &edit_id, number, &edit)?)
}

/// Writes the schedule of meetings.
#[tauri::command(async)]
pub fn set_schedule(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    meetings: Vec<MeetingRow>,
) -> Answer<Changed> {
    Ok(shell.session().set_schedule(id, &edit_id, &meetings)?)
}

/// Takes topics and answers out of a Discussion Guide that was looked at.
#[tauri::command(async)]
pub fn take_guide(shell: State<'_, Shell>, id: u32, edit_id: String, token: String) -> Answer<GuideTaken> {
    Ok(shell.session().take_guide(id, &edit_id, &token)?)
}

/// Takes a topic out.
#[tauri::command(async)]
pub fn remove_topic(shell: State<'_, Shell>, id: u32, edit_id: String, number: u32) -> Answer<Changed> {
    Ok(shell.session().remove_topic(id, &edit_id, number)?)
}

/// Gives up an edit that could not be saved, so that others are let in again.
#[tauri::command(async)]
pub fn give_up_unsaved(shell: State<'_, Shell>) -> Answer {
    Ok(shell.session().give_up_unsaved()?)
}

/// The first placeholder in a text that is being written.
#[tauri::command(async)]
pub fn placeholder_in(text: String) -> Option<String> {
    hpug_session::placeholder_in(&text)
}

/// Keeps text that isn't finished, so that a lock loses nothing.
#[tauri::command(async)]
pub fn keep_half_typed(shell: State<'_, Shell>, id: u32, address: String, text: String) -> Answer {
    Ok(shell.session().keep_half_typed(id, &address, &text)?)
}
