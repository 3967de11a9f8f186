//! All plans together: the sum of numerators over the sum of denominators, per line of business and category.

use rust_decimal::Decimal;

use super::lines::Dollars;
use super::{Aggregate, Line};
use crate::rounding::{round, share};

/// The aggregate of the plans whose dollars can be compared; `None` where there are none.
pub(super) fn aggregate(lines: &[Line], dollars: &Dollars) -> Option<Aggregate> {
    let over = &lines[dollars.over];
    let mut sum = Aggregate { numerator: Decimal::ZERO, denominator: Decimal::ZERO, percent: None, plans: 0 };
    for column in 0..over.cells.len() {
        let numerator: Option<Decimal> =
            dollars.of.iter().map(|at| lines[*at].cells[column].current.compared()).sum();
        if let Some((numerator, denominator)) = numerator.zip(over.cells[column].current.compared()) {
            sum.numerator += numerator;
            sum.denominator += denominator;
            sum.plans += 1;
        }
    }
    sum.percent = share(sum.numerator, sum.denominator).map(|percent| round(percent, 1));
    (sum.plans > 0).then_some(sum)
}
