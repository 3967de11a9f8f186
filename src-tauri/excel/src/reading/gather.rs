//! From a located form to a reading.

use std::collections::BTreeMap;
use std::sync::Arc;

use hpug_model::address::{Address, Lob, Period};
use hpug_model::answers::{Figures, Origin, Report};
use hpug_model::findings::Severity;
use hpug_model::forms::{DataPoint, Form, Role, known, refused, with_layout};
use hpug_model::values::{Kind, Value as Answer, typed};

use super::answers::{Entry, answer, entries, finding};
use super::cells::read_cell;
use super::guide::{take_formatting, take_long, take_topics};
use super::head::set_head;
use super::places::places;
use super::{Note, Reading, ReadingCheck, ReadingFinding, Suggested, fractions, totals};
use crate::cell::CellRef;
use crate::grid::Workbook;
use crate::paragraphs;
use crate::read_error::ReadError;
use crate::recognise::{
    Located, OwnSheets, PeriodPlace, View, locate, own_sheets, read_name, suggestion, topic_sheets,
};

/// Reads a workbook. `name` is the file's name, whose stem stands for the plan where the file names none.
///
/// # Errors
/// `UnknownForm`.
pub(crate) fn gather(book: &Workbook, name: &str) -> Result<Reading, ReadError> {
    let views = views(book);
    if super::is_handed_out(&views)
        && let Some(returned) = super::handed_out(book, &views, known())
    {
        return Ok(returned);
    }
    match locate(book, &views, with_layout()) {
        Ok(located) => Ok(take(book, name, &views, &located)),
        // The other forms are read for files that need them.
        Err(error) => elsewhere(book, name, &views, known()).ok_or_else(|| error.beside(refused())),
    }
}

/// The same among given forms.
///
/// # Errors
/// `UnknownForm`.
pub(crate) fn gather_among(book: &Workbook, name: &str, forms: &[Arc<Form>]) -> Result<Reading, ReadError> {
    let views = views(book);
    if let Some(returned) = super::handed_out(book, &views, forms) {
        return Ok(returned);
    }
    match locate(book, &views, forms) {
        Ok(located) => Ok(take(book, name, &views, &located)),
        Err(error) => elsewhere(book, name, &views, forms).ok_or(error),
    }
}

fn views(book: &Workbook) -> Vec<View<'_>> {
    book.sheets.iter().enumerate().map(|(at, sheet)| View::new(at, sheet)).collect()
}

