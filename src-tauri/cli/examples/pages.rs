//! Writes manual pages and shell completions into a folder: `pages FOLDER`. They come from what the programs take, so that
//! they can't differ from it.

#[path = "../src/args.rs"]
mod args;

use std::error::Error;
use std::fs;
use std::path::Path;

use clap::{Arg, Command, CommandFactory, ValueHint};
use clap_complete::{Shell, generate_to};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("pages FOLDER")?;
    let (manual, completions) = (Path::new(&folder).join("man"), Path::new(&folder).join("completions"));
    for folder in [&manual, &completions] {
        fs::create_dir_all(folder)?;
    }
    clap_mangen::generate_to(args::Cli::command(), &manual)?;
    clap_mangen::generate_to(window(), &manual)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        generate_to(shell, &mut args::Cli::command(), "hpug", &completions)?;
    }
    Ok(())
}

/// The window's program, which takes one path.
fn window() -> Command {
    Command::new("hpug-workbook")
        .about("Fill, check and export health plan reports in a window")
        .long_about(
            "Opens the window of HPUG Workbook. Reports are kept in stores, one encrypted file each; a store named on the \
             command line, or double-clicked, is shown ready to be unlocked. The program works offline and never uses the \
             network. The command line for scripts is hpug(1).",
        )
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .arg(Arg::new("store").value_name("STORE.hpug").value_hint(ValueHint::FilePath).help("The store to unlock"))
}
