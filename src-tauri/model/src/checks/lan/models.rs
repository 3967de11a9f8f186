//! L-6 to L-8: the payment models of Cross-Checking against their dollars and the period.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Line;
use crate::address::Address;
use crate::checks::judge::{error, note, warning};
use crate::crosswalk::{month_start, months};
use crate::findings::Finding;
use crate::format;
use crate::forms::Item;
use crate::values::Value;

pub(super) fn found(line: &Line<'_, '_>) -> Vec<Finding> {
    let Some(section) = line.judge.form().section("X") else { return Vec::new() };
    section.items.iter().flat_map(|item| Model::of(line, item).found()).collect()
}

/// A payment model with its row of the Metrics tab.
struct Model<'l, 'j, 'a> {
    line: &'l Line<'j, 'a>,
    item: &'l Item,
    row: String,
    dollars: Option<Decimal>,
}

impl<'l, 'j, 'a> Model<'l, 'j, 'a> {
    fn of(line: &'l Line<'j, 'a>, item: &'l Item) -> Self {
        let row = format!("M.{}", item.mark);
        let dollars = line.number(&row, "dollars");
        Model { line, item, row, dollars }
    }

    fn found(&self) -> Vec<Finding> {
        let mut found: Vec<Finding> = self.in_effect().into_iter().collect();
        if self.line.is_yes(&self.item.code, "in_effect") {
            found.extend(self.missing());
            found.extend(self.launched());
            found.extend(self.pilot());
        }
        found
    }

    fn at(&self, measure: &str) -> Address {
        self.line.address(&self.item.code, measure)
    }

    fn name(&self) -> String {
        format!("{}, {}", self.item.label, self.line.lob.label())
    }

    /// L-6.
    fn in_effect(&self) -> Option<Finding> {
        let paid = self.dollars.filter(|dollars| *dollars > Decimal::ZERO);
        let at = vec![self.line.address(&self.row, "dollars"), self.at("in_effect")];
        let how = "Correct the one that is wrong, or explain.";
        match (self.line.is_yes(&self.item.code, "in_effect"), paid) {
            (true, None) => {
                let message =
                    format!("{}: in effect, but row {} has no dollars.", self.name(), self.item.mark);
                Some(warning("L-6", at, message, how))
            }
            (false, Some(dollars)) => {
                let message = format!(
                    "{}: row {} has {}, but the model isn't marked in effect.",
                    self.name(),
                    self.item.mark,
                    format::dollars(dollars)
                );
                Some(warning("L-6", at, message, how))
            }
            _ => None,
        }
    }

    /// L-7: in effect, but not since when or how far.
    fn missing(&self) -> Option<Finding> {
        let blank: Vec<&str> = ["launched", "stage"]
            .into_iter()
            .filter(|measure| self.line.value(&self.item.code, measure).is_none())
            .collect();
        let what = match blank.as_slice() {
            [] => return None,
            ["launched"] => "the launch date is",
            ["stage"] => "the stage is",
            _ => "launch date and stage are",
        };
        let message = format!("{}: in effect, but {what} missing.", self.name());
        let at = blank.into_iter().map(|measure| self.at(measure)).collect();
        Some(error("L-7", at, message, "Enter the month of launch and the stage."))
    }

    /// L-7: the launch against the period.
    fn launched(&self) -> Option<Finding> {
        let Some(Value::Text(text)) = self.line.value(&self.item.code, "launched") else { return None };
        let launch: NaiveDate = month_start(text)?;
        let (start, end) = months(self.line.report(), self.line.lob)?;
        let at = vec![self.at("launched")];
        if launch > end {
            let message =
                format!("{}: launched {text}, after the period's end on {}.", self.name(), format::day(end));
            return Some(error(
                "L-7",
                at,
                message,
                "Correct the launch, or mark the model as not in effect.",
            ));
        }
        if launch <= start {
            return None;
        }
        let message = format!("{}: launched {text}, inside the period.", self.name());
        let legacy = self.line.named(&self.line.metrics.before_launch);
        let how = format!("Dollars paid before the launch belong in {legacy}.");
        Some(note("L-7", at, message, how).with(vec![self.line.address(&self.row, "dollars")]))
    }

    /// L-8.
    fn pilot(&self) -> Option<Finding> {
        let is_pilot =
            matches!(self.line.value(&self.item.code, "stage"), Some(Value::Choice(key)) if key == "pilot");
        let whole = self.line.number(&self.line.metrics.whole, "dollars")?;
        let share = crate::rounding::share(self.dollars?, whole)?;
        if !is_pilot || share <= self.line.judge.limits().lan_pilot {
            return None;
        }
        let message = format!(
            "{}: a pilot that holds {} of the dollars.",
            self.name(),
            crate::checks::judge::percent(share)
        );
        let how = "Check the stage and the dollars, or explain.";
        Some(
            warning("L-8", vec![self.at("stage")], message, how)
                .with(vec![self.line.address(&self.row, "dollars")]),
        )
    }
}
