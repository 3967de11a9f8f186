//! Sign-offs as kept in the store, for papers and for the window.

use chrono::{DateTime, NaiveDate};
use hpug_model::answers::{Signed, SignedFor};
use hpug_model::forms::Form;
use hpug_store::tables::SignOff;

use crate::views::Facts;
use crate::wire::reports::SignedView;

/// What the lock of a report is called in the store.
pub const LOCK: &str = "lock";
/// What its attestation is called there.
pub const ATTESTATION: &str = "attestation";

impl Facts {
    /// Whether a sign-off, the lock or the attestation is there and not void.
    pub fn holds(&self, what: &str) -> bool {
        self.signed.iter().any(|signed| signed.what == what && signed.voided_at.is_none())
    }
}

/// The sign-offs as papers say them: the attestation, the lock, then sections in form order.
pub fn signed_on_paper(signed: &[SignOff], form: &Form) -> Vec<Signed> {
    let on_paper = |row: &SignOff| Signed {
        what: match row.what.as_str() {
            LOCK => SignedFor::Lock,
            ATTESTATION => SignedFor::Attestation,
            section => SignedFor::Section(title(form, section)),
        },
        person: row.person.clone(),
        position: row.position.clone(),
        day: day(&row.time),
        voided: row.voided_at.as_deref().map(|time| (day(time), row.voided_by.clone().unwrap_or_default())),
    };
    let place = |row: &&SignOff| match row.what.as_str() {
        ATTESTATION => 0,
        LOCK => 1,
        section => 2 + form.sections.iter().position(|own| own.id == section).unwrap_or_default(),
    };
    let mut rows: Vec<&SignOff> = signed.iter().collect();
    rows.sort_by_key(place);
    rows.into_iter().map(on_paper).collect()
}

/// The sign-offs as the window shows them.
pub fn signed_views(signed: &[SignOff]) -> Vec<SignedView> {
    let view = |row: &SignOff| SignedView {
        what: row.what.clone(),
        person: row.person.clone(),
        position: row.position.clone(),
        time: row.time.clone(),
        voided_at: row.voided_at.clone(),
        voided_by: row.voided_by.clone(),
    };
    signed.iter().map(view).collect()
}

fn title(form: &Form, section: &str) -> String {
    match form.section(section) {
        Some(section) if section.letter.is_empty() => section.title.clone(),
        Some(section) => format!("{} \u{b7} {}", section.letter, section.title),
        None => section.to_owned(),
    }
}

/// The store writes RFC 3339; anything else is shown as the first of days.
fn day(time: &str) -> NaiveDate {
    DateTime::parse_from_rfc3339(time).map_or(NaiveDate::MIN, |time| time.date_naive())
}
