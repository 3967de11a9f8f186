//! A comparison as a workbook: a sheet per view with a line in the same row on each, so that formulas follow; what can't be
//! compared stands as text, which medians and ranks pass over, with the reason in the cell's note and on a sheet of its
//! own.

mod apart;
mod charts;
mod front;
mod key;
mod matrix;
mod show;
mod together;

use chrono::{Datelike, NaiveDate};
use hpug_model::side_by_side::{Mode, SideBySide};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::page::{Page, escaped};
use super::{WriteError, style};
use matrix::{Grid, View};

pub use key::key;

/// What the workbook says beside the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComparisonOptions {
    /// Files that could not be read and are missing from the comparison.
    pub unread: u32,
    /// The day of writing.
    pub today: NaiveDate,
}

/// A comparison as a workbook.
///
/// # Errors
/// [`WriteError::Format`] beyond a limit of the file format: more columns than a sheet has.
pub fn comparison(side: &SideBySide, options: &ComparisonOptions) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let (font, row, column) = style::default();
    workbook.set_default_format(&font, row, column)?;
    workbook.set_properties(&properties(&title(side), &side.form.credit, options.today)?);
    let grid = Grid::of(side);
    front::add(&mut workbook, side, options)?;
    for view in views(side) {
        matrix::add(&mut workbook, &grid, *view)?;
    }
    together::add(&mut workbook, side)?;
    charts::add(&mut workbook, &grid)?;
    apart::add(&mut workbook, side)?;
    Ok(workbook.save_to_buffer()?)
}

/// The sheets; none of the months before where the form does not ask for them.
fn views(side: &SideBySide) -> &'static [View] {
    match side.mode {
        Mode::Plans if side.has_prior() => {
            &[View::Current, View::Prior, View::Change, View::Distance, View::Rank]
        }
        Mode::Plans => &[View::Current, View::Distance, View::Rank],
        Mode::Years => &[View::Current, View::Change],
    }
}

/// `Progress Report 2021: 9 plans side by side`.
fn title(side: &SideBySide) -> String {
    match side.mode {
        Mode::Plans => format!("{}: {} plans side by side", side.form.title, side.columns.len()),
        Mode::Years => format!("{}: {}, year by year", side.form.title, side.plan),
    }
}

fn properties(title: &str, credit: &str, today: NaiveDate) -> Result<DocProperties, XlsxError> {
    let year = u16::try_from(today.year()).unwrap_or(1900);
    let day = ExcelDateTime::from_ymd(year, today.month() as u8, today.day() as u8)?;
    Ok(DocProperties::new().set_title(title).set_author("").set_comment(credit).set_creation_datetime(&day))
}

/// Prints a sheet in landscape with its title and the form's credit.
fn finish(page: &mut Page<'_>, side: &SideBySide, last: u32) -> Result<(), XlsxError> {
    page.sheet.set_landscape();
    let header = format!("&L&9{}", escaped(&title(side)));
    let foot = format!("Form by {}, paraphrased: its own wording prevails", side.form.publisher);
    page.print(&header, &foot);
    page.finish(last)
}
