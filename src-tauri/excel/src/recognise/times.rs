//! What the label of a row says about its period and line of business, in the words that hosts and plans use.

use std::collections::{BTreeMap, BTreeSet};

use hpug_model::address::{Lob, Period};

use super::heads::Region;
use super::view::View;

/// Longest label of a row, in bytes.
pub(super) const LONGEST_ROW_LABEL: usize = 40;

/// Two years that stand for the periods: the earlier is Prior, the later Current. Or two numbers, as in `Year 1` and
/// `Year 2`: that of Prior, that of Current.
pub(super) type Years = (u16, u16);

/// Whether numbers stand for the periods.
pub(super) fn is_numbered((prior, _): Years) -> bool {
    prior < 10
}

const CURRENT: [&str; 3] = ["current", "curr", "cur"];
const PRIOR: [&str; 4] = ["prior", "previous", "prev", "preceding"];
const CURRENT_PHRASES: [&str; 6] =
    ["cy", "this year", "reporting year", "latest year", "most recent year", "most recent"];
const PRIOR_PHRASES: [&str; 4] = ["py", "last year", "year before", "the year before"];
/// Words that may stand beside a year without changing what it says.
const AROUND_A_YEAR: [&str; 14] = [
    "year",
    "yr",
    "calendar",
    "fiscal",
    "plan",
    "measurement",
    "reporting",
    "period",
    "full",
    "to",
    "through",
    "cy",
    "fy",
    "my",
];
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The period that a label's words say.
pub(super) fn period_in(words: &str, years: Option<Years>) -> Option<Period> {
    if words.len() > LONGEST_ROW_LABEL {
        return None;
    }
    let says = |known: &[&str]| words.split(' ').any(|word| known.contains(&word));
    match (says(&CURRENT), says(&PRIOR)) {
        (true, false) => return Some(Period::Current),
        (false, true) => return Some(Period::Prior),
        (true, true) => return None,
        (false, false) => {}
    }
    let without_lob: Vec<&str> = words.split(' ').filter(|word| lob_of(word).is_none()).collect();
    let phrase = without_lob.join(" ");
    if CURRENT_PHRASES.contains(&phrase.as_str()) {
        return Some(Period::Current);
    }
    if PRIOR_PHRASES.contains(&phrase.as_str()) {
        return Some(Period::Prior);
    }
    let (earlier, later) = years?;
    let said = if is_numbered((earlier, later)) { number_in(words) } else { year_in(words) };
    match said? {
        year if year == later => Some(Period::Current),
        year if year == earlier => Some(Period::Prior),
        _ => None,
    }
}

/// The only line of business that a label's words name.
pub(super) fn lob_in(words: &str) -> Option<Lob> {
    if words.len() > LONGEST_ROW_LABEL {
        return None;
    }
    let mut named = words.split(' ').filter_map(lob_of);
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}

fn lob_of(word: &str) -> Option<Lob> {
    let shortened = |name: &str| word.len() >= 4 && name.starts_with(word);
    match word {
        "com" | "comm" | "coml" => Some(Lob::Commercial),
        "mco" | "mcd" | "mcaid" => Some(Lob::Medicaid),
        _ if shortened("commercial") => Some(Lob::Commercial),
        _ if shortened("medicaid") && word != "medi" => Some(Lob::Medicaid),
        _ => None,
    }
}

/// The two years that the labels of a column left of the figures speak of; `None` where no column names exactly two that
/// follow each other.
pub(super) fn years(view: &View<'_>, region: &Region, end: u32) -> Option<Years> {
    let mut columns: BTreeMap<u32, BTreeSet<u16>> = BTreeMap::new();
    let rows = region.rows();
    for label in view.rows.range(rows).flat_map(|(_, labels)| labels).filter(|label| label.at.column < end) {
        if let Some(year) = year_in(&label.words) {
            columns.entry(label.at.column).or_default().insert(year);
        }
    }
    let of_years = columns.into_values().rev().find_map(|years| {
        let years: Vec<u16> = years.into_iter().collect();
        match years.as_slice() {
            [earlier, later] if later - earlier == 1 => Some((*earlier, *later)),
            _ => None,
        }
    });
    of_years.or_else(|| numbers(view, region, end))
}

