//! Days in running text: `7/1/2019`, `7/1/19`, `2019-07-01`, `July 1, 2019`.

use chrono::NaiveDate;
use hpug_model::periods::Span;

use super::labels::words;

/// The days that a text names, in their order. `Q1'20` and other numbers are no days.
pub(super) fn dates_in(text: &str) -> Vec<NaiveDate> {
    let chars: Vec<char> = text.chars().collect();
    let mut dates = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let fresh = at == 0 || !chars[at - 1].is_alphanumeric();
        let found = if fresh { date_at(&chars[at..]) } else { None };
        match found {
            Some((date, length)) => {
                dates.push(date);
                at += length;
            }
            None => at += 1,
        }
    }
    dates
}

/// First and last day of the calendar year that a text names: `calendar year 2020`, `CY2020`.
pub(super) fn calendar_year(text: &str) -> Option<Span> {
    let words = words(text);
    let behind = words.split_once("calendar year ").or_else(|| words.split_once("cy "));
    let year = match behind {
        Some((_, rest)) => rest.split(' ').next()?,
        None => words.split(' ').find_map(|word| word.strip_prefix("cy"))?,
    };
    let year: i32 = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
}

fn date_at(chars: &[char]) -> Option<(NaiveDate, usize)> {
    iso(chars).or_else(|| american(chars)).or_else(|| written_out(chars))
}

fn number(chars: &[char], longest: usize) -> Option<(u32, usize)> {
    let length = chars.iter().take(longest).take_while(|c| c.is_ascii_digit()).count();
    let text: String = chars[..length].iter().collect();
    text.parse().ok().map(|number| (number, length))
}

fn iso(chars: &[char]) -> Option<(NaiveDate, usize)> {
    let (year, a) = number(chars, 4).filter(|(_, length)| *length == 4)?;
    let (month, b) = after(chars, a, &['-'], 2)?;
    let (day, c) = after(chars, b, &['-'], 2)?;
    Some((NaiveDate::from_ymd_opt(year as i32, month, day)?, c))
}

fn american(chars: &[char]) -> Option<(NaiveDate, usize)> {
    let (month, a) = number(chars, 2)?;
    let separator = *chars.get(a)?;
    if !matches!(separator, '/' | '-' | '.') {
        return None;
    }
    let (day, b) = after(chars, a, &[separator], 2)?;
    let (year, c) = after(chars, b, &[separator], 4)?;
    let year = match c - b - 1 {
        4 => year,
        2 if separator == '/' => 2000 + year,
        _ => return None,
    };
    Some((NaiveDate::from_ymd_opt(year as i32, month, day)?, c))
}

fn written_out(chars: &[char]) -> Option<(NaiveDate, usize)> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let letters = chars.iter().take_while(|c| c.is_alphabetic()).count();
    let word: String = chars[..letters].iter().collect::<String>().to_lowercase();
    let month = MONTHS.iter().position(|month| letters >= 3 && month.starts_with(&word))?;
    let gap = |from: usize| {
        from + chars[from..].iter().take_while(|c| c.is_whitespace() || matches!(c, '.' | ',')).count()
    };
    let day_at = gap(letters);
    let (day, length) = number(&chars[day_at..], 2)?;
    let year_at = gap(day_at + length);
    let (year, years) = number(&chars[year_at..], 4).filter(|(_, length)| *length == 4)?;
    let date = NaiveDate::from_ymd_opt(year as i32, u32::try_from(month + 1).ok()?, day)?;
    Some((date, year_at + years))
}

/// A number behind one of the separators; with the place behind it.
fn after(chars: &[char], at: usize, separators: &[char], longest: usize) -> Option<(u32, usize)> {
    separators.contains(chars.get(at)?).then_some(())?;
    let (found, length) = number(&chars[at + 1..], longest)?;
    Some((found, at + 1 + length))
}

#[cfg(test)]
mod tests {
    use super::{calendar_year, dates_in};

    #[test]
    fn days_are_found_in_running_text() {
        for (text, expected) in [
            ("Current Period: 1/1/2020 - 12/31/2020", "2020-01-01 2020-12-31"),
            ("Current Period: 7/1/2019-6/30/2020", "2019-07-01 2020-06-30"),
            ("Current Period (Q1'20 to Q4'20): 1/1/20 to 12/31/20", "2020-01-01 2020-12-31"),
            ("Prior Period:\n01/01/19 through 12/31/19", "2019-01-01 2019-12-31"),
            ("2019-01-01/2019-12-31", "2019-01-01 2019-12-31"),
            ("July 1, 2019 to June 30, 2020", "2019-07-01 2020-06-30"),
            ("7-1-2019 – 6-30-2020", "2019-07-01 2020-06-30"),
            ("Prior Period (as reported in Q1'20):", ""),
            ("13/45/2020, 2/30/2020, 1/2, 2020", ""),
            ("marching 3, 2020 may", ""),
            ("", ""),
        ] {
            let found: Vec<String> = dates_in(text).iter().map(ToString::to_string).collect();
            assert_eq!(found.join(" "), expected, "{text:?}");
        }
    }

    #[test]
    fn calendar_years_are_twelve_months() {
        for (text, expected) in [
            ("Current Period: calendar year 2020", "2020-01-01 2020-12-31"),
            ("Prior Period: CY2019", "2019-01-01 2019-12-31"),
            ("CY 2021 (claims paid)", "2021-01-01 2021-12-31"),
            ("calendar year", ""),
            ("fiscal year 2020", ""),
        ] {
            let found = calendar_year(text).map_or(String::new(), |(start, end)| format!("{start} {end}"));
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
