//! The calculation chain, which names every formula cell and so must forget those that hold values now.

use std::collections::BTreeSet;

use quick_xml::events::{BytesStart, Event};

use super::PatchError;
use super::package::{Changes, Package};
use super::workbook::{Workbook, relationships_of, resolve};
use super::xml::{Edit, Walk, apply, attribute, local};
use crate::cell::CellRef;

/// The changes that make the chain forget cells, given by sheet id and place; none where there is no chain.
pub(super) fn without(
    package: &mut Package<'_>,
    workbook: &Workbook,
    gone: &BTreeSet<(String, CellRef)>,
) -> Result<Changes, PatchError> {
    let mut changes = Changes::new();
    let folder = workbook.part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Some(part) = package.find(&resolve(folder, "calcChain.xml")) else { return Ok(changes) };
    let text = package.text(&part)?;
    let (edits, left) = forget(&text, &part, gone)?;
    if left > 0 {
        let text = apply(&text, &part, edits)?;
        changes.insert(part, Some(text));
        return Ok(changes);
    }
    // A chain without cells is not valid: the part goes, and with it what speaks of it.
    let speaks = |tag: &BytesStart<'_>| {
        let named = attribute(tag, "PartName").or_else(|| attribute(tag, "Target"));
        named.is_some_and(|name| name.to_ascii_lowercase().ends_with("calcchain.xml"))
    };
    let relations = relationships_of(package, &workbook.part)?;
    for speaking in [package.find("[Content_Types].xml"), Some(relations)].into_iter().flatten() {
        let text = package.text(&speaking)?;
        changes.insert(speaking.clone(), Some(without_elements(&text, &speaking, speaks)?));
    }
    changes.insert(part, None);
    Ok(changes)
}

/// The edits that take cells out of the chain, and how many stay. A cell without a sheet id has that of the cell
/// before it, so the one behind a cell that goes may need it written.
fn forget(
    text: &str,
    part: &str,
    gone: &BTreeSet<(String, CellRef)>,
) -> Result<(Vec<Edit>, usize), PatchError> {
    let (mut edits, mut left) = (Vec::new(), 0);
    let (mut id, mut id_left) = (String::new(), String::new());
    let mut walk = Walk::new(text, part);
    while let Some(step) = walk.step()? {
        let (Event::Start(tag) | Event::Empty(tag)) = &step.event else { continue };
        if local(tag) != "c" {
            continue;
        }
        let own = attribute(tag, "i");
        if let Some(own) = &own {
            own.as_ref().clone_into(&mut id);
        }
        let cell = attribute(tag, "r").and_then(|cell| cell.parse().ok());
        if cell.is_some_and(|cell| gone.contains(&(id.clone(), cell))) {
            edits.push(Edit { range: step.span, text: String::new() });
            continue;
        }
        if own.is_none() && id != id_left {
            let at = step.span.start + 1 + tag.name().into_inner().len();
            edits.push(Edit::insert(at, format!(" i=\"{id}\"")));
        }
        id_left.clone_from(&id);
        left += 1;
    }
    Ok((edits, left))
}

/// A part's text without the empty elements that are wanted out.
fn without_elements(
    text: &str,
    part: &str,
    out: impl Fn(&BytesStart<'_>) -> bool,
) -> Result<String, PatchError> {
    let mut edits = Vec::new();
    let mut walk = Walk::new(text, part);
    while let Some(step) = walk.step()? {
        if matches!(&step.event, Event::Empty(tag) if out(tag)) {
            edits.push(Edit { range: step.span, text: String::new() });
        }
    }
    apply(text, part, edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_forgets_cells_and_keeps_sheet_ids_right() {
        let text = r#"<calcChain><c r="A1" i="2" l="1"/><c r="A2"/><c r="A1" i="3"/><c r="B1"/></calcChain>"#;
        let cases = [
            ("2 A1", r#"<calcChain><c i="2" r="A2"/><c r="A1" i="3"/><c r="B1"/></calcChain>"#, 3),
            ("3 A1, 2 A2", r#"<calcChain><c r="A1" i="2" l="1"/><c i="3" r="B1"/></calcChain>"#, 2),
            ("3 A1, 2 A2, 3 B1, 2 A1", "<calcChain></calcChain>", 0),
        ];
        for (gone, expected, stay) in cases {
            let cell = |text: &str| (text[..1].to_owned(), text[2..].parse().unwrap());
            let gone = gone.split(", ").map(cell).collect();
            let (edits, left) = forget(text, "chain", &gone).unwrap();
            assert_eq!((apply(text, "chain", edits).unwrap().as_str(), left), (expected, stay));
        }
    }
}
