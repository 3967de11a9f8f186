//! A host's rounds and a publisher's terms.

use std::path::Path;

use hpug_session::wire::rounds::{BlanksWritten, RoundRow, RoundTold, RoundView, TermsView};
use tauri::{AppHandle, State};

use super::Answer;
use crate::events::{PageEvent, tell};
use crate::pick::Purpose;
use crate::state::Shell;
use crate::work::{aside, long};

/// The rounds, or those put away.
#[tauri::command(async)]
pub fn rounds(shell: State<'_, Shell>, put_away: bool) -> Answer<Vec<RoundRow>> {
    Ok(shell.session().rounds(put_away)?)
}

/// One round with how its plans stand.
#[tauri::command(async)]
pub fn round(shell: State<'_, Shell>, id: u32) -> Answer<RoundView> {
    Ok(shell.session().round(id)?)
}

/// Keeps what a round tells, or adds one.
#[tauri::command(async)]
pub fn keep_round(
    shell: State<'_, Shell>,
    id: Option<u32>,
    edit_id: String,
    told: RoundTold,
) -> Answer<RoundView> {
    Ok(shell.session().keep_round(id, &edit_id, &told)?)
}

/// Puts a round away, or back.
#[tauri::command(async)]
pub fn put_away_round(shell: State<'_, Shell>, id: u32, away: bool) -> Answer {
    Ok(shell.session().put_away_round(id, away)?)
}

/// Says of which plan a received report is.
#[tauri::command(async)]
pub fn say_plan(shell: State<'_, Shell>, id: u32, report: u32, plan: Option<String>) -> Answer<RoundView> {
    Ok(shell.session().say_plan(id, report, plan.as_deref())?)
}

/// Writes the papers of a round, telling the page of each plan.
#[tauri::command]
pub async fn write_blanks(
    app: AppHandle,
    id: u32,
    plans: Vec<String>,
    folder: String,
    job: String,
) -> Answer<BlanksWritten> {
    long(app, job.clone(), move |app, shell, stop| {
        let to_write = shell.session().blanks_to_write(id, &plans, &folder)?;
        let telling = |done: usize, of: usize, what: &str| {
            tell(app, PageEvent::PlanBegun { job: job.clone(), done, of, what: what.to_owned() });
        };
        let made = to_write.write(stop, &telling)?;
        Ok(shell.session().blanks_written(made)?)
    })
    .await
}

/// Asks for the folder that papers are written into.
#[tauri::command]
pub async fn pick_folder(app: AppHandle) -> Answer<Option<String>> {
    aside(app, |_, shell| Ok(shell.pick(Purpose::Folder, Path::new("")))).await
}

/// The terms of a form's publisher, unless they were read.
#[tauri::command(async)]
pub fn terms_to_read(shell: State<'_, Shell>, form: String) -> Answer<Option<TermsView>> {
    Ok(shell.session().terms_to_read(&form)?)
}

/// Remembers that the terms of a form's publisher were read.
#[tauri::command(async)]
pub fn terms_read(shell: State<'_, Shell>, form: String) -> Answer {
    Ok(shell.session().terms_read(&form)?)
}
