//! Files that plans sent.

use hpug_excel::child::Stop;
use hpug_session::ToReceive;
use hpug_session::wire::received::{ChangedAnswer, EarlierYears, ReceivedFile, ReceivedFiles, ReceivedView};
use hpug_session::wire::store::Secret;
use tauri::{AppHandle, State};

use super::Answer;
use crate::events::{PageEvent, tell};
use crate::state::Shell;
use crate::work::long;

/// Reads files and folders, one file per core, and keeps each as received; what can't be read stays in the list.
#[tauri::command]
pub async fn receive_files(app: AppHandle, paths: Vec<String>, job: String) -> Answer<ReceivedFiles> {
    let name = job.clone();
    long(app, job, move |app, shell, stop| {
        let files = shell.session().files_to_receive(&paths, None)?;
        receive(app, shell, stop, &name, files)
    })
    .await
}

/// Tries a file again with its password.
#[tauri::command]
pub async fn receive_protected(
    app: AppHandle,
    path: String,
    password: Secret,
    job: String,
) -> Answer<ReceivedFiles> {
    let name = job.clone();
    long(app, job, move |app, shell, stop| {
        let files = shell.session().files_to_receive(&[path], Some(password))?;
        receive(app, shell, stop, &name, files)
    })
    .await
}

fn receive(
    app: &AppHandle,
    shell: &Shell,
    stop: &Stop,
    job: &str,
    files: ToReceive,
) -> Answer<ReceivedFiles> {
    let told = |done, of, name: &str| {
        tell(app, PageEvent::Receiving { job: job.to_owned(), done, of, name: name.to_owned() });
    };
    Ok(files.receive(stop, &|arrived| shell.session().take_in(arrived), &told)?)
}

/// Received reports, and the files that could not be read.
#[tauri::command(async)]
pub fn received(shell: State<'_, Shell>) -> Answer<ReceivedView> {
    Ok(shell.session().received_list()?)
}

/// What is known of a received file beside its answers.
#[tauri::command(async)]
pub fn received_file(shell: State<'_, Shell>, id: u32) -> Answer<ReceivedFile> {
    Ok(shell.session().received_file(id)?)
}

/// A report beside the earlier ones of its plan.
#[tauri::command(async)]
pub fn earlier_years(shell: State<'_, Shell>, id: u32) -> Answer<EarlierYears> {
    Ok(shell.session().earlier_years(id)?)
}

/// Names the plan of a received report.
#[tauri::command(async)]
pub fn name_plan(shell: State<'_, Shell>, id: u32, plan: String) -> Answer {
    Ok(shell.session().name_plan(id, &plan)?)
}

/// What differs between a received report and the older one that it may replace.
#[tauri::command(async)]
pub fn changed_answers(shell: State<'_, Shell>, id: u32) -> Answer<Vec<ChangedAnswer>> {
    Ok(shell.session().changed_answers(id)?)
}

/// Decides about a newer file of a plan.
#[tauri::command(async)]
pub fn decide_newer(shell: State<'_, Shell>, id: u32, replace: bool) -> Answer {
    Ok(shell.session().decide_newer(id, replace)?)
}

/// Takes a file out of the list of those that could not be read.
#[tauri::command(async)]
pub fn forget_unread(shell: State<'_, Shell>, path: String) -> Answer {
    Ok(shell.session().forget_unread(&path)?)
}
