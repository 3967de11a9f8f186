//! Versions kept by name.

use hpug_model::values::one_line;
use hpug_store::Tx;
use hpug_store::tables::{Answer, Explanation, NewVersion, Report, Tables, Text, Topic, Version};
use serde::{Deserialize, Serialize};

use crate::error::{Result, SessionError};
use crate::session::{Deed, Session};
use crate::wire::reports::{Changed, VersionRow};

/// All of a report as it was.
#[derive(Serialize, Deserialize)]
pub(super) struct Snapshot {
    pub report: Report,
    pub answers: Vec<Answer>,
    pub remarks: Vec<Text>,
    pub explanations: Vec<Explanation>,
    pub topics: Vec<Topic>,
}

impl Session {
    /// Keeps the report as it is now under a name, and lists the versions.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] without a name, and those of writing.
    pub fn keep_version(&mut self, id: u32, name: &str) -> Result<Vec<VersionRow>> {
        let name = one_line(name);
        if name.is_empty() {
            return Err(SessionError::bad("The version", "it needs a name"));
        }
        let (time, person, report) = (self.time(), self.person()?, i64::from(id));
        let snapshot = snapshot_of(&self.open()?.store, report)?;
        let snapshot = serde_json::to_string(&snapshot).map_err(unreadable)?;
        let version = NewVersion { report, name, time, person, snapshot };
        let edit_id = self.surroundings.draw_id();
        self.act(Some(id), &Deed::note(&edit_id, "version kept"), |tx| tx.keep_version(&version))?;
        self.versions(id)
    }

    /// The versions of a report, newest first.
    ///
    /// # Errors
    /// Of reading.
    pub fn versions(&self, id: u32) -> Result<Vec<VersionRow>> {
        let store = &self.open()?.store;
        let now = store.answers(i64::from(id))?;
        let row = |Version { id, version }: Version| {
            let then = read(&version.snapshot)?.answers;
            Ok(VersionRow {
                id: u32::try_from(id).unwrap_or(u32::MAX),
                name: version.name,
                time: version.time,
                person: version.person,
                differs: differing(&then, &now),
            })
        };
        store.versions(i64::from(id))?.into_iter().map(row).collect()
    }

    /// Makes the report what it was in a version: one step, that undo takes back.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], [`SessionError::ReadOnly`], those of writing.
    pub fn restore_version(&mut self, id: u32, edit_id: &str, version: u32) -> Result<Changed> {
        self.own(id)?;
        let Version { version, .. } = self.open()?.store.version(i64::from(version))?;
        if version.report != i64::from(id) {
            return Err(SessionError::no("version", version.name));
        }
        let then = read(&version.snapshot)?;
        self.change(id, &Deed::edit(edit_id, "version restored"), |tx| restore(tx, &then))
    }
}

/// All of a report as it is, for a version.
///
/// # Errors
/// Of reading.
pub(super) fn snapshot_json(tables: &Tables, report: i64) -> Result<String> {
    serde_json::to_string(&snapshot_of(tables, report)?).map_err(unreadable)
}

/// A version of a report that holds another one as it is.
pub(super) fn version_of(
    tables: &Tables,
    of: i64,
    report: i64,
    name: String,
    (person, time): (&str, &str),
) -> Result<NewVersion> {
    let mut snapshot = snapshot_of(tables, of)?;
    snapshot.report.id = report;
    let snapshot = serde_json::to_string(&snapshot).map_err(unreadable)?;
    Ok(NewVersion { report, name, time: time.to_owned(), person: person.to_owned(), snapshot })
}

/// The report as it is now.
pub(super) fn snapshot_of(tables: &Tables, report: i64) -> Result<Snapshot> {
    Ok(Snapshot {
        report: tables.report(report)?,
        answers: tables.answers(report)?,
        remarks: tables.remarks(report)?,
        explanations: tables.explanations(report)?,
        topics: tables.topics(report)?,
    })
}

fn restore(tx: &mut Tx<'_>, then: &Snapshot) -> hpug_store::Result<()> {
    let id = then.report.id;
    for now in tx.answers(id)? {
        if !then.answers.iter().any(|answer| answer.address == now.address) {
            tx.remove_answer(id, &now.address)?;
        }
    }
    then.answers.iter().try_for_each(|answer| tx.put_answer(id, answer))?;
    for now in tx.remarks(id)? {
        if !then.remarks.iter().any(|remark| remark.address == now.address) {
            tx.put_remark(id, &now.address, "")?;
        }
    }
    then.remarks.iter().try_for_each(|remark| tx.put_remark(id, &remark.address, &remark.text))?;
    for now in tx.explanations(id)? {
        if !then.explanations.iter().any(|e| (&e.check_id, &e.at) == (&now.check_id, &now.at)) {
            tx.remove_explanation(id, &now.check_id, &now.at)?;
        }
    }
    then.explanations.iter().try_for_each(|explanation| tx.put_explanation(id, explanation))?;
    for now in tx.topics(id)? {
        if !then.topics.iter().any(|topic| topic.number == now.number) {
            tx.remove_topic(id, now.number)?;
        }
    }
    then.topics.iter().try_for_each(|topic| tx.put_topic(id, topic))?;
    let now = tx.report(id)?;
    tx.put_report(&Report { state: now.state, deleted_at: now.deleted_at, ..then.report.clone() })
}

/// Answers that say something else, or are there only once.
fn differing(then: &[Answer], now: &[Answer]) -> u32 {
    let same = |a: &Answer| then.iter().any(|b| a.address == b.address && a.value == b.value);
    let kept = now.iter().filter(|answer| same(answer)).count();
    let addresses: std::collections::BTreeSet<&str> =
        then.iter().chain(now).map(|answer| answer.address.as_str()).collect();
    u32::try_from(addresses.len() - kept).unwrap_or(u32::MAX)
}

/// A version as it was kept.
pub(super) fn read(snapshot: &str) -> Result<Snapshot> {
    serde_json::from_str(snapshot).map_err(unreadable)
}

fn unreadable(source: serde_json::Error) -> SessionError {
    SessionError::Unreadable { what: "version", source }
}
