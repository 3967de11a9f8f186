//! Sign-off, lock and attestation.

use hpug_session::wire::reports::Changed;
use tauri::State;

use super::Answer;
use crate::state::Shell;

/// Signs a section off.
#[tauri::command(async)]
pub fn sign_section(shell: State<'_, Shell>, id: u32, edit_id: String, section: String) -> Answer<Changed> {
    Ok(shell.session().sign_section(id, &edit_id, &section)?)
}

/// Locks a report.
#[tauri::command(async)]
pub fn lock_report(shell: State<'_, Shell>, id: u32, edit_id: String) -> Answer<Changed> {
    Ok(shell.session().lock_report(id, &edit_id)?)
}

/// Attests a locked report.
#[tauri::command(async)]
pub fn attest(shell: State<'_, Shell>, id: u32, edit_id: String, position: String) -> Answer<Changed> {
    Ok(shell.session().attest(id, &edit_id, &position)?)
}

/// Takes a sign-off, the lock or the attestation back.
#[tauri::command(async)]
pub fn withdraw(shell: State<'_, Shell>, id: u32, edit_id: String, what: String) -> Answer<Changed> {
    Ok(shell.session().withdraw(id, &edit_id, &what)?)
}
