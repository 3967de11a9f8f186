//! Rounds as a host enters them.

use chrono::NaiveDate;
use hpug_model::answers::Contact;
use hpug_model::forms::{self, Topic};
use hpug_model::rounds::{Asked, Round};
use hpug_store::tables;

use super::standing::refused;
use crate::actions::head::YEARS;
use crate::error::{Result, SessionError};
use crate::loaded::refusal;
use crate::session::{Deed, Session};
use crate::wire::rounds::{RoundPlan, RoundRow, RoundTold, RoundTopic, RoundView};

/// A round of the store.
pub(super) struct Kept {
    pub row: tables::Round,
    pub round: Round,
}

impl Session {
    /// The rounds, or those put away; the newest first. One whose form is refused or unknown says why.
    ///
    /// # Errors
    /// Of reading.
    pub fn rounds(&self, put_away: bool) -> Result<Vec<RoundRow>> {
        let rows = self.open()?.store.rounds(put_away)?;
        let row = |row| {
            let kept = kept(row)?;
            match refusal(&kept.round.form) {
                Some(why) => Ok(refused(&kept, self.today(), why)),
                None => Ok(self.round_view(&kept)?.row),
            }
        };
        rows.into_iter().map(row).collect()
    }

    /// One round with how its plans stand.
    ///
    /// # Errors
    /// [`SessionError::Store`] when it is not there, and those of reading.
    pub fn round(&self, id: u32) -> Result<RoundView> {
        self.round_view(&self.kept_round(id)?)
    }

    /// Keeps what a round tells; `None` adds one. Which received reports the host said are a plan's goes on with the
    /// plan's name, and with its place when the name was changed.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] without a name, for a year outside 2000 to 2100 or a day that is none;
    /// [`SessionError::UnknownForm`]; those of writing.
    pub fn keep_round(&mut self, id: Option<u32>, edit_id: &str, told: &RoundTold) -> Result<RoundView> {
        let mut round = read(told)?.cleaned();
        if round.name.is_empty() {
            return Err(SessionError::bad("The round", "it needs a name"));
        }
        let time = self.time();
        let (mut row, known) = match id {
            Some(id) => {
                let Kept { row, round } = self.kept_round(id)?;
                (row, Some(round))
            }
            None => (
                tables::Round {
                    id: 0,
                    told: String::new(),
                    created_at: time.clone(),
                    changed_at: String::new(),
                    deleted_at: None,
                },
                None,
            ),
        };
        if let Some(known) = &known {
            take_over(known, &mut round);
        }
        row.told = json(&round)?;
        row.changed_at = time;
        let kind = if known.is_some() { "round changed" } else { "new round" };
        let done = self.act(None, &Deed::edit(edit_id, kind).noted(), |tx| match known {
            Some(_) => tx.put_round(&row).map(|()| row.id),
            None => tx.add_round(&row),
        })?;
        let told = done.steps().iter().find(|step| step.table == hpug_store::StepTable::Round);
        let of_step = told.and_then(|step| step.key.parse().ok());
        let kept = done.value().or(of_step).ok_or_else(|| SessionError::no("round", edit_id))?;
        self.round(u32::try_from(kept).map_err(|_| SessionError::no("round", kept))?)
    }

    /// Puts a round away, or back among the others. Nothing of it is lost.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn put_away_round(&mut self, id: u32, away: bool) -> Result<()> {
        let mut row = self.kept_round(id)?.row;
        row.deleted_at = away.then(|| self.time());
        row.changed_at = self.time();
        let kind = if away { "round put away" } else { "round put back" };
        self.put_round(&row, kind)
    }

    /// Says of which plan a received report is, whatever name it carries; without a name its own tells again.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] for a plan that the round doesn't ask, those of writing.
    pub fn say_plan(&mut self, id: u32, report: u32, plan: Option<&str>) -> Result<RoundView> {
        let Kept { mut row, mut round } = self.kept_round(id)?;
        let at = match plan {
            Some(name) => {
                let found = round.plans.iter().position(|asked| asked.name == name);
                Some(found.ok_or_else(|| SessionError::no("plan", name))?)
            }
            None => None,
        };
        for asked in &mut round.plans {
            asked.reports.retain(|known| *known != i64::from(report));
        }
        if let Some(asked) = at.and_then(|at| round.plans.get_mut(at)) {
            asked.reports.push(i64::from(report));
        }
        row.told = json(&round)?;
        row.changed_at = self.time();
        self.put_round(&row, "said whose a report is")?;
        self.round(id)
    }

    pub(super) fn put_round(&mut self, row: &tables::Round, kind: &str) -> Result<()> {
        let edit_id = self.surroundings.draw_id();
        self.act(None, &Deed::note(&edit_id, kind), |tx| tx.put_round(row)).map(drop)
    }

    /// What a round tells.
    pub(crate) fn round_told(&self, id: u32) -> Result<Round> {
        Ok(self.kept_round(id)?.round)
    }

    pub(super) fn kept_round(&self, id: u32) -> Result<Kept> {
        kept(self.open()?.store.round(i64::from(id))?)
    }
}

