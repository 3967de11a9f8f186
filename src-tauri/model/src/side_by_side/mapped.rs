//! Where the figures of a line stand in a report of another edition.

use super::lines::{Draft, From};
use crate::address::Period;
use crate::comparison::{Comparison, Counterpart, compare};
use crate::forms::Form;

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
    let From::Point { current, .. } = draft.from else { return Ok(Default::default()) };
    let address = &form.points[current].address;
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
