//! Queries of a report in hand: as its papers carry them, and as the window lists them.

use hpug_model::Address;
use hpug_model::forms::Role;
use hpug_model::queries::{Query, QueryState};
use hpug_model::values::to_json;
use hpug_store::tables;

use super::Loaded;
use crate::views::View;
use crate::wire::queries::{QueryState as Shown, QueryView};
use crate::wire::reports::ReportState;

impl Loaded {
    /// The queries as files carry them. On a plan's own report the corrected figure is the one that stands in the cell
    /// now, where it is another than the host had.
    pub fn queries_sent(&self) -> Vec<Query> {
        let own = self.facts.state != ReportState::Received;
        let view = self.view();
        let sent = |query: &tables::Query| Query {
            id: query.id.clone(),
            address: query.address.clone(),
            text: query.text.clone(),
            received: query.received.clone(),
            answer: query.answer.clone(),
            corrected: if own { corrected(&view, query) } else { None },
        };
        self.queries.iter().map(sent).collect()
    }

    /// The queries as the window lists them.
    pub fn query_views(&self, view: &View<'_>) -> Vec<QueryView> {
        let form = &self.report.form;
        let shown = |query: &tables::Query| {
            let point = form.point(&query.address);
            QueryView {
                id: query.id.clone(),
                address: query.address.clone(),
                name: point.map_or_else(|| query.address.clone(), |_| form.name_of(&query.address)),
                section: point.map_or(String::new(), |point| form.sections[point.section].id.clone()),
                finding: query.finding.clone(),
                text: query.text.clone(),
                received: query.received.clone(),
                now: view.text_on_file(&query.address).unwrap_or_default(),
                answer: query.answer.clone(),
                state: state_of(&query.state),
            }
        };
        self.queries.iter().map(shown).collect()
    }
}

fn corrected(view: &View<'_>, query: &tables::Query) -> Option<serde_json::Value> {
    view.report.form.point(&query.address).filter(|point| point.role != Role::Computed)?;
    let now = view.text_on_file(&query.address)?;
    let value = view.figures.shown_value(Address::from(query.address.as_str()).as_str())?;
    (now != query.received).then(|| to_json(&value))
}

/// The column's CHECK lets no fifth word in.
fn state_of(word: &str) -> Shown {
    match QueryState::from_key(word).unwrap_or_default() {
        QueryState::Open => Shown::Open,
        QueryState::Sent => Shown::Sent,
        QueryState::Answered => Shown::Answered,
        QueryState::Settled => Shown::Settled,
    }
}
