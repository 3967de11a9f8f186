//! How values look: one place for screen, workbook, PDF and command line.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::rounding::round;
use crate::values::{Kind, Value, month_words, months_words};

/// A number with grouping commas and all its decimals: `1,234.5`.
pub fn grouped(number: Decimal) -> String {
    let text = number.abs().to_string();
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::with_capacity(text.len() + text.len() / 3 + 1);
    if number.is_sign_negative() && !number.is_zero() {
        out.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A number of a kind as shown in a cell, without a unit for percents: `48.6`, `1,234`, `$412,806,113`, `$1.50`.
/// `decimals` are those that the form asks for; without them the number is shown as typed.
pub fn number(kind: Kind, number: Decimal, decimals: Option<u32>) -> String {
    match kind {
        Kind::Dollars => dollars(number),
        _ => match decimals {
            Some(places) => {
                let mut rounded = round(number, places);
                rounded.rescale(places);
                grouped(rounded)
            }
            None => grouped(number.normalize()),
        },
    }
}

/// How a person wants numbers to look in tables on screen. What is written to files keeps the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Decimals of a percent that was entered; `None`: as the form asks, else as typed. One that is computed has one.
    pub percent_decimals: Option<u32>,
    /// Thousands are not set apart: `1234`.
    pub ungrouped: bool,
    /// Negative numbers stand in parentheses: `(5)`.
    pub parentheses: bool,
}

impl Style {
    /// The decimals of a value that was entered, where the form asks for `decimals`.
    pub fn decimals(self, kind: Kind, decimals: Option<u32>) -> Option<u32> {
        if kind == Kind::Percent { self.percent_decimals.or(decimals) } else { decimals }
    }

    /// A number written by [`number`], as the person wants it.
    pub fn dress(self, mut number: String) -> String {
        if self.ungrouped {
            number.retain(|letter| letter != ',');
        }
        match number.strip_prefix('-') {
            Some(amount) if self.parentheses => format!("({amount})"),
            _ => number,
        }
    }
}

/// Dollars with cents only where there are any: `$1,234`, `-$0.50`.
pub fn dollars(number: Decimal) -> String {
    let mut cents = number.normalize();
    if cents.scale() > 0 && cents.scale() < 2 {
        cents.rescale(2);
    }
    let text = grouped(cents.abs());
    if number.is_sign_negative() && !number.is_zero() { format!("-${text}") } else { format!("${text}") }
}

/// A number of a kind in a sentence, with its unit: `48.6 %`, `1,234`, `$412,806,113`.
pub fn with_unit(kind: Kind, value: Decimal) -> String {
    match kind {
        Kind::Percent => format!("{} %", grouped(value.normalize())),
        Kind::Hours => format!("{} h", grouped(value.normalize())),
        _ => number(kind, value, None),
    }
}

/// A value as shown in a cell. No-data reasons stand as they are written into workbooks.
pub fn value(kind: Kind, value: &Value, decimals: Option<u32>) -> String {
    match value {
        Value::Number(amount) => number(kind, *amount, decimals),
        Value::Flag(flag) => if *flag { "Y" } else { "N" }.to_owned(),
        Value::Text(text) if kind == Kind::Month => month_words(text),
        Value::Text(text) if kind == Kind::Months => months_words(text),
        Value::Choice(text) | Value::Text(text) | Value::Unreadable(text) => text.clone(),
        Value::Rich(text) => text.plain().to_owned(),
        Value::Date(date) => day(*date),
        Value::Lobs(lobs) => lobs.iter().map(|lob| lob.label()).collect::<Vec<_>>().join(", "),
        Value::NoData(reason) => reason.written(kind).to_owned(),
    }
}

/// The label of a choice among a measure's (key, label); the key itself where it is none of them.
pub fn choice<'c>(choices: &'c [(String, String)], key: &'c str) -> &'c str {
    choices.iter().find(|(of, _)| of == key).map_or(key, |(_, label)| label)
}

/// A value as put into an editor: exact, without grouping, so that typing it again gives the same value.
pub fn editable(value: &Value) -> String {
    match value {
        Value::Number(number) => number.normalize().to_string(),
        Value::Flag(flag) => if *flag { "Y" } else { "N" }.to_owned(),
        Value::Choice(text) | Value::Text(text) | Value::Unreadable(text) => text.clone(),
        Value::Rich(text) => text.plain().to_owned(),
        Value::Date(date) => date.format("%Y-%m-%d").to_string(),
        Value::Lobs(lobs) => lobs.iter().map(|lob| lob.key()).collect::<Vec<_>>().join(","),
        Value::NoData(reason) => match reason {
            crate::values::NoData::NotApplicable => "na",
            crate::values::NoData::NotCollected => "nc",
            crate::values::NoData::NotAvailable => "nav",
            crate::values::NoData::Suppressed => "lt11",
        }
        .to_owned(),
    }
}

/// A text that begins with a capital letter.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A text that begins with a small letter.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

/// A day: `6/30/2020`.
pub fn day(date: NaiveDate) -> String {
    date.format("%-m/%-d/%Y").to_string()
}

/// A day in words: `Jun 30, 2020`.
pub fn long_day(date: NaiveDate) -> String {
    date.format("%b %-d, %Y").to_string()
}

/// A day with its weekday: `Tue, Sep 15, 2026`.
pub fn weekday_and_day(date: NaiveDate) -> String {
    date.format("%a, %b %-d, %Y").to_string()
}

/// A time of day: `9:00 am`.
pub fn time(time: chrono::NaiveTime) -> String {
    time.format("%-I:%M %P").to_string()
}

/// A system's words without the number behind them: `Is a directory (os error 21)`.
pub fn without_code(words: &str) -> &str {
    words.rsplit_once(" (os error ").map_or(words, |(words, _)| words)
}

/// A text that ends with a full stop.
pub fn closed(text: &str) -> String {
    let ends = text.ends_with(['.', '!', '?']);
    format!("{text}{}", if ends { "" } else { "." })
}

/// A month: `Jul 2016`.
pub fn month(date: NaiveDate) -> String {
    date.format("%b %Y").to_string()
}

/// A period: `Jul 2019 – Jun 2020`, with days where it is not whole months.
pub fn span((start, end): (NaiveDate, NaiveDate)) -> String {
    if crate::periods::is_twelve_months((start, end)) {
        format!("{} – {}", month(start), month(end))
    } else {
        format!("{} – {}", long_day(start), long_day(end))
    }
}

/// The change from prior to current, for numbers of one kind: direction and amount without sign (`3.5`, `1,200`,
/// `$5,000`); percents to at least one decimal.
pub fn change(kind: Kind, current: Decimal, prior: Decimal) -> (i8, String) {
    let difference = (current - prior).normalize();
    let direction = if difference.is_zero() {
        0
    } else if difference.is_sign_negative() {
        -1
    } else {
        1
    };
    let places = if kind == Kind::Percent { Some(difference.scale().max(1)) } else { None };
    (direction, number(kind, difference.abs(), places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_begin_with_a_capital_and_end() {
        assert_eq!(sentence("étude"), "Étude");
        assert_eq!(closed("blank.xlsx is a folder"), "blank.xlsx is a folder.");
        assert_eq!(closed("Stopped."), "Stopped.");
    }

    #[test]
    fn numbers_look_as_people_write_them() {
        let rows = [
            (Kind::Count, "1234567", None, "1,234,567"),
            (Kind::Percent, "40.00", None, "40"),
            (Kind::Percent, "40", Some(1), "40.0"),
            (Kind::Percent, "12.25", Some(1), "12.3"),
            (Kind::Percent, "12.25", None, "12.25"),
            (Kind::Dollars, "412806113", None, "$412,806,113"),
            (Kind::Dollars, "1.5", None, "$1.50"),
            (Kind::Dollars, "-1000", None, "-$1,000"),
            (Kind::Count, "-5", None, "-5"),
            (Kind::Count, "999", None, "999"),
        ];
        for (kind, text, decimals, expected) in rows {
            assert_eq!(number(kind, Decimal::from_str_exact(text).unwrap(), decimals), expected, "{text}");
        }
    }

    #[test]
    fn numbers_look_as_a_person_wants_them() {
        let style = Style { percent_decimals: Some(1), ungrouped: true, parentheses: true };
        let rows = [
            (Kind::Count, "1234567", "1234567"),
            (Kind::Count, "-5", "(5)"),
            (Kind::Dollars, "-1234.5", "($1234.50)"),
            (Kind::Percent, "12.25", "12.3"),
            (Kind::Percent, "40", "40.0"),
        ];
        for (kind, text, expected) in rows {
            let amount = Decimal::from_str_exact(text).unwrap();
            let shown = style.dress(number(kind, amount, style.decimals(kind, None)));
            assert_eq!(shown, expected, "{text}");
        }
        assert_eq!(Style::default().dress("-$1,234".to_owned()), "-$1,234");
    }
}
