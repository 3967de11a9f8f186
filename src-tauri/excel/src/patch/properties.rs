//! Custom document properties of a workbook: put in, or replaced, without touching anything else.

use quick_xml::events::Event;

use super::PatchError;
use super::package::{Changes, Package};
use super::workbook::{Relationship, relationships, resolve};
use super::xml::{Edit, Walk, apply, attribute, cell_text, damaged, local, prefix};

const RELATIONS: &str = "_rels/.rels";
const TYPES: &str = "[Content_Types].xml";
const PART: &str = "docProps/custom.xml";
const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
/// What every custom property belongs to.
const FORMAT_ID: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/// The names that a package uses: those of the first edition of the standard, or of its strict one.
struct Names {
    relation: &'static str,
    properties: &'static str,
    values: &'static str,
}

const TRANSITIONAL: Names = Names {
    relation: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
    properties: "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    values: "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
};
const STRICT: Names = Names {
    relation: "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties",
    properties: "http://purl.oclc.org/ooxml/officeDocument/customProperties",
    values: "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
};

/// A workbook with these custom properties, instead of those whose names begin with `instead_of`.
///
/// # Errors
/// [`PatchError`] by cause, as for every patch.
pub fn with_properties(
    bytes: &[u8],
    instead_of: &str,
    wanted: &[(String, String)],
) -> Result<Vec<u8>, PatchError> {
    let mut package = Package::open(bytes)?;
    let root = package.find(RELATIONS).ok_or(PatchError::NotAWorkbook)?;
    let relations_text = package.text(&root)?;
    let relations = relationships(&relations_text, &root)?;
    let is_strict = |relation: &Relationship| relation.kind.starts_with("http://purl.oclc.org/ooxml/");
    let names = if relations.iter().any(is_strict) { STRICT } else { TRANSITIONAL };
    let listed = relations.iter().find(|relation| is_custom(&relation.kind));
    let mut changes = Changes::new();
    match listed.and_then(|relation| package.find(&resolve("", &relation.target))) {
        Some(part) => {
            let text = package.text(&part)?;
            changes.insert(part.clone(), Some(replaced(&text, &part, instead_of, wanted, &names)?));
        }
        None => {
            // A relationship that leads nowhere goes: its part is made anew.
            let unlisted = without_custom(&relations_text, &root)?;
            let part = fresh_part(&package);
            changes.insert(part.clone(), Some(fresh(wanted, &names)));
            changes.insert(root.clone(), Some(listing(&unlisted, &root, &relations, &part, &names)?));
            let types = package.find(TYPES).ok_or(PatchError::NotAWorkbook)?;
            let text = package.text(&types)?;
            changes.insert(types.clone(), Some(typed(&text, &types, &part)?));
        }
    }
    package.write(&changes)
}

fn is_custom(kind: &str) -> bool {
    matches!(kind.rsplit('/').next(), Some("custom-properties" | "customProperties"))
}

/// A name for the part that no other part has.
fn fresh_part(package: &Package<'_>) -> String {
    let numbered = (2..).map(|number: u32| format!("docProps/custom{number}.xml"));
    let mut names = std::iter::once(PART.to_owned()).chain(numbered);
    names.find(|name| package.find(name).is_none()).unwrap_or_else(|| PART.to_owned())
}

fn fresh(wanted: &[(String, String)], names: &Names) -> String {
    let properties = elements(wanted, 2, "", names);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties xmlns=\"{}\">{properties}</Properties>",
        names.properties
    )
}

/// The elements of properties, numbered from `first`.
fn elements(wanted: &[(String, String)], first: u32, prefix: &str, names: &Names) -> String {
    let element = |(number, (name, value)): (u32, &(String, String))| {
        let (name, value) = (cell_text(name).replace('"', "&quot;"), cell_text(value));
        format!(
            "<{prefix}property fmtid=\"{FORMAT_ID}\" pid=\"{number}\" name=\"{name}\"><vt:lpwstr xmlns:vt=\"{}\">{value}</vt:lpwstr></{prefix}property>",
            names.values
        )
    };
    (first..).zip(wanted).map(element).collect()
}

