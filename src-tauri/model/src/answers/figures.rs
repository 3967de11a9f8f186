//! Effective figures: what was entered, and what follows from it.
//!
//! A blank share whose working figures are there is answered by the derived value; a column that makes 100.0 is
//! shown to the tenth by largest remainder; totals are sums of what is shown.

use rust_decimal::Decimal;

use super::{Report, due};
use crate::address::{Address, Lob, Period};
use crate::forms::{DataPoint, Form, Role};
use crate::rounding::{half_unit, largest_remainder, round, share};
use crate::values::{Kind, NoData, Value};

/// Figures from here on, either side of 0, are kept as typed but not calculated with: no plan has them, and products
/// of two smaller ones still fit a `Decimal`.
const TOO_LARGE: Decimal = Decimal::from_parts(276_447_232, 23_283, 0, false, 0);

fn within_bounds(value: Value) -> Value {
    match value {
        Value::Number(number) if number.abs() >= TOO_LARGE => Value::Unreadable(number.to_string()),
        other => other,
    }
}

/// A report's figures at one moment, by position in the form. Making it costs one pass over the form.
pub struct Figures<'a> {
    /// The report.
    pub report: &'a Report,
    values: Vec<Option<Value>>,
    shown: Vec<Option<Decimal>>,
    derived: Vec<bool>,
    due: Vec<bool>,
}

impl<'a> Figures<'a> {
    /// Works out every figure of a report.
    pub fn of(report: &'a Report) -> Figures<'a> {
        let form = &report.form;
        let mut values = vec![None; form.points.len()];
        for (address, value) in &report.answers {
            let position = form.position(address.as_str());
            if let Some(position) = position.filter(|at| form.points[*at].role != Role::Computed) {
                values[position] = Some(within_bounds(value.clone()));
            }
        }
        let mut figures = Figures {
            report,
            values,
            shown: vec![None; form.points.len()],
            derived: vec![false; form.points.len()],
            due: Vec::new(),
        };
        figures.take_from_report();
        figures.take_over();
        figures.derive_shares(|role| !matches!(role, Role::Optional | Role::Computed));
        figures.show();
        figures.derive_sums();
        // A denominator may be a total.
        figures.take_over();
        figures.derive_shares(|role| role == Role::Computed);
        figures.due = due::due(&figures);
        figures
    }

    /// The form.
    pub fn form(&self) -> &'a Form {
        &self.report.form
    }

    /// The value at an address, entered or derived.
    pub fn value(&self, address: &str) -> Option<&Value> {
        self.value_at(self.form().position(address)?)
    }

    /// The value at a position.
    pub fn value_at(&self, position: usize) -> Option<&Value> {
        self.values[position].as_ref()
    }

    /// The number at an address, exact.
    pub fn number(&self, address: &str) -> Option<Decimal> {
        self.value(address)?.as_number()
    }

    /// The number at a position, exact.
    pub fn number_at(&self, position: usize) -> Option<Decimal> {
        self.value_at(position)?.as_number()
    }

    /// The number of an item's measure, exact.
    pub fn of_item(
        &self,
        item: &str,
        lob: Option<Lob>,
        period: Option<Period>,
        measure: &str,
    ) -> Option<Decimal> {
        self.number(Address::new(item, lob, period, measure).as_str())
    }

    /// The number as shown and exported: rounded where the form asks for it, by largest remainder where a column
    /// makes 100.
    pub fn shown(&self, address: &str) -> Option<Decimal> {
        self.shown_at(self.form().position(address)?)
    }

    /// The number at a position as shown and exported.
    pub fn shown_at(&self, position: usize) -> Option<Decimal> {
        self.shown[position]
    }

    /// The value as shown and exported: as [`Figures::shown`] where it is a number.
    pub fn shown_value(&self, address: &str) -> Option<Value> {
        let position = self.form().position(address)?;
        match self.shown[position] {
            Some(number) => Some(Value::number(number)),
            None => self.values[position].clone(),
        }
    }

