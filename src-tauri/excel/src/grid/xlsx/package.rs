//! Which parts of the archive are the workbook, its sheets, texts and formats.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::grid::xml::{Part, attribute, attributes, is_true, local};
use crate::guard::Archive;
use crate::read_error::ReadError;

/// The parts that are read.
#[derive(Default)]
pub(super) struct Package {
    pub(super) sheets: Vec<ListedSheet>,
    pub(super) strings_part: Option<String>,
    pub(super) styles_part: Option<String>,
    pub(super) core_part: Option<String>,
    pub(super) custom_part: Option<String>,
    pub(super) date1904: bool,
}

/// A worksheet as the workbook lists it.
pub(super) struct ListedSheet {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) part: String,
}

/// A relationship: the last word of its type, and the part it leads to.
struct Link {
    kind: String,
    part: String,
}

impl Package {
    /// Follows the relationships from the archive's root to the workbook and on to its parts.
    pub(super) fn open(archive: &mut Archive<'_>) -> Result<Package, ReadError> {
        let root = links(archive, "")?;
        let by_kind = |links: &HashMap<String, Link>, kind: &str| {
            links.values().filter(|link| link.kind == kind).map(|link| link.part.clone()).min()
        };
        let workbook = by_kind(&root, "officeDocument").unwrap_or_else(|| "xl/workbook.xml".to_owned());
        let links = links(archive, &workbook)?;
        let mut package = Package {
            strings_part: by_kind(&links, "sharedStrings"),
            styles_part: by_kind(&links, "styles"),
            core_part: by_kind(&root, "core-properties"),
            custom_part: by_kind(&root, "custom-properties").or_else(|| by_kind(&root, "customProperties")),
            ..Package::default()
        };
        let xml = archive.xml(&workbook)?;
        let xml = xml.ok_or_else(|| ReadError::damaged(&workbook, "it is missing"))?;
        package.read_workbook(&workbook, &xml, &links)?;
        if package.sheets.is_empty() {
            return Err(ReadError::damaged(&workbook, "it lists no worksheet"));
        }
        Ok(package)
    }

    fn read_workbook(
        &mut self,
        name: &str,
        xml: &str,
        links: &HashMap<String, Link>,
    ) -> Result<(), ReadError> {
        let mut part = Part::new(name, xml);
        loop {
            let event = part.next()?;
            let (Event::Start(element) | Event::Empty(element)) = &event else {
                if matches!(event, Event::Eof) {
                    return Ok(());
                }
                continue;
            };
            match local(element.name()) {
                "workbookPr" => self.date1904 = is_true(element, "date1904"),
                "sheet" => {
                    // Excel lists a module of macros among the sheets, with no part: it has no cells.
                    let Some(id) = attribute(element, "id").filter(|id| !id.is_empty()) else { continue };
                    let link = links.get(id.as_ref()).ok_or_else(|| part.damaged("a sheet leads nowhere"))?;
                    if link.kind == "worksheet" {
                        self.sheets.push(ListedSheet {
                            name: attribute(element, "name").unwrap_or_default().into_owned(),
                            hidden: attribute(element, "state").is_some_and(|state| state != "visible"),
                            part: link.part.clone(),
                        });
                    }
                }
                _ => {}
            }
        }
    }
}

/// The relationships of a part by their ids; those of the archive's root for an empty name.
fn links(archive: &mut Archive<'_>, of: &str) -> Result<HashMap<String, Link>, ReadError> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let name =
        if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let mut links = HashMap::new();
    let Some(xml) = archive.xml(&name)? else { return Ok(links) };
    let mut part = Part::new(&name, &xml);
    loop {
        match part.next()? {
            Event::Eof => return Ok(links),
            Event::Start(element) | Event::Empty(element) if local(element.name()) == "Relationship" => {
                let [mode, id, kind, target] = attributes(&element, ["TargetMode", "Id", "Type", "Target"]);
                let external = mode.is_some_and(|mode| mode == "External");
                let (Some(id), Some(kind), Some(target), false) = (id, kind, target, external) else {
                    continue;
                };
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                links.insert(id.into_owned(), Link { kind, part: resolve(folder, &target) });
            }
            _ => {}
        }
    }
}

/// A target as a part's name, without leading slash and with `..` followed.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let (start, rest) = match target.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (folder, target.as_str()),
    };
    let mut steps: Vec<&str> = start.split('/').filter(|step| !step.is_empty()).collect();
    for step in rest.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_lead_to_parts() {
        for (folder, target, part) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "../docProps/core.xml", "docProps/core.xml"),
            ("", "./xl/workbook.xml", "xl/workbook.xml"),
            ("xl", "worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ] {
            assert_eq!(resolve(folder, target), part, "{folder} {target}");
        }
    }
}
