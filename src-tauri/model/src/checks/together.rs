//! One finding for each key.

use std::collections::BTreeMap;

use super::order;
use crate::findings::Finding;
use crate::forms::Form;

/// Findings of one check that begin at the same cell, as of two LAN reports of the same months, become one: its key
/// stands for it in lists, in explanations and in exports. `found` is in form order.
pub(super) fn one_for_each_key(form: &Form, found: Vec<Finding>) -> Vec<Finding> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut one_each: Vec<Finding> = Vec::with_capacity(found.len());
    for finding in found {
        match places.get(&finding.key()).and_then(|at| one_each.get_mut(*at)) {
            Some(first) => {
                take_in(first, finding);
                order::in_form_order(form, std::slice::from_mut(first));
            }
            None => {
                places.insert(finding.key(), one_each.len());
                one_each.push(finding);
            }
        }
    }
    one_each
}

fn take_in(first: &mut Finding, other: Finding) {
    first.severity = first.severity.max(other.severity);
    add_words(&mut first.message, &other.message);
    add_words(&mut first.fix, &other.fix);
    add_unseen(&mut first.at, other.at);
    add_unseen(&mut first.with, other.with);
    add_unseen(&mut first.fixes, other.fixes);
}

fn add_words(words: &mut String, other: &str) {
    if !words.contains(other) {
        words.push(' ');
        words.push_str(other);
    }
}

fn add_unseen<T: PartialEq>(all: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}
