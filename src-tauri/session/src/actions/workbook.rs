//! A workbook dropped or opened: looked at first, then used for what the person says.

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use hpug_excel::guard::MAX_FILE;
use hpug_excel::{ReadError, Reading};
use hpug_model::address::Period;
use hpug_model::answers::Figures;
use hpug_model::forms::{self, Role};
use hpug_model::values::Value;
use hpug_model::{Address, format};
use hpug_store::Tx;
use hpug_store::tables::{Answer, Explanation, Report, ReportState, Topic};

use super::carry::put_all;
use super::library::remember;
use crate::error::{Result, SessionError};
use crate::loaded::{Source, answer_row, supplements_json};
use crate::session::{Deed, Session};
use crate::wire::reports::{Changed, ReportView};
use crate::wire::store;
use crate::wire::workbooks::{WorkbookLook, WorkbookUse};

/// Workbooks kept in memory at most until their use is said.
const LOOKED: usize = 8;

/// A workbook looked at.
pub(crate) struct Looked {
    token: String,
    name: String,
    bytes: Vec<u8>,
    reading: Reading,
}

impl Session {
    /// Reads a workbook and tells what it seems to be. Its bytes stay in memory until it is used or dropped; the
    /// file itself is only ever read.
    ///
    /// # Errors
    /// [`SessionError::Locked`], [`SessionError::Read`], [`SessionError::Workbook`].
    pub fn look_at_workbook(&mut self, path: &str) -> Result<WorkbookLook> {
        let role = self.settings()?.role;
        let path = Path::new(path);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = bytes_of(path, &name)?;
        let reading = self
            .surroundings
            .read_workbook(&bytes, &name)
            .map_err(|error| SessionError::Workbook { name: name.clone(), error })?;
        let token = self.surroundings.draw_id();
        let looked = Looked { token, name, bytes, reading };
        let look = looked.look(role, self.today());
        self.looked.push(looked);
        if self.looked.len() > LOOKED {
            self.looked.remove(0);
        }
        Ok(look)
    }

    /// Forgets a workbook looked at.
    pub fn drop_workbook(&mut self, token: &str) {
        self.looked.retain(|looked| looked.token != token);
    }

    /// Makes a report from a workbook looked at.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] when it was dropped, and those of writing.
    pub fn use_workbook(
        &mut self,
        token: &str,
        usage: WorkbookUse,
        plan: &str,
        host: &str,
    ) -> Result<ReportView> {
        let looked = self.take_looked(token)?;
        let added = self.add_from(&looked, usage, plan.trim(), host.trim());
        if added.is_err() {
            self.looked.push(looked);
        }
        self.report(added?)
    }

    fn take_looked(&mut self, token: &str) -> Result<Looked> {
        let at = self.looked.iter().position(|looked| looked.token == token);
        at.map(|at| self.looked.remove(at)).ok_or_else(|| SessionError::no("workbook", token))
    }

    fn add_from(&mut self, looked: &Looked, usage: WorkbookUse, plan: &str, host: &str) -> Result<u32> {
        let read = &looked.reading.report;
        let year = looked.year().unwrap_or(read.form.edition);
        let next = usage == WorkbookUse::StartNextYear;
        let form = if next {
            forms::nearest(&read.form, year + 1)?.unwrap_or_else(|| read.form.clone())
        } else {
            read.form.clone()
        };
        let mut report = self.blank_report(&form.id, if next { year + 1 } else { year });
        (report.plan, report.host) = (plan.to_owned(), host.to_owned());
        (report.contact_name, report.contact_email, report.contact_phone) =
            (read.contact.name.clone(), read.contact.email.clone(), read.contact.phone.clone());
        report.supplements = supplements_json(&read.supplements)?;
        if next {
            let source = Source::Carried { year, file: Some(looked.name.clone()) };
            let mut last = read.clone();
            last.year = Some(year);
            let rows = self.carried_rows(&last, &form.extended(&last.supplements, &[]), &source)?;
            return self.add_report("started from last year's workbook", |tx| {
                let id = tx.add_report(&report)?;
                put_all(tx, id, &rows).map(|()| id)
            });
        }
        self.add_as_read(looked, usage, report, year)
    }

