//! What a file of queries or answers brings into a report, worked out before anything is changed.

use hpug_model::forms::Role;
use hpug_model::queries::{self, Query, QueryState};
use hpug_model::values::from_json;
use hpug_model::{Address, Report, Value};
use hpug_store::tables;

use super::super::looking::Looked;
use crate::error::{Result, SessionError};
use crate::loaded::Loaded;
use crate::session::Session;
use crate::wire::queries::{QueryChange, QueryLine, QueryPreview};
use crate::wire::reports::ReportState;

/// What a file brings: the rows to be written, and what there is to say about them.
#[derive(Default)]
pub(super) struct Arriving {
    pub queries: Vec<tables::Query>,
    /// Figures to be written one by one; none where the whole workbook takes the place of the one before.
    pub figures: Vec<(Address, Option<Value>)>,
    pub lines: Vec<QueryLine>,
    pub changes: Vec<QueryChange>,
    pub notes: Vec<String>,
}

impl Session {
    /// What a file that was looked at brings into a report; nothing is changed.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] when it was dropped, [`SessionError::NotTaken`] for a file that the report can't
    /// take, those of reading.
    pub fn preview_queries(&mut self, token: &str, report: u32) -> Result<QueryPreview> {
        let asks = self.loaded(report)?.facts.state != ReportState::Received;
        let Arriving { lines, changes, notes, .. } = self.arriving(token, report)?;
        Ok(QueryPreview { report, asks, queries: lines, changes, notes })
    }

    pub(super) fn arriving(&mut self, token: &str, id: u32) -> Result<Arriving> {
        let looked = self.looked_at(token)?;
        let new_id = self.surroundings.draw_id();
        let loaded = self.loaded(id)?;
        let (here, there) = (&loaded.report.form, &looked.reading.report.form);
        let received = loaded.facts.state == ReportState::Received;
        let alone = looked.reading.is_queries_alone();
        if here.family != there.family || (!alone && here.id != there.id) {
            let why = "it is of another form than the report";
            return Err(SessionError::NotTaken { name: looked.name.clone(), why });
        }
        if !received && !alone {
            let why = "a whole workbook is no file of questions";
            return Err(SessionError::NotTaken { name: looked.name.clone(), why });
        }
        let mut arriving = if received { answers(loaded, &looked) } else { asked(loaded, &looked, &new_id) };
        if received && !alone {
            super::differ::whole(loaded, &looked, &mut arriving);
        }
        let notes = looked.reading.notes.iter().map(|note| format!("{}: {}", note.cell, note.message));
        arriving.notes.extend(notes);
        Ok(arriving)
    }
}

/// Answers to what the host asked: by the ids that the report's queries have, whatever else the file says.
fn answers(loaded: &Loaded, looked: &Looked) -> Arriving {
    let alone = looked.reading.is_queries_alone();
    let mut arriving = Arriving::default();
    for came in &looked.reading.report.queries {
        let Some(stands) = loaded.queries.iter().find(|query| query.id == came.id && !came.id.is_empty())
        else {
            let odd = "This is no question of this report; nothing is taken of it.";
            arriving.lines.push(line(&loaded.report, came, odd));
            continue;
        };
        let mut odd = Vec::new();
        if stands.text != came.text || stands.address != came.address {
            odd.push("The question was changed in the file; yours stays.".to_owned());
        }
        let corrected = if alone { correction(loaded, stands, came, &mut odd) } else { None };
        if !stands.answer.is_empty() && !came.answer.is_empty() && stands.answer != came.answer {
            odd.push(format!("It was answered before: “{}”.", short(&stands.answer)));
        }
        if !came.is_answered() {
            odd.push("It is not answered.".to_owned());
        }
        if stands.state == QueryState::Settled.key() && came.is_answered() {
            odd.push("It was settled before.".to_owned());
        }
        let asked = Query { address: stands.address.clone(), text: stands.text.clone(), ..came.clone() };
        arriving.lines.push(line(&loaded.report, &asked, &odd.join(" ")));
        if !came.is_answered() {
            continue;
        }
        if let Some(value) = corrected {
            change(&loaded.report, &stands.address, Some(&value), &mut arriving);
            arriving.figures.push((Address::from(stands.address.as_str()), Some(value)));
        }
        arriving.queries.push(tables::Query {
            answer: if came.answer.is_empty() { stands.answer.clone() } else { came.answer.clone() },
            corrected: came.corrected.as_ref().map(ToString::to_string),
            state: QueryState::Answered.key().to_owned(),
            ..stands.clone()
        });
    }
    arriving
}

