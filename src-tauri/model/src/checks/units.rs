//! FORM-4: figures in another unit than the cell's.

use rust_decimal::Decimal;

use super::judge::{Cell, Judge, addresses, column_name, error, warning};
use crate::address::{Address, Lob, Period};
use crate::findings::{Finding, Fix};
use crate::format;
use crate::forms::{DataPoint, Role};
use crate::values::{Kind, Value};

const CHECK: &str = "FORM-4";

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut findings = Vec::new();
    for (position, point) in judge.points().filter(|(_, point)| point.role != Role::Computed) {
        findings.extend(match point.kind {
            Kind::Percent => fraction(judge, position, point),
            Kind::Dollars => scaled_dollars(judge, position, point),
            _ => None,
        });
    }
    for (lob, period) in judge.columns() {
        findings.extend(shares_in_dollars(judge, lob, period));
        findings.extend(spend_in_dollars(judge, lob, period));
        findings.extend(counted_csections(judge, lob, period));
    }
    judge.add_all(findings);
}

/// A counterpart lies within `percent` % of `factor` times a figure.
fn is_times(figure: Decimal, counterpart: Decimal, factor: Decimal, percent: Decimal) -> bool {
    let share = |percent: Decimal| figure * factor * percent / Decimal::ONE_HUNDRED;
    counterpart >= share(Decimal::ONE_HUNDRED - percent)
        && counterpart <= share(Decimal::ONE_HUNDRED + percent)
}

/// A percent between 0 and 1 whose counterpart is 100 times larger: a fraction where points belong.
fn fraction(judge: &Judge<'_>, position: usize, point: &DataPoint) -> Option<Finding> {
    let figure = judge.figures.entered_at(position)?;
    if figure <= Decimal::ZERO || figure >= Decimal::ONE || point.address.as_str().starts_with("T.") {
        return None;
    }
    let slip = |counterpart: Decimal| {
        is_times(figure, counterpart, Decimal::ONE_HUNDRED, judge.limits().unit_slip_percent)
    };
    let beside = point.counterpart.map(|at| judge.cell_at(at)).filter(|cell| cell.number.is_some_and(slip));
    let derived = judge.figures.share_at(position).filter(|share| slip(*share));
    let (found, with) = match (beside, derived, point.share) {
        (Some(cell), _, _) => (format!("{} is {}", judge.place(&cell), cell.figure()), vec![cell.address]),
        (None, Some(share), Some((of, over))) => {
            let figures = [judge.cell_at(of), judge.cell_at(over)];
            (format!("its working figures make {}", super::judge::percent(share)), addresses(&figures))
        }
        _ => return None,
    };
    Some(slipped(judge, position, figure * Decimal::ONE_HUNDRED, found, with))
}

/// Dollars whose counterpart in the other period is 1,000 or 1,000,000 times larger.
fn scaled_dollars(judge: &Judge<'_>, position: usize, point: &DataPoint) -> Option<Finding> {
    let figure = judge.figures.entered_at(position).filter(|figure| *figure > Decimal::ZERO)?;
    let other = judge.cell_at(point.counterpart?);
    let counterpart = other.number?;
    let factors = [Decimal::ONE_THOUSAND, Decimal::from(1_000_000)];
    let tolerance = judge.limits().unit_slip_dollars;
    let factor = factors.into_iter().find(|factor| is_times(figure, counterpart, *factor, tolerance))?;
    let found = format!("{} is {}", judge.place(&other), other.figure());
    Some(slipped(judge, position, figure * factor, found, vec![other.address]))
}

fn slipped(
    judge: &Judge<'_>,
    position: usize,
    suggested: Decimal,
    found: String,
    with: Vec<Address>,
) -> Finding {
    let cell = judge.cell_at(position);
    let reading = format::with_unit(cell.kind, suggested);
    let message =
        format!("{} is {}, but {found}; it may be meant as {reading}.", judge.place(&cell), cell.figure());
    let fix = Fix {
        label: format!("Take {reading}"),
        writes: vec![(cell.address.clone(), Some(Value::number(suggested)))],
    };
    let how = format!("Enter {reading}, or explain why the two differ so much.");
    warning(CHECK, vec![cell.address], message, how).with(with).offering(vec![fix])
}

