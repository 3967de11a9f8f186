//! Meetings of a host with a plan: agenda, people, the dates that follow from the day, calendar and letters.

mod agenda;
mod calendar;
mod carry;
mod clean;
mod dates;
mod file;
mod holidays;
mod letters;
mod packet;
mod when;
mod year;
mod zone;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::answers::Contact;

pub use agenda::{AgendaItem, Slot, slots, standard, total_minutes};
pub use calendar::calendar;
pub use clean::MOST_MINUTES;
pub use dates::{Due, Step, dates};
pub use file::{MeetingFile, MeetingFileError, Sources, read};
pub use holidays::{DayOff, business_day_before, day_off, federal_holidays};
pub use letters::{FEWEST_PURCHASERS, Letter, LetterKind, LetterPart, about_findings, letter};
pub use packet::{Audience, PACKET_PARTS, PacketPart, PacketWish, Paper, Supporting, packet_part};
pub use when::{parse_day, parse_time};
pub use year::{YearEntry, same_day, year_plan};
pub use zone::Zone;

/// Most items of an agenda, people of a meeting, actions, topics.
pub const MOST_ROWS: usize = 200;
/// Most characters of a text of a meeting.
pub const LONGEST_TEXT: usize = 20_000;

/// What a meeting is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// Host with purchasers, before the first meeting with the plan.
    Preparation,
    /// The first meeting with the plan, along the baseline questionnaire.
    Inaugural,
    /// Every later meeting.
    #[default]
    Regular,
}

impl MeetingKind {
    /// Every kind, in the order in which they come.
    pub const ALL: [MeetingKind; 3] = [Self::Preparation, Self::Inaugural, Self::Regular];

    /// The kind in files: `regular`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Preparation => "preparation",
            Self::Inaugural => "inaugural",
            Self::Regular => "regular",
        }
    }

    /// The kind in words: `Regular meeting`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Preparation => "Preparation meeting",
            Self::Inaugural => "Inaugural meeting",
            Self::Regular => "Regular meeting",
        }
    }
}

/// On which side somebody takes part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The convening coalition.
    Host,
    /// The health plan.
    Plan,
    /// An employer or public purchaser.
    #[default]
    Purchaser,
    /// Anybody else.
    Guest,
}

impl Side {
    /// In words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Host => "Host",
            Self::Plan => "Plan",
            Self::Purchaser => "Purchaser",
            Self::Guest => "Guest",
        }
    }
}

/// Somebody who takes part, or an organisation that does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Person {
    /// Name; may be empty where only the organisation is known.
    pub name: String,
    /// Organisation.
    pub organization: String,
    /// Side.
    pub side: Side,
    /// E-mail address.
    pub email: String,
}

/// How people join.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Webinar {
    /// Address on the web.
    pub address: String,
    /// Number to dial.
    pub phone: String,
    /// Passcodes, each as it is typed.
    pub passcodes: Vec<String>,
}

/// The meeting after this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextMeeting {
    /// The day.
    #[serde(deserialize_with = "when::day")]
    pub date: NaiveDate,
    /// When it begins, if that is fixed.
    #[serde(default, deserialize_with = "when::time_if_any")]
    pub start: Option<NaiveTime>,
}