/// Queries for the plan's own report: known ones stay as they are, new ones come behind.
fn asked(loaded: &Loaded, looked: &Looked, new_id: &str) -> Arriving {
    let mut arriving = Arriving::default();
    let mut number = loaded.queries.iter().map(|query| query.number).max().unwrap_or(0);
    for (row, came) in looked.reading.report.queries.iter().enumerate() {
        let known = loaded.queries.iter().find(|query| query.id == came.id && !came.id.is_empty());
        let mut odd = Vec::new();
        if queries::point(&loaded.report, came).is_none() {
            odd.push("The form has no such cell; the question is kept without one.".to_owned());
        }
        let now = loaded.view().text_on_file(&came.address).unwrap_or_default();
        if odd.is_empty() && now != came.received {
            odd.push(format!(
                "The host had {}; your report says {} now.",
                or_blank(&came.received),
                or_blank(&now)
            ));
        }
        let mut query = match known {
            Some(stands) => {
                if stands.text != came.text {
                    odd.push("It is worded anew since you took it.".to_owned());
                }
                tables::Query { text: came.text.clone(), received: came.received.clone(), ..stands.clone() }
            }
            None => {
                number += 1;
                let id = if came.id.is_empty() { format!("{new_id}-{row}") } else { came.id.clone() };
                new_query(id, number, came)
            }
        };
        if !came.answer.is_empty() && !query.answer.is_empty() && query.answer != came.answer {
            odd.push(format!("The file answers “{}”; yours stays.", short(&came.answer)));
        } else if query.answer.is_empty() && !came.answer.is_empty() {
            query.answer.clone_from(&came.answer);
            query.state = QueryState::Answered.key().to_owned();
        }
        if let Some(value) = correction(loaded, &query, came, &mut odd) {
            change(&loaded.report, &query.address, Some(&value), &mut arriving);
            arriving.figures.push((Address::from(query.address.as_str()), Some(value)));
        }
        arriving.lines.push(line(&loaded.report, came, &odd.join(" ")));
        arriving.queries.push(query);
    }
    arriving
}

fn new_query(id: String, number: u32, came: &Query) -> tables::Query {
    tables::Query {
        id,
        number,
        address: came.address.clone(),
        finding: None,
        text: came.text.clone(),
        received: came.received.clone(),
        answer: String::new(),
        corrected: None,
        state: QueryState::Open.key().to_owned(),
        changed_at: String::new(),
        person: String::new(),
    }
}

/// The corrected figure that a file gives for a query's own cell; what is odd about it is told.
fn correction(loaded: &Loaded, query: &tables::Query, came: &Query, odd: &mut Vec<String>) -> Option<Value> {
    let json = came.corrected.as_ref()?;
    let report = &loaded.report;
    let Some(point) = report.form.point(&query.address) else {
        odd.push("A corrected figure stands in the file, and the form has no cell for it.".to_owned());
        return None;
    };
    let value = from_json(point.kind, &report.form.measure_of(point).choices, json).ok().flatten();
    let value = value.or_else(|| json.as_str().map(|text| Value::Unreadable(text.to_owned())))?;
    if point.role == Role::Computed {
        odd.push("The figure is worked out from other cells and can't be corrected by itself.".to_owned());
        return None;
    }
    let now = loaded.view().text_on_file(&query.address).unwrap_or_default();
    let then = queries::shown(report, &query.address, Some(&value));
    if now != query.received && now != then {
        odd.push(format!(
            "The figure was {} when asked and is {} now.",
            or_blank(&query.received),
            or_blank(&now)
        ));
    }
    Some(value)
}

/// A figure that changes, unless it says the same already.
pub(super) fn change(report: &Report, address: &str, value: Option<&Value>, arriving: &mut Arriving) {
    let before = queries::shown(report, address, report.answer(address));
    let after = queries::shown(report, address, value);
    if report.answer(address) != value {
        let name = report.form.name_of(address);
        arriving.changes.push(QueryChange { address: address.to_owned(), name, before, after });
    }
}

fn line(report: &Report, query: &Query, odd: &str) -> QueryLine {
    let known = report.form.point(&query.address).is_some();
    QueryLine {
        name: if known { report.form.name_of(&query.address) } else { query.address.clone() },
        text: query.text.clone(),
        answer: query.answer.clone(),
        odd: odd.to_owned(),
    }
}

fn or_blank(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}

pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
