//! FORM-10: what was altered about a received form, in sentences.

use hpug_model::findings::Severity;
use hpug_model::forms::Form;

use super::assign::Oddity;
use super::slots::{Alteration, AlterationKind};
use crate::cell::CellRef;
use crate::grid::Workbook;
use crate::reading::{ReadingCheck, ReadingFinding};

/// Stands for an item where the names of the periods are told, once for the whole form.
const PERIOD_NAMES: &str = "the names of the periods";

/// A finding for every alteration of an item; those of one item and kind of cause stand together.
pub(crate) fn findings(form: &Form, book: &Workbook, alterations: &[&Alteration]) -> Vec<ReadingFinding> {
    let mut found: Vec<ReadingFinding> = Vec::new();
    let mut items: Vec<&str> = Vec::new();
    for alteration in alterations {
        let (message, cell) = message(form, alteration);
        if matches!(alteration.kind, AlterationKind::PeriodNames(..)) && items.contains(&PERIOD_NAMES) {
            continue;
        }
        let same = items.iter().position(|item| *item == alteration.item && !alteration.item.is_empty());
        if let Some(finding) = same.and_then(|at| found.get_mut(at)) {
            finding.at.extend(
                alteration.at.iter().filter(|at| !finding.at.contains(at)).cloned().collect::<Vec<_>>(),
            );
            if !finding.message.contains(&message) {
                finding.message.push(' ');
                finding.message.push_str(&message);
            }
            continue;
        }
        items.push(match alteration.kind {
            AlterationKind::PeriodNames(..) => PERIOD_NAMES,
            _ => &alteration.item,
        });
        let sheet = book.sheets.get(alteration.sheet).map_or("", |sheet| sheet.name.as_str());
        found.push(ReadingFinding {
            check: ReadingCheck::Form10,
            severity: Severity::Error,
            at: alteration.at.clone(),
            cell: cell.map(|cell| format!("{sheet}!{cell}")),
            message,
            fix: "Put the form's own codes and labels back, or start from the host's original file, and compare the figures \
                  of this item with what was meant."
                .to_owned(),
        });
    }
    for finding in &mut found {
        finding.at.sort_by_key(|address| form.position(address.as_str()));
    }
    found
}

fn message(form: &Form, alteration: &Alteration) -> (String, Option<CellRef>) {
    let item = &alteration.item;
    let name = form.item(item).map_or_else(String::new, |known| format!("{item} {}", known.label));
    match &alteration.kind {
        AlterationKind::Item(Oddity::Missing, _) if item.is_empty() => {
            (format!("Section {} of the form was not found in the file.", alteration.section), None)
        }
        AlterationKind::Item(Oddity::Missing, _) => {
            (format!("The form's item {name} is missing from the file."), None)
        }
        AlterationKind::Item(Oddity::Renamed, Some((cell, says))) => (
            format!(
                "Where {name} belongs, cell {cell} says “{says}”. Its figures were taken by their place."
            ),
            Some(*cell),
        ),
        AlterationKind::Item(Oddity::Renamed, None) => {
            (format!("{name} has lost its code or label. Its figures were taken by their place."), None)
        }
        AlterationKind::Item(Oddity::Repeated, place) => {
            let cell = place.as_ref().map(|(cell, _)| *cell);
            let at = cell.map_or_else(String::new, |cell| format!(" at {cell}"));
            (format!("{name} stands in the file twice; the second one{at} was not read."), cell)
        }
        AlterationKind::Item(Oddity::OutOfOrder, place) => {
            (format!("{name} stands out of the form's order."), place.as_ref().map(|(cell, _)| *cell))
        }
        AlterationKind::RowMissing(row) => (format!("{name} has lost its row {row}."), None),
        AlterationKind::RowLabel(cell, says) => (
            format!(
                "In {name}, the label “{says}” at {cell} is not the one that belongs there; its row was not read."
            ),
            Some(*cell),
        ),
        AlterationKind::RowsMerged(cell) => (
            format!(
                "In {name}, the cell {cell} stands for several rows; its figure was taken for the first of them."
            ),
            Some(*cell),
        ),
        AlterationKind::PeriodNames(cell, says) => (
            format!(
                "The form's labels Current and Prior were replaced by numbers, such as “{says}” at {cell}. The first row of \
                 each item was taken for Current, as on the form."
            ),
            Some(*cell),
        ),
        AlterationKind::RowOrder(cell) => {
            (format!("The rows of {name} stand in another order than on the form."), Some(*cell))
        }
    }
}
