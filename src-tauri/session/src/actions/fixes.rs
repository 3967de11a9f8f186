//! What the program can do about a finding, and rounding a column to 100.0.

use super::edit::{Write, put};
use crate::error::{Result, SessionError};
use crate::loaded::Source;
use crate::session::{Deed, Session};
use crate::wire::reports::Changed;
use hpug_model::Value;

impl Session {
    /// Carries out a fix that a finding offers, by the id it is listed with.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] when the finding or the fix is gone, [`SessionError::ReadOnly`], those of writing.
    pub fn fix(&mut self, id: u32, edit_id: &str, finding: &str, fix: &str) -> Result<Changed> {
        let (person, time) = (self.person()?, self.time());
        let loaded = self.own(id)?;
        let found = loaded.finding(finding).ok_or_else(|| SessionError::no("finding", finding))?;
        let at: usize = fix.parse().map_err(|_| SessionError::no("fix", fix))?;
        let chosen = found.fixes.get(at).ok_or_else(|| SessionError::no("fix", fix))?;
        let source = Source::Fixed { check: found.check.to_owned() };
        let write = |(address, value): &(_, Option<Value>)| {
            Write::of(address, value.as_ref(), &source, (&person, &time))
        };
        let writes = chosen.writes.iter().map(write).collect::<Result<Vec<_>>>()?;
        let kind = format!("fixed ({})", found.check);
        self.change(id, &Deed::edit(edit_id, &kind), |tx| put(tx, id, &writes))
    }

    /// Rounds the parts of a computed column to exactly 100 by largest remainder, from their dollars. `column` is
    /// the address of its total.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] when the dollars don't make the total, [`SessionError::ReadOnly`], those of
    /// writing.
    pub fn round_column(&mut self, id: u32, edit_id: &str, column: &str) -> Result<Changed> {
        let (person, time) = (self.person()?, self.time());
        let rounded = self.own(id)?.view().figures.rounded_column(column);
        let rounded = rounded
            .ok_or_else(|| SessionError::bad(column, "its parts have no dollars that make the total"))?;
        let write = |(address, number): &(_, _)| {
            Write::of(address, Some(&Value::number(*number)), &Source::Rounded, (&person, &time))
        };
        let writes = rounded.iter().map(write).collect::<Result<Vec<_>>>()?;
        self.change(id, &Deed::edit(edit_id, "rounded to 100.0"), |tx| put(tx, id, &writes))
    }
}