/// Every figure of a column of Section D that isn't 0 lies above 100.
fn shares_in_dollars(judge: &Judge<'_>, lob: Lob, period: Period) -> Option<Finding> {
    let total =
        judge.form().position(Address::new("D.total", Some(lob), Some(period), "percent").as_str())?;
    let parts = &judge.form().points[total].sum;
    let entered: Vec<Cell> = parts
        .iter()
        .filter(|at| judge.figures.entered_at(**at).is_some())
        .map(|at| judge.cell_at(*at))
        .collect();
    let rows: Vec<&Cell> = entered.iter().filter(|cell| !cell.is_zero()).collect();
    if rows.is_empty() || !rows.iter().all(|cell| cell.number.is_some_and(|n| n > Decimal::ONE_HUNDRED)) {
        return None;
    }
    let sum: Decimal = rows.iter().filter_map(|cell| cell.number).sum();
    let message = format!(
        "{}: the figures of Section D lie above 100 and look like dollars ({} in all), where the form asks for percents.",
        column_name(lob, period),
        format::dollars(sum)
    );
    let fix = keep_as_dollars(judge, &entered, sum, lob, period);
    let how = "Keep the dollars as working figures and let the percents be derived, or enter percents.";
    Some(error(CHECK, addresses(rows), message, how).offering(vec![fix]))
}

fn keep_as_dollars(judge: &Judge<'_>, entered: &[Cell], sum: Decimal, lob: Lob, period: Period) -> Fix {
    let mut writes = Vec::new();
    for cell in entered {
        let dollars = Address::new(cell.address.item(), Some(lob), Some(period), "dollars");
        writes.push((dollars, cell.number.map(Value::number)));
        writes.push((cell.address.clone(), None));
    }
    let total = Address::new("D.total", Some(lob), Some(period), "dollars");
    if judge.figures.is_blank(total.as_str()) {
        writes.push((total, Some(Value::number(sum))));
    }
    Fix { label: "Keep as dollars and derive the percents".to_owned(), writes }
}

/// Spend in C.1B above 100.
fn spend_in_dollars(judge: &Judge<'_>, lob: Lob, period: Period) -> Option<Finding> {
    let cell = judge.cell("C.1B.i", Some(lob), Some(period), "spend")?;
    let dollars = judge.figures.entered_at(cell.position).filter(|spend| *spend > Decimal::ONE_HUNDRED)?;
    let message = format!(
        "{} is {}, which looks like dollars where the form asks for a percent.",
        judge.place(&cell),
        format::grouped(dollars)
    );
    let kept = Address::new("C.1B.i", Some(lob), Some(period), "incentive_dollars");
    let fix = Fix {
        label: "Keep as dollars and derive the percent".to_owned(),
        writes: vec![(kept, Some(Value::number(dollars))), (cell.address.clone(), None)],
    };
    let how =
        "Keep it as a working figure, enter all hospital maternity dollars and let the percent be derived.";
    Some(error(CHECK, vec![cell.address], message, how).offering(vec![fix]))
}

/// C-sections of C.1A above 100 that are at most the births.
fn counted_csections(judge: &Judge<'_>, lob: Lob, period: Period) -> Option<Finding> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut writes = Vec::new();
    for item in super::births::STRATEGIES {
        let births = judge.cell(item, Some(lob), Some(period), "births").and_then(|cell| cell.number);
        let Some(cell) = judge.cell(item, Some(lob), Some(period), "csections") else { continue };
        let Some(count) = judge.figures.entered_at(cell.position) else { continue };
        if count > Decimal::ONE_HUNDRED && births.is_some_and(|births| count <= births) {
            let kept = Address::new(item, Some(lob), Some(period), "csection_births");
            writes.push((kept, Some(Value::number(count))));
            writes.push((cell.address.clone(), None));
            cells.push(cell);
        }
    }
    let first = cells.first()?;
    let message = format!(
        "{}: C-sections above 100 and at most the births look like counts where the form asks for a percent of births ({} is {}).",
        column_name(lob, period),
        judge.form().place_of(first.address.as_str()),
        first.number.map(format::grouped).unwrap_or_default()
    );
    let fix = Fix { label: "Keep as counts and derive the percents".to_owned(), writes };
    let how = "Keep the counts as working figures and let the percents be derived, or enter percents.";
    Some(error(CHECK, addresses(&cells), message, how).offering(vec![fix]))
}
