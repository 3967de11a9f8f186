//! The side of the reading process.

use std::io::{self, Read, Write};
use std::process::exit;

use hpug_model::seal::SealedPages;

use super::confine::{Confine, PLATFORM};
use super::frame::{self, Request};
use super::{ARGUMENT, CPU_TIME, MEMORY};
use crate::read::read_here_protected;
use crate::read_error::{Lookalike, ReadError};
use crate::reading::ReadingWire;

/// Turns this process into a reading process if it was started as one, and then never returns. Every program that reads
/// workbooks calls it first in its `main`.
pub fn serve_if_asked() {
    serve_if_asked_with(Aside { apart: |_| Vec::new(), pages: None });
}

/// What the seals of a PDF tell, opened with the password where it needs one; `None` for one that carries none or does not
/// open.
pub type Pages = fn(&[u8], Option<&str>) -> Option<SealedPages>;

/// What a reading process does with files that are no workbooks, under the same limits.
#[derive(Clone, Copy)]
pub struct Aside {
    /// What is done with one that is handed over as such ([`Pool::aside`](super::Pool::aside)): it answers in bytes.
    pub apart: fn(&[u8]) -> Vec<u8>,
    /// What is done with a PDF that may be one of ours; without it, its pages are not looked at.
    pub pages: Option<Pages>,
}

/// As [`serve_if_asked`]; what isn't a workbook goes to `aside`.
pub fn serve_if_asked_with(aside: Aside) {
    if std::env::args_os().nth(1).is_none_or(|argument| argument != ARGUMENT) {
        return;
    }
    let served = PLATFORM
        .confine(MEMORY)
        .and_then(|()| serve(&mut io::stdin().lock(), &mut io::stdout().lock(), aside));
    exit(i32::from(served.is_err()));
}

/// Answers requests until there are no more.
fn serve(from: &mut impl Read, to: &mut impl Write, aside: Aside) -> io::Result<()> {
    while let Some(header) = frame::read(from)? {
        let request: Request = serde_json::from_slice(&header)?;
        let Some(file) = frame::read(from)? else { return Err(io::ErrorKind::UnexpectedEof.into()) };
        PLATFORM.allow_cpu(CPU_TIME)?;
        if request.aside {
            frame::write(to, &(aside.apart)(&file))?;
            to.flush()?;
            continue;
        }
        let password = request.password.as_deref();
        let read = read_here_protected(&file, &request.name, password)
            .map_err(|error| with_pages(error, &file, password, aside));
        let reading: Result<ReadingWire, ReadError> = read.map(ReadingWire::from);
        frame::write(to, &serde_json::to_vec(&reading)?)?;
        to.flush()?;
    }
    Ok(())
}

/// Adds to the refusal of a PDF of ours what its pages tell. One under a password is not known for ours before it is opened.
fn with_pages(error: ReadError, file: &[u8], password: Option<&str>, aside: Aside) -> ReadError {
    let Some(look) = aside.pages else { return error };
    let told = match &error {
        ReadError::OwnPdf { told } => {
            look(file, password).unwrap_or_else(|| told.as_ref().clone().unreadable())
        }
        ReadError::NotAWorkbook { looks_like: Lookalike::Pdf } if password.is_some() => {
            let Some(told) = look(file, password) else { return error };
            told
        }
        _ => return error,
    };
    ReadError::OwnPdf { told: Box::new(told) }
}
