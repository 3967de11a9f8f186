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

/// What to do about dollars and a model that contradict each other.
const CORRECT: &str = "Correct the one that is wrong, or explain.";

pub(super) fn found(line: &Line<'_, '_>) -> Vec<Finding> {
    let Some(section) = line.judge.form().section("X") else { return Vec::new() };
    let models: Vec<Model<'_, '_, '_>> = section.items.iter().map(|item| Model::of(line, item)).collect();
    let unmarked: Vec<&Model<'_, '_, '_>> = models.iter().filter(|model| model.is_unmarked()).collect();
    let mut found: Vec<Finding> = not_marked(line, &unmarked).into_iter().collect();
    found.extend(models.iter().flat_map(Model::found));
    found
}

/// L-6, one finding for all models of a line of business that have dollars and no answer whether they are in effect.
fn not_marked(line: &Line<'_, '_>, models: &[&Model<'_, '_, '_>]) -> Option<Finding> {
    let [first, more @ ..] = models else { return None };
    if more.is_empty() {
        return first.paid().map(|dollars| first.paid_but_not_in_effect(dollars));
    }
    let rows: Vec<String> = models.iter().map(|model| model.row.clone()).collect();
    let message = format!(
        "{}: {} have dollars, and Cross-checking doesn't say yet whether their models were in effect.",
        line.lob.label(),
        line.named_all(&rows)
    );
    let cells = models.iter().flat_map(|model| [model.dollars_at(), model.at("in_effect")]).collect();
    Some(warning("L-6", cells, message, "Say for each model whether it was in effect during the period."))
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

    /// Its dollars, if there are any.
    fn paid(&self) -> Option<Decimal> {
        self.dollars.filter(|dollars| *dollars > Decimal::ZERO)
    }

    fn dollars_at(&self) -> Address {
        self.line.address(&self.row, "dollars")
    }

    /// Dollars, and no answer yet whether the model is in effect.
    fn is_unmarked(&self) -> bool {
        self.paid().is_some() && self.line.value(&self.item.code, "in_effect").is_none()
    }

    /// L-6, where it is said whether the model is in effect.
    fn in_effect(&self) -> Option<Finding> {
        match (self.line.is_yes(&self.item.code, "in_effect"), self.paid()) {
            (true, None) => {
                let message =
                    format!("{}: in effect, but row {} has no dollars.", self.name(), self.item.mark);
                let at = vec![self.dollars_at(), self.at("in_effect")];
                Some(warning("L-6", at, message, CORRECT))
            }
            (false, Some(dollars)) if !self.is_unmarked() => Some(self.paid_but_not_in_effect(dollars)),
            _ => None,
        }
    }

    fn paid_but_not_in_effect(&self, dollars: Decimal) -> Finding {
        let message = format!(
            "{}: row {} has {}, but the model isn't marked in effect.",
            self.name(),
            self.item.mark,
            format::dollars(dollars)
        );
        warning("L-6", vec![self.dollars_at(), self.at("in_effect")], message, CORRECT)
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
        let (name, month) = (self.name(), format::month(launch));
        if launch > end {
            let message =
                format!("{name}: launched {month}, after the period's end on {}.", format::day(end));
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
        let message = format!("{name}: launched {month}, inside the period.");
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
