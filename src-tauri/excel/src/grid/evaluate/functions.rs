//! The functions and comparisons that are recomputed.

use std::cmp::Ordering;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::expression::Operand;
use super::{Evaluated, MAX_TEXT, Unevaluated};

/// Calls a function by its name, capital or small.
pub(super) fn call(name: &str, arguments: Vec<Operand>) -> Result<Evaluated, Unevaluated> {
    match name.to_ascii_uppercase().as_str() {
        "SUM" => Ok(fold(arguments, |numbers| {
            numbers.iter().try_fold(Decimal::ZERO, |sum, n| sum.checked_add(*n))
        })),
        "AVERAGE" => Ok(fold(arguments, |numbers| {
            let sum = numbers.iter().try_fold(Decimal::ZERO, |sum, n| sum.checked_add(*n))?;
            sum.checked_div(Decimal::from(numbers.len()))
        })),
        "MIN" => Ok(fold(arguments, |numbers| numbers.iter().min().copied().or(Some(Decimal::ZERO)))),
        "MAX" => Ok(fold(arguments, |numbers| numbers.iter().max().copied().or(Some(Decimal::ZERO)))),
        "COUNT" => Ok(count(&arguments)),
        "ROUND" => round(arguments),
        "ABS" => {
            let [value] = single(arguments)?;
            Ok(value.number().map_or_else(|error| error, |n| Evaluated::Number(n.abs())))
        }
        "IFERROR" => {
            let [value, otherwise] = single(arguments)?;
            Ok(if value.is_error() { otherwise } else { value })
        }
        "IF" => choose(arguments),
        _ => Err(Unevaluated),
    }
}

/// How many of the values are numbers; anything else, errors too, is passed over.
fn count(arguments: &[Operand]) -> Evaluated {
    let is_number = |value: &&Evaluated| matches!(value, Evaluated::Number(_));
    let of_one = |argument: &Operand| match argument {
        Operand::One(value) => usize::from(is_number(&value)),
        Operand::Many(values) => values.iter().filter(is_number).count(),
    };
    Evaluated::Number(Decimal::from(arguments.iter().map(of_one).sum::<usize>()))
}

/// Folds numbers as SUM does: in areas text and truth values are passed over, errors win.
fn fold(arguments: Vec<Operand>, by: impl FnOnce(&[Decimal]) -> Option<Decimal>) -> Evaluated {
    let mut numbers = Vec::new();
    for argument in arguments {
        let (values, area) = match argument {
            Operand::One(value) => (vec![value], false),
            Operand::Many(values) => (values, true),
        };
        for value in values {
            match value {
                Evaluated::Number(number) => numbers.push(number),
                Evaluated::Blank => {}
                Evaluated::Text(_) | Evaluated::Bool(_) if area => {}
                other => match other.number() {
                    Ok(number) => numbers.push(number),
                    Err(error) => return error,
                },
            }
        }
    }
    by(&numbers).map_or(
        if numbers.is_empty() { Evaluated::DivisionByZero } else { Evaluated::Error },
        Evaluated::Number,
    )
}

fn round(arguments: Vec<Operand>) -> Result<Evaluated, Unevaluated> {
    let [value, places] = single(arguments)?;
    let (number, places) = match (value.number(), places.number()) {
        (Ok(number), Ok(places)) => (number, places),
        (Err(error), _) | (_, Err(error)) => return Ok(error),
    };
    let places = places.to_u32().filter(|places| *places <= 15).ok_or(Unevaluated)?;
    Ok(Evaluated::Number(number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)))
}

fn choose(mut arguments: Vec<Operand>) -> Result<Evaluated, Unevaluated> {
    if arguments.len() == 2 {
        arguments.push(Operand::One(Evaluated::Bool(false)));
    }
    let [condition, then, otherwise] = single(arguments)?;
    Ok(match condition.number() {
        Ok(number) if number.is_zero() => otherwise,
        Ok(_) => then,
        Err(error) => error,
    })
}

fn single<const N: usize>(arguments: Vec<Operand>) -> Result<[Evaluated; N], Unevaluated> {
    let mut values = Vec::with_capacity(N);
    for argument in arguments {
        match argument {
            Operand::One(value) => values.push(value),
            Operand::Many(_) => return Err(Unevaluated),
        }
    }
    values.try_into().map_err(|_| Unevaluated)
}

/// Compares two values; text compares without regard to case, and a blank equals 0 and empty text.
pub(super) fn compare(a: &Evaluated, mark: &str, b: &Evaluated) -> Evaluated {
    if a.is_error() {
        return a.clone();
    }
    if b.is_error() {
        return b.clone();
    }
    let order = match (as_text(a, b), as_text(b, a)) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Greater,
        (None, Some(_)) => Ordering::Less,
        (None, None) => a.number().unwrap_or_default().cmp(&b.number().unwrap_or_default()),
    };
    Evaluated::Bool(match mark {
        "=" => order.is_eq(),
        "<>" => order.is_ne(),
        "<" => order.is_lt(),
        ">" => order.is_gt(),
        "<=" => order.is_le(),
        _ => order.is_ge(),
    })
}

fn as_text(value: &Evaluated, other: &Evaluated) -> Option<String> {
    match (value, other) {
        (Evaluated::Text(text), _) => Some(text.to_lowercase()),
        (Evaluated::Blank, Evaluated::Text(_)) => Some(String::new()),
        _ => None,
    }
}

/// Joins two values as `&` does; [`Unevaluated`] for a text that no cell holds.
pub(super) fn join(a: Evaluated, b: Evaluated) -> Result<Evaluated, Unevaluated> {
    let shown = |value: &Evaluated| match value {
        Evaluated::Number(number) => number.normalize().to_string(),
        Evaluated::Text(text) => text.clone(),
        Evaluated::Bool(truth) => truth.to_string().to_uppercase(),
        Evaluated::Blank | Evaluated::DivisionByZero | Evaluated::Error => String::new(),
    };
    if a.is_error() {
        return Ok(a);
    }
    if b.is_error() {
        return Ok(b);
    }
    let text = shown(&a) + &shown(&b);
    if text.len() > MAX_TEXT { Err(Unevaluated) } else { Ok(Evaluated::Text(text)) }
}
