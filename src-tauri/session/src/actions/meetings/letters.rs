//! Letters of a host: invitations, reminder, questions about a report; as PDF and as text for an e-mail.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use hpug_excel::child::Stop;
use hpug_model::Report;
use hpug_model::checks::{self, Context};
use hpug_model::meetings::{Letter, LetterKind, Meeting, MeetingKind, Paper, about_findings, letter};
use hpug_model::names::same_plan;
use hpug_pdf::letter::Head;

use super::held::Held;
use super::told::{key_of, keyed};
use crate::error::{Result, SessionError};
use crate::files::{WriteError, findings_letter, letter_paper, put_together};
use crate::loaded::{Loaded, has_form};
use crate::session::Session;
use crate::wire::meetings::{LetterView, LetterWritten, LettersWritten};

/// Letters that are to be written while the session is free.
pub struct ToLetters {
    folder: PathBuf,
    now: DateTime<FixedOffset>,
    letters: Vec<Due>,
}

/// A letter to write, or why it can't be.
struct Due {
    plan: String,
    kind: LetterKind,
    letter: std::result::Result<Filled, &'static str>,
}

/// A letter with everything filled in.
struct Filled {
    letter: Letter,
    meeting: Meeting,
    /// The report that a letter of findings is about.
    report: Option<Report>,
}

impl Session {
    /// The letters of a meeting, filled in.
    ///
    /// # Errors
    /// Of reading.
    pub fn meeting_letters(&self, id: u32) -> Result<Vec<LetterView>> {
        let held = self.held_meeting(id)?.held;
        LetterKind::ALL.into_iter().map(|kind| Ok(view(kind, self.letter(kind, &held)?))).collect()
    }

    /// Begins to write letters of a meeting into a folder.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for a letter that there is none of, those of reading.
    pub fn letters_to_write(&self, id: u32, kinds: &[String], folder: &str) -> Result<ToLetters> {
        let held = self.held_meeting(id)?.held;
        let mut letters = Vec::new();
        for kind in kinds {
            let kind = keyed("The letter", kind)?;
            letters.push(Due { plan: held.meeting.plan.clone(), kind, letter: self.letter(kind, &held)? });
        }
        Ok(ToLetters { folder: PathBuf::from(folder), now: self.surroundings.now(), letters })
    }

    /// Begins to write letters to every plan of a round: about the meeting with it that is entered for its day, else about
    /// one that the round itself tells of.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for a round without plans, those of reading.
    pub fn round_letters_to_write(&self, id: u32, kinds: &[String], folder: &str) -> Result<ToLetters> {
        let round = self.round_told(id)?;
        if round.plans.is_empty() {
            return Err(SessionError::bad("The round", "no plan is named in it"));
        }
        let entered = self.held_meetings(false)?;
        let mut letters = Vec::new();
        for plan in &round.plans {
            let of_plan = entered.iter().map(|row| &row.held).find(|held| {
                let meeting = &held.meeting;
                same_plan(&meeting.plan, &plan.name)
                    && meeting.kind != MeetingKind::Preparation
                    && plan.meeting.is_none_or(|day| day == meeting.date)
            });
            let held = match (of_plan, plan.meeting) {
                (Some(held), _) => Some(held.clone()),
                (None, Some(day)) => {
                    let mut meeting = Meeting::new(MeetingKind::Regular, &round.host, &plan.name, day)?;
                    meeting.contact = round.contact.clone();
                    meeting.topics = round.topics.iter().map(|topic| topic.title.clone()).collect();
                    let report = self.likely_report(&meeting)?;
                    Some(Held::of(meeting, report, None))
                }
                (None, None) => None,
            };
            for kind in kinds {
                let kind = keyed("The letter", kind)?;
                let letter = match &held {
                    Some(held) => self.letter(kind, held)?,
                    None => Err("No day of a meeting is known. Give it in the round, or enter the meeting."),
                };
                letters.push(Due { plan: plan.name.clone(), kind, letter });
            }
        }
        Ok(ToLetters { folder: PathBuf::from(folder), now: self.surroundings.now(), letters })
    }

