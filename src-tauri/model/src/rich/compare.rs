//! What differs between two texts, word by word.

use similar::{ChangeTag, TextDiff};

/// Words of both texts up to which they are compared word by word; beyond that line by line.
const MOST_WORDS: usize = 20_000;

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same,
    /// Only in the earlier text.
    Removed,
    /// Only in the later text.
    Added,
}

/// A piece of text and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What became of it.
    pub change: Change,
    /// The words, with the blanks and line ends behind them.
    pub text: String,
}

/// The pieces of both texts in reading order. Those that are not added make up `before`, those that are not removed
/// `after`.
pub fn compare(before: &str, after: &str) -> Vec<Part> {
    let few = before.split_whitespace().count() + after.split_whitespace().count() <= MOST_WORDS;
    let diff = if few { TextDiff::from_words(before, after) } else { TextDiff::from_lines(before, after) };
    let mut parts: Vec<Part> = Vec::new();
    for piece in diff.iter_all_changes() {
        let change = match piece.tag() {
            ChangeTag::Equal => Change::Same,
            ChangeTag::Delete => Change::Removed,
            ChangeTag::Insert => Change::Added,
        };
        match parts.last_mut() {
            Some(last) if last.change == change => last.text.push_str(piece.value()),
            _ => parts.push(Part { change, text: piece.value().to_owned() }),
        }
    }
    parts
}
