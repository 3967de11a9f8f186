//! What was typed about a meeting, brought within its limits.

use super::{AgendaItem, LONGEST_TEXT, MOST_ROWS, Meeting};
use crate::answers::Contact;
use crate::values::{one_line, several_lines};

/// Most minutes of an item of an agenda.
pub const MOST_MINUTES: u16 = 600;
/// Most characters of a name or a line.
const LONGEST_LINE: usize = 300;

impl Meeting {
    /// The same meeting with lines and texts of bounded length, blanks around them gone, and topics and passcodes in which
    /// nothing stands left out.
    #[must_use]
    pub fn cleaned(mut self) -> Meeting {
        for text in [&mut self.host, &mut self.plan, &mut self.convener, &mut self.webinar.phone] {
            *text = line(text);
        }
        self.webinar.address = line(&self.webinar.address);
        for text in [&mut self.about_host, &mut self.objective, &mut self.receives] {
            *text = bounded(text);
        }
        for text in [&mut self.notes, &mut self.debrief] {
            *text = bounded(text);
        }
        clean_contact(&mut self.contact);
        self.webinar.passcodes = lines(&self.webinar.passcodes);
        self.topics = lines(&self.topics);
        self.agenda.iter_mut().for_each(clean_item);
        self.agenda.truncate(MOST_ROWS);
        for person in &mut self.people {
            person.name = line(&person.name);
            person.organization = line(&person.organization);
            person.email = line(&person.email);
        }
        self.people.truncate(MOST_ROWS);
        for action in &mut self.actions {
            action.what = bounded(&action.what);
            action.who = line(&action.who);
        }
        self.actions.truncate(MOST_ROWS);
        self
    }
}

fn clean_item(item: &mut AgendaItem) {
    item.minutes = item.minutes.min(MOST_MINUTES);
    item.item = line(&item.item);
    item.sub = lines(&item.sub);
    item.leader = line(&item.leader);
}

fn clean_contact(contact: &mut Contact) {
    for part in [&mut contact.name, &mut contact.email, &mut contact.phone] {
        *part = line(part);
    }
}

fn lines(rows: &[String]) -> Vec<String> {
    rows.iter().map(|row| line(row)).filter(|row| !row.is_empty()).take(MOST_ROWS).collect()
}

fn line(text: &str) -> String {
    one_line(text).chars().take(LONGEST_LINE).collect()
}

fn bounded(text: &str) -> String {
    several_lines(text).chars().take(LONGEST_TEXT).collect()
}