/// Something somebody has taken on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Action {
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub who: String,
    /// Until when.
    #[serde(deserialize_with = "when::day_if_any")]
    pub due: Option<NaiveDate>,
    /// It is done.
    pub done: bool,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Tells the meeting apart in calendars when its day moves; empty: its host, plan, kind and day do.
    #[serde(default)]
    pub id: String,
    /// What it is for.
    pub kind: MeetingKind,
    /// The host.
    pub host: String,
    /// What the host is, in a sentence; for letters.
    #[serde(default)]
    pub about_host: String,
    /// The plan.
    pub plan: String,
    /// The day.
    pub date: NaiveDate,
    /// When it begins, on the clocks of its zone.
    pub start: NaiveTime,
    /// Whose clocks.
    pub zone: Zone,
    /// How long it is to take; the agenda is set against it.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// What it is to bring.
    pub objective: String,
    /// Who convenes it.
    #[serde(default)]
    pub convener: String,
    /// Whom to ask.
    #[serde(default)]
    pub contact: Contact,
    /// What is talked about.
    pub agenda: Vec<AgendaItem>,
    /// How people join.
    #[serde(default)]
    pub webinar: Webinar,
    /// Who takes part.
    #[serde(default)]
    pub people: Vec<Person>,
    /// Customers that the host speaks for; for letters.
    #[serde(default)]
    pub customers: Option<u32>,
    /// Special topics.
    #[serde(default)]
    pub topics: Vec<String>,
    /// The meeting after this one.
    #[serde(default)]
    pub next: Option<NextMeeting>,
    /// The packet is marked as confidential.
    #[serde(default)]
    pub confidential: bool,
    /// It is recorded.
    #[serde(default)]
    pub recorded: bool,
    /// Cameras are on.
    #[serde(default)]
    pub video: bool,
    /// Who receives the material.
    #[serde(default)]
    pub receives: String,
    /// What was said; the host's own.
    #[serde(default)]
    pub notes: String,
    /// What was taken on.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// What the host makes of it afterwards; the host's own.
    #[serde(default)]
    pub debrief: String,
}

impl Meeting {
    /// A meeting with the agenda and objective that its kind usually has, at nine in the morning.
    ///
    /// # Errors
    /// [`crate::forms::FormError`] when the list of agendas has a mistake.
    pub fn new(
        kind: MeetingKind,
        host: &str,
        plan: &str,
        date: NaiveDate,
    ) -> Result<Meeting, crate::forms::FormError> {
        let standard = standard(kind)?;
        Ok(Meeting {
            id: String::new(),
            kind,
            host: host.to_owned(),
            about_host: String::new(),
            plan: plan.to_owned(),
            date,
            start: when::NINE,
            zone: Zone::Central,
            minutes: None,
            objective: standard.objective.clone(),
            convener: String::new(),
            contact: Contact::default(),
            agenda: standard.items.clone(),
            webinar: Webinar::default(),
            people: Vec::new(),
            customers: None,
            topics: Vec::new(),
            next: None,
            confidential: false,
            recorded: false,
            video: false,
            receives: String::new(),
            notes: String::new(),
            actions: Vec::new(),
            debrief: String::new(),
        })
    }

    /// `Regular meeting with Lakeside Health Plan`; of a preparation meeting, which the plan does not attend, `Preparation
    /// meeting on Lakeside Health Plan`.
    pub fn title(&self) -> String {
        let joint = if self.kind == MeetingKind::Preparation { "on" } else { "with" };
        match self.plan.trim() {
            "" => self.kind.label().to_owned(),
            plan => format!("{} {joint} {plan}", self.kind.label()),
        }
    }

    /// When it ends by its agenda; `None` when that would be after midnight.
    pub fn ends(&self) -> Option<NaiveTime> {
        agenda::after(self.start, total_minutes(&self.agenda))
    }

    /// What is odd about the agenda's length: it differs from what was planned, or runs past midnight.
    pub fn length_hint(&self) -> Option<String> {
        let total = total_minutes(&self.agenda);
        if self.ends().is_none() {
            return Some(format!("The items take {total} minutes and run past midnight."));
        }
        let planned = u32::from(self.minutes?);
        match total.abs_diff(planned) {
            0 => None,
            by if total > planned => {
                Some(format!("The items take {total} minutes, {by} more than the {planned} planned."))
            }
            by => Some(format!("The items take {total} minutes, {by} fewer than the {planned} planned.")),
        }
    }

    /// The purchasers by organisation, each once, in the order given; a person without one stands by name.
    pub fn purchasers(&self) -> Vec<&str> {
        let mut named: Vec<&str> = Vec::new();
        for person in self.people.iter().filter(|person| person.side == Side::Purchaser) {
            let name = match person.organization.trim() {
                "" => person.name.trim(),
                organization => organization,
            };
            if !name.is_empty() && !named.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                named.push(name);
            }
        }
        named
    }
}

#[cfg(test)]
mod tests;
