//! The answers that a question asks for, each with what its label says.

use hpug_model::address::Lob;
use hpug_model::forms::tabs::{Answers, Question};
use hpug_model::forms::{Form, Item, Role};

use super::labels::is_named;
use crate::recognise::words;

/// Bytes of the longest text that may be a label known by its words.
const LONGEST_LABEL: usize = 160;

/// What a label says.
enum Label {
    /// These words and no other, in small letters.
    Exact(String),
    /// Words of a text of the publisher's.
    Words(String),
}

/// An answer that has a label of its own.
pub(crate) struct Asked<'f> {
    /// Its item.
    pub(crate) item: &'f Item,
    /// The measures that share its cell.
    pub(crate) measures: Vec<String>,
    /// The lines of business that share its cell; one `None` where it isn't asked per line of business.
    pub(crate) lobs: Vec<Option<Lob>>,
    /// The label in our own workbook.
    pub(crate) shown: String,
    label: Label,
}

impl Asked<'_> {
    /// Its label in small letters; `None` where it is known by words, which others may share: it stands after the label
    /// before it.
    pub(super) fn exactly(&self) -> Option<&String> {
        match &self.label {
            Label::Exact(label) => Some(label),
            Label::Words(_) => None,
        }
    }

    /// Whether a text says the words of its label.
    pub(super) fn says(&self, text: &str) -> bool {
        match &self.label {
            Label::Exact(label) => words(text) == *label,
            Label::Words(specification) => text.len() <= LONGEST_LABEL && is_named(specification, text),
        }
    }
}

/// The answers of a question that has one beside each item's or measure's label.
pub(crate) fn asked<'f>(form: &'f Form, question: &Question) -> Vec<Asked<'f>> {
    let lobs = |item: &Item| match item.per_lob {
        true => form.lobs.iter().copied().map(Some).collect(),
        false => vec![None],
    };
    let items = items_of(form, question).into_iter();
    if question.answers == Answers::PerMeasure {
        return items.flat_map(|item| per_measure(item, lobs(item))).collect();
    }
    let per_item = |item: &'f Item| Asked {
        item,
        measures: question.measures.clone(),
        lobs: lobs(item),
        shown: item.label.clone(),
        label: match item.words.as_str() {
            "" => Label::Exact(words(&item.form_label)),
            specification => Label::Words(specification.to_owned()),
        },
    };
    items.map(per_item).collect()
}

fn per_measure(item: &Item, lobs: Vec<Option<Lob>>) -> impl Iterator<Item = Asked<'_>> {
    let sent = item.measures.iter().filter(|measure| matches!(measure.role, Role::Answer | Role::Optional));
    sent.map(move |measure| {
        let shown = format!("{} {}", item.mark, measure.label).trim().to_owned();
        Asked {
            item,
            measures: vec![measure.key.clone()],
            lobs: lobs.clone(),
            label: Label::Exact(words(&shown)),
            shown,
        }
    })
}

/// The items that a question asks.
pub(crate) fn items_of<'f>(form: &'f Form, question: &Question) -> Vec<&'f Item> {
    match form.section(&question.section) {
        Some(section) => section.items.iter().collect(),
        None => question.items.iter().filter_map(|code| form.item(code)).collect(),
    }
}
