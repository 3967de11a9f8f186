//! The first sheet: whose report it is, for whom, how far along, and whose form it follows.

use hpug_model::address::Period;
use hpug_model::format;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::page::Page;
use super::places::area;
use super::{Book, Purpose, style};

const WIDTHS: [u16; 4] = [2, 26, 70, 2];

pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    let name = book.layout.sheets.first().map_or("Introduction", String::as_str);
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    let mut page = Page::new(sheet, &WIDTHS)?;
    page.text(area((1, 1), (1, 2)), &book.title(), &style::title())?;
    page.at_least(1..=1, 30.0);
    let mut row = 2;
    if book.is_draft() {
        let text = match book.open_errors() {
            0 => "DRAFT, not final".to_owned(),
            1 => "DRAFT, not final: 1 error is open".to_owned(),
            some => format!("DRAFT, not final: {some} errors are open"),
        };
        page.text(area((row, row), (1, 2)), &text, &style::draft().set_font_size(12))?;
        page.at_least(row..=row, 22.0);
        row += 1;
    }
    row += 1;
    for (label, text) in facts(book) {
        page.text(area((row, row), (1, 1)), &label, &style::cell().set_bold())?;
        page.fit(area((row, row), (1, 1)), &label);
        let place = area((row, row), (2, 2));
        page.text(place, &text, &style::cell())?;
        page.fit(place, &text);
        row += 1;
    }
    row += 1;
    for text in sentences(book) {
        let place = area((row, row), (1, 2));
        page.text(place, &text, &style::text())?;
        page.fit(place, &text);
        row += 1;
    }
    let place = area((row + 1, row + 1), (1, 2));
    page.text(place, &book.form.credit, &style::lead())?;
    page.fit(place, &book.form.credit);
    book.finish(&mut page, row + 1)
}

/// What a report says about itself; a blank says it in sentences.
fn facts(book: &Book<'_>) -> Vec<(String, String)> {
    let report = book.report;
    let mut facts = vec![("Plan", report.plan.clone())];
    if let Purpose::Blank { often, basis, topics_beside, .. } = book.purpose {
        facts.push(("How often", often.to_owned()));
        facts.push(("Compared with", basis.to_owned()));
        facts.push(("Special topics", topics_beside.to_owned()));
        facts.retain(|(_, text)| !text.is_empty());
        return facts.into_iter().map(|(label, text)| (label.to_owned(), text)).collect();
    }
    let contact = &report.contact;
    let contact = [&contact.name, &contact.email, &contact.phone].map(|part| part.trim()).into_iter();
    if !report.host.trim().is_empty() {
        facts.push(("Host", report.host.clone()));
    }
    let contact = contact.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    // A form that asks for the contact among its own questions has it there.
    if !contact.is_empty() || book.form.metrics.is_none() {
        facts.push(("Contact", contact));
    }
    facts.extend(report.year.map(|year| ("Reporting year", year.to_string())));
    for (label, period) in [("Current period", Period::Current), ("Prior period", Period::Prior)] {
        if book.form.point("period/current/start").is_none() {
            break;
        }
        let span = report.period(period).or_else(|| book.form.recommended(book.year(), period));
        facts.extend(span.map(|span| (label, format::span(span))));
    }
    let covered = report.covered();
    if !covered.is_empty() {
        let covered = covered.iter().map(|lob| lob.label()).collect::<Vec<_>>().join(", ");
        facts.push(("Lines of business", covered));
    }
    let (answered, due) = book.figures.complete();
    facts.push(("Complete", format!("{answered} of {due} due answers")));
    facts.push(("Written", Book::day(book.today)));
    let signed = report.signed.iter().map(|signed| (signed.label(), signed.sentence()));
    facts.into_iter().map(|(label, text)| (label.to_owned(), text)).chain(signed).collect()
}

fn sentences(book: &Book<'_>) -> Vec<String> {
    let or_bracket =
        |text: &str, bracket: &str| if text.is_empty() { format!("[{bracket}]") } else { text.to_owned() };
    if book.is_guide() {
        return guide(book);
    }
    let Purpose::Blank { contact, .. } = book.purpose else {
        if book.form.tabs.is_some() {
            return vec!["Answers stand on the sheets that follow.".to_owned()];
        }
        return vec![
            "Answers stand on the sheet Progress Report, in the publisher's order and under its codes. Further sheets hold what the form has no cell for.".to_owned(),
        ];
    };
    let due = book.report.due_date.map_or(String::new(), |due| format!(" by {}", Book::day(due)));
    let asked = format!("This report is asked for by {}.", or_bracket(&book.report.host, "host"));
    let send = format!("Please send it to {}{due}.", or_bracket(contact, "contact"));
    if let Some(tabs) = &book.form.tabs {
        return [asked, send].into_iter().chain(tabs.how.iter().cloned()).collect();
    }
    let mut sentences = vec![
        asked,
        send,
        "Fill in the yellow cells of the sheet Progress Report; every figure is asked for twice, for the latest 12 months (Current) and for the 12 months before (Prior).".to_owned(),
        "Where you have no figure, say why instead of leaving the cell blank: N/A, Not collected, Not available, or <11 for a count of 1 to 10 that is withheld to protect people.".to_owned(),
        "A Prior figure that differs from what was reported last year is a restatement: say why beside it. The sheet Definitions explains the terms.".to_owned(),
    ];
    if book.holds_as_reported() {
        sentences.push("Blue cells hold what was reported as Current last period, as Prior; the sheet As Reported lists it. Change one only where it has to be restated.".to_owned());
    }
    sentences
}

/// What a Discussion Guide says on its first sheet.
fn guide(book: &Book<'_>) -> Vec<String> {
    let Purpose::Blank { contact, .. } = book.purpose else {
        return vec!["Answers stand on the sheets that follow, one for each topic.".to_owned()];
    };
    let or_bracket =
        |text: &str, bracket: &str| if text.is_empty() { format!("[{bracket}]") } else { text.to_owned() };
    let due = book.report.due_date.map_or(String::new(), |due| format!(" by {}", Book::day(due)));
    vec![
        format!("{} asks for answers on the special topics that follow, one sheet each.", or_bracket(&book.report.host, "host")),
        format!("Please send them to {}{due}, a week before the meeting.", or_bracket(contact, "contact")),
        "The same questions are asked of every topic. Answer in prose with figures; the cells of question 2 take figures, so that plans can be set side by side.".to_owned(),
        "Where there is no answer, say why instead of leaving the cell blank: N/A, Not collected or Not available.".to_owned(),
        "The answers add to the Progress Report and never replace it.".to_owned(),
    ]
}
