//! `hpug`, the command line: the same core as the window, for scripts and for hosts with many files.

mod args;
mod check;
mod clock;
mod failure;
mod forms;
mod input;

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use args::{Cli, Command};
use clap::Parser;
use clap::error::ErrorKind;
use failure::{Failure, status};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let ended =
        run(&cli.command, &mut out).and_then(|status| out.flush().map(|()| status).map_err(Failure::from));
    match ended {
        Ok(status) => ExitCode::from(status),
        Err(failure) => {
            // Nowhere is left to say that standard error is gone.
            let _ = writeln!(std::io::stderr(), "hpug: {failure}");
            ExitCode::from(failure.status())
        }
    }
}

fn usage(error: &clap::Error) -> ExitCode {
    let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let printed = error.print().is_ok();
    ExitCode::from(match (asked, printed) {
        (true, true) => status::FINE,
        (true, false) => status::UNREADABLE,
        (false, _) => status::USAGE,
    })
}

fn run(command: &Command, out: &mut dyn Write) -> Result<u8, Failure> {
    match command {
        Command::Forms(args) => forms::run(args, out),
        Command::Check(args) => check::run(args, out),
        _ => Err(Failure::Usage(String::new())),
    }
}
