//! Two versions of a report set side by side: cells, explanations, remarks and texts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hpug_model::forms::Form;
use hpug_model::rich;
use hpug_model::values::Kind;
use hpug_model::{Value, format};
use hpug_store::tables::Report;

use super::versions::Snapshot;
use crate::error::{Result, SessionError};
use crate::loaded::{topic_of, value_of};
use crate::session::Session;
use crate::views::piece;
use crate::wire::versions::{ChangedKind, VersionChange, VersionChanges};

/// What stands at a key in one version.
type Stands = BTreeMap<(ChangedKind, String), String>;

impl Session {
    /// What differs between two versions; `None` stands for the report as it is now. Cells come in form order, then
    /// remarks and explanations.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] for a version of another report, those of reading.
    pub fn compare_versions(
        &mut self,
        id: u32,
        before: Option<u32>,
        after: Option<u32>,
    ) -> Result<VersionChanges> {
        let form = self.loaded(id)?.report.form.clone();
        let (then, now) = (self.snapshot_at(id, before)?, self.snapshot_at(id, after)?);
        Ok(VersionChanges { changes: between(&form, &then, &now)? })
    }

    fn snapshot_at(&self, id: u32, version: Option<u32>) -> Result<Snapshot> {
        let store = &self.open()?.store;
        let Some(version) = version else { return super::versions::snapshot_of(store, i64::from(id)) };
        let kept = store.version(i64::from(version))?.version;
        if kept.report != i64::from(id) {
            return Err(SessionError::no("version", kept.name));
        }
        super::versions::read(&kept.snapshot)
    }
}

/// What differs between two reports of a form, or of one report at two times, in form order.
///
/// # Errors
/// [`SessionError::Unreadable`], [`SessionError::Answers`].
pub(super) fn between(form: &Arc<Form>, then: &Snapshot, now: &Snapshot) -> Result<Vec<VersionChange>> {
    let topics = then.topics.iter().chain(&now.topics).cloned().map(topic_of);
    let mut topics = topics.collect::<Result<Vec<_>>>()?;
    topics.sort_by_key(|topic| topic.number);
    topics.dedup_by_key(|topic| topic.number);
    let wide = form.extended(&[], &topics);
    let known = |address: &str| if form.point(address).is_some() { form } else { &wide };
    let (then, now) = (standing(then, known)?, standing(now, known)?);
    let keys: BTreeSet<_> = then.keys().chain(now.keys()).collect();
    let mut changes: Vec<VersionChange> = keys
        .into_iter()
        .filter(|key| then.get(key) != now.get(key))
        .map(|key| change(key, &then, &now, known(&key.1)))
        .collect();
    let order = |change: &VersionChange| {
        (change.kind, form.position(&change.address).unwrap_or(usize::MAX), change.address.clone())
    };
    changes.sort_by_key(order);
    Ok(changes)
}

fn standing<'f>(snapshot: &Snapshot, known: impl Fn(&str) -> &'f Arc<Form>) -> Result<Stands> {
    let mut stands = Stands::new();
    for answer in &snapshot.answers {
        let form = known(&answer.address);
        let shown = match value_of(form, &answer.address, &answer.value)? {
            Some(value) => in_words(form, &answer.address, &value),
            None => answer.value.trim_matches('"').to_owned(),
        };
        stands.insert((ChangedKind::Cell, answer.address.clone()), shown);
    }
    for remark in &snapshot.remarks {
        stands.insert((ChangedKind::Remark, remark.address.clone()), remark.text.clone());
    }
    for explanation in &snapshot.explanations {
        let key = format!("{}@{}", explanation.check_id, explanation.at);
        stands.insert((ChangedKind::Explanation, key), explanation.text.clone());
    }
    for topic in &snapshot.topics {
        stands.insert((ChangedKind::Topic, topic.number.to_string()), topic.title.clone());
    }
    stands.extend(
        head_of(&snapshot.report)
            .into_iter()
            .map(|(field, text)| ((ChangedKind::Head, field.to_owned()), text)),
    );
    Ok(stands)
}

/// Plan and host, as far as something stands there.
fn head_of(report: &Report) -> Vec<(&'static str, String)> {
    let fields = [
        ("Plan", report.plan.clone()),
        ("Host", report.host.clone()),
        ("Contact's name", report.contact_name.clone()),
        ("Contact's e-mail", report.contact_email.clone()),
        ("Contact's phone", report.contact_phone.clone()),
        ("Reporting year", report.reporting_year.to_string()),
        ("Meeting date", report.meeting_date.clone().unwrap_or_default()),
        ("Due date", report.due_date.clone().unwrap_or_default()),
    ];
    fields.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// What an answer looks like in a sentence, with its unit.
pub(super) fn in_words(form: &Form, address: &str, value: &Value) -> String {
    match (form.point(address), value) {
        (Some(point), Value::Choice(key)) => form.measure_of(point).chosen(key),
        (Some(point), Value::Number(number)) => format::with_unit(point.kind, *number),
        (Some(point), value) => format::value(point.kind, value, None),
        (None, value) => format::value(Kind::Text, value, None),
    }
}

fn change(key: &(ChangedKind, String), then: &Stands, now: &Stands, form: &Form) -> VersionChange {
    let (kind, at) = key;
    let text = |stands: &Stands| stands.get(key).cloned().unwrap_or_default();
    let (before, after) = (text(then), text(now));
    let address = match kind {
        ChangedKind::Explanation => at.split_once('@').map_or(at.as_str(), |(_, at)| at),
        ChangedKind::Cell | ChangedKind::Remark => at,
        ChangedKind::Topic | ChangedKind::Head => "",
    };
    let name = match kind {
        ChangedKind::Topic => format!("Topic {at}"),
        ChangedKind::Head => at.clone(),
        ChangedKind::Explanation => {
            format!("{}, {}", form.name_of(address), at.split('@').next().unwrap_or_default())
        }
        ChangedKind::Cell | ChangedKind::Remark => form.name_of(address),
    };
    let is_text = before.split_whitespace().count().max(after.split_whitespace().count()) > 4;
    let pieces =
        if is_text { rich::compare(&before, &after).into_iter().map(piece).collect() } else { Vec::new() };
    VersionChange { kind: *kind, address: address.to_owned(), name, before, after, pieces }
}
