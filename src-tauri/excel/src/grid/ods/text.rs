//! The text of a cell: its paragraphs, without what is not its own.

use quick_xml::events::{BytesStart, Event};

use super::styles::Styles;
use crate::grid::text::raised_digit;
use crate::grid::xml::{Part, attribute};
use crate::read_error::ReadError;

/// Most blanks that one element may stand for.
const MOST_SPACES: usize = 1_000;

/// The text of a cell as its elements go by.
#[derive(Default)]
pub(super) struct Text {
    text: String,
    paragraphs: usize,
    /// Depth of paragraphs; text outside them is none of the cell's.
    depth: u32,
    /// Whether each open span raises its characters.
    spans: Vec<bool>,
    /// Depth of what is not the cell's own: its comment, readings of characters, drawings.
    foreign: u32,
}

impl Text {
    /// What was gathered, for the end of the cell.
    pub(super) fn take(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        *self = Text::default();
        text
    }

    /// Whether the cell has a paragraph at all.
    pub(super) fn is_there(&self) -> bool {
        self.paragraphs > 0
    }

    /// Whether an element inside the cell is open.
    pub(super) fn is_inside(&self) -> bool {
        self.depth > 0 || self.foreign > 0
    }

    pub(super) fn start(&mut self, element: &BytesStart<'_>, empty: bool, styles: &Styles) {
        let name = element.local_name();
        let name = name.as_ref();
        if self.foreign > 0 || is_foreign(name) {
            self.foreign += u32::from(!empty);
            return;
        }
        match name {
            "p" | "h" => {
                if self.depth == 0 {
                    if self.paragraphs > 0 {
                        self.text.push('\n');
                    }
                    self.paragraphs += 1;
                }
                self.depth += u32::from(!empty);
            }
            "s" if self.depth > 0 => {
                let count = attribute(element, "c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.text.extend(std::iter::repeat_n(' ', MOST_SPACES.min(count)));
            }
            "tab" if self.depth > 0 => self.text.push('\t'),
            "line-break" if self.depth > 0 => self.text.push('\n'),
            "span" if !empty => {
                let style = attribute(element, "style-name").unwrap_or_default();
                self.spans.push(styles.raises(&style));
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        if self.foreign > 0 {
            self.foreign -= 1;
            return;
        }
        match name {
            "p" | "h" => self.depth = self.depth.saturating_sub(1),
            "span" => {
                self.spans.pop();
            }
            _ => {}
        }
    }

    pub(super) fn characters(&mut self, part: &Part<'_>, event: &Event<'_>) -> Result<(), ReadError> {
        if self.depth == 0 || self.foreign > 0 {
            return Ok(());
        }
        let from = self.text.len();
        part.push_text(event, &mut self.text)?;
        if self.spans.contains(&true) {
            let run = self.text.split_off(from);
            self.text.extend(run.chars().map(raised_digit));
        }
        Ok(())
    }
}

/// Elements inside a cell that hold text which is none of the cell's.
fn is_foreign(name: &str) -> bool {
    matches!(
        name,
        "annotation" | "ruby-text" | "shapes" | "frame" | "custom-shape" | "object" | "table" | "detective"
    )
}
