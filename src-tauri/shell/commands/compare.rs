//! Plans, or the years of one, side by side.

use hpug_session::wire::compare::{CompareExport, CompareRequest, CompareView};
use tauri::{AppHandle, State};

use super::Answer;
use crate::state::Shell;
use crate::work::long;

/// A section of a comparison.
#[tauri::command(async)]
pub fn compare(shell: State<'_, Shell>, request: CompareRequest) -> Answer<CompareView> {
    Ok(shell.session().compare(&request)?)
}

/// Where a comparison is suggested to be written.
#[tauri::command(async)]
pub fn compare_path(
    shell: State<'_, Shell>,
    request: CompareRequest,
    anonymous: bool,
    pdf: bool,
) -> Answer<String> {
    Ok(shell.session().compare_path(&request, anonymous, pdf)?)
}

/// Writes a comparison and, with letters for names, its key.
#[tauri::command]
pub async fn write_compare(app: AppHandle, wanted: CompareExport, job: String) -> Answer<Vec<String>> {
    long(app, job, move |_, shell, stop| {
        let to_write = shell.session().compare_to_write(&wanted)?;
        let made = to_write.make(stop)?;
        Ok(shell.session().write_compared(made)?)
    })
    .await
}
