use super::composer::{Composer, Ink};
use super::page::{Link, Target};
use super::style::{ACCENT, BODY, HAIR, INK, LINE, heading, heading_space};
use super::tree::{Kid, Node, NodeId, Role};
use crate::PdfError;
use crate::document::{Align, Block, Contents, Text};

/// Width kept for page numbers.
const NUMBER: f32 = 36.0;
/// Indent of an entry per level.
const INDENT: f32 = 14.0;
/// Space below an entry, and above one of the first level.
const GAP: f32 = 4.0;
const ABOVE: f32 = 5.0;
/// A list that is longer than a page by no more than this share of it is set closer, so that it fits.
const CLOSER: f32 = 1.3;

/// An entry whose page number is not known yet.
pub struct Pending {
    page: usize,
    /// Where the number's items go among the page's items.
    at: usize,
    y: f32,
    link: usize,
    owner: NodeId,
    target: usize,
    level: u8,
}

/// The headings of the whole document with their level.
fn headings(blocks: &[Block]) -> Vec<(u8, String)> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Heading(heading) => vec![(heading.level, heading.text.clone())],
            Block::Group(group) => headings(&group.blocks),
            _ => Vec::new(),
        })
        .collect()
}

impl Composer<'_> {
    /// Places the list of headings; their page numbers follow when all pages are laid out.
    pub(super) fn contents(&mut self, contents: &Contents) -> Result<(), PdfError> {
        let size = heading(1);
        self.break_page();
        let title = self.lines(&Text::bold(contents.title.as_str()), size, self.area.width)?;
        let owner = self.open(Node::new(Role::Heading(1)));
        self.flow(owner, &title, self.area.left, self.area.width, Ink::new(size, ACCENT));
        self.close();
        self.space(heading_space(1).1);
        self.open(Node::new(Role::Toc));
        let entries: Vec<(usize, (u8, String))> = headings(&self.document.blocks)
            .into_iter()
            .enumerate()
            .filter(|(_, (level, _))| *level <= contents.depth)
            .collect();
        let space = self.closeness(&entries);
        for (target, (level, text)) in entries {
            self.entry(target, level, &text, space)?;
        }
        self.close();
        Ok(())
    }

    /// Which part of the usual space stands between the entries: all of it, or less where that makes them fit on a page.
    fn closeness(&self, entries: &[(usize, (u8, String))]) -> f32 {
        let first = entries.iter().filter(|(_, (level, _))| *level == 1).count() as f32;
        let text = entries.len() as f32 * BODY.leading;
        let space = entries.len() as f32 * GAP + first * ABOVE;
        let room = self.room();
        match text + space {
            whole if whole <= room || whole > room * CLOSER => 1.0,
            _ => ((room - text) / space).max(0.0),
        }
    }

    fn entry(&mut self, target: usize, level: u8, text: &str, space: f32) -> Result<(), PdfError> {
        let indent = f32::from(level.saturating_sub(1)) * INDENT;
        let text = if level == 1 { Text::bold(text) } else { Text::from(text) };
        let width = self.area.width - indent - NUMBER;
        let lines = self.lines(&text, BODY, width)?;
        let height = lines.len() as f32 * BODY.leading;
        if level == 1 {
            self.space(ABOVE * space);
        }
        self.need(height);
        let top = self.y;
        self.open(Node::new(Role::TocItem));
        self.open(Node::new(Role::Reference));
        let owner = self.open(Node::new(Role::Link));
        self.mark(owner);
        self.draw(&lines, self.area.left + indent, top, width, Ink::new(BODY, INK));
        self.unmark();
        self.link_entry(owner, target, level, top, height, &text);
        for _ in 0..3 {
            self.close();
        }
        self.advance(height);
        if level == 1 {
            self.tint(self.area.left, self.y + space, self.area.width, HAIR, LINE);
        }
        self.y += GAP * space;
        Ok(())
    }

    /// Puts the annotation over the entry and notes that its page number is due.
    fn link_entry(&mut self, owner: NodeId, target: usize, level: u8, top: f32, height: f32, text: &Text) {
        let page = self.page_index();
        let right = self.area.left + self.area.width;
        let bounds = [self.area.left, top, right, top + height];
        if let Some(current) = self.pages.last_mut() {
            let link = current.links.len();
            let contents = crate::readable(&text.plain()).replace('\n', " ");
            current.links.push(Link { bounds, target: Target::Heading(target), owner, contents });
            let at = current.items.len();
            let y = top + height - BODY.leading;
            self.pending.push(Pending { page, at, y, link, owner, target, level });
        }
    }
}

/// Writes the page numbers into the contents.
pub fn number(composer: &mut Composer<'_>) -> Result<(), PdfError> {
    let pending = std::mem::take(&mut composer.pending);
    for entry in pending.iter().rev() {
        let page = composer.outline.get(entry.target).map_or(0, |heading| heading.page);
        let text = format!("{}", page + 1);
        let text = if entry.level == 1 { Text::bold(text) } else { Text::from(text) };
        let lines = composer.lines(&text, BODY, NUMBER)?;
        let items = composer.page_number_items(entry, &lines);
        if let Some(current) = composer.pages.get_mut(entry.page) {
            current.items.splice(entry.at..entry.at, items);
        }
    }
    for entry in &pending {
        composer.tree.put(entry.owner, Kid::Link { page: entry.page, link: entry.link });
    }
    Ok(())
}

impl Composer<'_> {
    /// The number's items as a further content of the entry's link.
    fn page_number_items(&mut self, entry: &Pending, lines: &[super::lines::Line]) -> Vec<super::Item> {
        let ink = Ink { align: Align::End, ..Ink::new(BODY, INK) };
        let x = self.area.left + self.area.width - NUMBER;
        self.pages.push(super::Page::default());
        self.draw(lines, x, entry.y, NUMBER, ink);
        let mut items = self.pages.pop().map(|page| page.items).unwrap_or_default();
        let Some(page) = self.pages.get_mut(entry.page) else { return items };
        let mcid = page.owners.len();
        page.owners.push(entry.owner);
        self.tree.put(entry.owner, Kid::Content { page: entry.page, mcid });
        items.insert(0, super::Item::Open(super::Mark::Content { role: Role::Link, mcid }));
        items.push(super::Item::Close);
        items
    }
}
