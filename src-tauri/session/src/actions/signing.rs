//! Sign-off per section, lock and attestation; any later change voids what it touches.

use hpug_model::forms::Form;
use hpug_model::values::one_line;
use hpug_store::tables::{Answer, SignOff};
use hpug_store::{Step, StepTable, Tx};
use serde_json::{Map, Value};

use crate::error::{Result, SessionError};
use crate::loaded::{ATTESTATION, LOCK};
use crate::session::{Deed, Session};
use crate::wire::reports::Changed;

/// Longest position kept, in characters.
const POSITION: usize = 200;

/// Fields of a report's row that say nothing of what is reported.
const BESIDE: [&str; 3] = ["bound_file", "state", "deleted_at"];

impl Session {
    /// The person stands for a section as it is now.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], [`SessionError::ReadOnly`], those of writing.
    pub fn sign_section(&mut self, id: u32, edit_id: &str, section: &str) -> Result<Changed> {
        let loaded = self.own(id)?;
        if section != "head" && loaded.report.form.section(section).is_none() {
            return Err(SessionError::no("section", section));
        }
        let row = self.sign_off(section, "")?;
        self.change(id, &Deed::edit(edit_id, "signed off"), |tx| tx.put_sign_off(i64::from(id), &row))
    }

    /// Closes the report: its answers are final. Nothing is closed while an error is open.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] with open errors, [`SessionError::ReadOnly`], those of writing.
    pub fn lock_report(&mut self, id: u32, edit_id: &str) -> Result<Changed> {
        let errors = self.own(id)?.view().summary().errors;
        if errors > 0 {
            let what = format!("The report, with {errors} open error{},", if errors == 1 { "" } else { "s" });
            return Err(SessionError::bad(&what, "it can be locked once they are put right"));
        }
        let row = self.sign_off(LOCK, "")?;
        self.change(id, &Deed::edit(edit_id, "locked"), |tx| tx.put_sign_off(i64::from(id), &row))
    }

    /// The person attests a locked report; `position` is what they are, in their words, and may be empty.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] where it is not locked or the position is longer than 200 characters,
    /// [`SessionError::ReadOnly`], those of writing.
    pub fn attest(&mut self, id: u32, edit_id: &str, position: &str) -> Result<Changed> {
        let position = one_line(position);
        if position.chars().count() > POSITION {
            return Err(SessionError::bad("The position", "it is longer than 200 characters"));
        }
        if !self.own(id)?.facts.holds(LOCK) {
            return Err(SessionError::bad(
                "The attestation",
                "only a locked report is attested; lock it first",
            ));
        }
        let row = self.sign_off(ATTESTATION, &position)?;
        self.change(id, &Deed::edit(edit_id, "attested"), |tx| tx.put_sign_off(i64::from(id), &row))
    }

    /// Takes a sign-off, the lock or the attestation back; without the lock there is no attestation.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], [`SessionError::ReadOnly`], those of writing.
    pub fn withdraw(&mut self, id: u32, edit_id: &str, what: &str) -> Result<Changed> {
        if !self.own(id)?.facts.signed.iter().any(|signed| signed.what == what) {
            return Err(SessionError::no("sign-off", what));
        }
        let kind = match what {
            LOCK => "unlocked",
            ATTESTATION => "attestation withdrawn",
            _ => "sign-off withdrawn",
        };
        self.change(id, &Deed::edit(edit_id, kind), |tx| {
            tx.remove_sign_off(i64::from(id), what)?;
            if what == LOCK { tx.remove_sign_off(i64::from(id), ATTESTATION) } else { Ok(()) }
        })
    }

    fn sign_off(&self, what: &str, position: &str) -> Result<SignOff> {
        Ok(SignOff {
            what: what.to_owned(),
            person: self.person()?,
            position: position.to_owned(),
            time: self.time(),
            voided_at: None,
            voided_by: None,
        })
    }
}

/// Voids the sign-offs of sections that the steps of a transaction touched, and with any of them lock and attestation.
pub(crate) fn void_touched(
    tx: &mut Tx<'_>,
    report: i64,
    form: &Form,
    (person, time): (&str, &str),
) -> hpug_store::Result<()> {
    let mut sections = Vec::new();
    for step in tx.steps_so_far().iter().filter(|step| step.report == Some(report)) {
        sections.extend(touched(step, form)?);
    }
    if sections.is_empty() {
        return Ok(());
    }
    for row in tx.sign_offs(report)? {
        let whole = row.what == LOCK || row.what == ATTESTATION;
        if row.voided_at.is_none() && (whole || sections.contains(&row.what)) {
            let voided_at = Some(time.to_owned());
            tx.put_sign_off(report, &SignOff { voided_at, voided_by: Some(person.to_owned()), ..row })?;
        }
    }
    Ok(())
}

/// The section whose content a step changed; confirming a carried value changes none.
fn touched(step: &Step, form: &Form) -> hpug_store::Result<Option<String>> {
    let section_of = |address: &str| match form.point(address) {
        Some(point) => form.sections[point.section].id.clone(),
        None => address.split(['/', '.']).next().unwrap_or_default().to_owned(),
    };
    Ok(match step.table {
        StepTable::Answer => {
            let (before, after) = (step.before::<Answer>()?, step.after::<Answer>()?);
            let same = before.map(|answer| answer.value) == after.map(|answer| answer.value);
            (!same).then(|| section_of(&step.key))
        }
        StepTable::Remark | StepTable::Explanation => step.address().map(section_of),
        StepTable::Topic => Some(format!("T.{}", step.key)),
        StepTable::Report => {
            let fields: Map<String, Value> = step.after()?.unwrap_or_default();
            fields.keys().any(|field| !BESIDE.contains(&field.as_str())).then(|| "head".to_owned())
        }
        StepTable::SignOff
        | StepTable::DraftText
        | StepTable::Setting
        | StepTable::KnownName
        | StepTable::File
        | StepTable::Export
        | StepTable::Version
        | StepTable::HandOut
        | StepTable::Round
        | StepTable::Meeting
        | StepTable::Query
        | StepTable::Arrival
        | StepTable::Store => None,
    })
}
