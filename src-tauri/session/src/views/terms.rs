//! The glossary, and the terms that an item uses.

use hpug_model::forms::{self, DataPoint, Term};

use super::View;
use crate::wire::glossary::{NationalRow, TermView};

/// A term as the window shows it.
pub fn term_view(term: &Term) -> TermView {
    TermView { term: sentence(&term.term), meaning: sentence(&term.meaning) }
}

/// A national figure as the window lists it.
pub fn national_row(figure: &forms::Benchmark) -> NationalRow {
    NationalRow {
        label: sentence(&figure.label),
        year: figure.year,
        whose: figure.lob.map_or("All payers", |lob| lob.label()).to_owned(),
        percent: format!("{}\u{a0}%", figure.percent.normalize()),
        source: figure.source.clone(),
    }
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

impl View<'_> {
    /// The terms that what is asked at a data point uses.
    pub(super) fn terms(&self, point: &DataPoint) -> Vec<TermView> {
        let form = &self.report.form;
        let (item, measure) = (form.item_of(point), form.measure_of(point));
        let text = [&item.label, &item.asks, &item.fraction, &measure.label].map(String::as_str).join(" ");
        // A list that can't be read is told where the glossary is opened.
        forms::terms_in(&text).unwrap_or_default().into_iter().map(term_view).collect()
    }
}
