//! What a person types, understood by the kind of the cell.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::words::{one_line, without_turns};
use super::{Kind, NoData, Value, lobs_of, month_of, months_of};

/// The value that typed or pasted text stands for; `None` clears the cell. Text that can't be a value of the
/// kind comes back as [`Value::Unreadable`], word for word.
///
/// Understood: `12.5%`, `1,234`, `$1.2m`, `(5)`, `na`, `nc`, `nav`, `lt11` and their long forms, months as in
/// [`months_of`], lines of business as in [`lobs_of`]. Characters that no one sees and that turn the direction of reading
/// are left out, as of texts with formatting: with them a cell would show something else than it holds.
pub fn typed(kind: Kind, choices: &[(String, String)], text: &str) -> Option<Value> {
    let text = without_turns(text);
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}' || c == '\u{feff}');
    if trimmed.is_empty() {
        return None;
    }
    if let Some(reason) = no_data_of(kind, trimmed) {
        return Some(Value::NoData(reason));
    }
    let value = match kind {
        Kind::Count | Kind::Dollars | Kind::Percent | Kind::Hours => {
            number_of(kind, trimmed).map(Value::number)
        }
        Kind::Flag => flag_of(trimmed).map(Value::Flag),
        Kind::Choice => choice_of(choices, trimmed).map(Value::Choice),
        Kind::Choices => choices_of(choices, trimmed).map(Value::Choice),
        Kind::Line => Some(Value::Text(one_line(trimmed))),
        // Blanks and empty lines around a text say nothing, and a workbook's reader drops them.
        Kind::Text => Some(Value::Text(trimmed.to_owned())),
        Kind::Date => date_of(trimmed).map(Value::Date),
        Kind::Month => month_of(trimmed).map(Value::Text),
        Kind::Months => months_of(trimmed).map(Value::Text),
        Kind::Lobs => lobs_of(trimmed).map(Value::Lobs),
    };
    Some(value.unwrap_or_else(|| Value::Unreadable(trimmed.to_owned())))
}

fn no_data_of(kind: Kind, text: &str) -> Option<NoData> {
    if matches!(kind, Kind::Line | Kind::Date | Kind::Lobs) {
        return None;
    }
    let word = text.to_lowercase();
    let reason = match word.as_str() {
        "na" | "n/a" | "n.a." | "not applicable" => NoData::NotApplicable,
        "nc" | "not collected" | "not tracked" => NoData::NotCollected,
        "nav" | "not available" => NoData::NotAvailable,
        "lt11" | "<11" | "suppressed" => NoData::Suppressed,
        "<10" | "1-10" | "1–10" if kind == Kind::Count => NoData::Suppressed,
        "*" if matches!(kind, Kind::Count | Kind::Percent) => NoData::Suppressed,
        _ => return None,
    };
    Some(reason)
}

/// The number that text stands for: grouping commas, `$`, `%`, `(5)` for −5 and, for dollars and counts, the
/// suffixes k, m and b (also mm and bn). `None` when it is anything else. A percent sign is understood only in a percent cell.
pub fn number_of(kind: Kind, text: &str) -> Option<Decimal> {
    let text = text.trim().replace('\u{2212}', "-");
    let (negative, body) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (true, inner.trim().to_owned()),
        None => (text.starts_with('-'), text.trim_start_matches('-').trim().to_owned()),
    };
    let body = body.strip_prefix('$').filter(|_| kind == Kind::Dollars).unwrap_or(&body).trim();
    let body = body.strip_suffix('%').filter(|_| kind == Kind::Percent).unwrap_or(body).trim_end();
    let (digits, factor) = scaled(kind, body);
    let number = plain_number(digits.trim_end())?;
    let number = number.checked_mul(factor)?;
    Some(if negative { -number } else { number })
}

fn scaled(kind: Kind, body: &str) -> (&str, Decimal) {
    if !matches!(kind, Kind::Dollars | Kind::Count) {
        return (body, Decimal::ONE);
    }
    let lower = body.to_ascii_lowercase();
    let suffixes =
        [("bn", 1_000_000_000), ("mm", 1_000_000), ("k", 1_000), ("m", 1_000_000), ("b", 1_000_000_000)];
    for (suffix, factor) in suffixes {
        if lower.ends_with(suffix) {
            return (&body[..body.len() - suffix.len()], Decimal::from(factor as i64));
        }
    }
    (body, Decimal::ONE)
}

