//! D-1, D-3 and D-5 to D-9: value-oriented payment, column by column.

use rust_decimal::Decimal;

use super::births::STRATEGIES;
use super::judge::{Cell, Judge, addresses, column_name, error, note, percent, warning};
use super::strategies::INCENTIVES;
use crate::address::{Address, Lob, Period};
use crate::findings::{Finding, Fix, Severity};
use crate::format;
use crate::values::Value;

/// A column: one line of business in one period.
struct Column<'j, 'a> {
    judge: &'j Judge<'a>,
    lob: Lob,
    period: Period,
    /// The ten rows' percents.
    rows: Vec<Cell>,
}

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut findings = Vec::new();
    for (lob, period) in judge.columns() {
        let total = Address::new("D.total", Some(lob), Some(period), "percent");
        let Some(total) = judge.form().point(total.as_str()) else { continue };
        let rows = total.sum.iter().map(|at| judge.cell_at(*at)).collect();
        let column = Column { judge, lob, period, rows };
        findings.extend(column.total());
        findings.extend(column.dollars());
        findings.extend(column.legacy());
        findings.extend(column.bundles());
    }
    judge.add_all(findings);
}

impl Column<'_, '_> {
    fn name(&self) -> String {
        column_name(self.lob, self.period)
    }

    fn row(&self, item: &str) -> Option<&Cell> {
        self.rows.iter().find(|cell| cell.address.item() == item)
    }

    fn cell(&self, item: &str, measure: &str) -> Option<Cell> {
        self.judge.cell(item, Some(self.lob), Some(self.period), measure)
    }

    fn births(&self, items: &[&str]) -> Vec<Cell> {
        items.iter().filter_map(|item| self.cell(item, "births")).filter(Cell::above_zero).collect()
    }

    /// D-1: the exported tenths against 100.
    fn total(&self) -> Option<Finding> {
        let figures = self.judge.figures;
        let filled: Vec<&Cell> = self.rows.iter().filter(|cell| cell.number.is_some()).collect();
        filled.first()?;
        let sum: Decimal = filled.iter().filter_map(|cell| figures.shown_at(cell.position)).sum();
        if sum == Decimal::ONE_HUNDRED {
            return None;
        }
        let slack = self.rounding(&filled);
        let severity = self.severity(sum, slack);
        let rounding = match filled.iter().filter(|cell| !cell.is_zero()).count() {
            1 => "one share".to_owned(),
            shares => format!("{shares} shares"),
        };
        let message = format!(
            "{}: the rows add up to {}, not 100 %; rounding {rounding} can explain {} to {}.",
            self.name(),
            percent(sum),
            (Decimal::ONE_HUNDRED - slack).normalize(),
            (Decimal::ONE_HUNDRED + slack).normalize()
        );
        let how = match severity {
            Severity::Error => "Correct the rows that are off.",
            Severity::Warning => "Round the shares so that they make 100.0, or explain the difference.",
            Severity::Note => "Nothing needs doing; rounding the shares together would make 100.0.",
        };
        let mut finding = Finding::new("D-1", severity, addresses(filled), message, how.to_owned());
        finding.fixes = self.rounded().into_iter().collect();
        finding.because = self.explained_by_dollars(sum, slack);
        Some(finding)
    }

    /// How far rounding can move the total: half a tenth for each row that isn't 0, half a point if all are whole.
    fn rounding(&self, filled: &[&Cell]) -> Decimal {
        let figures = self.judge.figures;
        let count = Decimal::from(filled.iter().filter(|cell| !cell.is_zero()).count());
        let is_whole =
            |cell: &&Cell| figures.entered_at(cell.position).is_some_and(|number| number.fract().is_zero());
        if filled.iter().all(is_whole) {
            count * Decimal::new(5, 1)
        } else {
            (count * Decimal::new(5, 2)).min(self.judge.limits().total_rounding)
        }
    }

    fn severity(&self, sum: Decimal, slack: Decimal) -> Severity {
        let off = (sum - Decimal::ONE_HUNDRED).abs();
        if off <= self.judge.limits().total_note {
            Severity::Note
        } else if off <= slack {
            Severity::Warning
        } else {
            Severity::Error
        }
    }

    fn rounded(&self) -> Option<Fix> {
        let total = Address::new("D.total", Some(self.lob), Some(self.period), "percent");
        let rounded = self.judge.figures.rounded_column(total.as_str())?;
        let writes = rounded.into_iter().map(|(address, share)| (address, Some(Value::number(share))));
        Some(Fix { label: "Round the column to 100.0".to_owned(), writes: writes.collect() })
    }

