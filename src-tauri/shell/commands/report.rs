//! Looking at one report.

use hpug_session::wire::cells::{CellDetail, SectionView, TicksView};
use hpug_session::wire::counting::{CountingRequest, CountingView};
use hpug_session::wire::crosswalk::CrosswalkView;
use hpug_session::wire::glossary::GlossaryView;
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

/// The glossary and the national figures.
#[tauri::command(async)]
pub fn glossary(shell: State<'_, Shell>) -> Answer<GlossaryView> {
    Ok(shell.session().glossary()?)
}

/// Section D beside a LAN report.
#[tauri::command(async)]
pub fn crosswalk(shell: State<'_, Shell>, id: u32, lan: Option<u32>) -> Answer<CrosswalkView> {
    Ok(shell.session().crosswalk(id, lan)?)
}

/// What a contract comes to by a counting rule.
#[tauri::command(async)]
pub fn count_contract(shell: State<'_, Shell>, id: u32, request: CountingRequest) -> Answer<CountingView> {
    Ok(shell.session().count_contract(id, &request)?)
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
