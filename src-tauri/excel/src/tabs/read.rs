//! From the tabs of a form to a reading.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use hpug_model::address::{Address, Lob};
use hpug_model::answers::{Figures, Origin, Report};
use hpug_model::findings::Severity;
use hpug_model::forms::{Form, Role, Tabs};
use hpug_model::values::Value as Answer;
use rust_decimal::Decimal;

use super::find::{Found, SharedCell, find};
use super::labels::is_named;
use super::shared::{Shared, is_no_data};
use crate::cell::CellRef;
use crate::grid::{Value, Workbook};
use crate::own::property;
use crate::reading::{
    Place, Places, Reading, ReadingCheck, ReadingFinding, SharedPlace, Suggested, answers, other_edition,
    queries,
};
use crate::recognise::{View, own_sheets, words as words_of};

/// Reads a workbook of tabs; `None` where it holds none of these forms. Of several that are found equally well the one
/// that the file's properties or its title's year name is taken, else the earliest that somebody published.
pub(crate) fn read(book: &Workbook, views: &[View<'_>], name: &str, forms: &[Arc<Form>]) -> Option<Reading> {
    let found = forms.iter().filter_map(|form| find(form, form.tabs.as_ref()?, views));
    let named = book.properties.custom.get(property::FORM);
    let found = found.max_by_key(|found| {
        let Form { id, edition, illustrative, .. } = found.form.as_ref();
        let apart = titled(found, views).map_or(0, |(.., year)| edition.abs_diff(year));
        let count = found.slots.len() + found.shared.len();
        (count, named == Some(id), Reverse(apart), !illustrative, Reverse(*edition))
    })?;
    let tabs = found.form.tabs.clone()?;
    let mut report = Report::new(found.form.clone(), Origin::Received);
    crate::reading::set_head(book, name, &mut report);
    report.answers.clear();
    let mut findings = plain(book, &found, &mut report);
    findings.extend(words(book, views, &found, &tabs, &mut report));
    crate::reading::take_own_cells(&mut report);
    let own = own_sheets(views);
    report.remarks.extend(own.remarks.iter().map(|(at, text)| (Address::from(at.as_str()), text.clone())));
    crate::reading::take_long(&own, &mut report);
    crate::reading::take_formatting(&own, &mut report);
    report.explanations.extend(own.explanations);
    keep_differing_totals(&mut report);
    let form = report.form.clone();
    findings.sort_by_key(|finding| finding.at.first().and_then(|at| form.position(at.as_str())));
    let figures = Figures::of(&report);
    findings.extend(crate::reading::not_offered(&figures));
    let computed = crate::reading::computed(&figures);
    let places = places(book, views, &found, &tabs);
    let notes = titled(&found, views).and_then(|(sheet, cell, year)| {
        let sheet = &book.sheets.get(sheet)?.name;
        Some(other_edition(format!("{sheet}!{cell}"), year, &found.form))
    });
    let mut notes = notes.into_iter().collect();
    queries::take(book, views, &mut report, &mut notes);
    let suggested = Suggested::default();
    Some(Reading {
        report,
        computed,
        suggested,
        places,
        findings,
        notes,
        as_reported: BTreeMap::new(),
        seal: None,
        handed_out: None,
    })
}

/// Bytes of the longest text that may be a title.
const LONGEST_TITLE: usize = 120;

/// The workbook's title and its cell, where it names a year that is none of the form's edition.
fn titled(found: &Found, views: &[View<'_>]) -> Option<(usize, CellRef, u16)> {
    let tabs = found.form.tabs.as_ref()?;
    let is_title = |text: &str| {
        text.len() <= LONGEST_TITLE && tabs.title.iter().any(|specification| is_named(specification, text))
    };
    let year = |text: &str| -> Option<u16> {
        let words = words_of(text);
        let mut years = words.split(' ').filter_map(|word| word.parse().ok());
        years.find(|year| (2000..2100).contains(year))
    };
    let mut titles = views.iter().flat_map(|view| {
        let texts = view.sheet.cells.iter().filter_map(|(at, cell)| match &cell.value {
            Value::Text(text) if is_title(text) => Some((*at, year(text)?)),
            _ => None,
        });
        texts.map(|(at, year)| (view.index, at, year))
    });
    let (sheet, cell, year) = titles.next()?;
    let own = year == found.form.edition || tabs.titled.contains(&year);
    (!own).then_some((sheet, cell, year))
}

/// Cells of one answer.
fn plain(book: &Workbook, found: &Found, report: &mut Report) -> Vec<ReadingFinding> {
    let mut findings = Vec::new();
    for entry in answers::entries(book, &found.form, &found.slots) {
        let value = entry.read.value.clone();
        if let Some(value) = value {
            report.set(entry.address.clone(), Some(value));
        }
        if let Some(remark) = entry.read.remark.as_ref().filter(|_| !entry.computed) {
            report.remarks.insert(entry.address.clone(), remark.clone());
        }
        findings.extend(answers::finding(book, &found.form, &entry));
    }
    findings
}

/// Totals that say what the program computes need no keeping. Where one of a line of business differs, all of that line
/// are kept as they stand, for L-2.
fn keep_differing_totals(report: &mut Report) {
    let figures = Figures::of(report);
    let differs = |address: &Address| {
        let typed = report.answer(address.as_str()).and_then(Answer::as_number);
        let computed = figures.number(address.as_str()).unwrap_or_default();
        typed.is_some_and(|typed| typed != computed)
    };
    let totals = report.form.points.iter().filter(|point| point.role == Role::Computed);
    let totals: Vec<Address> = totals.map(|point| point.address.clone()).collect();
    let kept: Vec<Option<Lob>> = totals.iter().filter(|address| differs(address)).map(Address::lob).collect();
    for address in totals.into_iter().filter(|address| !kept.contains(&address.lob())) {
        report.set(address, None);
    }
}

/// Cells of several answers, and of answers in words.
fn words(
    book: &Workbook,
    views: &[View<'_>],
    found: &Found,
    tabs: &Tabs,
    report: &mut Report,
) -> Vec<ReadingFinding> {
    let mut findings = Vec::new();
    for one in &found.shared {
        let Some(text) = text(book, views, one) else { continue };
        let shared = shared(found, tabs, one);
        let parsed = shared.parse(&text);
        let wanted = if parsed.for_all { concerned(report, one) } else { Vec::new() };
        for (address, value) in parsed.values {
            let concerns = wanted.is_empty() || address.lob().is_none_or(|lob| wanted.contains(&lob));
            if concerns || is_no_data(&value) {
                report.set(address, Some(value));
            }
        }
        if parsed.unknown {
            let at: Vec<Address> = shared.addresses();
            report.remarks.extend(at.first().map(|first| (first.clone(), text.clone())));
            findings.push(not_understood(book, report, one, at, &text));
        }
    }
    findings
}

/// The lines of business that a single value holds for: those whose model is in effect, or that have members; all where
/// none is known.
fn concerned(report: &Report, one: &SharedCell) -> Vec<Lob> {
    let lobs = one.lobs.iter().flatten().copied();
    let is_in_use = |lob: &Lob| {
        let at = |item: &str, key: &str| report.answer(Address::new(item, Some(*lob), None, key).as_str());
        at(&one.item, "in_effect") == Some(&Answer::Flag(true))
            || (one.item.starts_with("G.")
                && at("G.members", "count")
                    .and_then(Answer::as_number)
                    .is_some_and(|count| count > Decimal::ZERO))
    };
    lobs.filter(is_in_use).collect()
}

fn shared<'a>(found: &'a Found, tabs: &'a Tabs, one: &'a SharedCell) -> Shared<'a> {
    Shared { form: &found.form, tabs, item: &one.item, lobs: one.lobs.clone(), measures: &one.measures }
}

/// What a cell says, a percent with its sign.
fn text(book: &Workbook, views: &[View<'_>], one: &SharedCell) -> Option<String> {
    let cell = book.sheets.get(one.sheet)?.cell(one.cell)?;
    let text = match &cell.value {
        Value::Number(number) if cell.format.percent || (number.abs() <= Decimal::ONE && is_share(one)) => {
            format!("{}%", (number * Decimal::ONE_HUNDRED).normalize())
        }
        Value::Number(number) if is_share(one) => format!("{number}%"),
        _ => views.get(one.sheet)?.text(one.cell),
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

fn is_share(one: &SharedCell) -> bool {
    one.measures.iter().any(|key| key == "percent")
}

fn not_understood(
    book: &Workbook,
    report: &Report,
    one: &SharedCell,
    at: Vec<Address>,
    text: &str,
) -> ReadingFinding {
    let sheet = book.sheets.get(one.sheet).map_or("", |sheet| sheet.name.as_str());
    let name = report.form.item(&one.item).map_or(one.item.as_str(), |item| item.label.as_str());
    ReadingFinding {
        check: ReadingCheck::Form11,
        severity: Severity::Warning,
        at,
        cell: Some(format!("{sheet}!{}", one.cell)),
        message: format!(
            "{name}: cell {} holds “{text}”, which was not understood in full. The text is kept as a remark.",
            one.cell
        ),
        fix: how(one).to_owned(),
    }
}

fn how(one: &SharedCell) -> &'static str {
    match one.lobs.as_slice() {
        [None] => "Enter one of the answers that the question offers.",
        _ => "Enter the answer, by line of business as Comm: …; MA: …; MCO: … where they differ.",
    }
}

fn places(book: &Workbook, views: &[View<'_>], found: &Found, tabs: &Tabs) -> Places {
    let place = |sheet: usize, cell| {
        let view = views.get(sheet)?;
        Some(Place {
            sheet: book.sheets.get(sheet)?.name.clone(),
            cell,
            area: view.area(cell),
            format: view.sheet.format_at(cell),
            formula: view.sheet.cell(cell).is_some_and(|cell| cell.formula.is_some()),
        })
    };
    let mut places = Places { sheet: String::new(), ..Places::default() };
    for slot in &found.slots {
        places.cells.extend(place(slot.sheet, slot.cell).map(|place| (slot.address.clone(), place)));
    }
    for one in &found.shared {
        let Some(place) = place(one.sheet, one.cell) else { continue };
        let addresses = shared(found, tabs, one).addresses();
        places.shared.push(SharedPlace {
            place,
            item: one.item.clone(),
            lobs: one.lobs.iter().flatten().copied().collect(),
            measures: one.measures.clone(),
            addresses,
        });
    }
    places.sheet = places.cells.values().next().map_or_else(String::new, |place| place.sheet.clone());
    places
}

#[cfg(test)]
mod tests {
    use hpug_model::forms;

    use super::*;
    use crate::write::{BlankOptions, blank};

    /// Our own blank of a form whose title was changed, read back: the edition it was read by, and the notes.
    fn read_titled(form: &str, title: &str) -> (String, Vec<String>) {
        let form = forms::form(form).unwrap().unwrap();
        let options = BlankOptions { today: "2026-06-01".parse().unwrap(), ..BlankOptions::default() };
        let mut renamed = (*form).clone();
        title.clone_into(&mut renamed.title);
        renamed.id = "elsewhere".to_owned();
        let bytes = blank(&Arc::new(renamed), &options).unwrap();
        let reading = crate::read_here(&bytes, "plan.xlsx").unwrap();
        (reading.report.form.id.clone(), reading.notes.into_iter().map(|note| note.message).collect())
    }

    #[test]
    fn a_layout_of_another_year_is_read_by_the_nearest_edition_with_one_note() {
        let rows = [
            ("lan-apm-2017", "LAN APM Data Collection 2017", "lan-apm-2017", None),
            ("lan-apm-2017", "National APM Data Collection, data year 2016", "lan-apm-2017", None),
            ("lan-apm-2017", "National APM Data Collection", "lan-apm-2017", None),
            ("lan-apm-2017", "LAN APM Data Collection 2019", "lan-apm-2017", Some("2019")),
            ("lan-apm-refreshed", "LAN APM Data Collection 2026", "lan-apm-refreshed", None),
            ("lan-apm-refreshed", "LAN APM Data Collection", "lan-apm-refreshed", None),
            ("lan-apm-refreshed", "LAN APM Data Collection 2031", "lan-apm-refreshed", Some("2031")),
            ("questionnaire", "Baseline questionnaire 2030", "questionnaire", None),
        ];
        for (form, title, read_by, noted) in rows {
            let (id, notes) = read_titled(form, title);
            assert_eq!(id, read_by, "{title}");
            assert_eq!(notes.len(), usize::from(noted.is_some()), "{title}: {notes:?}");
            assert!(noted.is_none_or(|year| notes[0].contains(year)), "{title}: {notes:?}");
        }
    }
}
