//! Host and contact, as a suggestion, from the two sentences of the introduction that hold them in square brackets.

use super::view::View;
use crate::grid::Value;

/// Words that show that a bracket still says what belongs into it.
const PLACEHOLDERS: [&str; 12] = [
    "host",
    "organization",
    "organisation",
    "name",
    "contact",
    "e-mail",
    "email",
    "insert",
    "enter",
    "your",
    "date",
    "purchaser",
];
/// Words of the sentence that asks where to send the report.
const CONTACT_WORDS: [&str; 5] = ["send", "contact", "question", "e-mail", "email"];

/// What the introduction suggests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Suggestion {
    pub(crate) host: Option<String>,
    pub(crate) contact: Option<String>,
}

/// Reads the sentences on sheets other than the form's.
pub(crate) fn suggestion(views: &[View<'_>], form_sheet: usize) -> Suggestion {
    let mut found = Suggestion::default();
    for view in views.iter().filter(|view| view.index != form_sheet && !view.sheet.hidden) {
        for cell in view.sheet.cells.values() {
            let Value::Text(text) = &cell.value else { continue };
            let Some(inside) = filled_bracket(text) else { continue };
            let sentence = text.to_lowercase();
            let about_contact =
                inside.contains('@') || CONTACT_WORDS.iter().any(|word| sentence.contains(word));
            let place = if about_contact { &mut found.contact } else { &mut found.host };
            place.get_or_insert(inside);
        }
    }
    found
}

/// What stands in the first square brackets of a sentence, unless it is still a placeholder.
fn filled_bracket(text: &str) -> Option<String> {
    let (_, rest) = text.split_once('[')?;
    let (inside, _) = rest.split_once(']')?;
    let inside = inside.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = inside.to_lowercase();
    let placeholder = lower.split([' ', ',', '/', ';']).any(|word| PLACEHOLDERS.contains(&word));
    (!inside.is_empty() && !placeholder).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::filled_bracket;

    #[test]
    fn placeholders_are_no_suggestion() {
        for (text, expected) in [
            ("asked for by [Host organization] for its purchasers", None),
            ("send it to [contact name and e-mail] a week before", None),
            ("asked for by [Great Lakes Business Group]", Some("Great Lakes Business Group")),
            ("send it to [Ana Ruiz, ana@glbg.org]", Some("Ana Ruiz, ana@glbg.org")),
            ("no brackets", None),
            ("[]", None),
            ("open [ended", None),
        ] {
            assert_eq!(filled_bracket(text).as_deref(), expected, "{text}");
        }
    }
}
