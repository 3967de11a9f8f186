//! `hpug`, the command line: the same core as the window, for scripts and for hosts with many files.

mod args;
mod blank;
mod calendar;
mod check;
mod clock;
mod compare;
mod export;
mod failure;
mod fill;
mod folder;

mod forms;
mod input;
mod letter;
mod list;
mod meeting;
mod output;
mod packet;
mod password;
mod progress;
mod read;
mod screen;

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use args::{Cli, Command};
use clap::Parser;
use clap::error::ErrorKind;
use failure::{Failure, status, tell};
use screen::Output;

fn main() -> ExitCode {
    hpug_session::keep_memory_private();
    hpug_session::serve_if_asked();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let mut out = Output::new(BufWriter::new(std::io::stdout().lock()));
    let ended =
        run(&cli.command, &mut out).and_then(|status| out.flush().map(|()| status).map_err(Failure::from));
    match ended {
        Ok(status) => ExitCode::from(status),
        Err(failure) => {
            tell(std::iter::once(failure.to_string().as_str()));
            ExitCode::from(failure.status())
        }
    }
}

fn usage(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return ExitCode::from(match error.print() {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => status::UNREADABLE,
            _ => status::FINE,
        });
    }
    // A shell may have put a file's name there.
    let words = error.render().to_string();
    failure::say(words.trim_end().lines());
    ExitCode::from(status::USAGE)
}

fn run(command: &Command, out: &mut dyn Write) -> Result<u8, Failure> {
    match command {
        Command::Forms(args) => forms::run(args, out),
        Command::Check(args) => check::run(args, out),
        Command::Blank(args) => blank::run(args, out),
        Command::Read(args) => read::run(args, out),
        Command::Fill(args) => fill::run(args, out),
        Command::Export(args) => export::run(args, out),
        Command::Calendar(args) => calendar::run(args, out),
        Command::Packet(args) => packet::run(args, out),
        Command::Letter(args) => letter::run(args, out),
        Command::Compare(args) => compare::run(args, out),
    }
}
