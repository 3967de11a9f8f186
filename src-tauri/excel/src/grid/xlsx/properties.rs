//! Document properties.

use quick_xml::events::Event;

use super::package::Package;
use crate::grid::Properties;
use crate::grid::xml::{Part, attribute, local};
use crate::guard::Archive;
use crate::read_error::ReadError;

/// Reads title, subject and custom properties; parts that are missing give nothing.
pub(super) fn read(archive: &mut Archive<'_>, package: &Package) -> Result<Properties, ReadError> {
    let mut properties = Properties::default();
    if let Some(name) = &package.core_part
        && let Some(xml) = archive.xml(name)?
    {
        read_core(name, &xml, &mut properties)?;
    }
    if let Some(name) = &package.custom_part
        && let Some(xml) = archive.xml(name)?
    {
        read_custom(name, &xml, &mut properties)?;
    }
    Ok(properties)
}

fn read_core(name: &str, xml: &str, properties: &mut Properties) -> Result<(), ReadError> {
    let mut part = Part::new(name, xml);
    let mut text = String::new();
    loop {
        let event = part.next()?;
        match &event {
            Event::Eof => return Ok(()),
            Event::Start(_) => text.clear(),
            Event::End(element) => match local(element.name()) {
                "title" => properties.title = text.trim().to_owned(),
                "subject" => properties.subject = text.trim().to_owned(),
                _ => {}
            },
            other => part.push_text(other, &mut text)?,
        }
    }
}

fn read_custom(name: &str, xml: &str, properties: &mut Properties) -> Result<(), ReadError> {
    let mut part = Part::new(name, xml);
    let (mut key, mut text) = (String::new(), String::new());
    loop {
        let event = part.next()?;
        match &event {
            Event::Eof => return Ok(()),
            Event::Start(element) => {
                if local(element.name()) == "property" {
                    key = attribute(element, "name").unwrap_or_default().into_owned();
                }
                text.clear();
            }
            Event::End(element) if local(element.name()) == "property" => {
                // Of two properties of one name neither counts: programs differ in which they read.
                let value = text.trim().to_owned();
                let kept = properties.custom.entry(std::mem::take(&mut key)).or_insert_with(|| value.clone());
                if *kept != value {
                    kept.clear();
                }
            }
            other => part.push_text(other, &mut text)?,
        }
    }
}
