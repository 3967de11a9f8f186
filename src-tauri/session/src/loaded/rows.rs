//! From the store's rows to a report, and from values to rows.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use hpug_excel::ReadingFinding;
use hpug_model::answers::{Contact, Origin};
use hpug_model::forms::{self, Form, Topic};
use hpug_model::names::same_name;
use hpug_model::values::{from_json, to_json};
use hpug_model::{Address, Report, Value, periods};
use hpug_store::tables::{Answer, Explanation, ReportState, SignOff, Tables, Text};
use hpug_store::{Step, StepTable, tables};

use super::baseline::baseline;
use super::topics::schedule_of;
use super::{Loaded, Source, supplements_of, topic_of};
use crate::actions::{numbers, thresholds};
use crate::error::{Result, SessionError};
use crate::views::{Facts, FiguresThen, Mark, View};
use crate::wire::reports;

impl Loaded {
    /// Reads a report from the store, judges it and paints its cells, so that [`Loaded::after`] can tell which
    /// look different.
    ///
    /// # Errors
    /// As [`Loaded::read`].
    pub fn in_hand(tables: &Tables, id: i64, today: NaiveDate) -> Result<Loaded> {
        let mut loaded = Loaded::read(tables, id, today)?;
        loaded.cells = loaded.all_cells();
        Ok(loaded)
    }

    /// A report of the store before anything of its answers is read: who it is about, not how it stands.
    ///
    /// # Errors
    /// As [`Loaded::read`].
    pub fn head_alone(
        tables: &Tables,
        row: &tables::Report,
        today: NaiveDate,
    ) -> Result<reports::ReportHead> {
        let report = report_about(tables, row, Vec::new())?;
        let facts = facts_of(tables, row, today)?;
        Ok(View::of(&report, &[], &facts).head())
    }

    /// Reads a report from the store and judges it.
    ///
    /// # Errors
    /// [`SessionError::Store`], [`SessionError::UnknownForm`], [`SessionError::Unreadable`].
    pub fn read(tables: &Tables, id: i64, today: NaiveDate) -> Result<Loaded> {
        Loaded::read_among(tables, id, &tables.reports()?, today)
    }

    /// The same, where the reports outside the bin are at hand, at least those of the plan.
    ///
    /// # Errors
    /// As [`Loaded::read`].
    pub fn read_among(tables: &Tables, id: i64, all: &[tables::Report], today: NaiveDate) -> Result<Loaded> {
        let row = tables.report(id)?;
        let mut report = report_of(tables, &row)?;
        let baseline = baseline(tables, &row, &report, all)?;
        let mut facts = facts_of(tables, &row, today)?;
        facts.questionnaire = baseline.words;
        facts.questionnaire_hosts = baseline.other_hosts;
        report.set_baseline(baseline.report);
        let reading: Vec<ReadingFinding> = read("findings of reading", &row.reading)?;
        let mut loaded = Loaded {
            reading: reading.iter().map(ReadingFinding::finding).collect(),
            against: earlier(tables, &row, all)?,
            unopened: unopened(&row, &report.form, all),
            past: None,
            row,
            report,
            facts,
            queries: tables.queries(id)?,
            findings: Vec::new(),
            cells: HashMap::new(),
        };
        for answer in tables.answers(id)? {
            loaded.take_answer(&answer)?;
        }
        for Text { address, text } in tables.remarks(id)? {
            loaded.report.remarks.insert(Address::from(address), text);
        }
        for explanation in tables.explanations(id)? {
            loaded.take_explanation(&explanation)?;
        }
        loaded.recheck(today);
        loaded.facts.state = super::history::state(tables, &loaded)?;
        Ok(loaded)
    }

    /// Follows a change of the store. `false`: it is one that takes reading the report anew.
    ///
    /// # Errors
    /// [`SessionError::Store`], [`SessionError::Unreadable`].
    pub(super) fn follow(&mut self, step: &Step) -> Result<bool> {
        match step.table {
            StepTable::Answer => match step.after::<Answer>()? {
                Some(answer) => self.take_answer(&answer)?,
                None => {
                    self.report.answers.remove(step.key.as_str());
                    self.facts.marks.remove(step.key.as_str());
                }
            },
            StepTable::Remark => match step.after::<Text>()? {
                Some(remark) => {
                    self.report.remarks.insert(Address::from(remark.address), remark.text);
                }
                None => {
                    self.report.remarks.remove(step.key.as_str());
                }
            },
            StepTable::Explanation => match step.after::<Explanation>()? {
                Some(explanation) => self.take_explanation(&explanation)?,
                None => {
                    self.report.explanations.remove(&step.key);
                    self.facts.explained.remove(&step.key);
                }
            },
            StepTable::SignOff => {
                self.facts.signed.retain(|signed| signed.what != step.key);
                self.facts.signed.extend(step.after::<SignOff>()?);
                self.facts.signed.sort_by(|one, other| one.what.cmp(&other.what));
            }
            StepTable::Topic | StepTable::Report | StepTable::Query => return Ok(false),
            StepTable::DraftText
            | StepTable::Setting
            | StepTable::KnownName
            | StepTable::File
            | StepTable::Export
            | StepTable::Version
            | StepTable::HandOut
            | StepTable::Round
            | StepTable::Meeting
            | StepTable::Arrival
            | StepTable::Store => {}
        }
        Ok(true)
    }

