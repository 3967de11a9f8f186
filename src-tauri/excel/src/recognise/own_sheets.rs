//! What our own workbooks hold beside the form: lists of working figures, remarks, explanations and texts.

use std::collections::BTreeMap;

use super::labels::words;
use super::view::View;
use crate::cell::CellRef;
use crate::own;

/// Rows in which the heads of a list are looked for.
const HEAD_ROWS: u32 = 40;

/// The entries of our own further sheets, by what the sheet is for.
#[derive(Default)]
pub(crate) struct OwnSheets {
    /// Answers by address: working figures, Section E. With the cells that hold them, continued ones in order.
    pub(crate) answers: BTreeMap<String, Vec<(usize, CellRef)>>,
    /// Texts with formatting, as documents in JSON.
    pub(crate) formatting: BTreeMap<String, String>,
    /// Answers that are longer than a cell holds.
    pub(crate) long: BTreeMap<String, String>,
    /// What was reported last period and stands as Prior.
    pub(crate) as_reported: BTreeMap<String, String>,
    pub(crate) remarks: BTreeMap<String, String>,
    pub(crate) explanations: BTreeMap<String, String>,
}

/// Reads our own further sheets; a workbook without them gives nothing.
pub(crate) fn own_sheets(views: &[View<'_>]) -> OwnSheets {
    let mut found = OwnSheets::default();
    for view in views {
        let named = |name: &str| view.sheet.name.trim().eq_ignore_ascii_case(name);
        let answers = [own::WORKING_FIGURES, own::OTHER_INITIATIVES];
        if answers.into_iter().any(named) {
            for (key, cell) in entries(view) {
                found.answers.entry(key).or_default().push((view.index, cell));
            }
        } else if named(own::FORMATTING) {
            join(view, &mut found.formatting);
        } else if named(own::LONG_ANSWERS) {
            join(view, &mut found.long);
        } else if named(own::AS_REPORTED) {
            join(view, &mut found.as_reported);
        } else if named(own::REMARKS) {
            join(view, &mut found.remarks);
        } else if named(own::EXPLANATIONS) {
            join(view, &mut found.explanations);
        }
    }
    found
}

fn join(view: &View<'_>, texts: &mut BTreeMap<String, String>) {
    for (key, cell) in entries(view) {
        let text = view.whole_text(cell);
        if !text.trim().is_empty() {
            texts.entry(key).or_default().push_str(&text);
        }
    }
    for text in texts.values_mut() {
        *text = text.trim().to_owned();
    }
}

/// Keys and the cells of what was entered, from the row of heads down.
fn entries(view: &View<'_>) -> Vec<(String, CellRef)> {
    let heads = [own::ADDRESS, own::FINDING].map(words);
    let is_head = |row: u32| heads.iter().any(|head| view.words(CellRef::new(row, 0)) == head);
    let Some(head) = (0..HEAD_ROWS).find(|row| is_head(*row)) else { return Vec::new() };
    let entered = own::ENTERED.map(words);
    let labels = view.rows.get(&head).map_or(&[][..], Vec::as_slice);
    let Some(column) =
        labels.iter().find(|label| entered.contains(&label.words)).map(|label| label.at.column)
    else {
        return Vec::new();
    };
    let keys = view.sheet.cells.range(CellRef::new(head + 1, 0)..).filter(|(at, _)| at.column == 0);
    let keys = keys.map(|(at, _)| (view.text(*at), CellRef::new(at.row, column)));
    keys.filter(|(key, _)| !key.is_empty()).collect()
}
