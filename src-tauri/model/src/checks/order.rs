//! Form order of findings and of the cells in them.

use crate::address::{Address, Lob};
use crate::findings::Finding;
use crate::forms::Form;

/// Sorts findings by their first cell, and cells within each. Plan, host and contact stand before everything; a line
/// of business stands with the lines covered; what the form doesn't have comes last.
pub(super) fn in_form_order(form: &Form, findings: &mut [Finding]) {
    for finding in findings.iter_mut() {
        finding.at.sort_by_key(|address| rank(form, address));
        finding.with.sort_by_key(|address| rank(form, address));
    }
    findings.sort_by_cached_key(|finding| finding.at.first().map_or(usize::MAX, |first| rank(form, first)));
}

fn rank(form: &Form, address: &Address) -> usize {
    const HEAD: [&str; 3] = ["plan", "host", "contact"];
    let text = address.as_str();
    if let Some(at) = HEAD.iter().position(|head| *head == text) {
        return at;
    }
    let position = match Lob::from_key(text) {
        Some(_) => form.position("lobs"),
        None => form.position(text),
    };
    position.map_or(usize::MAX, |position| position + HEAD.len())
}