/// Digits with an optional point and, before it, commas that group by three.
fn plain_number(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() == 1
        || (matches!(groups[0].len(), 1..=3) && groups[1..].iter().all(|group| group.len() == 3));
    if !grouped || !groups.iter().all(|group| all_digits(group)) {
        return None;
    }
    let digits = format!("{}.{}", if whole.is_empty() { "0".to_owned() } else { groups.concat() }, fraction);
    Decimal::from_str_exact(digits.trim_end_matches('.')).ok()
}

fn flag_of(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "y" | "yes" => Some(true),
        "n" | "no" => Some(false),
        _ => None,
    }
}

fn choice_of(choices: &[(String, String)], text: &str) -> Option<String> {
    let wanted = text.to_lowercase();
    choices
        .iter()
        .find(|(key, label)| key.to_lowercase() == wanted || label.to_lowercase() == wanted)
        .map(|(key, _)| key.clone())
}

/// Choices by key or label, separated by semicolons, line breaks or, where no label holds one, commas.
fn choices_of(choices: &[(String, String)], text: &str) -> Option<String> {
    let pieces = |piece: &str| -> Option<Vec<String>> {
        match choice_of(choices, piece.trim()) {
            Some(key) => Some(vec![key]),
            None => {
                let parts = piece.split(',').map(str::trim).filter(|part| !part.is_empty());
                parts.map(|part| choice_of(choices, part)).collect()
            }
        }
    };
    let parts = text.split([';', '\n']).filter(|piece| !piece.trim().is_empty());
    let chosen: Vec<Vec<String>> = parts.map(pieces).collect::<Option<_>>()?;
    let chosen = chosen.concat();
    let keys: Vec<&str> = choices
        .iter()
        .map(|(key, _)| key.as_str())
        .filter(|key| chosen.iter().any(|one| one == key))
        .collect();
    (!keys.is_empty()).then(|| keys.join(","))
}

