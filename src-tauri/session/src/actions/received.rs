//! Received reports: the list, what is known of a file, its plan's name, and the older file that it may replace.

use std::path::Path;

use hpug_excel::{ReadingCheck, ReadingFinding};
use hpug_model::answers::Figures;
use hpug_model::forms::Role;
use hpug_model::values::one_line;
use hpug_model::{Address, Report as Answers};
use hpug_store::tables::{KnownName, NameKind, Report, ReportState, Tables};

use super::comparing::in_words;
use super::versions::version_of;
use crate::error::{Result, SessionError};
use crate::loaded::{Arrival, is_same_plan, report_with_answers};
use crate::session::{Deed, Session};
use crate::views::shown_text;
use crate::wire::received::{
    ChangedAnswer, GivenExplanation, OlderFile, ReceivedFile, ReceivedRow, ReceivedView, UnclearCell,
    UnreadRow,
};
use crate::wire::reports::LibraryRow;

impl Session {
    /// Received reports, the last received first, and the files that could not be read.
    ///
    /// # Errors
    /// Of reading.
    pub fn received_list(&mut self) -> Result<ReceivedView> {
        let mut reports = self.open()?.store.reports()?;
        reports.retain(|report| report.state == ReportState::Received);
        reports.sort_by(|one, other| (&other.created_at, other.id).cmp(&(&one.created_at, one.id)));
        let counted = self.counted(&reports, usize::MAX)?;
        let open = self.open()?;
        let arrivals = open.store.arrivals()?;
        let mut rows = Vec::with_capacity(reports.len());
        for (report, row) in reports.iter().zip(counted) {
            let arrival = Arrival::read(arrivals.get(&report.id).map(String::as_str))?;
            let judged = open.counts.get(&report.id).map(|counted| counted.judged).unwrap_or_default();
            let older = arrival.newer_of.and_then(|id| reports.iter().find(|other| other.id == id));
            rows.push(ReceivedRow {
                unclear: number(unclear(report)?.len()),
                newer_of: older.map(|older| older_file(&open.store, older)).transpose()?,
                seal: arrival.seal_view(),
                plan_is_guessed: arrival.plan_is_guessed,
                explained: judged.explained,
                restated: judged.restated,
                received_at: report.created_at.clone(),
                ..of_library(row)
            });
        }
        let unread = open.store.unread()?.into_iter().map(|file| UnreadRow {
            name: name_of(&file.path),
            wants_password: matches!(file.kind.as_str(), "encrypted" | "wrong_password"),
            path: file.path,
            message: file.message,
        });
        Ok(ReceivedView { rows, unread: unread.collect() })
    }

    /// What is known of a received file beside its answers.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] for a report that was not received, and those of reading.
    pub fn received_file(&mut self, id: u32) -> Result<ReceivedFile> {
        let loaded = self.loaded(id)?;
        let (row, form, report) = (loaded.row.clone(), loaded.report.form.clone(), loaded.report.clone());
        if row.state != ReportState::Received {
            return Err(SessionError::no("received file of report", id));
        }
        let store = &self.open()?.store;
        let arrival = Arrival::read(store.arrival(row.id)?.as_deref())?;
        let changed = arrival.seal.iter().flat_map(|seal| &seal.changed);
        let figures = Figures::of(&report);
        let changed_by_hand = |at: &Address| {
            let now = figures.shown_value(at.as_str()).map(|value| in_words(&form, at.as_str(), &value));
            (at.to_string(), form.name_of(at.as_str()), now.unwrap_or_default())
        };
        let explanation = |(key, text): (&String, &String)| {
            let (check, address) = key.split_once('@').unwrap_or((key, ""));
            let (check, address) = (check.to_owned(), address.to_owned());
            GivenExplanation { name: form.name_of(&address), check, address, text: text.clone() }
        };
        Ok(ReceivedFile {
            file_name: file_name(store, &row)?,
            received_at: row.created_at.clone(),
            seal: arrival.seal_view(),
            changed: changed.map(changed_by_hand).collect(),
            unclear: unclear(&row)?.into_iter().map(unclear_cell).collect(),
            notes: arrival.notes.iter().map(|(cell, message)| format!("{cell}: {message}")).collect(),
            explanations: report.explanations.iter().map(explanation).collect(),
        })
    }

    /// Names the plan of a received report, whose file may name none. Which older file it follows is looked up anew.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for an empty name or a report that was not received, those of writing.
    pub fn name_plan(&mut self, id: u32, plan: &str) -> Result<()> {
        let plan = one_line(plan);
        if plan.is_empty() {
            return Err(SessionError::bad("The plan's name", "it can't be empty"));
        }
        let row = self.received_row(id)?;
        let store = &self.open()?.store;
        let row = Report { plan: plan.clone(), ..row };
        let newer_of = older_of(store, &row)?;
        let arrival =
            Arrival { plan_is_guessed: false, newer_of, ..Arrival::read(store.arrival(row.id)?.as_deref())? };
        let facts = arrival.json()?;
        let known = KnownName { name: plan, detail: String::new() };
        let edit_id = self.surroundings.draw_id();
        self.act(Some(id), &Deed::note(&edit_id, "plan named"), |tx| {
            tx.remember_name(NameKind::Plan, &known)?;
            tx.put_report(&row)?;
            tx.put_arrival(row.id, &facts)
        })?;
        self.open_mut()?.loaded = None;
        Ok(())
    }

