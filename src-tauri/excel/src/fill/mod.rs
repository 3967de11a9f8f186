//! Fills a host's own file: answers go into input cells, and nothing else changes.

use std::collections::{BTreeMap, BTreeSet};

use hpug_model::answers::Report;
use hpug_model::{Address, Value};

mod cells;
mod labels;
mod percents;
mod plan;
mod totals;

use crate::grid::Workbook;
use crate::patch::{self, PatchError};
use crate::read_error::ReadError;
use crate::reading::{self, Reading};
use plan::Plan;

/// Rounds of writing and reading back that the ways of writing a percent can take.
const ROUNDS: usize = 6;

/// What goes into a file.
#[derive(Debug, Clone, Copy)]
pub struct Answers<'a> {
    /// The report: its values as exported, derived percents included. What it leaves blank stays as it is in the
    /// file, except under a line of business that it does not cover: there blank cells get `N/A`.
    pub report: &'a Report,
    /// Addresses whose cells are emptied, whatever the report holds.
    pub cleared: &'a BTreeSet<Address>,
}

/// A filled file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The file's content.
    pub bytes: Vec<u8>,
    /// Addresses whose cells were written or emptied, in form order.
    pub written: Vec<Address>,
    /// Addresses whose cells held the answer already.
    pub unchanged: Vec<Address>,
    /// Addresses with an answer that the file has no cell for: Section E, topics, metrics that the host doesn't ask.
    /// Working figures, totals and the lines of business covered are not among them.
    pub without_cell: Vec<Address>,
    /// Formulas whose stored result was dropped because it no longer held.
    pub stale: usize,
}

/// Why a file could not be filled; nothing was written then.
#[derive(Debug, thiserror::Error)]
pub enum FillError {
    /// The file can't be changed without harm.
    #[error(transparent)]
    Patch(#[from] PatchError),
    /// The file that came out could not be read back.
    #[error("the filled file could not be read back: {0}")]
    ReadBack(#[from] ReadError),
    /// Answers to one form, a file of another.
    #[error("the answers are for the form {answers}, but the file holds the form {file}")]
    OtherForm {
        /// Id of the answers' form.
        answers: String,
        /// Id of the file's form.
        file: String,
    },
    /// Addresses that the answers' form doesn't have.
    #[error("{form} has no data point {}; check the spelling", listed(addresses))]
    Unknown {
        /// Id of the form.
        form: String,
        /// The addresses.
        addresses: Vec<Address>,
    },
}

/// Addresses in a sentence.
fn listed(addresses: &[Address]) -> String {
    addresses.iter().map(Address::as_str).collect::<Vec<_>>().join(", ")
}

/// Writes answers into a host's file. `reading` is what reading that very file gave.
///
/// Percents go in as fractions where the cell shows percents, else as points; where the reader would take them for
/// something else, the section's percents go in as text (`0.4%`). A formula in an answer cell stays as long as it
/// comes to the answer. A total that a form in tabs types follows the rows that are written; one by formula stays.
/// Reading the result gives the answers back.
///
/// # Errors
/// [`FillError`] by cause. An answer without a cell is no error here, see [`Filled::without_cell`].
pub fn fill(host: &[u8], reading: &Reading, answers: &Answers<'_>) -> Result<Filled, FillError> {
    let mut plan = Plan::of(reading, answers)?;
    plan.take(totals::typed(host, reading, answers)?);
    let mut ways = Ways::default();
    let mut patched = patch::patch(host, &plan.writes(&ways))?;
    for _ in 0..ROUNDS {
        if !plan.needs_proof(&ways) {
            break;
        }
        let after = reading::gather(&Workbook::from_bytes(&patched.bytes)?, "")?;
        if !plan.learn(&after.report, &mut ways) {
            break;
        }
        patched = patch::patch(host, &plan.writes(&ways))?;
    }
    let (written, unchanged) = plan.outcome(&ways);
    Ok(Filled {
        bytes: patched.bytes,
        written,
        unchanged,
        without_cell: plan.without_cell,
        stale: patched.stale,
    })
}

/// The addresses of a file's answer cells that a report leaves blank: a window sends them as
/// [`Answers::cleared`], so that nothing of last year's stays behind. Cells of lines of business that the report
/// does not cover are not among them.
pub fn blanks(reading: &Reading, report: &Report) -> BTreeSet<Address> {
    let figures = hpug_model::answers::Figures::of(report);
    let covered = report.covered();
    let cells = reading.places.cells.keys().chain(reading.places.names.keys());
    let periods = reading.places.periods.iter().flat_map(|(period, _)| plan::period_addresses(*period));
    let shared = reading.places.shared.iter().flat_map(|shared| &shared.addresses);
    let addresses = cells.chain(shared).cloned().chain(periods);
    addresses
        .filter(|address| address.lob().is_none_or(|lob| covered.contains(&lob)))
        .filter(|address| figures.is_blank(address.as_str()))
        .collect()
}

/// What should stand at an address, and what the reader says stands there.
type Expected<'a> = (Option<&'a Value>, Option<&'a Value>);

/// How each section's plain percents, and each answer cell with a formula, are written.
#[derive(Debug, Clone, Default)]
struct Ways {
    sections: BTreeMap<usize, percents::Way>,
    over_formula: BTreeSet<Address>,
}