    /// Takes an answer; one whose address the form doesn't have stays in the store and is not shown.
    fn take_answer(&mut self, answer: &Answer) -> Result<()> {
        let address = Address::from(answer.address.as_str());
        if let Some(value) = value_of(&self.report.form, &answer.address, &answer.value)? {
            let source = source_of(&answer.source)?;
            let mark: Mark = source.mark(answer.carried, &answer.person, &answer.changed_at);
            self.facts.marks.insert(address.clone(), mark);
            self.report.set(address, Some(value));
        }
        Ok(())
    }

    fn take_explanation(&mut self, explanation: &Explanation) -> Result<()> {
        let key = format!("{}@{}", explanation.check_id, explanation.at);
        let figures: FiguresThen = read("explanation", &explanation.figures)?;
        self.facts.explained.insert(key.clone(), figures);
        self.report.explanations.insert(key, explanation.text.clone());
        Ok(())
    }
}

/// The value of an answer's JSON; `None` when the form doesn't have the address.
///
/// # Errors
/// [`SessionError::Unreadable`], [`SessionError::Answers`].
pub fn value_of(form: &Form, address: &str, json: &str) -> Result<Option<Value>> {
    let Some(point) = form.point(address) else { return Ok(None) };
    let json = read("answer", json)?;
    from_json(point.kind, &form.measure_of(point).choices, &json).map_err(|error| {
        let address = Address::from(address);
        SessionError::Answers(hpug_model::answers::AnswersError::Value { address, error })
    })
}

/// Where a value came from, for its row.
///
/// # Errors
/// [`SessionError::Unreadable`].
pub fn source_json(source: &Source) -> Result<String> {
    serde_json::to_string(source)
        .map_err(|source| SessionError::Unreadable { what: "source of a value", source })
}

/// The row of a value.
///
/// # Errors
/// [`SessionError::Unreadable`].
pub fn answer_row(
    address: &str,
    value: &Value,
    source: &Source,
    (person, time): (&str, &str),
) -> Result<Answer> {
    Ok(Answer {
        address: address.to_owned(),
        value: to_json(value).to_string(),
        source: source_json(source)?,
        carried: false,
        changed_at: time.to_owned(),
        person: person.to_owned(),
    })
}

/// The source kept with an answer.
///
/// # Errors
/// [`SessionError::Unreadable`].
pub fn source_of(json: &str) -> Result<Source> {
    read("source of a value", json)
}

fn read<T: serde::de::DeserializeOwned>(what: &'static str, json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|source| SessionError::Unreadable { what, source })
}

/// The form of an id that the store holds.
///
/// # Errors
/// [`SessionError::Form`] when its file has a mistake, [`SessionError::UnknownForm`].
pub fn form_of(id: &str) -> Result<Arc<Form>> {
    forms::form(id)?.ok_or_else(|| SessionError::UnknownForm(id.to_owned()))
}

/// Whether a report's form is there and its file right. A report of another form is told of in the lists and where it is
/// opened; it keeps nothing else from being read.
pub fn has_form(row: &tables::Report) -> bool {
    form_of(&row.form).is_ok()
}

/// The report of a row, its topics and metrics, without answers.
fn report_of(tables: &Tables, row: &tables::Report) -> Result<Report> {
    report_about(tables, row, tables.topics(row.id)?)
}

/// The same with other topics than those kept now.
fn report_about(tables: &Tables, row: &tables::Report, topics: Vec<tables::Topic>) -> Result<Report> {
    let form = form_of(&row.form)?;
    let origin = if row.state == ReportState::Received { Origin::Received } else { Origin::Own };
    let mut report = Report::new(form, origin);
    report.plan = row.plan.clone();
    report.host = row.host.clone();
    report.contact = Contact {
        name: row.contact_name.clone(),
        email: row.contact_email.clone(),
        phone: row.contact_phone.clone(),
    };
    report.year = Some(row.reporting_year);
    report.due_date = due_date(row);
    let topics: Result<Vec<Topic>> = topics.into_iter().map(topic_of).collect();
    thresholds::apply(tables, &mut report)?;
    report.widen(supplements_of(&row.supplements)?, topics?);
    if report.form.is_question_set() && report.topics.is_empty() {
        // Without a topic there is nothing to answer yet.
        report.form = report.form.extended(&report.supplements, &[]);
    }
    report.schedule = schedule_of(&row.schedule)?;
    Ok(report)
}

