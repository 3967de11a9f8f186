//! Writes what a meeting's packet holds as a flat OpenDocument text, for LibreOffice to convert. `like MEETING.toml
//! OUT.fodt`; the meeting names one answers file.
//!
//! Alike are: the words and their order, faces, sizes, line heights and colours, the sheet, its margins for printing on both
//! sides and what stands at the head and foot of each page with "Page x of y", the contents with links and page numbers,
//! headings that bookmarks are made of, lists, bold and italic words, links, footnotes, tables with column widths, rules,
//! tints and header rows that stand again on each page, rows that are kept whole where a page has room for them, and charts
//! of as many shapes with a text that stands for them. Left out is what the format has no word for: the address at each
//! answer, the table's summary, figures set on their decimal points, footnotes that share a number. A kind of block that is
//! written by nothing here ends the program, so that nothing is left out unseen.

mod frame;
mod pictures;
mod styles;
mod tables;
mod words;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use hpug_model::Report;
use hpug_model::meetings;
use hpug_pdf::document::{
    Block, Contents, Cover, Document, Heading, List, Paragraph, ParagraphStyle, Printing, Text,
};
use hpug_pdf::packet::{Packet, make};
use styles::{ACCENT, BODY, INK, INK_FAINT, INK_SOFT, Look, SMALL, SUBTITLE, Styles, TITLE, heading_look};
use words::escaped;

type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    let mut arguments = std::env::args().skip(1);
    let (meeting, out) = arguments.next().zip(arguments.next()).ok_or("like MEETING.toml OUT.fodt")?;
    let file = meetings::read(&meeting, &std::fs::read_to_string(&meeting)?)?;
    let folder = Path::new(&meeting).parent().unwrap_or(Path::new(""));
    let report = Report::from_json(&std::fs::read_to_string(folder.join(&file.sources.report))?)?;
    let day = NaiveDate::from_ymd_opt(2026, 9, 10).ok_or("a day")?;
    let created: DateTime<Utc> = day.and_time(NaiveTime::MIN).and_utc();
    let made = make(&Packet {
        meeting: &file.meeting,
        report: Some(&report),
        earlier: &[],
        last_meeting: None,
        questionnaire: None,
        comparison: None,
        key: &[],
        internal: &BTreeMap::new(),
        supporting: &[],
        appended: &[],
        wish: &file.packet,
        created: created.fixed_offset(),
        fingerprint: "",
    });
    std::fs::write(out, written(&made.document, &made.printing)?)?;
    Ok(())
}

fn written(document: &Document, printing: &Printing) -> Result<String, Failed> {
    let mut writer =
        Writer { styles: Styles::default(), body: String::new(), headings: 0, document, printing };
    writer.blocks(&document.blocks)?;
    Ok(frame::framed(document, printing, &writer.styles, &writer.body))
}

