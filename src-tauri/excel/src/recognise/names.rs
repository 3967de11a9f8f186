//! Names that plans type over or behind the label of a row called Other.

use hpug_model::address::Address;

use super::view::View;
use crate::cell::CellRef;

/// Where the name of a row stands, or would stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamePlace {
    pub(crate) address: Address,
    /// Index of the sheet.
    pub(crate) sheet: usize,
    /// The cell of the label.
    pub(crate) label: CellRef,
    /// The cell to its right, where that is a cell of its own.
    pub(crate) next: Option<CellRef>,
}

/// The cell right of a label, if it stands before `end` and is not merged with something else.
pub(super) fn next_cell(view: &View<'_>, label: CellRef, end: u32) -> Option<CellRef> {
    let next = CellRef::new(label.row, view.area(label).last.column + 1);
    (next.column < end && view.anchor(next) == next).then_some(next)
}

/// The name in a label cell, else the one in the cell to its right; empty where there is none. With the cell it is in.
pub(crate) fn read_name(view: &View<'_>, place: &NamePlace) -> (String, CellRef) {
    let name = name_in(&view.text(place.label));
    match place.next {
        Some(next) if name.is_empty() => (one_line(&view.text(next)), next),
        _ => (name, place.label),
    }
}

/// What is left of a label after `Other`, `(please describe)` and the colons, dashes and underscores around them.
pub(crate) fn name_in(label: &str) -> String {
    let label = one_line(label);
    let mut rest = without_request(&label);
    if let Some(behind) = after_other(&rest) {
        rest = without_request(behind);
    }
    one_line(rest.trim_matches(is_separator))
}

/// The text behind the word Other (and a number behind it) at the start; `None` where it starts otherwise.
fn after_other(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(is_separator);
    let head = text.get(..5).filter(|head| head.eq_ignore_ascii_case("other"))?;
    let rest = &text[head.len()..];
    if rest.starts_with(char::is_alphanumeric) && !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = rest.trim_start_matches(is_separator).trim_start_matches('#');
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = rest.len() - behind.len() == 1 && !behind.starts_with(char::is_alphanumeric);
    Some(if is_number { behind } else { rest })
}

/// A text without brackets that ask for a description, and without the same request at its start.
fn without_request(text: &str) -> String {
    let mut out = text.to_owned();
    while let Some((from, to)) = request(&out) {
        out.replace_range(from..to, " ");
    }
    let trimmed = out.trim_start_matches(is_separator);
    for request in ["please describe", "please specify", "please name"] {
        if trimmed.get(..request.len()).is_some_and(|head| head.eq_ignore_ascii_case(request)) {
            return trimmed[request.len()..].to_owned();
        }
    }
    out
}

fn request(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('(').map(|at| from + at) {
        let close = text[open..].find(')').map(|at| open + at + 1)?;
        let inside = text[open..close].to_lowercase();
        if ["describe", "specify", "please name"].iter().any(|word| inside.contains(word)) {
            return Some((open, close));
        }
        from = close;
    }
    None
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | ',' | '-' | '–' | '—' | '_' | '\u{feff}')
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::name_in;

    #[test]
    fn the_name_is_what_is_left_of_the_label() {
        for (label, name) in [
            ("Other (please describe): Neonatal Intensive Care", "Neonatal Intensive Care"),
            ("Other (please describe) – Stroke - Rehabilitation", "Stroke - Rehabilitation"),
            ("OTHER (Please Describe): ____Sleep Medicine____", "Sleep Medicine"),
            ("Other (please describe):\nDoula support", "Doula support"),
            ("Other", ""),
            ("Other:", ""),
            ("other _____", ""),
            ("Other 2 (please specify):", ""),
            ("Other, please describe: NICU", "NICU"),
            ("Other please describe NICU", "NICU"),
            ("Neonatal Intensive Care", "Neonatal Intensive Care"),
            ("Stroke (please describe)", "Stroke"),
            ("Otherwise named", "Otherwise named"),
            ("Other: 3D printing", "3D printing"),
            ("Hip (total) – revision", "Hip (total) – revision"),
            ("Other (ünklar", "(ünklar"),
            ("", ""),
        ] {
            assert_eq!(name_in(label), name, "{label:?}");
        }
    }
}
