//! A workbook that was looked at, used for what the person says.

use hpug_model::Address;
use hpug_model::answers::Figures;
use hpug_model::forms::{self, Role};
use hpug_model::values::{Value, one_line, typed};
use hpug_store::Tx;
use hpug_store::tables::{Answer, Explanation, Report, ReportState, Topic};

use super::carry::put_all;
use super::library::remember;
use super::looking::Looked;
use super::received::older_of;
use crate::error::{Result, SessionError};
use crate::loaded::{Arrival, Source, answer_row, schedule_json, supplements_json, topic_row};
use crate::session::Session;
use crate::wire::reports::ReportView;
use crate::wire::workbooks::{UseWorkbook, WorkbookUse};

impl Session {
    /// Makes a report from a workbook looked at. A new draft can take the answers of another report of the plan,
    /// as [`Session::copy_sources`] lists them.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] when it was dropped, and those of writing.
    pub fn use_workbook(&mut self, token: &str, wanted: &UseWorkbook) -> Result<ReportView> {
        let looked = self.looked_at(token)?;
        if let WorkbookUse::AnswerQueries | WorkbookUse::NextVersion = wanted.r#use {
            let target = self.query_target(&looked, wanted.r#use)?;
            return self.take_queries(token, target);
        }
        let added = self.add_from(&looked, wanted)?;
        self.drop_workbook(token);
        self.report(added)
    }

    /// Makes a report of a workbook, as it is wanted.
    pub(super) fn add_from(&mut self, looked: &Looked, wanted: &UseWorkbook) -> Result<u32> {
        let read = &looked.reading.report;
        let year = looked.reporting_year();
        let next = wanted.r#use == WorkbookUse::StartNextYear;
        let form = if next {
            forms::nearest(&read.form, year + 1).unwrap_or_else(|| read.form.clone())
        } else {
            read.form.clone()
        };
        let mut report = self.blank_report(&form.id, if next { year + 1 } else { year });
        (report.plan, report.host) = (one_line(&wanted.plan), one_line(&wanted.host));
        (report.contact_name, report.contact_email, report.contact_phone) =
            (read.contact.name.clone(), read.contact.email.clone(), read.contact.phone.clone());
        report.supplements = supplements_json(&read.supplements)?;
        if next {
            let source = Source::Carried { year, file: Some(looked.name.clone()) };
            let mut last = read.clone();
            last.year = Some(year);
            let rows = self.carried_rows(&last, &form.extended(&last.supplements, &[]), &source)?;
            return self.add_report("started from last year's workbook", |tx| {
                remember(tx, &report)?;
                let id = tx.add_report(&report)?;
                put_all(tx, id, &rows).map(|()| id)
            });
        }
        self.add_as_read(looked, wanted, report, year)
    }

    /// The answers as they stand in the file, the file bound to the report.
    fn add_as_read(
        &mut self,
        looked: &Looked,
        wanted: &UseWorkbook,
        mut report: Report,
        year: u16,
    ) -> Result<u32> {
        let received = wanted.r#use == WorkbookUse::Received;
        let copied = match wanted.copy_from.filter(|_| wanted.r#use == WorkbookUse::NewDraft) {
            Some(id) => Some(self.copied(id, &mut report)?),
            None => None,
        };
        if received {
            report.state = ReportState::Received;
            report.reading = serde_json::to_string(&looked.reading.findings)
                .map_err(|source| SessionError::Unreadable { what: "findings of reading", source })?;
        }
        let arrival = if received { Some(self.arrival(looked, &report)?) } else { None };
        let (person, time) = (self.person()?, self.time());
        let rows = looked.rows(year, received, (&person, &time))?;
        let read = &looked.reading.report;
        let explanations = explanations(read);
        let topics = read.topics.iter().map(topic_row).collect::<Result<Vec<_>>>()?;
        report.schedule = schedule_json(&read.schedule)?;
        let kind = if received { "received" } else { "read from a workbook" };
        self.add_report(kind, |tx| {
            remember(tx, &report)?;
            report.bound_file = Some(tx.keep_file(&looked.name, &looked.bytes)?);
            let id = tx.add_report(&report)?;
            if let Some(facts) = &arrival {
                tx.put_arrival(id, facts)?;
            }
            put_all(tx, id, &rows)?;
            put_words(tx, id, read, &explanations, &topics)?;
            if let Some(copied) = &copied {
                copied.put(tx, id)?;
            }
            Ok(id)
        })
    }
}

