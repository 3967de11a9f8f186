//! The store: creating, opening, keys, settings.

use hpug_session as session;
use hpug_session::wire::store::{
    CreateStore, Created, PassphraseStrength, Secret, Settings, Startup, StoreInfo,
};
use tauri::{AppHandle, State};
use zeroize::Zeroizing;

use super::Answer;
use crate::state::Shell;

/// What the window needs at its start.
#[tauri::command(async)]
pub fn startup(shell: State<'_, Shell>) -> Answer<Startup> {
    let startup = shell.session().startup()?;
    Ok(Startup { breakdown: shell.breakdown(), ..startup })
}

/// How hard a passphrase is to guess.
#[tauri::command(async)]
pub fn passphrase_strength(passphrase: Secret) -> PassphraseStrength {
    session::passphrase_strength(passphrase.text())
}

/// Creates a store and opens it.
#[tauri::command(async)]
pub fn create_store(app: AppHandle, shell: State<'_, Shell>, request: CreateStore) -> Answer<Created> {
    let done = shell.session().create_store(&request)?;
    shell.opened(&app, &done.store);
    Ok(done)
}

/// Opens a store with its passphrase.
#[tauri::command(async)]
pub fn open_store(
    app: AppHandle,
    shell: State<'_, Shell>,
    path: String,
    passphrase: Secret,
) -> Answer<StoreInfo> {
    let done = shell.session().open_store(&path, passphrase.text())?;
    shell.opened(&app, &done);
    Ok(done)
}

/// Opens a store with the words of its recovery sheet.
#[tauri::command(async)]
pub fn open_with_recovery(
    app: AppHandle,
    shell: State<'_, Shell>,
    path: String,
    words: Secret,
) -> Answer<StoreInfo> {
    let done = shell.session().open_with_recovery(&path, words.text())?;
    shell.opened(&app, &done);
    Ok(done)
}

/// Gives the open store a new passphrase and a new recovery sheet.
#[tauri::command(async)]
pub fn change_passphrase(shell: State<'_, Shell>, old: Secret, new: Secret) -> Answer<Created> {
    Ok(shell.session().change_passphrase(old.text(), new.text())?)
}

/// Writes the recovery sheet as a PDF.
#[tauri::command(async)]
pub fn save_recovery_sheet(shell: State<'_, Shell>, path: String, words: Vec<String>) -> Answer {
    let words = Zeroizing::new(words);
    Ok(shell.session().save_recovery_sheet(&path, &words)?)
}

/// Takes a store out of the list of those opened lately.
#[tauri::command(async)]
pub fn forget_recent(shell: State<'_, Shell>, path: String) -> Answer {
    Ok(shell.session().forget_recent(&path)?)
}

/// The settings kept in the open store.
#[tauri::command(async)]
pub fn settings(shell: State<'_, Shell>) -> Answer<Settings> {
    Ok(shell.session().settings()?)
}

/// Changes the settings.
#[tauri::command(async)]
pub fn set_settings(app: AppHandle, shell: State<'_, Shell>, settings: Settings) -> Answer<StoreInfo> {
    let done = shell.session().set_settings(&settings)?;
    shell.opened(&app, &done);
    Ok(done)
}
