//! Where the person is, so that unlocking leads back there.

use hpug_store::tables::{Report, Tables};

use crate::error::{Result, SessionError};
use crate::loaded::has_form;
use crate::session::{Deed, Session};
use crate::wire::store::LastPlace;

const PLACE: &str = "place";

impl Session {
    /// Notes where the person is now, in memory. Locking writes it into the store.
    ///
    /// # Errors
    /// [`SessionError::Locked`].
    pub fn stand_at(&mut self, place: LastPlace) -> Result<()> {
        self.open_mut()?.standing = Some(place);
        Ok(())
    }

    /// Where the person was when the store was locked last, unless that report or meeting has gone since or can't be opened.
    ///
    /// # Errors
    /// Of reading.
    pub(super) fn last_place(&self) -> Result<Option<LastPlace>> {
        let open = self.open()?;
        let Some(place) = &open.standing else { return Ok(None) };
        let there = match place {
            LastPlace::Report { report, .. } => {
                let is_it = |other: &Report| other.id == i64::from(*report) && has_form(other);
                open.store.reports()?.iter().any(is_it)
            }
            LastPlace::Meeting { meeting, .. } => {
                open.store.meetings(false)?.iter().any(|other| other.id == i64::from(*meeting))
            }
            LastPlace::Page { .. } => true,
        };
        Ok(there.then(|| place.clone()))
    }

    /// Writes the place into the store if it has changed. While an edit waits for room on the disk nothing is
    /// written before it, this neither.
    ///
    /// # Errors
    /// Of writing.
    pub(super) fn keep_place(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return Ok(()) };
        if open.unsaved.is_some() || open.store.is_stopped() || kept(&open.store)? == open.standing {
            return Ok(());
        }
        let text = serde_json::to_string(&open.standing)
            .map_err(|source| SessionError::Unreadable { what: "place", source })?;
        let id = self.surroundings.draw_id();
        self.act(None, &Deed::note(&id, "place kept"), |tx| tx.put_setting(PLACE, &text)).map(drop)
    }
}

/// The place that a store holds. One that this version can't read is none: nobody is kept from their store by
/// a convenience.
///
/// # Errors
/// Of reading.
pub(super) fn kept(tables: &Tables) -> Result<Option<LastPlace>> {
    let text = tables.setting(PLACE)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).unwrap_or_default()))
}
