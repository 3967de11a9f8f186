//! A whole workbook against the report that it is the next version of.

use std::collections::BTreeSet;

use hpug_model::Address;
use hpug_model::forms::Role;

use super::super::looking::Looked;
use super::arrive::{Arriving, change};
use crate::loaded::Loaded;

/// Every answer that is another one, or in one of them only; remarks and explanations that differ are named.
pub(super) fn whole(loaded: &Loaded, looked: &Looked, arriving: &mut Arriving) {
    let (here, there) = (&loaded.report, &looked.reading.report);
    let form = if there.form.points.len() > here.form.points.len() { &there.form } else { &here.form };
    for point in form.points.iter().filter(|point| point.role != Role::Computed) {
        let address = point.address.as_str();
        if let ("period", Some(period)) = (point.address.item(), point.address.period())
            && here.period(period) == there.period(period)
        {
            continue;
        }
        change(here, address, there.answer(address), arriving);
    }
    let texts = [("remark", &here.remarks, &there.remarks)];
    for (what, ours, theirs) in texts {
        let addresses: BTreeSet<&Address> = ours.keys().chain(theirs.keys()).collect();
        for address in addresses {
            if ours.get(address) != theirs.get(address) {
                arriving
                    .notes
                    .push(format!("The {what} at {} changes.", here.form.name_of(address.as_str())));
            }
        }
    }
    let keys: BTreeSet<&String> = here.explanations.keys().chain(there.explanations.keys()).collect();
    for key in keys {
        if here.explanations.get(key) != there.explanations.get(key) {
            let (check, at) = key.split_once('@').unwrap_or((key, ""));
            arriving.notes.push(format!("The explanation of {check} at {} changes.", here.form.name_of(at)));
        }
    }
}
