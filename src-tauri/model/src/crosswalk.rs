//! Section D of the Progress Report from the dollars of the LAN workbook, and back: both divide the same dollars.

use rust_decimal::Decimal;

use crate::address::{Address, Lob};
use crate::answers::{Figures, Report};
use crate::forms::Form;
use crate::forms::metrics::Match;
use crate::periods::Span;
use crate::rounding::share;
use crate::values::Value;

/// What the LAN dollars say about one match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// Which rows, and what the two definitions don't share.
    pub matched: Match,
    /// Dollars of the LAN rows together.
    pub dollars: Decimal,
    /// Their share of all payments, in percentage points and unrounded.
    pub percent: Decimal,
    /// The LAN data points used, the denominator last.
    pub used: Vec<Address>,
}

/// Section D as the LAN dollars of a line of business have it; a match with a blank LAN row is left out, and there is
/// none as long as the whole is unknown. Which rows match is data of the LAN's form. A single item takes the dollars as they are; where a match has two items the
/// analyst splits the sum.
pub fn derive(lan: &Figures<'_>, lob: Lob) -> Vec<Derived> {
    let Some(metrics) = &lan.form().metrics else { return Vec::new() };
    let all = Address::new(&metrics.whole, Some(lob), None, "dollars");
    let Some(whole) = lan.number(all.as_str()).filter(|_| is_complete(lan, &all)) else { return Vec::new() };
    let one = |matched: &Match| {
        let mut used: Vec<Address> =
            matched.rows.iter().map(|row| Address::new(row, Some(lob), None, "dollars")).collect();
        let parts: Option<Vec<Decimal>> = used.iter().map(|row| lan.number(row.as_str())).collect();
        let dollars: Decimal = parts?.iter().sum();
        used.push(all.clone());
        Some(Derived { matched: matched.clone(), dollars, percent: share(dollars, whole)?, used })
    };
    metrics.matches.iter().filter_map(one).collect()
}

/// A total that is computed is only the whole once every row of it has its dollars.
fn is_complete(lan: &Figures<'_>, whole: &Address) -> bool {
    lan.form()
        .point(whole.as_str())
        .is_some_and(|point| point.sum.iter().all(|at| lan.number_at(*at).is_some()))
}

/// The item of a LAN form that takes legacy payment; `None` for any other form.
pub fn legacy_row(form: &Form) -> Option<&str> {
    form.metrics.as_ref().map(|metrics| metrics.before_launch.as_str())
}

/// The 12 months that the LAN dollars of a line of business follow: the calendar year before the edition's, or the
/// months given; `None` where neither is said.
pub fn months(lan: &Report, lob: Lob) -> Option<Span> {
    let basis = lan.answer(Address::new("G.basis", Some(lob), None, "").as_str())?;
    let year = lan.form.edition.checked_sub(1)?;
    match basis {
        Value::Choice(key) if key == "calendar_year" => span_of(&format!("{year}-01/{year}-12")),
        Value::Choice(_) => match lan.answer(Address::new("G.months", Some(lob), None, "").as_str())? {
            Value::Text(text) => span_of(text),
            _ => None,
        },
        _ => None,
    }
}

/// First and last day of months written as `2015-07/2016-06`.
pub fn span_of(text: &str) -> Option<Span> {
    let (first, last) = text.split_once('/')?;
    let start = month_start(first)?;
    let end = month_start(last)?.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
    (start <= end).then_some((start, end))
}

/// The first day of a month written as `2015-07`.
pub fn month_start(text: &str) -> Option<chrono::NaiveDate> {
    format!("{}-01", text.trim()).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Origin;
    use crate::forms::form;

    #[test]
    fn section_d_follows_the_lan_dollars_row_by_row() {
        let mut lan = Report::new(form("lan-apm-2017").unwrap().unwrap(), Origin::Own);
        let mut put = |row: u32, dollars: i64| {
            let address = Address::new(&format!("M.{row}"), Some(Lob::Medicaid), None, "dollars");
            lan.set(address, Some(Value::number(Decimal::from(dollars))));
        };
        for (row, dollars) in [(1, 200), (2, 100), (4, 30), (8, 10), (9, 6), (11, 4), (12, 20)] {
            put(row, dollars);
        }
        let figures = Figures::of(&lan);
        let rows: Vec<(String, String)> = derive(&figures, Lob::Medicaid)
            .iter()
            .map(|row| (row.matched.items.join("+"), row.percent.normalize().to_string()))
            .collect();
        let expected = [("D.1", "50"), ("D.4+D.10", "15"), ("D.6", "5"), ("D.7+D.8", "15")];
        assert_eq!(rows, expected.map(|(items, percent)| (items.to_owned(), percent.to_owned())));
        assert!(derive(&figures, Lob::Commercial).is_empty());
    }

    #[test]
    fn the_dollars_follow_their_own_months() {
        let mut lan = Report::new(form("lan-apm-2017").unwrap().unwrap(), Origin::Own);
        let set = |lan: &mut Report, at: &str, value: Value| lan.set(Address::from(at), Some(value));
        assert_eq!(months(&lan, Lob::Commercial), None);
        set(&mut lan, "G.basis/commercial", Value::Choice("calendar_year".into()));
        set(&mut lan, "G.basis/medicaid", Value::Choice("recent_12_months".into()));
        assert_eq!(months(&lan, Lob::Medicaid), None);
        set(&mut lan, "G.months/medicaid", Value::Text("2015-07/2016-06".into()));
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(months(&lan, Lob::Commercial), Some((day("2016-01-01"), day("2016-12-31"))));
        assert_eq!(months(&lan, Lob::Medicaid), Some((day("2015-07-01"), day("2016-06-30"))));
    }
}
