//! What a form file says beside its questions, held against them: layout, tabs and rows of dollars name what is there.

use super::expand::Mistake;
use super::layout::{Block, Layout};
use super::{Form, together};
use crate::values::Kind;

/// Refuses what names something that the form doesn't have, or what can't be meant.
pub(super) fn check(form: &Form) -> Result<(), Mistake> {
    sections(form)?;
    measures(form)?;
    if let Some(layout) = &form.layout {
        layout.blocks.iter().try_for_each(|block| self::block(form, layout, block))?;
    }
    tabs(form)?;
    metrics(form)?;
    comparisons(form)?;
    together::check(form)?;
    baseline(form)
}

fn mistake<T>(name: &str, reason: String) -> Result<T, Mistake> {
    Err(Mistake::new(name, reason))
}

fn sections(form: &Form) -> Result<(), Mistake> {
    for (at, section) in form.sections.iter().enumerate() {
        if form.sections[..at].iter().any(|other| other.id == section.id) {
            return mistake(&section.id, format!("there are two sections {}", section.id));
        }
        if let Some(item) = section.items.iter().find(|item| item.per_lob && section.lobs.is_empty()) {
            let reason = format!(
                "{} is asked per line of business, but the form names no lines of business",
                item.code
            );
            return mistake(&item.code, reason);
        }
        let in_bars = section.bars.iter().flat_map(|(_, items)| items);
        if let Some(code) = in_bars.into_iter().find(|code| form.item(code).is_none()) {
            return mistake(code, format!("the bars name item {code}, which the form doesn't have"));
        }
    }
    Ok(())
}

/// Choices belong to measures that take one, and each is there once.
fn measures(form: &Form) -> Result<(), Mistake> {
    for item in form.sections.iter().flat_map(|section| &section.items) {
        for measure in &item.measures {
            let takes = matches!(measure.kind, Kind::Choice | Kind::Choices);
            if takes == measure.choices.is_empty() {
                let what = if takes { "has no choices" } else { "has choices, but its kind takes none" };
                return mistake(&item.code, format!("{}/{} {what}", item.code, measure.key));
            }
            let twice = measure.choices.iter().enumerate();
            let mut twice =
                twice.filter(|(at, (key, _))| measure.choices[..*at].iter().any(|(other, _)| other == key));
            if let Some((_, (key, _))) = twice.next() {
                return mistake(key, format!("{}/{} has the choice {key} twice", item.code, measure.key));
            }
        }
    }
    Ok(())
}

fn block(form: &Form, layout: &Layout, block: &Block) -> Result<(), Mistake> {
    if !layout.sheets.contains(&layout.sheet) {
        return mistake(&layout.sheet, format!("the layout lists no sheet {}", layout.sheet));
    }
    has_section(form, &block.section)?;
    for code in &block.items {
        has_item(form, code)?;
    }
    let asked = |key: &str| {
        let items = block.items.iter().filter_map(|code| form.item(code));
        items.flat_map(|item| &item.measures).any(|measure| measure.key == key)
    };
    if let Some((key, ..)) = block.measures.iter().find(|(key, ..)| !asked(key)) {
        let reason =
            format!("the block of section {} shows {key}, which none of its items asks", block.section);
        return mistake(key, reason);
    }
    let texts = [&block.text.0, &block.text.1].into_iter();
    let columns = texts.chain(block.heads.iter().map(|(column, _)| column));
    let columns = columns.chain(block.measures.iter().flat_map(|(_, first, last)| [first, last]));
    let mut columns = columns.chain([&block.mark, &block.lob, &block.period].into_iter().flatten());
    match columns.find(|letters| !is_column(letters)) {
        Some(letters) => mistake(letters, format!("{letters:?} is no column; columns are A to XFD")),
        None => Ok(()),
    }
}

fn is_column(letters: &str) -> bool {
    matches!(letters.len(), 1..=3)
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && Layout::column(letters) < 16_384
}

fn tabs(form: &Form) -> Result<(), Mistake> {
    let Some(tabs) = &form.tabs else { return Ok(()) };
    for table in &tabs.table {
        has_section(form, &table.sheet)?;
    }
    for question in &tabs.question {
        if !question.section.is_empty() {
            has_section(form, &question.section)?;
        }
        for code in &question.items {
            has_item(form, code)?;
        }
    }
    let sheets = tabs.table.iter().map(|table| &table.sheet);
    let mut sheets = sheets.chain(tabs.question.iter().map(|question| &question.sheet));
    match sheets.find(|sheet| !tabs.sheets.contains(sheet)) {
        Some(sheet) => mistake(sheet, format!("the tabs list no sheet {sheet}")),
        None => Ok(()),
    }
}

fn metrics(form: &Form) -> Result<(), Mistake> {
    let Some(metrics) = &form.metrics else { return Ok(()) };
    match metrics.items().find(|code| form.item(code).is_none()) {
        Some(code) => {
            mistake(code, format!("the rows of dollars name item {code}, which the form doesn't have"))
        }
        None => Ok(()),
    }
}

/// This form's side of a comparison; the other side is another form's.
fn comparisons(form: &Form) -> Result<(), Mistake> {
    let pairs = form.compare.iter().flat_map(|said| &said.pair).flat_map(|pair| &pair.here);
    let only = form.compare.iter().flat_map(|said| &said.only_here).map(|(item, _)| item);
    match pairs.chain(only).find(|code| form.item(code).is_none()) {
        Some(code) => mistake(code, format!("a comparison names item {code}, which the form doesn't have")),
        None => Ok(()),
    }
}

/// The questionnaire's side of what it does to a report; the report's side is another form's.
fn baseline(form: &Form) -> Result<(), Mistake> {
    let switched = form.switches.iter().flat_map(|one| one.off.iter().chain(&one.due).chain(&one.tell));
    let preset = form.presets.iter().flat_map(|one| [&one.from, &one.only_where]);
    let claimed = form.claims.iter().map(|one| &one.answer);
    match switched.chain(preset).chain(claimed).find(|at| form.point(at).is_none()) {
        Some(at) => mistake(at, format!("an effect on the report names {at}, which the form doesn't have")),
        None => Ok(()),
    }
}

fn has_item(form: &Form, code: &str) -> Result<(), Mistake> {
    match form.item(code) {
        Some(_) => Ok(()),
        None => mistake(code, format!("the layout names item {code}, which the form doesn't have")),
    }
}

fn has_section(form: &Form, id: &str) -> Result<(), Mistake> {
    match form.section(id) {
        Some(_) => Ok(()),
        None => mistake(id, format!("the layout names section {id}, which the form doesn't have")),
    }
}
