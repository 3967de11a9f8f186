use super::composer::{Composer, Ink};
use super::cover::artifact;
use super::lines::Line;
use super::page::{Artifact, Item, Page};
use super::style::{ACCENT, DRAFT, HAIR, INK_FAINT, LINE, PAPER, SMALL};
use crate::PdfError;
use crate::document::{Align, Text};

/// Draws the footer on every page and the header on every page but the cover.
pub fn furnish(composer: &mut Composer<'_>) -> Result<(), PdfError> {
    let total = composer.pages.len();
    for index in 0..total {
        if composer.pages.get(index).is_some_and(|page| page.appended.is_some()) {
            continue;
        }
        let header = match index {
            0 if composer.covered => Vec::new(),
            _ => artifact(Artifact::Header, header(composer)?),
        };
        let footer = artifact(Artifact::Footer, footer(composer, index + 1, total)?);
        if let Some(page) = composer.pages.get_mut(index) {
            page.items.extend(header);
            page.items.extend(footer);
        }
    }
    Ok(())
}

/// Draws on a sheet of its own and returns its items.
fn apart(
    composer: &mut Composer<'_>,
    draw: impl FnOnce(&mut Composer<'_>) -> Result<(), PdfError>,
) -> Result<Vec<Item>, PdfError> {
    composer.pages.push(Page::default());
    let drawn = draw(composer);
    let items = composer.pages.pop().map(|page| page.items).unwrap_or_default();
    drawn.map(|()| items)
}

fn header(composer: &mut Composer<'_>) -> Result<Vec<Item>, PdfError> {
    let (left, width) = (composer.area.left, composer.area.width);
    let text = composer.document.header.clone();
    let draft = composer.document.draft.then_some("DRAFT");
    let marks = [draft, Some(composer.printing.marking.as_str())];
    let marks: Vec<&str> = marks.into_iter().flatten().filter(|mark| !mark.is_empty()).collect();
    let marks = Text::bold(marks.join("  \u{B7}  "));
    apart(composer, |composer| {
        let y = 38.0;
        let mark = composer.lines(&marks, SMALL, width / 2.0)?;
        let tag = mark.first().map_or(0.0, |line| line.width) + 10.0;
        let lines = on_one_line(composer, &text, width - tag.max(60.0))?;
        composer.draw(lines.first(), left, y, width, Ink::new(SMALL, INK_FAINT));
        composer.put(Item::Fill { x: left, y: y + 16.0, width, height: HAIR, color: LINE });
        composer.put(Item::Fill { x: left, y: y + 15.5, width: 36.0, height: 1.5, color: ACCENT });
        if let Some(line) = mark.first() {
            let x = left + width - tag;
            composer.put(Item::Fill { x, y: y - 1.0, width: tag, height: 13.0, color: DRAFT });
            composer.draw([line], x + 5.0, y, tag, Ink::new(SMALL, PAPER));
        }
        Ok(())
    })
}

/// A text that may be longer than a line: as many of its words as fit, with an ellipsis behind them.
fn on_one_line(composer: &mut Composer<'_>, text: &str, width: f32) -> Result<Vec<Line>, PdfError> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let mut lines = composer.lines(&Text::from(text), SMALL, width)?;
    while lines.len() > 1 && words.pop().is_some() {
        let cut = words.join(" ");
        lines =
            composer.lines(&Text::from(format!("{}\u{2026}", cut.trim_end_matches(','))), SMALL, width)?;
    }
    Ok(lines)
}

fn footer(composer: &mut Composer<'_>, number: usize, total: usize) -> Result<Vec<Item>, PdfError> {
    let (left, width) = (composer.area.left, composer.area.width);
    let y = composer.area.sheet_height - 44.0;
    let document = composer.document;
    let parts: Vec<&str> = [document.footer.as_str(), document.fingerprint.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let text = Text::from(parts.join("  \u{B7}  "));
    let page = Text::from(format!("Page {number} of {total}"));
    apart(composer, |composer| {
        let ink = Ink::new(SMALL, INK_FAINT);
        // Page numbers lie at the outer edge.
        let swapped = composer.printing.double_sided && number.is_multiple_of(2);
        let (text_at, page_at) =
            if swapped { (Align::End, Align::Start) } else { (Align::Start, Align::End) };
        let lines = composer.lines(&text, SMALL, width - 90.0)?;
        composer.draw(lines.first(), left, y, width, Ink { align: text_at, ..ink });
        let lines = composer.lines(&page, SMALL, 90.0)?;
        composer.draw(&lines, left, y, width, Ink { align: page_at, ..ink });
        Ok(())
    })
}
