//! `hpug calendar`: the dates of a meeting for Outlook, Google Calendar and Apple Calendar.

use std::io::Write;

use chrono::Utc;
use hpug_model::format;
use hpug_model::meetings::{Meeting, Step, calendar, dates, same_day};

use crate::args::CalendarArgs;
use crate::failure::{Failure, status};
use crate::screen::say;
use crate::{clock, meeting, output};

/// Writes an event per date of the meeting and of the host's further ones, and prints the dates with their hints.
pub fn run(args: &CalendarArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let ending = args.output.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if ending.as_deref() != Some("ics") {
        return Err(Failure::Usage(format!("{}: give a name that ends in .ics", args.output.display())));
    }
    let file = meeting::beside(&args.meeting, &args.output)?;
    let meetings: Vec<&Meeting> = std::iter::once(&file.meeting).chain(&file.further).collect();
    let text = calendar(&meetings, clock::moment(args.today).with_timezone(&Utc));
    output::write(&args.output, text.as_bytes())?;
    let count = text.matches("BEGIN:VEVENT").count();
    say!(out, "{}: {count} dates", args.output.display())?;
    for meeting in &meetings {
        print(meeting, out)?;
    }
    for (day, plans) in same_day(&meetings) {
        let day = format::weekday_and_day(day);
        say!(out, "More than one meeting on {day}: {}", plans.join(", "))?;
    }
    Ok(status::FINE)
}

fn print(meeting: &Meeting, out: &mut dyn Write) -> Result<(), Failure> {
    say!(out, "{}", meeting.title())?;
    for due in dates(meeting.kind, meeting.date) {
        let time = match due.step {
            Step::Meet => format!(", {} {}", format::time(meeting.start), meeting.zone.label()),
            _ => String::new(),
        };
        say!(out, "  {}  {}{time}", due.date, due.step.label())?;
        if let Some(hint) = due.hint() {
            say!(out, "              {hint}")?;
        }
    }
    if let Some(hint) = meeting.length_hint() {
        say!(out, "  {hint}")?;
    }
    Ok(())
}
