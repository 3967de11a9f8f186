//! FORM-7 by the file's own list of what was reported last period, which a blank of ours brings along.

use std::collections::BTreeMap;

use hpug_model::address::{Address, Period};
use hpug_model::answers::Figures;
use hpug_model::findings::Severity;
use hpug_model::format;
use hpug_model::forms::{DataPoint, Role};
use hpug_model::rounding::round;
use hpug_model::values::typed;
use rust_decimal::Decimal;

use super::gather::Gathering;
use super::{ReadingCheck, ReadingFinding};

impl Gathering<'_> {
    /// Figures of Prior that differ, beyond rounding, from those the list says were reported.
    pub(super) fn restated(&mut self, figures: &Figures<'_>, as_reported: &BTreeMap<Address, String>) {
        for (address, text) in as_reported {
            let Some(point) = figures.form().point(address.as_str()).filter(|point| is_judged(point)) else {
                continue;
            };
            let reported = typed(point.kind, &[], text).and_then(|value| value.as_number());
            let now = figures.shown(address.as_str()).map(|number| number.normalize());
            let Some((reported, now)) = reported.zip(now) else { continue };
            if differs(reported.normalize(), now) {
                let finding = self.restatement(figures, point, reported, now);
                self.findings.push(finding);
            }
        }
    }

    fn restatement(
        &self,
        figures: &Figures<'_>,
        point: &DataPoint,
        reported: Decimal,
        now: Decimal,
    ) -> ReadingFinding {
        let slot = self.located.slots.iter().find(|slot| slot.address == point.address);
        ReadingFinding {
            check: ReadingCheck::Form7,
            severity: Severity::Warning,
            at: vec![point.address.clone()],
            cell: slot.map(|slot| self.cell_name(slot.sheet, slot.cell)),
            message: format!(
                "{} is {}; by the list “As Reported” in this very file, {} was reported last period.",
                figures.form().name_of(point.address.as_str()),
                format::with_unit(point.kind, now),
                format::with_unit(point.kind, reported)
            ),
            fix: "Ask the plan which figure is right, and why it was restated.".to_owned(),
        }
    }
}

fn is_judged(point: &DataPoint) -> bool {
    point.kind.is_number()
        && point.period == Some(Period::Prior)
        && matches!(point.role, Role::Answer | Role::Optional)
}

/// The coarser of the two says what rounding explains.
fn differs(reported: Decimal, now: Decimal) -> bool {
    let places = reported.scale().min(now.scale());
    round(reported, places) != round(now, places)
}
