//! What follows from figures in columns: medians, distances, ranks.

use rust_decimal::Decimal;

use super::{Cell, Figure, Line};

/// Fewest figures that have a median.
const FEWEST: usize = 2;

/// The middle of numbers, or the mean of the two in the middle; `None` for fewer than two.
pub(super) fn median(mut numbers: Vec<Decimal>) -> Option<Decimal> {
    if numbers.len() < FEWEST {
        return None;
    }
    numbers.sort_unstable();
    let (low, high) = (numbers[(numbers.len() - 1) / 2], numbers[numbers.len() / 2]);
    Some(((low + high) / Decimal::TWO).normalize())
}

/// Current less prior, where both can be calculated with.
pub(super) fn change(current: &Figure, prior: &Figure) -> Option<Decimal> {
    Some((current.sound()? - prior.sound()?).normalize())
}

impl Line {
    /// Works out medians, distances and ranks of the cells as they are.
    pub(super) fn measure_up(&mut self) {
        let current: Vec<Decimal> = self.cells.iter().filter_map(|cell| cell.current.compared()).collect();
        let prior: Vec<Decimal> = self.cells.iter().filter_map(|cell| cell.prior.compared()).collect();
        self.compared = u32::try_from(current.len()).unwrap_or(u32::MAX);
        self.median = median(current.clone());
        self.prior_median = median(prior);
        let mut ordered = current;
        ordered.sort_unstable_by(|one, other| other.cmp(one));
        let (middle, bound) = (self.median, self.bound);
        for cell in &mut self.cells {
            let number = cell.current.compared();
            cell.distance = number.zip(middle).map(|(number, middle)| (number - middle).normalize());
            let place = |number: Decimal| {
                let higher = ordered.partition_point(|other| *other > number);
                u32::try_from(higher + 1).unwrap_or(u32::MAX)
            };
            cell.rank = number.filter(|_| !bound && middle.is_some()).map(place);
        }
    }
}

/// The cell of two figures.
pub(super) fn cell(current: Figure, prior: Figure) -> Cell {
    Cell { change: change(&current, &prior), current, prior, ..Cell::default() }
}
