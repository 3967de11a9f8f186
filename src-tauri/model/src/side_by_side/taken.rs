//! What a comparison keeps of a report.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::apart::Why;
use crate::address::{Address, Lob, Period};
use crate::answers::{Figures, Report};
use crate::crosswalk;
use crate::findings::{Finding, Severity};
use crate::forms::{self, DataPoint, Form, FormError, Role, SUPPLEMENTS};
use crate::periods::Span;
use crate::values::{Kind, Value};

/// A number as the report shows it, and what keeps it from being compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Got {
    /// The number; `None` where there is none.
    pub number: Option<Decimal>,
    /// What keeps it apart.
    pub why: Option<Why>,
}

/// A figure of a host's own metric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Extra {
    pub code: String,
    pub label: String,
    pub measure: String,
    pub measure_label: String,
    pub kind: Kind,
    pub lob: Option<Lob>,
    pub period: Option<Period>,
    pub got: Got,
}

/// What is kept of a report: about 10 kB, whatever else the file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The plan's name; where the report names none, what the caller puts in its place.
    pub plan: String,
    /// Where it comes from: a file's name, or a report's number.
    pub source: String,
    /// The form as it comes with the program.
    pub form: Arc<Form>,
    /// Errors found anywhere in the report.
    pub errors: u32,
    pub(super) months: Vec<(Option<Lob>, [Option<Span>; 2])>,
    pub(super) figures: Box<[Got]>,
    pub(super) extras: Vec<Extra>,
}

impl Taken {
    /// Takes the figures of a report, judged by its findings. `source` tells it from other reports of the plan.
    ///
    /// # Errors
    /// [`FormError`] when a form file has a mistake.
    pub fn from(report: &Report, findings: &[Finding], source: &str) -> Result<Taken, FormError> {
        let form = forms::form(&report.form.id)?.unwrap_or_else(|| report.form.clone());
        let figures = Figures::of(report);
        let kept = kept_apart(findings);
        let at = |point: &DataPoint| match report.form.position(point.address.as_str()) {
            Some(position) if is_compared(&form, point) => got(&figures, position, &kept),
            _ => Got::default(),
        };
        Ok(Taken {
            plan: report.plan.trim().to_owned(),
            source: source.to_owned(),
            errors: findings.iter().filter(|finding| finding.severity == Severity::Error).count() as u32,
            months: months(report, &form),
            figures: form.points.iter().map(at).collect(),
            extras: extras(&figures, &kept),
            form,
        })
    }

    /// The plan's name for telling plans apart: letter case and spaces aside.
    pub fn plan_key(&self) -> String {
        self.plan.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
    }

    /// The 12 months of a line of business in a period.
    pub(super) fn months_of(&self, lob: Option<Lob>, period: Period) -> Option<Span> {
        let own = self.months.iter().find(|(of, _)| *of == lob && lob.is_some());
        let whole = self.months.iter().find(|(of, _)| of.is_none()).or(self.months.first());
        own.or(whole).and_then(|(_, spans)| spans[usize::from(period == Period::Prior)])
    }

    /// The period's last months of any line of business, to put reports in the order of their years.
    pub(super) fn latest(&self) -> Option<Span> {
        self.months.iter().filter_map(|(_, spans)| spans[0]).max_by_key(|(start, end)| (*end, *start))
    }

    pub(super) fn got(&self, position: usize) -> Got {
        self.figures.get(position).copied().unwrap_or_default()
    }
}

/// Whether comparisons show a data point: a number that is sent, in a row that all plans mean the same by.
pub(super) fn is_compared(form: &Form, point: &DataPoint) -> bool {
    let (section, item) = (&form.sections[point.section], form.item_of(point));
    point.kind.is_number()
        && matches!(point.role, Role::Answer | Role::Optional | Role::Computed)
        && !item.other
        && !(section.adds_up && item.total)
        && !item.code.starts_with("T.")
}

fn got(figures: &Figures<'_>, position: usize, kept: &HashMap<&Address, Why>) -> Got {
    let point = &figures.form().points[position];
    let number = figures.shown_at(position).map(|number| number.normalize());
    let why = match (number, figures.value_at(position)) {
        (Some(_), _) => kept.get(&point.address).copied(),
        (None, Some(Value::NoData(reason))) => Some(Why::NoData(*reason)),
        (None, Some(_)) => Some(Why::Unreadable),
        (None, None) if point.role == Role::Answer && !figures.due_at(position) => Some(Why::NotAsked),
        (None, None) => Some(Why::Blank),
    };
    Got { number, why }
}

/// What findings keep figures apart: errors, slips of the unit that nobody explained, rates on few births.
fn kept_apart(findings: &[Finding]) -> HashMap<&Address, Why> {
    let mut kept: HashMap<&Address, Why> = HashMap::new();
    for finding in findings {
        let births = |at: &&Address| at.measure() == "births";
        let why = match (finding.check, finding.severity) {
            ("FORM-4", _) if finding.is_open() => Why::Unit,
            (check, Severity::Error) => Why::Error(check),
            ("FORM-14", _) => Why::FewBirths,
            // Births of 1–10 are told with their percent; otherwise the births are many and a share of them is small.
            ("FORM-8", _) if finding.at.iter().any(|at| births(&at)) => Why::FewBirths,
            _ => continue,
        };
        for at in finding.at.iter().filter(|at| why != Why::FewBirths || !births(at)) {
            let known = kept.entry(at).or_insert(why);
            *known = (*known).min(why);
        }
    }
    kept
}

/// The months of each line of business where the form asks for them so, else of the report.
fn months(report: &Report, form: &Form) -> Vec<(Option<Lob>, [Option<Span>; 2])> {
    if form.position("period/current/start").is_some() {
        return vec![(None, Period::ALL.map(|period| report.period(period)))];
    }
    form.lobs.iter().map(|lob| (Some(*lob), [crosswalk::months(report, *lob), None])).collect()
}

fn extras(figures: &Figures<'_>, kept: &HashMap<&Address, Why>) -> Vec<Extra> {
    let form = figures.form();
    let own = form.points.iter().enumerate().filter(|(_, point)| {
        form.sections[point.section].id == SUPPLEMENTS
            && point.kind.is_number()
            && matches!(point.role, Role::Answer | Role::Optional)
    });
    let extra = |(position, point): (usize, &DataPoint)| {
        let (item, measure) = (form.item_of(point), form.measure_of(point));
        Extra {
            code: item.code.clone(),
            label: item.label.clone(),
            measure: measure.key.clone(),
            measure_label: measure.label.clone(),
            kind: point.kind,
            lob: point.lob,
            period: point.period,
            got: got(figures, position, kept),
        }
    };
    own.map(extra).collect()
}
