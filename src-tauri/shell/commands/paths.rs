//! Asking for paths. Each waits for the person, off the threads that answer the page.

use std::path::{Path, PathBuf};

use tauri::AppHandle;

use super::Answer;
use crate::pick::Purpose;
use crate::work::aside;

/// Asks for a store to open.
#[tauri::command]
pub async fn pick_store(app: AppHandle) -> Answer<Option<String>> {
    aside(app, |_, shell| Ok(shell.pick(Purpose::Store, Path::new("")))).await
}

/// Asks where to create a store.
#[tauri::command]
pub async fn pick_new_store(app: AppHandle, suggested: PathBuf) -> Answer<Option<String>> {
    aside(app, move |_, shell| Ok(shell.pick(Purpose::NewStore, &suggested))).await
}

/// Asks for workbooks to read.
#[tauri::command]
pub async fn pick_workbooks(app: AppHandle) -> Answer<Vec<String>> {
    aside(app, |_, shell| Ok(shell.pick_several(Purpose::Workbook))).await
}

/// Asks for one workbook to read.
#[tauri::command]
pub async fn pick_workbook(app: AppHandle) -> Answer<Option<String>> {
    aside(app, |_, shell| Ok(shell.pick(Purpose::Workbook, Path::new("")))).await
}

/// Asks where to write an export.
#[tauri::command]
pub async fn pick_export(app: AppHandle, suggested: PathBuf) -> Answer<Option<String>> {
    aside(app, move |_, shell| Ok(shell.pick(Purpose::Export, &suggested))).await
}
