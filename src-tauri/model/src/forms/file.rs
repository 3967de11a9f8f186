//! Reading a form file (TOML); a mistake is refused with file, line and reason.

use serde::Deserialize;

use super::{Form, FormError, Item, Layout, Measure, Section, Tabs, Thresholds, editions, expand};
use crate::address::Lob;

/// A form file as it stands; an edition leaves out what it takes from the form that it extends.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormFile {
    pub(super) id: String,
    pub(super) extends: Option<String>,
    pub(super) family: Option<String>,
    pub(super) title: String,
    pub(super) edition: u16,
    pub(super) publisher: Option<String>,
    pub(super) credit: Option<String>,
    #[serde(default)]
    pub(super) illustrative: bool,
    pub(super) lobs: Option<Vec<Lob>>,
    pub(super) thresholds: Option<Thresholds>,
    #[serde(default)]
    pub(super) section: Vec<SectionFile>,
    pub(super) layout: Option<Layout>,
    pub(super) tabs: Option<Tabs>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SectionFile {
    pub(super) id: String,
    #[serde(default)]
    letter: String,
    title: String,
    #[serde(default)]
    lead: String,
    #[serde(default)]
    row_head: String,
    #[serde(default)]
    adds_up: bool,
    #[serde(default)]
    per: Vec<Axis>,
    /// Lines of business of this section, where it isn't about all of the form's.
    #[serde(default)]
    lobs: Option<Vec<Lob>>,
    #[serde(default)]
    bars: Vec<(String, Vec<String>)>,
    #[serde(default)]
    measures: Vec<Measure>,
    #[serde(default)]
    item: Vec<ItemFile>,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Axis {
    Lob,
    Period,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemFile {
    code: String,
    #[serde(default)]
    mark: String,
    #[serde(default)]
    form_label: String,
    label: String,
    #[serde(default)]
    asks: String,
    #[serde(default)]
    fraction: String,
    #[serde(default)]
    other: bool,
    #[serde(default)]
    total: bool,
    #[serde(default)]
    per: Option<Vec<Axis>>,
    /// Instead of the section's measures; `{item}` in a share or condition stands for the item's code.
    #[serde(default)]
    measures: Option<Vec<Measure>>,
}

/// Reads a form file that stands on its own.
///
/// # Errors
/// [`FormError`] with file, line and reason: TOML that doesn't parse, an unknown or missing field, an item code used
/// twice, a share, sum, condition or layout block that names something the form doesn't have; `extends`, for which
/// [`parse_all`] has the other files.
pub fn parse(file: &str, text: &str) -> Result<Form, FormError> {
    form(file, text, editions::resolve(file, text, read(file, text)?, &[])?)
}

/// Reads form files, each of which may extend one that stands before it.
///
/// # Errors
/// As [`parse`], for the first file with a mistake; also where `extends` names no file before its own, or an id is
/// used twice.
pub fn parse_all(files: &[(&str, &str)]) -> Result<Vec<Form>, FormError> {
    let mut whole: Vec<FormFile> = Vec::new();
    let mut forms = Vec::new();
    for (file, text) in files {
        let resolved = editions::resolve(file, text, read(file, text)?, &whole)?;
        whole.push(resolved.clone());
        forms.push(form(file, text, resolved)?);
    }
    Ok(forms)
}

fn read(file: &str, text: &str) -> Result<FormFile, FormError> {
    toml::from_str(text).map_err(|error| FormError {
        file: file.to_owned(),
        line: line_of(text, error.span().map_or(0, |span| span.start)),
        reason: error.message().to_owned(),
    })
}

/// The form of a file that lacks nothing any more.
fn form(file: &str, text: &str, read: FormFile) -> Result<Form, FormError> {
    let lobs = read.lobs.unwrap_or_default();
    let mut form = Form {
        id: read.id,
        family: read.family.unwrap_or_default(),
        title: read.title,
        edition: read.edition,
        publisher: read.publisher.unwrap_or_default(),
        credit: read.credit.unwrap_or_default(),
        illustrative: read.illustrative,
        lobs: lobs.clone(),
        sections: read.section.into_iter().map(|read| section(read, &lobs)).collect(),
        layout: read.layout,
        tabs: read.tabs,
        thresholds: read.thresholds.unwrap_or_default(),
        points: Vec::new(),
        index: Default::default(),
    };
    expand::lay_out(&mut form).and_then(|()| check_layout(&form)).map_err(|mistake| FormError {
        file: file.to_owned(),
        line: line_naming(text, &mistake.name),
        reason: mistake.reason,
    })?;
    Ok(form)
}

/// The line of a name in quotes; 1 where the file doesn't hold it.
pub(super) fn line_naming(text: &str, name: &str) -> usize {
    line_of(text, text.find(&format!("\"{name}\"")).unwrap_or(0))
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

fn section(read: SectionFile, form_lobs: &[Lob]) -> Section {
    let SectionFile { id, letter, title, lead, row_head, adds_up, per, lobs, bars, measures, item } = read;
    let lobs = lobs.unwrap_or_else(|| form_lobs.to_vec());
    let items = item.into_iter().map(|item| one_item(item, &per, &measures)).collect();
    Section { id, letter, title, lead, row_head, adds_up, lobs, bars, items }
}

fn one_item(read: ItemFile, per: &[Axis], measures: &[Measure]) -> Item {
    let axes = read.per.as_deref().unwrap_or(per);
    let mut measures = read.measures.unwrap_or_else(|| measures.to_vec());
    for share in measures.iter_mut().filter_map(|measure| measure.share.as_mut()) {
        share.of = share.of.replace("{item}", &read.code);
        share.over = share.over.replace("{item}", &read.code);
    }
    for when in measures.iter_mut().flat_map(|measure| &mut measure.when) {
        when.at = when.at.replace("{item}", &read.code);
    }
    Item {
        per_lob: axes.contains(&Axis::Lob),
        per_period: axes.contains(&Axis::Period),
        code: read.code,
        mark: read.mark,
        form_label: read.form_label,
        label: read.label,
        asks: read.asks,
        fraction: read.fraction,
        other: read.other,
        total: read.total,
        measures,
    }
}

fn check_layout(form: &Form) -> Result<(), expand::Mistake> {
    let blocks = form.layout.iter().flat_map(|layout| &layout.blocks).flat_map(|block| &block.items);
    let questions = form.tabs.iter().flat_map(|tabs| &tabs.question).flat_map(|question| &question.items);
    if let Some(code) = blocks.chain(questions).find(|code| form.item(code).is_none()) {
        let reason = format!("the layout names item {code}, which the form doesn't have");
        return Err(expand::Mistake::new(code, reason));
    }
    let tables = form.tabs.iter().flat_map(|tabs| &tabs.table).map(|table| &table.sheet);
    let asked = form.tabs.iter().flat_map(|tabs| &tabs.question).map(|question| &question.section);
    match tables.chain(asked).find(|id| !id.is_empty() && form.section(id).is_none()) {
        Some(id) => {
            let reason = format!("the layout names section {id}, which the form doesn't have");
            Err(expand::Mistake::new(id, reason))
        }
        None => Ok(()),
    }
}
