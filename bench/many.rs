//! Times a store with very many reports behind the window, through the very calls that it makes: `many STORE FOLDER` brings a
//! store of an old layout to the newest, opens it, lists and compares its reports, edits one, backs it up, and prints
//! seconds as JSON. STORE is changed; FOLDER holds the settings.
#![allow(clippy::print_stdout)]

mod desk;

use std::path::PathBuf;
use std::time::Instant;

use hpug_session::wire::cells::{EditKind, Typed};
use hpug_session::wire::compare::CompareRequest;

type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    let mut arguments = std::env::args().skip(1);
    let (store, folder) = arguments.next().zip(arguments.next()).ok_or("many STORE FOLDER")?;
    let mut session = desk::session_in(&PathBuf::from(folder));
    let mut told = Vec::new();
    told.push(("upgrade", timed(|| session.open_store(&store, desk::PASSPHRASE))?.0));
    session.lock()?;
    told.push(("open", timed(|| session.open_store(&store, desk::PASSPHRASE))?.0));
    let (first, rows) = timed(|| session.library())?;
    told.push(("list", first));
    told.push(("list_again", timed(|| session.library())?.0));
    let next: Vec<u32> = rows.iter().rev().take(200).map(|row| row.id).collect();
    told.push(("next", timed(|| session.count_reports(&next))?.0));
    let id = rows.get(rows.len() / 2).ok_or("no reports")?.id;
    told.push(("report", timed(|| session.report(id).and_then(|_| session.section(id, "D")))?.0));
    let typed = [Typed { address: "A.1a/current/count".to_owned(), text: "7".to_owned(), rich: None }];
    told.push(("edit", timed(|| session.edit(id, "one", EditKind::Typed, &typed))?.0));
    let year = CompareRequest { year: Some(2025), ..CompareRequest::default() };
    told.push(("compare", timed(|| session.compare(&year))?.0));
    told.push(("back_up", timed(|| session.back_up_now())?.0));
    told.push(("lock", timed(|| session.lock())?.0));
    let lines: Vec<String> = told.iter().map(|(what, seconds)| format!("\"{what}\": {seconds:.4}")).collect();
    println!("{{\"reports\": {}, {}}}", rows.len(), lines.join(", "));
    Ok(())
}

/// Seconds that something takes, and what it gave.
fn timed<T, E: Into<Failed>>(work: impl FnOnce() -> Result<T, E>) -> Result<(f64, T), Failed> {
    let start = Instant::now();
    let done = work().map_err(Into::into)?;
    Ok((start.elapsed().as_secs_f64(), done))
}
