//! What one meeting hands on to the next.

use super::Meeting;
use crate::forms::FormError;
use crate::names::{same_name, same_plan};

impl Meeting {
    /// Takes over from an earlier meeting of the same host what seldom changes: clocks, convener, contact, how people join,
    /// what the host is; of the same plan also who takes part and receives the material, and what is still to be done.
    pub fn take_over(&mut self, earlier: &Meeting) {
        if !same_name(&self.host, &earlier.host) {
            return;
        }
        self.start = earlier.start;
        self.zone = earlier.zone;
        self.convener.clone_from(&earlier.convener);
        self.contact.clone_from(&earlier.contact);
        self.webinar.clone_from(&earlier.webinar);
        self.about_host.clone_from(&earlier.about_host);
        self.confidential = earlier.confidential;
        if !same_plan(&self.plan, &earlier.plan) {
            return;
        }
        self.people.clone_from(&earlier.people);
        self.customers = earlier.customers;
        self.receives.clone_from(&earlier.receives);
        self.actions = earlier.actions.iter().filter(|action| !action.done).cloned().collect();
        if let Some(next) = earlier.next.filter(|next| next.date == self.date) {
            self.start = next.start.unwrap_or(self.start);
        }
    }

    /// Gives a meeting whose kind was changed the objective and agenda that its kind usually has, where they still are those
    /// that the kind before usually has.
    ///
    /// # Errors
    /// [`FormError`] when the list of agendas has a mistake.
    pub fn follow_kind(&mut self, before: &Meeting) -> Result<(), FormError> {
        if self.kind == before.kind {
            return Ok(());
        }
        let (then, now) = (super::standard(before.kind)?, super::standard(self.kind)?);
        if self.agenda == then.items {
            self.agenda.clone_from(&now.items);
        }
        if self.objective == then.objective {
            self.objective.clone_from(&now.objective);
        }
        Ok(())
    }
}
