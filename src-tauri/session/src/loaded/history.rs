//! What was: the history of a cell, the state that follows from the exports.

use hpug_excel::write::{fingerprint, fingerprint_sent};
use hpug_model::values::Kind;
use hpug_model::{Report, Value, format};
use hpug_store::tables::{Act, Answer, HistoryRow, Tables, Text};
use hpug_store::{Step, StepTable};

use super::{Loaded, source_of, value_of};
use crate::error::Result;
use crate::wire::cells::HistoryLine;
use crate::wire::reports::ReportState;

/// A report is exported when its newest export was no draft and carried just the answers it has now.
///
/// # Errors
/// Of reading the store.
pub fn state(tables: &Tables, loaded: &Loaded) -> Result<ReportState> {
    if loaded.row.state == hpug_store::tables::ReportState::Received {
        return Ok(ReportState::Received);
    }
    let exports = tables.exports(loaded.row.id)?;
    let as_sent =
        exports.first().filter(|newest| !newest.export.draft).map(|newest| &newest.export.fingerprint);
    Ok(match as_sent {
        Some(print) if was_sent(print, &loaded.report) => ReportState::Exported,
        _ if loaded.facts.holds(super::LOCK) => ReportState::Locked,
        _ => ReportState::Draft,
    })
}

/// Whether the fingerprint is that of the report as it is, with its working figures or without them.
fn was_sent(print: &str, report: &Report) -> bool {
    print == fingerprint(report) || print == fingerprint_sent(report, false)
}

impl Loaded {
    /// The history of a cell, newest first.
    ///
    /// # Errors
    /// Of reading the store.
    pub fn history_lines(&self, tables: &Tables, address: &str) -> Result<Vec<HistoryLine>> {
        let mut lines = Vec::new();
        for row in tables.history_at(self.row.id, address)? {
            for step in row.steps.iter().filter(|step| step.address() == Some(address)) {
                let text = self.told(&row, step)?;
                lines.push(HistoryLine { time: row.time.clone(), person: row.person.clone(), text });
            }
        }
        Ok(lines)
    }

    /// `typed 14.2, was 14.1`.
    fn told(&self, row: &HistoryRow, step: &Step) -> Result<String> {
        let did = match row.act {
            Act::Undo => "took back, now",
            Act::Redo => "did again, now",
            Act::Edit | Act::Note => row.kind.as_str(),
        };
        let (after, before) = match step.table {
            StepTable::Answer => {
                (self.shown(step.after::<Answer>()?)?, self.shown(step.before::<Answer>()?)?)
            }
            StepTable::Remark => (words(step.after::<Text>()?), words(step.before::<Text>()?)),
            _ => return Ok(did.to_owned()),
        };
        let from = origin(step)?;
        let confirmed = after == before;
        let now = after.as_deref().unwrap_or("blank");
        Ok(match before {
            _ if confirmed => format!("{did} {now}"),
            Some(was) => format!("{did} {now}{from}, was {was}"),
            None => format!("{did} {now}{from}"),
        })
    }

    fn shown(&self, answer: Option<Answer>) -> Result<Option<String>> {
        let Some(answer) = answer else { return Ok(None) };
        let form = &self.report.form;
        let point = form.point(&answer.address);
        let kind = point.map_or(Kind::Text, |point| point.kind);
        let value = value_of(form, &answer.address, &answer.value)?;
        Ok(value.map(|value| match (&value, point) {
            (Value::Choice(key), Some(point)) => form.measure_of(point).chosen(key),
            _ => short(kind, &value),
        }))
    }
}

/// Where an entered value came from, where the action itself doesn't say: `, from host.xlsx, cell Report!F14`.
fn origin(step: &Step) -> Result<String> {
    let answer = if step.table == StepTable::Answer { step.after::<Answer>()? } else { None };
    let source = answer.map(|answer| source_of(&answer.source)).transpose()?;
    Ok(source.and_then(|source| source.origin()).map_or_else(String::new, |origin| format!(", {origin}")))
}

fn words(text: Option<Text>) -> Option<String> {
    text.map(|remark| cut(&remark.text))
}

fn short(kind: Kind, value: &Value) -> String {
    cut(&format::value(kind, value, None))
}

/// The first 60 characters of a longer text.
fn cut(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    text.chars().take(59).chain(['…']).collect()
}
