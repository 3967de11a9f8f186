//! The formats that cells refer to by number.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::grid::Format;
use crate::grid::xml::{Part, attribute, local};
use crate::read_error::ReadError;

/// Reads the formats of cells in their order.
pub(super) fn read(name: &str, xml: &str) -> Result<Vec<Format>, ReadError> {
    let mut part = Part::new(name, xml);
    let mut codes: HashMap<u32, Format> = HashMap::new();
    let mut formats = Vec::new();
    let mut inside = Inside::Other;
    loop {
        match part.next()? {
            Event::Eof => return Ok(formats),
            Event::Start(element) if local(element.name()) == "numFmts" => inside = Inside::Codes,
            Event::Start(element) if local(element.name()) == "cellXfs" => inside = Inside::Cells,
            Event::End(element) if matches!(local(element.name()), "numFmts" | "cellXfs") => {
                inside = Inside::Other;
            }
            Event::Start(element) | Event::Empty(element) => {
                let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                match (inside, local(element.name())) {
                    (Inside::Codes, "numFmt") => {
                        let code = attribute(&element, "formatCode").unwrap_or_default();
                        codes.insert(id, Format::from_code(&code));
                    }
                    (Inside::Cells, "xf") => {
                        formats.push(codes.get(&id).copied().unwrap_or_else(|| Format::built_in(id)));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

#[derive(Clone, Copy)]
enum Inside {
    Codes,
    Cells,
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_cells_follow_their_codes() {
        let xml = r#"<styleSheet><numFmts count="1"><numFmt numFmtId="165" formatCode="0.0%"/></numFmts>
            <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
            <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="165"><alignment/></xf><xf numFmtId="10"/></cellXfs>
            <dxfs><dxf><numFmt numFmtId="165" formatCode="0"/></dxf></dxfs></styleSheet>"#;
        let percents: Vec<bool> = read("styles", xml).unwrap().iter().map(|format| format.percent).collect();
        assert_eq!(percents, [false, true, true]);
    }
}
