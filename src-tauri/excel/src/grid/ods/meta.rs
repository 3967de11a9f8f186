//! Document properties.

use quick_xml::events::Event;

use crate::grid::Properties;
use crate::grid::xml::{Part, attribute};
use crate::read_error::ReadError;

/// Reads title, subject and the properties that somebody defined.
pub(super) fn read(name: &str, xml: &str) -> Result<Properties, ReadError> {
    let mut properties = Properties::default();
    let mut part = Part::new(name, xml);
    let (mut key, mut text) = (String::new(), String::new());
    loop {
        let event = part.next()?;
        match &event {
            Event::Eof => return Ok(properties),
            Event::Start(element) => {
                if element.local_name().as_ref() == "user-defined" {
                    key = attribute(element, "name").unwrap_or_default().into_owned();
                }
                text.clear();
            }
            Event::End(element) => match element.local_name().as_ref() {
                "title" => properties.title = text.trim().to_owned(),
                "subject" => properties.subject = text.trim().to_owned(),
                "user-defined" => {
                    properties.custom.insert(std::mem::take(&mut key), text.trim().to_owned());
                }
                _ => {}
            },
            other => part.push_text(other, &mut text)?,
        }
    }
}
