//! Backups of a store, and the trial of its recovery sheet.

use hpug_session::wire::backups::{Backups, Drill};
use hpug_session::wire::store::{Secret, StoreInfo};
use tauri::{AppHandle, State};

use super::Answer;
use crate::state::Shell;

/// The backups of a store, open or not.
#[tauri::command(async)]
pub fn backups(shell: State<'_, Shell>, store: String) -> Answer<Backups> {
    Ok(shell.session().backups(&store)?)
}

/// Makes one now.
#[tauri::command(async)]
pub fn back_up_now(shell: State<'_, Shell>) -> Answer<Backups> {
    Ok(shell.session().back_up_now()?)
}

/// Puts one in the store's place and opens it.
#[tauri::command(async)]
pub fn restore_backup(
    app: AppHandle,
    shell: State<'_, Shell>,
    store: String,
    backup: String,
    passphrase: Secret,
) -> Answer<StoreInfo> {
    let done = shell.session().restore_backup(&store, &backup, passphrase.text())?;
    shell.opened(&app, &done);
    Ok(done)
}

/// Tries the recovery sheet on the newest backup.
#[tauri::command(async)]
pub fn drill_recovery(shell: State<'_, Shell>, words: Secret) -> Answer<Drill> {
    Ok(shell.session().drill_recovery(words.text())?)
}
