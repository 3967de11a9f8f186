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

/// A match whose dollars are not all known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Which rows.
    pub matched: Match,
    /// LAN data points without dollars: rows of the match, or, where these are all there, of the whole.
    pub blank: Vec<Address>,
}

/// What is known of one match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Its dollars and their share.
    Derived(Derived),
    /// Nothing, as dollars are blank.
    Unknown(Unknown),
}

impl Derived {
    /// The match whose sum also holds these rows of Section D and all to which a part of the dollars belongs: there
    /// the analyst splits them. `None` where the dollars belong to these rows alone, or no such sum is known.
    pub fn held_in<'d>(&self, others: &'d [Derived]) -> Option<&'d Derived> {
        if self.matched.part_of.is_empty() {
            return None;
        }
        let codes = || self.matched.items.iter().chain(&self.matched.part_of);
        others.iter().find(|other| {
            other.matched.part_of.is_empty() && codes().all(|code| other.matched.items.contains(code))
        })
    }
}

/// Section D as the LAN dollars of a line of business have it, without the matches that are not known. A single item
/// takes the dollars as they are; where a match has several items the analyst splits the sum.
pub fn derive(lan: &Figures<'_>, lob: Lob) -> Vec<Derived> {
    let known = |row| match row {
        Row::Derived(derived) => Some(derived),
        Row::Unknown(_) => None,
    };
    rows(lan, lob).into_iter().filter_map(known).collect()
}

/// Every match of a LAN form with Section D, which are data of that form; none for any other form. A match is unknown
/// where a LAN row of it is blank, and all are as long as the whole is.
pub fn rows(lan: &Figures<'_>, lob: Lob) -> Vec<Row> {
    let Some(metrics) = &lan.form().metrics else { return Vec::new() };
    let dollars_of = |row: &String| Address::new(row, Some(lob), None, "dollars");
    let all = dollars_of(&metrics.whole);
    let blank_of_whole = blanks(lan, &all);
    let whole = lan.number(all.as_str()).filter(|_| blank_of_whole.is_empty());
    let one = |matched: &Match| {
        let mut used: Vec<Address> = matched.rows.iter().map(dollars_of).collect();
        let is_blank = |row: &&Address| lan.number(row.as_str()).is_none();
        let blank: Vec<Address> = used.iter().filter(is_blank).cloned().collect();
        let dollars: Decimal = used.iter().filter_map(|row| lan.number(row.as_str())).sum();
        let percent = whole.filter(|_| blank.is_empty()).and_then(|whole| share(dollars, whole));
        let matched = matched.clone();
        let Some(percent) = percent else {
            let blank = if blank.is_empty() { blank_of_whole.clone() } else { blank };
            return Row::Unknown(Unknown { matched, blank });
        };
        used.push(all.clone());
        Row::Derived(Derived { matched, dollars, percent, used })
    };
    metrics.matches.iter().map(one).collect()
}

/// What is blank of the whole: a total that is computed is only the whole once every row of it has its dollars.
fn blanks(lan: &Figures<'_>, whole: &Address) -> Vec<Address> {
    let Some(point) = lan.form().point(whole.as_str()) else { return Vec::new() };
    let own = Some(whole).filter(|_| point.sum.is_empty() && lan.number(whole.as_str()).is_none());
    let rows = point.sum.iter().filter(|at| lan.number_at(**at).is_none());
    let rows = rows.map(|at| &lan.form().points[*at].address);
    rows.chain(own).cloned().collect()
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
        let shares: Vec<(String, String)> = derive(&figures, Lob::Medicaid)
            .iter()
            .map(|row| (row.matched.items.join("+"), row.percent.normalize().to_string()))
            .collect();
        let expected = [("D.1", "50"), ("D.4+D.10", "15"), ("D.6", "5"), ("D.7+D.8", "15")];
        assert_eq!(shares, expected.map(|(items, percent)| (items.to_owned(), percent.to_owned())));
        assert!(derive(&figures, Lob::Commercial).is_empty());
        let blank = |lob: Lob| -> Vec<String> {
            let unknown = rows(&figures, lob).into_iter().filter_map(|row| match row {
                Row::Unknown(row) => Some(row),
                Row::Derived(_) => None,
            });
            unknown.map(|row| row.blank.iter().map(|at| at.item()).collect::<Vec<_>>().join("+")).collect()
        };
        assert_eq!(blank(Lob::Medicaid), ["M.7", "M.6", "M.13", "M.3"]);
        assert_eq!(blank(Lob::Commercial).len(), 8);
    }

    #[test]
    fn refreshed_rows_of_further_items_are_held_in_a_sum() {
        let mut lan = Report::new(form("lan-apm-refreshed").unwrap().unwrap(), Origin::Own);
        for row in ["1", "2A", "2B", "2C", "3A", "3B", "3N", "4A", "4B", "4C", "4N"] {
            let address = Address::new(&format!("M.{row}"), Some(Lob::Commercial), None, "dollars");
            lan.set(address, Some(Value::number(Decimal::TEN)));
        }
        let derived = derive(&Figures::of(&lan), Lob::Commercial);
        let held: Vec<(String, Option<String>)> = derived
            .iter()
            .map(|row| {
                let sum = row.held_in(&derived).map(|sum| sum.matched.items.join("+"));
                (row.matched.items.join("+"), sum)
            })
            .filter(|(_, sum)| sum.is_some())
            .collect();
        assert_eq!(held, [("D.3".to_owned(), Some("D.2+D.3+D.5+D.6+D.7+D.8".to_owned()))]);
        lan.set(Address::from("M.3N/commercial/dollars"), None);
        let figures = Figures::of(&lan);
        assert!(derive(&figures, Lob::Commercial).is_empty());
        let named =
            |row: &Row| matches!(row, Row::Unknown(row) if row.blank.iter().all(|at| at.item() == "M.3N"));
        assert!(rows(&figures, Lob::Commercial).iter().all(named));
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
