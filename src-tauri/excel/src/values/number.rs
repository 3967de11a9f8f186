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
    let mut more = marked != text;
    let mut rest = marked.trim_start_matches('\'').to_lowercase();
    let mut signed = false;
    let mut factor = Decimal::ONE;
    if kind == Kind::Percent {
        for word in ["%", "percent", "pct", "percentage points", "points", "pp"] {
            if let Some(number) = rest.strip_suffix(word) {
                more |= word != "%";
                signed = true;
                rest = without_marks(number).to_owned();
                break;
            }
        }
    }
    if kind == Kind::Dollars {
        rest = rest
            .strip_prefix("us$")
            .or_else(|| rest.strip_prefix("usd"))
            .unwrap_or(&rest)
            .trim_start()
            .to_owned();
        for word in ["us dollars", "dollars", "usd"] {
            if let Some(number) = rest.strip_suffix(word) {
                rest = number.trim_end().to_owned();
                break;
            }
        }
    }
    if kind == Kind::Count
        && let Some(number) = COUNTED.iter().find_map(|word| rest.strip_suffix(word))
        && number.ends_with(' ')
    {
        more = true;
        rest = number.trim_end().to_owned();
    }
    if matches!(kind, Kind::Dollars | Kind::Count)
        && let Some((number, by)) = SCALES.iter().find_map(|(word, by)| Some((rest.strip_suffix(word)?, *by)))
    {
        more = true;
        factor = Decimal::from(by);
        rest = number.trim_end().to_owned();
    }
    let number = number_of(kind, &joined(&rest))?.checked_mul(factor)?;
    Some(Written { number, signed, more })
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
