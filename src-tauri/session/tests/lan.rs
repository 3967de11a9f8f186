//! The LAN form: from the host's workbook over the window's actions to the files.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::path::{Path, PathBuf};

use desk::{Desk, wanted};
use hpug_session::wire::cells::{CellKind, CellRole, Place, SectionView, Typed};
use hpug_session::wire::counting::{CountingRequest, CountingRule};
use hpug_session::wire::exports::{ExportKind, ExportRequest};
use hpug_session::wire::reports::{HeadEdit, NewReport, ReportView};
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
        for (kind, ending) in offer.kinds.iter().zip(["filled.xlsx", "own.xlsx", "own.pdf"]) {
            let path = desk.file(&format!("{name} {ending}")).to_str().unwrap().to_owned();
            let request = ExportRequest { kind: *kind, path, working_figures: false, companion: None };
            let result = desk.session.export_report(id, &request);
            let result = result.unwrap_or_else(|error| panic!("{name}, {kind:?}: {error}"));
            let file = &result.files[0];
            assert!(file.compared > 80 && file.identical == file.compared, "{name}: {file:?}");
        }
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
    assert_eq!(changed.report.undo.as_deref(), Some("2 cells split a contract"));
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
    assert_eq!(desk.shown(id, "M.13/commercial/dollars"), "$109,800");
    let path = desk.file("counted.xlsx").to_str().unwrap().to_owned();
    let request = ExportRequest { kind: ExportKind::Workbook, path, working_figures: false, companion: None };
    let written = desk.session.export_report(id, &request).unwrap().files[0].path.clone();
    let read = hpug_excel::read_here(&std::fs::read(written).unwrap(), "").unwrap();
    let remark = &read.report.remarks[&hpug_model::Address::from("M.13/commercial/dollars")];
    assert!(remark.contains("$300 × 366 = $109,800"), "{remark}");
}

/// A progress report of the plan whose Current is the calendar year 2016.
fn progress_2016(desk: &mut Desk) -> u32 {
    let id = desk.new_report();
    for (edge, day) in [("start", "1/1/2016"), ("end", "12/31/2016")] {
        let edit_id = desk.edit_id();
        let edit = match edge {
            "start" => HeadEdit::CurrentStart(day.to_owned()),
            _ => HeadEdit::CurrentEnd(day.to_owned()),
        };
        desk.session.edit_head(id, &edit_id, &edit).unwrap();
    }
    id
}

#[test]
fn section_d_is_taken_from_the_lan_report_in_one_step() {
    let mut desk = Desk::new();
    let lan = taken(&mut desk, "complete.xlsx", WorkbookUse::GoOn).head.id;
    let id = progress_2016(&mut desk);
    desk.type_in(id, "D.2/commercial/current/percent", "9");
    let view = desk.session.crosswalk(id, None).unwrap();
    assert_eq!((view.lan, view.lans.len()), (Some(lan), 1));
    let column = view.columns.iter().find(|column| column.lob == "commercial").unwrap();
    assert_eq!((column.period.as_deref(), column.rows.len(), column.typed), (Some("current"), 8, 1));
    let shared_risk = &column.rows[1];
    assert_eq!((shared_risk.dollars.as_str(), shared_risk.percent.as_str()), ("$30,000,000", "5.00"));
    assert_eq!((shared_risk.difference.as_str(), shared_risk.severity.is_some()), ("+4", true));
    let split =
        |address: &str, text: &str| Typed { address: address.to_owned(), text: text.to_owned(), rich: None };
    let wrong = [split("D.4/commercial/current/dollars", "1"), split("D.10/commercial/current/dollars", "2")];
    assert!(desk.session.derive_section_d(id, "wrong", lan, "commercial", &wrong).is_err());
    let splits = [
        split("D.4/commercial/current/dollars", "50000000"),
        split("D.10/commercial/current/dollars", "10000000"),
        split("D.7/commercial/current/dollars", "36,000,000"),
        split("D.8/commercial/current/dollars", "0"),
    ];
    let changed = desk.session.derive_section_d(id, "derive", lan, "commercial", &splits).unwrap();
    let d4 = |report: &ReportView| {
        report.findings.iter().filter(|f| f.check == "D-4" && f.at[0].contains("commercial")).count()
    };
    assert_eq!(d4(&changed.report), 0, "{:?}", changed.report.findings);
    assert_eq!(desk.shown(id, "D.total/commercial/current/percent"), "100.0");
    assert_eq!(desk.shown(id, "D.2/commercial/current/percent"), "5.0");
    let source = desk.session.cell(id, "D.6/commercial/current/dollars").unwrap().source.unwrap();
    assert!(source.starts_with("Computed from LAN APM Data Collection 2017, row 9 + 11"), "{source}");
    desk.session.undo(id).unwrap();
    assert_eq!(desk.shown(id, "D.2/commercial/current/percent"), "9.0");
    assert_eq!(desk.shown(id, "D.6/commercial/current/dollars"), "");
}

