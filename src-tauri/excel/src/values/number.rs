//! Numbers written as text, with units, signs and footnote marks.

use hpug_model::values::{Kind, number_of};
use rust_decimal::Decimal;

use super::text::without_marks;

/// A number that a text stands for.
pub(super) struct Written {
    pub(super) number: Decimal,
    /// A percent sign or the word stood behind it.
    pub(super) signed: bool,
    /// The text says more than the number: a unit in words, a footnote mark.
    pub(super) more: bool,
}

/// Words that may stand behind a count.
const COUNTED: [&str; 16] = [
    "births",
    "birth",
    "deliveries",
    "hospitals",
    "hospital",
    "health systems",
    "health system",
    "systems",
    "system",
    "providers",
    "physicians",
    "members",
    "admissions",
    "visits",
    "practices",
    "facilities",
];
/// Words that scale dollars or counts.
const SCALES: [(&str, u64); 10] = [
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("mm", 1_000_000),
    ("bn", 1_000_000_000),
    ("mn", 1_000_000),
    ("mil", 1_000_000),
    ("k", 1_000),
    ("m", 1_000_000),
    ("b", 1_000_000_000),
];

/// The number that a text on one line stands for; `None` where it is more than a number with its unit.
pub(super) fn written(kind: Kind, text: &str) -> Option<Written> {
    let marked = without_marks(text);
    let bare = marked.trim_start_matches('\'').to_lowercase();
    let mut read = Bare { rest: bare, signed: false, more: marked != text, factor: Decimal::ONE };
    match kind {
        Kind::Percent => read.take_percent(),
        Kind::Dollars => read.take_currency(),
        Kind::Count => read.take_counted(),
        _ => {}
    }
    if matches!(kind, Kind::Dollars | Kind::Count) {
        read.take_scale();
    }
    let number = number_of(kind, &joined(&read.rest))?.checked_mul(read.factor)?;
    Some(Written { number, signed: read.signed, more: read.more })
}

/// A text whose unit is being taken off.
struct Bare {
    rest: String,
    signed: bool,
    more: bool,
    factor: Decimal,
}

impl Bare {
    fn take_percent(&mut self) {
        if let Some(number) = self.rest.strip_prefix('%') {
            self.signed = true;
            self.rest = number.trim_start().to_owned();
            return;
        }
        let words = ["%", "percent", "pct", "percentage points", "points", "pp"];
        let found = words.iter().find_map(|word| Some((*word, self.rest.strip_suffix(word)?)));
        if let Some((word, number)) = found {
            self.more |= word != "%";
            self.signed = true;
            self.rest = without_marks(number).to_owned();
        }
    }

    fn take_currency(&mut self) {
        let rest = self.rest.strip_prefix("us$").or_else(|| self.rest.strip_prefix("usd"));
        let rest = rest.unwrap_or(&self.rest).trim_start();
        let number = ["us dollars", "dollars", "usd"].iter().find_map(|word| rest.strip_suffix(word));
        self.rest = number.unwrap_or(rest).trim_end().to_owned();
    }

    fn take_counted(&mut self) {
        let number = COUNTED.iter().find_map(|word| self.rest.strip_suffix(word));
        if let Some(number) = number.filter(|number| number.ends_with(' ')) {
            self.more = true;
            self.rest = number.trim_end().to_owned();
        }
    }

    fn take_scale(&mut self) {
        let found = SCALES.iter().find_map(|(word, by)| Some((self.rest.strip_suffix(word)?, *by)));
        if let Some((number, by)) = found {
            self.more = true;
            self.factor = Decimal::from(by);
            self.rest = number.trim_end().to_owned();
        }
    }
}

/// Digits that are grouped by spaces, put together: `151 250 000`.
fn joined(text: &str) -> String {
    let (sign, digits) = match text.find(|c: char| c.is_ascii_digit()) {
        Some(at) => text.split_at(at),
        None => return text.to_owned(),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split(' ').collect();
    let all_digits = |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let grouped = groups.len() > 1
        && groups.iter().all(all_digits)
        && groups[0].len() <= 3
        && groups[1..].iter().all(|group| group.len() == 3);
    if !grouped {
        return text.to_owned();
    }
    let point = if digits.contains('.') { "." } else { "" };
    format!("{sign}{}{point}{fraction}", groups.concat())
}
