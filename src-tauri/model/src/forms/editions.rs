//! Editions: a form file that extends another one says only what differs.

use super::FormError;
use super::file::{FormFile, SectionFile, line_naming};

/// A form file with everything that it takes from the one it extends. Sections of the same id are replaced whole, new
/// ones follow; family, publisher, credit, lines of business, limits, layout, rows of dollars and rows of sums are taken over where the file has none
/// of its own. Never taken over: `illustrative`, and the years that the other edition's title may say.
///
/// # Errors
/// [`FormError`] where `extends` names none of the files before, an id is used twice, or a field is missing.
pub(super) fn resolve(
    file: &str,
    text: &str,
    read: FormFile,
    before: &[FormFile],
) -> Result<FormFile, FormError> {
    let refuse = |line: usize, reason: String| Err(FormError { file: file.to_owned(), line, reason });
    if before.iter().any(|other| other.id == read.id) {
        return refuse(line_naming(text, &read.id), format!("the id {} belongs to another form", read.id));
    }
    let whole = match &read.extends {
        None => read,
        Some(id) => match before.iter().find(|other| other.id == *id) {
            Some(base) => {
                if let Some(code) = unknown_there(&read, base) {
                    let reason = format!("a comparison names item {code}, which {id} doesn't have");
                    return refuse(line_naming(text, &code), reason);
                }
                over(base.clone(), read)
            }
            None => {
                let reason = format!("it extends {id}, which is no form listed before this one");
                return refuse(line_naming(text, id), reason);
            }
        },
    };
    let missing = [
        ("family", whole.family.is_none()),
        ("publisher", whole.publisher.is_none()),
        ("credit", whole.credit.is_none()),
    ];
    match missing.iter().find(|(_, is_missing)| *is_missing) {
        Some((field, _)) => refuse(1, format!("missing field `{field}`")),
        None => Ok(whole),
    }
}

/// What a comparison with the form extended names of it, and it doesn't have.
fn unknown_there(read: &FormFile, base: &FormFile) -> Option<String> {
    let said = read.compare.iter().filter(|said| said.with == base.id);
    let mut named = said.flat_map(|said| {
        let only = said.only_there.iter().map(|(code, _)| code);
        said.pair.iter().flat_map(|pair| &pair.there).chain(only)
    });
    named.find(|code| !base.section.iter().any(|section| section.asks_item(code))).cloned()
}

fn over(base: FormFile, own: FormFile) -> FormFile {
    let mut layout = base.layout;
    if let Some(layout) = &mut layout {
        layout.titled.clear();
    }
    let mut tabs = base.tabs;
    if let Some(tabs) = &mut tabs {
        tabs.titled.clear();
    }
    FormFile {
        family: own.family.or(base.family),
        publisher: own.publisher.or(base.publisher),
        credit: own.credit.or(base.credit),
        lobs: own.lobs.or(base.lobs),
        thresholds: own.thresholds.or(base.thresholds),
        section: sections_over(base.section, own.section),
        layout: own.layout.or(layout),
        tabs: own.tabs.or(tabs),
        metrics: own.metrics.or(base.metrics),
        together: own.together.or(base.together),
        switch: if own.switch.is_empty() { base.switch } else { own.switch },
        preset: if own.preset.is_empty() { base.preset } else { own.preset },
        claim: if own.claim.is_empty() { base.claim } else { own.claim },
        ..own
    }
}

fn sections_over(mut sections: Vec<SectionFile>, own: Vec<SectionFile>) -> Vec<SectionFile> {
    for section in own {
        match sections.iter_mut().find(|other| other.id == section.id) {
            Some(other) => *other = section,
            None => sections.push(section),
        }
    }
    sections
}