    /// The no-data reason at an address.
    pub fn no_data(&self, address: &str) -> Option<NoData> {
        self.value(address)?.as_no_data()
    }

    /// Neither value nor no-data reason stands there.
    pub fn is_blank(&self, address: &str) -> bool {
        self.value(address).is_none()
    }

    /// The value was derived by the program: a share of working figures, or a sum.
    pub fn is_derived(&self, address: &str) -> bool {
        self.form().position(address).is_some_and(|position| self.derived[position])
    }

    /// The value at a position was derived by the program.
    pub fn is_derived_at(&self, position: usize) -> bool {
        self.derived[position]
    }

    /// The number that was entered at a position, exact; `None` where it was derived.
    pub fn entered_at(&self, position: usize) -> Option<Decimal> {
        self.number_at(position).filter(|_| !self.derived[position])
    }

    /// How far the exact figure may lie from the one at a position because that is rounded: half a unit of its last
    /// typed decimal; derived figures have one decimal.
    pub fn rounding_at(&self, position: usize) -> Decimal {
        match self.number_at(position) {
            Some(number) if !self.derived[position] => half_unit(number),
            _ => Decimal::new(5, 2),
        }
    }

    /// The share that the working figures of a point make, in percentage points and unrounded, whether or not a value
    /// was entered; `None` without both working figures or with a denominator of 0.
    pub fn share_at(&self, position: usize) -> Option<Decimal> {
        let (of, over) = self.form().points[position].share?;
        share(self.number_at(of)?, self.number_at(over)?)
    }

    /// The parts of a computed column rounded so that they make exactly 100, from their working figures: offered only
    /// when every part has dollars and these sum to the denominator. `None` otherwise.
    pub fn rounded_column(&self, total: &str) -> Option<Vec<(Address, Decimal)>> {
        let form = self.form();
        let total = form.point(total)?;
        let shares: Vec<(usize, usize)> =
            total.sum.iter().map(|at| form.points[*at].share).collect::<Option<_>>()?;
        let whole = self.number_at(shares.first()?.1)?;
        let dollars: Vec<Decimal> =
            shares.iter().map(|(of, _)| self.number_at(*of)).collect::<Option<_>>()?;
        if dollars.iter().any(|part| *part < Decimal::ZERO) || dollars.iter().sum::<Decimal>() != whole {
            return None;
        }
        let exact: Vec<Decimal> = dollars.iter().map(|part| share(*part, whole)).collect::<Option<_>>()?;
        let rounded = largest_remainder(&exact, form.measure_of(total).decimals.unwrap_or(1));
        Some(total.sum.iter().map(|at| form.points[*at].address.clone()).zip(rounded).collect())
    }

    /// An answer is due at a position.
    pub fn due_at(&self, position: usize) -> bool {
        self.due[position]
    }

    /// An answer is due at an address.
    pub fn due(&self, address: &str) -> bool {
        self.form().position(address).is_some_and(|position| self.due[position])
    }

    /// A row called Other holds a name, a Y or a figure other than 0. True for every other item.
    pub fn used(&self, item: &str) -> bool {
        due::used(self, item)
    }

    /// A No elsewhere closes this point (Section B: the designation); it stays visible, greyed.
    pub fn closed(&self, point: &DataPoint) -> bool {
        due::closed(self, point)
    }

    /// Lines of business taken as not offered in a received file.
    pub fn not_offered(&self) -> Vec<Lob> {
        due::not_offered(self)
    }

    /// Lines of business that the report covers and offers.
    pub fn judged_lobs(&self) -> Vec<Lob> {
        let absent = self.not_offered();
        self.report.covered().into_iter().filter(|lob| !absent.contains(lob)).collect()
    }

    /// Data points answered and data points due; special topics are counted by [`Figures::complete_in`].
    pub fn complete(&self) -> (u32, u32) {
        self.count(|section| !section.starts_with("T.") || self.form().is_question_set())
    }

    /// The same for one section.
    pub fn complete_in(&self, section: &str) -> (u32, u32) {
        self.count(|id| id == section)
    }

