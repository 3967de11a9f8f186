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
    let pieces: Vec<(Change, &str)> =
        diff.iter_all_changes().map(|piece| (of(piece.tag()), piece.value())).collect();
    let mut parts: Vec<Part> = Vec::new();
    let mut change = Changed::default();
    for (at, (tag, text)) in pieces.iter().enumerate() {
        match tag {
            Change::Removed => change.removed.push_str(text),
            Change::Added => change.added.push_str(text),
            Change::Same if joins(&pieces, at) => {
                change.removed.push_str(text);
                change.added.push_str(text);
            }
            Change::Same => {
                change.put(&mut parts);
                put(&mut parts, Change::Same, text);
            }
        }
    }
    change.put(&mut parts);
    parts
}

/// What one text says instead of the other, until both go on with the same words.
#[derive(Default)]
struct Changed {
    removed: String,
    added: String,
}

impl Changed {
    fn put(&mut self, parts: &mut Vec<Part>) {
        put(parts, Change::Removed, &std::mem::take(&mut self.removed));
        put(parts, Change::Added, &std::mem::take(&mut self.added));
    }
}

fn put(parts: &mut Vec<Part>, change: Change, text: &str) {
    match parts.last_mut() {
        Some(last) if last.change == change => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => parts.push(Part { change, text: text.to_owned() }),
    }
}

/// Whether what is the same are mere blanks between changed words: these read better as one change.
fn joins(pieces: &[(Change, &str)], at: usize) -> bool {
    let changed = |at: Option<usize>| {
        at.and_then(|at| pieces.get(at)).is_some_and(|(change, _)| *change != Change::Same)
    };
    let blank = pieces.get(at).is_some_and(|(_, text)| text.chars().all(|c| c.is_whitespace() && c != '\n'));
    blank && changed(at.checked_sub(1)) && changed(at.checked_add(1))
}

fn of(tag: ChangeTag) -> Change {
    match tag {
        ChangeTag::Equal => Change::Same,
        ChangeTag::Delete => Change::Removed,
        ChangeTag::Insert => Change::Added,
    }
}
