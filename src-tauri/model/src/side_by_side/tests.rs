use proptest::prelude::*;
use rust_decimal::Decimal;

use super::put::median;
use super::*;
use crate::answers::Report;
use crate::checks::{Context, check};

fn taken(plan: &str, percents: [i64; 2], year: i32) -> Taken {
    let (rest, share) = (1000 - percents[0], percents[0]);
    let points = |tenths: i64| Decimal::new(tenths, 1).to_string();
    let answers = serde_json::json!({
        "period/current/start": format!("{}-07-01", year - 2), "period/current/end": format!("{}-06-30", year - 1),
        "period/prior/start": format!("{}-07-01", year - 3), "period/prior/end": format!("{}-06-30", year - 2),
        "D.1/commercial/current/percent": points(rest), "D.3/commercial/current/percent": points(share),
        "D.1/commercial/prior/percent": points(1000 - percents[1]),
        "D.3/commercial/prior/percent": points(percents[1]),
        "D.3/commercial/current/dollars": "777", "A.base/current/hospitals": "888",
    });
    let file = serde_json::json!({ "form": "progress-report-2021", "plan": plan, "answers": answers });
    let report = Report::from_json(&file.to_string()).unwrap();
    let findings = check(&report, &Context::on("2021-01-15".parse().unwrap()));
    Taken::from(&report, &findings, &format!("{plan}.xlsx")).unwrap()
}

fn line<'s>(side: &'s SideBySide, id: &str) -> &'s Line {
    side.lines.iter().find(|line| line.id == id).unwrap()
}

fn of(taken: &[Taken]) -> SideBySide {
    plans(&main_form(taken).unwrap(), taken)
}

#[test]
fn working_figures_never_appear() {
    let side = of(&[taken("One", [100, 50], 2021), taken("Two", [200, 70], 2021)]);
    assert!(side.lines.iter().all(|line| line.kind == Kind::Percent && line.section == "D"));
    let numbers = side.lines.iter().flat_map(|line| &line.cells).filter_map(|cell| cell.current.number);
    assert!(numbers.clone().count() > 4);
    assert!(numbers.into_iter().all(|number| number <= Decimal::ONE_HUNDRED));
}

#[test]
fn years_follow_on_and_tell_restatements() {
    let reports = [taken("One", [100, 50], 2021), taken("One", [130, 110], 2022)];
    let side = years(&main_form(&reports).unwrap(), &reports);
    let names: Vec<&str> = side.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["Jul 2018 – Jun 2019", "Jul 2019 – Jun 2020", "Jul 2020 – Jun 2021"]);
    let cells = &line(&side, "D.3/commercial/percent").cells;
    let numbers: Vec<Option<Decimal>> = cells.iter().map(|cell| cell.current.number).collect();
    assert_eq!(numbers, [5, 10, 13].map(|number| Some(Decimal::from(number))));
    assert_eq!(cells[2].restated, Some(Decimal::from(10)));
    assert_eq!(cells[2].change, Some(Decimal::from(2)));
    assert_eq!(cells[1].restated, None);
}

#[test]
fn letters_go_on_after_z() {
    let names: Vec<String> = [0, 1, 25, 26, 27, 701, 702].map(letters).to_vec();
    assert_eq!(names, ["Plan A", "Plan B", "Plan Z", "Plan AA", "Plan AB", "Plan ZZ", "Plan AAA"]);
}

#[test]
fn what_another_edition_has_only_together_compares_as_a_sum() {
    let of = |base: &str| {
        let report = Report::from_json(base).unwrap();
        Taken::from(&report, &[], "lan.xlsx").unwrap()
    };
    let reports = [
        of(include_str!("../../../../tests/data/checks/base-lan.json")),
        of(include_str!("../../../../tests/data/checks/base-refreshed.json")),
    ];
    for (later, id, code, sums) in [
        (1, "M.1+M.3N+M.4N/commercial/dollars", "M.1 + M.3N + M.4N", ["M.2/commercial/dollars"].as_slice()),
        (
            0,
            "M.6+M.7+M.8/commercial/dollars",
            "M.6 + M.7 + M.8",
            ["M.3A/commercial/dollars", "M.3B/commercial/dollars"].as_slice(),
        ),
    ] {
        let (form, other) = (reports[later].form.clone(), &reports[1 - later]);
        let side = years(&form, &reports);
        let sum = line(&side, id);
        assert_eq!(sum.short_code(), code);
        let there: Decimal =
            sums.iter().map(|at| other.got(other.form.position(at).unwrap()).number.unwrap()).sum();
        let here: Decimal = sum
            .adds
            .iter()
            .map(|item| {
                let at = form.position(&format!("{item}/commercial/dollars")).unwrap();
                reports[later].got(at).number.unwrap()
            })
            .sum();
        let numbers: Vec<Option<Decimal>> = sum.cells.iter().map(|cell| cell.current.number).collect();
        let expected = if later == 1 { [there, here] } else { [here, there] };
        assert_eq!(numbers, expected.map(|number| Some(number.normalize())));
    }
    assert!(years(&reports[0].form, &reports[..1]).lines.iter().all(|line| !line.code.contains('+')));
}

