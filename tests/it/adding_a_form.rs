//! The page on adding a form, followed to the letter: its files are taken out of it and worked with.

use std::collections::BTreeSet;
use std::sync::Arc;

use hpug_excel::fill::{Answers, fill};
use hpug_excel::write::{BlankOptions, ReportOptions, blank, report as workbook};
use hpug_excel::{Reading, read_among};
use hpug_model::answers::{Figures, Origin};
use hpug_model::checks::{Context, check};
use hpug_model::comparison::{Counterpart, compare};
use hpug_model::forms::{Form, known, parse_all, refused};
use hpug_model::values::typed;
use hpug_model::{Address, Report};

const PAGE: &str = include_str!("../../docs/adding-a-form.md");

fn blocks<'p>(page: &'p str, language: &'p str) -> impl Iterator<Item = &'p str> {
    let rest = page.split("```").skip(1).step_by(2);
    rest.filter_map(move |block| block.strip_prefix(language)?.strip_prefix('\n'))
}

fn forms() -> Vec<Arc<Form>> {
    let files: Vec<(&str, &str)> =
        ["visits-survey.toml", "visits-survey-2027.toml"].into_iter().zip(blocks(PAGE, "toml")).collect();
    assert_eq!(files.len(), 2, "the page shows a form and an edition of it");
    parse_all(&files).expect("the page's files are right").into_iter().map(Arc::new).collect()
}

fn day() -> chrono::NaiveDate {
    "2026-06-01".parse().expect("a day")
}

/// A report of the form, with these answers as typed.
fn answered(form: &Arc<Form>, answers: &[(&str, &str)]) -> Report {
    let mut report = Report::new(form.clone(), Origin::Own);
    report.plan = "Lakeside".to_owned();
    report.host = "Great Lakes".to_owned();
    report.contact.name = "Dana".to_owned();
    for (at, text) in answers {
        let point = form.point(at).unwrap_or_else(|| panic!("{at} is asked"));
        let value = typed(point.kind, &form.measure_of(point).choices, text);
        report.set(Address::from(*at), value);
    }
    report
}

fn same_answers(report: &Report, reading: &Reading) {
    assert_eq!(reading.report.form.id, report.form.id);
    assert_eq!(reading.report.answers, report.answers, "{}", report.form.id);
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
}

#[test]
fn every_form_file_is_in_the_program_without_code() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/forms");
    let mut files = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("the folder of the forms") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a form file");
        if text.lines().any(|line| line.starts_with("edition = ")) {
            files.insert(path.file_stem().expect("a name").to_string_lossy().into_owned());
        }
    }
    let known = known();
    assert_eq!(refused(), [], "no form file has a mistake");
    assert_eq!(known.iter().map(|form| form.id.clone()).collect::<BTreeSet<_>>(), files);
    assert!(files.len() >= 7, "{files:?}");
}

#[test]
fn the_form_of_the_page_goes_all_the_way() {
    let forms = forms();
    for (form, answers) in [
        (
            &forms[0],
            vec![
                ("V.1/answer", "yes"),
                ("V.1/count", "1,234"),
                ("V.2/answer", "Urgent care; mental"),
                ("V.2/text", "Not on Sundays"),
            ],
        ),
        (&forms[1], vec![("V.1v/count", "800"), ("V.1p/count", "434")]),
    ] {
        let empty = answered(form, &[]);
        let found = check(&empty, &Context::on(day()));
        assert!(!found.is_empty() && found.iter().all(|finding| finding.check == "FORM-2"), "{found:?}");
        let report = answered(form, &answers);
        assert_eq!(check(&report, &Context::on(day())), []);
        let (given, due) = Figures::of(&report).complete();
        assert!(given == due && due > 0);

        let options = BlankOptions { host: "Great Lakes", today: day(), ..BlankOptions::default() };
        let host = blank(form, &options).expect("a blank workbook");
        let reading = read_among(&host, "host.xlsx", &forms).expect("the blank is read");
        same_answers(&Report::new(form.clone(), Origin::Own), &reading);
        let asked = Answers { report: &report, cleared: &BTreeSet::new() };
        let options = ReportOptions { working_figures: false, draft: false, today: day() };
        let own = workbook(&report, &[], &options).expect("a workbook");
        same_answers(&report, &read_among(&own, "own.xlsx", &forms).expect("our own workbook is read"));
        // What is filled is read back among the program's own forms where that is needed, which these aren't.
        let filled = fill(&host, &reading, &asked).expect("the blank is filled");
        same_answers(
            &report,
            &read_among(&filled.bytes, "filled.xlsx", &forms).expect("the filled one is read"),
        );

        let paper = hpug_pdf::report::Options::new("2026-06-01T12:00:00+00:00".parse().expect("a moment"));
        let rendered = hpug_pdf::render(&hpug_pdf::report::document(&report, &[], &paper)).expect("a PDF");
        let back = hpug_pdf::reread(&rendered.bytes).expect("the PDF is read");
        for (at, text) in hpug_pdf::report::shown_answers(&report, &paper) {
            assert_eq!(back.get(&at), Some(&text), "{at}");
        }
    }
}

#[test]
fn the_edition_of_the_page_compares_as_it_says() {
    let forms = forms();
    let comparison = compare(&forms[1], &forms[0]).expect("editions of one form");
    assert!(matches!(comparison.of_item("V.1v"), Counterpart::Items(pair) if pair.there == ["V.1"]));
    assert!(matches!(comparison.of_item("V.1p"), Counterpart::Nothing(why) if why.contains("phone")));
    let earlier = answered(&forms[0], &[("V.1/count", "900")]);
    let figure = comparison.figure(&Address::from("V.1v/count"), &Figures::of(&earlier));
    assert_eq!(figure.map(|figure| figure.to_string()).as_deref(), Some("900"));
}
