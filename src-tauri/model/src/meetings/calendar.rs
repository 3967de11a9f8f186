//! Dates of meetings as iCalendar (RFC 5545), for Outlook, Google Calendar and Apple Calendar.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::{Due, Meeting, Step, Zone, agenda, dates, slots, total_minutes};
use crate::format;

/// Octets of a line, the line end aside (RFC 5545, 3.1).
const LINE: usize = 75;

/// The dates of meetings as an iCalendar file: an event of the day for every step, and the meeting itself at its time.
///
/// `stamp` is the moment of export. The identifiers of the events follow from the meeting and the step, so that taking in a
/// later export replaces the events of an earlier one.
pub fn calendar(meetings: &[&Meeting], stamp: DateTime<Utc>) -> String {
    let mut lines: Vec<String> = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        concat!("PRODID:-//HPUG Workbook//HPUG Workbook ", env!("CARGO_PKG_VERSION"), "//EN"),
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    .map(str::to_owned)
    .to_vec();
    let zones: BTreeSet<&str> = meetings.iter().map(|meeting| meeting.zone.tzid()).collect();
    for zone in Zone::ALL.into_iter().filter(|zone| zones.contains(zone.tzid())) {
        lines.extend(zone.definition());
    }
    for meeting in meetings {
        for due in dates(meeting.kind, meeting.date) {
            lines.extend(event(meeting, &due, stamp));
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().flat_map(|line| [fold(line), "\r\n".to_owned()]).collect()
}

fn event(meeting: &Meeting, due: &Due, stamp: DateTime<Utc>) -> Vec<String> {
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", uid(meeting, due.step)),
        format!("DTSTAMP:{}", stamp.format("%Y%m%dT%H%M%SZ")),
    ];
    let text = |name: &str, text: &str| format!("{name}:{}", escape(text));
    if due.step == Step::Meet {
        lines.extend(times(meeting));
        lines.push(text("SUMMARY", &meeting.title()));
        lines.push(text("DESCRIPTION", &about(meeting, due)));
        let place = [&meeting.webinar.address, &meeting.webinar.phone];
        lines.extend(
            place.into_iter().find(|place| !place.trim().is_empty()).map(|place| text("LOCATION", place)),
        );
        lines.push("TRANSP:OPAQUE".to_owned());
    } else {
        let day = |date: NaiveDate| date.format("%Y%m%d").to_string();
        lines.push(format!("DTSTART;VALUE=DATE:{}", day(due.date)));
        // An event of the day ends before the day that its end names.
        lines.push(format!("DTEND;VALUE=DATE:{}", day(due.date.succ_opt().unwrap_or(due.date))));
        let whose = if meeting.plan.trim().is_empty() { meeting.host.trim() } else { meeting.plan.trim() };
        let summary = [due.step.label(), whose].into_iter().filter(|part| !part.is_empty());
        lines.push(text("SUMMARY", &summary.collect::<Vec<_>>().join(" \u{2013} ")));
        let on = format!("{} on {}.", meeting.title(), format::weekday_and_day(meeting.date));
        let parts: Vec<String> = std::iter::once(on).chain(due.hint()).collect();
        lines.push(text("DESCRIPTION", &parts.join("\n")));
        lines.push("TRANSP:TRANSPARENT".to_owned());
    }
    if meeting.confidential {
        lines.push("CLASS:CONFIDENTIAL".to_owned());
    }
    lines.push("END:VEVENT".to_owned());
    lines
}

/// Begin and end on the clocks of the meeting's zone; without an agenda an hour.
fn times(meeting: &Meeting) -> [String; 2] {
    let zone = meeting.zone.tzid();
    let at = |name: &str, date: NaiveDate, time: NaiveTime| {
        format!("{name};TZID={zone}:{}T{}", date.format("%Y%m%d"), time.format("%H%M%S"))
    };
    let total = match total_minutes(&meeting.agenda) {
        0 => meeting.minutes.map_or(60, u32::from).max(1),
        total => total,
    };
    let (end_day, end) = match agenda::after(meeting.start, total) {
        Some(end) => (meeting.date, end),
        None => {
            let moment = meeting.date.and_time(meeting.start) + chrono::TimeDelta::minutes(total.into());
            (moment.date(), moment.time())
        }
    };
    [at("DTSTART", meeting.date, meeting.start), at("DTEND", end_day, end)]
}

/// Objective, how to join, agenda.
fn about(meeting: &Meeting, due: &Due) -> String {
    let mut lines = vec![meeting.objective.trim().to_owned()];
    lines.extend(due.hint());
    let webinar = &meeting.webinar;
    let mut named = |label: &str, value: &str| {
        if !value.trim().is_empty() {
            lines.push(format!("{label}: {}", value.trim()));
        }
    };
    named("Webinar", &webinar.address);
    named("Dial-in", &webinar.phone);
    named("Passcode", &webinar.passcodes.join(", "));
    named("Convener", &meeting.convener);
    let timed = slots(meeting.start, &meeting.agenda).unwrap_or_default();
    lines.extend(timed.iter().map(|slot| format!("{}  {}", format::time(slot.begins), slot.item.item)));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// The same for the same meeting and step: a hash of what tells the meeting apart. It names nobody (RFC 7986, 5.3).
fn uid(meeting: &Meeting, step: Step) -> String {
    let own = match meeting.id.trim() {
        "" => {
            format!("{}\n{}\n{}\n{}", meeting.host, meeting.plan, meeting.kind.key(), meeting.date)
        }
        id => format!("{}\n{id}", meeting.host),
    };
    format!("{:016x}{:016x}-{}@hpug-workbook", fnv(&own, 0), fnv(&own, 1), step.key().replace('_', "-"))
}

/// FNV-1a with 64 bits, begun differently for each `round`: it must stay the same in every version of the program.
fn fnv(text: &str, round: u64) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64 ^ round.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    text.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A text as a value (RFC 5545, 3.3.11). Control characters, which may not stand in one, are left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line of content over as many lines as it needs, broken between characters.
fn fold(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + line.len() / 30);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out
}
