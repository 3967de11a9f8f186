use std::fmt::Write as _;

use hpug_pdf::document::{Run, Text, Weight};

use crate::Writer;
use crate::styles::{INK_SOFT, Look, SMALL};

impl Writer<'_> {
    /// Writes text as paragraphs of one look; nothing for an empty text.
    pub fn words(&mut self, text: &Text, look: &Look) {
        let style = self.styles.paragraph(look);
        for paragraph in paragraphs(text) {
            let _ = write!(self.body, "<text:p text:style-name=\"{style}\">");
            paragraph.iter().for_each(|(words, run)| self.run(words, run));
            self.body.push_str("</text:p>\n");
        }
    }

    fn run(&mut self, words: &str, run: &Run) {
        if let Some(note) = &run.note {
            self.note(note);
            return;
        }
        if let Some(link) = &run.link {
            let _ = write!(
                self.body,
                "<text:a xlink:type=\"simple\" xlink:href=\"{}\">{}</text:a>",
                escaped(link),
                escaped(words)
            );
            return;
        }
        let name = match run.weight {
            Weight::Regular => return self.body.push_str(&escaped(words)),
            Weight::Bold => "Bold",
            Weight::Italic => "Italic",
            Weight::BoldItalic => "BoldItalic",
        };
        let _ = write!(self.body, "<text:span text:style-name=\"{name}\">{}</text:span>", escaped(words));
    }

    fn note(&mut self, note: &str) {
        let style = self.styles.paragraph(&Look::of(SMALL, INK_SOFT));
        let _ = write!(
            self.body,
            "<text:note text:note-class=\"footnote\"><text:note-citation/><text:note-body><text:p text:style-name=\"{style}\">\
             {}</text:p></text:note-body></text:note>",
            escaped(note)
        );
    }
}

/// A text's paragraphs as parts of its runs; those with nothing to show are left out.
fn paragraphs(text: &Text) -> Vec<Vec<(&str, &Run)>> {
    let mut paragraphs: Vec<Vec<(&str, &Run)>> = vec![Vec::new()];
    for run in &text.0 {
        for (index, line) in run.text.split('\n').enumerate() {
            if index > 0 {
                paragraphs.push(Vec::new());
            }
            if let (true, Some(last)) = (run.note.is_some() || !line.is_empty(), paragraphs.last_mut()) {
                last.push((line, run));
            }
        }
    }
    paragraphs.retain(|parts| parts.iter().any(|(words, _)| !words.trim().is_empty()));
    paragraphs
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
