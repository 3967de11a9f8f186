//! What of a report others than the plan may see.

use super::{Figures, Report};
use crate::address::Address;
use crate::forms::Role;
use crate::values::Value;

impl Report {
    /// The report without the plan's working figures, what is said about them, and what a received file states beside them.
    /// Shares that the program derives from them stay as figures of their own.
    pub fn without_working_figures(&self) -> Report {
        let figures = Figures::of(self);
        let mut shared = self.clone();
        for (position, point) in self.form.points.iter().enumerate() {
            match point.role {
                Role::Working | Role::Stated => shared.set(point.address.clone(), None),
                Role::Computed => {}
                _ if figures.is_derived_at(position) && point.share.is_some() => {
                    shared.set(point.address.clone(), figures.shown_at(position).map(Value::number));
                }
                _ => {}
            }
        }
        let of_plan = |address: &str| {
            self.form.point(address).is_some_and(|point| matches!(point.role, Role::Working | Role::Stated))
        };
        shared.remarks.retain(|address: &Address, _| !of_plan(address.as_str()));
        shared.explanations.retain(|key, _| {
            key.split_once('@').is_none_or(|(check, address)| !check.starts_with("WF-") && !of_plan(address))
        });
        shared
    }
}
