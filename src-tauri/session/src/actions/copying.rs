//! A new report with the answers of another one of the same plan for the same year: several hosts, several meetings.

use hpug_model::forms;
use hpug_store::Tx;
use hpug_store::tables::{Answer, Explanation, Report, Text, Topic};

use super::carry::put_all;
use crate::error::Result;
use crate::loaded::{Source, form_of, source_json, source_of, supplements_of, topic_of};
use crate::session::Session;
use crate::wire::reports::LibraryRow;

/// What goes over from another report, ready to be written into a new one.
pub(super) struct Copied {
    answers: Vec<Answer>,
    remarks: Vec<Text>,
    explanations: Vec<Explanation>,
    topics: Vec<Topic>,
}

impl Session {
    /// Reports whose answers a new one can begin with: of the same plan, the same reporting year, and so the same
    /// periods, on an edition of the same form. The last changed first.
    ///
    /// # Errors
    /// [`SessionError::UnknownForm`], and those of reading.
    pub fn copy_sources(&mut self, form: &str, plan: &str, year: u16) -> Result<Vec<LibraryRow>> {
        let family = form_of(form)?.family.clone();
        let plan = plan.trim().to_lowercase();
        let mut reports = self.open()?.store.reports()?;
        reports.retain(|report| {
            !plan.is_empty()
                && report.plan.trim().to_lowercase() == plan
                && report.reporting_year == year
                && form_of(&report.form).is_ok_and(|form| form.family == family)
        });
        self.counted(&reports, usize::MAX)
    }

    /// What goes over from a report into a new one of `report`'s form: answers and working figures with their
    /// remarks, explanations, topics; the contact where none is given. Answers to another host's own metrics stay
    /// behind unless the new file asks for them too.
    ///
    /// # Errors
    /// [`SessionError::UnknownForm`], and those of reading.
    pub(super) fn copied(&self, from: u32, report: &mut Report) -> Result<Copied> {
        let tables = &self.open()?.store;
        let from = i64::from(from);
        let row = tables.report(from)?;
        if [&report.contact_name, &report.contact_email, &report.contact_phone].iter().all(|t| t.is_empty()) {
            (report.contact_name, report.contact_email, report.contact_phone) =
                (row.contact_name, row.contact_email, row.contact_phone);
        }
        let topics = tables.topics(from)?;
        let form = form_of(&report.form)?.extended(&supplements_of(&report.supplements)?, &asked(&topics)?);
        let has = |address: &str| form.point(address).is_some();
        let source = source_json(&Source::Copied { host: row.host, year: row.reporting_year })?;
        let time = self.time();
        let answers = tables.answers(from)?.into_iter().filter(|answer| has(&answer.address));
        // How a value was worked out from contracts or the LAN's rows goes over with it.
        let copy = |answer: Answer| match source_of(&answer.source)? {
            Source::Counted { .. } | Source::FromLan { .. } => Ok(answer),
            _ => Ok(Answer { source: source.clone(), changed_at: time.clone(), ..answer }),
        };
        Ok(Copied {
            answers: answers.map(copy).collect::<Result<_>>()?,
            remarks: tables.remarks(from)?.into_iter().filter(|remark| has(&remark.address)).collect(),
            explanations: tables.explanations(from)?,
            topics,
        })
    }
}

impl Copied {
    /// Writes it into the report of an id.
    pub(super) fn put(&self, tx: &mut Tx<'_>, id: i64) -> hpug_store::Result<()> {
        self.topics.iter().try_for_each(|topic| tx.put_topic(id, topic))?;
        put_all(tx, id, &self.answers)?;
        self.remarks.iter().try_for_each(|remark| tx.put_remark(id, &remark.address, &remark.text))?;
        self.explanations.iter().try_for_each(|explanation| tx.put_explanation(id, explanation))
    }
}

fn asked(topics: &[Topic]) -> Result<Vec<forms::Topic>> {
    topics.iter().cloned().map(topic_of).collect()
}