fn reports() -> impl Strategy<Value = Vec<Taken>> {
    prop::collection::vec((0_i64..1000, 0_i64..1000), 2..9).prop_map(|figures| {
        let one = |(at, (current, prior))| taken(&format!("Plan {at} of Ohio"), [current, prior], 2021);
        figures.into_iter().enumerate().map(one).collect()
    })
}

proptest! {
    #[test]
    fn half_of_the_numbers_lie_on_either_side_of_the_median(numbers in prop::collection::vec(-10_000_i64..10_000, 2..40)) {
        let numbers: Vec<Decimal> = numbers.into_iter().map(|number| Decimal::new(number, 1)).collect();
        let middle = median(numbers.clone()).unwrap();
        let below = numbers.iter().filter(|number| **number < middle).count();
        let above = numbers.iter().filter(|number| **number > middle).count();
        prop_assert!(below * 2 <= numbers.len() && above * 2 <= numbers.len());
        let mut turned = numbers.clone();
        turned.reverse();
        prop_assert_eq!(median(turned), Some(middle));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_files_changes_nothing(taken in reports(), turn in 0_usize..8) {
        let mut turned = taken.clone();
        turned.rotate_left(turn % taken.len());
        prop_assert_eq!(of(&taken), of(&turned));
    }

    #[test]
    fn ranks_follow_the_figures(taken in reports()) {
        for line in &of(&taken).lines {
            for one in &line.cells {
                let Some(rank) = one.rank else { continue };
                let higher = line.cells.iter().filter(|other| other.current.compared() > one.current.compared());
                prop_assert_eq!(higher.count() + 1, rank as usize);
                prop_assert_eq!(one.distance, one.current.number.zip(line.median).map(|(one, middle)| (one - middle).normalize()));
            }
        }
    }

    #[test]
    fn letters_stand_for_one_plan_each(taken in reports(), seed: u64) {
        let named = of(&taken);
        let (hidden, key) = anonymous(named.clone(), seed);
        prop_assert_eq!(anonymous(named.clone(), seed), (hidden.clone(), key.clone()));
        let mut plans: Vec<&str> = key.iter().map(|named| named.plan.as_str()).collect();
        plans.sort_unstable();
        plans.dedup();
        prop_assert_eq!(plans.len(), taken.len());
        for line in &hidden.lines {
            let original = named.lines.iter().find(|other| other.id == line.id).unwrap();
            prop_assert_eq!((line.median, line.compared), (original.median, original.compared));
            for (at, cell) in line.cells.iter().enumerate() {
                let column = named.columns.iter().position(|column| column.name == key[at].plan).unwrap();
                prop_assert_eq!(cell, &original.cells[column]);
            }
        }
        let told = format!("{hidden:?}");
        prop_assert!(!told.contains("Ohio"));
    }
}

#[test]
fn what_is_missing_is_counted_as_what_it_is() {
    let mut side = of(&[taken("One", [100, 50], 2021), taken("Two", [200, 70], 2021)]);
    let reports = |number: usize| vec![(String::new(), String::new()); number];
    for (left_out, unread, told) in [
        (0, 0, None),
        (1, 0, Some("1 report")),
        (2, 1, Some("2 reports, 1 file that could not be read")),
        (0, 3, Some("3 files that could not be read")),
    ] {
        side.left_out = reports(left_out);
        assert_eq!(side.missing(unread).as_deref(), told);
    }
}
