//! The side of the reading process.

use std::io::{self, Read, Write};
use std::process::exit;

use super::confine::{Confine, PLATFORM};
use super::frame::{self, Request};
use super::{ARGUMENT, CPU_TIME, MEMORY};
use crate::read::read_here_protected;
use crate::read_error::ReadError;
use crate::reading::ReadingWire;

/// Turns this process into a reading process if it was started as one, and then never returns. Every program that reads
/// workbooks calls it first in its `main`.
pub fn serve_if_asked() {
    serve_if_asked_with(|_| Vec::new());
}

/// What a reading process does with bytes that are no workbook: it answers in bytes.
pub type Aside = fn(&[u8]) -> Vec<u8>;

/// As [`serve_if_asked`]; what isn't read as a workbook goes to `aside`, under the same limits.
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
            frame::write(to, &aside(&file))?;
            to.flush()?;
            continue;
        }
        let read = read_here_protected(&file, &request.name, request.password.as_deref());
        let reading: Result<ReadingWire, ReadError> = read.map(ReadingWire::from);
        frame::write(to, &serde_json::to_vec(&reading)?)?;
        to.flush()?;
    }
    Ok(())
}