    fn count(&self, wanted: impl Fn(&str) -> bool) -> (u32, u32) {
        let form = self.form();
        let due = (0..form.points.len())
            .filter(|at| self.due[*at] && wanted(&form.sections[form.points[*at].section].id));
        due.fold((0, 0), |(answered, due), at| (answered + u32::from(self.values[at].is_some()), due + 1))
    }

    /// What the questionnaire and the report itself say where nothing was entered.
    fn take_from_report(&mut self) {
        let form = self.form();
        let mut given = self.report.presets();
        let measures = form.points.iter().filter_map(|p| Some((p, form.measure_of(p).of_report?)));
        given.extend(measures.filter_map(|(point, what)| {
            let text = self.report.says_of_itself(what).trim();
            (!text.is_empty()).then(|| (point.address.clone(), Value::Text(text.to_owned())))
        }));
        for (address, value) in given {
            if let Some(position) = form.position(address.as_str()).filter(|at| self.values[*at].is_none()) {
                self.values[position] = Some(value);
                self.derived[position] = true;
            }
        }
    }

    fn take_over(&mut self) {
        for position in 0..self.values.len() {
            let Some(other) = self.form().points[position].same_as else { continue };
            if self.values[position].is_none() && self.values[other].is_some() {
                self.values[position] = self.values[other].clone();
                self.derived[position] = true;
            }
        }
    }

    /// Shares of entered figures come before sums are made of them, shares of sums after.
    fn derive_shares(&mut self, of_role: impl Fn(Role) -> bool) {
        for position in 0..self.values.len() {
            let point = &self.form().points[position];
            if self.values[position].is_some() || point.share.is_none() || !of_role(point.role) {
                continue;
            }
            if let Some(exact) = self.share_at(position) {
                let keep_exact =
                    self.form().measure_of(point).decimals.is_some() && point.role != Role::Computed;
                let value = if keep_exact { exact } else { round(exact, 1) };
                self.values[position] = Some(Value::number(value));
                self.shown[position] = Some(value);
                self.derived[position] = true;
            }
        }
    }

    fn show(&mut self) {
        for position in 0..self.values.len() {
            let point = &self.form().points[position];
            let number = self.number_at(position);
            self.shown[position] = match self.form().measure_of(point).decimals {
                Some(places) => number.map(|number| round(number, places)),
                None => number,
            };
        }
        for position in 0..self.values.len() {
            let point = &self.form().points[position];
            if point.role == Role::Computed && point.kind == Kind::Percent {
                let parts = point.sum.clone();
                let places = self.form().measure_of(point).decimals.unwrap_or(1);
                self.show_column(&parts, places);
            }
        }
        // A derived share is worth what is shown of it: nobody typed more digits.
        for position in 0..self.values.len() {
            if self.derived[position] && self.shown[position].is_some() {
                self.values[position] = self.shown[position].map(Value::number);
            }
        }
    }

    fn show_column(&mut self, parts: &[usize], places: u32) {
        let exact: Vec<Decimal> = parts.iter().map(|at| self.number_at(*at).unwrap_or_default()).collect();
        let makes_whole = round(exact.iter().sum(), 9) == Decimal::ONE_HUNDRED;
        if !makes_whole || exact.iter().any(|part| part.is_sign_negative() && !part.is_zero()) {
            return;
        }
        for (at, rounded) in parts.iter().zip(largest_remainder(&exact, places)) {
            if self.shown[*at].is_some() {
                self.shown[*at] = Some(rounded);
            }
        }
    }

    fn derive_sums(&mut self) {
        for position in 0..self.values.len() {
            let point = &self.form().points[position];
            if point.role != Role::Computed || !point.sum.iter().any(|at| self.shown[*at].is_some()) {
                continue;
            }
            let sum: Decimal = point.sum.iter().filter_map(|at| self.shown[*at]).sum();
            self.values[position] = Some(Value::number(sum));
            self.shown[position] = Some(sum);
            self.derived[position] = true;
        }
    }
}
