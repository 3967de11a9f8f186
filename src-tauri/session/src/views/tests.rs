//! Every data point of a form is painted once, wherever its section puts it.

use std::collections::BTreeMap;

use hpug_model::answers::Origin;
use hpug_model::findings::{Finding, Severity};
use hpug_model::forms::{self, Role, Supplement, Topic};
use hpug_model::values::Kind;
use hpug_model::{Address, Report, Value};

use super::{Facts, View};
use crate::wire::cells::{CellView, Place, SectionView};
use crate::wire::reports::ReportState;

fn report() -> Report {
    let mut report = Report::new(forms::form("progress-report-2021").unwrap().unwrap(), Origin::Own);
    let supplement = Supplement {
        number: 1,
        label: "Visits".into(),
        per_lob: true,
        measures: vec![("count".into(), Kind::Count)],
    };
    report.widen(
        vec![supplement],
        vec![Topic {
            number: 1,
            key: Some("maternity".into()),
            title: "Maternity".into(),
            ..Topic::default()
        }],
    );
    report.year = Some(2021);
    report
}

fn facts() -> Facts {
    Facts {
        id: 1,
        year: 2021,
        meeting_date: None,
        state: ReportState::Draft,
        bound_file: None,
        today: "2020-10-01".parse().unwrap(),
        signed: Vec::new(),
        explained: BTreeMap::new(),
        marks: BTreeMap::new(),
        outdated: Vec::new(),
        questionnaire: String::new(),
        questionnaire_hosts: Vec::new(),
        numbers: hpug_model::format::Style::default(),
    }
}

fn number(text: &str) -> Option<Value> {
    Some(Value::number(rust_decimal::Decimal::from_str_exact(text).unwrap()))
}

fn cells(section: &SectionView) -> Vec<&CellView> {
    let rows = section.tables.iter().flat_map(|table| &table.rows);
    let in_rows = rows.flat_map(|row| {
        let placed = row.places.iter().filter_map(|place| match place {
            Place::Cell(cell) => Some(cell.as_ref()),
            _ => None,
        });
        row.name.iter().chain(placed)
    });
    in_rows.chain(&section.texts).collect()
}

#[test]
fn every_point_is_painted_once() {
    let (report, facts) = (report(), facts());
    let view = View::of(&report, &[], &facts);
    for head in view.section_heads().iter().filter(|head| head.id != "head") {
        let section = view.section(&head.id).unwrap();
        let mut painted: Vec<&str> = cells(&section).iter().map(|cell| cell.address.as_str()).collect();
        let mut asked: Vec<&str> =
            report.form.points_of(&head.id).map(|point| point.address.as_str()).collect();
        painted.sort_unstable();
        asked.sort_unstable();
        assert_eq!(painted, asked, "section {}", head.id);
        for table in &section.tables {
            let columns: usize = table.groups.iter().map(|group| group.columns.len()).sum();
            assert!(table.rows.iter().all(|row| row.places.len() == columns), "{} {}", head.id, table.id);
        }
    }
    let topic = view.topic(&report.topics[0], None).unwrap();
    let painted: usize = topic.questions.iter().map(|question| question.cells.len()).sum();
    assert_eq!(painted, report.form.points_of("T.1").count());
    assert!(!topic.about.is_empty());
}

#[test]
fn shapes_follow_the_figures_asked() {
    let (report, facts) = (report(), facts());
    let view = View::of(&report, &[], &facts);
    let shapes = [
        ("A", vec!["main: # / $,%", "working: "]),
        ("B", vec!["main: ,All members,With incentives", "working: "]),
        (
            "C.1A",
            vec![
                "commercial: Births,C-sections %",
                "medicaid: Births,C-sections %",
                "working: Commercial,Medicaid",
            ],
        ),
        ("C.2", vec!["main: Commercial,Medicaid", "working: Commercial,Medicaid"]),
        ("D", vec!["main: Commercial,Medicaid", "working: Commercial,Medicaid"]),
        ("E", vec![]),
        ("S", vec!["main: Commercial,Medicaid"]),
    ];
    for (id, expected) in shapes {
        let section = view.section(id).unwrap();
        let shape = |table: &crate::wire::cells::TableView| {
            let groups: Vec<&str> = table.groups.iter().map(|group| group.label.as_str()).collect();
            format!("{}: {}", table.id, groups.join(","))
        };
        assert_eq!(section.tables.iter().map(shape).collect::<Vec<_>>(), expected, "section {id}");
    }
}

#[test]
fn cells_say_what_they_are() {
    let mut report = report();
    for (item, dollars) in [("1", "1"), ("2", "2"), ("total", "3")] {
        report.set(Address::from(format!("D.{item}/medicaid/prior/dollars")), number(dollars));
    }
    report.set(Address::from("D.3/commercial/current/percent"), number("14.25"));
    report.set(Address::from("D.3/commercial/prior/percent"), number("12.9"));
    report.set(Address::from("B.cancer/coe"), Some(Value::Flag(false)));
    report.set(Address::from("A.1a/current/count"), Some(Value::Unreadable("some".into())));
    let at = Address::from("D.3/commercial/current/percent");
    let findings = [Finding::new("FORM-9", Severity::Note, vec![at], "message".into(), "fix".into())];
    let facts = facts();
    let view = View::of(&report, &findings, &facts);
    let cell = |address: &str| view.cell(address).unwrap();
    assert_eq!(
        (
            cell("D.3/commercial/current/percent").text.as_str(),
            cell("D.3/commercial/current/percent").typed.as_str()
        ),
        ("14.3", "14.25")
    );
    assert_eq!(cell("D.3/commercial/current/percent").severity, Some(crate::wire::findings::Severity::Note));
    assert_eq!(cell("D.2/medicaid/prior/percent").text, "66.7");
    assert_eq!(cell("D.2/medicaid/prior/percent").source, crate::wire::cells::SourceKind::Computed);
    assert_eq!(cell("D.total/medicaid/prior/percent").text, "100.0");
    assert!(cell("B.cancer/current/all").greyed && !cell("B.cancer/coe").greyed);
    assert!(cell("A.1a/current/count").unreadable);
    let whole = view.detail("D.total/commercial/current/dollars", Vec::new()).unwrap();
    assert_eq!(whole.title, "All dollars paid to providers");
    assert!(whole.asks.starts_with("A working figure behind the percents"), "{}", whole.asks);
    let detail = view.detail("D.3/commercial/current/percent", Vec::new()).unwrap();
    assert_eq!(detail.was.as_deref(), Some("prior 12.9 %"));
    assert_eq!(detail.national.len(), 1, "{:?}", detail.national);
    assert_eq!(
        detail.working.iter().map(|working| working.label.as_str()).collect::<Vec<_>>(),
        ["Dollars paid this way", "All dollars paid to providers"]
    );
    assert_eq!(view.finding_views()[0].place, "D.3 · Commercial · Current");
}

#[test]
fn working_figures_are_never_answers() {
    let (report, facts) = (report(), facts());
    let view = View::of(&report, &[], &facts);
    let section = view.section("D").unwrap();
    let working = section.tables.iter().filter(|table| table.working);
    for cell in working.flat_map(|table| &table.rows).flat_map(|row| &row.places) {
        let Place::Cell(cell) = cell else { continue };
        let point = report.form.point(&cell.address).unwrap();
        assert_eq!(point.role, Role::Working, "{}", cell.address);
        assert!(!cell.due, "{}", cell.address);
    }
}