/// A workbook that is no sheet of blocks: one of several tabs, a guide, or questions alone.
fn elsewhere(book: &Workbook, name: &str, views: &[View<'_>], forms: &[Arc<Form>]) -> Option<Reading> {
    crate::tabs::read(book, views, name, forms)
        .or_else(|| super::guide::guide(book, views, name))
        .or_else(|| super::queries::alone(book, views, name))
}

/// Takes what a located form holds.
fn take(book: &Workbook, name: &str, views: &[View<'_>], located: &Located) -> Reading {
    let own = own_sheets(views);
    let mut report = Report::new(located.form.clone(), Origin::Received);
    let sheets = topic_sheets(views);
    report.widen(located.supplements.clone(), sheets.topics.clone());
    set_head(book, name, &mut report);
    let mut gathering = Gathering { book, views, located, findings: Vec::new(), notes: Vec::new() };
    gathering.periods(&mut report);
    gathering.answers(&mut report);
    gathering.names(&mut report);
    gathering.own(&own, &mut report);
    take_long(&own, &mut report);
    take_topics(book, &sheets, &mut report);
    take_formatting(&own, &mut report);
    gathering.strays();
    gathering.other_year();
    gathering.odd_form();
    let figures = Figures::of(&report);
    let computed = computed(&figures);
    gathering.alterations(&figures.not_offered());
    gathering.findings.extend(not_offered(&figures));
    let as_reported: BTreeMap<Address, String> =
        own.as_reported.iter().map(|(at, text)| (Address::from(at.as_str()), text.clone())).collect();
    gathering.restated(&figures, &as_reported);
    let Gathering { mut findings, mut notes, .. } = gathering;
    super::queries::take(book, views, &mut report, &mut notes);
    let form = &report.form;
    let first = |finding: &ReadingFinding| finding.at.first().and_then(|at| form.position(at.as_str()));
    findings.sort_by_key(|finding| (first(finding).is_none(), first(finding), finding.check));
    let main = located.slots.first().map_or(0, |slot| slot.sheet);
    let suggested = suggestion(views, main);
    let suggested = Suggested { host: suggested.host, contact: suggested.contact };
    let places = places(book, views, located, main);
    Reading {
        report,
        computed,
        suggested,
        places,
        findings,
        notes,
        as_reported,
        handed_out: None,
        seal: None,
    }
}

/// FORM-13: a line of business without figures, where another one has some.
pub(crate) fn not_offered(figures: &Figures<'_>) -> Vec<ReadingFinding> {
    let finding = |lob: Lob| ReadingFinding {
        check: ReadingCheck::Form13,
        severity: Severity::Note,
        at: vec![Address::from(lob.key())],
        cell: None,
        message: format!(
            "{} is taken as not offered: every cell of it is blank, “not applicable” or 0, and the other line of business \
             has figures.",
            lob.label()
        ),
        fix: "If the plan offers it, ask for its figures.".to_owned(),
    };
    figures.not_offered().into_iter().map(finding).collect()
}

fn text_at(views: &[View<'_>], cells: &[(usize, CellRef)]) -> String {
    let parts = cells.iter().filter_map(|(sheet, cell)| Some(views.get(*sheet)?.whole_text(*cell)));
    parts.collect::<String>().trim().to_owned()
}

/// What follows from the answers; figures that only stand in a file are none of it.
pub(crate) fn computed(figures: &Figures<'_>) -> BTreeMap<Address, String> {
    let points = figures.form().points.iter().filter(|point| figures.is_derived(point.address.as_str()));
    let text = |point: &DataPoint| {
        let number = figures.shown(point.address.as_str())?;
        let text = match point.kind {
            Kind::Percent => one_decimal(number),
            _ => number.normalize().to_string(),
        };
        Some((point.address.clone(), text))
    };
    points.filter(|point| point.role != Role::Stated).filter_map(text).collect()
}

fn one_decimal(number: rust_decimal::Decimal) -> String {
    let mut rounded = hpug_model::rounding::round(number, 1);
    rounded.rescale(1);
    rounded.to_string()
}

/// A reading as it comes about.
pub(super) struct Gathering<'a> {
    pub(super) book: &'a Workbook,
    pub(super) views: &'a [View<'a>],
    pub(super) located: &'a Located,
    pub(super) findings: Vec<ReadingFinding>,
    pub(super) notes: Vec<Note>,
}

impl Gathering<'_> {
    pub(super) fn cell_name(&self, sheet: usize, cell: CellRef) -> String {
        format!("{}!{cell}", self.book.sheets.get(sheet).map_or("", |sheet| sheet.name.as_str()))
    }

    fn periods(&mut self, report: &mut Report) {
        for period in Period::ALL {
            let stated = self.located.periods.effective(period);
            let recommended = || report.form.recommended(report.form.edition, period);
            if let Some((start, end)) = stated.or_else(recommended) {
                for (edge, day) in [("start", start), ("end", end)] {
                    report.set(Address::new("period", None, Some(period), edge), Some(Answer::Date(day)));
                }
            }
        }
        for place in &self.located.periods.actual {
            let Some(text) = &place.unread else { continue };
            let at: Vec<Address> =
                ["start", "end"].map(|edge| Address::new("period", None, Some(place.period), edge)).into();
            report.remarks.extend(at.first().map(|first| (first.clone(), text.clone())));
            self.findings.push(unread_period(place, at, text, self.cell_name(place.sheet, place.label)));
        }
    }

    fn answers(&mut self, report: &mut Report) {
        let form = report.form.clone();
        let mut entries = entries(self.book, &form, &self.located.slots);
        fractions::to_points(&mut entries, form.sections.len(), |section| form.sections[section].adds_up);
        for entry in &entries {
            self.take(entry, report);
            self.findings.extend(finding(self.book, &form, entry));
        }
        totals::judge(self.book, &form, &entries, &mut self.findings, &mut self.notes);
        let sheet = self.located.slots.first().map_or(0, |slot| slot.sheet);
        let sheet = self.book.sheets.get(sheet).map_or("", |sheet| sheet.name.as_str());
        self.copies(sheet);
        self.beside();
    }

    fn take(&self, entry: &Entry, report: &mut Report) {
        if entry.computed {
            return;
        }
        if let Some(value) = answer(entry) {
            report.set(entry.address.clone(), Some(value.clone()));
        }
        if let Some(remark) = &entry.read.remark {
            report.remarks.insert(entry.address.clone(), remark.clone());
        }
    }

    fn names(&self, report: &mut Report) {
        for place in &self.located.names {
            let Some(view) = self.views.get(place.sheet) else { continue };
            let (name, _) = read_name(view, place);
            if !name.is_empty() {
                report.set(place.address.clone(), Some(Answer::Text(name)));
            }
        }
    }

    /// Takes what our own further sheets hold; a cell of the form itself wins.
    fn own(&mut self, own: &OwnSheets, report: &mut Report) {
        for (key, cells) in &own.answers {
            let Some((kind, choices)) = report
                .form
                .point(key)
                .map(|point| (point.kind, report.form.measure_of(point).choices.clone()))
            else {
                continue;
            };
            let address = Address::from(key.as_str());
            if report.answers.contains_key(&address)
                || self.located.slots.iter().any(|slot| slot.address == address)
            {
                continue;
            }
            let value = match cells.as_slice() {
                [(sheet, cell)] if kind.is_number() => {
                    let read = read_cell(self.book, *sheet, *cell, kind).value;
                    // Text where a figure belongs is kept as what was typed.
                    read.or_else(|| typed(kind, &choices, &text_at(self.views, cells)))
                }
                cells if kind == Kind::Text => {
                    typed(kind, &choices, &paragraphs::read(text_at(self.views, cells).trim()))
                }
                cells => typed(kind, &choices, &text_at(self.views, cells)),
            };
            report.set(address, value);
        }
        for (at, text) in &own.remarks {
            // What the cell itself says beside a figure, or instead of one, stays.
            let of_cell = report.remarks.remove(at.as_str()).filter(|of_cell| !text.contains(of_cell));
            let whole = of_cell.map_or_else(|| text.clone(), |of_cell| format!("{of_cell} – {text}"));
            report.remarks.insert(Address::from(at.as_str()), whole);
        }
        report.explanations.extend(own.explanations.clone());
    }
}

fn unread_period(place: &PeriodPlace, at: Vec<Address>, text: &str, cell: String) -> ReadingFinding {
    ReadingFinding {
        check: ReadingCheck::Form11,
        severity: Severity::Warning,
        at,
        cell: Some(cell),
        message: format!(
            "{} period: “{text}” at {} is not a first and a last day. The recommended period was taken; the text is kept as \
             a remark.",
            place.period.label(),
            place.label
        ),
        fix: "Enter both days, for example 7/1/2019 - 6/30/2020.".to_owned(),
    }
}
