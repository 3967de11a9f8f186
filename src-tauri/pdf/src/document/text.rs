use std::borrow::Cow;
use std::sync::Arc;

use crate::fonts::drawable;

/// Weight and slant of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum Weight {
    /// Upright text weight.
    #[default]
    Regular,
    /// Upright semi-bold.
    Bold,
    /// Italic text weight.
    Italic,
    /// Italic semi-bold.
    BoldItalic,
}

/// Characters of one weight.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The characters; a line feed starts a new paragraph.
    pub text: String,
    /// Their weight.
    pub weight: Weight,
    /// Their weight is somebody's emphasis, told to assistive technology, and no matter of layout.
    pub emphasis: bool,
    /// Where they lead: an address on the web or for e-mail.
    pub link: Option<Arc<str>>,
    /// A footnote, whose mark stands in place of characters; its text stands at the foot of the page.
    pub note: Option<Arc<str>>,
}

/// Text made of runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Run>);

impl Text {
    /// Text of one weight.
    pub fn of(text: impl Into<String>, weight: Weight) -> Self {
        Self(vec![Run { text: text.into(), weight, ..Run::default() }])
    }

    /// Semi-bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self::of(text, Weight::Bold)
    }

    /// Italic text.
    pub fn italic(text: impl Into<String>) -> Self {
        Self::of(text, Weight::Italic)
    }

    /// Adds a run.
    #[must_use]
    pub fn then(mut self, text: impl Into<String>, weight: Weight) -> Self {
        self.0.push(Run { text: text.into(), weight, ..Run::default() });
        self
    }

    /// The same text with a footnote behind it; nothing for an empty one. A footnote has 600 characters at most, what is
    /// longer ends in an ellipsis: the foot of a page is no place for more.
    #[must_use]
    pub fn noted(mut self, note: &str) -> Self {
        const MOST: usize = 600;
        let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
        if !note.is_empty() {
            let cut = note.char_indices().nth(MOST).map(|(at, _)| at);
            let note = cut.map_or(note.clone(), |at| format!("{}\u{2026}", note[..at].trim_end()));
            self.0.push(Run { note: Some(note.into()), ..Run::default() });
        }
        self
    }

    /// The footnotes in their order.
    pub fn notes(&self) -> impl Iterator<Item = &Arc<str>> {
        self.0.iter().filter_map(|run| run.note.as_ref())
    }

    /// The same text with regular runs made semi-bold, as headings and totals show it.
    #[must_use]
    pub fn emphasised(&self) -> Self {
        let bold = |weight| match weight {
            Weight::Regular | Weight::Bold => Weight::Bold,
            Weight::Italic | Weight::BoldItalic => Weight::BoldItalic,
        };
        Self(self.0.iter().map(|run| Run { weight: bold(run.weight), ..run.clone() }).collect())
    }

    /// The characters without their weights.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// True when there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }

    /// The text's paragraphs, cleaned as [`crate::readable`] says.
    pub(crate) fn paragraphs(&self) -> Cow<'_, [Text]> {
        if self.is_one_clean_paragraph() {
            return Cow::Borrowed(std::slice::from_ref(self));
        }
        let mut paragraphs = vec![Text::default()];
        for run in &self.0 {
            if let (Some(_), Some(last)) = (&run.note, paragraphs.last_mut()) {
                last.0.push(run.clone());
                continue;
            }
            for (index, line) in drawable(&run.text).split('\n').enumerate() {
                if index > 0 {
                    paragraphs.push(Text::default());
                }
                if let (false, Some(last)) = (line.is_empty(), paragraphs.last_mut()) {
                    last.0.push(Run { text: line.to_owned(), ..run.clone() });
                }
            }
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        Cow::Owned(paragraphs)
    }

    fn is_one_clean_paragraph(&self) -> bool {
        let clean = |run: &Run| {
            let text = drawable(&run.text);
            matches!(text, Cow::Borrowed(_)) && !text.is_empty() && !text.contains('\n')
        };
        !self.is_empty() && self.0.iter().all(|run| run.note.is_some() || clean(run))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::of(text, Weight::Regular)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::of(text, Weight::Regular)
    }
}
