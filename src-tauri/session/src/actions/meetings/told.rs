//! Between what the window sends of a meeting and what the store holds.

use chrono::{NaiveDate, NaiveTime};
use hpug_model::answers::Contact;
use hpug_model::format;
use hpug_model::meetings::{
    Action, AgendaItem, MOST_MINUTES, Meeting, NextMeeting, Person, Webinar, parse_time,
};
use hpug_model::values::one_line;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::held::{Held, Kept, SetBeside, Since};
use crate::error::{Result, SessionError};
use crate::wire::meetings::{
    ActionLine, AgendaLine, MeetingCompare, MeetingTold, PersonLine, SupportingFile,
};

/// A choice by its key.
pub(super) fn keyed<T: DeserializeOwned>(what: &str, key: &str) -> Result<T> {
    let key = serde_json::Value::String(key.to_owned());
    serde_json::from_value(key).map_err(|_| SessionError::bad(what, "there is no such choice"))
}

/// The key of a choice.
pub(super) fn key_of(choice: impl Serialize) -> String {
    match serde_json::to_value(choice) {
        Ok(serde_json::Value::String(key)) => key,
        _ => String::new(),
    }
}

/// What is told of a meeting that the store holds as `held`.
pub(super) fn told(held: &Held) -> MeetingTold {
    let meeting = &held.meeting;
    MeetingTold {
        kind: key_of(meeting.kind),
        host: meeting.host.clone(),
        about_host: meeting.about_host.clone(),
        plan: meeting.plan.clone(),
        date: meeting.date.to_string(),
        start: format::time(meeting.start),
        zone: key_of(meeting.zone),
        minutes: meeting.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        objective: meeting.objective.clone(),
        convener: meeting.convener.clone(),
        contact_name: meeting.contact.name.clone(),
        contact_email: meeting.contact.email.clone(),
        contact_phone: meeting.contact.phone.clone(),
        agenda: meeting.agenda.iter().map(agenda_line).collect(),
        webinar: meeting.webinar.address.clone(),
        dial_in: meeting.webinar.phone.clone(),
        passcodes: meeting.webinar.passcodes.clone(),
        people: meeting.people.iter().map(person_line).collect(),
        customers: meeting.customers.map(|count| count.to_string()).unwrap_or_default(),
        topics: meeting.topics.clone(),
        next_date: meeting.next.map(|next| next.date.to_string()).unwrap_or_default(),
        next_start: meeting.next.and_then(|next| next.start).map(format::time).unwrap_or_default(),
        confidential: meeting.confidential,
        recorded: meeting.recorded,
        video: meeting.video,
        receives: meeting.receives.clone(),
        notes: meeting.notes.clone(),
        actions: meeting.actions.iter().map(action_line).collect(),
        debrief: meeting.debrief.clone(),
        report: held.report.and_then(|id| u32::try_from(id).ok()),
        compare: held.compare.as_ref().map(compare),
        since: since_key(held.since),
        files: held.files.iter().map(file_line).collect(),
    }
}

fn compare(beside: &SetBeside) -> MeetingCompare {
    let SetBeside { form, year, names } = beside.clone();
    MeetingCompare { form, year, names }
}

fn set_beside(told: &MeetingCompare) -> SetBeside {
    let MeetingCompare { form, year, names } = told.clone();
    SetBeside { form, year, names }
}

fn agenda_line(item: &AgendaItem) -> AgendaLine {
    let AgendaItem { minutes, item, sub, leader } = item.clone();
    AgendaLine { minutes, item, sub, leader }
}

fn person_line(person: &Person) -> PersonLine {
    let Person { name, organization, side, email } = person.clone();
    PersonLine { name, organization, side: key_of(side), email }
}

fn action_line(action: &Action) -> ActionLine {
    let due = action.due.map(|day| day.to_string()).unwrap_or_default();
    ActionLine { what: action.what.clone(), who: action.who.clone(), due, done: action.done }
}

fn file_line(file: &Kept) -> SupportingFile {
    let Kept { sha256, name, size, pdf, about, chosen } = file.clone();
    SupportingFile { sha256, name, size, pdf, about, chosen }
}

