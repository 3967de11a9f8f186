//! Times what a key press and an opened report cost behind the window, each edit durable on disk:
//! `editing ANSWERS.json FOLDER` prints medians and 95th percentiles in milliseconds as JSON. The report is filled, and
//! cells of its largest section are typed over.
#![allow(clippy::print_stdout)]

mod desk;

use std::path::{Path, PathBuf};
use std::time::Instant;

use hpug_model::Report;
use hpug_model::values::to_json;
use hpug_session::Session;
use hpug_session::wire::cells::{EditKind, Place as Cell, Typed};
use hpug_session::wire::reports::NewReport;
use hpug_session::wire::store::{CreateStore, Role};

const EDITS: usize = 500;
const OPENINGS: usize = 60;

type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (answers, folder) = arguments.next().zip(arguments.next()).ok_or("editing ANSWERS.json FOLDER")?;
    let mut session = new_store(&folder)?;
    let ids = [filled(&mut session, &answers, 2025)?, filled(&mut session, &answers, 2026)?];
    let (section, cells) = largest(&mut session, ids[1])?;
    let mut edits = Vec::with_capacity(EDITS);
    for n in 0..EDITS {
        let typed =
            Typed { address: cells[n % cells.len()].clone(), text: format!("{}", 1 + n % 9), rich: None };
        let start = Instant::now();
        let changed = session.edit(ids[1], &format!("edit-{n}"), EditKind::Typed, &[typed])?;
        // It crosses to the window as text.
        serde_json::to_string(&changed)?;
        edits.push(start.elapsed().as_secs_f64() * 1e3);
    }
    let mut openings = Vec::with_capacity(OPENINGS);
    for n in 0..OPENINGS {
        let start = Instant::now();
        let (report, section) = (session.report(ids[n % 2])?, session.section(ids[n % 2], &section)?);
        serde_json::to_string(&(report, section))?;
        openings.push(start.elapsed().as_secs_f64() * 1e3);
    }
    let (edit, opening) = (spread(edits), spread(openings));
    println!(
        "{{\"section\": \"{section}\", \"cells\": {}, \"edit_ms\": {{\"median\": {:.2}, \"p95\": {:.2}}}, \"open_ms\": {{\"median\": {:.2}, \"p95\": {:.2}}}}}",
        cells.len(),
        edit.0,
        edit.1,
        opening.0,
        opening.1
    );
    Ok(())
}

fn new_store(folder: &Path) -> Result<Session, Failed> {
    let mut session = desk::session_in(folder);
    session.create_store(&CreateStore {
        path: folder.join("bench.hpug").to_string_lossy().into_owned(),
        passphrase: desk::PASSPHRASE.into(),
        role: Role::Plan,
        person: "Bench".to_owned(),
    })?;
    Ok(session)
}

fn filled(session: &mut Session, answers: &Path, year: u16) -> Result<u32, Failed> {
    let sample = Report::from_json(&std::fs::read_to_string(answers)?)?;
    let request = NewReport {
        form: sample.form.id.clone(),
        plan: sample.plan.clone(),
        host: sample.host.clone(),
        year,
        copy_from: None,
    };
    let id = session.new_report(&request)?.head.id;
    let typed = |(address, value): (&hpug_model::Address, &hpug_model::Value)| {
        let json = to_json(value);
        let text = json.as_str().map_or_else(|| json.to_string(), str::to_owned);
        Typed { address: address.to_string(), text, rich: None }
    };
    let cells: Vec<Typed> = sample.answers.iter().map(typed).collect();
    session.edit(id, &format!("filled-{id}"), EditKind::Pasted, &cells)?;
    Ok(id)
}

/// The section with the most cells that take a number, and those cells.
fn largest(session: &mut Session, id: u32) -> Result<(String, Vec<String>), Failed> {
    let mut best = (String::new(), Vec::new());
    for section in session.report(id)?.sections.iter().filter(|section| section.id != "head") {
        let view = session.section(id, &section.id)?;
        let places = view.tables.into_iter().flat_map(|table| table.rows).flat_map(|row| row.places);
        let cells: Vec<String> = places
            .filter_map(|place| match place {
                Cell::Cell(cell) if cell.choices.is_empty() => Some(cell),
                _ => None,
            })
            .filter(|cell| cell.role != hpug_session::wire::cells::CellRole::Computed)
            .map(|cell| cell.address)
            .collect();
        if cells.len() > best.1.len() {
            best = (section.id.clone(), cells);
        }
    }
    Ok(best)
}

/// Median and 95th percentile.
fn spread(mut taken: Vec<f64>) -> (f64, f64) {
    taken.sort_by(f64::total_cmp);
    (taken[taken.len() / 2], taken[taken.len() * 95 / 100])
}
