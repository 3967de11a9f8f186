//! Random reports for property tests.

use std::collections::{BTreeMap, BTreeSet};

use hpug_model::Address;
use hpug_model::answers::Report;
use hpug_model::forms::Role;
use hpug_model::values::{Kind, NoData, Value};
use proptest::prelude::*;

/// Values that a person can enter at a point of the form.
fn value(kind: Kind, choices: &[(String, String)]) -> BoxedStrategy<Option<Value>> {
    let reason = prop::sample::select(NoData::ALL.to_vec()).prop_map(Value::NoData);
    let number = |most: i64, scale: u32| {
        (0..=most).prop_map(move |units| Value::number(rust_decimal::Decimal::new(units, scale)))
    };
    let value = match kind {
        Kind::Percent => prop_oneof![4 => number(1000, 1), 1 => number(1000, 3), 1 => reason].boxed(),
        Kind::Dollars => prop_oneof![3 => number(1_000_000_000_000, 2), 1 => reason].boxed(),
        Kind::Count => prop_oneof![3 => number(1_000_000, 0), 1 => reason].boxed(),
        Kind::Choice => {
            let keys: Vec<String> = choices.iter().map(|(key, _)| key.clone()).collect();
            prop::sample::select(keys).prop_map(Value::Choice).boxed()
        }
        Kind::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        _ => "[A-Z][a-z]{2,9}( [A-Za-z0-9&<]{1,9}){0,3}".prop_map(Value::Text).boxed(),
    };
    prop_oneof![3 => value.prop_map(Some), 1 => Just(None)].boxed()
}

/// A report that says little of itself when a test fails; the differences tell more.
pub struct Random(pub Report);

impl std::fmt::Debug for Random {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} answers", self.0.answers.len())
    }
}

/// Any answers to everything that the form of `like` asks and has a cell for.
pub fn report(like: &Report) -> impl Strategy<Value = Random> + use<> {
    let (form, origin) = (like.form.clone(), like.origin);
    let sent = |role| matches!(role, Role::Answer | Role::Name | Role::Optional);
    let asked = form.points.iter().filter(|point| sent(point.role) && point.address.as_str() != "E/text");
    let each: Vec<_> = asked
        .map(|point| (Just(point.address.clone()), value(point.kind, &form.measure_of(point).choices)))
        .collect();
    each.prop_map(move |values| {
        let mut report = Report::new(form.clone(), origin);
        for (address, value) in values {
            report.set(address, value);
        }
        Random(report)
    })
}

/// What differs between two sets of answers, a line each.
pub fn differences(expected: &BTreeMap<Address, Value>, got: &BTreeMap<Address, Value>) -> Vec<String> {
    let addresses: BTreeSet<&Address> = expected.keys().chain(got.keys()).collect();
    let differing = addresses.into_iter().filter(|at| expected.get(*at) != got.get(*at));
    let short = |value: Option<&Value>| format!("{value:?}").chars().take(60).collect::<String>();
    differing
        .map(|at| format!("{at}: {} expected, {} read", short(expected.get(at)), short(got.get(at))))
        .collect()
}
