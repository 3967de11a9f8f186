//! Who has answered, who is late, and what came that nobody was asked for.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate};
use hpug_model::forms::Form;
use hpug_model::periods;
use hpug_model::rounds::{Asked, Came, Round, Standing, came_of, standing};
use hpug_store::tables::{self, ReportState, Tables};

use super::keep::{Kept, iso, told};
use crate::error::{Result, SessionError};
use crate::loaded::form_of;
use crate::session::Session;
use crate::wire::rounds::{PlanStanding, PlanState, RoundReport, RoundRow, RoundView};

/// Family of the Discussion Guide.
const GUIDE: &str = "special-topics";

/// A received report that may count for a plan.
struct Arrived {
    row: tables::Report,
    /// `None` where it is refused or unknown: such a report counts where the host said whose it is.
    form: Option<Arc<Form>>,
    on: NaiveDate,
}

impl Session {
    /// How a round's plans stand today.
    pub(super) fn round_view(&self, kept: &Kept) -> Result<RoundView> {
        let (round, tables) = (&kept.round, &self.open()?.store);
        let form = form_of(&round.form)?;
        let today = self.today();
        let arrived = arrived(tables, round, &form)?;
        let reports = tables.reports()?;
        let mut plans = Vec::with_capacity(round.plans.len());
        for (at, plan) in round.plans.iter().enumerate() {
            let came: Vec<&Arrived> =
                arrived.iter().filter(|one| counts_for(round, one) == Some(at)).collect();
            let prior = prior_of(&reports, &form, plan, round.year).map(|row| row.reporting_year);
            plans.push(plan_standing(tables, round, plan, &came, prior, today)?);
        }
        let unmatched = arrived.iter().filter(|one| counts_for(round, one).is_none());
        let unmatched = unmatched.map(|one| round_report(tables, one, false)).collect::<Result<_>>()?;
        Ok(RoundView {
            id: u32::try_from(kept.row.id).unwrap_or(u32::MAX),
            told: told(round),
            form_title: form.title.clone(),
            row: row(kept, &form, &plans, today),
            plans,
            unmatched,
            doubled: round.doubled(),
            put_away: kept.row.deleted_at.is_some(),
        })
    }
}

fn counts_for(round: &Round, arrived: &Arrived) -> Option<usize> {
    round.plan_of(arrived.row.id, &arrived.row.plan)
}

/// The day that a plan's report is due: the round's, else a week before the meeting with it.
pub(super) fn due_of(round: &Round, plan: &Asked) -> Option<NaiveDate> {
    round.due.or_else(|| plan.meeting.and_then(periods::due_date))
}

/// The newest report of a plan and form from before a year: what the plan sent, else what is here of it.
pub(super) fn prior_of<'r>(
    reports: &'r [tables::Report],
    form: &Form,
    plan: &Asked,
    year: u16,
) -> Option<&'r tables::Report> {
    let before = reports.iter().filter(|row| {
        row.reporting_year < year
            && form_of(&row.form).is_ok_and(|of| of.family == form.family)
            && (plan.is_named(&row.plan) || plan.reports.contains(&row.id))
    });
    before.max_by_key(|row| (row.reporting_year, row.state == ReportState::Received, row.changed_at.clone()))
}

/// Received reports and guides of a round's form and year, the first that came first.
fn arrived(tables: &Tables, round: &Round, asked: &Form) -> Result<Vec<Arrived>> {
    let said: Vec<i64> = round.plans.iter().flat_map(|plan| &plan.reports).copied().collect();
    let mut arrived = Vec::new();
    for row in tables.reports()?.into_iter().filter(|row| row.state == ReportState::Received) {
        let form = form_of(&row.form).ok();
        let of_round = form.as_ref().is_some_and(|form| {
            form.family == asked.family || (form.family == GUIDE && !round.topics.is_empty())
        });
        if said.contains(&row.id) || (of_round && row.reporting_year == round.year) {
            let on = day_of(&row.created_at)?;
            arrived.push(Arrived { row, form, on });
        }
    }
    arrived.sort_by_key(|one| (one.on, one.row.id));
    Ok(arrived)
}

fn day_of(time: &str) -> Result<NaiveDate> {
    let time = DateTime::parse_from_rfc3339(time).map_err(|_| SessionError::no("time", time))?;
    Ok(time.date_naive())
}

fn plan_standing(
    tables: &Tables,
    round: &Round,
    plan: &Asked,
    came: &[&Arrived],
    prior: Option<u16>,
    today: NaiveDate,
) -> Result<PlanStanding> {
    let due = due_of(round, plan);
    let is_guide = |one: &Arrived| one.form.as_ref().is_some_and(|form| form.family == GUIDE);
    let of_form = came.iter().filter(|one| !is_guide(one) || round.form == one.row.form);
    let stands = standing(came_of(of_form.map(|one| one.on), due), due, today);
    let (state, days) = match stands {
        Standing::Answered(Came { late, .. }) => (PlanState::Answered, late),
        Standing::Waiting { days_left } => (PlanState::Waiting, days_left),
        Standing::Late { days } => (PlanState::Late, days),
        Standing::Open => (PlanState::Open, 0),
    };
    let mut topics = false;
    for one in came {
        topics |= !tables.topics(one.row.id)?.is_empty();
    }
    let report = |one: &&Arrived| round_report(tables, one, plan.reports.contains(&one.row.id));
    Ok(PlanStanding {
        name: plan.name.clone(),
        state,
        days,
        due: if due == round.due { String::new() } else { iso(due) },
        reports: came.iter().map(report).collect::<Result<_>>()?,
        topics,
        prior,
        written: iso(plan.written),
    })
}

fn round_report(tables: &Tables, one: &Arrived, said: bool) -> Result<RoundReport> {
    let file = match &one.row.bound_file {
        Some(sha256) => tables.file_name(sha256)?.unwrap_or_default(),
        None => String::new(),
    };
    Ok(RoundReport {
        id: u32::try_from(one.row.id).unwrap_or(u32::MAX),
        plan: one.row.plan.clone(),
        form: one.form.as_ref().map_or_else(|| one.row.form.clone(), |form| form.title.clone()),
        file,
        came: one.on.to_string(),
        said,
    })
}

fn row(kept: &Kept, form: &Form, plans: &[PlanStanding], today: NaiveDate) -> RoundRow {
    let count =
        |state| u32::try_from(plans.iter().filter(|plan| plan.state == state).count()).unwrap_or(u32::MAX);
    let left = kept.round.due.map(|due| (due - today).num_days());
    RoundRow {
        id: u32::try_from(kept.row.id).unwrap_or(u32::MAX),
        name: kept.round.name.clone(),
        form: form.title.clone(),
        year: kept.round.year,
        due: iso(kept.round.due),
        days_left: left.and_then(|days| i32::try_from(days).ok()),
        plans: u32::try_from(plans.len()).unwrap_or(u32::MAX),
        answered: count(PlanState::Answered),
        late: count(PlanState::Late),
        refused: None,
    }
}

/// A round whose form is refused or unknown: what is told without the form.
pub(super) fn refused(kept: &Kept, today: NaiveDate, why: String) -> RoundRow {
    let round = &kept.round;
    RoundRow {
        id: u32::try_from(kept.row.id).unwrap_or(u32::MAX),
        name: round.name.clone(),
        form: round.form.clone(),
        year: round.year,
        due: iso(round.due),
        days_left: round.due.and_then(|due| i32::try_from((due - today).num_days()).ok()),
        plans: u32::try_from(round.plans.len()).unwrap_or(u32::MAX),
        answered: 0,
        late: 0,
        refused: Some(why),
    }
}
