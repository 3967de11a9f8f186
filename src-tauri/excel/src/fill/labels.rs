//! What is typed beside or behind a label: names of other rows, actual periods.

use crate::patch::CellWrite;
use crate::reading::LabelPlace;

/// The cell for a text that belongs to a label, and what goes into it; `None` empties it.
///
/// The text goes into the cell to the right if that is a cell of its own and nothing stands behind the label yet,
/// else behind the label.
pub(super) fn write(
    place: &LabelPlace,
    text: Option<&str>,
    kind: LabelKind,
) -> (crate::cell::CellRef, CellWrite) {
    let (label, behind) = split(&place.text, kind);
    match place.next {
        Some(next) if behind.is_empty() => {
            (next, text.map_or(CellWrite::Empty, |text| CellWrite::Text(text.to_owned())))
        }
        _ => {
            let text = text.map_or_else(|| label.clone(), |text| format!("{label} {text}"));
            (place.label, CellWrite::Text(text))
        }
    }
}

/// Whether something stands behind the label, or in its place.
pub(super) fn holds_text(place: &LabelPlace, kind: LabelKind) -> bool {
    !split(&place.text, kind).1.is_empty()
}

/// What a label stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelKind {
    /// A row called Other; its name may stand in place of the label.
    Name,
    /// A period.
    Period,
}

/// A label with its colon, and what stands behind it.
fn split(text: &str, kind: LabelKind) -> (String, String) {
    let text = text.trim();
    let is_separator = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | '-' | '–' | '—' | '_');
    let typed_over = kind == LabelKind::Name && !starts_with_other(text);
    if typed_over && !text.is_empty() {
        return ("Other (please describe):".to_owned(), text.to_owned());
    }
    let end = match text.find(':') {
        Some(colon) => colon + 1,
        None if kind == LabelKind::Name => end_of_request(text),
        None => first_day(text),
    };
    let (label, behind) = text.split_at(end);
    let label = label.trim_end_matches(is_separator);
    (format!("{label}:"), behind.trim_matches(is_separator).to_owned())
}

fn starts_with_other(text: &str) -> bool {
    text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("other"))
}

/// Where `Other (please describe)` or `Other 2` ends.
fn end_of_request(text: &str) -> usize {
    if let Some(bracket) = text.find(')') {
        return bracket + 1;
    }
    let behind = text.get(5..).unwrap_or("");
    let number = behind.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || c == '#');
    text.len() - number.len()
}

/// Where the first day such as `7/1/2019` or `2019-07-01` begins.
fn first_day(text: &str) -> usize {
    let is_day = |word: &str| {
        let starts = word.starts_with(|c: char| c.is_ascii_digit());
        starts && word.chars().filter(|c| matches!(c, '/' | '-')).count() >= 2
    };
    let words = text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word));
    words.filter(|(_, word)| is_day(word)).map(|(at, _)| at).next().unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::CellRef;

    #[test]
    fn texts_go_beside_or_behind_their_label() {
        let rows = [
            (LabelKind::Name, "Other (please describe):", true, Some("Stroke"), "C1 Stroke"),
            (
                LabelKind::Name,
                "Other (please describe):",
                false,
                Some("Stroke"),
                "B1 Other (please describe): Stroke",
            ),
            (LabelKind::Name, "Other (please describe): ____", true, Some("Stroke"), "C1 Stroke"),
            (
                LabelKind::Name,
                "Other (please describe): Sleep",
                true,
                Some("Stroke"),
                "B1 Other (please describe): Stroke",
            ),
            (LabelKind::Name, "Other (please describe) – Sleep", false, None, "B1 Other (please describe):"),
            (LabelKind::Name, "Other 2 Sleep", false, Some("Stroke"), "B1 Other 2: Stroke"),
            (LabelKind::Name, "Sleep Medicine", true, Some("Stroke"), "B1 Other (please describe): Stroke"),
            (LabelKind::Name, "Other", true, None, "C1 "),
            (LabelKind::Period, "Current Period:", true, Some("1 – 2"), "C1 1 – 2"),
            (
                LabelKind::Period,
                "Current Period: 1/1/2020 - 12/31/2020",
                true,
                Some("1 – 2"),
                "B1 Current Period: 1 – 2",
            ),
            (LabelKind::Period, "Current Period 1/1/2020 - 12/31/2020", true, None, "B1 Current Period:"),
            (
                LabelKind::Period,
                "Prior Period (Q1'20)",
                false,
                Some("1 – 2"),
                "B1 Prior Period (Q1'20): 1 – 2",
            ),
        ];
        for (kind, label, beside, text, expected) in rows {
            let place = LabelPlace {
                sheet: String::new(),
                label: CellRef::new(0, 1),
                text: label.to_owned(),
                next: beside.then_some(CellRef::new(0, 2)),
                days: Vec::new(),
            };
            let (cell, write) = write(&place, text, kind);
            let shown = match write {
                CellWrite::Text(text) => format!("{cell} {text}"),
                other => format!("{cell} {}", if other == CellWrite::Empty { "" } else { "number" }),
            };
            assert_eq!(shown, expected, "{label}");
        }
    }
}