/// The day changed by the person, else 7 days before the meeting.
pub fn due_date(row: &tables::Report) -> Option<NaiveDate> {
    match &row.due_date {
        Some(day) => day.parse().ok(),
        None => row.meeting_date.as_ref()?.parse().ok().and_then(periods::due_date),
    }
}

fn facts_of(tables: &Tables, row: &tables::Report, today: NaiveDate) -> Result<Facts> {
    let bound_file = match &row.bound_file {
        Some(sha256) => tables.file_name(sha256)?,
        None => None,
    };
    Ok(Facts {
        id: u32::try_from(row.id).unwrap_or(u32::MAX),
        year: row.reporting_year,
        meeting_date: row.meeting_date.as_ref().and_then(|day| day.parse().ok()),
        state: if row.state == ReportState::Received {
            reports::ReportState::Received
        } else {
            reports::ReportState::Draft
        },
        bound_file,
        today,
        marks: BTreeMap::new(),
        signed: tables.sign_offs(row.id)?,
        explained: BTreeMap::new(),
        outdated: Vec::new(),
        questionnaire: String::new(),
        questionnaire_hosts: Vec::new(),
        numbers: numbers::style(tables)?,
    })
}

/// Both names are given and the same, as [`same_name`] has it.
pub fn is_same_plan(one: &str, other: &str) -> bool {
    !one.trim().is_empty() && same_name(one, other)
}

/// Whether a row is a report of a form with rows of dollars that Section D matches.
pub fn is_lan(row: &tables::Report) -> bool {
    // A form that can't be read is told where its report is opened.
    form_of(&row.form).is_ok_and(|form| form.metrics.is_some())
}

/// A report of the store with its answers, and nothing else of it.
///
/// # Errors
/// [`SessionError::Store`], [`SessionError::UnknownForm`], [`SessionError::Unreadable`].
pub fn report_with_answers(tables: &Tables, row: &tables::Report) -> Result<Report> {
    report_as_it_was(tables, row, tables.topics(row.id)?, tables.answers(row.id)?)
}

/// A report of these rows, such as a version kept.
///
/// # Errors
/// As [`report_with_answers`].
pub fn report_as_it_was(
    tables: &Tables,
    row: &tables::Report,
    topics: Vec<tables::Topic>,
    answers: Vec<Answer>,
) -> Result<Report> {
    let mut report = report_about(tables, row, topics)?;
    for answer in answers {
        let value = value_of(&report.form, &answer.address, &answer.value)?;
        report.set(Address::from(answer.address), value);
    }
    Ok(report)
}

/// Why a report can't be opened, where it may be of a form's family: what family it is of is known of most forms that are
/// refused and of none that this program doesn't have.
pub fn refusal_in(row: &tables::Report, family: &str) -> Option<String> {
    let may_be = forms::family_of(&row.form).is_none_or(|of| of == family);
    refusal(&row.form).filter(|_| may_be)
}

/// Why reports of a form can't be opened; `None` where they can.
pub fn refusal(form: &str) -> Option<String> {
    form_of(form).err().map(|error| error.to_string())
}

/// Reports of the plan's year before that can't be compared with, and why.
fn unopened(row: &tables::Report, form: &Form, all: &[tables::Report]) -> Vec<(String, String)> {
    let of_year_before = |other: &&tables::Report| {
        is_same_plan(&other.plan, &row.plan)
            && other.id != row.id
            && other.reporting_year + 1 == row.reporting_year
    };
    let told = |other: &tables::Report| {
        let why = refusal_in(other, &form.family)?;
        Some((format!("the report of {}", other.reporting_year), why))
    };
    all.iter().filter(of_year_before).filter_map(told).collect()
}

/// Reports of the same plan to compare with: those of the year before, to tell what was restated, and LAN reports for
/// Section D.
fn earlier(tables: &Tables, row: &tables::Report, all: &[tables::Report]) -> Result<Vec<(String, Report)>> {
    let lan_too = !is_lan(row);
    let wanted = |other: &tables::Report| {
        let of_plan = is_same_plan(&other.plan, &row.plan) && other.id != row.id;
        of_plan
            && has_form(other)
            && (other.reporting_year + 1 == row.reporting_year || (lan_too && is_lan(other)))
    };
    let mut earlier = Vec::new();
    for other in all.iter().filter(|other| wanted(other)) {
        let report = report_with_answers(tables, other)?;
        let name = match is_lan(other) {
            true => report.form.title.clone(),
            false => format!("the report of {}", other.reporting_year),
        };
        earlier.push((name, report));
    }
    Ok(earlier)
}
