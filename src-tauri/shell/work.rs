//! Long work: done off the threads that answer the page, so that the window goes on meanwhile, and stopped on request.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use hpug_excel::child::Stop;
use hpug_session::wire::{ErrorCode, WireError};
use tauri::{AppHandle, Manager};

use crate::state::Shell;

/// The work under way, by the id that the page gave it.
#[derive(Default)]
pub struct Works(Mutex<HashMap<String, Stop>>);

impl Works {
    /// Asks one to end; one that has ended already needs no asking.
    pub fn stop(&self, job: &str) {
        if let Some(stop) = self.all().get(job) {
            stop.ask();
        }
    }

    /// Asks all of it to end.
    pub fn stop_all(&self) {
        self.all().values().for_each(Stop::ask);
    }

    fn begin(&self, job: &str) -> Stop {
        let stop = Stop::new();
        self.all().insert(job.to_owned(), stop.clone());
        stop
    }

    fn end(&self, job: &str) {
        self.all().remove(job);
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Stop>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does something that waits, for a person or a lock, on a thread of its own.
///
/// # Errors
/// What it gives back; a thread that panicked is an `Io` error.
pub async fn aside<T: Send + 'static>(
    app: AppHandle,
    work: impl FnOnce(&AppHandle, &Shell) -> Result<T, WireError> + Send + 'static,
) -> Result<T, WireError> {
    let done = tauri::async_runtime::spawn_blocking(move || work(&app, &app.state::<Shell>())).await;
    done.unwrap_or_else(|error| {
        let message =
            format!("The program met a fault of its own ({error}). Nothing was changed; try again.");
        Err(WireError { code: ErrorCode::Io, message, at: None })
    })
}

/// Does long work that the page can stop by `job`.
///
/// # Errors
/// As [`aside`].
pub async fn long<T: Send + 'static>(
    app: AppHandle,
    job: String,
    work: impl FnOnce(&AppHandle, &Shell, &Stop) -> Result<T, WireError> + Send + 'static,
) -> Result<T, WireError> {
    aside(app, move |app, shell| {
        let stop = shell.works.begin(&job);
        let done = work(app, shell, &stop);
        shell.works.end(&job);
        done
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_asked_to_stop_stops() {
        let works = Works::default();
        let (one, other) = (works.begin("one"), works.begin("other"));
        works.stop("one");
        works.stop("never begun");
        assert!(one.is_asked() && !other.is_asked());
        works.end("other");
        works.stop_all();
        assert!(!other.is_asked(), "what has ended is not asked");
    }
}
