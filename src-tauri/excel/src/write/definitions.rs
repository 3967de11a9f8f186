//! The glossary, for people who fill in a blank.

use hpug_model::forms;
use rust_xlsxwriter::Workbook;

use super::records::{List, add_list};
use super::{Book, WriteError, style};
use crate::own;

pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), WriteError> {
    if !book.is_blank() && book.form.tabs.is_none() {
        return Ok(());
    }
    let row = |term: &forms::Term| {
        vec![(term.term.clone(), style::cell().set_bold()), (sentence(&term.meaning), style::cell())]
    };
    let rows = forms::glossary()?.iter().map(row).collect();
    let list = List {
        name: own::DEFINITIONS,
        title: "Definitions",
        lead: "Terms of the report in our words, for working use; where the publisher defines a term its wording prevails.",
        columns: &[("Term", 40), ("Meaning", 96)],
    };
    Ok(add_list(workbook, book, &list, rows)?)
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
