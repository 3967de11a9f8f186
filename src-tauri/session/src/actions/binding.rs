//! Binding a report to another file of its host, and what changes with it.

use std::sync::Arc;

use hpug_excel::ReadError;
use hpug_excel::child::Stop;
use hpug_model::Report;
use hpug_store::tables::StoredFile;

use super::looking::Looked;
use crate::error::{Result, SessionError};
use crate::files::differences;
use crate::loaded::supplements_json;
use crate::session::{Deed, Session};
use crate::surroundings::Reader;
use crate::wire::reports::Changed;
use crate::wire::workbooks::BindingDifferences;

/// A file that a report may be bound to and the one it is bound to now, to be compared while the session is free.
pub struct ToCompare {
    looked: Arc<Looked>,
    bound: Option<StoredFile>,
    report: Report,
    reader: Arc<dyn Reader>,
}

impl ToCompare {
    /// Reads the file bound until now and lists what differs.
    ///
    /// # Errors
    /// [`SessionError::Stopped`]. That the old file can't be read is part of the answer.
    pub fn compare(self, stop: &Stop) -> Result<BindingDifferences> {
        let ToCompare { looked, bound, report, reader } = self;
        let mut told = BindingDifferences {
            file_name: looked.name.clone(),
            before: bound.as_ref().map(|file| file.name.clone()),
            unread: None,
            groups: Vec::new(),
        };
        let old = match bound.map(|file| reader.read(&file.bytes, &file.name, stop)) {
            None => None,
            Some(Ok(old)) => Some(old),
            Some(Err(ReadError::Stopped)) => return Err(SessionError::Stopped),
            Some(Err(error)) => {
                told.unread = Some(error.to_string());
                None
            }
        };
        told.groups = differences(old.as_ref(), &looked.reading, &report);
        Ok(told)
    }
}

impl Session {
    /// Begins to compare a workbook looked at with the one that a report is bound to.
    ///
    /// # Errors
    /// [`SessionError::NotTaken`] when it holds another form, [`SessionError::ReadOnly`],
    /// [`SessionError::NoSuchThing`], those of reading.
    pub fn binding_to_compare(&mut self, id: u32, token: &str) -> Result<ToCompare> {
        let loaded = self.own(id)?;
        let (row, report) = (loaded.row.clone(), loaded.report.clone());
        let looked = self.same_form(token, &row.form)?;
        let bound = match &row.bound_file {
            Some(sha256) => self.open()?.store.file(sha256)?,
            None => None,
        };
        Ok(ToCompare { looked, bound, report, reader: self.surroundings.reader() })
    }

    /// Binds a report to a workbook looked at: answers stay, the host's file and its own metrics change.
    ///
    /// # Errors
    /// [`SessionError::NotTaken`] when it holds another form, [`SessionError::ReadOnly`],
    /// [`SessionError::NoSuchThing`], those of writing, after which the workbook still waits.
    pub fn bind_file(&mut self, id: u32, token: &str) -> Result<Changed> {
        let mut row = self.own(id)?.row.clone();
        let looked = self.same_form(token, &row.form)?;
        row.supplements = supplements_json(&looked.reading.report.supplements)?;
        let edit_id = self.surroundings.draw_id();
        let deed = Deed { undoable: true, ..Deed::note(&edit_id, "bound to another file") };
        let changed = self.change(id, &deed, |tx| {
            row.bound_file = Some(tx.keep_file(&looked.name, &looked.bytes)?);
            tx.put_report(&row)
        })?;
        self.drop_workbook(token);
        Ok(changed)
    }

    fn same_form(&self, token: &str, form: &str) -> Result<Arc<Looked>> {
        let looked = self.looked_at(token)?;
        if looked.reading.report.form.id != form {
            let why = "it holds another form than the report";
            return Err(SessionError::NotTaken { name: looked.name.clone(), why });
        }
        Ok(looked)
    }
}
