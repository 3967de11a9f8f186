//! The one door from a file's numbers to decimals.

use std::str::FromStr;

use rust_decimal::Decimal;

/// Significant digits that a spreadsheet shows and that survive its binary form.
const DIGITS: usize = 15;

/// The decimal that a spreadsheet shows for a binary number, through its 15 significant digits.
///
/// Digits behind the 28th decimal are dropped. `None` for infinities, for what is not a number, and for magnitudes above
/// 7.9 × 10²⁸.
pub fn decimal_from_f64(number: f64) -> Option<Decimal> {
    if !number.is_finite() {
        return None;
    }
    let text = format!("{number:.*e}", DIGITS - 1);
    let decimal = Decimal::from_scientific(&text).ok().or_else(|| tiny(&text))?;
    Some(decimal.normalize())
}

/// A number whose last digits stand behind the 28th decimal, without these.
fn tiny(scientific: &str) -> Option<Decimal> {
    let (digits, exponent) = scientific.split_once('e')?;
    let exponent = exponent.parse::<i32>().ok().filter(|exponent| *exponent < 0)?;
    let places = u32::try_from(28 + exponent).ok();
    let Some(places) = places else { return Some(Decimal::ZERO) };
    let digits = Decimal::from_str(digits).ok()?.round_dp(places);
    Decimal::from_scientific(&format!("{}e{exponent}", digits.normalize())).ok()
}

/// The decimal that a number written in a file stands for, through its 15 significant digits.
///
/// Short numbers are taken digit by digit; longer ones go through their binary form, as a spreadsheet does.
/// `None` where the text is no number or a decimal can't hold it.
pub fn decimal_from_text(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    if plain && (1..=DIGITS).contains(&digits) {
        return Decimal::from_str(text).ok().map(|decimal| decimal.normalize());
    }
    let number_like =
        text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    if !number_like {
        return None;
    }
    decimal_from_f64(text.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_what_a_spreadsheet_shows() {
        for (text, shown) in [
            ("12.5", "12.5"),
            ("0.10000000000000001", "0.1"),
            ("12.499999999999998", "12.5"),
            ("0.28999999999999998", "0.29"),
            ("1E-3", "0.001"),
            ("-7.0", "-7"),
            ("1.2345678901234567E+15", "1234567890123460"),
            ("40.00", "40"),
            ("1e300", "none"),
            ("1e-20", "0.00000000000000000001"),
            ("2.7755575615628914E-17", "0.0000000000000000277555756156"),
            ("-1.5e-28", "-0.0000000000000000000000000002"),
            ("4.9e-324", "0"),
            ("1E+15", "1000000000000000"),
            ("99999999999999999999", "100000000000000000000"),
            ("nan", "none"),
            ("inf", "none"),
            ("", "none"),
            ("1,5", "none"),
            (".", "none"),
        ] {
            let got = decimal_from_text(text).map_or_else(|| "none".to_owned(), |d| d.to_string());
            assert_eq!(got, shown, "{text}");
        }
    }

    proptest! {
        #[test]
        fn cents_survive_the_binary_form(cents in -999_999_999_999_999_i64..999_999_999_999_999) {
            let exact = Decimal::new(cents, 2).normalize();
            let binary: f64 = exact.to_string().parse().unwrap();
            prop_assert_eq!(decimal_from_f64(binary), Some(exact));
            prop_assert_eq!(decimal_from_text(&format!("{binary:.17e}")), Some(exact));
        }
    }
}
