//! What goes into a cell of ours, and the number format that shows it.

use hpug_model::values::{Kind, Value};
use rust_decimal::Decimal;

use crate::written::{fits, number_text, words};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    Blank,
    Number {
        value: f64,
        format: String,
    },
    Text(String),
    /// A formula with its cached result, which is empty where there is nothing to compute with.
    Formula {
        text: String,
        result: String,
        format: String,
    },
}

/// The content for a value: numbers as numbers, percents as fractions with a percent format, everything else as
/// the text that is written for it. A number with more digits than a cell holds goes in as text.
pub(super) fn content(kind: Kind, value: &Value, decimals: Option<u32>) -> Content {
    let Value::Number(number) = value else {
        return Content::Text(words(kind, value, decimals));
    };
    let number = number.normalize();
    if !fits(number) {
        return Content::Text(number_text(kind, number));
    }
    let places = decimals.unwrap_or(number.scale()).max(number.scale());
    Content::Number { value: float(stored(kind, number)), format: number_format(kind, Some(places)) }
}

/// A number as a cell stores it: percents as fractions.
pub(super) fn stored(kind: Kind, number: Decimal) -> Decimal {
    if kind == Kind::Percent { number / Decimal::ONE_HUNDRED } else { number }
}

/// The nearest floating-point number, by way of its digits.
pub(super) fn float(number: Decimal) -> f64 {
    number.to_string().parse().unwrap_or_default()
}

/// The number format of a kind with so many decimals; without them that of a blank cell, which shows what people
/// usually type.
pub(super) fn number_format(kind: Kind, places: Option<u32>) -> String {
    let decimals = |places: u32| match places {
        0 => String::new(),
        some => format!(".{}", "0".repeat(some as usize)),
    };
    match (kind, places) {
        (Kind::Percent, Some(places)) => format!("0{}%", decimals(places)),
        (Kind::Percent, None) => "0.0#%".to_owned(),
        (Kind::Dollars, Some(0) | None) => "$#,##0".to_owned(),
        (Kind::Dollars, Some(places)) => format!("$#,##0{}", decimals(places.max(2))),
        (Kind::Count | Kind::Hours, places) => format!("#,##0{}", decimals(places.unwrap_or(0))),
        _ => "@".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_cells() {
        let number = |text: &str| Value::number(text.parse().unwrap());
        let rows = [
            (Kind::Percent, number("12.5"), None, "0.125 0.0%"),
            (Kind::Percent, number("40"), None, "0.4 0%"),
            (Kind::Percent, number("40"), Some(1), "0.4 0.0%"),
            (Kind::Percent, number("0.05"), None, "0.0005 0.00%"),
            (Kind::Dollars, number("1234.5"), None, "1234.5 $#,##0.00"),
            (Kind::Count, number("1234"), None, "1234 #,##0"),
            (Kind::Count, number("12345678901234567"), None, "“12345678901234567”"),
            (Kind::Percent, number("33.33333333333333333"), None, "“33.33333333333333333%”"),
            (Kind::Count, Value::NoData(hpug_model::NoData::Suppressed), None, "“<11”"),
            (Kind::Percent, Value::NoData(hpug_model::NoData::Suppressed), None, "“*”"),
            (Kind::Flag, Value::Flag(true), None, "“Y”"),
            (Kind::Count, Value::Unreadable("twelve".to_owned()), None, "“twelve”"),
        ];
        for (kind, value, decimals, expected) in rows {
            let shown = match content(kind, &value, decimals) {
                Content::Number { value, format } => format!("{value} {format}"),
                Content::Text(text) => format!("“{text}”"),
                other => format!("{other:?}"),
            };
            assert_eq!(shown, expected, "{kind:?} {value:?}");
        }
    }
}
