//! What is written into one cell for a value.

use hpug_model::values::{Kind, Value};
use rust_decimal::Decimal;

use super::percents::Way;
use crate::patch::CellWrite;
use crate::written::{fits, number_text, words};

/// The content for a value: `percent_format` says whether the cell shows percents, `way` how plain percents are
/// written in its section. A number with more than 15 digits goes in as text.
pub(super) fn written(kind: Kind, value: &Value, percent_format: bool, way: Way) -> CellWrite {
    let Value::Number(number) = value else { return CellWrite::Text(words(kind, value, None)) };
    let number = number.normalize();
    match (kind, percent_format, way) {
        _ if !fits(number) => CellWrite::Text(number_text(kind, number)),
        (Kind::Percent, true, _) | (Kind::Percent, false, Way::Fractions) => fraction(number),
        (Kind::Percent, false, Way::Text) => CellWrite::Text(number_text(kind, number)),
        _ => CellWrite::Number(number),
    }
}

/// A percent as a fraction; as text where dividing would lose digits.
fn fraction(points: Decimal) -> CellWrite {
    let fraction = points / Decimal::ONE_HUNDRED;
    if fraction * Decimal::ONE_HUNDRED == points {
        CellWrite::Number(fraction.normalize())
    } else {
        CellWrite::Text(format!("{points}%"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hpug_model::NoData;

    #[test]
    fn values_as_the_form_wants_them() {
        let number = |text: &str| Value::number(text.parse().unwrap());
        let rows = [
            (Kind::Percent, number("12.5"), true, Way::Points, "0.125"),
            (Kind::Percent, number("12.5"), false, Way::Points, "12.5"),
            (Kind::Percent, number("12.5"), false, Way::Fractions, "0.125"),
            (Kind::Percent, number("0.4"), false, Way::Text, "“0.4%”"),
            (Kind::Percent, number("0.4"), true, Way::Text, "0.004"),
            (Kind::Percent, number("33.3333333333333333"), true, Way::Points, "“33.3333333333333333%”"),
            (Kind::Count, number("1200"), false, Way::Points, "1200"),
            (Kind::Dollars, number("1234567890123456.5"), false, Way::Points, "“1234567890123456.5”"),
            (Kind::Count, Value::NoData(NoData::Suppressed), false, Way::Points, "“<11”"),
            (Kind::Percent, Value::NoData(NoData::Suppressed), true, Way::Points, "“*”"),
            (Kind::Percent, Value::NoData(NoData::NotCollected), true, Way::Points, "“Not collected”"),
            (Kind::Flag, Value::Flag(false), false, Way::Points, "“N”"),
            (Kind::Count, Value::Unreadable("a dozen".to_owned()), false, Way::Points, "“a dozen”"),
        ];
        for (kind, value, percent_format, way, expected) in rows {
            let shown = match written(kind, &value, percent_format, way) {
                CellWrite::Number(number) => number.to_string(),
                CellWrite::Text(text) => format!("“{text}”"),
                CellWrite::Empty => String::new(),
            };
            assert_eq!(shown, expected, "{kind:?} {value:?}");
        }
    }
}