    /// The answers as they stand in the file, the file bound to the report.
    fn add_as_read(
        &mut self,
        looked: &Looked,
        usage: WorkbookUse,
        mut report: Report,
        year: u16,
    ) -> Result<u32> {
        if usage == WorkbookUse::Received {
            report.state = ReportState::Received;
            report.reading = serde_json::to_string(&looked.reading.findings)
                .map_err(|source| SessionError::Unreadable { what: "findings of reading", source })?;
        }
        let (person, time) = (self.person()?, self.time());
        let rows = looked.rows(year, (&person, &time))?;
        let read = &looked.reading.report;
        let explanations = explanations(read);
        let kind = if usage == WorkbookUse::Received { "received" } else { "read from a workbook" };
        self.add_report(kind, |tx| {
            remember(tx, &report)?;
            report.bound_file = Some(tx.keep_file(&looked.name, &looked.bytes)?);
            let id = tx.add_report(&report)?;
            put_all(tx, id, &rows)?;
            put_words(tx, id, read, &explanations)?;
            Ok(id)
        })
    }

    /// Binds a report to a workbook looked at: answers stay, the host's file and its own metrics change.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] when it holds another form, [`SessionError::ReadOnly`],
    /// [`SessionError::NoSuchThing`], those of writing.
    pub fn bind_file(&mut self, id: u32, token: &str) -> Result<Changed> {
        let mut row = self.own(id)?.row.clone();
        let looked = self.take_looked(token)?;
        if looked.reading.report.form.id != row.form {
            let name = looked.name.clone();
            self.looked.push(looked);
            return Err(SessionError::bad(&name, "it holds another form than the report"));
        }
        row.supplements = supplements_json(&looked.reading.report.supplements)?;
        let edit_id = self.surroundings.draw_id();
        let deed = Deed { undoable: true, ..Deed::note(&edit_id, "bound to another file") };
        let changed = self.change(id, &deed, |tx| {
            row.bound_file = Some(tx.keep_file(&looked.name, &looked.bytes)?);
            tx.put_report(&row)
        });
        if changed.is_err() {
            self.looked.push(looked);
        }
        changed
    }
}

/// The bytes of a file that is not too long to be read.
fn bytes_of(path: &Path, name: &str) -> Result<Vec<u8>> {
    let read = || {
        let bytes = std::fs::metadata(path)?.len();
        if bytes > MAX_FILE {
            return Ok(Err(ReadError::TooLarge { bytes, limit: MAX_FILE }));
        }
        std::fs::read(path).map(Ok)
    };
    let bytes = read().map_err(|source| SessionError::Read { path: path.to_owned(), source })?;
    bytes.map_err(|error| SessionError::Workbook { name: name.to_owned(), error })
}

impl Looked {
    fn look(&self, role: store::Role, today: NaiveDate) -> WorkbookLook {
        let read = &self.reading.report;
        let notes = self.reading.notes.iter().map(|note| format!("{}: {}", note.cell, note.message));
        let findings = self.reading.findings.iter().map(|finding| match &finding.cell {
            Some(cell) => format!("{cell}: {}", finding.message),
            None => finding.message.clone(),
        });
        WorkbookLook {
            token: self.token.clone(),
            file_name: self.name.clone(),
            form_title: read.form.title.clone(),
            plan: read.plan.clone(),
            host: self.host(),
            periods: self.periods(),
            answered: self.answered(),
            uses: self.uses(role, today),
            notes: notes.chain(findings).collect(),
        }
    }

    fn host(&self) -> String {
        let read = &self.reading.report;
        match &self.reading.suggested.host {
            Some(host) if read.host.is_empty() => host.clone(),
            _ => read.host.clone(),
        }
    }

