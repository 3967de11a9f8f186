//! The counting rules for dollars: splitting a contract that began inside the year, and annualising a point in time.
//! Both show their arithmetic.

use chrono::{Datelike, Days, Months, NaiveDate};
use rust_decimal::Decimal;
use thiserror::Error;

use crate::format::{dollars, grouped, long_day};
use crate::periods::{Span, months_between};
use crate::rounding::round;

/// How a year is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Whole months.
    Months,
    /// Days.
    Days,
}

/// How long the point in time is whose dollars stand for a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// So many days.
    Days(u32),
    /// So many months.
    Months(u32),
}

/// What came of it, in cents, with the arithmetic in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Dollars of the payment model.
    pub model: Decimal,
    /// Dollars of legacy payment, where the contract began later.
    pub legacy: Option<Decimal>,
    /// The arithmetic, a step a line.
    pub steps: Vec<String>,
}

/// Why dollars can't be counted this way.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CountingError {
    /// Dollars below 0.
    #[error("Dollars can’t be below 0.")]
    Negative,
    /// The contract did not begin inside the period.
    #[error(
        "The contract must begin after {} and by {}; one that ran all along needs no split.",
        long_day(*.0),
        long_day(*.1)
    )]
    Outside(NaiveDate, NaiveDate),
    /// A start inside a month.
    #[error("The contract begins inside a month; split it by days.")]
    InsideMonth,
    /// The period is not whole months.
    #[error("The period is not whole months; split by days.")]
    NotMonths,
    /// The contract did not run all 12 months.
    #[error("Only a contract that ran all 12 months may be annualized; split one that began later.")]
    NotWholeYear,
    /// A point in time of no length, or longer than the period.
    #[error("The dollars must follow at least one day and no more than the whole period.")]
    Length,
    /// Numbers too large to work with.
    #[error("The dollars are too large to work with.")]
    TooLarge,
}

/// Splits the dollars that a contract paid in a period at the day it began: those before it are legacy payment, those
/// from it on the model's. The two make exactly the dollars.
///
/// # Errors
/// [`CountingError`] by cause.
pub fn split(amount: Decimal, start: NaiveDate, period: Span, by: By) -> Result<Counted, CountingError> {
    if amount < Decimal::ZERO {
        return Err(CountingError::Negative);
    }
    if start <= period.0 || start > period.1 {
        return Err(CountingError::Outside(period.0, period.1));
    }
    let (before, all, unit) = match by {
        By::Months => months(start, period)?,
        By::Days => (days(period.0, start), days(period.0, period.1) + 1, "days"),
    };
    let part = amount.checked_mul(before.into()).ok_or(CountingError::TooLarge)?;
    let legacy = round(part / Decimal::from(all), 2);
    let model = amount - legacy;
    let last = start.checked_sub_days(Days::new(1)).unwrap_or(start);
    let steps = vec![
        format!(
            "{} to {}: {before} of {all} {unit} before the contract began.",
            long_day(period.0),
            long_day(last)
        ),
        format!("{} × {before} ÷ {all} = {} legacy payment.", dollars(amount), dollars(legacy)),
        format!("{} − {} = {} under the contract.", dollars(amount), dollars(legacy), dollars(model)),
    ];
    Ok(Counted { model, legacy: Some(legacy), steps })
}

/// Days that a day's dollars are taken times for a year: the LAN's rule counts 365 for 2016 too, a leap year.
const YEAR: u32 = 365;

/// The dollars of a point in time as those of a period of 12 months, which the contract must have run all along.
///
/// # Errors
/// [`CountingError`] by cause.
pub fn annualise(
    amount: Decimal,
    point: Point,
    period: Span,
    ran_all_along: bool,
) -> Result<Counted, CountingError> {
    if amount < Decimal::ZERO {
        return Err(CountingError::Negative);
    }
    if !ran_all_along {
        return Err(CountingError::NotWholeYear);
    }
    let (of, all, unit, one) = match point {
        Point::Days(of) => (of, (days(period.0, period.1) + 1).min(YEAR.max(of)), "days", "day"),
        Point::Months(of) => (of, whole_months(period)?, "months", "month"),
    };
    let has = if all == YEAR { "counts as" } else { "has" };
    if of == 0 || of > all {
        return Err(CountingError::Length);
    }
    let whole = amount.checked_mul(all.into()).ok_or(CountingError::TooLarge)?;
    let model = round(whole / Decimal::from(of), 2);
    let counted = |n: u32| format!("{} {}", grouped(n.into()), if n == 1 { one } else { unit });
    let divided = if of == 1 { String::new() } else { format!(" ÷ {of}") };
    let steps = vec![
        format!(
            "{} in {}; {} to {} {has} {}.",
            dollars(amount),
            counted(of),
            long_day(period.0),
            long_day(period.1),
            counted(all)
        ),
        format!(
            "{} × {all}{divided} = {} in the period; the contract ran all of it.",
            dollars(amount),
            dollars(model)
        ),
    ];
    Ok(Counted { model, legacy: None, steps })
}

/// Months before the start, and of the whole period.
fn months(start: NaiveDate, period: Span) -> Result<(u32, u32, &'static str), CountingError> {
    let all = whole_months(period)?;
    if start.day() != 1 {
        return Err(CountingError::InsideMonth);
    }
    Ok((months_between(period.0, start), all, "months"))
}

