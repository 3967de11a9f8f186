//! Finding a known form in a workbook by its heads, codes and labels, never by fixed addresses.

mod alterations;
mod assign;
mod dates;
mod editions;
mod groups;
mod heads;
mod introduction;
mod labels;
mod names;
mod own_sheets;
mod periods;
mod runs;
mod sheets;
mod slots;
mod stray;
mod supplements;
mod times;
mod topic_sheets;
mod view;

use std::cmp::Reverse;
use std::sync::Arc;

use hpug_model::forms::{Form, Layout, Supplement};

use self::editions::editions_apart;
use self::sheets::best_sheet;
use crate::cell::CellRef;
use crate::grid::Workbook;
use crate::own::property;
use crate::read_error::ReadError;

pub(crate) use alterations::findings as alteration_findings;
pub(crate) use editions::title_year;
pub(crate) use introduction::suggestion;
pub(crate) use labels::words;
pub(crate) use names::{NamePlace, read_name};
pub(crate) use own_sheets::{OwnSheets, own_sheets};
pub(crate) use periods::{PeriodPlace, Periods, days_beside};
pub(crate) use slots::{Alteration, Slot};
pub(crate) use topic_sheets::{TopicSheets, topic_sheets};
pub(crate) use view::{View, shown};

/// Heads and texts of a sheet that are named when no form was found.
const NAMED_TEXTS: usize = 4;

/// A form found in a workbook.
pub(crate) struct Located {
    pub(crate) form: Arc<Form>,
    pub(crate) supplements: Vec<Supplement>,
    pub(crate) slots: Vec<Slot>,
    pub(crate) names: Vec<NamePlace>,
    pub(crate) alterations: Vec<Alteration>,
    pub(crate) periods: Periods,
    /// Cells beside items that hold something and are no answer cell: (sheet, cell).
    pub(crate) stray: Vec<(usize, CellRef)>,
    /// Other sheets that hold the form too, and whether figures stand in them.
    pub(crate) copies: Vec<(usize, bool)>,
    /// The first head of a second table beside or below the form, and whether figures stand in it.
    pub(crate) beside: Option<(usize, CellRef, bool)>,
    /// The title's cell and year, where that is no year of the form's edition.
    pub(crate) other_year: Option<(usize, CellRef, u16)>,
}

/// Finds which of these forms a workbook holds.
///
/// # Errors
/// `UnknownForm`, with the sheets and first texts, where fewer than half of the items of each were found.
pub(crate) fn locate(book: &Workbook, views: &[View<'_>], forms: &[Arc<Form>]) -> Result<Located, ReadError> {
    let named = book.properties.custom.get(property::FORM);
    // Editions with the same blocks are looked for once.
    let mut found: Vec<(&Layout, Option<(usize, Located)>)> = Vec::new();
    let mut choices = Vec::new();
    for form in forms {
        let Some(layout) = &form.layout else { continue };
        let same = found.iter().position(|(other, _)| other.blocks == layout.blocks);
        let at = same.unwrap_or_else(|| {
            found.push((layout, best_sheet(form, layout, views)));
            found.len() - 1
        });
        if let Some((items, located)) = &found[at].1 {
            let titled = title_year(views, located);
            let apart = editions_apart(form, layout, located, titled.map(|(.., year)| year));
            // Without a year of its own a file is taken for one that somebody published.
            let unpublished = titled.is_none() && form.illustrative;
            let rank = (Reverse(*items), named != Some(&form.id), unpublished, apart, form.edition);
            choices.push((rank, at, form, titled.filter(|_| apart > 0)));
        }
    }
    let best = choices.into_iter().min_by_key(|(rank, ..)| *rank);
    let located = best.and_then(|(_, at, form, other_year)| {
        let (_, located) = found[at].1.take()?;
        Some(widened(Located { form: form.clone(), other_year, ..located }))
    });
    located.ok_or_else(|| ReadError::UnknownForm { seen: seen(book, views), refused: Vec::new() })
}

/// The form with the host's own metrics.
fn widened(located: Located) -> Located {
    if located.supplements.is_empty() {
        return located;
    }
    Located { form: located.form.extended(&located.supplements, &[]), ..located }
}

/// What a person would say the workbook holds: each sheet with its first texts.
fn seen(book: &Workbook, views: &[View<'_>]) -> Vec<String> {
    let of_sheet = |view: &View<'_>| {
        let texts = view.sheet.cells.values().filter_map(|cell| match &cell.value {
            crate::grid::Value::Text(text) if !text.trim().is_empty() => Some(short(text)),
            _ => None,
        });
        let texts: Vec<String> = texts.take(NAMED_TEXTS).collect();
        let texts = if texts.is_empty() { "no text".to_owned() } else { texts.join(", ") };
        format!("sheet “{}” with {texts}", view.sheet.name)
    };
    let mut seen: Vec<String> = views.iter().take(5).map(of_sheet).collect();
    if book.sheets.len() > seen.len() {
        seen.push(format!("{} more sheets", book.sheets.len() - seen.len()));
    }
    seen
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("“{}…”", &line[..at]),
        None => format!("“{line}”"),
    }
}