    /// Data points with an answer.
    fn answered(&self) -> u32 {
        let counts = |point: &&forms::DataPoint| matches!(point.role, Role::Answer | Role::Name);
        u32::try_from(self.given().filter(counts).count()).unwrap_or(u32::MAX)
    }

    fn given(&self) -> impl Iterator<Item = &forms::DataPoint> {
        let read = &self.reading.report;
        read.form.points.iter().filter(|point| read.answer(point.address.as_str()).is_some())
    }

    /// Nothing is answered outside Prior, where last year's figures may stand.
    fn is_blank(&self) -> bool {
        let asked = |point: &forms::DataPoint| {
            matches!(point.role, Role::Answer | Role::Name | Role::Optional)
                && point.period != Some(Period::Prior)
        };
        !self.given().any(asked)
    }

    /// The months that the file's figures follow, in words.
    fn periods(&self) -> String {
        let read = &self.reading.report;
        let spans = read.form.lobs.iter().filter_map(|lob| hpug_model::crosswalk::months(read, *lob));
        let spans: std::collections::BTreeSet<String> = match read.period(Period::Current) {
            Some(span) => [format::span(span)].into(),
            None => spans.map(format::span).collect(),
        };
        spans.into_iter().collect::<Vec<_>>().join(", ")
    }

    /// The reporting year whose recommended Current begins in the year of the file's own.
    fn year(&self) -> Option<u16> {
        let (start, _) = self.reading.report.period(Period::Current)?;
        u16::try_from(start.year() + 2).ok()
    }

    /// A file without a figure in Current is blank, though last year's may stand in Prior. For a filled one the
    /// role and its age tell the default: a host receives; a plan goes on with this year's or a later one's file,
    /// and starts this year's from an earlier one.
    fn uses(&self, role: store::Role, today: NaiveDate) -> Vec<WorkbookUse> {
        use WorkbookUse::{GoOn, NewDraft, Received, StartNextYear};
        if self.is_blank() {
            return vec![NewDraft];
        }
        let earlier = self.year().is_some_and(|year| i32::from(year) < today.year());
        // Without periods nothing of last year's stands in this year's.
        let mut uses = match (self.reading.report.form.point("period/prior/start"), earlier) {
            (None, _) => vec![GoOn],
            (Some(_), true) => vec![StartNextYear, GoOn],
            (Some(_), false) => vec![GoOn, StartNextYear],
        };
        match role {
            store::Role::Plan => {}
            store::Role::Host => uses.insert(0, Received),
            store::Role::Both => uses.push(Received),
        }
        uses
    }

    /// Answers with the cell they stand in. Periods that are the recommended ones stay blank.
    fn rows(&self, year: u16, by: (&str, &str)) -> Result<Vec<Answer>> {
        let read = &self.reading.report;
        let mut rows = Vec::with_capacity(read.answers.len());
        let figures = Figures::of(read);
        for (address, value) in &read.answers {
            if is_recommended(&read.form, year, address, value) || is_computed(&figures, address, value) {
                continue;
            }
            let cell = self.reading.cell_name(address.as_str());
            let source = Source::Read { file: self.name.clone(), cell };
            rows.push(answer_row(address.as_str(), value, &source, by)?);
        }
        Ok(rows)
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
fn explanations(read: &hpug_model::Report) -> Vec<Explanation> {
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
) -> hpug_store::Result<()> {
    for (address, text) in &read.remarks {
        tx.put_remark(id, address.as_str(), text)?;
    }
    for explanation in explanations {
        tx.put_explanation(id, explanation)?;
    }
    for topic in &read.topics {
        let (number, library_key, title) = (topic.number, topic.key.clone(), topic.title.clone());
        tx.put_topic(id, &Topic { number, library_key, title, intro: String::new() })?;
    }
    Ok(())
}
