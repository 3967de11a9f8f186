//! The scale of a line's picture: from 0 to a round figure above all that is shown.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Line;

impl Line {
    /// The right end of the scale: the next round figure that none of the line lies above; `beside`: a figure that is
    /// shown with it.
    pub fn scale(&self, beside: Option<Decimal>) -> Decimal {
        let figures = self.cells.iter().flat_map(|cell| [cell.current.number, cell.prior.number]);
        let most = figures.chain([beside]).flatten().max().unwrap_or_default();
        let mut step = Decimal::ONE;
        while step * Decimal::TEN < most {
            step *= Decimal::TEN;
        }
        let rounds = [1, 2, 3, 4, 5, 6, 8, 10].map(|times| Decimal::from(times) * step);
        rounds.into_iter().find(|round| *round >= most).unwrap_or(Decimal::TEN)
    }
}

/// Where a figure stands on a scale, in thousandths; one below 0 at its left end.
pub fn thousandths(number: Decimal, scale: Decimal) -> u32 {
    let part = (number * Decimal::ONE_THOUSAND).checked_div(scale).unwrap_or_default();
    part.round().to_u32().unwrap_or(0).min(1000)
}