fn whole_months((first, last): Span) -> Result<u32, CountingError> {
    let next = last.succ_opt().ok_or(CountingError::NotMonths)?;
    let count = months_between(first, next);
    let whole = first.checked_add_months(Months::new(count)) == Some(next);
    if whole && count > 0 { Ok(count) } else { Err(CountingError::NotMonths) }
}

fn days(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn year(text: &str) -> Span {
        let (first, last) = text.split_once('/').unwrap();
        (day(first), day(last))
    }

    const LEAP: &str = "2016-01-01/2016-12-31";
    const COMMON: &str = "2017-01-01/2017-12-31";

    #[test]
    fn a_contract_is_split_where_it_began() {
        let rows = [
            ("120000", "2016-07-01", LEAP, By::Months, Ok(("60000", "60000"))),
            ("120000", "2016-07-01", LEAP, By::Days, Ok(("60327.87", "59672.13"))),
            ("120000", "2017-07-01", COMMON, By::Days, Ok(("60493.15", "59506.85"))),
            ("100", "2016-05-01", LEAP, By::Months, Ok(("66.67", "33.33"))),
            ("120000", "2016-03-01", "2015-07-01/2016-06-30", By::Months, Ok(("40000", "80000"))),
            ("366", "2016-02-29", LEAP, By::Days, Ok(("307", "59"))),
            ("120000", "2016-07-15", LEAP, By::Months, Err(CountingError::InsideMonth)),
            ("-1", "2016-07-01", LEAP, By::Days, Err(CountingError::Negative)),
            (
                "120000",
                "2016-01-01",
                LEAP,
                By::Days,
                Err(CountingError::Outside(day("2016-01-01"), day("2016-12-31"))),
            ),
            (
                "120000",
                "2017-01-01",
                LEAP,
                By::Days,
                Err(CountingError::Outside(day("2016-01-01"), day("2016-12-31"))),
            ),
            ("1", "2016-07-01", "2016-01-05/2016-12-31", By::Months, Err(CountingError::NotMonths)),
        ];
        for (amount, start, period, by, expected) in rows {
            let found = split(amount.parse().unwrap(), day(start), year(period), by);
            let found = found.map(|counted| {
                (counted.model.normalize().to_string(), counted.legacy.unwrap().normalize().to_string())
            });
            let expected = expected.map(|(model, legacy)| (model.to_owned(), legacy.to_owned()));
            assert_eq!(found, expected, "{amount} from {start} in {period}, {by:?}");
        }
    }

    #[test]
    fn a_point_in_time_is_annualised_only_over_a_whole_year() {
        let rows = [
            ("300", Point::Days(1), COMMON, true, Ok("109500")),
            ("300", Point::Days(1), LEAP, true, Ok("109500")),
            ("109800", Point::Days(366), LEAP, true, Ok("109800")),
            ("300", Point::Days(1), "2015-07-01/2016-06-30", true, Ok("109500")),
            ("2100", Point::Days(7), COMMON, true, Ok("109500")),
            ("9125", Point::Months(1), COMMON, true, Ok("109500")),
            ("100", Point::Months(3), COMMON, true, Ok("400")),
            ("300", Point::Days(1), COMMON, false, Err(CountingError::NotWholeYear)),
            ("300", Point::Days(0), COMMON, true, Err(CountingError::Length)),
            ("300", Point::Days(366), COMMON, true, Err(CountingError::Length)),
            ("-5", Point::Days(1), COMMON, true, Err(CountingError::Negative)),
        ];
        for (amount, point, period, ran, expected) in rows {
            let found = annualise(amount.parse().unwrap(), point, year(period), ran);
            let found = found.map(|counted| counted.model.normalize().to_string());
            assert_eq!(found, expected.map(str::to_owned), "{amount} in {point:?} of {period}");
        }
    }

    #[test]
    fn the_arithmetic_is_shown() {
        let halves = split(Decimal::from(120_000), day("2016-07-01"), year(LEAP), By::Months).unwrap();
        let expected = [
            "Jan 1, 2016 to Jun 30, 2016: 6 of 12 months before the contract began.",
            "$120,000 × 6 ÷ 12 = $60,000 legacy payment.",
            "$120,000 − $60,000 = $60,000 under the contract.",
        ];
        assert_eq!(halves.steps, expected);
        let whole = annualise(Decimal::from(300), Point::Days(1), year(COMMON), true).unwrap();
        let expected = [
            "$300 in 1 day; Jan 1, 2017 to Dec 31, 2017 counts as 365 days.",
            "$300 × 365 = $109,500 in the period; the contract ran all of it.",
        ];
        assert_eq!(whole.steps, expected);
    }

    proptest! {
        #[test]
        fn the_parts_of_a_split_make_the_whole(cents in 0_i64..10_000_000_000, ordinal in 2_u32..366, by_days: bool) {
            let start = NaiveDate::from_yo_opt(2016, ordinal).unwrap();
            let by = if by_days { By::Days } else { By::Months };
            let amount = Decimal::new(cents, 2);
            if let Ok(counted) = split(amount, start, year(LEAP), by) {
                let legacy = counted.legacy.unwrap();
                prop_assert_eq!(counted.model + legacy, amount);
                prop_assert!(legacy >= Decimal::ZERO && counted.model >= Decimal::ZERO);
            } else {
                prop_assert!(!by_days && start.day() != 1);
            }
        }
    }
}
