//! What a sheet of queries says: each row as it stands, with what was odd about it.

use std::collections::BTreeSet;

use hpug_model::answers::{Origin, Report};
use hpug_model::forms::{Form, form, known};
use hpug_model::queries::{MOST_QUERIES, Query, cleaned, is_too_long};
use hpug_model::values::to_json;
use hpug_model::{Address, Value};

use super::cells::{Problem, read_cell};
use super::{Note, Places, Reading, Suggested};
use crate::cell::CellRef;
use crate::grid::Workbook;
use crate::own::{self, property};
use crate::recognise::{View, words};

/// Rows in which the heads are looked for.
const HEAD_ROWS: u32 = 40;

/// The sheet of queries and its columns, in the order of [`own::QUERY_HEADS`].
struct Sheet<'v, 'b> {
    view: &'v View<'b>,
    head: u32,
    columns: [u32; 7],
}

/// Reads the queries of a workbook that holds the form too, or nothing else.
pub(crate) fn take(book: &Workbook, views: &[View<'_>], report: &mut Report, notes: &mut Vec<Note>) {
    let Some(sheet) = views.iter().find_map(locate) else { return };
    let form = report.form.clone();
    let mut known = BTreeSet::new();
    let mut left_out = 0;
    let rows = sheet.view.sheet.cells.range(CellRef::new(sheet.head + 1, 0)..).map(|(at, _)| at.row);
    for row in rows.collect::<BTreeSet<u32>>() {
        if report.queries.len() >= MOST_QUERIES {
            left_out += 1;
            continue;
        }
        let Some(query) = sheet.query(book, &form, row, notes) else { continue };
        if !query.id.is_empty() && !known.insert(query.id.clone()) {
            notes.push(sheet.note(row, 6, "The question stands here a second time; the first one counts."));
            continue;
        }
        report.queries.push(query);
    }
    if left_out > 0 {
        let what =
            format!("{left_out} further rows were left out: no more than {MOST_QUERIES} questions are read.");
        notes.push(sheet.note(sheet.head, 3, &what));
    }
}

/// Reads a workbook that holds nothing but queries; `None` where it holds none.
pub(crate) fn alone(book: &Workbook, views: &[View<'_>], name: &str) -> Option<Reading> {
    let sheet = views.iter().find_map(locate)?;
    let named = book.properties.custom.get(property::FORM).and_then(|id| form(id).ok().flatten());
    let form = named.or_else(|| likely(&sheet))?;
    let mut report = Report::new(form, Origin::Received);
    super::set_head(book, name, &mut report);
    report.answers.clear();
    let mut notes = Vec::new();
    take(book, views, &mut report, &mut notes);
    if report.queries.is_empty() {
        return None;
    }
    Some(Reading {
        report,
        computed: Default::default(),
        suggested: Suggested::default(),
        places: Places::default(),
        findings: Vec::new(),
        notes,
        as_reported: Default::default(),
        seal: None,
        handed_out: None,
    })
}

/// The form that has most of the addresses asked about, where the file doesn't name it any more.
fn likely(sheet: &Sheet<'_, '_>) -> Option<std::sync::Arc<Form>> {
    let keys = sheet.view.sheet.cells.range(CellRef::new(sheet.head + 1, 0)..);
    let addresses: Vec<String> =
        keys.filter(|(at, _)| at.column == sheet.columns[0]).map(|(at, _)| sheet.view.text(*at)).collect();
    let count = |form: &Form| addresses.iter().filter(|at| form.point(at).is_some()).count();
    let forms = known();
    let best = forms.iter().map(|form| (count(form), form)).rev().max_by_key(|(count, _)| *count)?;
    (best.0 > 0).then(|| best.1.clone())
}

/// The sheet whose heads are all there, in any order; what stands above them doesn't matter.
fn locate<'v, 'b>(view: &'v View<'b>) -> Option<Sheet<'v, 'b>> {
    let heads = own::QUERY_HEADS.map(words);
    for (row, labels) in view.rows.range(..HEAD_ROWS) {
        let column =
            |head: &String| labels.iter().find(|label| label.words == *head).map(|label| label.at.column);
        let found: Vec<u32> = heads.iter().filter_map(column).collect();
        if let Ok(columns) = <[u32; 7]>::try_from(found) {
            return Some(Sheet { view, head: *row, columns });
        }
    }
    None
}

impl Sheet<'_, '_> {
    /// One row; `None` for a row without address, question, answer and id.
    fn query(&self, book: &Workbook, form: &Form, row: u32, notes: &mut Vec<Note>) -> Option<Query> {
        let mut text = |column: usize| self.text(row, column, notes);
        let [address, received, asked, answer, id] = [0, 2, 3, 4, 6].map(&mut text);
        let query = Query { id, address, text: asked, received, answer, corrected: None };
        let corrected = self.corrected(book, form, &query, row, notes);
        let query = Query { corrected, ..query };
        let blank = query.text.is_empty() && query.address.is_empty() && query.id.is_empty();
        if blank && !query.is_answered() {
            return None;
        }
        if query.id.is_empty() {
            notes.push(self.note(
                row,
                6,
                "This row has no question id, so nothing ties it to a question that was asked.",
            ));
        }
        Some(query)
    }

    /// The words of a cell. A formula is no question and no answer: nothing is taken from it.
    fn text(&self, row: u32, column: usize, notes: &mut Vec<Note>) -> String {
        let at = CellRef::new(row, self.columns[column]);
        if self.view.sheet.cell(at).is_some_and(|cell| cell.formula.is_some()) {
            notes.push(self.note(row, column, "A formula stands here; nothing was taken from it."));
            return String::new();
        }
        let text = self.view.text(at);
        if is_too_long(&text) {
            notes.push(self.note(row, column, "The text is too long and was cut."));
        }
        cleaned(&text)
    }

    /// The figure in the column of corrections, read as the cell of the form would be. Text that is no figure is kept.
    fn corrected(
        &self,
        book: &Workbook,
        form: &Form,
        query: &Query,
        row: u32,
        notes: &mut Vec<Note>,
    ) -> Option<serde_json::Value> {
        let at = CellRef::new(row, self.columns[5]);
        let Some(point) = form.point(Address::from(query.address.as_str()).as_str()) else {
            let text = self.text(row, 5, notes);
            return (!text.is_empty()).then_some(serde_json::Value::String(text));
        };
        let read = read_cell(book, self.view.index, at, point.kind);
        if let Some(value) = read.value {
            return Some(to_json(&value));
        }
        let what = match read.problem {
            Some(Problem::NotUnderstood(text)) => {
                notes.push(self.note(
                    row,
                    5,
                    &format!("“{}” is no figure for this cell; it is kept as it is.", short(&text)),
                ));
                return Some(to_json(&Value::Unreadable(cleaned(&text))));
            }
            Some(Problem::ErrorValue(error)) => {
                format!("The error {error} stands here; nothing was taken from it.")
            }
            Some(Problem::NoResult(_)) => {
                "A formula without a result stands here; nothing was taken from it.".to_owned()
            }
            None => return read.remark.map(|remark| to_json(&Value::Unreadable(cleaned(&remark)))),
        };
        notes.push(self.note(row, 5, &what));
        None
    }

    fn note(&self, row: u32, column: usize, message: &str) -> Note {
        let cell = CellRef::new(row, self.columns[column]);
        Note { cell: format!("{}!{cell}", self.view.sheet.name), message: message.to_owned() }
    }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
