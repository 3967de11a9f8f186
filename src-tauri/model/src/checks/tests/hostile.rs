//! Whatever was typed, every check comes to an end.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::values::Value;

/// Figures at the edges of what a `Decimal` holds, and ordinary ones.
fn figure() -> impl Strategy<Value = Option<Value>> {
    prop_oneof![
        2 => Just(None),
        1 => Just(Some(Value::number(Decimal::MAX))),
        1 => Just(Some(Value::number(Decimal::MIN))),
        1 => Just(Some(Value::number(Decimal::new(1, 28)))),
        1 => Just(Some(Value::Unreadable("about ten".to_owned()))),
        1 => Just(Some(Value::NoData(crate::values::NoData::Suppressed))),
        2 => (0_i64..200).prop_map(|n| Some(Value::number(Decimal::from(n)))),
        2 => (-10_i64..10_000).prop_map(|n| Some(Value::number(Decimal::new(n, 2)))),
        2 => (-100_000_000_000_000_i64..100_000_000_000_000)
            .prop_map(|n| Some(Value::number(Decimal::from(n)))),
        1 => any::<u32>().prop_map(|n| Some(Value::number(Decimal::from_parts(n, n, 0, false, 28)))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_report_can_be_judged(
        changes in prop::collection::vec((any::<prop::sample::Index>(), figure()), 0..120),
    ) {
        let mut report = patched(&[]);
        let form = report.form.clone();
        let numbers: Vec<_> = form.points.iter().filter(|point| point.kind.is_number()).collect();
        for (index, value) in changes {
            let point = numbers[index.index(numbers.len())];
            report.set(point.address.clone(), value);
        }
        let got = findings(&report);
        let keys: Vec<String> = got.iter().map(Finding::key).collect();
        prop_assert!(keys.iter().all(|key| keys.iter().filter(|other| *other == key).count() == 1), "{keys:?}");
        for finding in &got {
            prop_assert!(!finding.at.is_empty(), "{} names no cell", finding.check);
            prop_assert!(finding.because.as_ref().is_none_or(|cause| keys.contains(cause)), "{}", finding.key());
            for address in finding.at.iter().chain(&finding.with) {
                prop_assert!(form.point(address.as_str()).is_some(), "{} names {address}", finding.check);
            }
        }
    }
}
