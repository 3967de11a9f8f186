//! Comparison across editions: which items of two forms ask the same, and where nothing can be compared.

use rust_decimal::Decimal;

use crate::address::Address;
use crate::answers::Figures;
use crate::forms::Form;
use crate::forms::compare::Pair;

/// How the items of a form compare with those of another edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Items that ask the same, in the form's order; several on a side only as their sum.
    pub pairs: Vec<Pair>,
    /// Items of the form with nothing to compare, and why.
    pub only_here: Vec<(String, String)>,
    /// Items of the other edition with nothing to compare, and why.
    pub only_there: Vec<(String, String)>,
}

/// What another edition has for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counterpart<'c> {
    /// These items together, for this item alone.
    Items(&'c Pair),
    /// Only the sum of this item and others has a counterpart.
    InSum(&'c Pair),
    /// Nothing, for this reason.
    Nothing(&'c str),
}

/// How a form's items compare with those of another edition of the same form; `None` for forms of another kind.
///
/// What the later edition's file says comes first; every other item compares with the one of its code.
pub fn compare(form: &Form, other: &Form) -> Option<Comparison> {
    if form.family != other.family {
        return None;
    }
    let mut comparison = written(form, other).unwrap_or_else(|| match written(other, form) {
        Some(turned) => Comparison {
            pairs: turned.pairs.into_iter().map(turn).collect(),
            only_here: turned.only_there,
            only_there: turned.only_here,
        },
        None => Comparison { pairs: Vec::new(), only_here: Vec::new(), only_there: Vec::new() },
    });
    let named_here: Vec<String> = comparison.named(|pair| &pair.here, |it| &it.only_here);
    let named_there: Vec<String> = comparison.named(|pair| &pair.there, |it| &it.only_there);
    let rest_here = rest(form, &named_here);
    let rest_there = rest(other, &named_there);
    for code in &rest_here {
        if rest_there.contains(code) {
            let alone = || vec![(*code).clone()];
            comparison.pairs.push(Pair { here: alone(), there: alone(), difference: String::new() });
        } else {
            comparison.only_here.push(((*code).clone(), format!("{} doesn't ask it.", other.title)));
        }
    }
    let alone = rest_there.iter().filter(|code| !rest_here.contains(code));
    comparison
        .only_there
        .extend(alone.map(|code| ((*code).clone(), format!("{} doesn't ask it.", form.title))));
    comparison.sort(form, other);
    Some(comparison)
}

fn written(form: &Form, other: &Form) -> Option<Comparison> {
    let said = form.compare.iter().find(|said| said.with == other.id)?;
    Some(Comparison {
        pairs: said.pair.clone(),
        only_here: said.only_here.clone(),
        only_there: said.only_there.clone(),
    })
}

fn turn(pair: Pair) -> Pair {
    Pair { here: pair.there, there: pair.here, difference: pair.difference }
}

/// The items of a form that aren't named, each once.
fn rest<'f>(form: &'f Form, named: &[String]) -> Vec<&'f String> {
    let mut rest: Vec<&String> = Vec::new();
    for item in form.sections.iter().flat_map(|section| &section.items) {
        if !named.contains(&item.code) && !rest.contains(&&item.code) {
            rest.push(&item.code);
        }
    }
    rest
}

impl Comparison {
    fn named<'c>(
        &'c self,
        side: impl Fn(&'c Pair) -> &'c Vec<String>,
        only: impl Fn(&'c Comparison) -> &'c Vec<(String, String)>,
    ) -> Vec<String> {
        let alone = only(self).iter().map(|(item, _)| item.clone());
        self.pairs.iter().flat_map(side).cloned().chain(alone).collect()
    }

    fn sort(&mut self, form: &Form, other: &Form) {
        let place = |form: &Form, code: &str| {
            let items = form.sections.iter().flat_map(|section| &section.items);
            items.into_iter().position(|item| item.code == code).unwrap_or(usize::MAX)
        };
        self.pairs.sort_by_key(|pair| pair.here.first().map_or(usize::MAX, |code| place(form, code)));
        self.only_here.sort_by_key(|(code, _)| place(form, code));
        self.only_there.sort_by_key(|(code, _)| place(other, code));
    }

    /// What the other edition has for an item of the form. An item that stands alone on its side wins over a sum.
    pub fn of_item(&self, item: &str) -> Counterpart<'_> {
        let pairs = || self.pairs.iter().filter(|pair| pair.here.iter().any(|code| code == item));
        let reason = self.only_here.iter().find(|(code, _)| code == item).map(|(_, why)| why.as_str());
        // Of several sums the one of the fewest items says most.
        let sum = pairs().min_by_key(|pair| (pair.here.len(), pair.there.len()));
        match (pairs().find(|pair| pair.here.len() == 1), sum, reason) {
            (Some(alone), ..) => Counterpart::Items(alone),
            (None, Some(in_sum), _) => Counterpart::InSum(in_sum),
            (None, None, why) => Counterpart::Nothing(why.unwrap_or("The other edition doesn't ask it.")),
        }
    }

