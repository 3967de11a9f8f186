//! What changed in a meeting's report since the meeting before.

use hpug_model::Report;
use hpug_model::meetings::MeetingKind;
use hpug_model::names::same_plan;
use hpug_store::tables;

use super::held::{Held, Since};
use super::told::since_key;
use super::view::{comparable, labelled, report_label};
use crate::actions::comparing::between;
use crate::actions::versions::{self, Snapshot};
use crate::error::Result;
use crate::loaded::report_as_it_was;
use crate::session::Session;
use crate::wire::meetings::{KeyedLabel, MeetingChanges};

/// A report as it stood before, and what it is called.
pub(super) struct Then {
    snapshot: Snapshot,
    label: String,
}

impl Session {
    /// What a meeting's report says otherwise than at the meeting before, or than what it is to be compared with.
    ///
    /// # Errors
    /// [`crate::SessionError::NoSuchThing`], those of reading.
    pub fn meeting_changes(&self, id: u32) -> Result<MeetingChanges> {
        let held = self.held_meeting(id)?.held;
        let Some(report) = self.report_row(&held)? else { return Ok(MeetingChanges::default()) };
        let Some(then) = self.since(&held, &report)? else { return Ok(MeetingChanges::default()) };
        let store = &self.open()?.store;
        let now = versions::snapshot_of(store, report.id)?;
        let form = crate::loaded::report_with_answers(store, &report)?.form;
        let changes = between(&form, &then.snapshot, &now)?;
        Ok(MeetingChanges { than: then.label, changes })
    }

    /// What the report can be compared with: what it stood at, versions, other reports of the plan and form.
    pub(super) fn possible_sinces(
        &self,
        held: &Held,
        report: Option<&tables::Report>,
    ) -> Result<Vec<KeyedLabel>> {
        let automatic = match report {
            Some(report) => self.as_it_stood(held, report)?.map(|then| then.label),
            None => None,
        };
        let automatic = automatic.unwrap_or_else(|| "nothing on file".to_owned());
        let mut choices = vec![
            labelled("auto".to_owned(), format!("As it stood at the meeting before: {automatic}")),
            labelled("none".to_owned(), "Nothing".to_owned()),
        ];
        let Some(report) = report else { return Ok(choices) };
        let store = &self.open()?.store;
        for version in store.versions(report.id)? {
            choices.push(labelled(since_key(Since::Version(version.id)), version_label(&version)));
        }
        for other in store.reports()?.iter().filter(|other| comparable(report, other)) {
            choices.push(labelled(since_key(Since::Report(other.id)), report_label(other)));
        }
        Ok(choices)
    }

    /// What a report is compared with; `None` where there is nothing.
    pub(super) fn since(&self, held: &Held, report: &tables::Report) -> Result<Option<Then>> {
        let store = &self.open()?.store;
        match held.since {
            Since::Auto => self.as_it_stood(held, report),
            Since::Nothing => Ok(None),
            Since::Version(id) => {
                let found = store.versions(report.id)?.into_iter().find(|version| version.id == id);
                found.map(then_of_version).transpose()
            }
            Since::Report(id) => {
                let found = store.reports()?.into_iter().find(|other| other.id == id);
                found.map(|other| self.then_of_report(&other)).transpose()
            }
        }
    }

    /// The report as it was when purchasers met with the plan the time before: a change after that day keeps what stood as a
    /// version, so the first version from then on, else the last one before; else the other report that they looked at.
    fn as_it_stood(&self, held: &Held, report: &tables::Report) -> Result<Option<Then>> {
        let before = self.held_meetings(false)?.into_iter().map(|row| row.held).filter(|other| {
            other.meeting.kind != MeetingKind::Preparation
                && other.meeting.date < held.meeting.date
                && same_plan(&other.meeting.plan, &held.meeting.plan)
                && same_plan(&other.meeting.host, &held.meeting.host)
        });
        let Some(last) = before.max_by_key(|other| other.meeting.date) else { return Ok(None) };
        let store = &self.open()?.store;
        let day = last.meeting.date.to_string();
        let other = last.report.filter(|other| *other != report.id);
        if let Some(other) =
            other.and_then(|id| store.report(id).ok()).filter(|other| comparable(report, other))
        {
            return self.then_of_report(&other).map(Some);
        }
        let mut kept = store.versions(report.id)?;
        kept.sort_by(|one, other| one.version.time.cmp(&other.version.time));
        let after = kept.iter().position(|one| one.version.time.as_str() > day.as_str());
        let at = after.or_else(|| kept.len().checked_sub(1));
        at.map(|at| then_of_version(kept.swap_remove(at))).transpose()
    }

    fn then_of_report(&self, other: &tables::Report) -> Result<Then> {
        let snapshot = versions::snapshot_of(&self.open()?.store, other.id)?;
        Ok(Then { snapshot, label: report_label(other) })
    }

    /// The same as a report.
    pub(super) fn report_then(&self, then: Then) -> Result<Report> {
        let Snapshot { report, answers, topics, .. } = then.snapshot;
        report_as_it_was(&self.open()?.store, &report, topics, answers)
    }
}

fn then_of_version(version: tables::Version) -> Result<Then> {
    let label = version_label(&version);
    let snapshot = versions::read(&version.version.snapshot)?;
    Ok(Then { snapshot, label })
}

/// `Before the correction, Sep 15, 2026`.
fn version_label(version: &tables::Version) -> String {
    let day = version.version.time.get(..10).and_then(|day| day.parse().ok());
    let day = day.map(|day| format!(", {}", hpug_model::format::long_day(day))).unwrap_or_default();
    format!("{}{day}", version.version.name)
}
