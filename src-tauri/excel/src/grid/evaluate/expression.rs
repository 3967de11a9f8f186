//! Reading a formula's words and computing as they are read.

use rust_decimal::Decimal;

use super::token::{Token, split};
use super::{Evaluated, Scope, Unevaluated, functions};
use crate::cell::{CellRange, CellRef};

/// A formula being read, and where in it.
pub(super) struct Expression<'s, 'f> {
    scope: Scope<'s>,
    tokens: &'f [Token<'f>],
    at: usize,
}

/// What stands where a value may: one value, or the values of an area.
pub(super) enum Operand {
    One(Evaluated),
    Many(Vec<Evaluated>),
}

impl Operand {
    fn one(self) -> Result<Evaluated, Unevaluated> {
        match self {
            Operand::One(value) => Ok(value),
            Operand::Many(_) => Err(Unevaluated),
        }
    }
}

impl<'s> Expression<'s, '_> {
    pub(super) fn evaluate(scope: &Scope<'s>, formula: &str) -> Result<Evaluated, Unevaluated> {
        // Text is taken in about as fast as words of it are computed.
        scope.step(formula.len() / 8)?;
        let tokens = split(formula)?;
        scope.step(tokens.len())?;
        let mut expression = Expression { scope: *scope, tokens: &tokens, at: 0 };
        let result = expression.comparison()?.one()?;
        if expression.at == tokens.len() { Ok(result) } else { Err(Unevaluated) }
    }

    fn take(&mut self, marks: &[&'static str]) -> Option<&'static str> {
        let Some(Token::Mark(mark)) = self.tokens.get(self.at) else { return None };
        let found = marks.iter().copied().find(|known| known == mark)?;
        self.at += 1;
        Some(found)
    }

    fn comparison(&mut self) -> Result<Operand, Unevaluated> {
        let mut left = self.joined()?;
        while let Some(mark) = self.take(&["=", "<>", "<=", ">=", "<", ">"]) {
            let (a, b) = (left.one()?, self.joined()?.one()?);
            left = Operand::One(functions::compare(&a, mark, &b));
        }
        Ok(left)
    }

    fn joined(&mut self) -> Result<Operand, Unevaluated> {
        let mut left = self.sum()?;
        while self.take(&["&"]).is_some() {
            let (a, b) = (left.one()?, self.sum()?.one()?);
            left = Operand::One(functions::join(a, b)?);
        }
        Ok(left)
    }

    fn sum(&mut self) -> Result<Operand, Unevaluated> {
        let mut left = self.product()?;
        while let Some(mark) = self.take(&["+", "-"]) {
            let right = self.product()?;
            let combine = if mark == "+" { Decimal::checked_add } else { Decimal::checked_sub };
            left = arithmetic(left, right, |a, b| combine(a, b).ok_or(Evaluated::Error))?;
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Operand, Unevaluated> {
        let mut left = self.signed()?;
        while let Some(mark) = self.take(&["*", "/"]) {
            let right = self.signed()?;
            left = arithmetic(left, right, |a, b| match mark {
                "*" => a.checked_mul(b).ok_or(Evaluated::Error),
                _ if b.is_zero() => Err(Evaluated::DivisionByZero),
                _ => a.checked_div(b).ok_or(Evaluated::Error),
            })?;
        }
        Ok(left)
    }

    fn signed(&mut self) -> Result<Operand, Unevaluated> {
        let mut negative = false;
        let mut signs = 0;
        while let Some(mark) = self.take(&["+", "-"]) {
            negative ^= mark == "-";
            signs += 1;
        }
        let mut value = self.operand()?;
        while self.take(&["%"]).is_some() {
            let hundred = Operand::One(Evaluated::Number(Decimal::ONE_HUNDRED));
            value = arithmetic(value, hundred, |a, b| a.checked_div(b).ok_or(Evaluated::Error))?;
        }
        if signs == 0 {
            return Ok(value);
        }
        let sign =
            Operand::One(Evaluated::Number(if negative { Decimal::NEGATIVE_ONE } else { Decimal::ONE }));
        arithmetic(value, sign, |a, b| a.checked_mul(b).ok_or(Evaluated::Error))
    }

    fn operand(&mut self) -> Result<Operand, Unevaluated> {
        let token = self.tokens.get(self.at).ok_or(Unevaluated)?.clone();
        self.at += 1;
        match token {
            Token::Number(number) => Ok(Operand::One(Evaluated::Number(number))),
            Token::Text(text) => Ok(Operand::One(Evaluated::Text(text))),
            Token::Sheet(name) => {
                let scope = self.scope.on_sheet(&name)?;
                match self.tokens.get(self.at) {
                    Some(Token::Name(reference)) => {
                        self.at += 1;
                        self.reference(reference, scope)
                    }
                    _ => Err(Unevaluated),
                }
            }
            Token::Name(name) if self.take(&["("]).is_some() => {
                let arguments = self.arguments()?;
                functions::call(name, arguments).map(Operand::One)
            }
            Token::Name(name) if name.eq_ignore_ascii_case("true") => Ok(Operand::One(Evaluated::Bool(true))),
            Token::Name(name) if name.eq_ignore_ascii_case("false") => {
                Ok(Operand::One(Evaluated::Bool(false)))
            }
            Token::Name(name) => self.reference(name, self.scope),
            Token::Mark("(") => {
                self.scope = self.scope.deeper()?;
                let value = self.comparison()?;
                self.scope.depth -= 1;
                self.take(&[")"]).map(|_| value).ok_or(Unevaluated)
            }
            Token::Mark(_) => Err(Unevaluated),
        }
    }

    fn arguments(&mut self) -> Result<Vec<Operand>, Unevaluated> {
        self.scope = self.scope.deeper()?;
        let mut arguments = Vec::new();
        if self.take(&[")"]).is_none() {
            loop {
                arguments.push(self.comparison()?);
                if self.take(&[","]).is_some() {
                    continue;
                }
                self.take(&[")"]).ok_or(Unevaluated)?;
                break;
            }
        }
        self.scope.depth -= 1;
        Ok(arguments)
    }

    fn reference(&mut self, name: &str, scope: Scope<'s>) -> Result<Operand, Unevaluated> {
        let first = moved(name, scope.shift)?;
        if self.take(&[":"]).is_none() {
            return scope.value(first).map(Operand::One);
        }
        let Some(Token::Name(last)) = self.tokens.get(self.at) else { return Err(Unevaluated) };
        let last = moved(last, scope.shift)?;
        self.at += 1;
        scope.values(CellRange::new(first, last)).map(Operand::Many)
    }
}

/// The cell that a reference leads to, moved along with a shared formula unless dollar signs hold it.
fn moved(name: &str, (rows, columns): (i64, i64)) -> Result<CellRef, Unevaluated> {
    let at = name.parse::<CellRef>().map_err(|_| Unevaluated)?;
    let column_held = name.starts_with('$');
    let row_held = name.get(1..).is_some_and(|rest| rest.contains('$'));
    let step = |from: u32, by: i64, held: bool| {
        if held { Ok(from) } else { u32::try_from(i64::from(from) + by).map_err(|_| Unevaluated) }
    };
    Ok(CellRef::new(step(at.row, rows, row_held)?, step(at.column, columns, column_held)?))
}

fn arithmetic(
    left: Operand,
    right: Operand,
    combine: impl FnOnce(Decimal, Decimal) -> Result<Decimal, Evaluated>,
) -> Result<Operand, Unevaluated> {
    let (a, b) = (left.one()?, right.one()?);
    let result = a.number().and_then(|a| b.number().and_then(|b| combine(a, b)));
    Ok(Operand::One(result.map_or_else(|error| error, Evaluated::Number)))
}