impl Session {
    /// How a received report arrived, as kept.
    fn arrival(&self, looked: &Looked, report: &Report) -> Result<String> {
        let (plan, is_guessed) = self.plan_of_received(looked)?;
        let arrival = Arrival::of(&looked.reading, is_guessed && plan == report.plan);
        Arrival { newer_of: older_of(&self.open()?.store, report)?, ..arrival }.json()
    }
}

impl Looked {
    /// Answers with the cell they stand in. Periods that are the recommended ones stay blank.
    pub(super) fn rows(&self, year: u16, received: bool, by: (&str, &str)) -> Result<Vec<Answer>> {
        let read = &self.reading.report;
        let mut rows = Vec::with_capacity(read.answers.len());
        let figures = Figures::of(read);
        for (address, value) in &read.answers {
            if is_recommended(&read.form, year, address, value) || is_computed(&figures, address, value) {
                continue;
            }
            let reported = !received && self.is_as_reported(address, value);
            let source = match reported {
                true => Source::AsReported { file: self.name.clone() },
                false => {
                    Source::Read { file: self.name.clone(), cell: self.reading.cell_name(address.as_str()) }
                }
            };
            let row = answer_row(address.as_str(), value, &source, by)?;
            rows.push(Answer { carried: reported && address.period().is_some(), ..row });
        }
        Ok(rows)
    }
}

impl Looked {
    /// The host put this figure into the blank as reported last period, and it stands there unchanged.
    fn is_as_reported(&self, address: &Address, value: &Value) -> bool {
        let form = &self.reading.report.form;
        let Some(point) = form.point(address.as_str()) else { return false };
        let text = self.reading.as_reported.get(address);
        let reported = text.and_then(|text| typed(point.kind, &form.measure_of(point).choices, text));
        reported.as_ref() == Some(value)
    }
}

/// What a file states just as the program computes it is computed from now on; what differs is kept for the checks.
fn is_computed(figures: &Figures<'_>, address: &Address, value: &Value) -> bool {
    let form = figures.form();
    let Some(point) = form.point(address.as_str()) else { return false };
    match point.role {
        Role::Stated => point.same_as.and_then(|at| figures.value_at(at)) == Some(value),
        Role::Computed => figures.value(address.as_str()) == Some(value),
        _ => false,
    }
}

fn is_recommended(form: &forms::Form, year: u16, address: &Address, value: &Value) -> bool {
    let (Some(period), "period") = (address.period(), address.item()) else { return false };
    let edge = |(start, end)| if address.measure() == "start" { start } else { end };
    form.recommended(year, period).map(edge).map(Value::Date).as_ref() == Some(value)
}

/// Explanations without the figures they were written about: the file doesn't say.
pub(super) fn explanations(read: &hpug_model::Report) -> Vec<Explanation> {
    let row = |(key, text): (&String, &String)| {
        let (check_id, at) = key.split_once('@')?;
        let (check_id, at, text) = (check_id.to_owned(), at.to_owned(), text.clone());
        Some(Explanation { check_id, at, text, figures: "{}".to_owned() })
    };
    read.explanations.iter().filter_map(row).collect()
}

fn put_words(
    tx: &mut Tx<'_>,
    id: i64,
    read: &hpug_model::Report,
    explanations: &[Explanation],
    topics: &[Topic],
) -> hpug_store::Result<()> {
    for (address, text) in &read.remarks {
        tx.put_remark(id, address.as_str(), text)?;
    }
    for explanation in explanations {
        tx.put_explanation(id, explanation)?;
    }
    topics.iter().try_for_each(|topic| tx.put_topic(id, topic))
}
