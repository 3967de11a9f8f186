//! The workbook part: which part holds which sheet.

use quick_xml::events::Event;

use super::PatchError;
use super::package::Package;
use super::xml::{Walk, attribute, attributes, damaged, local, prefixed_attribute};

/// A worksheet's name and the part that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetPart {
    pub name: String,
    pub part: String,
    /// The id by which other parts speak of it.
    pub id: String,
}

/// The workbook part and its worksheets in order.
pub(super) struct Workbook {
    pub part: String,
    pub sheets: Vec<SheetPart>,
}

impl Workbook {
    /// Finds the workbook part and its worksheets through the relationships, wherever a program put them.
    pub fn read(package: &mut Package<'_>) -> Result<Self, PatchError> {
        let root = package.find("_rels/.rels").ok_or(PatchError::NotAWorkbook)?;
        let relations = relationships(&package.text(&root)?, &root)?;
        let target = relations.iter().find(|relation| relation.kind.ends_with("/officeDocument"));
        let part = target
            .and_then(|relation| package.find(&resolve("", &relation.target)))
            .ok_or(PatchError::NotAWorkbook)?;
        let text = package.text(&part)?;
        let sheets = worksheets(package, &part, &text)?;
        Ok(Self { part, sheets })
    }

    /// The place of a worksheet by name, compared without regard to case as Excel does.
    pub fn position(&self, name: &str) -> Option<usize> {
        let wanted = name.to_lowercase();
        self.sheets.iter().position(|sheet| sheet.name.to_lowercase() == wanted)
    }
}

/// A relationship of a part: what it is of, and where it leads.
pub(super) struct Relationship {
    pub id: String,
    pub kind: String,
    pub target: String,
}

/// The relationships that a part lists.
pub(super) fn relationships(text: &str, part: &str) -> Result<Vec<Relationship>, PatchError> {
    let mut found = Vec::new();
    let mut walk = Walk::new(text, part);
    while let Some(step) = walk.step()? {
        let (Event::Start(tag) | Event::Empty(tag)) = &step.event else { continue };
        if local(tag) == "Relationship" {
            let values = attributes(tag, ["Id", "Type", "Target"]);
            let [id, kind, target] = values.map(|value| value.unwrap_or_default().into_owned());
            found.push(Relationship { id, kind, target });
        }
    }
    Ok(found)
}

/// The part that holds another part's relationships.
pub(super) fn relationships_of(package: &Package<'_>, part: &str) -> Result<String, PatchError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let wanted = resolve(folder, &format!("_rels/{file}.rels"));
    package.find(&wanted).ok_or_else(|| damaged(&wanted, &"the part is missing"))
}

fn worksheets(package: &mut Package<'_>, part: &str, text: &str) -> Result<Vec<SheetPart>, PatchError> {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let relations_part = relationships_of(package, part)?;
    let relations = relationships(&package.text(&relations_part)?, &relations_part)?;
    let mut sheets = Vec::new();
    let mut walk = Walk::new(text, part);
    while let Some(step) = walk.step()? {
        let (Event::Start(tag) | Event::Empty(tag)) = &step.event else { continue };
        if local(tag) != "sheet" {
            continue;
        }
        let id = prefixed_attribute(tag, "id").unwrap_or_default();
        let relation = relations.iter().find(|relation| relation.id == id);
        let worksheet = relation.filter(|relation| relation.kind.ends_with("/worksheet"));
        if let (Some(name), Some(relation)) = (attribute(tag, "name"), worksheet) {
            let wanted = resolve(folder, &relation.target);
            let part = package.find(&wanted).ok_or_else(|| damaged(&wanted, &"the part is missing"))?;
            let id = attribute(tag, "sheetId").unwrap_or_default().into_owned();
            sheets.push(SheetPart { name: name.into_owned(), part, id });
        }
    }
    Ok(sheets)
}

/// The part that a relationship's target names, seen from a folder of the package.
pub(super) fn resolve(folder: &str, target: &str) -> String {
    let (base, target) = target.strip_prefix('/').map_or((folder, target), |absolute| ("", absolute));
    let mut path: Vec<&str> = base.split('/').filter(|piece| !piece.is_empty()).collect();
    for piece in target.split('/') {
        match piece {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_resolve_as_in_a_file_system() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/a", "../worksheets/./sheet1.xml"), "xl/worksheets/sheet1.xml");
    }
}