#[test]
fn other_months_are_told_and_nothing_is_derived() {
    let mut desk = Desk::new();
    let lan = taken(&mut desk, "complete.xlsx", WorkbookUse::GoOn).head.id;
    let id = desk.new_report();
    let view = desk.session.crosswalk(id, Some(lan)).unwrap();
    assert!(view.columns.iter().all(|column| column.period.is_none() && !column.note.is_empty()));
    assert!(desk.session.derive_section_d(id, "derive", lan, "commercial", &[]).is_err());
    assert!(desk.session.crosswalk(id, Some(99)).is_err());
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

fn new_lan(desk: &mut Desk, form: &str, year: u16) -> u32 {
    let request = NewReport {
        form: form.to_owned(),
        plan: "evergreen health".to_owned(),
        host: String::new(),
        year,
        copy_from: None,
    };
    desk.session.new_report(&request).unwrap().head.id
}

#[test]
fn refreshed_rows_are_split_where_their_sum_is_held() {
    let mut desk = Desk::new();
    let lan = new_lan(&mut desk, "lan-apm-refreshed", 2026);
    desk.type_in(lan, "G.basis/commercial", "recent_12_months");
    desk.type_in(lan, "G.months/commercial", "2016-01/2016-12");
    let id = progress_2016(&mut desk);
    for row in ["1", "2A", "2B", "2C", "3A", "3B", "3N", "4A", "4B", "4C"] {
        desk.type_in(lan, &format!("M.{row}/commercial/dollars"), "100");
    }
    let column = |desk: &mut Desk| desk.session.crosswalk(id, None).unwrap().columns.remove(0);
    let blank = column(&mut desk);
    assert!(blank.rows.iter().all(|row| row.blank == "Row 4N is blank in the LAN report."), "{blank:?}");
    desk.type_in(lan, "M.4N/commercial/dollars", "0");
    let known = column(&mut desk);
    let held: Vec<bool> = known.rows.iter().map(|row| row.held).collect();
    assert_eq!(held, [false, true, false, false, false]);
    let parts = |amounts: [(u8, &str); 6]| -> Vec<Typed> {
        let part = |(item, text): (u8, &str)| Typed {
            address: format!("D.{item}/commercial/current/dollars"),
            text: text.to_owned(),
            rich: None,
        };
        amounts.map(part).into()
    };
    let derive = |desk: &mut Desk, splits: &[Typed]| {
        let edit_id = desk.edit_id();
        desk.session.derive_section_d(id, &edit_id, lan, "commercial", splits)
    };
    // Row 3A holds 100: D.3 can't be more, nor D.3 with the bundles less.
    for wrong in [
        [(2, "100"), (3, "101"), (5, "100"), (6, "100"), (7, "99"), (8, "0")],
        [(2, "300"), (3, "50"), (5, "50"), (6, "51"), (7, "49"), (8, "0")],
    ] {
        let refused = derive(&mut desk, &parts(wrong)).unwrap_err().to_string();
        assert!(refused.contains("LAN row 3A holds $100"), "{refused}");
    }
    let right = parts([(2, "100"), (3, "80"), (5, "100"), (6, "200"), (7, "20"), (8, "0")]);
    let changed = derive(&mut desk, &right).unwrap();
    let d4 = changed.report.findings.iter().filter(|found| found.check == "D-4");
    assert_eq!(d4.count(), 0, "{:?}", changed.report.findings);
    assert_eq!(desk.shown(id, "D.3/commercial/current/percent"), "8.0");
    assert_eq!(desk.shown(id, "D.7/commercial/current/percent"), "2.0");
}

#[test]
fn a_match_with_blank_lan_rows_is_listed_with_the_reason() {
    let mut desk = Desk::new();
    let lan = taken(&mut desk, "complete.xlsx", WorkbookUse::GoOn).head.id;
    desk.type_in(lan, "M.8/commercial/dollars", "");
    let id = progress_2016(&mut desk);
    let view = desk.session.crosswalk(id, None).unwrap();
    let column = view.columns.iter().find(|column| column.lob == "commercial").unwrap();
    let blank: Vec<&str> =
        column.rows.iter().map(|row| row.blank.as_str()).filter(|why| !why.is_empty()).collect();
    assert_eq!((column.rows.len(), blank), (8, vec!["Row 8 is blank in the LAN report."]));
    desk.session.derive_section_d(id, "derive", lan, "commercial", &[]).unwrap();
    assert_eq!(desk.shown(id, "D.2/commercial/current/percent"), "5.0");
    assert_eq!(desk.shown(id, "D.7/commercial/current/percent"), "");
}

#[test]
fn earlier_years_stand_beside_a_cell_across_editions() {
    let mut desk = Desk::new();
    let earlier = new_lan(&mut desk, "lan-apm-2017", 2017);
    for (row, dollars) in [("1", "1000"), ("2", "400"), ("3", "50"), ("6", "60"), ("7", "70"), ("8", "80")] {
        desk.type_in(earlier, &format!("M.{row}/commercial/dollars"), dollars);
    }
    let later = new_lan(&mut desk, "lan-apm-refreshed", 2026);
    desk.type_in(later, "M.3A/commercial/dollars", "150");
    desk.type_in(later, "M.3B/commercial/dollars", "70");
    let years = |desk: &mut Desk, at: &str| desk.session.cell(later, at).unwrap().years;
    let same = years(&mut desk, "M.2A/commercial/dollars").remove(0);
    assert_eq!((same.year, same.text.as_str(), same.note.as_str()), (2017, "$50", ""));
    assert!(same.edition.contains("2017"));
    let sum = years(&mut desk, "M.3A/commercial/dollars").remove(0);
    assert!(
        sum.text.is_empty() && sum.note.contains("6 + 7 + 8 then and 3A + 3B here: $210 then, $220 here"),
        "{sum:?}"
    );
    let none = years(&mut desk, "M.2B/commercial/dollars").remove(0);
    assert!(none.note.starts_with("Can’t be compared:"), "{none:?}");
    let whole = years(&mut desk, "M.total/commercial/dollars").remove(0);
    assert_eq!(whole.text, "$1,000");
    assert!(years(&mut desk, "G.limitations/text").is_empty());
    assert!(desk.session.cell(earlier, "M.3/commercial/dollars").unwrap().years.is_empty());
}
