//! Undo and redo: the exact inverse of an edit's steps, checked against what stands there.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::step::{Step, StepTable};
use super::tx::{Tx, fields};
use crate::error::{Result, StoreError};
use crate::tables::{Query, Report};

impl Tx<'_> {
    /// Brings one row to the step's `after`; it must stand at its `before`.
    pub(super) fn replay(&mut self, step: &Step) -> Result<()> {
        if step.table == StepTable::Meeting {
            return self.replay_meeting(step);
        }
        let Some(report) = step.report else { return Ok(()) };
        match step.table {
            StepTable::Answer => {
                let stands = self.answer(report, &step.key)?;
                let before: Option<crate::tables::Answer> = step.before()?;
                let same = match (&stands, &before) {
                    (Some(s), Some(b)) => s.says_same(b),
                    (s, b) => s.is_none() && b.is_none(),
                };
                as_left(step, same)?;
                self.set_answer(report, &step.key, step.after()?)
            }
            StepTable::Remark => {
                as_left(step, self.remark(report, &step.key)? == step.before()?)?;
                self.set_remark(report, &step.key, step.after()?)
            }
            StepTable::Explanation => {
                let (check_id, at) = step.key.split_once('@').unwrap_or((&step.key, ""));
                as_left(step, self.explanation(report, check_id, at)? == step.before()?)?;
                self.set_explanation(report, check_id, at, step.after()?)
            }
            StepTable::Topic => {
                let number = step.key.parse().unwrap_or_default();
                as_left(step, self.topic(report, number)? == step.before()?)?;
                self.set_topic(report, number, step.after()?)
            }
            StepTable::SignOff => {
                as_left(step, self.sign_off(report, &step.key)? == step.before()?)?;
                self.set_sign_off(report, &step.key, step.after()?)
            }
            StepTable::Report => self.replay_report(report, step),
            StepTable::Query => self.replay_query(report, step),
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
            | StepTable::Store => Ok(()),
        }
    }

    /// Time and person of a query are no part of what it says.
    fn replay_query(&mut self, report: i64, step: &Step) -> Result<()> {
        let stands = self.query(report, &step.key)?;
        let before: Option<Query> = step.before()?;
        let same = match (&stands, &before) {
            (Some(stands), Some(before)) => stands.says_same(before),
            (stands, before) => stands.is_none() && before.is_none(),
        };
        as_left(step, same)?;
        self.set_query(report, &step.key, step.after()?)
    }

    /// Fields that the step did not touch keep what they hold now.
    fn replay_report(&mut self, report: i64, step: &Step) -> Result<()> {
        let stands = self.report(report)?;
        let before: Map<String, Value> = step.before()?.unwrap_or_default();
        let after: Map<String, Value> = step.after()?.unwrap_or_default();
        let holds = fields(&stands)?;
        as_left(step, before.iter().all(|(name, value)| holds.get(name) == Some(value)))?;
        let mut whole = match serde_json::to_value(&stands) {
            Ok(Value::Object(map)) => map,
            Ok(_) => Map::new(),
            Err(source) => return Err(StoreError::Row { table: "report", source }),
        };
        whole.extend(after);
        self.put_report(&typed::<Report>(Value::Object(whole))?)
    }
}

fn as_left(step: &Step, same: bool) -> Result<()> {
    if same { Ok(()) } else { Err(StoreError::NotAsLeft(format!("{} {}", step.table.name(), step.key))) }
}

fn typed<T: DeserializeOwned>(value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(|source| StoreError::Row { table: "report", source })
}
