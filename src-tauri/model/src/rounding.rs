//! Rounding: half away from zero, and shares that must still sum to 100.0.

use rust_decimal::{Decimal, RoundingStrategy};

/// Rounds half away from zero, as spreadsheets' ROUND does.
pub fn round(number: Decimal, places: u32) -> Decimal {
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// `100 × part ÷ whole`, unrounded; `None` for a whole of 0 or an overflow.
pub fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// Half a unit of the last decimal of a number as typed, trailing zeros left out: 0.05 for 12.5, 0.5 for 40. No finer
/// than a `Decimal` holds (28 decimals).
pub fn half_unit(number: Decimal) -> Decimal {
    Decimal::new(5, (number.normalize().scale() + 1).min(Decimal::MAX_SCALE))
}

/// Rounds parts to `places` decimals so that they sum to the rounded sum of the exact parts: each is cut down, and
/// the units left go to the largest remainders (the earlier part first among equals). Parts must not be negative.
pub fn largest_remainder(parts: &[Decimal], places: u32) -> Vec<Decimal> {
    let unit = Decimal::new(1, places);
    let mut cut: Vec<Decimal> =
        parts.iter().map(|part| part.round_dp_with_strategy(places, RoundingStrategy::ToZero)).collect();
    let goal = round(parts.iter().sum(), places);
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|&a, &b| (parts[b] - cut[b]).cmp(&(parts[a] - cut[a])).then(a.cmp(&b)));
    let mut left = goal - cut.iter().sum::<Decimal>();
    for index in order {
        if left < unit {
            break;
        }
        cut[index] += unit;
        left -= unit;
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimals(text: &str) -> Vec<Decimal> {
        text.split_whitespace().map(|part| Decimal::from_str_exact(part).unwrap()).collect()
    }

    #[test]
    fn shares_keep_their_sum() {
        let rows = [
            ("33.3333 33.3333 33.3334", "33.3 33.3 33.4"),
            ("16.65 16.65 66.7", "16.7 16.6 66.7"),
            ("0 0 100", "0 0 100"),
            ("0.04 0.04 99.92", "0.1 0 99.9"),
            ("12.25 12.25 75.5", "12.3 12.2 75.5"),
        ];
        for (parts, expected) in rows {
            let rounded: Vec<Decimal> = largest_remainder(&decimals(parts), 1);
            assert_eq!(rounded, decimals(expected), "{parts}");
            assert_eq!(rounded.iter().sum::<Decimal>(), Decimal::ONE_HUNDRED, "{parts}");
        }
    }

    #[test]
    fn half_goes_away_from_zero() {
        for (number, expected) in
            [("0.25", "0.3"), ("-0.25", "-0.3"), ("0.15", "0.2"), ("2.45", "2.5"), ("1.04", "1.0")]
        {
            assert_eq!(round(decimals(number)[0], 1), decimals(expected)[0], "{number}");
        }
        assert_eq!(half_unit(decimals("40.0")[0]), decimals("0.5")[0]);
        assert_eq!(half_unit(decimals("12.5")[0]), decimals("0.05")[0]);
    }

    use proptest::prelude::*;

    /// Up to nine decimals, as many as a share of dollars can need before it is cut.
    fn part() -> impl Strategy<Value = Decimal> {
        (0_i64..100_000_000_000, 0_u32..10).prop_map(|(number, places)| Decimal::new(number, places))
    }

    proptest! {
        #[test]
        fn rounding_moves_by_at_most_half_a_unit(number in -1_000_000_000_000_i64..1_000_000_000_000, from in 0_u32..12, to in 0_u32..6) {
            let exact = Decimal::new(number, from);
            let rounded = round(exact, to);
            prop_assert!((rounded - exact).abs() <= Decimal::new(5, to + 1), "{exact} to {rounded}");
            prop_assert_eq!(round(rounded, to), rounded);
            prop_assert_eq!(round(-exact, to), -rounded);
        }

        #[test]
        fn largest_remainders_make_the_rounded_sum_and_stay_near(parts in prop::collection::vec(part(), 1..14), places in 0_u32..4) {
            let unit = Decimal::new(1, places);
            let rounded = largest_remainder(&parts, places);
            prop_assert_eq!(rounded.iter().sum::<Decimal>(), round(parts.iter().sum(), places));
            for (exact, rounded) in parts.iter().zip(&rounded) {
                prop_assert!((*rounded - *exact).abs() < unit, "{exact} to {rounded}");
            }
        }

        #[test]
        fn shares_of_dollars_make_a_hundred(dollars in prop::collection::vec(0_i64..10_000_000_000_000, 1..14)) {
            let whole: Decimal = dollars.iter().map(|part| Decimal::from(*part)).sum();
            prop_assume!(!whole.is_zero());
            let shares: Vec<Decimal> = dollars.iter().filter_map(|part| share(Decimal::from(*part), whole)).collect();
            let rounded = largest_remainder(&shares, 1);
            prop_assert_eq!(rounded.iter().sum::<Decimal>(), Decimal::ONE_HUNDRED);
        }
    }
}
