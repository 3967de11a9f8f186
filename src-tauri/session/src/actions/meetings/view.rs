//! A meeting as the window shows it.

use std::sync::Arc;

use chrono::NaiveDate;
use hpug_model::format;
use hpug_model::forms::Form;
use hpug_model::meetings::{Due, Meeting, Zone, dates, slots, total_minutes};
use hpug_model::names::{same_name, same_plan};
use hpug_store::tables::{self, ReportState};

use super::held::{Held, Row};
use super::told::{key_of, told};
use crate::error::Result;
use crate::loaded::form_of;
use crate::session::Session;
use crate::wire::meetings::{KeyedLabel, MeetingDate, MeetingLine, MeetingReport, MeetingView};

impl Session {
    pub(super) fn meeting_view(&self, row: &Row) -> Result<MeetingView> {
        let (today, store) = (self.today(), &self.open()?.store);
        let meeting = &row.held.meeting;
        let undo = store.undo_state_of_meeting(row.row.id)?;
        let label = |seq: Option<&i64>| -> Result<Option<String>> {
            Ok(match seq {
                Some(seq) => Some(store.history_row(*seq)?.kind),
                None => None,
            })
        };
        let begins = slots(meeting.start, &meeting.agenda).unwrap_or_default();
        let report = self.report_row(&row.held)?;
        Ok(MeetingView {
            id: row.id(),
            title: meeting.title(),
            when: when(meeting),
            told: told(&Held { report: report.as_ref().map(|report| report.id), ..row.held.clone() }),
            begins: begins.iter().map(|slot| format::time(slot.begins)).collect(),
            total: total_minutes(&meeting.agenda),
            ends: meeting.ends().map(format::time).unwrap_or_default(),
            length_hint: meeting.length_hint().unwrap_or_default(),
            dates: dates(meeting.kind, meeting.date).iter().map(|due| date(due, today)).collect(),
            zones: Zone::ALL
                .into_iter()
                .map(|zone| labelled(key_of(zone), zone.label().to_owned()))
                .collect(),
            reports: self.possible_reports(&row.held)?,
            comparables: self.comparables()?,
            sinces: self.possible_sinces(&row.held, report.as_ref())?,
            undo: label(undo.undo.last())?,
            redo: label(undo.redo.last())?,
            put_away: row.row.deleted_at.is_some(),
        })
    }

    /// The report that a meeting is about, unless it has gone into the bin since.
    pub(super) fn report_row(&self, held: &Held) -> Result<Option<tables::Report>> {
        let Some(id) = held.report else { return Ok(None) };
        Ok(self.open()?.store.reports()?.into_iter().find(|report| report.id == id))
    }

    /// The plan's report that a new meeting is about: of the last reporting year not after the meeting's, a received one
    /// before one of the person's own.
    pub(super) fn likely_report(&self, meeting: &Meeting) -> Result<Option<i64>> {
        let year = chrono::Datelike::year(&meeting.date);
        let reports = self.open()?.store.reports()?.into_iter().filter(|report| {
            is_reported(&report.form)
                && same_plan(&report.plan, &meeting.plan)
                && i32::from(report.reporting_year) <= year + 1
        });
        let last = reports.max_by_key(|report| {
            (report.reporting_year, report.state == ReportState::Received, report.changed_at.clone())
        });
        Ok(last.map(|report| report.id))
    }

    /// Reports that it can be about, the plan's own first, in them the newest year; and the one that it is about, also
    /// where that one's form is refused by now.
    fn possible_reports(&self, held: &Held) -> Result<Vec<MeetingReport>> {
        let meeting = &held.meeting;
        let mut reports: Vec<tables::Report> = self.open()?.store.reports()?;
        reports.retain(|report| is_reported(&report.form) || held.report == Some(report.id));
        reports.sort_by_key(|report| {
            (!same_plan(&report.plan, &meeting.plan), std::cmp::Reverse(report.reporting_year), report.id)
        });
        let possible = reports.iter().map(|report| MeetingReport {
            id: u32::try_from(report.id).unwrap_or(u32::MAX),
            label: report_label(report),
            of_plan: same_plan(&report.plan, &meeting.plan),
        });
        Ok(possible.collect())
    }
}

/// Whether a form is one that a meeting is about: a report, no guide, questionnaire or worksheet.
fn is_reported(form: &str) -> bool {
    form_of(form).is_ok_and(|form| form.sections.iter().any(|section| !section.questions))
}

pub(super) fn labelled(key: String, label: String) -> KeyedLabel {
    KeyedLabel { key, label }
}

/// `Lakeside Health Plan · Progress Report 2021 · 2026 · received Aug 14, 2026, replaced since`: of a plan that sent a
/// correction there are two.
pub(super) fn report_label(report: &tables::Report) -> String {
    let title = form_of(&report.form).map_or_else(|_| report.form.clone(), |form| form.title.clone());
    let day = report.created_at.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
    let came = match (report.state, day) {
        (ReportState::Received, Some(day)) => format!("received {}", format::long_day(day)),
        (ReportState::Received, None) => "received".to_owned(),
        _ => "own".to_owned(),
    };
    let gone = if report.deleted_at.is_some() { ", replaced since" } else { "" };
    let plan = if report.plan.trim().is_empty() { "Plan not named" } else { report.plan.trim() };
    format!("{plan} · {title} · {} · {came}{gone}", report.reporting_year)
}

/// `Tue, Sep 15, 2026, 9:00 am – 10:30 am Central Time`.
fn when(meeting: &Meeting) -> String {
    let ends = meeting.ends().filter(|ends| *ends > meeting.start);
    let ends = ends.map(|ends| format!(" – {}", format::time(ends))).unwrap_or_default();
    let day = format::weekday_and_day(meeting.date);
    format!("{day}, {}{ends} {}", format::time(meeting.start), meeting.zone.label())
}

fn date(due: &Due, today: NaiveDate) -> MeetingDate {
    MeetingDate {
        step: due.step.key().to_owned(),
        what: due.step.label().to_owned(),
        date: due.date.to_string(),
        day: format::weekday_and_day(due.date),
        hint: due.hint().unwrap_or_default(),
        past: due.date < today,
    }
}

pub(super) fn line(row: &Row, today: NaiveDate) -> MeetingLine {
    let meeting = &row.held.meeting;
    let steps = dates(meeting.kind, meeting.date);
    let next = steps.iter().find(|due| due.date >= today);
    let days = (meeting.date - today).num_days();
    MeetingLine {
        id: row.id(),
        title: meeting.title(),
        plan: meeting.plan.clone(),
        kind: meeting.kind.label().to_owned(),
        host: meeting.host.clone(),
        date: meeting.date.to_string(),
        when: format!("{}, {}", format::weekday_and_day(meeting.date), format::time(meeting.start)),
        days_left: i32::try_from(days).unwrap_or(i32::MAX),
        next: next.map(|due| due.step.label().to_owned()).unwrap_or_default(),
        next_date: next.map(|due| due.date.to_string()).unwrap_or_default(),
    }
}

/// Whether two reports are of the same plan and forms of one family.
pub(super) fn comparable(one: &tables::Report, other: &tables::Report) -> bool {
    let same_family = |form: Arc<Form>| form_of(&other.form).is_ok_and(|of| of.family == form.family);
    one.id != other.id && same_name(&one.plan, &other.plan) && form_of(&one.form).is_ok_and(same_family)
}
