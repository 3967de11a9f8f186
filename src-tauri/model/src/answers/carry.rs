//! Last period's report as the start of the next one.

use chrono::Datelike;

use super::{Figures, Report};
use crate::address::{Address, Period};
use crate::forms::Role;
use crate::periods::{is_twelve_months, year_after};
use crate::values::Value;

impl Report {
    /// What goes over into the next report, address by address: answers of Current as Prior, as they were sent; the
    /// names of other rows; the period itself; the lines of business. Nothing else: no working figures, remarks,
    /// explanations, topics, and no Current.
    pub fn carried(&self) -> Vec<(Address, Value)> {
        let figures = Figures::of(self);
        let mut carried = Vec::new();
        for point in &self.form.points {
            let to = match (point.role, point.period) {
                (Role::Answer | Role::Optional, Some(Period::Current)) => {
                    point.address.in_period(Period::Prior)
                }
                (Role::Name, _) => point.address.clone(),
                _ => continue,
            };
            carried.extend(figures.shown_value(point.address.as_str()).map(|value| (to, value)));
        }
        if let Some((start, end)) = self.period(Period::Current) {
            for (edge, day) in [("start", start), ("end", end)] {
                carried.push((Address::new("period", None, Some(Period::Prior), edge), Value::Date(day)));
            }
        }
        carried.extend(self.answer("lobs").map(|lobs| (Address::from("lobs"), lobs.clone())));
        carried
    }

    /// The reporting year of the next report: one more than its own, or as its Current period tells (12 months that end
    /// in year Y−1 are reported in Y). `None` when neither is known.
    pub fn next_year(&self) -> Option<u16> {
        let told = || u16::try_from(self.period(Period::Current)?.1.year() + 2).ok();
        self.year.and_then(|year| year.checked_add(1)).or_else(told)
    }

    /// The periods of the next report where they aren't the recommended ones of its year: Prior is this Current, Current
    /// the 12 months after it.
    pub fn next_periods(&self) -> Vec<(Address, Value)> {
        let Some(prior) = self.period(Period::Current) else { return Vec::new() };
        if self.next_year().and_then(|year| self.form.recommended(year, Period::Prior)) == Some(prior) {
            return Vec::new();
        }
        let current = Some(prior).filter(|prior| is_twelve_months(*prior)).and_then(year_after);
        let mut periods = Vec::new();
        for (period, span) in [(Period::Current, current), (Period::Prior, Some(prior))] {
            let Some((start, end)) = span else { continue };
            for (edge, day) in [("start", start), ("end", end)] {
                periods.push((Address::new("period", None, Some(period), edge), Value::Date(day)));
            }
        }
        periods
    }
}
