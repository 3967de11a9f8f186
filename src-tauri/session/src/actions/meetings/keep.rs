//! Meetings as a host enters them; each change is kept at once and can be taken back.

use hpug_model::meetings::{Meeting, MeetingKind};
use hpug_model::names::same_plan;
use hpug_store::tables::{self, HistoryRow, KnownName, NameKind};
use hpug_store::{Done, Edit, StepTable, Store, Tx};

use super::held::{Held, Row, json, read};
use super::told::{self, keyed};
use crate::error::{Result, SessionError};
use crate::session::{Deed, Session};
use crate::wire::meetings::{MeetingLine, MeetingTold, MeetingView, NewMeeting};

impl Session {
    /// The meetings, or those put away: those to come by their day, then those past, the last one first.
    ///
    /// # Errors
    /// Of reading.
    pub fn meetings(&self, put_away: bool) -> Result<Vec<MeetingLine>> {
        let today = self.today();
        let mut rows = self.held_meetings(put_away)?;
        rows.sort_by_key(|row| {
            let days = (row.held.meeting.date - today).num_days();
            (days < 0, days.abs(), row.row.id)
        });
        Ok(rows.iter().map(|row| super::view::line(row, today)).collect())
    }

    /// One meeting.
    ///
    /// # Errors
    /// [`SessionError::Store`] when it is not there, and those of reading.
    pub fn meeting(&self, id: u32) -> Result<MeetingView> {
        self.meeting_view(&self.held_meeting(id)?)
    }

    /// Adds a meeting with the agenda that its kind usually has, and with what seldom changes taken over from the host's
    /// last one: one with the same plan, else any.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] without a host or for a day that is none; those of writing.
    pub fn new_meeting(&mut self, edit_id: &str, wanted: &NewMeeting) -> Result<MeetingView> {
        let kind: MeetingKind = keyed("The kind", &wanted.kind)?;
        let date = told::day("The date", &wanted.date)?
            .ok_or_else(|| SessionError::bad("The date", "a meeting needs one"))?;
        let mut meeting = Meeting::new(kind, &wanted.host, &wanted.plan, date)?.cleaned();
        if meeting.host.is_empty() {
            return Err(SessionError::bad("The host", "a meeting needs one"));
        }
        let mut earlier = self.held_meetings(false)?;
        earlier.sort_by_key(|row| (!same_plan(&row.held.meeting.plan, &meeting.plan), -row.row.id));
        if let Some(last) = earlier.iter().find(|row| same_plan(&row.held.meeting.host, &meeting.host)) {
            meeting.take_over(&last.held.meeting);
        }
        meeting.id = format!("hpug-{edit_id}");
        let report = self.likely_report(&meeting)?;
        let compare = if meeting.plan.is_empty() { self.usual_comparison()? } else { None };
        let held = Held::of(meeting, report, compare);
        let time = self.time();
        let row = tables::Meeting {
            id: 0,
            told: json(&held)?,
            created_at: time.clone(),
            changed_at: time,
            deleted_at: None,
        };
        let done = self.act(None, &Deed::edit(edit_id, "new meeting").noted(), |tx| {
            remember(tx, &held.meeting)?;
            tx.add_meeting(&row)
        })?;
        let id = added(done).ok_or_else(|| SessionError::no("meeting", edit_id))?;
        self.meeting(u32::try_from(id).map_err(|_| SessionError::no("meeting", id))?)
    }

    /// Keeps what is told of a meeting: one step of undo.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for what a meeting can't be, [`SessionError::NoSuchThing`], those of writing.
    pub fn keep_meeting(&mut self, id: u32, edit_id: &str, wanted: &MeetingTold) -> Result<MeetingView> {
        let Row { row, held: before } = self.held_meeting(id)?;
        let held = told::held(wanted, &before)?;
        let kind = what_changed(&before, &held);
        self.put_meeting(row, &held, &Deed::edit(edit_id, kind))?;
        self.meeting(id)
    }

