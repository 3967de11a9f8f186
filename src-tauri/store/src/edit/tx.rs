//! An open transaction: every change records what stood there before.

use std::ops::Deref;

use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::step::{self, Step, StepTable};
use crate::error::{Result, StoreError};
use crate::tables::{
    Answer, Explanation, KnownName, NameKind, NewExport, NewVersion, Report, Tables, Text, Topic, Unread,
};

/// An open transaction. Reads see what it has changed.
pub struct Tx<'a> {
    tables: &'a Tables,
    time: &'a str,
    pub(super) steps: Vec<Step>,
}

impl Deref for Tx<'_> {
    type Target = Tables;

    fn deref(&self) -> &Tables {
        self.tables
    }
}

impl<'a> Tx<'a> {
    pub(super) fn new(tables: &'a Tables, time: &'a str) -> Self {
        Tx { tables, time, steps: Vec::new() }
    }

    /// What was changed so far.
    pub fn steps_so_far(&self) -> &[Step] {
        &self.steps
    }

    pub(super) fn changed<T: Serialize>(
        &mut self,
        table: StepTable,
        report: Option<i64>,
        key: &str,
        rows: (&Option<T>, &Option<T>),
    ) -> Result<()> {
        let (before, after) = (step::json(table, rows.0)?, step::json(table, rows.1)?);
        self.steps.push(Step { table, report, key: key.to_owned(), before, after });
        Ok(())
    }

    /// Records a step that no table here shows.
    pub(crate) fn note_step(&mut self, step: Step) {
        self.steps.push(step);
    }

    pub(super) fn noted(&mut self, table: StepTable, report: Option<i64>, key: String, after: Value) {
        self.steps.push(Step { table, report, key, before: None, after: Some(after) });
    }

