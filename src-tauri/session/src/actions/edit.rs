//! Typing, pasting, filling, clearing.

use hpug_model::forms::{DataPoint, Form, Role};
use hpug_model::values::{Kind, rich_from_json, typed};
use hpug_model::{Address, Value};
use hpug_store::Tx;
use hpug_store::tables::Answer;

use crate::error::{Result, SessionError};
use crate::loaded::{Source, answer_row};
use crate::session::{Deed, Session};
use crate::wire::cells::{EditKind, Typed};
use crate::wire::reports::Changed;

/// An answer to be written or, without a row, removed.
pub(super) struct Write {
    pub address: Address,
    pub row: Option<Answer>,
}

impl Session {
    /// Enters what was typed, pasted, filled or cleared: one action, one step of undo. Text that can't be a value
    /// of its cell is kept as typed. Computed cells in a block are passed over. A document with formatting is taken as
    /// [`hpug_model::rich::RichText::from_json`] leaves it.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for an address that the form doesn't have, a computed cell typed into, or a
    /// document beyond its limits;
    /// [`SessionError::ReadOnly`]; those of writing, after which the edit is to be sent again under the same id.
    pub fn edit(&mut self, id: u32, edit_id: &str, kind: EditKind, cells: &[Typed]) -> Result<Changed> {
        // Before anything is read: a store whose file could not be opened anew has nothing to read until it can.
        self.open_mut()?.allow(edit_id)?;
        let (person, time) = (self.person()?, self.time());
        let form = self.own(id)?.report.form.clone();
        let source = source_of(kind);
        let mut writes = Vec::with_capacity(cells.len());
        for Typed { address, text, rich } in cells {
            let point = point_of(&form, address)?;
            if point.role == Role::Computed {
                if cells.len() == 1 {
                    return Err(SessionError::bad(address, "it is computed from other cells"));
                }
                continue;
            }
            let value = match rich {
                Some(document) if point.kind == Kind::Text => rich_from_json(document)
                    .map_err(|error| SessionError::Rich { what: address.clone(), error })?,
                _ => typed(point.kind, &form.measure_of(point).choices, text),
            };
            writes.push(Write::of(&point.address, value.as_ref(), &source, (&person, &time))?);
        }
        self.change(id, &Deed::edit(edit_id, word(kind)), |tx| put(tx, id, &writes))
    }
}

impl Write {
    /// The writing of a value; `None` clears.
    pub(super) fn of(
        address: &Address,
        value: Option<&Value>,
        source: &Source,
        by: (&str, &str),
    ) -> Result<Write> {
        let row = value.map(|value| answer_row(address.as_str(), value, source, by)).transpose()?;
        Ok(Write { address: address.clone(), row })
    }
}

/// Writes answers into a report.
pub(super) fn put(tx: &mut Tx<'_>, report: u32, writes: &[Write]) -> hpug_store::Result<()> {
    let report = i64::from(report);
    for write in writes {
        match &write.row {
            Some(row) => tx.put_answer(report, row)?,
            None => tx.remove_answer(report, write.address.as_str())?,
        }
    }
    // What was half-typed there is settled now.
    writes.iter().try_for_each(|write| tx.put_draft_text(report, write.address.as_str(), ""))
}

/// The data point of an address.
pub(super) fn point_of<'a>(form: &'a Form, address: &str) -> Result<&'a DataPoint> {
    form.point(address).ok_or_else(|| SessionError::bad(address, "the form has no such cell"))
}

fn source_of(kind: EditKind) -> Source {
    match kind {
        EditKind::Typed | EditKind::Cleared => Source::Typed,
        EditKind::Pasted => Source::Pasted,
        EditKind::Filled => Source::Filled,
    }
}

fn word(kind: EditKind) -> &'static str {
    match kind {
        EditKind::Typed => "typed",
        EditKind::Pasted => "pasted",
        EditKind::Filled => "filled",
        EditKind::Cleared => "cleared",
    }
}