    /// The data points of the other edition that together hold what a data point of the form does; `None` where there are
    /// none, or only as part of a sum.
    pub fn addresses(&self, address: &Address, other: &Form) -> Option<Vec<Address>> {
        let Counterpart::Items(pair) = self.of_item(address.item()) else { return None };
        let there = |item: &String| {
            let there = Address::new(item, address.lob(), address.period(), address.measure());
            other.point(there.as_str()).map(|point| point.address.clone())
        };
        pair.there.iter().map(there).collect()
    }

    /// The figure of the other edition that a data point of the form compares with; `None` where a part of it is blank.
    pub fn figure(&self, address: &Address, other: &Figures<'_>) -> Option<Decimal> {
        let addresses = self.addresses(address, other.form())?;
        addresses.iter().map(|at| other.shown(at.as_str())).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms;

    fn form(id: &str) -> std::sync::Arc<Form> {
        forms::form(id).unwrap().unwrap()
    }

    #[test]
    fn editions_with_the_same_items_compare_one_by_one() {
        let (first, later) = (form("progress-report-2021"), form("progress-report-2026"));
        for (one, two) in [(&first, &later), (&later, &first)] {
            let comparison = compare(one, two).unwrap();
            assert!(comparison.only_here.is_empty() && comparison.only_there.is_empty());
            for point in &one.points {
                let same = comparison.addresses(&point.address, two).unwrap();
                assert_eq!(same, std::slice::from_ref(&point.address));
            }
        }
        assert_eq!(compare(&first, &form("lan-apm-2017")), None);
    }

    #[test]
    fn every_item_of_both_lan_editions_is_compared_or_said_why_not() {
        let (first, later) = (form("lan-apm-2017"), form("lan-apm-refreshed"));
        let comparison = compare(&later, &first).unwrap();
        let rows = |form: &Form, side: &dyn Fn(&Pair) -> Vec<String>, only: &[(String, String)]| {
            for item in form.sections.iter().flat_map(|section| &section.items) {
                let paired = comparison.pairs.iter().filter(|pair| side(pair).contains(&item.code)).count();
                let alone = only.iter().any(|(code, why)| *code == item.code && why.ends_with('.'));
                assert!(
                    (paired > 0) != alone,
                    "{} {}: in {paired} pairs, apart: {alone}",
                    form.id,
                    item.code
                );
            }
        };
        rows(&later, &|pair| pair.here.clone(), &comparison.only_here);
        rows(&first, &|pair| pair.there.clone(), &comparison.only_there);
        let back = compare(&first, &later).unwrap();
        assert_eq!(back.pairs.len(), comparison.pairs.len());
        assert_eq!((&back.only_here, &back.only_there), (&comparison.only_there, &comparison.only_here));
    }

    #[test]
    fn rows_compare_as_the_categories_do() {
        let (first, later) = (form("lan-apm-2017"), form("lan-apm-refreshed"));
        let comparison = compare(&first, &later).unwrap();
        let words = |counterpart: Counterpart<'_>| match counterpart {
            Counterpart::Items(pair) => pair.there.join(" + "),
            Counterpart::InSum(pair) => format!("{} = {}", pair.here.join(" + "), pair.there.join(" + ")),
            Counterpart::Nothing(_) => "nothing".to_owned(),
        };
        let rows = [
            ("M.1", "M.total"),
            ("M.2", "M.1 + M.3N + M.4N"),
            ("M.3", "M.2A"),
            ("M.4", "M.2C"),
            ("M.5", "nothing"),
            ("M.6", "M.6 + M.7 + M.8 = M.3A + M.3B"),
            ("M.13", "M.9 + M.11 + M.12 + M.13 = M.4A + M.4B + M.4C"),
            ("M.15", "M.1 + M.3N + M.4N"),
            ("M.17", "M.3A + M.3B + M.4A + M.4B + M.4C"),
            ("G.members", "G.members"),
            ("X.p4p", "X.p4p"),
            ("X.procedure_bundle", "nothing"),
        ];
        for (item, expected) in rows {
            assert_eq!(words(comparison.of_item(item)), expected, "{item}");
        }
        assert!(matches!(
            compare(&later, &first).unwrap().of_item("M.2B"),
            Counterpart::Nothing(why) if why.contains("pay for reporting")
        ));
    }
}
