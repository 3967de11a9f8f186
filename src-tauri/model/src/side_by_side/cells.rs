//! The figures of one report for every line.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::apart::{Apart, Why};
use super::lines::{Draft, From, Sum, same_words};
use super::mapped::Mapped;
use super::taken::{Got, Taken};
use super::{Figure, Line};
use crate::address::Period;
use crate::rounding::{round, share};

/// By how much rows that make a whole may miss 100 (D-1).
const MISSES: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// A report, the lines and how they are found in it.
pub(super) struct Source<'a> {
    pub taken: &'a Taken,
    pub drafts: &'a [Draft],
    /// How they are found in its edition; `None` for the edition of the lines.
    pub mapped: Option<Arc<Mapped>>,
}

impl Source<'_> {
    /// The figures of a period, by line, whatever months they follow.
    pub fn figures(&self, period: Period) -> Vec<Figure> {
        let mut figures: Vec<Figure> = Vec::with_capacity(self.drafts.len());
        for (at, draft) in self.drafts.iter().enumerate() {
            let figure = match &draft.from {
                From::Point { current, prior } => self.point(at, period, *current, *prior),
                From::Extra { code, measure } => self.extra(&draft.line, code, measure, period),
                From::Sum(sum) => match self.as_such(at, period) {
                    Some(figure) => figure,
                    None => self.sum(draft, sum, &figures),
                },
            };
            figures.push(figure);
        }
        figures
    }

    fn point(&self, at: usize, period: Period, current: usize, prior: Option<usize>) -> Figure {
        let own;
        let positions: &[usize] = match self.mapped.as_ref().map(|mapped| &mapped[at]) {
            Some(Err(why)) => return apart(Apart::OtherEdition(why.clone())),
            Some(Ok(positions)) => &positions[usize::from(period == Period::Prior)],
            None => {
                own = if period == Period::Prior { prior } else { Some(current) };
                own.as_slice()
            }
        };
        added(positions.iter().map(|position| self.taken.got(*position)))
    }

    /// A sum that another edition has as such.
    fn as_such(&self, at: usize, period: Period) -> Option<Figure> {
        let positions = self.mapped.as_ref()?[at].as_ref().ok()?;
        let positions = &positions[usize::from(period == Period::Prior)];
        (!positions.is_empty()).then(|| added(positions.iter().map(|position| self.taken.got(*position))))
    }

    fn extra(&self, line: &Line, code: &str, measure: &str, period: Period) -> Figure {
        let mut of_code = self.taken.extras.iter().filter(|extra| {
            extra.code == code && extra.lob == line.lob && extra.period.is_none_or(|of| of == period)
        });
        let Some(any) = of_code.clone().next() else { return apart(Apart::Own(Why::Blank)) };
        if !same_words(&any.label, &line.label) {
            return apart(Apart::OtherMetric(any.label.clone()));
        }
        match of_code.find(|extra| extra.measure == measure) {
            Some(extra) => added(std::iter::once(extra.got)),
            // Given as dollars, say, where the others give a percent.
            None => apart(Apart::Own(Why::Unit)),
        }
    }

    /// Blank parts of rows that make 100 % are 0; any other part without a figure keeps the sum apart.
    fn sum(&self, draft: &Draft, sum: &Sum, figures: &[Figure]) -> Figure {
        if let Some(dollars) = &draft.dollars {
            let over = figures[dollars.over].compared();
            let of: Option<Decimal> = dollars.of.iter().map(|at| figures[*at].compared()).sum();
            if let Some(percent) = of.zip(over).and_then(|(of, over)| share(of, over)) {
                return Figure { number: Some(round(percent, 1).normalize()), apart: None };
            }
        }
        let whole: Decimal = sum.whole.iter().filter_map(|at| figures[*at].number).sum();
        let is_whole = !sum.whole.is_empty() && (whole - Decimal::ONE_HUNDRED).abs() <= MISSES;
        let mut number = Decimal::ZERO;
        let mut why: Option<Apart> = None;
        for figure in sum.parts.iter().map(|at| &figures[*at]) {
            match (figure.number, &figure.apart) {
                (Some(part), None) => number += part,
                (Some(part), Some(reason)) => {
                    number += part;
                    why = why.or_else(|| Some(reason.clone()));
                }
                (None, Some(Apart::Own(Why::Blank | Why::NotAsked | Why::NoData(_)))) if is_whole => {}
                (None, reason) => return Figure { number: None, apart: reason.clone() },
            }
        }
        Figure { number: Some(number.normalize()), apart: why }
    }
}

fn apart(why: Apart) -> Figure {
    Figure { number: None, apart: Some(why) }
}

/// The sum of figures; the first reason found, where one of them has none.
fn added(parts: impl Iterator<Item = Got>) -> Figure {
    let mut sum: Option<Decimal> = None;
    let mut why = None;
    let mut missing = false;
    for part in parts {
        match part.number {
            Some(number) => sum = Some(sum.unwrap_or_default() + number),
            None => missing = true,
        }
        why = why.or(part.why);
    }
    Figure { number: sum.filter(|_| !missing).map(|sum| sum.normalize()), apart: why.map(Apart::Own) }
}
