//! A publisher's terms: shown once in a store, before its form is used.

use hpug_model::forms;

use crate::error::{Result, SessionError};
use crate::loaded::form_of;
use crate::session::{Deed, Session};
use crate::wire::rounds::TermsView;

impl Session {
    /// The terms of a form's publisher as long as nobody has read them in this store; `None` afterwards, and for a form
    /// whose publisher states none.
    ///
    /// # Errors
    /// [`SessionError::UnknownForm`], and those of reading.
    pub fn terms_to_read(&self, form: &str) -> Result<Option<TermsView>> {
        let publisher = publisher_of(form)?;
        let terms = forms::publisher_terms(&publisher)?;
        if terms.is_empty() || self.open()?.store.setting(&setting(&publisher))?.is_some() {
            return Ok(None);
        }
        Ok(Some(TermsView { publisher, terms: terms.to_vec() }))
    }

    /// Remembers that the terms of a form's publisher were read, and when.
    ///
    /// # Errors
    /// [`SessionError::UnknownForm`], and those of writing.
    pub fn terms_read(&mut self, form: &str) -> Result<()> {
        let publisher = publisher_of(form)?;
        let (id, time) = (self.surroundings.draw_id(), self.time());
        let done =
            self.act(None, &Deed::note(&id, "terms read"), |tx| tx.put_setting(&setting(&publisher), &time))?;
        done.value().ok_or_else(|| SessionError::no("form", form))
    }
}

fn publisher_of(form: &str) -> Result<String> {
    let known = form_of(form)?;
    Ok(known.publisher.clone())
}

fn setting(publisher: &str) -> String {
    format!("terms read/{publisher}")
}
