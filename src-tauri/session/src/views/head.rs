//! Plan and periods, the rail and the counts.

use chrono::NaiveDate;
use hpug_model::address::{Lob, Period};
use hpug_model::findings;
use hpug_model::forms::{Form, Section};
use hpug_model::{Address, crosswalk, format};

use super::View;
use crate::wire::reports::{PeriodView, ReportHead, SectionHead, Summary};
use crate::wire::topics::TopicHead;

impl View<'_> {
    /// Plan and periods.
    pub fn head(&self) -> ReportHead {
        let (report, facts) = (self.report, self.facts);
        let covered = report.covered();
        ReportHead {
            id: facts.id,
            form: report.form.id.clone(),
            form_title: report.form.title.clone(),
            credit: report.form.credit.clone(),
            plan: report.plan.clone(),
            host: report.host.clone(),
            contact_name: report.contact.name.clone(),
            contact_email: report.contact.email.clone(),
            contact_phone: report.contact.phone.clone(),
            year: facts.year,
            meeting_date: iso(facts.meeting_date),
            due_date: iso(report.due_date),
            days_left: report.due_date.map(|due| days_between(facts.today, due)),
            current: self.period_view(Period::Current),
            prior: self.period_view(Period::Prior),
            lobs: report.form.lobs.iter().map(|lob| lob_row(*lob, &covered)).collect(),
            asks_periods: report.form.point("period/current/start").is_some(),
            takes_topics: report.form.takes_topics(),
            asks_contact: report.form.item("G.contact").is_none(),
            months: self.months(),
            state: facts.state,
            bound_file: facts.bound_file.clone(),
            questionnaire: facts.questionnaire.clone(),
            questionnaire_hosts: facts.questionnaire_hosts.clone(),
        }
    }

    /// The 12 months of the figures: Current, or those of each line of business that says which.
    fn months(&self) -> String {
        if self.report.form.point("period/current/start").is_some() {
            return self.report.period(Period::Current).map(format::span).unwrap_or_default();
        }
        let mut spans: Vec<String> = Vec::new();
        for span in self.report.form.lobs.iter().filter_map(|lob| crosswalk::months(self.report, *lob)) {
            let words = format::span(span);
            if !spans.contains(&words) {
                spans.push(words);
            }
        }
        spans.join(", ")
    }

    fn period_view(&self, period: Period) -> PeriodView {
        let given = |edge: &str| {
            let address = Address::new("period", None, Some(period), edge);
            self.report.answer(address.as_str()).map(format::editable).unwrap_or_default()
        };
        let recommended = self.report.form.recommended(self.facts.year, period);
        PeriodView {
            start: given("start"),
            end: given("end"),
            recommended_start: iso(recommended.map(|span| span.0)),
            recommended_end: iso(recommended.map(|span| span.1)),
        }
    }

    /// The rail: every section but topics.
    pub fn section_heads(&self) -> Vec<SectionHead> {
        let sections = &self.report.form.sections;
        let named = self.report.form.section("head").is_none().then(|| self.names_head());
        let asked = sections.iter().filter(|section| !section.id.starts_with("T."));
        named.into_iter().chain(asked.map(|section| self.section_head(section))).collect()
    }

    /// Plan and host of a form that has no section for them.
    fn names_head(&self) -> SectionHead {
        let (errors, warnings) = self.counts_in("head");
        SectionHead {
            id: "head".to_owned(),
            title: "Plan and host".to_owned(),
            letter: String::new(),
            answered: 0,
            due: 0,
            errors,
            warnings,
            optional: false,
            items: Vec::new(),
            lobs: Vec::new(),
            off: false,
        }
    }

    fn section_head(&self, section: &Section) -> SectionHead {
        let (answered, due) = self.figures.complete_in(&section.id);
        let (errors, warnings) = self.counts_in(&section.id);
        SectionHead {
            id: section.id.clone(),
            title: section.title.clone(),
            letter: section.letter.clone(),
            answered,
            due,
            errors,
            warnings,
            optional: due == 0 && section.id != "head",
            items: section.items.iter().map(|item| item.code.clone()).collect(),
            lobs: lobs_apart(&self.report.form, section),
            off: self.is_off(&section.id),
        }
    }

    /// Special topics in the rail; a question counts as answered when all its due fields are.
    pub fn topic_heads(&self) -> Vec<TopicHead> {
        let head = |topic: &hpug_model::forms::Topic| {
            let id = format!("T.{}", topic.number);
            let (answered, due) = self.figures.complete_in(&id);
            let (errors, warnings) = self.counts_in(&id);
            TopicHead { number: topic.number, title: topic.title.clone(), answered, due, errors, warnings }
        };
        self.report.topics.iter().map(head).collect()
    }

    /// Counts over the whole report.
    pub fn summary(&self) -> Summary {
        let (answered, due) = self.figures.complete();
        let count = |severity, open: bool| {
            let counted = self
                .findings
                .iter()
                .filter(|finding| finding.severity == severity && finding.is_open() == open);
            u32::try_from(counted.count()).unwrap_or(u32::MAX)
        };
        Summary {
            answered,
            due,
            errors: count(findings::Severity::Error, true),
            warnings: count(findings::Severity::Warning, true),
            explained: count(findings::Severity::Warning, false),
            notes: count(findings::Severity::Note, true),
        }
    }

    fn counts_in(&self, section: &str) -> (u32, u32) {
        let open =
            self.findings.iter().filter(|finding| finding.is_open() && self.section_of(finding) == section);
        open.fold((0, 0), |(errors, warnings), finding| match finding.severity {
            findings::Severity::Error => (errors + 1, warnings),
            findings::Severity::Warning => (errors, warnings + 1),
            findings::Severity::Note => (errors, warnings),
        })
    }
}

/// The lines of business of a section about fewer than the form.
fn lobs_apart(form: &Form, section: &Section) -> Vec<String> {
    if section.lobs == form.lobs {
        return Vec::new();
    }
    section.lobs.iter().map(|lob| lob.key().to_owned()).collect()
}

fn lob_row(lob: Lob, covered: &[Lob]) -> (String, String, bool) {
    (lob.key().to_owned(), lob.label().to_owned(), covered.contains(&lob))
}

fn iso(day: Option<NaiveDate>) -> String {
    day.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default()
}

fn days_between(from: NaiveDate, to: NaiveDate) -> i32 {
    i32::try_from((to - from).num_days()).unwrap_or(i32::MAX)
}
