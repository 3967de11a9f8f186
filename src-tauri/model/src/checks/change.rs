//! FORM-6: a large change against the prior period.

use rust_decimal::Decimal;

use super::judge::{Cell, Judge, warning};
use crate::address::Period;
use crate::findings::Finding;
use crate::format;
use crate::forms::{DataPoint, Role};
use crate::values::{Kind, NoData};

pub(super) fn judge(judge: &mut Judge<'_>) {
    let findings: Vec<Finding> = judge
        .points()
        .filter(|(_, point)| point.period == Some(Period::Current))
        .filter(|(_, point)| matches!(point.role, Role::Answer | Role::Optional) && point.kind.is_number())
        .filter_map(|(position, point)| changed(judge, position, point))
        .collect();
    judge.add_all(findings);
}

fn changed(judge: &Judge<'_>, position: usize, point: &DataPoint) -> Option<Finding> {
    let other = point.counterpart?;
    let current = judge.figures.shown_at(position)?;
    let prior = judge.figures.shown_at(other)?;
    let limit = match point.kind {
        Kind::Percent => points_limit(judge, point).filter(|limit| (current - prior).abs() > *limit)?,
        Kind::Count => figure_limit(judge, current, prior, judge.limits().change_count_from)?,
        Kind::Dollars => figure_limit(judge, current, prior, judge.limits().change_dollars_from)?,
        _ => return None,
    };
    Some(finding(judge, (position, current), (other, prior), limit))
}

/// Percentage points beyond which a change of this percent is large; `None` where it is never judged.
fn points_limit(judge: &Judge<'_>, point: &DataPoint) -> Option<Decimal> {
    let (form, limits) = (judge.form(), judge.limits());
    let section = form.sections[point.section].id.as_str();
    if section == "D" {
        return Some(limits.change_section_d);
    }
    if section != "C.1A" {
        return Some(limits.change_percent);
    }
    let births = |period| judge.cell(form.item_of(point).code.as_str(), point.lob, Some(period), "births");
    let both = Period::ALL.map(births);
    if both.iter().flatten().any(|births| is_few(judge, births)) {
        return None;
    }
    let is_many =
        |births: &Cell| births.number.is_some_and(|births| births >= limits.change_csections_births);
    let many = both.iter().all(|births| births.as_ref().is_some_and(is_many));
    Some(if many { limits.change_csections } else { limits.change_percent })
}

/// Too few births for their C-section rate to be judged; suppressed births are 1 to 10.
fn is_few(judge: &Judge<'_>, births: &Cell) -> bool {
    match births.number {
        Some(number) => number < judge.limits().change_csections_least,
        None => judge.figures.no_data(births.address.as_str()) == Some(NoData::Suppressed),
    }
}

/// The limit in percent where a count or dollars changed by more than it and are large enough to be judged.
fn figure_limit(judge: &Judge<'_>, current: Decimal, prior: Decimal, from: Decimal) -> Option<Decimal> {
    let limit = judge.limits().change_figure;
    let large = current.max(prior) >= from;
    let changed = (current - prior).abs() > prior.abs() * limit / Decimal::ONE_HUNDRED;
    (large && changed).then_some(limit)
}

fn finding(
    judge: &Judge<'_>,
    (position, current): (usize, Decimal),
    (other, prior): (usize, Decimal),
    limit: Decimal,
) -> Finding {
    let (cell, before) = (judge.cell_at(position), judge.cell_at(other));
    let (direction, amount) = format::change(cell.kind, current, prior);
    let verb = if direction < 0 { "fell" } else { "rose" };
    let beyond = match cell.kind {
        Kind::Percent => format!(", by {amount} points (more than {})", limit.normalize()),
        _ if prior.is_zero() => String::new(),
        _ => format!(", by {amount} (more than {} %)", limit.normalize()),
    };
    let message = format!(
        "{} {verb} from {} to {}{beyond}.",
        judge.place(&cell),
        format::with_unit(cell.kind, prior),
        format::with_unit(cell.kind, current)
    );
    let how = "Explain what changed, or correct the figure that is wrong.";
    warning("FORM-6", vec![cell.address], message, how).with(vec![before.address])
}
