//! Texts of cells, whatever the file kind.

use std::sync::Arc;

use super::Value;

/// A digit as a raised one; other characters stay.
pub(super) fn raised_digit(c: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    c.to_digit(10).map_or(c, |digit| RAISED[digit as usize])
}

/// A text as a value: a blank one is none.
pub(super) fn text_value(text: String) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(Arc::from(text)) }
}
