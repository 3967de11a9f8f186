//! The papers of a round for every plan in one go: a blank in which last period's Current stands as Prior, and the guide
//! with the topics.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use hpug_excel::child::Stop;
use hpug_excel::write::{BlankOptions, blank};
use hpug_model::Report;
use hpug_model::answers::ScheduledMeeting;
use hpug_model::forms::{self, Form, Role};
use hpug_model::rounds::{Asked, Round};

use super::keep::json;
use super::standing::{due_of, prior_of};
use crate::error::{Result, SessionError};
use crate::files::{PaperError, WriteError, put_new};
use crate::loaded::{form_of, report_with_answers};
use crate::session::Session;
use crate::wire::rounds::{BlankWritten, BlanksWritten};

/// The papers that are to be written while the session is free.
pub struct ToBlanks {
    opening: u64,
    id: u32,
    round: Round,
    form: Arc<Form>,
    /// The plans in their order, with the report on file whose Current becomes Prior.
    plans: Vec<(Asked, Option<Report>)>,
    folder: PathBuf,
    today: NaiveDate,
}

/// Papers that were written, to be handed back to the session.
pub struct MadeBlanks {
    opening: u64,
    id: u32,
    folder: PathBuf,
    papers: Vec<BlankWritten>,
    stopped: bool,
}

/// One paper made and found right, not yet written.
struct Paper {
    name: String,
    bytes: Vec<u8>,
    figures: u32,
}

impl Session {
    /// Begins to write the papers of a round into a folder: for the plans named, or for all of them.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for a round without plans, those of reading the store.
    pub fn blanks_to_write(&self, id: u32, plans: &[String], folder: &str) -> Result<ToBlanks> {
        let round = self.kept_round(id)?.round;
        let form = form_of(&round.form)?;
        let store = &self.open()?.store;
        let reports = store.reports()?;
        let mut wanted = Vec::new();
        for plan in round.plans.iter().filter(|plan| plans.is_empty() || plans.contains(&plan.name)) {
            let prior = prior_of(&reports, &form, plan, round.year);
            let prior = prior.map(|row| report_with_answers(store, row)).transpose()?;
            wanted.push((plan.clone(), prior));
        }
        if wanted.is_empty() {
            return Err(SessionError::bad("The round", "no plan is named in it"));
        }
        let (opening, today) = (self.opening, self.today());
        Ok(ToBlanks { opening, id, round, form, plans: wanted, folder: PathBuf::from(folder), today })
    }

    /// Notes in the round for which plans papers were written.
    ///
    /// # Errors
    /// [`SessionError::Locked`] when the store was locked since, those of writing. The papers are there all the same.
    pub fn blanks_written(&mut self, made: MadeBlanks) -> Result<BlanksWritten> {
        self.still_open(made.opening)?;
        let mut kept = self.kept_round(made.id)?;
        let (today, now) = (self.today(), self.time());
        for plan in &mut kept.round.plans {
            if made.papers.iter().any(|paper| paper.plan == plan.name && paper.failed.is_none()) {
                plan.written = Some(today);
            }
        }
        kept.row.told = json(&kept.round)?;
        kept.row.changed_at = now;
        self.put_round(&kept.row, "blanks written")?;
        let folder = made.folder.to_string_lossy().into_owned();
        Ok(BlanksWritten { folder, papers: made.papers, stopped: made.stopped, round: self.round(made.id)? })
    }
}

impl ToBlanks {
    /// Makes, reads back and writes the papers, plan by plan. `tell` hears of each plan that is begun: how many are done,
    /// of how many, its name. A file that exists is never replaced; one that can't be written is named and the others go
    /// on. Stopped, what was written stays.
    ///
    /// # Errors
    /// [`SessionError::Form`], [`SessionError::Write`] when the folder isn't there.
    pub fn write(self, stop: &Stop, tell: &dyn Fn(usize, usize, &str)) -> Result<MadeBlanks> {
        if !self.folder.is_dir() {
            return Err(WriteError::NoFolder(self.folder).into());
        }
        let guide = if self.round.topics.is_empty() { None } else { Some(forms::question_set()?) };
        let mut papers = Vec::new();
        let mut stopped = false;
        for (done, (plan, prior)) in self.plans.iter().enumerate() {
            if stop.is_asked() {
                stopped = true;
                break;
            }
            tell(done, self.plans.len(), &plan.name);
            papers.push(self.put(plan, self.report_blank(plan, prior.as_ref())));
            if let Some(guide) = &guide {
                papers.push(self.put(plan, self.guide_blank(guide, plan)));
            }
        }
        Ok(MadeBlanks { opening: self.opening, id: self.id, folder: self.folder, papers, stopped })
    }

