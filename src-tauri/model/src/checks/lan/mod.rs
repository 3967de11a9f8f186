//! L-1 to L-11: the LAN workbook, line of business by line of business.

mod difference;
mod general;
mod models;
mod totals;

use rust_decimal::Decimal;

use super::judge::{Cell, Judge, listed};
use crate::address::{Address, Lob};
use crate::answers::Report;
use crate::forms::{DataPoint, Metrics};
use crate::values::{Kind, Value};

pub(super) use difference::judge as judge_section_d;

/// Forms that these checks belong to.
pub(super) const FAMILY: &str = "lan-apm";

pub(super) fn judge(judge: &mut Judge<'_>) {
    if judge.form().family != FAMILY {
        return;
    }
    let form = judge.form();
    let Some(metrics) = &form.metrics else { return };
    for lob in judge.lobs.clone() {
        let line = Line { judge, metrics, lob };
        let mut found = totals::found(&line);
        found.extend(general::found(&line));
        found.extend(models::found(&line));
        judge.add_all(found);
    }
}

/// A share of spend that total spend includes; L-10 judges it.
pub(super) fn is_share(point: &DataPoint) -> bool {
    ["G.pharmacy", "G.behavioral"].contains(&point.address.item()) && point.kind == Kind::Percent
}

/// One line of business.
struct Line<'j, 'a> {
    judge: &'j Judge<'a>,
    metrics: &'a Metrics,
    lob: Lob,
}

impl Line<'_, '_> {
    fn report(&self) -> &Report {
        self.judge.report()
    }

    fn cell(&self, item: &str, measure: &str) -> Option<Cell> {
        self.judge.cell(item, Some(self.lob), None, measure)
    }

    /// The cell's number, where it has one.
    fn number(&self, item: &str, measure: &str) -> Option<Decimal> {
        self.cell(item, measure)?.number
    }

    fn address(&self, item: &str, measure: &str) -> Address {
        Address::new(item, Some(self.lob), None, measure)
    }

    fn value(&self, item: &str, measure: &str) -> Option<&Value> {
        self.report().answer(self.address(item, measure).as_str())
    }

    fn is_yes(&self, item: &str, measure: &str) -> bool {
        self.value(item, measure) == Some(&Value::Flag(true))
    }

    /// A number that was typed, also where the program computes one.
    fn typed(&self, item: &str, measure: &str) -> Option<Decimal> {
        self.value(item, measure)?.as_number()
    }

    /// A number as typed, else as computed.
    fn effective(&self, item: &str) -> Option<Decimal> {
        self.typed(item, "dollars").or_else(|| self.number(item, "dollars"))
    }

    /// How far dollars may lie from others: $1 or 0.1 % of them, whichever is larger.
    fn tolerance(&self, of: Decimal) -> Decimal {
        let limits = self.judge.limits();
        limits.lan_dollars.max(of.abs() * limits.lan_percent / Decimal::ONE_HUNDRED)
    }

    /// What the form calls a row: `row 5`.
    fn named(&self, item: &str) -> String {
        let mark =
            self.judge.form().item(item).map(|item| item.mark.as_str()).filter(|mark| !mark.is_empty());
        format!("row {}", mark.unwrap_or(item))
    }

    /// What the form calls rows: `rows 2 and 16`.
    fn named_all(&self, items: &[String]) -> String {
        let marks: Vec<String> =
            items.iter().map(|item| self.named(item).trim_start_matches("row ").to_owned()).collect();
        format!("{} {}", if marks.len() == 1 { "row" } else { "rows" }, listed(&marks))
    }

    /// The row with the line of business at the start of a sentence: `Row 5, Commercial`.
    fn row(&self, item: &str) -> String {
        format!("R{}, {}", &self.named(item)[1..], self.lob.label())
    }
}