/// The numbers 1 and 2 that the labels of a column speak of: the one that comes first stands for Current, which comes first
/// on the form.
fn numbers(view: &View<'_>, region: &Region, end: u32) -> Option<Years> {
    let rows = region.rows();
    let mut first: BTreeMap<u32, u16> = BTreeMap::new();
    for label in view.rows.range(rows).flat_map(|(_, labels)| labels).filter(|label| label.at.column < end) {
        let Some(number) = number_in(&label.words) else { continue };
        match first.get(&label.at.column) {
            None => {
                first.insert(label.at.column, number);
            }
            Some(current) if *current != number => return Some((number, *current)),
            Some(_) => {}
        }
    }
    None
}

/// The number that a label gives a year or period: `Year 1`, `Medicaid Yr 2`, `Period 1`.
fn number_in(words: &str) -> Option<u16> {
    if words.len() > LONGEST_ROW_LABEL {
        return None;
    }
    let said: Vec<&str> = words.split(' ').filter(|word| lob_of(word).is_none()).collect();
    let number = match said.as_slice() {
        ["year" | "yr" | "period", number] => number,
        [one] => ["year", "yr", "period", "y"].iter().find_map(|name| one.strip_prefix(name))?,
        _ => return None,
    };
    match number {
        "1" | "one" => Some(1),
        "2" | "two" => Some(2),
        _ => None,
    }
}

/// The last year that a label names which says nothing else: `2020`, `FY20`, `CY 2020`, `Jul 2019 to Jun 2020`.
fn year_in(words: &str) -> Option<u16> {
    if words.len() > LONGEST_ROW_LABEL {
        return None;
    }
    let mut last = None;
    let mut days = 0;
    for word in words.split(' ') {
        let year = word.strip_prefix("fy").or_else(|| word.strip_prefix("cy")).unwrap_or(word);
        match (year.len(), year.parse::<u16>()) {
            (4, Ok(number)) if (2000..2100).contains(&number) => last = last.max(Some(number)),
            (2, Ok(number)) if year.len() < word.len() => last = last.max(Some(2000 + number)),
            // Months, days, and years of two digits behind them.
            (1 | 2, Ok(number)) => {
                days += 1;
                if days % 3 == 0 {
                    last = last.max(Some(2000 + number));
                }
            }
            (_, Ok(_)) => return None,
            (_, Err(_)) => {
                let month = word.get(..3).is_some_and(|start| MONTHS.contains(&start));
                if !(month || AROUND_A_YEAR.contains(&word) || lob_of(word).is_some()) {
                    return None;
                }
            }
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::super::labels::words;
    use super::*;

    #[test]
    fn labels_say_their_period_and_line_of_business() {
        use Period::{Current, Prior};
        let rows = [
            ("Current", Some(Current), None),
            ("Prior Year", Some(Prior), None),
            ("Year: Current", Some(Current), None),
            ("Previous", Some(Prior), None),
            ("Current vs. prior", None, None),
            ("This year", Some(Current), None),
            ("Reporting year", Some(Current), None),
            ("Last year", Some(Prior), None),
            ("CY", Some(Current), None),
            ("PY", Some(Prior), None),
            ("CY 2020", Some(Current), None),
            ("CY2019", Some(Prior), None),
            ("FY20", Some(Current), None),
            ("2019", Some(Prior), None),
            ("2018", None, None),
            ("7/1/2019 – 6/30/2020", Some(Current), None),
            ("7/1/18-6/30/19", Some(Prior), None),
            ("Jul 2019 – Jun 2020", Some(Current), None),
            ("Year 1", None, None),
            ("Q1 2020 and later", None, None),
            ("Comm CY", Some(Current), Some(Lob::Commercial)),
            ("Mcaid 2019", Some(Prior), Some(Lob::Medicaid)),
            ("Medicaid MCO, prior yr", Some(Prior), Some(Lob::Medicaid)),
            ("Commercial + Medicaid current", Some(Current), None),
            ("Medicare current", Some(Current), None),
        ];
        for (label, period, lob) in rows {
            let label_words = words(label);
            assert_eq!(period_in(&label_words, Some((2019, 2020))), period, "{label}");
            assert_eq!(lob_in(&label_words), lob, "{label}");
        }
        assert_eq!(period_in("2020", None), None);
        for (label, period) in [
            ("Year 1", Some(Period::Current)),
            ("Yr2", Some(Period::Prior)),
            ("Medicaid period two", Some(Period::Prior)),
            ("Year 3", None),
            ("1", None),
            ("2019", None),
        ] {
            assert_eq!(period_in(&words(label), Some((2, 1))), period, "{label}");
        }
    }
}