    /// Answers that differ between a received report and the older one that it may replace, in form order.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] where there is no older one, and those of reading.
    pub fn changed_answers(&mut self, id: u32) -> Result<Vec<ChangedAnswer>> {
        let row = self.received_row(id)?;
        let store = &self.open()?.store;
        let older = self.older(id)?;
        let (before, now) = (report_with_answers(store, &older)?, report_with_answers(store, &row)?);
        Ok(differing(&before, &now))
    }

    /// Decides about a newer file of a plan. Where it replaces the older one, that becomes a version of it and goes to
    /// the bin; else both stay.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] where there is no older one, and those of writing.
    pub fn decide_newer(&mut self, id: u32, replace: bool) -> Result<()> {
        let row = self.received_row(id)?;
        let older = self.older(id)?;
        let (time, person) = (self.time(), self.person()?);
        let store = &self.open()?.store;
        let arrival = Arrival { newer_of: None, ..Arrival::read(store.arrival(row.id)?.as_deref())? };
        let facts = arrival.json()?;
        let name = format!("As in {}", file_name(store, &older)?);
        let version = version_of(store, older.id, row.id, name, (&person, &time))?;
        let edit_id = self.surroundings.draw_id();
        let what = if replace { "replaces an older file" } else { "kept beside an older file" };
        self.act(Some(id), &Deed::note(&edit_id, what), |tx| {
            tx.put_arrival(row.id, &facts)?;
            if replace {
                tx.keep_version(&version)?;
                tx.put_report(&Report { deleted_at: Some(time.clone()), ..older.clone() })?;
            }
            Ok(())
        })?;
        self.open_mut()?.loaded = None;
        Ok(())
    }

    fn received_row(&self, id: u32) -> Result<Report> {
        let row = self.open()?.store.report(i64::from(id))?;
        match row.state {
            ReportState::Received => Ok(row),
            _ => Err(SessionError::bad("The report", "it was not received")),
        }
    }

    /// The older report that a received one may replace.
    fn older(&self, id: u32) -> Result<Report> {
        let store = &self.open()?.store;
        let arrival = Arrival::read(store.arrival(i64::from(id))?.as_deref())?;
        let older = arrival.newer_of.ok_or_else(|| SessionError::no("older file of report", id))?;
        Ok(store.report(older)?)
    }
}

/// The newest received report of the same plan, form and year, other than this one.
///
/// # Errors
/// Of reading.
pub(super) fn older_of(tables: &Tables, row: &Report) -> Result<Option<i64>> {
    let received = tables.received_plans(&row.form, row.reporting_year)?;
    let is_older = |(id, plan): &(i64, String)| {
        *id != row.id && (row.id == 0 || *id < row.id) && is_same_plan(plan, &row.plan)
    };
    Ok(received.into_iter().find(is_older).map(|(id, _)| id))
}

/// Findings of reading about cells that could not be understood.
fn unclear(row: &Report) -> Result<Vec<ReadingFinding>> {
    let findings: Vec<ReadingFinding> = serde_json::from_str(&row.reading)
        .map_err(|source| SessionError::Unreadable { what: "findings of reading", source })?;
    let of_cell = |finding: &ReadingFinding| {
        finding.cell.is_some() && matches!(finding.check, ReadingCheck::Form11 | ReadingCheck::Form12)
    };
    Ok(findings.into_iter().filter(of_cell).collect())
}

fn unclear_cell(finding: ReadingFinding) -> UnclearCell {
    UnclearCell {
        cell: finding.cell.unwrap_or_default(),
        address: finding.at.first().map(Address::to_string),
        message: finding.message,
    }
}

/// Answers that differ, in form order.
fn differing(before: &Answers, now: &Answers) -> Vec<ChangedAnswer> {
    let (old, new) = (Figures::of(before), Figures::of(now));
    let asked = now.form.points.iter().filter(|point| !matches!(point.role, Role::Computed));
    let changed = asked.filter_map(|point| {
        let at = point.address.as_str();
        let (before, now) = (shown_text(&old, at), shown_text(&new, at));
        let name = new.form().name_of(at);
        (before != now).then(|| ChangedAnswer { address: at.to_owned(), name, before, now })
    });
    changed.collect()
}

fn older_file(tables: &Tables, older: &Report) -> Result<OlderFile> {
    Ok(OlderFile {
        id: u32::try_from(older.id).unwrap_or(u32::MAX),
        file_name: file_name(tables, older)?,
        received_at: older.created_at.clone(),
    })
}

fn file_name(tables: &Tables, row: &Report) -> Result<String> {
    let name = row.bound_file.as_ref().map(|sha256| tables.file_name(sha256)).transpose()?;
    Ok(name.flatten().unwrap_or_default())
}

fn of_library(row: LibraryRow) -> ReceivedRow {
    ReceivedRow {
        id: row.id,
        plan: row.plan,
        plan_is_guessed: false,
        form: row.form,
        year: row.year,
        answered: row.answered,
        due: row.due,
        errors: row.errors,
        warnings: row.warnings,
        explained: 0,
        restated: None,
        seal: None,
        unclear: 0,
        file_name: row.bound_file.unwrap_or_default(),
        received_at: String::new(),
        newer_of: None,
        refused: row.refused,
    }
}

fn name_of(path: &str) -> String {
    Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
