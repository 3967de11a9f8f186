//! Which report a file of queries or answers belongs to.

use std::collections::BTreeSet;

use hpug_model::names::same_plan;
use hpug_model::queries::Query;
use hpug_store::tables::{Report, ReportState, Tables};

use super::super::looking::Looked;
use crate::error::{Result, SessionError};
use crate::loaded::form_of;
use crate::session::Session;
use crate::wire::queries::QueryTarget;
use crate::wire::store::Role;
use crate::wire::workbooks::{WorkbookLook, WorkbookUse};

/// Ids of a file by which its report is looked for; more tell nothing new.
const LOOKED_FOR: usize = 50;

impl Session {
    /// The likeliest report that a file is to be taken into.
    pub(in crate::actions) fn query_target(&self, looked: &Looked, wanted: WorkbookUse) -> Result<u32> {
        let role = self.settings()?.role;
        let mut look = looked.look(role, self.today(), looked.reading.report.plan.clone());
        suits(&self.open()?.store, looked, role, &mut look)?;
        let received = wanted == WorkbookUse::NextVersion;
        let target = look.targets.iter().find(|target| target.received == received);
        let why = "no report of this store belongs to it";
        let target = target.ok_or_else(|| SessionError::NotTaken { name: looked.name.clone(), why })?;
        Ok(target.report)
    }
}

/// Adds to what a workbook can be used for: answering what it asks, or being the next version of what it answers.
pub(crate) fn suits(tables: &Tables, looked: &Looked, role: Role, look: &mut WorkbookLook) -> Result<()> {
    let read = &looked.reading.report;
    let alone = looked.reading.is_queries_alone();
    look.queries = u32::try_from(read.queries.len()).unwrap_or(u32::MAX);
    let asked = asked_in(tables, &read.queries)?;
    let reports = tables.reports()?;
    let answered = read.queries.iter().any(Query::is_answered);
    let by_id = reports
        .iter()
        .filter(|row| row.state == ReportState::Received && asked.contains(&row.id) && (answered || !alone));
    let by_id: Vec<&Report> = by_id.filter(|row| alone || row.form == read.form.id).collect();
    let mut received = by_id.clone();
    if !alone && received.is_empty() && role != Role::Plan {
        received.extend(reports.iter().filter(|row| {
            row.state == ReportState::Received
                && row.form == read.form.id
                && row.reporting_year == looked.reporting_year()
                && same_plan(&row.plan, &look.plan)
        }));
    }
    let own = if alone { own_reports(&reports, looked, &asked) } else { Vec::new() };
    if alone {
        look.uses.clear();
    }
    if !own.is_empty() {
        look.uses.insert(0, WorkbookUse::AnswerQueries);
    }
    match (by_id.is_empty(), received.is_empty()) {
        (false, _) => look.uses.insert(0, WorkbookUse::NextVersion),
        (true, false) => look.uses.insert(look.uses.len().min(1), WorkbookUse::NextVersion),
        (true, true) => {}
    }
    look.targets = received.into_iter().chain(own).map(target).collect();
    Ok(())
}

fn asked_in(tables: &Tables, queries: &[Query]) -> Result<BTreeSet<i64>> {
    let mut reports = BTreeSet::new();
    for query in queries.iter().filter(|query| !query.id.is_empty()).take(LOOKED_FOR) {
        reports.extend(tables.reports_asked(&query.id)?);
    }
    Ok(reports)
}

/// The plan's own reports of the form asked about: those that hold the queries already, those of the year, the others.
fn own_reports<'r>(reports: &'r [Report], looked: &Looked, asked: &BTreeSet<i64>) -> Vec<&'r Report> {
    let read = &looked.reading.report;
    let is_own = |row: &&Report| {
        row.state != ReportState::Received
            && form_of(&row.form).is_ok_and(|form| form.family == read.form.family)
    };
    let mut own: Vec<&Report> = reports.iter().filter(is_own).collect();
    let rank = |row: &&Report| {
        let other_plan = !same_plan(&row.plan, &read.plan);
        let other_year = read.year.is_some_and(|year| year != row.reporting_year);
        (!asked.contains(&row.id), other_plan, other_year)
    };
    own.sort_by_key(rank);
    own
}

fn target(row: &Report) -> QueryTarget {
    let form = form_of(&row.form);
    let plan = if row.plan.is_empty() { "plan not named" } else { &row.plan };
    let mut parts = vec![plan.to_owned()];
    parts.push(form.map_or_else(|_| row.form.clone(), |form| form.title.clone()));
    parts.push(row.reporting_year.to_string());
    parts.extend(Some(row.host.clone()).filter(|host| !host.is_empty()));
    QueryTarget {
        report: u32::try_from(row.id).unwrap_or(u32::MAX),
        label: parts.join(" · "),
        received: row.state == ReportState::Received,
    }
}
