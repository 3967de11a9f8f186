//! Where the figures of a line stand in a report of another edition.

use super::lines::{Draft, From};
use super::taken::Taken;
use crate::address::{Address, Period};
use crate::comparison::{Comparison, Counterpart, compare};
use crate::forms::compare::Pair;
use crate::forms::{Form, Together};

/// For each line: the positions that are added up, of Current and of Prior; or why nothing compares.
pub(super) type Mapped = Vec<Result<[Vec<usize>; 2], String>>;

/// How the lines of `form` are found in `other`; `None` for a form of another kind.
pub(super) fn mapped(form: &Form, other: &Form, drafts: &[Draft]) -> Option<Mapped> {
    let comparison = compare(form, other)?;
    Some(drafts.iter().map(|draft| of_draft(form, other, &comparison, draft)).collect())
}

fn of_draft(
    form: &Form,
    other: &Form,
    comparison: &Comparison,
    draft: &Draft,
) -> Result<[Vec<usize>; 2], String> {
    let address = match draft.from {
        From::Point { current, .. } => &form.points[current].address,
        _ => return Ok(sum_of(other, comparison, draft)),
    };
    match comparison.of_item(address.item()) {
        Counterpart::Items(_) => {}
        Counterpart::InSum(pair) => {
            return Err(format!("It has {} only together.", pair.here.join(" + ")));
        }
        Counterpart::Nothing(why) => return Err(why.to_owned()),
    }
    let positions = |period: Period| -> Option<Vec<usize>> {
        let addresses = comparison.addresses(&address.in_period(period), other)?;
        addresses.iter().map(|at| other.position(at.as_str())).collect()
    };
    let missing = || "It doesn't ask for this figure.".to_owned();
    let current = positions(Period::Current).ok_or_else(missing)?;
    let prior = address.period().and_then(|_| positions(Period::Prior)).unwrap_or_default();
    Ok([current, prior])
}

/// Where a sum stands that the other edition has as such; nowhere for any other, which is added up from its parts.
fn sum_of(other: &Form, comparison: &Comparison, draft: &Draft) -> [Vec<usize>; 2] {
    let Some(pair) = comparison.pairs.iter().find(|pair| is_joint(pair) && pair.here == draft.line.adds)
    else {
        return Default::default();
    };
    let measure = draft.line.id.rsplit('/').next().unwrap_or_default();
    let positions = |period: Option<Period>| -> Option<Vec<usize>> {
        let at = |item: &String| Address::new(item, draft.line.lob, period, measure);
        pair.there.iter().map(|item| other.position(at(item).as_str())).collect()
    };
    let without = positions(None);
    let in_period = |period| positions(Some(period)).unwrap_or_default();
    [without.unwrap_or_else(|| in_period(Period::Current)), in_period(Period::Prior)]
}

fn is_joint(pair: &Pair) -> bool {
    pair.here.len() > 1
}

/// Items that an edition among the reports has only together, as sums of their own: these compare where they don't.
pub(super) fn only_together(form: &Form, taken: &[&Taken]) -> Vec<Together> {
    let mut found: Vec<Together> = Vec::new();
    for other in taken.iter().map(|taken| &taken.form).filter(|other| other.id != form.id) {
        let Some(comparison) = compare(form, other) else { continue };
        for item in form.sections.iter().flat_map(|section| &section.items) {
            let Counterpart::InSum(pair) = comparison.of_item(&item.code) else { continue };
            let known = found.iter().chain(&form.together).any(|row| row.items == pair.here);
            if !known {
                found.push(Together {
                    code: pair.here.join("+"),
                    label: "Together".to_owned(),
                    items: pair.here.clone(),
                    bound: false,
                    national: String::new(),
                });
            }
        }
    }
    found
}
