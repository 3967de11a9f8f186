//! How a command ends when it can't do what was asked: one sentence on standard error and an exit status.

use std::path::PathBuf;

use hpug_model::format;
use thiserror::Error;

use crate::screen;

/// Exit statuses; scripts rely on them.
pub mod status {
    /// All is well.
    pub const FINE: u8 = 0;
    /// There are findings of severity error.
    pub const FINDINGS: u8 = 1;
    /// Something could not be read or written.
    pub const UNREADABLE: u8 = 2;
    /// The command line is wrong.
    pub const USAGE: u8 = 64;
}

/// Why a command stopped.
#[derive(Debug, Error)]
pub enum Failure {
    /// The command line asks for something that can't be.
    #[error("{0}")]
    Usage(String),
    /// A file could not be read or written; the sentence names it.
    #[error("{0}")]
    File(String),
    /// Standard output is gone.
    #[error("standard output could not be written: {}", format::without_code(&.0.to_string()))]
    Output(#[from] std::io::Error),
}

/// Says on standard error what could not be read, a sentence a line.
pub fn tell<'a>(messages: impl Iterator<Item = &'a str>) {
    for message in messages {
        say(std::iter::once(format!("hpug: {message}").as_str()));
    }
}

/// Prints lines on standard error.
pub fn say<'a>(lines: impl Iterator<Item = &'a str>) {
    for line in lines {
        // Nowhere is left to say that standard error is gone.
        let _ = screen::line(&mut std::io::stderr(), format_args!("{line}"));
    }
}

impl Failure {
    /// A failure that names a file.
    pub fn file(path: &std::path::Path, reason: impl std::fmt::Display) -> Failure {
        Failure::File(format!("{}: {reason}", PathBuf::from(path).display()))
    }

    /// The exit status.
    pub fn status(&self) -> u8 {
        match self {
            Failure::Usage(_) => status::USAGE,
            Failure::File(_) | Failure::Output(_) => status::UNREADABLE,
        }
    }
}
