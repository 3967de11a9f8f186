//! C-5: spend under incentive contracts against births under the strategies.

use super::births::STRATEGIES;
use super::judge::{Cell, Judge, addresses, listed, warning};
use crate::address::{Lob, Period};
use crate::findings::Finding;
use crate::forms::Role;
use crate::values::NoData;

/// Strategies that hold incentives: births under them need spend.
pub(super) const INCENTIVES: [&str; 3] = ["C.1A.ii", "C.1A.iv", "C.1A.v"];

pub(super) fn judge(judge: &mut Judge<'_>) {
    let findings: Vec<Finding> = judge
        .columns()
        .into_iter()
        .filter_map(|(lob, period)| spend_against_births(judge, lob, period))
        .collect();
    judge.add_all(findings);
}

fn births(judge: &Judge<'_>, items: &[&str], lob: Lob, period: Period) -> Vec<Cell> {
    items.iter().filter_map(|item| judge.cell(item, Some(lob), Some(period), "births")).collect()
}

fn spend_against_births(judge: &Judge<'_>, lob: Lob, period: Period) -> Option<Finding> {
    let spend = judge.cell("C.1B.i", Some(lob), Some(period), "spend")?;
    let place = judge.place(&spend);
    let (message, cells) = if spend.above_zero() {
        let cells = births(judge, &STRATEGIES[1..], lob, period);
        if !cells.iter().all(|cell| has_none(judge, cell)) {
            return None;
        }
        (format!("{place} is {}, but no strategy of C.1A has births.", spend.figure()), cells)
    } else if spend.is_zero() {
        let cells: Vec<Cell> =
            births(judge, &INCENTIVES, lob, period).into_iter().filter(Cell::above_zero).collect();
        cells.first()?;
        let figures: Vec<String> =
            cells.iter().map(|cell| format!("{} in {}", cell.figure(), cell.address.item())).collect();
        (format!("{place} is 0 %, but there are births under incentives: {}.", listed(&figures)), cells)
    } else {
        return None;
    };
    let how = "Correct the spend or the births, or explain how both can be right.";
    Some(warning("C-5", vec![spend.address], message, how).with(addresses(&cells)))
}

/// 0 births, or the plan has no such strategy. A blank is not 0, except in the row that is answered only when used.
pub(super) fn has_none(judge: &Judge<'_>, cell: &Cell) -> bool {
    let form = judge.form();
    let item = form.item_of(&form.points[cell.position]);
    let unused = item.other && item.measures.iter().any(|measure| measure.role == Role::Name);
    match judge.figures.value_at(cell.position) {
        None => unused,
        Some(value) => cell.is_zero() || value.as_no_data() == Some(NoData::NotApplicable),
    }
}
