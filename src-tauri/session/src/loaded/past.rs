//! Earlier reports of a plan, read when somebody first looks back.

use hpug_model::Report;
use hpug_model::comparison::{Comparison, compare};
use hpug_model::forms::Topic;
use hpug_model::names::same_name;
use hpug_store::tables::{self, Tables};

use super::{Loaded, has_form, report_with_answers, same_topic};
use crate::error::Result;
use crate::views::Earlier;
use crate::wire::topics::TopicView;

/// Earlier reports that are looked at, at most; the newest count.
const MOST: usize = 24;

/// An earlier report of the same plan.
pub struct Past {
    /// Its number in the store.
    pub id: u32,
    /// `the report of 2025`, with the host where that is another one.
    pub name: String,
    /// The report with its answers.
    pub report: Report,
    /// Its reporting year.
    pub year: u16,
    /// How its form's items compare; `None` for a form of another kind.
    pub comparison: Option<Comparison>,
}

impl Loaded {
    /// Reads the plan's earlier reports, unless that was done.
    ///
    /// # Errors
    /// [`SessionError::Store`](crate::SessionError::Store), [`SessionError::UnknownForm`](crate::SessionError::UnknownForm),
    /// [`SessionError::Unreadable`](crate::SessionError::Unreadable).
    pub fn look_back(&mut self, tables: &Tables) -> Result<()> {
        if self.past.is_some() {
            return Ok(());
        }
        let row = &self.row;
        let is_earlier = |other: &tables::Report| {
            let of_plan = !row.plan.trim().is_empty() && same_name(&other.plan, &row.plan);
            let earlier = other.id != row.id && other.reporting_year < row.reporting_year;
            of_plan && earlier && has_form(other)
        };
        let mut rows: Vec<tables::Report> = tables.reports()?.into_iter().filter(is_earlier).collect();
        // The newest year first, in it the same host, then the last changed.
        let other_host = |other: &tables::Report| !same_name(&other.host, &row.host);
        rows.sort_by_key(|other| (std::cmp::Reverse(other.reporting_year), other_host(other)));
        let past = rows.iter().take(MOST).map(|other| {
            let report = report_with_answers(tables, other)?;
            let name = match other_host(other) && !other.host.trim().is_empty() {
                true => format!("the report of {} for {}", other.reporting_year, other.host.trim()),
                false => format!("the report of {}", other.reporting_year),
            };
            let comparison = compare(&self.report.form, &report.form);
            let id = u32::try_from(other.id).unwrap_or(u32::MAX);
            Ok(Past { id, name, report, year: other.reporting_year, comparison })
        });
        self.past = Some(past.collect::<Result<_>>()?);
        Ok(())
    }

    /// The plan's earlier reports, as far as [`Loaded::look_back`] read them; the newest first.
    pub fn past(&self) -> &[Past] {
        self.past.as_deref().unwrap_or_default()
    }

    /// A topic with the answers of the latest earlier report that has it beside, under whatever number it stands there;
    /// `None` when the report doesn't have the topic.
    pub fn topic_view(&self, number: u32) -> Option<TopicView> {
        let topic = self.report.topics.iter().find(|topic| topic.number == number)?;
        let earlier = self.past().iter().find_map(|past| {
            let same = |other: &&Topic| same_topic(topic, other);
            let found = past.report.topics.iter().filter(same);
            let answered = |number: u32| {
                let start = format!("T.{number}.");
                past.report.answers.keys().any(|address| address.as_str().starts_with(&start))
            };
            let number = found.map(|topic| topic.number).find(|number| answered(*number))?;
            Some(Earlier { source: &past.name, report: &past.report, number })
        });
        self.view().topic(topic, earlier.as_ref())
    }
}