    /// The first D-2 of the column, where taking the derived percents would let the column add up.
    fn explained_by_dollars(&self, sum: Decimal, slack: Decimal) -> Option<String> {
        let figures = self.judge.figures;
        let off: Vec<&Cell> = self
            .rows
            .iter()
            .filter(|cell| self.judge.found().iter().any(|f| f.check == "D-2" && f.at[0] == cell.address))
            .collect();
        let change: Decimal = off
            .iter()
            .filter_map(|cell| {
                let derived = crate::rounding::round(figures.share_at(cell.position)?, 1);
                Some(derived - figures.shown_at(cell.position)?)
            })
            .sum();
        let explained = self.severity(sum + change, slack) < Severity::Error;
        off.first().filter(|_| explained).map(|cell| format!("D-2@{}", cell.address))
    }

    /// D-3, D-6: the ten rows' dollars against the total.
    fn dollars(&self) -> Option<Finding> {
        let total = self.cell("D.total", "dollars")?;
        let whole = total.number?;
        let cells: Vec<Cell> =
            self.rows.iter().filter_map(|row| self.cell(row.address.item(), "dollars")).collect();
        let filled: Vec<&Cell> = cells.iter().filter(|cell| cell.number.is_some()).collect();
        filled.first()?;
        let sum: Decimal = filled.iter().filter_map(|cell| cell.number).sum();
        let short = whole - sum;
        let compared = format!(
            "{}: the rows' dollars make {}, the total is {}",
            self.name(),
            format::dollars(sum),
            format::dollars(whole)
        );
        let at = addresses(filled.iter().copied());
        let with = vec![total.address];
        if short < Decimal::ZERO {
            let message = format!("{compared}: {} too much.", format::dollars(-short));
            return Some(error("D-3", at, message, "Correct the rows or the total.").with(with));
        }
        // A blank row is not 0, so what is missing may stand there.
        let allowed = whole * self.judge.limits().dollars_short / Decimal::ONE_HUNDRED;
        if filled.len() < cells.len() || short <= allowed {
            return None;
        }
        let message = format!("{compared}: {} are in no row.", format::dollars(short));
        Some(
            warning("D-6", at, message, "Put every dollar into a row, or explain what is left out.")
                .with(with),
        )
    }

    /// D-5, D-8, D-9: a column of nothing but legacy payment, or of none.
    fn legacy(&self) -> Option<Finding> {
        let row = self.row("D.1")?;
        let at = vec![row.address.clone()];
        if row.is_zero() {
            let message = format!("{}: no dollars were paid through legacy methods.", self.name());
            return Some(warning("D-9", at, message, "Check the column; if it is right, explain how."));
        }
        if self.judge.figures.shown_at(row.position)? != Decimal::ONE_HUNDRED {
            return None;
        }
        let mut beside: Vec<Cell> = self.births(&INCENTIVES);
        beside.extend(self.cell("C.1B.i", "spend").filter(Cell::above_zero));
        if beside.is_empty() {
            let message = format!("{}: all dollars were paid through legacy methods.", self.name());
            return Some(note("D-5", at, message, "Nothing needs doing if that is so."));
        }
        let figures: Vec<String> = beside.iter().map(|cell| self.beside_words(cell)).collect();
        let message = format!(
            "{}: all dollars were paid through legacy methods, yet maternity shows {}.",
            self.name(),
            super::judge::listed(&figures)
        );
        let how = "Move these dollars to the row they were paid through, or explain why they are legacy.";
        Some(warning("D-8", at, message, how).with(addresses(&beside)))
    }

    fn beside_words(&self, cell: &Cell) -> String {
        let what = if cell.address.measure() == "spend" { "of spend" } else { "births" };
        format!("{} {what} in {}", cell.figure(), cell.address.item())
    }

    /// D-7: births under bundled payment without dollars in bundles.
    fn bundles(&self) -> Option<Finding> {
        let births = self.births(&STRATEGIES[1..2]).into_iter().next()?;
        let rows = [self.row("D.7")?, self.row("D.8")?];
        if !rows.iter().all(|cell| cell.is_zero()) {
            return None;
        }
        let message = format!(
            "{}: {} births under bundled payment, but no dollars in bundles (D.7 and D.8 are 0).",
            self.name(),
            births.figure()
        );
        let how = "Explain it if the dollars stand under another dominant model; else correct the rows.";
        Some(warning("D-7", addresses(rows), message, how).with(vec![births.address]))
    }
}
