use std::sync::LazyLock;

use chrono::{NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

use super::MeetingKind;
use crate::forms::{FormError, list};

/// An item of an agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// How long it is to take, 0 to 600.
    pub minutes: u16,
    /// What it is.
    pub item: String,
    /// What it consists of.
    #[serde(default)]
    pub sub: Vec<String>,
    /// Who leads the discussion.
    #[serde(default)]
    pub leader: String,
}

/// What a kind of meeting is usually about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandardAgenda {
    kind: MeetingKind,
    /// What it is to bring.
    pub objective: String,
    /// Its items.
    #[serde(rename = "item")]
    pub items: Vec<AgendaItem>,
}

/// A stretch of the host's year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// First month, 1 to 12.
    pub from: u32,
    /// Last month, 1 to 12.
    pub to: u32,
    /// Whose part it is.
    pub who: String,
    /// What happens.
    pub what: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agendas {
    agenda: Vec<StandardAgenda>,
    season: Vec<Season>,
}

static AGENDAS: LazyLock<Result<Agendas, FormError>> =
    LazyLock::new(|| list("agendas.toml", include_str!("../../../forms/agendas.toml")));

fn agendas() -> Result<&'static Agendas, FormError> {
    AGENDAS.as_ref().map_err(Clone::clone)
}

/// What a kind of meeting is usually about.
///
/// # Errors
/// [`FormError`] when the list of agendas has a mistake or leaves the kind out.
pub fn standard(kind: MeetingKind) -> Result<&'static StandardAgenda, FormError> {
    let missing = || FormError {
        file: "agendas.toml".to_owned(),
        line: 1,
        reason: format!("no agenda of kind {}", kind.key()),
    };
    agendas()?.agenda.iter().find(|agenda| agenda.kind == kind).ok_or_else(missing)
}

/// What a year holds beside the meetings, in order.
pub fn seasons() -> Result<&'static [Season], FormError> {
    agendas().map(|agendas| agendas.season.as_slice())
}

/// An item with its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot<'a> {
    /// When it begins.
    pub begins: NaiveTime,
    /// When it ends.
    pub ends: NaiveTime,
    /// The item.
    pub item: &'a AgendaItem,
}

/// What all items take together.
pub fn total_minutes(items: &[AgendaItem]) -> u32 {
    items.iter().map(|item| u32::from(item.minutes)).sum()
}

/// The time `minutes` after `start`; `None` past midnight.
pub fn after(start: NaiveTime, minutes: u32) -> Option<NaiveTime> {
    let end = start.num_seconds_from_midnight() + minutes * 60;
    // A meeting may end at midnight, which is the next day's first minute and can't be written.
    (end < 24 * 3600).then(|| start + TimeDelta::minutes(i64::from(minutes)))
}

/// The items with their times, one after the other from `start`; `None` when they run past midnight.
pub fn slots(start: NaiveTime, items: &[AgendaItem]) -> Option<Vec<Slot<'_>>> {
    let mut begins = start;
    items
        .iter()
        .map(|item| {
            let ends = after(begins, u32::from(item.minutes))?;
            let slot = Slot { begins, ends, item };
            begins = ends;
            Some(slot)
        })
        .collect()
}