/// The part's text with the wanted properties behind those that stay.
fn replaced(
    text: &str,
    part: &str,
    instead_of: &str,
    wanted: &[(String, String)],
    names: &Names,
) -> Result<String, PatchError> {
    let (mut edits, mut highest, mut going) = (Vec::new(), 1, None);
    let mut walk = Walk::new(text, part);
    while let Some(step) = walk.step()? {
        match &step.event {
            Event::Start(tag) | Event::Empty(tag) if local(tag) == "property" => {
                let number = attribute(tag, "pid").and_then(|pid| pid.parse::<u32>().ok());
                let goes = attribute(tag, "name").is_some_and(|name| name.starts_with(instead_of));
                if !goes {
                    highest = highest.max(number.unwrap_or(0).min(u32::MAX / 2));
                }
                match (&step.event, goes) {
                    (Event::Empty(_), true) => edits.push(Edit { range: step.span, text: String::new() }),
                    (Event::Start(_), true) => going = Some(step.span.start),
                    _ => {}
                }
            }
            Event::End(tag) if tag.local_name().into_inner() == "property" => {
                if let Some(start) = going.take() {
                    edits.push(Edit { range: start..step.span.end, text: String::new() });
                }
            }
            _ => {}
        }
    }
    let kept = apply(text, part, edits)?;
    within(&kept, part, |prefix| elements(wanted, highest + 1, prefix, names))
}

/// The relationships without any to custom properties.
fn without_custom(text: &str, part: &str) -> Result<String, PatchError> {
    let mut edits = Vec::new();
    let mut walk = Walk::new(text, part);
    while let Some(step) = walk.step()? {
        if let Event::Empty(tag) = &step.event
            && local(tag) == "Relationship"
            && attribute(tag, "Type").is_some_and(|kind| is_custom(&kind))
        {
            edits.push(Edit { range: step.span, text: String::new() });
        }
    }
    apply(text, part, edits)
}

fn listing(
    text: &str,
    part: &str,
    others: &[Relationship],
    target: &str,
    names: &Names,
) -> Result<String, PatchError> {
    let mut ids = (1..).map(|number: u32| format!("rIdSeal{number}"));
    let id = ids.find(|id| others.iter().all(|other| other.id != *id)).unwrap_or_default();
    within(text, part, |prefix| {
        format!("<{prefix}Relationship Id=\"{id}\" Type=\"{}\" Target=\"{target}\"/>", names.relation)
    })
}

/// The list of content types with the part's own; one for a part of this name that is not there is replaced.
fn typed(text: &str, types: &str, part: &str) -> Result<String, PatchError> {
    let mut edits = Vec::new();
    let mut walk = Walk::new(text, types);
    while let Some(step) = walk.step()? {
        if let Event::Empty(tag) = &step.event
            && attribute(tag, "PartName")
                .is_some_and(|name| name.trim_start_matches('/').eq_ignore_ascii_case(part))
        {
            edits.push(Edit { range: step.span, text: String::new() });
        }
    }
    let kept = apply(text, types, edits)?;
    within(&kept, types, |prefix| {
        format!("<{prefix}Override PartName=\"/{part}\" ContentType=\"{CONTENT_TYPE}\"/>")
    })
}

/// The text with more at the end of its root element; `more` is given the root's prefix.
fn within(text: &str, part: &str, more: impl Fn(&str) -> String) -> Result<String, PatchError> {
    let (mut root, mut depth) = (None, 0usize);
    let mut walk = Walk::new(text, part);
    while let Some(step) = walk.step()? {
        match &step.event {
            Event::Start(tag) => {
                root.get_or_insert_with(|| prefix(tag));
                depth += 1;
            }
            Event::End(_) => {
                depth -= 1;
                if depth == 0 {
                    let more = more(root.as_deref().unwrap_or_default());
                    return apply(text, part, vec![Edit::insert(step.span.start, more)]);
                }
            }
            Event::Empty(tag) if depth == 0 => {
                let open = text.get(step.span.clone()).and_then(|tag| tag.strip_suffix("/>"));
                let open = open.ok_or_else(|| damaged(part, &"its root is not closed"))?;
                let filled = format!("{open}>{}</{}>", more(&prefix(tag)), tag.name().into_inner());
                return apply(text, part, vec![Edit { range: step.span, text: filled }]);
            }
            _ => {}
        }
    }
    Err(damaged(part, &"it has no root element"))
}
