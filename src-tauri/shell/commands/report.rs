//! Looking at one report.

use hpug_session::wire::cells::{CellDetail, SectionView, TicksView};
use hpug_session::wire::reports::ReportView;
use hpug_session::wire::topics::{TopicGroup, TopicView};
use tauri::State;

use super::Answer;
use crate::state::Shell;

/// A report with its findings.
#[tauri::command(async)]
pub fn report(shell: State<'_, Shell>, id: u32) -> Answer<ReportView> {
    Ok(shell.session().report(id)?)
}

/// A section as tables.
#[tauri::command(async)]
pub fn section(shell: State<'_, Shell>, id: u32, section: String) -> Answer<SectionView> {
    Ok(shell.session().section(id, &section)?)
}

/// Everything about one cell.
#[tauri::command(async)]
pub fn cell(shell: State<'_, Shell>, id: u32, address: String) -> Answer<CellDetail> {
    Ok(shell.session().cell(id, &address)?)
}

/// What a pasted block ticks.
#[tauri::command(async)]
pub fn read_ticks(
    shell: State<'_, Shell>,
    id: u32,
    section: String,
    text: String,
    row: u32,
    lob: String,
) -> Answer<TicksView> {
    Ok(shell.session().read_ticks(id, &section, &text, row, &lob)?)
}

/// A topic with its questions.
#[tauri::command(async)]
pub fn topic(shell: State<'_, Shell>, id: u32, number: u32) -> Answer<TopicView> {
    Ok(shell.session().topic(id, number)?)
}

/// The topics to choose from.
#[tauri::command(async)]
pub fn topic_library(shell: State<'_, Shell>) -> Answer<Vec<TopicGroup>> {
    Ok(shell.session().topic_library()?)
}
