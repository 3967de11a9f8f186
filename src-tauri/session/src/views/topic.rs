//! A special topic ready to answer.

use hpug_model::Address;
use hpug_model::forms::{self, Item};
use hpug_model::values::Kind;

use super::View;
use crate::wire::topics::{QuestionView, TopicView};

impl View<'_> {
    /// A topic with its questions; `None` when the report doesn't have it.
    pub fn topic(&self, number: u32) -> Option<TopicView> {
        let topic = self.report.topics.iter().find(|topic| topic.number == number)?;
        let section = self.report.form.section(&format!("T.{number}"))?;
        Some(TopicView {
            number,
            title: topic.title.clone(),
            about: topic.key.as_deref().map(about).unwrap_or_default(),
            questions: section.items.iter().map(|item| self.question(item)).collect(),
        })
    }

    /// A question with its fields: short ones first, then texts.
    pub(super) fn question(&self, item: &Item) -> QuestionView {
        let cell = |key: &str| self.cell(Address::new(&item.code, None, None, key).as_str());
        let (texts, fields): (Vec<_>, Vec<_>) =
            item.measures.iter().partition(|measure| measure.kind == Kind::Text);
        let cells = fields.into_iter().chain(texts).filter_map(|measure| cell(&measure.key));
        QuestionView { code: item.mark.clone(), text: item.asks.clone(), cells: cells.collect() }
    }
}

/// What a topic of the library is about; empty for one that the library no longer has.
fn about(key: &str) -> String {
    let groups = forms::topic_library().unwrap_or_default();
    let topic = groups.iter().flat_map(|group| &group.topics).find(|topic| topic.key == key);
    topic.map(|topic| topic.about.clone()).unwrap_or_default()
}