/// A document in the making.
struct Writer<'d> {
    styles: Styles,
    body: String,
    /// How many headings there were: the next one's bookmark.
    headings: usize,
    document: &'d Document,
    printing: &'d Printing,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Result<(), Failed> {
        blocks.iter().try_for_each(|block| self.block(block))
    }

    fn block(&mut self, block: &Block) -> Result<(), Failed> {
        match block {
            Block::Cover(cover) => self.cover(cover)?,
            Block::Contents(contents) => self.contents(contents),
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => self.list(list, 0)?,
            Block::Table(table) => self.table(table)?,
            Block::Facts(facts) => self.facts(facts)?,
            Block::Bars(bars) => self.bars(bars),
            Block::Slopes(slopes) => self.slopes(slopes),
            Block::Group(group) => self.blocks(&group.blocks)?,
            Block::Dots(_) | Block::PageBreak | Block::Appended(_) => {
                return Err(format!("nothing writes such a block yet: {block:?}").into());
            }
        }
        Ok(())
    }

    /// The first page, with its band across the sheet's upper edge.
    fn cover(&mut self, cover: &Cover) -> Result<(), Failed> {
        let line = |size, color, above| Look { above, bold: true, ..Look::of(size, color) };
        let begin = Look { master: Some("Cover"), ..line(SUBTITLE, ACCENT, 112.0) };
        let style = self.styles.paragraph(&begin);
        let _ = write!(
            self.body,
            "<text:p text:style-name=\"{style}\"><draw:rect text:anchor-type=\"paragraph\" draw:style-name=\"band\" \
             svg:x=\"0pt\" svg:y=\"0pt\" svg:width=\"612pt\" svg:height=\"10pt\"/>{}</text:p>",
            escaped(&cover.kicker)
        );
        self.plain(&cover.title, &line(TITLE, INK, 6.0));
        self.plain(&cover.subtitle, &Look { bold: false, ..line(SUBTITLE, INK_SOFT, 4.0) });
        let marks = frame::marks(self.document, self.printing, "DRAFT \u{2013} not final");
        self.plain(
            &marks,
            &Look { above: 16.0, below: 40.0, bold: true, tint: "#8a5200", ..Look::of(BODY, "#ffffff") },
        );
        self.facts(&cover.facts)?;
        for note in &cover.notes {
            self.words(note, &Look { below: 4.0, ..Look::of(SMALL, INK_FAINT) });
        }
        Ok(())
    }

    fn plain(&mut self, text: &str, look: &Look) {
        if !text.is_empty() {
            self.words(&Text::from(text), look);
        }
    }

    /// The headings as links with the numbers of their pages, which LibreOffice works out from their bookmarks.
    fn contents(&mut self, contents: &Contents) {
        let title = Look { below: 6.0, master: Some("Standard"), ..heading_look(1) };
        let title = self.styles.paragraph(&Look { above: 0.0, ..title });
        let depth = contents.depth;
        let _ = write!(
            self.body,
            "<text:table-of-content text:name=\"Contents\"><text:table-of-content-source text:outline-level=\"{depth}\"/>\
             <text:index-body><text:index-title text:name=\"Title\"><text:p text:style-name=\"{title}\">{}</text:p>\
             </text:index-title>",
            escaped(&contents.title)
        );
        for (number, heading) in headings(&self.document.blocks).into_iter().enumerate() {
            if heading.level > depth {
                continue;
            }
            let style = self.styles.entry(heading.level);
            let _ = write!(
                self.body,
                "<text:p text:style-name=\"{style}\"><text:a xlink:type=\"simple\" xlink:href=\"#h{number}\">{}<text:tab/>\
                 <text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"h{number}\">0</text:bookmark-ref></text:a></text:p>",
                escaped(&heading.text)
            );
        }
        self.body.push_str("</text:index-body></text:table-of-content>\n");
    }

    fn heading(&mut self, heading: &Heading) {
        let style = match heading.new_page {
            true => self.styles.heading_on_new_page(heading.level),
            false => format!("Heading_20_{}", heading.level),
        };
        let _ = writeln!(
            self.body,
            "<text:h text:style-name=\"{style}\" text:outline-level=\"{}\"><text:bookmark text:name=\"h{}\"/>{}</text:h>",
            heading.level,
            self.headings,
            escaped(&heading.text)
        );
        self.headings += 1;
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let of = |size, color, above, below| Look { above, below, ..Look::of(size, color) };
        let look = match paragraph.style {
            ParagraphStyle::Body => of(BODY, INK, 0.0, 7.0),
            ParagraphStyle::Lead => of(BODY, INK_SOFT, 0.0, 9.0),
            ParagraphStyle::Small => of(SMALL, INK_FAINT, 2.0, 6.0),
            ParagraphStyle::Label => Look { bold: true, keep: true, ..of(BODY, INK, 6.0, 2.0) },
            ParagraphStyle::Aside => Look { bar: true, ..of(BODY, INK, 2.0, 9.0) },
        };
        self.words(&paragraph.text, &look);
    }

    fn list(&mut self, list: &List, level: u8) -> Result<(), Failed> {
        let style = if list.numbered { "Numbered" } else { "Bulleted" };
        let named = if level == 0 { format!(" text:style-name=\"{style}\"") } else { String::new() };
        let _ = write!(self.body, "<text:list{named}>");
        for item in &list.items {
            self.body.push_str("<text:list-item>");
            for block in item {
                match block {
                    Block::Paragraph(paragraph) => {
                        self.words(&paragraph.text, &Look { below: 3.0, ..Look::of(BODY, INK) });
                    }
                    Block::List(inner) => self.list(inner, level + 1)?,
                    _ => return Err(format!("no item of a list: {block:?}").into()),
                }
            }
            self.body.push_str("</text:list-item>");
        }
        self.body.push_str("</text:list>\n");
        Ok(())
    }
}

/// The headings of the whole document, in their order.
fn headings(blocks: &[Block]) -> Vec<&Heading> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => found.push(heading),
            Block::Group(group) => found.extend(headings(&group.blocks)),
            _ => {}
        }
    }
    found
}
