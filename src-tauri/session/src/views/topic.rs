//! A special topic ready to answer, with last year's answers beside.

use hpug_model::forms::{self, Item, Measure, Topic};
use hpug_model::rich::{self, Change};
use hpug_model::values::{Kind, Value};
use hpug_model::{Address, Report, format};

use super::View;
use crate::wire::topics::{
    LastAnswer, MeetingRow, Piece, PieceChange, QuestionChoice, QuestionView, TopicView,
};

/// The same topic in an earlier report.
pub struct Earlier<'a> {
    /// Which report: `the report of 2025`.
    pub source: &'a str,
    /// The report.
    pub report: &'a Report,
    /// The topic's number there.
    pub number: u32,
}

impl View<'_> {
    /// A topic with its questions; `None` when the form doesn't have it.
    pub fn topic(&self, topic: &Topic, earlier: Option<&Earlier<'_>>) -> Option<TopicView> {
        let section = self.report.form.section(&format!("T.{}", topic.number))?;
        let questions: Vec<QuestionView> =
            section.items.iter().map(|item| self.question(item, earlier)).collect();
        let has_last = questions.iter().any(|question| question.last.is_some());
        let last_from = earlier.filter(|_| has_last).map_or("", |earlier| earlier.source).to_owned();
        Some(TopicView {
            number: topic.number,
            title: topic.title.clone(),
            about: topic.key.as_deref().map(about).unwrap_or_default(),
            intro: topic.intro.clone(),
            questions,
            choices: choices(&section.items),
            last_from,
        })
    }

    /// The year's meetings.
    pub fn schedule(&self) -> Vec<MeetingRow> {
        let row = |meeting: &hpug_model::answers::ScheduledMeeting| MeetingRow {
            date: meeting.date.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default(),
            minutes: meeting.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            due: meeting.due.clone(),
            topic: meeting.topic.clone(),
        };
        self.report.schedule.iter().map(row).collect()
    }

    /// A question with its fields: short ones first, then texts.
    pub(super) fn question(&self, item: &Item, earlier: Option<&Earlier<'_>>) -> QuestionView {
        let cell = |key: &str| self.cell(Address::new(&item.code, None, None, key).as_str());
        let (texts, fields): (Vec<_>, Vec<_>) =
            item.measures.iter().partition(|measure| measure.kind == Kind::Text);
        let last = earlier.and_then(|earlier| self.last(item, earlier));
        let cells = fields.into_iter().chain(texts).filter_map(|measure| cell(&measure.key));
        QuestionView { code: item.mark.clone(), text: item.asks.clone(), cells: cells.collect(), last }
    }

    /// The earlier answer to a question; `None` where nothing was answered.
    fn last(&self, item: &Item, earlier: &Earlier<'_>) -> Option<LastAnswer> {
        let id = item.code.rsplit('.').next().unwrap_or_default();
        let there = |key: &str| {
            let code = format!("T.{}.{id}", earlier.number);
            earlier.report.answer(Address::new(&code, None, None, key).as_str())
        };
        let here = |key: &str| self.report.answer(Address::new(&item.code, None, None, key).as_str());
        let (texts, fields): (Vec<&Measure>, Vec<&Measure>) =
            item.measures.iter().partition(|measure| measure.kind == Kind::Text);
        let shown = |measure: &&Measure| Some((measure.label.clone(), shown(measure, there(&measure.key)?)));
        let fields: Vec<_> = fields.iter().filter_map(shown).collect();
        let plain = |value: Option<&Value>| value.map(|value| format::value(Kind::Text, value, None));
        let key = texts.first().map_or("", |measure| measure.key.as_str());
        let (before, after) = (plain(there(key)).unwrap_or_default(), plain(here(key)).unwrap_or_default());
        if fields.is_empty() && before.is_empty() {
            return None;
        }
        let rich = match there(key) {
            Some(Value::Rich(text)) => Some(text.to_json()),
            _ => None,
        };
        let pieces = rich::compare(&before, &after).into_iter().map(piece).collect();
        Some(LastAnswer { fields, text: before, rich, pieces })
    }
}

fn shown(measure: &Measure, value: &Value) -> String {
    match value {
        Value::Choice(key) => {
            let choice = measure.choices.iter().find(|(choice, _)| choice == key);
            choice.map_or_else(|| key.clone(), |(_, label)| label.clone())
        }
        value => format::value(measure.kind, value, measure.decimals),
    }
}

/// A compared piece of text as the window shows it.
pub fn piece(part: rich::Part) -> Piece {
    let change = match part.change {
        Change::Same => PieceChange::Same,
        Change::Removed => PieceChange::Removed,
        Change::Added => PieceChange::Added,
    };
    Piece { change, text: part.text }
}

/// The questions asked, then those of the form that are not.
fn choices(asked: &[Item]) -> Vec<QuestionChoice> {
    let standard = forms::standard_questions().unwrap_or_default();
    let wording = |id: &str| standard.iter().find(|(known, _)| known == id).map(|(_, words)| words.clone());
    let mut choices: Vec<QuestionChoice> = asked
        .iter()
        .map(|item| {
            let id = item.code.rsplit('.').next().unwrap_or_default();
            let own_wording = wording(id).unwrap_or_default();
            QuestionChoice { id: id.to_owned(), asks: item.asks.clone(), own_wording, asked: true }
        })
        .collect();
    for (id, words) in standard {
        if !choices.iter().any(|choice| choice.id == id) {
            choices.push(QuestionChoice { id, asks: words.clone(), own_wording: words, asked: false });
        }
    }
    choices
}

/// What a topic of the library is about; empty for one that the library no longer has.
fn about(key: &str) -> String {
    let groups = forms::topic_library().unwrap_or_default();
    let topic = groups.iter().flat_map(|group| &group.topics).find(|topic| topic.key == key);
    topic.map(|topic| topic.about.clone()).unwrap_or_default()
}
