//! A report in memory: the rows of the store as the model knows them, judged.

mod arrival;
mod baseline;
mod changed;
mod history;
mod many;
mod past;
mod queries;
mod rows;
mod signed;
mod source;
mod supplements;
mod topics;

use std::collections::HashMap;

use chrono::NaiveDate;
use hpug_model::checks::{self, Context};
use hpug_model::findings::{Finding, Severity};
use hpug_model::{Address, Report};
use hpug_store::tables;

use crate::views::{Facts, FiguresThen, View};
use crate::wire::cells::CellView;

pub use arrival::Arrival;
pub use many::taken;
pub use past::Past;
pub use rows::{
    answer_row, due_date, form_of, has_form, is_lan, is_same_plan, refusal, refusal_in, report_as_it_was,
    report_with_answers, source_json, source_of, value_of,
};
pub use signed::{ATTESTATION, LOCK};
pub use source::{Part, Source};
pub use supplements::{supplements_json, supplements_of};
pub use topics::{same_topic, schedule_json, topic_of, topic_row};

/// A report in memory.
pub struct Loaded {
    /// Its row.
    pub row: tables::Report,
    /// Its answers.
    pub report: Report,
    /// What belongs to it beside them.
    pub facts: Facts,
    /// What the checks say.
    pub findings: Vec<Finding>,
    /// What the host asks about single figures.
    pub queries: Vec<tables::Query>,
    /// Earlier reports of the plan, for restatements.
    against: Vec<(String, Report)>,
    /// Those that would be among these, and why their forms can't be read.
    unopened: Vec<(String, String)>,
    /// All earlier reports of the plan, once somebody looked back.
    past: Option<Vec<Past>>,
    /// Findings made while its workbook was read.
    reading: Vec<Finding>,
    /// The cells as they were last painted.
    cells: HashMap<Address, CellView>,
}

impl Loaded {
    /// The report ready to be looked at.
    pub fn view(&self) -> View<'_> {
        View::of(&self.report, &self.findings, &self.facts)
    }

    /// Judges the report anew.
    pub fn recheck(&mut self, today: NaiveDate) {
        self.facts.today = today;
        let (against, unopened) = (&self.against, &self.unopened);
        let context = Context { today, against, unopened, reading: &self.reading };
        self.findings = checks::check(&self.report, &context);
        self.facts.outdated = self.outdated();
    }

    /// The report as papers carry it: who stands for it, and where contracts were counted into a value the arithmetic
    /// with its remark.
    pub fn for_papers(&self) -> Report {
        let mut report = self.report.clone();
        report.signed = signed::signed_on_paper(&self.facts.signed, &report.form);
        report.queries = self.queries_sent();
        for (address, mark) in self.facts.marks.iter().filter(|(_, mark)| !mark.derivation.is_empty()) {
            let remark = report.remarks.entry(address.clone()).or_default();
            if !remark.is_empty() {
                remark.push('\n');
            }
            remark.push_str(&mark.derivation.join(" "));
        }
        report
    }

    /// Figures that differ from those of an earlier report on file for the same months; `None` where no earlier report
    /// can be compared.
    pub fn restated(&self) -> Option<u32> {
        let family = &self.report.form.family;
        let of_form = |(_, report): &(String, Report)| report.form.family == *family;
        let of_check = |severity| {
            let found = self.findings.iter();
            found.filter(move |finding| finding.check == "FORM-7" && finding.severity == severity)
        };
        let at_dates = |finding: &Finding| finding.at.iter().any(|at| at.as_str().starts_with("period/"));
        let restated = of_check(Severity::Warning).count();
        let nothing_on_file = !self.against.iter().any(of_form) || of_check(Severity::Note).any(at_dates);
        if nothing_on_file && restated == 0 {
            return None;
        }
        u32::try_from(restated).ok()
    }

    /// The finding of a key.
    pub fn finding(&self, key: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.key() == key)
    }

    /// The figures that a finding is about, as shown now.
    pub fn figures_of(&self, finding: &Finding) -> FiguresThen {
        Self::figures_in(&self.view(), finding)
    }

    fn figures_in(view: &View<'_>, finding: &Finding) -> FiguresThen {
        let shown = |address: &Address| Some((address.to_string(), view.text_on_file(address.as_str())?));
        finding.at.iter().chain(&finding.with).filter_map(shown).collect()
    }

    /// Explanations whose figures have moved; one that a file brought without its figures is taken as it is.
    fn outdated(&self) -> Vec<String> {
        let explained: Vec<&Finding> = self.findings.iter().filter(|f| f.explained.is_some()).collect();
        if explained.is_empty() {
            return Vec::new();
        }
        let view = self.view();
        let moved = |finding: &&&Finding| {
            let then = self.facts.explained.get(&finding.key());
            then.is_some_and(|then| !then.is_empty() && *then != Self::figures_in(&view, finding))
        };
        explained.iter().filter(moved).map(|finding| finding.key()).collect()
    }
}