fn kept(row: tables::Round) -> Result<Kept> {
    let round = serde_json::from_str(&row.told)
        .map_err(|source| SessionError::Unreadable { what: "round", source })?;
    Ok(Kept { row, round })
}

pub(super) fn json(round: &Round) -> Result<String> {
    serde_json::to_string(round).map_err(|source| SessionError::Unreadable { what: "round", source })
}

/// What the page doesn't show of a plan stays with it.
fn take_over(known: &Round, round: &mut Round) {
    let same_length = known.plans.len() == round.plans.len();
    let names: Vec<String> = round.plans.iter().map(|plan| plan.name.clone()).collect();
    for (at, plan) in round.plans.iter_mut().enumerate() {
        let named = known.plans.iter().find(|other| other.is_named(&plan.name));
        let renamed =
            known.plans.get(at).filter(|other| same_length && !names.iter().any(|name| other.is_named(name)));
        if let Some(before) = named.or(renamed) {
            plan.reports.clone_from(&before.reports);
            plan.written = before.written;
        }
    }
    for topic in &mut round.topics {
        let same = |other: &&Topic| crate::loaded::same_topic(topic, other);
        if let Some(before) = known.topics.iter().find(same) {
            topic.questions.clone_from(&before.questions);
        }
    }
}

fn read(told: &RoundTold) -> Result<Round> {
    if forms::form(&told.form)?.is_none_or(|form| !form.has_workbook()) {
        return Err(SessionError::UnknownForm(told.form.clone()));
    }
    if !YEARS.contains(&told.year) {
        return Err(SessionError::bad("Reporting year", "it takes a year from 2000 to 2100"));
    }
    let topic = |topic: &RoundTopic| Topic {
        key: topic.key.clone(),
        title: topic.title.clone(),
        intro: topic.intro.clone(),
        ..Topic::default()
    };
    let plan = |plan: &RoundPlan| {
        Ok(Asked {
            name: plan.name.clone(),
            meeting: day("The meeting's date", &plan.meeting)?,
            contact: contact([&plan.contact_name, &plan.contact_email, &plan.contact_phone]),
            ..Asked::default()
        })
    };
    Ok(Round {
        name: told.name.clone(),
        host: told.host.clone(),
        form: told.form.clone(),
        year: told.year,
        often: told.often.clone(),
        due: day("The due date", &told.due)?,
        basis: told.basis.clone(),
        contact: contact([&told.contact_name, &told.contact_email, &told.contact_phone]),
        topics: told.topics.iter().map(topic).collect(),
        plans: told.plans.iter().map(plan).collect::<Result<_>>()?,
    })
}

/// What is told, as the window shows it.
pub(super) fn told(round: &Round) -> RoundTold {
    let topic = |topic: &Topic| RoundTopic {
        key: topic.key.clone(),
        title: topic.title.clone(),
        intro: topic.intro.clone(),
    };
    let plan = |plan: &Asked| RoundPlan {
        name: plan.name.clone(),
        meeting: iso(plan.meeting),
        contact_name: plan.contact.name.clone(),
        contact_email: plan.contact.email.clone(),
        contact_phone: plan.contact.phone.clone(),
    };
    RoundTold {
        name: round.name.clone(),
        host: round.host.clone(),
        form: round.form.clone(),
        year: round.year,
        often: round.often.clone(),
        due: iso(round.due),
        basis: round.basis.clone(),
        contact_name: round.contact.name.clone(),
        contact_email: round.contact.email.clone(),
        contact_phone: round.contact.phone.clone(),
        topics: round.topics.iter().map(topic).collect(),
        plans: round.plans.iter().map(plan).collect(),
    }
}

/// A day as the window sends it; none when empty.
fn day(what: &str, text: &str) -> Result<Option<NaiveDate>> {
    match text.trim() {
        "" => Ok(None),
        text => {
            text.parse().map(Some).map_err(|_| SessionError::bad(what, "it takes a day such as 2026-09-01"))
        }
    }
}

pub(super) fn iso(day: Option<NaiveDate>) -> String {
    day.map_or(String::new(), |day| day.to_string())
}

fn contact([name, email, phone]: [&String; 3]) -> Contact {
    Contact { name: name.clone(), email: email.clone(), phone: phone.clone() }
}
