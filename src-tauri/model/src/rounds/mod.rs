//! A round: what a host tells its plans once, and who has answered.

mod standing;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::answers::Contact;
use crate::forms::Topic;
use crate::names::{file_name, same_plan};
use crate::values::{one_line, several_lines};

pub use standing::{Came, Standing, came_of, standing};

/// Most plans of a round; an umbrella organisation has five hundred.
pub const MOST_PLANS: usize = 1_000;
/// Most characters of a name or a line.
const LONGEST_LINE: usize = 300;
/// Most characters of a text of several lines.
const LONGEST_TEXT: usize = 4_000;

/// What a host tells its plans, once a round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// What the host calls it: `Fall 2026`.
    pub name: String,
    /// The host's name as printed.
    pub host: String,
    /// Form id.
    pub form: String,
    /// Reporting year.
    pub year: u16,
    /// How often plans report: `once a year, in September`.
    #[serde(default)]
    pub often: String,
    /// The day that reports and topic answers are due.
    #[serde(default)]
    pub due: Option<NaiveDate>,
    /// What the figures are compared with: `the 12 months before, and the other plans`.
    #[serde(default)]
    pub basis: String,
    /// Whom plans send it to and can ask.
    #[serde(default)]
    pub contact: Contact,
    /// The special topics asked about.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// The plans asked.
    #[serde(default)]
    pub plans: Vec<Asked>,
}

/// A plan asked in a round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The plan's name.
    pub name: String,
    /// The day of the meeting with it.
    #[serde(default)]
    pub meeting: Option<NaiveDate>,
    /// Whom the host writes to there.
    #[serde(default)]
    pub contact: Contact,
    /// Received reports that the host says are this plan's, whatever name they carry.
    #[serde(default)]
    pub reports: Vec<i64>,
    /// The day on which its papers were last written.
    #[serde(default)]
    pub written: Option<NaiveDate>,
}

impl Asked {
    /// Whether a received report is this plan's by the name it carries.
    pub fn is_named(&self, plan: &str) -> bool {
        same_plan(&self.name, plan)
    }
}

impl Round {
    /// The same round with lines and texts of bounded length, blanks around them gone, topics numbered from 1, and
    /// plans without a name left out.
    #[must_use]
    pub fn cleaned(mut self) -> Round {
        for text in [&mut self.name, &mut self.host, &mut self.often, &mut self.basis] {
            *text = line(text);
        }
        clean_contact(&mut self.contact);
        let topics = std::mem::take(&mut self.topics).into_iter();
        let number = |(number, topic): (u32, Topic)| Topic { number, intro: text(&topic.intro), ..topic };
        self.topics = (1..)
            .zip(topics)
            .map(number)
            .map(Topic::cleaned)
            .filter(|topic| !topic.title.is_empty())
            .collect();
        for (number, topic) in (1..).zip(&mut self.topics) {
            topic.number = number;
        }
        for plan in &mut self.plans {
            plan.name = line(&plan.name);
            clean_contact(&mut plan.contact);
        }
        self.plans.retain(|plan| !plan.name.is_empty());
        self.plans.truncate(MOST_PLANS);
        self
    }

    /// Plans that the round asks twice, by the second's name as it is spelled.
    pub fn doubled(&self) -> Vec<String> {
        let before = |at: usize| self.plans[..at].iter().any(|plan| plan.is_named(&self.plans[at].name));
        (0..self.plans.len()).filter(|at| before(*at)).map(|at| self.plans[at].name.clone()).collect()
    }

    /// The plan that a received report counts for: the one that the host says, else the first of its name.
    pub fn plan_of(&self, report: i64, plan: &str) -> Option<usize> {
        let said = self.plans.iter().position(|asked| asked.reports.contains(&report));
        said.or_else(|| self.plans.iter().position(|asked| asked.is_named(plan)))
    }

    /// The contact in one line, as printed.
    pub fn contact_line(&self) -> String {
        contact_line(&self.contact)
    }

    /// What a paper for a plan is called, without its ending: `Evergreen Health – Progress Report 2026`.
    pub fn paper_name(&self, plan: &str, what: &str) -> String {
        let plan = file_name(plan, "Plan");
        file_name(&format!("{plan} – {what} {}", self.year), "Blank")
    }
}

/// Name, e-mail and phone in one line.
pub fn contact_line(contact: &Contact) -> String {
    let parts = [&contact.name, &contact.email, &contact.phone].map(|part| part.trim());
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn clean_contact(contact: &mut Contact) {
    for part in [&mut contact.name, &mut contact.email, &mut contact.phone] {
        *part = line(part);
    }
}

fn line(text: &str) -> String {
    one_line(text).chars().take(LONGEST_LINE).collect()
}

fn text(text: &str) -> String {
    several_lines(text).chars().take(LONGEST_TEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(name: &str) -> Asked {
        Asked { name: name.to_owned(), ..Asked::default() }
    }

    #[test]
    fn a_report_counts_for_the_plan_named_or_said() {
        let mut round = Round { plans: vec![plan("Evergreen Health"), plan("Harbor")], ..Round::default() };
        assert_eq!(round.plan_of(7, "EVERGREEN HEALTH, INC."), Some(0));
        assert_eq!(round.plan_of(7, "scan0042"), None);
        round.plans[1].reports.push(7);
        assert_eq!(round.plan_of(7, "Evergreen Health"), Some(1), "what the host says wins");
    }

    #[test]
    fn cleaning_bounds_what_was_typed() {
        let topic = |title: &str| Topic { number: 9, title: title.to_owned(), ..Topic::default() };
        let round = Round {
            name: " Fall\n2026 ".to_owned(),
            often: "x".repeat(5_000),
            topics: vec![topic(" "), topic("Doula care")],
            plans: vec![plan("  "), plan(" Harbor  Health "), plan("harbor health inc")],
            ..Round::default()
        };
        let round = round.cleaned();
        assert_eq!((round.name.as_str(), round.often.len()), ("Fall 2026", LONGEST_LINE));
        assert_eq!(
            round.topics.iter().map(|t| (t.number, t.title.as_str())).collect::<Vec<_>>(),
            [(1, "Doula care")]
        );
        assert_eq!(round.plans.len(), 2);
        assert_eq!(round.doubled(), ["harbor health inc"]);
        assert_eq!(round.clone().cleaned(), round);
    }
}
