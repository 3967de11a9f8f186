//! The forms that come with the program, counted and refused.

use super::*;
use crate::answers::{Figures, Origin, Report};
use crate::values::Value;

fn progress() -> Arc<Form> {
    form("progress-report-2021").unwrap().unwrap()
}

#[test]
fn every_list_is_well_formed() {
    assert_eq!(
        known().iter().map(|form| form.id.as_str()).collect::<Vec<_>>(),
        [
            "progress-report-2021",
            "progress-report-2026",
            "lan-apm-2017",
            "lan-apm-refreshed",
            "special-topics",
            "questionnaire",
            "participation"
        ]
    );
    assert!(glossary().unwrap().len() > 20);
    assert!(topic_library().unwrap().iter().map(|group| group.topics.len()).sum::<usize>() > 20);
    assert!(!national_figures().unwrap().figures.is_empty());
    assert_eq!(question_set().unwrap().sections[0].items.len(), 14);
}

#[test]
fn a_form_with_a_mistake_takes_no_other_away() {
    let mistake = FormError { file: "survey.toml".to_owned(), line: 7, reason: "no such field".to_owned() };
    let (forms, refused) = known::told([Err(mistake.clone()), Ok(progress())].into_iter());
    assert_eq!(forms, [progress()]);
    assert_eq!(refused, [mistake]);
    assert!(super::refused().is_empty(), "the forms that come with the program are well formed");
}

#[test]
fn the_progress_report_has_190_data_points() {
    let form = progress();
    assert_eq!(form.data_points(), 190);
    let rows = [("A", 20), ("B", 53), ("C.1A", 49), ("C.1B", 8), ("C.2", 16), ("D", 44), ("E", 0)];
    for (section, expected) in rows {
        let counted = form
            .points_of(section)
            .filter(|point| matches!(point.role, Role::Answer | Role::Name | Role::Computed));
        assert_eq!(counted.count(), expected, "{section}");
    }
    let working = |prefix: &str| {
        form.points
            .iter()
            .filter(|point| point.role == Role::Working && point.address.item().starts_with(prefix))
            .count()
    };
    assert_eq!((working("A."), working("D.")), (6, 44));
}

#[test]
fn due_with_seven_designations_and_no_other_row_is_159() {
    let mut report = Report::new(progress(), Origin::Own);
    for item in ["bariatric", "cancer", "cardiac", "joint", "maternity", "spine", "transplant"] {
        report.set(Address::from(format!("B.{item}/coe")), Some(Value::Flag(true)));
    }
    assert_eq!(Figures::of(&report).complete(), (7, 159));
    report.set(Address::from("B.other1/name"), Some(Value::Text("Hernia".into())));
    assert_eq!(Figures::of(&report).complete().1, 165);
    report.set(Address::from("B.cancer/coe"), Some(Value::Flag(false)));
    assert_eq!(Figures::of(&report).complete().1, 161);
    report.set(Address::from("lobs"), Some(Value::Lobs(vec![Lob::Commercial])));
    assert_eq!(Figures::of(&report).complete().1, 161 - 20 - 4 - 8 - 20);
}

#[test]
fn shares_and_totals_follow_their_parts() {
    let mut report = Report::new(progress(), Origin::Own);
    let mut set = |address: &str, number: &str| {
        report.set(
            Address::from(address),
            Some(Value::number(rust_decimal::Decimal::from_str_exact(number).unwrap())),
        );
    };
    for (item, dollars) in [("1", "1"), ("2", "1"), ("3", "1"), ("total", "3")] {
        set(&format!("D.{item}/commercial/current/dollars"), dollars);
    }
    set("C.2.mh/medicaid/prior/virtual_visits", "1");
    set("C.2.mh/medicaid/prior/total_visits", "6");
    let figures = Figures::of(&report);
    let shown = |address: &str| figures.shown(address).map(|number| number.to_string());
    assert_eq!(shown("D.1/commercial/current/percent").as_deref(), Some("33.4"));
    assert_eq!(shown("D.2/commercial/current/percent").as_deref(), Some("33.3"));
    assert_eq!(
        figures.number("D.total/commercial/current/percent").map(|n| n.normalize().to_string()).as_deref(),
        Some("100")
    );
    assert_eq!(shown("C.2.1b/medicaid/prior/percent").as_deref(), Some("16.7"));
    assert_eq!(shown("D.total/medicaid/prior/percent"), None);
    assert!(figures.is_derived("D.1/commercial/current/percent"));
}

#[test]
fn topics_and_supplements_widen_a_form() {
    let topics = [Topic { number: 3, title: "Prices".into(), ..Topic::default() }];
    let supplements = [Supplement {
        number: 1,
        label: "Visits".into(),
        per_lob: true,
        measures: vec![("count".into(), Kind::Count)],
    }];
    let form = progress().extended(&supplements, &topics);
    assert!(form.point("T.3.2a/count").is_some());
    assert!(form.point("S.1/medicaid/prior/count").is_some());
    assert_eq!(form.extended(&[], &[]), progress());
}

#[test]
fn an_edition_differs_in_what_its_file_says() {
    let (first, later) = (progress(), form("progress-report-2026").unwrap().unwrap());
    assert!(later.illustrative && !first.illustrative);
    assert_eq!((later.edition, later.family.as_str()), (2026, "progress-report"));
    assert_eq!((later.data_points(), &later.sections), (first.data_points(), &first.sections));
    assert_eq!(nearest(&first, 2026).unwrap().edition, 2021);
    assert_eq!(nearest(&later, 2023).unwrap().edition, 2021);
    assert_eq!(nearest(&later, 2024).unwrap().edition, 2026);
}

#[test]
fn national_figures_follow_the_period() {
    let span = ("2019-07-01".parse().unwrap(), "2020-06-30".parse().unwrap());
    let figures = national_figures().unwrap();
    let texts: Vec<String> = figures
        .beside("D.3", "percent", Some(Lob::Commercial), span)
        .iter()
        .map(|figure| format!("{} {}", figure.year, figure.percent))
        .collect();
    assert_eq!(texts, ["2019 32"]);
    assert!(figures.beside("A.1a", "percent", None, span).is_empty());
}