    /// A letter, or why there is nothing to write it from.
    fn letter(&self, kind: LetterKind, held: &Held) -> Result<std::result::Result<Filled, &'static str>> {
        let meeting = held.meeting.clone();
        if kind != LetterKind::Findings {
            return Ok(Ok(Filled { letter: letter(kind, &meeting)?, meeting, report: None }));
        }
        let Some(row) = self.report_row(held)? else {
            return Ok(Err("The meeting has no report yet, so there is nothing to ask about."));
        };
        if !has_form(&row) {
            return Ok(Err(
                "This program can't use the form of the meeting's report; the list of reports says why.",
            ));
        }
        let loaded = Loaded::read(&self.open()?.store, row.id, self.today())?;
        let report = loaded.report.without_working_figures();
        let findings = checks::check(&report, &Context::on(self.today()));
        let letter = about_findings(&meeting, &report.form, &findings)?;
        Ok(Ok(Filled { letter, meeting, report: Some(report) }))
    }
}

fn view(kind: LetterKind, letter: std::result::Result<Filled, &'static str>) -> LetterView {
    let (text, hints, missing) = match letter {
        Ok(Filled { letter, .. }) => (letter.text(), letter.hints, String::new()),
        Err(why) => (String::new(), Vec::new(), why.to_owned()),
    };
    LetterView { kind: key_of(kind), title: kind.label().to_owned(), text, hints, missing }
}

impl ToLetters {
    /// Makes and writes the letters, each as PDF and as text, both or neither. `tell` hears of each one that is begun: how many are done, of
    /// how many, the plan. No file is replaced; one that can't be written is named and the others go on. Stopped, what was
    /// written stays.
    ///
    /// # Errors
    /// [`SessionError::Write`] when the folder isn't there.
    pub fn write(self, stop: &Stop, tell: &dyn Fn(usize, usize, &str)) -> Result<LettersWritten> {
        if !self.folder.is_dir() {
            return Err(WriteError::NoFolder(self.folder).into());
        }
        let mut written = Vec::new();
        let mut stopped = false;
        for (done, due) in self.letters.iter().enumerate() {
            if stop.is_asked() {
                stopped = true;
                break;
            }
            tell(done, self.letters.len(), &due.plan);
            written.push(self.put(due));
        }
        Ok(LettersWritten { folder: self.folder.to_string_lossy().into_owned(), letters: written, stopped })
    }

    fn put(&self, due: &Due) -> LetterWritten {
        let (plan, title) = (due.plan.clone(), due.kind.label().to_owned());
        let files = match &due.letter {
            Ok(filled) => self.files(due, filled).map_err(|error| error.sentence()),
            Err(why) => Err((*why).to_owned()),
        };
        match files {
            Ok(files) => LetterWritten { plan, title, files, failed: None },
            Err(why) => LetterWritten { plan, title, files: Vec::new(), failed: Some(why) },
        }
    }

    fn files(&self, due: &Due, filled: &Filled) -> Result<Vec<String>> {
        let Filled { letter, meeting, report } = filled;
        let to = match due.kind {
            LetterKind::Plan | LetterKind::Findings => due.plan.trim(),
            LetterKind::Purchasers | LetterKind::Reminder => "",
        };
        let head = Head { meeting, to, paper: Paper::Letter, created: self.now };
        let pdf = match report {
            Some(report) => findings_letter(report, &head)?.bytes,
            None => letter_paper(letter, &head)?.bytes,
        };
        // Mail programs and editors of every system show line ends of two characters.
        let text = letter.text().replace('\n', "\r\n");
        let plan = if due.plan.trim().is_empty() { "Meeting" } else { due.plan.trim() };
        let name = format!("{plan} – {} {}", due.kind.label(), self.now.date_naive());
        let files = put_together(&self.folder, &name, &[("pdf", &pdf), ("txt", text.as_bytes())])?;
        Ok(files.into_iter().map(|(file, _)| file).collect())
    }
}
