//! The questions asked about a special topic: the form's set, as a host rewords, drops, reorders and adds to it.

use serde::{Deserialize, Serialize};

use super::{FormError, Item, Measure, Role, known};
use crate::values::Kind;
use crate::values::{one_line, several_lines};

/// Most questions of a topic.
pub const MOST_QUESTIONS: usize = 60;
/// Most characters of a question, a title or an introduction.
pub const LONGEST_WORDING: usize = 4_000;

/// A special topic of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its number in the report, from 1.
    pub number: u32,
    /// Key in the topic library, if it comes from there.
    #[serde(default)]
    pub key: Option<String>,
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// Why it matters to the host's members, in the host's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub intro: String,
    /// The questions in the order asked; empty for the form's own set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
}

/// A question as a host asks it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Part of the address: `2a`; those that a host adds are numbered on from 12.
    pub id: String,
    /// The host's wording; empty for the form's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub asks: String,
}

/// The form's own questions: id and wording, in order.
///
/// # Errors
/// [`FormError`] when the form file has a mistake.
pub fn standard_questions() -> Result<Vec<(String, String)>, FormError> {
    let form = known::question_set()?;
    let items = form.sections.first().map_or(&[][..], |section| section.items.as_slice());
    Ok(items.iter().map(|item| (id_of(item).to_owned(), item.asks.clone())).collect())
}

/// The id of a question that a host adds to these: the number after the highest.
pub fn next_id(questions: &[Question]) -> String {
    let own = questions.iter().filter_map(|question| question.id.parse::<u32>().ok());
    own.max().unwrap_or_default().max(FIRST_OWN - 1).saturating_add(1).to_string()
}

/// The number of the first question that a host adds.
const FIRST_OWN: u32 = 12;

impl Topic {
    /// The same topic with what can't be asked left out: questions of an unknown id, asked twice or added without a
    /// wording, blanks around wordings, and wordings that are the form's. A set that is the form's own becomes empty.
    #[must_use]
    pub fn cleaned(mut self) -> Topic {
        self.title = shortened(&one_line(&self.title));
        self.intro = shortened(&several_lines(&self.intro));
        let standard = standard_questions().unwrap_or_default();
        let mut kept: Vec<Question> = Vec::new();
        for question in self.questions {
            let form = standard.iter().find(|(id, _)| *id == question.id);
            let asks = shortened(&one_line(&question.asks));
            let asks = if form.is_some_and(|(_, words)| *words == asks) { String::new() } else { asks };
            let is_known = form.is_some() || (is_own(&question.id) && !asks.is_empty());
            let is_new = !kept.iter().any(|other| other.id == question.id);
            if is_known && is_new && kept.len() < MOST_QUESTIONS {
                kept.push(Question { id: question.id, asks });
            }
        }
        let as_form = kept.len() == standard.len()
            && kept
                .iter()
                .zip(&standard)
                .all(|(question, (id, _))| question.id == *id && question.asks.is_empty());
        self.questions = if as_form { Vec::new() } else { kept };
        self
    }

    /// Its questions as items of the form, under its number.
    pub(super) fn items(&self, template: &[Item]) -> Vec<Item> {
        let asked = |question: &Question| {
            let mut item = match template.iter().find(|item| id_of(item) == question.id) {
                Some(item) => item.clone(),
                None => own_item(&question.id),
            };
            if !question.asks.is_empty() {
                item.asks.clone_from(&question.asks);
            }
            item
        };
        let mut items: Vec<Item> = if self.questions.is_empty() {
            template.to_vec()
        } else {
            self.questions.iter().map(asked).collect()
        };
        for item in &mut items {
            item.code = format!("T.{}.{}", self.number, id_of(item));
        }
        items
    }
}

fn id_of(item: &Item) -> &str {
    item.code.rsplit('.').next().unwrap_or_default()
}

fn is_own(id: &str) -> bool {
    id.len() <= 3 && id.parse::<u32>().is_ok_and(|number| number >= FIRST_OWN && number.to_string() == id)
}

fn shortened(text: &str) -> String {
    text.chars().take(LONGEST_WORDING).collect()
}

/// A question of the host's own: answered in text.
fn own_item(id: &str) -> Item {
    Item {
        code: id.to_owned(),
        mark: id.to_owned(),
        form_label: String::new(),
        words: String::new(),
        heading: String::new(),
        label: "The host's question".to_owned(),
        asks: String::new(),
        fraction: String::new(),
        other: false,
        total: false,
        per_lob: false,
        per_period: false,
        measures: vec![Measure {
            key: "text".to_owned(),
            kind: Kind::Text,
            role: Role::Answer,
            label: "Answer".to_owned(),
            once: false,
            choices: Vec::new(),
            share: None,
            sum: Vec::new(),
            same_as: None,
            of_report: None,
            when: Vec::new(),
            decimals: None,
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(id: &str, asks: &str) -> Question {
        Question { id: id.into(), asks: asks.into() }
    }

    #[test]
    fn a_set_is_cleaned() {
        let topic = |questions| {
            Topic { number: 1, title: " A \n b ".into(), questions, ..Topic::default() }.cleaned()
        };
        let standard = standard_questions().unwrap();
        let whole = standard.iter().map(|(id, asks)| ask(id, asks)).collect();
        assert_eq!(topic(whole).questions, []);
        assert_eq!(topic(Vec::new()).title, "A b");
        let odd = vec![
            ask("5", "  Which\nfeatures? "),
            ask("5", "again"),
            ask("99999", "x"),
            ask("012", "x"),
            ask("13", ""),
            ask("1/text", "x"),
            ask("12", "And e-visits?"),
            ask("2a", ""),
        ];
        let expected = [ask("5", "Which features?"), ask("12", "And e-visits?"), ask("2a", "")];
        assert_eq!(topic(odd.clone()).questions, expected);
        assert_eq!(next_id(&expected), "13");
        assert_eq!(next_id(&[]), "12");
        assert_eq!(topic(odd).cleaned().questions, expected);
    }
}
