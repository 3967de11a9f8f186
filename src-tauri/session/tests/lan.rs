//! The LAN form: from the host's workbook over the window's actions to the files.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::path::{Path, PathBuf};

use desk::{Desk, wanted};
use hpug_session::wire::cells::{CellKind, CellRole, Place, SectionView, Typed};
use hpug_session::wire::counting::{CountingRequest, CountingRule};
use hpug_session::wire::exports::{ExportKind, ExportRequest};
use hpug_session::wire::reports::ReportView;
use hpug_session::wire::workbooks::WorkbookUse;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/lan").join(name)
}

fn taken(desk: &mut Desk, name: &str, usage: WorkbookUse) -> ReportView {
    let look = desk.session.look_at_workbook(file(name).to_str().unwrap()).unwrap();
    assert!(
        look.uses.contains(&usage) && !look.uses.contains(&WorkbookUse::StartNextYear),
        "{:?}",
        look.uses
    );
    desk.session.use_workbook(&look.token, &wanted(usage, "Evergreen Health", "")).unwrap()
}

/// The table of a section, drawn: heads, then each row's code and texts.
fn drawn(section: &SectionView, table: &str) -> Vec<String> {
    let table = section.tables.iter().find(|one| one.id == table).unwrap();
    let heads: Vec<&str> =
        table.groups.iter().flat_map(|group| &group.columns).map(|column| column.label.as_str()).collect();
    let mut lines = vec![heads.join(" | ")];
    for row in &table.rows {
        let text = |place: &Place| match place {
            Place::Cell(cell) if cell.role == CellRole::Computed => format!("={}", cell.text),
            Place::Cell(cell) => cell.text.clone(),
            _ => ".".to_owned(),
        };
        let texts: Vec<String> = row.places.iter().map(text).collect();
        let heading = row.heading.as_ref().map(|text| format!("[{text}] ")).unwrap_or_default();
        lines.push(format!("{heading}{}: {}", row.code, texts.join(" | ")));
    }
    lines
}

#[test]
fn a_metrics_tab_has_17_rows_of_numerator_denominator_and_share() {
    let mut desk = Desk::new();
    let id = taken(&mut desk, "blank.xlsx", WorkbookUse::NewDraft).head.id;
    desk.type_in(id, "G.spend/commercial/dollars", "$1m");
    desk.type_in(id, "M.3/commercial/dollars", "30,000");
    desk.type_in(id, "M.4/commercial/dollars", "70,000");
    let section = desk.session.section(id, "Commercial Metrics").unwrap();
    assert_eq!(section.tables.len(), 1);
    let lines = drawn(&section, "main");
    assert_eq!(lines.len(), 18);
    let expected = [
        "Dollars | Denominator | % of all payments",
        "1: . | $1,000,000 | .",
        "[Category 1] 2:  | =$1,000,000 | =",
        "[Category 2] 3: $30,000 | =$1,000,000 | =3.0",
        "4: $70,000 | =$1,000,000 | =7.0",
        "5: =$100,000 | =$1,000,000 | =10.0",
    ];
    assert_eq!(lines[..6], expected);
    let places: Vec<&str> = section.tables[0].rows.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(places.last(), Some(&"17"));
}

#[test]
fn every_part_of_the_form_has_its_shape() {
    let mut desk = Desk::new();
    let report = taken(&mut desk, "complete.xlsx", WorkbookUse::GoOn);
    let id = report.head.id;
    let rail: Vec<&str> = report.sections.iter().map(|section| section.id.as_str()).collect();
    let expected = [
        "head",
        "G",
        "G.states",
        "Commercial Metrics",
        "Medicare Advantage Metrics",
        "Medicaid Metrics",
        "X",
    ];
    assert_eq!(rail, expected);
    assert!(!report.head.asks_periods && !report.head.asks_contact && !report.head.months.is_empty());
    let general = desk.session.section(id, "G").unwrap();
    assert_eq!(drawn(&general, "once")[0], "Answer");
    assert_eq!(drawn(&general, "main")[0], "Commercial | Medicare Advantage | Medicaid");
    assert_eq!(general.texts.len(), 1);
    let states = desk.session.section(id, "G.states").unwrap();
    assert_eq!((states.tables.len(), states.tables[0].rows.len()), (1, 51));
    let Place::Cell(cell) = &states.tables[0].rows[0].places[0] else { panic!("no cell") };
    assert_eq!((cell.kind, cell.choices.len()), (CellKind::Lobs, 3));
    let models = desk.session.section(id, "X").unwrap();
    let captions: Vec<&str> = models.tables.iter().map(|table| table.caption.as_str()).collect();
    assert_eq!(captions, ["Commercial", "Medicare Advantage", "Medicaid"]);
    assert!(models.tables.iter().all(|table| table.rows.len() == 9 && table.groups[0].columns.len() == 3));
}

