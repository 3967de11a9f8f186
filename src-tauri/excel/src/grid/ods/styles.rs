//! What the automatic styles of a spreadsheet tell: hidden tables, raised characters.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use crate::grid::xml::attribute;

/// The styles met so far; they stand before the sheets.
#[derive(Default)]
pub(super) struct Styles {
    current: String,
    hidden_tables: HashSet<String>,
    raised: HashSet<String>,
}

impl Styles {
    /// Takes an element of the styles.
    pub(super) fn take(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "style" => self.current = attribute(element, "name").unwrap_or_default().into_owned(),
            "table-properties" if attribute(element, "display").is_some_and(|shown| shown == "false") => {
                self.hidden_tables.insert(self.current.clone());
            }
            "text-properties" if attribute(element, "text-position").is_some_and(|at| is_raised(&at)) => {
                self.raised.insert(self.current.clone());
            }
            _ => {}
        }
    }

    /// Whether tables of this style are hidden.
    pub(super) fn hides(&self, style: &str) -> bool {
        self.hidden_tables.contains(style)
    }

    /// Whether characters of this style stand raised.
    pub(super) fn raises(&self, style: &str) -> bool {
        self.raised.contains(style)
    }
}

/// `super 58%`, or a rise in percent that is above 0.
fn is_raised(position: &str) -> bool {
    let first = position.split(' ').next().unwrap_or_default();
    first == "super"
        || first.strip_suffix('%').and_then(|rise| rise.parse::<f32>().ok()).is_some_and(|rise| rise > 0.0)
}
