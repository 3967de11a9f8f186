//! Reading a form file (TOML); a mistake is refused with file, line and reason.

use serde::Deserialize;

use super::baseline::{Claim, Preset, Switch};
use super::compare::CompareWith;
use super::expand::Mistake;
use super::{
    Form, FormError, Item, Layout, Measure, Metrics, Section, Tabs, Thresholds, editions, expand, references,
    together::Together,
};
use crate::address::Lob;
use crate::plainly::of_writing;

/// A form file as it stands; an edition leaves out what it takes from the form that it extends.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormFile {
    pub(super) id: String,
    pub(super) extends: Option<String>,
    pub(super) family: Option<String>,
    pub(super) title: String,
    pub(super) edition: u16,
    /// Where its family stands among the forms; the build goes by it.
    #[serde(rename = "place")]
    pub(super) _place: Option<u32>,
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
    pub(super) metrics: Option<Metrics>,
    #[serde(default)]
    pub(super) compare: Vec<CompareWith>,
    pub(super) together: Option<Vec<Together>>,
    #[serde(default)]
    pub(super) switch: Vec<Switch>,
    #[serde(default)]
    pub(super) preset: Vec<Preset>,
    #[serde(default)]
    pub(super) claim: Vec<Claim>,
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
    questions: bool,
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
    /// Another section whose items this one asks as well.
    #[serde(default)]
    items_of: Option<String>,
}

impl SectionFile {
    pub(super) fn asks_item(&self, code: &str) -> bool {
        self.item.iter().any(|item| item.code == code)
    }
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
    #[serde(default)]
    words: String,
    #[serde(default)]
    heading: String,
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
    form(file, text, whole(file, text, &[])?)
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
        let resolved = self::whole(file, text, &whole)?;
        whole.push(resolved.clone());
        forms.push(form(file, text, resolved)?);
    }
    Ok(forms)
}

fn read(file: &str, text: &str) -> Result<FormFile, FormError> {
    toml::from_str(text).map_err(|error| FormError {
        file: file.to_owned(),
        line: line_of(text, error.span().map_or(0, |span| span.start)),
        reason: of_writing(error.message()),
    })
}

/// A form file with everything that it takes from one of those `before`.
pub(super) fn whole(file: &str, text: &str, before: &[FormFile]) -> Result<FormFile, FormError> {
    editions::resolve(file, text, read(file, text)?, before)
}

/// The form of a file that lacks nothing any more.
pub(super) fn form(file: &str, text: &str, read: FormFile) -> Result<Form, FormError> {
    let refuse = |mistake: Mistake| FormError {
        file: file.to_owned(),
        line: mistake.line(text),
        reason: mistake.reason,
    };
    let lobs = read.lobs.unwrap_or_default();
    let mut form = Form {
        id: read.id,
        family: read.family.unwrap_or_default(),
        title: read.title,
        edition: read.edition,
        publisher: read.publisher.unwrap_or_default(),
        credit: read.credit.unwrap_or_default(),
        illustrative: read.illustrative,
        sections: sections(read.section, &lobs).map_err(refuse)?,
        lobs,
        layout: read.layout,
        tabs: read.tabs,
        thresholds: read.thresholds.unwrap_or_default(),
        metrics: read.metrics,
        compare: read.compare,
        together: read.together.unwrap_or_default(),
        switches: read.switch,
        presets: read.preset,
        claims: read.claim,
        points: Vec::new(),
        index: Default::default(),
    };
    set_years(&mut form);
    expand::lay_out(&mut form).and_then(|()| references::check(&form)).map_err(refuse)?;
    Ok(form)
}

/// The line of a name in quotes; 1 where the file doesn't hold it.
pub(super) fn line_naming(text: &str, name: &str) -> usize {
    line_of(text, text.find(&format!("\"{name}\"")).unwrap_or(0))
}

/// The line of an offset in bytes, from 1.
pub(super) fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

fn sections(read: Vec<SectionFile>, form_lobs: &[Lob]) -> Result<Vec<Section>, Mistake> {
    let items_of = |id: &String| {
        let other = read.iter().find(|section| section.id == *id && section.items_of.is_none());
        other.map(|section| (&section.item, &section.measures)).ok_or_else(|| {
            Mistake::new(id, format!("a section takes the items of {id}, which has none of its own here"))
        })
    };
    let one = |read: &SectionFile| {
        let (items, measures) = match &read.items_of {
            Some(id) if read.item.is_empty() => items_of(id)?,
            Some(id) => {
                let reason = format!("section {} has items of its own and takes those of {id}", read.id);
                return Err(Mistake::new(&read.id, reason));
            }
            None => (&read.item, &read.measures),
        };
        let items = items.iter().map(|item| one_item(item.clone(), &read.per, measures)).collect();
        Ok(Section {
            id: read.id.clone(),
            letter: read.letter.clone(),
            title: read.title.clone(),
            lead: read.lead.clone(),
            row_head: read.row_head.clone(),
            questions: read.questions,
            adds_up: read.adds_up,
            lobs: read.lobs.clone().unwrap_or_else(|| form_lobs.to_vec()),
            bars: read.bars.clone(),
            items,
        })
    };
    read.iter().map(one).collect()
}

/// Puts the year that the data of an edition are from, the one before it, for `{data year}`.
fn set_years(form: &mut Form) {
    let year = form.edition.saturating_sub(1).to_string();
    let set = |text: &mut String| *text = text.replace("{data year}", &year);
    for item in form.sections.iter_mut().flat_map(|section| &mut section.items) {
        set(&mut item.asks);
        item.measures.iter_mut().flat_map(|measure| &mut measure.choices).for_each(|(_, label)| set(label));
    }
    form.tabs.iter_mut().flat_map(|tabs| &mut tabs.question).for_each(|question| set(&mut question.asks));
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
        words: read.words,
        heading: read.heading,
        label: read.label,
        asks: read.asks,
        fraction: read.fraction,
        other: read.other,
        total: read.total,
        measures,
    }
}
