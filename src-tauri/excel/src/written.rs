//! What filling and writing agree on: which numbers a cell holds, and the words for everything else.

use hpug_model::NoData;
use hpug_model::format;
use hpug_model::values::{Kind, Value};
use rust_decimal::Decimal;

/// One more than the largest number of 15 digits; a spreadsheet's cell holds no more for sure.
const DIGITS: i128 = 1_000_000_000_000_000;

/// Whether a cell holds a number to its last digit.
pub(crate) fn fits(number: Decimal) -> bool {
    number.normalize().mantissa().abs() < DIGITS
}

/// A number as text, with the sign that tells a reader what it is.
pub(crate) fn number_text(kind: Kind, number: Decimal) -> String {
    let sign = if kind == Kind::Percent { "%" } else { "" };
    format!("{}{sign}", number.normalize())
}

/// The words for a value that is no number. Suppressed dollars are spelled out: `*` is the sign of a percent and
/// `<11` that of a count.
pub(crate) fn words(kind: Kind, value: &Value, decimals: Option<u32>) -> String {
    match (kind, value) {
        (Kind::Text, value) if value.as_text().is_some() => {
            crate::paragraphs::written(value.as_text().unwrap_or_default())
        }
        (Kind::Dollars | Kind::Hours, Value::NoData(NoData::Suppressed)) => "Suppressed".to_owned(),
        _ => format::value(kind, value, decimals),
    }
}