#[test]
fn pasted_states_are_one_step() {
    let mut desk = Desk::new();
    let id = taken(&mut desk, "blank.xlsx", WorkbookUse::NewDraft).head.id;
    let read =
        desk.session.read_ticks(id, "G.states", "TX\tC, MCO\nDC\tC\nOhio\tMA", 0, "commercial").unwrap();
    assert_eq!(read.left_out, ["DC C"]);
    let texts: Vec<(&str, &str)> =
        read.cells.iter().map(|cell| (cell.address.as_str(), cell.text.as_str())).collect();
    assert_eq!(
        texts,
        [("G.state.ohio/lobs", "medicare_advantage"), ("G.state.texas/lobs", "commercial,medicaid")]
    );
    let cells: Vec<(String, String)> =
        read.cells.into_iter().map(|Typed { address, text, .. }| (address, text)).collect();
    let cells: Vec<(&str, &str)> =
        cells.iter().map(|(address, text)| (address.as_str(), text.as_str())).collect();
    desk.enter(id, hpug_session::wire::cells::EditKind::Pasted, &cells);
    assert_eq!(desk.shown(id, "G.state.texas/lobs"), "Commercial, Medicaid");
    desk.session.undo(id).unwrap();
    assert_eq!(desk.shown(id, "G.state.texas/lobs"), "");
}

#[test]
fn words_are_understood_as_the_workbook_has_them() {
    let mut desk = Desk::new();
    let id = taken(&mut desk, "blank.xlsx", WorkbookUse::NewDraft).head.id;
    let rows = [
        ("G.months/medicaid", "7/1/2015 - 6/30/2016", "Jul 2015 – Jun 2016"),
        ("X.p4p/commercial/launched", "01/2013", "Jan 2013"),
        ("X.p4p/commercial/stage", "Fully implemented", "Fully implemented"),
        ("G.basis/commercial", "calendar_year", "Calendar year 2016"),
    ];
    for (address, typed, shown) in rows {
        desk.type_in(id, address, typed);
        assert_eq!(desk.shown(id, address), shown, "{address}");
    }
}

#[test]
fn the_hosts_file_is_filled_and_both_papers_read_back() {
    let mut desk = Desk::new();
    for name in ["complete.xlsx", "joined.xlsx", "moved.xlsx", "wrong.xlsx"] {
        let id = taken(&mut desk, name, WorkbookUse::GoOn).head.id;
        desk.type_in(id, "M.3/commercial/dollars", "31");
        desk.type_in(id, "G.state.ohio/lobs", "C, MA");
        let offer = desk.session.export_offer(id).unwrap();
        assert_eq!(offer.kinds, [ExportKind::Fill, ExportKind::Workbook, ExportKind::Pdf]);
        let mut told = Vec::new();
        for (kind, ending) in offer.kinds.iter().zip(["filled.xlsx", "own.xlsx", "own.pdf"]) {
            let path = desk.file(&format!("{name} {ending}")).to_str().unwrap().to_owned();
            let request = ExportRequest { kind: *kind, path, working_figures: false, companion: None };
            let result = desk.session.export_report(id, &request);
            let result = result.unwrap_or_else(|error| panic!("{name}, {kind:?}: {error}"));
            let file = &result.files[0];
            told.push(file.compared);
            assert!(file.compared > 80 && file.identical == file.compared, "{name}: {file:?}");
        }
        assert_eq!(told[1], told[2], "{name}: workbook and PDF tell of the same answers");
    }
}

fn split(desk: &mut Desk, id: u32, add: bool) -> hpug_session::wire::reports::Changed {
    let edit_id = desk.edit_id();
    desk.session.enter_contract(id, &edit_id, &contract("M.6/commercial/dollars", "$120,000", add)).unwrap()
}

fn contract(address: &str, dollars: &str, add: bool) -> CountingRequest {
    CountingRequest {
        address: address.to_owned(),
        name: "Lakeside Physicians".to_owned(),
        dollars: dollars.to_owned(),
        rule: CountingRule::Split { start: "7/1/2016".to_owned(), by_days: false },
        add,
    }
}

