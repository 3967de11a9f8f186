//! A colleague's workbook that comes back: its answers by address, as they would be typed.

use hpug_model::address::Address;
use hpug_model::answers::{Origin, Report};
use hpug_model::format;
use hpug_model::forms::Form;
use hpug_model::values::Kind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

use super::cells::{Problem, read_cell};
use super::{Places, Reading, Suggested};
use crate::cell::CellRef;
use crate::grid::Workbook;
use crate::own::{self, property};
use crate::recognise::View;

/// Rows and columns in which the heads are looked for.
const HEAD_ROWS: u32 = 40;
const COLUMNS: u32 = 40;

/// The answers of a workbook that was handed out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOut {
    /// By which it is known.
    pub token: String,
    /// Each cell asked for, what stands in it as it would be typed, and the cell's name: `Please fill in!F14`.
    pub answers: Vec<(Address, String, String)>,
}

/// Whether a workbook has the head by which one that was handed out is known.
pub(crate) fn is_handed_out(views: &[View<'_>]) -> bool {
    views.iter().any(|view| key_head(view).is_some())
}

/// Reads a workbook that this program handed out; `None` for any other.
pub(crate) fn handed_out(book: &Workbook, views: &[View<'_>], forms: &[Arc<Form>]) -> Option<Reading> {
    let (view, head) = views.iter().find_map(|view| Some((view, key_head(view)?)))?;
    let token = view.text(head).trim_start_matches(own::HAND_OUT_KEY).trim().to_owned();
    let answer = (0..head.column)
        .rev()
        .find(|column| view.text(CellRef::new(head.row, *column)).eq_ignore_ascii_case("Your answer"))?;
    let named = book.properties.custom.get(property::FORM);
    let form = forms.iter().find(|form| named == Some(&form.id)).or_else(|| forms.first())?;
    let keys = view.sheet.cells.range(CellRef::new(head.row + 1, 0)..);
    let keys = keys.filter(|(at, _)| at.column == head.column).map(|(at, _)| *at);
    let mut answers: Vec<(Address, String, String)> = Vec::new();
    for key in keys {
        let address = Address::from(view.text(key).trim());
        if address.as_str().is_empty() || answers.iter().any(|(known, ..)| *known == address) {
            continue;
        }
        let at = CellRef::new(key.row, answer);
        let text = typed(book, view, at, form.point(address.as_str()).map_or(Kind::Line, |point| point.kind));
        answers.push((address, text, format!("{}!{at}", view.sheet.name)));
    }
    Some(Reading {
        report: Report::new(form.clone(), Origin::Received),
        computed: BTreeMap::new(),
        suggested: Suggested::default(),
        places: Places::default(),
        findings: Vec::new(),
        notes: Vec::new(),
        as_reported: BTreeMap::new(),
        seal: None,
        handed_out: Some(HandedOut { token, answers }),
    })
}

/// The head of the column of keys, which carries the token.
fn key_head(view: &View<'_>) -> Option<CellRef> {
    let rows = view.sheet.cells.range(..CellRef::new(HEAD_ROWS, 0));
    let mut heads = rows.map(|(at, _)| *at).filter(|at| at.column < COLUMNS);
    heads.find(|at| view.text(*at).starts_with(own::HAND_OUT_KEY))
}

/// What stands in a cell as it would be typed into the report.
fn typed(book: &Workbook, view: &View<'_>, at: CellRef, kind: Kind) -> String {
    let read = read_cell(book, view.index, at, kind);
    match (read.value, read.problem) {
        (Some(value), _) => format::editable(&value),
        (None, Some(Problem::NotUnderstood(text) | Problem::ErrorValue(text))) => text,
        (None, Some(Problem::NoResult(formula))) => format!("={formula}"),
        (None, None) => view.text(at),
    }
}