/// What was told, taken over into a meeting; files are those it has, in the order told.
pub(super) fn held(told: &MeetingTold, before: &Held) -> Result<Held> {
    let meeting = Meeting {
        id: before.meeting.id.clone(),
        kind: keyed("The kind", &told.kind)?,
        host: told.host.clone(),
        about_host: told.about_host.clone(),
        plan: told.plan.clone(),
        date: day("The date", &told.date)?.ok_or_else(|| SessionError::bad("The date", NO_DAY))?,
        start: time("The start", &told.start)?
            .ok_or_else(|| SessionError::bad("The start", "a meeting needs one"))?,
        zone: keyed("The time zone", &told.zone)?,
        minutes: minutes(&told.minutes)?,
        objective: told.objective.clone(),
        convener: told.convener.clone(),
        contact: Contact {
            name: told.contact_name.clone(),
            email: told.contact_email.clone(),
            phone: told.contact_phone.clone(),
        },
        agenda: told.agenda.iter().map(agenda_item).collect::<Result<_>>()?,
        webinar: Webinar {
            address: told.webinar.clone(),
            phone: told.dial_in.clone(),
            passcodes: told.passcodes.clone(),
        },
        people: told.people.iter().map(person).collect::<Result<_>>()?,
        customers: customers(&told.customers)?,
        topics: told.topics.clone(),
        next: next(told)?,
        confidential: told.confidential,
        recorded: told.recorded,
        video: told.video,
        receives: told.receives.clone(),
        notes: told.notes.clone(),
        actions: told.actions.iter().map(action).collect::<Result<_>>()?,
        debrief: told.debrief.clone(),
    };
    let mut meeting = meeting.cleaned();
    if meeting.host.is_empty() {
        return Err(SessionError::bad("The host", "a meeting needs one"));
    }
    meeting.follow_kind(&before.meeting)?;
    let files = told.files.iter().map(|file| kept(file, before)).collect::<Result<_>>()?;
    let compare = told.compare.as_ref().map(set_beside);
    // Beside one plan's own figures letters would hide nothing.
    let report = told.report.filter(|_| compare.is_none()).map(i64::from);
    Ok(Held { meeting, report, compare, since: since_of(&told.since)?, files })
}

const NO_DAY: &str = "it takes a day such as 2026-09-15";

/// A day as the window sends it; none when empty.
pub(super) fn day(what: &str, text: &str) -> Result<Option<NaiveDate>> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| SessionError::bad(what, NO_DAY)),
    }
}

fn time(what: &str, text: &str) -> Result<Option<NaiveTime>> {
    match text.trim() {
        "" => Ok(None),
        text => parse_time(text)
            .map(Some)
            .map_err(|_| SessionError::bad(what, "write the time as 9:00 am or 14:30")),
    }
}

fn minutes(text: &str) -> Result<Option<u16>> {
    match text.trim() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(minutes) if (1..=1440).contains(&minutes) => Ok(Some(minutes)),
            _ => Err(SessionError::bad("The length", "it takes whole minutes from 1 to 1440")),
        },
    }
}

fn customers(text: &str) -> Result<Option<u32>> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    match digits.as_str() {
        "" => Ok(None),
        digits => digits
            .parse()
            .map(Some)
            .map_err(|_| SessionError::bad("The number of customers", "it takes a whole number")),
    }
}

fn next(told: &MeetingTold) -> Result<Option<NextMeeting>> {
    let start = time("The next meeting", &told.next_start)?;
    Ok(day("The next meeting", &told.next_date)?.map(|date| NextMeeting { date, start }))
}

fn agenda_item(line: &AgendaLine) -> Result<AgendaItem> {
    if line.minutes > MOST_MINUTES {
        return Err(SessionError::bad("The agenda", "an item takes 600 minutes at most"));
    }
    let AgendaLine { minutes, item, sub, leader } = line.clone();
    Ok(AgendaItem { minutes, item, sub, leader })
}

fn person(line: &PersonLine) -> Result<Person> {
    let PersonLine { name, organization, side, email } = line.clone();
    Ok(Person { name, organization, side: keyed("The side", &side)?, email })
}

fn action(line: &ActionLine) -> Result<Action> {
    let due = day("The date of an action", &line.due)?;
    Ok(Action { what: line.what.clone(), who: line.who.clone(), due, done: line.done })
}

/// Of a file only what it is and whether it is chosen can be changed.
fn kept(line: &SupportingFile, before: &Held) -> Result<Kept> {
    let known = before.files.iter().find(|file| file.sha256 == line.sha256);
    let known = known.ok_or_else(|| SessionError::no("file", &line.name))?;
    let about = one_line(&line.about).chars().take(300).collect();
    Ok(Kept { about, chosen: line.chosen, ..known.clone() })
}

pub(super) fn since_key(since: Since) -> String {
    match since {
        Since::Auto => "auto".to_owned(),
        Since::Nothing => "none".to_owned(),
        Since::Version(id) => format!("version:{id}"),
        Since::Report(id) => format!("report:{id}"),
    }
}

fn since_of(key: &str) -> Result<Since> {
    let number = |id: &str| {
        id.parse().map_err(|_| SessionError::bad("What it is compared with", "there is no such choice"))
    };
    match key.split_once(':') {
        None if key == "auto" => Ok(Since::Auto),
        Some(("version", id)) => Ok(Since::Version(number(id)?)),
        Some(("report", id)) => Ok(Since::Report(number(id)?)),
        _ if key == "none" => Ok(Since::Nothing),
        _ => Err(SessionError::bad("What it is compared with", "there is no such choice")),
    }
}