#[test]
fn a_split_contract_is_told_kept_and_taken_back_whole() {
    let mut desk = Desk::new();
    let id = taken(&mut desk, "blank.xlsx", WorkbookUse::NewDraft).head.id;
    desk.type_in(id, "M.6/commercial/dollars", "1,000,000");
    let offer = desk.session.cell(id, "M.6/commercial/dollars").unwrap().counting.unwrap();
    assert_eq!((offer.start.as_str(), offer.assumed, offer.legacy.is_some()), ("2016-01-01", true, true));
    let view = desk.session.count_contract(id, &contract("M.6/commercial/dollars", "120000", true)).unwrap();
    let cells: Vec<(&str, &str)> =
        view.cells.iter().map(|cell| (cell.before.as_str(), cell.after.as_str())).collect();
    assert_eq!(cells, [("$1,000,000", "$1,060,000"), ("", "$60,000")]);
    let changed = split(&mut desk, id, true);
    assert_eq!(changed.report.undo.as_deref(), Some("split a contract, 2 cells"));
    split(&mut desk, id, true);
    desk.start_again();
    assert_eq!(desk.shown(id, "M.6/commercial/dollars"), "$1,120,000");
    assert_eq!(desk.shown(id, "M.2/commercial/dollars"), "$120,000");
    let detail = desk.session.cell(id, "M.6/commercial/dollars").unwrap();
    assert_eq!(detail.derivation.len(), 1 + 2 * 4);
    assert_eq!(detail.derivation[0], "$1,000,000 stood here before.");
    assert!(detail.history[0].text.starts_with("split a contract"), "{:?}", detail.history[0]);
    desk.session.undo(id).unwrap();
    assert_eq!(desk.shown(id, "M.2/commercial/dollars"), "$60,000");
    let refused = contract("M.2/commercial/dollars", "5", true);
    assert!(desk.session.count_contract(id, &refused).is_err(), "legacy payment needs no split");
    for (address, dollars) in [("G.members/commercial/count", "5"), ("M.5/commercial/percent", "5")] {
        assert!(desk.session.count_contract(id, &contract(address, dollars, true)).is_err(), "{address}");
    }
    let problem = desk.session.count_contract(id, &contract("M.6/commercial/dollars", "many", true)).unwrap();
    assert!(problem.problem.is_some());
}

#[test]
fn what_was_counted_travels_with_the_workbook() {
    let mut desk = Desk::new();
    let id = taken(&mut desk, "blank.xlsx", WorkbookUse::NewDraft).head.id;
    let request = CountingRequest {
        rule: CountingRule::Annualise { length: 1, months: false, ran_all_along: true },
        ..contract("M.13/commercial/dollars", "300", false)
    };
    desk.session.enter_contract(id, "annualise", &request).unwrap();
    assert_eq!(desk.shown(id, "M.13/commercial/dollars"), "$109,500");
    let path = desk.file("counted.xlsx").to_str().unwrap().to_owned();
    let request = ExportRequest { kind: ExportKind::Workbook, path, working_figures: false, companion: None };
    let written = desk.session.export_report(id, &request).unwrap().files[0].path.clone();
    let read = hpug_excel::read_here(&std::fs::read(written).unwrap(), "").unwrap();
    let remark = &read.report.remarks[&hpug_model::Address::from("M.13/commercial/dollars")];
    assert!(remark.contains("$300 × 365 = $109,500"), "{remark}");
}

#[test]
fn terms_and_national_figures_are_at_hand() {
    let mut desk = Desk::new();
    let id = taken(&mut desk, "complete.xlsx", WorkbookUse::GoOn).head.id;
    let detail = desk.session.cell(id, "M.6/commercial/dollars").unwrap();
    let terms: Vec<&str> = detail.terms.iter().map(|term| term.term.as_str()).collect();
    assert!(terms.contains(&"Shared savings") && terms.contains(&"Fee-for-service (FFS)"), "{terms:?}");
    let national = desk.session.cell(id, "M.17/commercial/percent").unwrap().national;
    assert!(
        national.iter().any(|figure| figure.text.contains("2016") && figure.text.contains("29")),
        "{national:?}"
    );
    let glossary = desk.session.glossary().unwrap();
    assert!(glossary.terms.len() > 20 && glossary.national.len() > 20);
}

#[test]
fn a_workbook_looked_at_says_as_many_answers_as_its_report() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data");
    for (file, answers) in [
        ("lan/complete.xlsx", 125),
        ("lan/one-line.xlsx", 43),
        ("lan/blank.xlsx", 0),
        ("sample/last-year.xlsx", 159),
    ] {
        let mut desk = Desk::new();
        let look = desk.session.look_at_workbook(data.join(file).to_str().unwrap()).unwrap();
        assert_eq!(look.answered, answers, "{file}");
        desk.session
            .use_workbook(&look.token, &wanted(WorkbookUse::Received, "Evergreen Health", ""))
            .unwrap();
        assert_eq!(desk.session.library().unwrap()[0].answered, answers, "{file}");
    }
}