/// A day written as ISO, `m/d/yyyy` or `m/d/yy` (two-digit years are 2000–2099).
pub fn date_of(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(date);
    }
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    let [month, day, year] = parts.as_slice() else { return None };
    if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let year = match year.len() {
        4 => year.parse::<i32>().ok()?,
        2 => 2000 + year.parse::<i32>().ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Lob;

    fn number(text: &str) -> Option<Value> {
        Decimal::from_str_exact(text).ok().map(Value::number)
    }

    #[test]
    fn several_choices_are_taken_by_key_or_label_in_their_order() {
        let choices = [("a", "Apples"), ("b", "Pears, red"), ("c", "Plums")];
        let choices: Vec<(String, String)> = choices.map(|(key, label)| (key.into(), label.into())).into();
        let rows = [
            ("c,a", Some("a,c")),
            ("Plums; apples", Some("a,c")),
            ("pears, red; plums", Some("b,c")),
            ("a; a\nb", Some("a,b")),
            ("a; oranges", None),
            (" ; ", None),
        ];
        for (text, keys) in rows {
            let expected =
                keys.map_or(Value::Unreadable(text.trim().into()), |keys| Value::Choice(keys.into()));
            assert_eq!(typed(Kind::Choices, &choices, text), Some(expected), "{text}");
        }
    }

    #[test]
    fn typing_is_understood_or_kept() {
        let kept = |text: &str| Some(Value::Unreadable(text.to_owned()));
        let no = |reason| Some(Value::NoData(reason));
        let rows = [
            (Kind::Percent, "12.5%", number("12.5")),
            (Kind::Percent, " 12.50 ", number("12.5")),
            (Kind::Percent, "40", number("40")),
            (Kind::Count, "1,234", number("1234")),
            (Kind::Count, "12,34", kept("12,34")),
            (Kind::Count, "12%", kept("12%")),
            (Kind::Dollars, "$1.2m", number("1200000")),
            (Kind::Dollars, "$ 3 bn", number("3000000000")),
            (Kind::Dollars, "(5)", number("-5")),
            (Kind::Dollars, "-1,000.25", number("-1000.25")),
            (Kind::Count, "na", no(NoData::NotApplicable)),
            (Kind::Count, "NC", no(NoData::NotCollected)),
            (Kind::Count, "lt11", no(NoData::Suppressed)),
            (Kind::Count, "<11", no(NoData::Suppressed)),
            (Kind::Count, "1-10", no(NoData::Suppressed)),
            (Kind::Percent, "*", no(NoData::Suppressed)),
            (Kind::Dollars, "*", kept("*")),
            (Kind::Percent, "not tracked", no(NoData::NotCollected)),
            (Kind::Count, "about ten", kept("about ten")),
            (Kind::Count, "1e5", kept("1e5")),
            (Kind::Count, "99999999999999999999999999999999", kept("99999999999999999999999999999999")),
            (Kind::Count, ".", kept(".")),
            (Kind::Flag, "Yes", Some(Value::Flag(true))),
            (Kind::Flag, "n", Some(Value::Flag(false))),
            (Kind::Flag, "maybe", kept("maybe")),
            (Kind::Line, "a\n b", Some(Value::Text("a b".into()))),
            (Kind::Text, "\n  a\n b \n", Some(Value::Text("a\n b".into()))),
            (Kind::Text, "cost\u{202E}gpj.\u{202C}\u{200B}\u{2066}s", Some(Value::Text("costgpj.s".into()))),
            (Kind::Line, "Lake\u{202B}side\u{2069}", Some(Value::Text("Lakeside".into()))),
            (Kind::Percent, "\u{202A}12.5%", Some(Value::number("12.5".parse().unwrap()))),
            (Kind::Line, "\u{202E}", None),
            (Kind::Lobs, "medicaid,commercial", Some(Value::Lobs(vec![Lob::Commercial, Lob::Medicaid]))),
            (Kind::Lobs, "C, MCO", Some(Value::Lobs(vec![Lob::Commercial, Lob::Medicaid]))),
            (Kind::Lobs, "everyone", kept("everyone")),
            (Kind::Month, "01/2014", Some(Value::Text("2014-01".into()))),
            (Kind::Month, "last spring", kept("last spring")),
            (Kind::Months, "7/1/2015 - 6/30/2016", Some(Value::Text("2015-07/2016-06".into()))),
            (Kind::Date, "7/1/19", NaiveDate::from_ymd_opt(2019, 7, 1).map(Value::Date)),
            (Kind::Date, "2019-07-01", NaiveDate::from_ymd_opt(2019, 7, 1).map(Value::Date)),
            (Kind::Date, "2/30/2019", kept("2/30/2019")),
            (Kind::Count, "  \u{a0} ", None),
        ];
        for (kind, text, expected) in rows {
            assert_eq!(typed(kind, &[], text), expected, "{kind:?} {text:?}");
        }
    }

    use proptest::prelude::*;

    use crate::format;
    use crate::values::{from_json, to_json};

    fn numeric() -> impl Strategy<Value = Kind> {
        prop_oneof![Just(Kind::Count), Just(Kind::Dollars), Just(Kind::Percent), Just(Kind::Hours)]
    }

    proptest! {
        #[test]
        fn a_number_survives_editor_screen_and_json(kind in numeric(), number in any::<i64>(), places in 0_u32..19) {
            let value = Value::number(Decimal::new(number, places));
            prop_assert_eq!(typed(kind, &[], &format::editable(&value)), Some(value.clone()));
            prop_assert_eq!(typed(kind, &[], &format::value(kind, &value, None)), Some(value.clone()));
            prop_assert_eq!(from_json(kind, &[], &to_json(&value)), Ok(Some(value)));
        }

        #[test]
        fn whatever_is_typed_is_understood_kept_or_blank(kind in numeric(), text in any::<String>()) {
            let shown = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}' || c == '\u{feff}');
            match typed(kind, &[], &text) {
                None => prop_assert!(shown.is_empty()),
                Some(Value::Unreadable(kept)) => prop_assert_eq!(kept, shown),
                Some(Value::Number(_) | Value::NoData(_)) => prop_assert!(!shown.is_empty()),
                Some(other) => prop_assert!(false, "{:?} from {:?}", other, text),
            }
        }

        #[test]
        fn a_day_survives_every_way_of_writing_it(year in 2000_i32..2100, ordinal in 1_u32..366) {
            let day = NaiveDate::from_yo_opt(year, ordinal).unwrap();
            for text in [format::day(day), day.format("%Y-%m-%d").to_string(), day.format("%m/%d/%y").to_string()] {
                prop_assert_eq!(date_of(&text), Some(day), "{}", text);
            }
        }
    }
}
