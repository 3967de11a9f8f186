//! One data point as a cell.

use hpug_model::format::Style;
use hpug_model::forms::{DataPoint, Role};
use hpug_model::values::{Kind, Value};
use hpug_model::{Address, format};

use super::View;
use crate::wire::cells::{CellKind, CellRole, CellView, ChangeView, SourceKind};
use crate::wire::findings::Severity;

impl View<'_> {
    /// The cell of an address; `None` when the form doesn't have it.
    pub fn cell(&self, address: &str) -> Option<CellView> {
        self.report.form.point(address).map(|point| self.cell_of(point))
    }

    /// The cell of a data point.
    pub fn cell_of(&self, point: &DataPoint) -> CellView {
        let form = &self.report.form;
        let address = point.address.as_str();
        let measure = form.measure_of(point);
        let entered = self.report.answer(address);
        let value = self.figures.value(address);
        let mark = self.facts.marks.get(&point.address);
        CellView {
            address: address.to_owned(),
            kind: kind(point.kind),
            role: role(point.role),
            text: self.text_of(point),
            typed: entered.map(format::editable).unwrap_or_default(),
            rich: match entered {
                Some(Value::Rich(text)) => Some(text.to_json()),
                _ => None,
            },
            no_data: matches!(value, Some(Value::NoData(_))),
            unreadable: matches!(value, Some(Value::Unreadable(_))),
            source: self.source(address, entered.is_some()),
            carried: entered.is_some() && mark.is_some_and(|mark| mark.carried),
            remark: self.report.remarks.get(address).is_some_and(|text| !text.is_empty()),
            severity: self.worst.get(address).copied().map(Severity::from),
            due: self.figures.due(address),
            greyed: self.greyed(point),
            name: form.name_of(address),
            choices: self.choices(point, &measure.choices),
        }
    }

    /// As shown: the rounded figure where the form asks for rounding, else as typed, in the person's number style.
    pub fn text_of(&self, point: &DataPoint) -> String {
        self.text_in(point, self.facts.numbers)
    }

    /// The text of a cell as it is kept and sent, whatever number style the person likes on screen; `None` where the form
    /// has no such cell.
    pub fn text_on_file(&self, address: &str) -> Option<String> {
        self.report.form.point(address).map(|point| self.text_in(point, Style::default()))
    }

    fn text_in(&self, point: &DataPoint, style: Style) -> String {
        let address = point.address.as_str();
        let measure = self.report.form.measure_of(point);
        let dressed = |number, decimals| style.dress(format::number(point.kind, number, decimals));
        match (self.figures.shown(address), self.figures.value(address)) {
            (Some(number), _) if self.figures.is_derived(address) && point.kind == Kind::Percent => {
                dressed(number, Some(measure.decimals.unwrap_or(1)))
            }
            // The person's decimals are of what was entered, not of what the form rounds it to.
            (Some(_), Some(Value::Number(entered)))
                if point.kind == Kind::Percent && style != Style::default() =>
            {
                dressed(*entered, style.decimals(point.kind, measure.decimals))
            }
            (Some(number), _) => dressed(number, measure.decimals),
            (None, Some(Value::Choice(key))) => measure.chosen(key),
            (None, Some(value)) => format::value(point.kind, value, measure.decimals),
            (None, None) => String::new(),
        }
    }

    fn source(&self, address: &str, entered: bool) -> SourceKind {
        match (entered, self.facts.marks.get(address)) {
            (true, Some(mark)) => mark.source,
            (true, None) => SourceKind::Typed,
            (false, _) if self.figures.is_derived(address) => SourceKind::Computed,
            (false, _) => SourceKind::None,
        }
    }

    fn greyed(&self, point: &DataPoint) -> bool {
        let off = self.is_off(&self.report.form.sections[point.section].id);
        let lob = self.figures.form().lob_of(point);
        let uncovered = lob.is_some_and(|lob| !self.figures.judged_lobs().contains(&lob));
        off || uncovered || self.figures.closed(point)
    }

    fn choices(&self, point: &DataPoint, listed: &[(String, String)]) -> Vec<(String, String)> {
        let pair = |key: &str, label: &str| (key.to_owned(), label.to_owned());
        match point.kind {
            Kind::Flag => vec![pair("Y", "Yes"), pair("N", "No")],
            Kind::Lobs => {
                let lobs = &self.report.form.sections[point.section].lobs;
                lobs.iter().map(|lob| pair(lob.key(), lob.label())).collect()
            }
            _ => listed.to_vec(),
        }
    }

    /// The change from Prior to Current between two cells.
    pub fn change(&self, current: &Address, prior: &Address) -> ChangeView {
        let numbers = (self.figures.shown(current.as_str()), self.figures.shown(prior.as_str()));
        match numbers {
            (Some(now), Some(before)) => {
                let (direction, text) = format::change(self.report.kind(current.as_str()), now, before);
                ChangeView { text: self.facts.numbers.dress(text), direction }
            }
            _ => ChangeView { text: "–".to_owned(), direction: 0 },
        }
    }
}

fn kind(kind: Kind) -> CellKind {
    match kind {
        Kind::Count | Kind::Hours => CellKind::Count,
        Kind::Dollars => CellKind::Dollars,
        Kind::Percent => CellKind::Percent,
        Kind::Flag => CellKind::Flag,
        Kind::Choice => CellKind::Choice,
        Kind::Choices => CellKind::Choices,
        Kind::Line => CellKind::Line,
        Kind::Month => CellKind::Month,
        Kind::Months => CellKind::Months,
        Kind::Lobs => CellKind::Lobs,
        Kind::Text => CellKind::Text,
        Kind::Date => CellKind::Date,
    }
}

fn role(role: Role) -> CellRole {
    match role {
        Role::Computed | Role::Stated => CellRole::Computed,
        Role::Working => CellRole::Working,
        Role::Answer | Role::Optional | Role::Name | Role::Head => CellRole::Input,
    }
}
