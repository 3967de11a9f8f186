//! The blocks of a form's layout as a reader looks for them: one group for each run of blocks under the same heads.

use hpug_model::address::{Lob, Period};
use hpug_model::forms::layout::Block;
use hpug_model::forms::{Form, Layout, Role};

use super::labels::{code, words};

/// Blocks of one section under the same heads.
pub(super) struct Group<'f> {
    pub(super) section: &'f str,
    /// The heads, left to right.
    pub(super) heads: Vec<Head<'f>>,
    pub(super) items: Vec<GroupItem<'f>>,
    /// What the labels of rows say, in words.
    pub(super) labels: Vec<RowLabel>,
}

/// A label of a row and what it says.
pub(super) struct RowLabel {
    pub(super) words: String,
    /// The line of business, where it has no column of its own.
    pub(super) lob: Option<Lob>,
    pub(super) period: Option<Period>,
}

/// A head, in words.
pub(super) struct Head<'f> {
    /// The column in the publisher's file, which measures refer to.
    pub(super) column: &'f str,
    pub(super) words: String,
    pub(super) measure: bool,
}

/// An item of a group and how it is known.
pub(super) struct GroupItem<'f> {
    pub(super) code: &'f str,
    pub(super) block: &'f Block,
    /// Its marks on the form as compared; none where it is known by its label.
    pub(super) marks: Vec<String>,
    /// Its label in words, where that is a fact of the form.
    pub(super) label: String,
    /// A row under a name the plan gives.
    pub(super) other: bool,
    /// Its measure for a name, if it has one.
    pub(super) name: Option<&'f str>,
    /// Its measures that are asked once, whatever the period.
    pub(super) once: Vec<&'f str>,
}

/// The groups of a form, from top to bottom.
pub(super) fn groups<'f>(form: &'f Form, layout: &'f Layout) -> Vec<Group<'f>> {
    let mut groups: Vec<Group<'f>> = Vec::new();
    for block in &layout.blocks {
        let heads: Vec<Head<'f>> =
            block.heads.iter().map(|(column, text)| head(block, column, text)).collect();
        let items = block.items.iter().filter_map(|code| group_item(form, block, code));
        let same = |group: &Group<'f>| {
            group.section == block.section
                && group.heads.iter().map(|h| &h.words).eq(heads.iter().map(|h| &h.words))
        };
        match groups.last_mut().filter(|group| same(group)) {
            Some(group) => group.items.extend(items),
            None => groups.push(Group {
                section: &block.section,
                items: items.collect(),
                heads,
                labels: row_labels(block),
            }),
        }
    }
    groups
}

/// The labels of a block's rows, each once.
pub(super) fn row_labels(block: &Block) -> Vec<RowLabel> {
    let mut labels: Vec<RowLabel> = Vec::new();
    for row in &block.rows {
        let words = words(&row.label);
        if !labels.iter().any(|label| label.words == words) {
            labels.push(RowLabel { words, lob: row.lob.filter(|_| block.lob.is_none()), period: row.period });
        }
    }
    labels
}

fn head<'f>(block: &'f Block, column: &'f str, text: &str) -> Head<'f> {
    let measure = block.measures.iter().any(|(_, of, _)| of == column);
    Head { column, words: words(text), measure }
}

fn group_item<'f>(form: &'f Form, block: &'f Block, item: &'f str) -> Option<GroupItem<'f>> {
    let known = form.item(item)?;
    let marks = if known.mark.is_empty() { Vec::new() } else { vec![code(&known.mark), code(item)] };
    let name = known.measures.iter().find(|measure| measure.role == Role::Name);
    Some(GroupItem {
        code: item,
        block,
        marks,
        label: words(&known.form_label),
        other: known.other,
        once: known
            .measures
            .iter()
            .filter(|measure| measure.once)
            .map(|measure| measure.key.as_str())
            .collect(),
        name: name.map(|measure| measure.key.as_str()).filter(|_| block.named),
    })
}

/// The text of a cell that may name an item, as compared.
pub(super) struct Name {
    code: String,
    /// The code of the first word, where more words follow: `1a. Health systems` in one cell.
    first: Option<String>,
    words: String,
}

impl Name {
    pub(super) fn new(text: &str) -> Name {
        let (first, rest) = text.trim().split_once(char::is_whitespace).unwrap_or((text, ""));
        Name { code: code(text), first: (!rest.is_empty()).then(|| code(first)), words: words(text) }
    }
}

impl GroupItem<'_> {
    /// Whether the cell that names a row of the form names this item.
    pub(super) fn is_named_by(&self, name: &Name) -> bool {
        if self.marks.is_empty() {
            return !self.other && !self.label.is_empty() && name.words.starts_with(&self.label);
        }
        self.marks.contains(&name.code) || name.first.as_ref().is_some_and(|first| self.marks.contains(first))
    }
}