    fn report_blank(&self, plan: &Asked, prior: Option<&Report>) -> Result<Paper> {
        let titles: Vec<&str> = self.round.topics.iter().map(|topic| topic.title.as_str()).collect();
        let topics_beside = titles.join("; ");
        let contact = self.round.contact_line();
        let options = BlankOptions {
            prior,
            supplements: prior.map_or(&[], |report| report.supplements.as_slice()),
            topics_beside: &topics_beside,
            ..self.options(plan, &contact)
        };
        let bytes = blank(&self.form, &options).map_err(PaperError::from)?;
        let back = hpug_excel::read_here(&bytes, "").map_err(PaperError::from)?.report;
        let stood = prior.map_or(0, |prior| carried(prior, &back));
        let stands = back.form.points.iter().filter(|point| is_figure(point.role) && point.period.is_some());
        let stands = stands.filter(|point| back.answer(point.address.as_str()).is_some()).count();
        if stood != stands {
            return Err(SessionError::Paper(PaperError::Differs(Vec::new())));
        }
        let what = self.form.title.split(" (").next().unwrap_or_default();
        let what = what.replace(&self.form.edition.to_string(), "");
        let name = self.round.paper_name(&plan.name, what.trim());
        Ok(Paper { name, bytes, figures: u32::try_from(stands).unwrap_or(u32::MAX) })
    }

    fn guide_blank(&self, guide: &Arc<Form>, plan: &Asked) -> Result<Paper> {
        let contact = self.round.contact_line();
        let topics: Vec<&str> = self.round.topics.iter().map(|topic| topic.title.as_str()).collect();
        let meeting =
            ScheduledMeeting { date: plan.meeting, topic: topics.join("; "), ..ScheduledMeeting::default() };
        let schedule: Vec<ScheduledMeeting> = plan.meeting.map(|_| meeting).into_iter().collect();
        let options =
            BlankOptions { topics: &self.round.topics, schedule: &schedule, ..self.options(plan, &contact) };
        let bytes = blank(guide, &options).map_err(PaperError::from)?;
        let back = hpug_excel::read_here(&bytes, "").map_err(PaperError::from)?.report;
        if back.topics.len() != self.round.topics.len() || !back.answers.is_empty() {
            return Err(SessionError::Paper(PaperError::Differs(Vec::new())));
        }
        let name = self.round.paper_name(&plan.name, "Special Topics Guide");
        Ok(Paper { name, bytes, figures: 0 })
    }

    fn options<'a>(&'a self, plan: &'a Asked, contact: &'a str) -> BlankOptions<'a> {
        BlankOptions {
            plan: &plan.name,
            host: &self.round.host,
            contact,
            often: &self.round.often,
            basis: &self.round.basis,
            due: due_of(&self.round, plan),
            year: Some(self.round.year),
            today: self.today,
            ..BlankOptions::default()
        }
    }

    fn put(&self, plan: &Asked, paper: Result<Paper>) -> BlankWritten {
        let (plan, folder) = (plan.name.clone(), &self.folder);
        let put =
            paper.and_then(|paper| Ok((put_new(folder, &paper.name, "xlsx", &paper.bytes)?, paper.figures)));
        match put {
            Ok(((file, there), figures)) => BlankWritten { plan, file, figures, there, failed: None },
            Err(error) => BlankWritten {
                plan,
                file: String::new(),
                figures: 0,
                there: false,
                failed: Some(error.sentence()),
            },
        }
    }
}

fn is_figure(role: Role) -> bool {
    matches!(role, Role::Answer | Role::Optional)
}

/// Figures of last period's report that the form asks for and that read back as they were.
fn carried(prior: &Report, back: &Report) -> usize {
    let figures = prior.carried().into_iter().filter(|(address, value)| {
        let figure =
            back.form.point(address.as_str()).is_some_and(|p| is_figure(p.role) && p.period.is_some());
        figure && back.answer(address.as_str()) == Some(value)
    });
    figures.count()
}