    /// Puts a meeting away, or back among the others. Nothing of it is lost.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn put_away_meeting(&mut self, id: u32, away: bool) -> Result<()> {
        let mut row = self.held_meeting(id)?.row;
        row.deleted_at = away.then(|| self.time());
        row.changed_at = self.time();
        let kind = if away { "meeting put away" } else { "meeting put back" };
        let edit_id = self.surroundings.draw_id();
        self.act(None, &Deed::note(&edit_id, kind), |tx| tx.put_meeting(&row)).map(drop)
    }

    /// Takes the newest change of a meeting back.
    ///
    /// # Errors
    /// [`SessionError::Store`] with `NothingTo`, those of writing.
    pub fn undo_meeting(&mut self, id: u32) -> Result<MeetingView> {
        self.step_meeting(id, "undo", Store::undo_meeting)
    }

    /// Does the change of a meeting again that was taken back last.
    ///
    /// # Errors
    /// As [`Session::undo_meeting`].
    pub fn redo_meeting(&mut self, id: u32) -> Result<MeetingView> {
        self.step_meeting(id, "redo", Store::redo_meeting)
    }

    fn step_meeting(
        &mut self,
        id: u32,
        kind: &str,
        step: fn(&mut Store, &Edit, i64) -> hpug_store::Result<Done<HistoryRow>>,
    ) -> Result<MeetingView> {
        let edit_id = self.surroundings.draw_id();
        let deed = Deed::note(&edit_id, kind);
        let edit = self.entry(None, &deed)?;
        let open = self.open_mut()?;
        open.allow(&edit_id)?;
        let done = step(&mut open.store, &edit, i64::from(id));
        open.settle(&deed, done)?;
        self.meeting(id)
    }

    pub(super) fn put_meeting(
        &mut self,
        mut row: tables::Meeting,
        held: &Held,
        deed: &Deed<'_>,
    ) -> Result<()> {
        row.told = json(held)?;
        row.changed_at = self.time();
        self.act(None, deed, |tx| {
            remember(tx, &held.meeting)?;
            tx.put_meeting(&row)
        })
        .map(drop)
    }

    pub(super) fn held_meeting(&self, id: u32) -> Result<Row> {
        read(self.open()?.store.meeting(i64::from(id))?)
    }

    pub(super) fn held_meetings(&self, put_away: bool) -> Result<Vec<Row>> {
        self.open()?.store.meetings(put_away)?.into_iter().map(read).collect()
    }
}

/// The number of a meeting that was added, now or when the same edit came first.
fn added(done: Done<i64>) -> Option<i64> {
    let of_step = done.steps().iter().find(|step| step.table == StepTable::Meeting);
    let of_step = of_step.and_then(|step| step.key.parse().ok());
    done.value().or(of_step)
}

fn remember(tx: &mut Tx<'_>, meeting: &Meeting) -> hpug_store::Result<()> {
    let known = |name: &str| KnownName { name: name.to_owned(), detail: String::new() };
    tx.remember_name(NameKind::Plan, &known(&meeting.plan))?;
    tx.remember_name(NameKind::Host, &known(&meeting.host))
}

/// What a change is called where undo names it.
fn what_changed(before: &Held, after: &Held) -> &'static str {
    let (then, now) = (&before.meeting, &after.meeting);
    let parts = [
        (then.kind != now.kind, "kind"),
        ((then.date, then.start, then.zone) != (now.date, now.start, now.zone), "day and time"),
        (then.agenda != now.agenda, "agenda"),
        (then.people != now.people, "people"),
        (then.webinar != now.webinar, "how people join"),
        (then.topics != now.topics, "topics"),
        (then.next != now.next, "next meeting"),
        (then.actions != now.actions, "actions"),
        ((&then.notes, &then.debrief) != (&now.notes, &now.debrief), "notes"),
        (before.files != after.files, "supporting files"),
        (before.compare != after.compare, "plans side by side"),
        ((before.report, before.since) != (after.report, after.since), "report"),
    ];
    match parts.into_iter().find(|(differs, _)| *differs) {
        Some((_, part)) => part,
        None => "meeting",
    }
}