    /// Puts an answer; one that says the same as before changes nothing.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn put_answer(&mut self, report: i64, answer: &Answer) -> Result<()> {
        self.set_answer(report, &answer.address, Some(answer.clone()))
    }

    /// Removes an answer, if there is one.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn remove_answer(&mut self, report: i64, address: &str) -> Result<()> {
        self.set_answer(report, address, None)
    }

    pub(super) fn set_answer(&mut self, report: i64, address: &str, after: Option<Answer>) -> Result<()> {
        let before = self.answer(report, address)?;
        match (&before, &after) {
            (None, None) => return Ok(()),
            (Some(b), Some(a)) if b.says_same(a) => return Ok(()),
            (_, Some(row)) => self.write_answer(report, row)?,
            (_, None) => self.delete_answer(report, address)?,
        }
        self.changed(StepTable::Answer, Some(report), address, (&before, &after))
    }

    /// Puts the remark at an address; an empty text removes it.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn put_remark(&mut self, report: i64, address: &str, text: &str) -> Result<()> {
        let after = (!text.is_empty()).then(|| Text { address: address.to_owned(), text: text.to_owned() });
        self.set_remark(report, address, after)
    }

    pub(super) fn set_remark(&mut self, report: i64, address: &str, after: Option<Text>) -> Result<()> {
        let before = self.remark(report, address)?;
        if before == after {
            return Ok(());
        }
        match &after {
            Some(row) => self.write_remark(report, row)?,
            None => self.delete_remark(report, address)?,
        }
        self.changed(StepTable::Remark, Some(report), address, (&before, &after))
    }

    /// Puts the explanation of a finding.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn put_explanation(&mut self, report: i64, row: &Explanation) -> Result<()> {
        self.set_explanation(report, &row.check_id, &row.at, Some(row.clone()))
    }

    /// Removes the explanation of a finding, if there is one.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn remove_explanation(&mut self, report: i64, check_id: &str, at: &str) -> Result<()> {
        self.set_explanation(report, check_id, at, None)
    }

    pub(super) fn set_explanation(
        &mut self,
        report: i64,
        check_id: &str,
        at: &str,
        after: Option<Explanation>,
    ) -> Result<()> {
        let before = self.explanation(report, check_id, at)?;
        if before == after {
            return Ok(());
        }
        match &after {
            Some(row) => self.write_explanation(report, row)?,
            None => self.delete_explanation(report, check_id, at)?,
        }
        self.changed(StepTable::Explanation, Some(report), &format!("{check_id}@{at}"), (&before, &after))
    }

    /// Puts a topic under its number. Its answers are the caller's to move or remove.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn put_topic(&mut self, report: i64, topic: &Topic) -> Result<()> {
        self.set_topic(report, topic.number, Some(topic.clone()))
    }

    /// Removes a topic, if it is there; its answers stay unless the caller removes them.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn remove_topic(&mut self, report: i64, number: u32) -> Result<()> {
        self.set_topic(report, number, None)
    }

    pub(super) fn set_topic(&mut self, report: i64, number: u32, after: Option<Topic>) -> Result<()> {
        let before = self.topic(report, number)?;
        if before == after {
            return Ok(());
        }
        match &after {
            Some(row) => self.write_topic(report, row)?,
            None => self.delete_topic(report, number)?,
        }
        self.changed(StepTable::Topic, Some(report), &number.to_string(), (&before, &after))
    }

    /// Adds a report and returns its number; the one given in `report` is not looked at.
    ///
    /// # Errors
    /// Of writing.
    pub fn add_report(&mut self, report: &Report) -> Result<i64> {
        let id = self.insert_report(report)?;
        let after = step::json(StepTable::Report, &Some(Report { id, ..report.clone() }))?;
        self.steps.push(Step {
            table: StepTable::Report,
            report: Some(id),
            key: String::new(),
            before: None,
            after,
        });
        Ok(id)
    }

    /// Writes a report's changed fields. `id`, `created_at` and `changed_at` are the store's.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`], and those of reading and writing.
    pub fn put_report(&mut self, report: &Report) -> Result<()> {
        let stands = fields(&self.tables.report(report.id)?)?;
        let wanted = fields(report)?;
        let differs = |name: &&String| stands.get(*name) != wanted.get(*name);
        let names: Vec<String> = wanted.keys().filter(differs).cloned().collect();
        if names.is_empty() {
            return Ok(());
        }
        self.write_report(report)?;
        let pick = |from: &Map<String, Value>| {
            names.iter().filter_map(|n| Some((n.clone(), from.get(n)?.clone()))).collect::<Map<_, _>>()
        };
        self.changed(StepTable::Report, Some(report.id), "", (&Some(pick(&stands)), &Some(pick(&wanted))))
    }

    /// Keeps half-typed text; an empty one forgets it. The history notes the address, not the words.
    ///
    /// # Errors
    /// Of writing.
    pub fn put_draft_text(&mut self, report: i64, address: &str, text: &str) -> Result<()> {
        let stands = self.draft_text(report, address)?.map(|t| t.text).unwrap_or_default();
        if stands == text {
            return Ok(());
        }
        if text.is_empty() {
            self.delete_draft_text(report, address)?;
        } else {
            self.write_draft_text(report, &Text { address: address.to_owned(), text: text.to_owned() })?;
        }
        self.noted(
            StepTable::DraftText,
            Some(report),
            address.to_owned(),
            json!({ "kept": !text.is_empty() }),
        );
        Ok(())
    }

    /// Sets a setting.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn put_setting(&mut self, name: &str, value: &str) -> Result<()> {
        let before = self.setting(name)?;
        if before.as_deref() == Some(value) {
            return Ok(());
        }
        self.tables.put_setting(name, value)?;
        self.changed(StepTable::Setting, None, name, (&before, &Some(value.to_owned())))
    }

    /// Sets the person's name or role, asked when the store was made.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn put_store_fact(&mut self, name: StoreFact, value: &str) -> Result<()> {
        let before = self.meta(name.as_str())?;
        if before.as_deref() == Some(value) {
            return Ok(());
        }
        self.put_meta(name.as_str(), value)?;
        self.changed(StepTable::Store, None, name.as_str(), (&before, &Some(value.to_owned())))
    }

    /// Remembers a name, or moves it to the front of those offered again. An empty one is not remembered.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn remember_name(&mut self, kind: NameKind, known: &KnownName) -> Result<()> {
        if known.name.is_empty() {
            return Ok(());
        }
        let before = self.known_name(kind, &known.name)?;
        self.put_known_name(kind, known, self.time)?;
        if before.as_ref() == Some(known) {
            return Ok(());
        }
        let key = format!("{kind:?}/{}", known.name).to_lowercase();
        self.changed(StepTable::KnownName, None, &key, (&before, &Some(known.clone())))
    }

    /// Keeps a file whole and returns its SHA-256; one kept before is kept once, under its first name.
    ///
    /// # Errors
    /// Of writing.
    pub fn keep_file(&mut self, name: &str, bytes: &[u8]) -> Result<String> {
        let sha256 = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect::<String>();
        if self.file_name(&sha256)?.is_none() {
            self.put_file(&sha256, name, bytes)?;
            self.noted(StepTable::File, None, sha256.clone(), json!({ "name": name, "bytes": bytes.len() }));
        }
        Ok(sha256)
    }

    /// Keeps an export and returns its number.
    ///
    /// # Errors
    /// Of writing.
    pub fn add_export(&mut self, export: &NewExport) -> Result<i64> {
        let id = self.insert_export(export)?;
        let noted =
            json!({ "kind": export.kind, "file_name": export.file_name, "fingerprint": export.fingerprint });
        self.noted(StepTable::Export, Some(export.report), id.to_string(), noted);
        Ok(id)
    }

    /// Notes how a report arrived, as JSON.
    ///
    /// # Errors
    /// Of writing.
    pub fn put_arrival(&mut self, report: i64, facts: &str) -> Result<()> {
        self.write_arrival(report, facts)?;
        self.noted(StepTable::Arrival, Some(report), String::new(), json!({ "noted": true }));
        Ok(())
    }

    /// Keeps a file in the list of those that could not be read.
    ///
    /// # Errors
    /// Of writing.
    pub fn put_unread(&mut self, file: &Unread) -> Result<()> {
        self.write_unread(file)?;
        self.noted(StepTable::Arrival, None, file.path.clone(), json!({ "unread": file.kind }));
        Ok(())
    }

    /// Takes a file out of that list; one that is not in it changes nothing.
    ///
    /// # Errors
    /// Of writing.
    pub fn remove_unread(&mut self, path: &str) -> Result<()> {
        if self.delete_unread(path)? > 0 {
            self.noted(StepTable::Arrival, None, path.to_owned(), json!({ "removed": true }));
        }
        Ok(())
    }

    /// Keeps a version and returns its number.
    ///
    /// # Errors
    /// Of writing.
    pub fn keep_version(&mut self, version: &NewVersion) -> Result<i64> {
        let id = self.insert_version(version)?;
        self.noted(StepTable::Version, Some(version.report), id.to_string(), json!({ "name": version.name }));
        Ok(id)
    }
}

/// A fact about the store that the person may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreFact {
    /// The person's name for the history.
    Person,
    /// Plan, host or both.
    Role,
}

impl StoreFact {
    fn as_str(self) -> &'static str {
        match self {
            StoreFact::Person => "person",
            StoreFact::Role => "role",
        }
    }
}

/// A report's fields but its number and times, which are the store's.
pub(super) fn fields(report: &Report) -> Result<Map<String, Value>> {
    match step::json(StepTable::Report, &Some(report))? {
        Some(Value::Object(mut map)) => {
            map.retain(|name, _| !matches!(name.as_str(), "id" | "created_at" | "changed_at"));
            Ok(map)
        }
        _ => Err(StoreError::NoSuchRow { what: "report", id: report.id.to_string() }),
    }
}
