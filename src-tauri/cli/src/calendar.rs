//! `hpug calendar`: the dates of a meeting for Outlook, Google Calendar and Apple Calendar.

use std::io::Write;

use chrono::Utc;
use hpug_model::format;
use hpug_model::meetings::{Meeting, Step, calendar, dates, same_day};
use hpug_session::files::write_atomically;

use crate::args::CalendarArgs;
use crate::failure::{Failure, status};
use crate::{clock, input, meeting};

/// Writes an event per date of the meeting and of the host's further ones, and prints the dates with their hints.
pub fn run(args: &CalendarArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let ending = args.output.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if ending.as_deref() != Some("ics") {
        return Err(Failure::Usage(format!("{}: give a name that ends in .ics", args.output.display())));
    }
    let file = meeting::open(&args.meeting)?;
    if input::same_file(&args.meeting, &args.output) {
        return Err(Failure::Usage(
            "the output would replace the meeting's file; choose another name".into(),
        ));
    }
    let meetings: Vec<&Meeting> = std::iter::once(&file.meeting).chain(&file.further).collect();
    let text = calendar(&meetings, clock::moment(args.today).with_timezone(&Utc));
    write_atomically(&args.output, text.as_bytes(), true)
        .map_err(|error| Failure::File(error.to_string()))?;
    let count = text.matches("BEGIN:VEVENT").count();
    writeln!(out, "{}: {count} dates", args.output.display())?;
    for meeting in &meetings {
        print(meeting, out)?;
    }
    for (day, plans) in same_day(&meetings) {
        let day = format::weekday_and_day(day);
        writeln!(out, "More than one meeting on {day}: {}", plans.join(", "))?;
    }
    Ok(status::FINE)
}

fn print(meeting: &Meeting, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "{}", meeting.title())?;
    for due in dates(meeting.kind, meeting.date) {
        let time = match due.step {
            Step::Meet => format!(", {} {}", format::time(meeting.start), meeting.zone.label()),
            _ => String::new(),
        };
        writeln!(out, "  {}  {}{time}", due.date, due.step.label())?;
        if let Some(hint) = due.hint() {
            writeln!(out, "              {hint}")?;
        }
    }
    if let Some(hint) = meeting.length_hint() {
        writeln!(out, "  {hint}")?;
    }
    Ok(())
}
