//! The answers as an export carries them, and their comparison with what was read back.

use std::collections::BTreeMap;

use hpug_model::answers::Figures;
use hpug_model::forms::{DataPoint, Role};
use hpug_model::{Address, Value};

/// The answers as an export carries them: entered or derived, figures as shown. Totals, working figures and the head
/// are left out: the first follow from the others, the second are sent only when asked for.
pub fn sent(figures: &Figures<'_>) -> BTreeMap<Address, Value> {
    let carried = |point: &&DataPoint| matches!(point.role, Role::Answer | Role::Optional | Role::Name);
    let points = figures.form().points.iter().filter(carried);
    points
        .filter_map(|point| Some((point.address.clone(), figures.shown_value(point.address.as_str())?)))
        .collect()
}

/// One answer that came back different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its address.
    pub address: Address,
    /// What was to be written; `None` for a blank.
    pub sent: Option<Value>,
    /// What was read back; `None` for a blank.
    pub read: Option<Value>,
}

/// What a comparison found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Answers that came back the same.
    pub identical: u32,
    /// Answers compared.
    pub compared: u32,
    /// Those that differ, blanks that came back filled included.
    pub differences: Vec<Difference>,
}

/// Compares answers as sent with what was read back, at the addresses that the file has a place for.
pub fn compare(
    sent: &BTreeMap<Address, Value>,
    read: &BTreeMap<Address, Value>,
    has_place: impl Fn(&Address) -> bool,
) -> Comparison {
    let mut comparison = Comparison::default();
    for (address, value) in sent.iter().filter(|(address, _)| has_place(address)) {
        comparison.compared += 1;
        if read.get(address) == Some(value) {
            comparison.identical += 1;
        } else {
            let read = read.get(address).cloned();
            comparison.differences.push(Difference {
                address: address.clone(),
                sent: Some(value.clone()),
                read,
            });
        }
    }
    for (address, value) in
        read.iter().filter(|(address, _)| has_place(address) && !sent.contains_key(*address))
    {
        let read = Some(value.clone());
        comparison.differences.push(Difference { address: address.clone(), sent: None, read });
    }
    comparison
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(rows: &[(&str, &str)]) -> BTreeMap<Address, Value> {
        rows.iter().map(|(address, text)| (Address::from(*address), Value::Text((*text).into()))).collect()
    }

    #[test]
    fn every_difference_is_named() {
        let sent = answers(&[("a", "1"), ("b", "2"), ("c", "3"), ("no place", "9")]);
        let read = answers(&[("a", "1"), ("b", "x"), ("d", "4")]);
        let found = compare(&sent, &read, |address| address.as_str() != "no place");
        assert_eq!((found.identical, found.compared), (1, 3));
        let named: Vec<&str> =
            found.differences.iter().map(|difference| difference.address.as_str()).collect();
        assert_eq!(named, ["b", "c", "d"]);
    }
}
