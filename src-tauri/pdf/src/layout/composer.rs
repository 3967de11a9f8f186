use super::contents::Pending;
use super::lines::{Breaker, Line};
use super::notes::Notes;
use super::page::{Artifact, Color, Item, Mark, OutlineEntry, Page, Placed};
use super::style::{Area, Size};
use super::tree::{Kid, Node, NodeId, Tree};
use super::{Laid, contents, furniture};
use crate::PdfError;
use crate::document::{Align, Document, Printing, Text};

/// Pages in the making: where the next block goes, and which structure elements are open.
pub struct Composer<'a> {
    pub(super) document: &'a Document,
    pub(super) printing: &'a Printing,
    pub(super) area: Area,
    breaker: Breaker,
    pub(super) pages: Vec<Page>,
    pub(super) tree: Tree,
    pub(super) outline: Vec<OutlineEntry>,
    /// Entries of the contents whose page numbers come at the end.
    pub(super) pending: Vec<Pending>,
    /// Upper edge of what comes next.
    pub(super) y: f32,
    /// The page's first block keeps no space above.
    pub(super) fresh: bool,
    /// True when the first page is a cover, which carries no header.
    pub(super) covered: bool,
    /// Footnotes.
    pub(super) notes: Notes,
    open: Vec<NodeId>,
}

/// How lines are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Ink {
    /// Size and line height.
    pub size: Size,
    /// Colour.
    pub color: Color,
    /// Where the lines stand in their measure.
    pub align: Align,
}

impl Ink {
    /// Lines at the left.
    pub const fn new(size: Size, color: Color) -> Self {
        Self { size, color, align: Align::Start }
    }

    /// Blank before a line in a measure of `width`.
    pub fn indent(&self, line: &Line, width: f32) -> f32 {
        match self.align {
            Align::Start => 0.0,
            Align::Middle => (width - line.width) / 2.0,
            Align::End => width - line.width,
        }
    }
}

impl<'a> Composer<'a> {
    /// One empty page and an empty tree.
    pub fn new(document: &'a Document, printing: &'a Printing) -> Result<Self, PdfError> {
        let area = Area::of(document.paper, printing.double_sided);
        Ok(Self {
            document,
            printing,
            area,
            breaker: Breaker::new()?,
            pages: vec![Page::default()],
            tree: Tree::new(),
            outline: Vec::new(),
            pending: Vec::new(),
            y: area.top,
            fresh: true,
            covered: false,
            notes: Notes::default(),
            open: vec![0],
        })
    }

    /// Fills in what is known at the end: page numbers, headers, footers.
    pub fn finish(mut self) -> Result<Laid, PdfError> {
        self.draw_notes();
        contents::number(&mut self)?;
        furniture::furnish(&mut self)?;
        self.mirror();
        let (codes, missing) = self.breaker.into_shaper().into_codes();
        Ok(Laid {
            pages: self.pages,
            tree: self.tree,
            outline: self.outline,
            codes,
            missing,
            area: self.area,
        })
    }

    /// Moves the text of even pages to the side that lies away from the bound edge.
    fn mirror(&mut self) {
        let by = self.area.even_shift;
        for page in self.pages.iter_mut().skip(1).step_by(2) {
            page.shift(by);
        }
        self.tree.shift_pictures(by, |page| page % 2 == 1);
    }

    /// Opens a structure element inside the one that is open.
    pub fn open(&mut self, node: Node) -> NodeId {
        let parent = self.open.last().copied().unwrap_or(0);
        let id = self.tree.add(parent, node);
        self.open.push(id);
        id
    }

    /// Closes the structure element opened last.
    pub fn close(&mut self) {
        if self.open.len() > 1 {
            self.open.pop();
        }
    }

    /// Index of the page being filled.
    pub fn page_index(&self) -> usize {
        self.pages.len().saturating_sub(1)
    }

    /// Puts an item on the page being filled.
    pub fn put(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(item);
        }
    }

    /// Begins marked content of the element `owner` on the page being filled.
    pub fn mark(&mut self, owner: NodeId) {
        let role = self.tree.role(owner);
        let page = self.page_index();
        if let Some(current) = self.pages.last_mut() {
            let mcid = current.owners.len();
            current.owners.push(owner);
            current.items.push(Item::Open(Mark::Content { role, mcid }));
            self.tree.put(owner, Kid::Content { page, mcid });
        }
    }

    /// Ends marked content.
    pub fn unmark(&mut self) {
        self.put(Item::Close);
    }

    /// Draws a filled rectangle that is no part of the text.
    pub fn tint(&mut self, x: f32, y: f32, width: f32, height: f32, color: Color) {
        self.tint_on(self.page_index(), [x, y, width, height], color);
    }

    /// The same on a page that may be full already.
    pub fn tint_on(&mut self, page: usize, [x, y, width, height]: [f32; 4], color: Color) {
        if let Some(page) = self.pages.get_mut(page) {
            page.items.push(Item::Open(Mark::Artifact(Artifact::Layout)));
            page.items.push(Item::Fill { x, y, width, height, color });
            page.items.push(Item::Close);
        }
    }

    /// What is left of the page.
    pub fn room(&self) -> f32 {
        self.area.bottom - self.notes.height - self.y
    }

    /// Height of an empty page.
    pub fn capacity(&self) -> f32 {
        self.area.bottom - self.area.top
    }

    /// Starts a new page unless this one is still empty.
    pub fn break_page(&mut self) {
        if !self.fresh {
            self.draw_notes();
            self.pages.push(Page::default());
            self.y = self.area.top;
            self.fresh = true;
        }
    }

    /// Starts a new page when less than `height` is left.
    pub fn need(&mut self, height: f32) {
        if self.room() < height {
            self.break_page();
        }
    }

    /// Leaves blank space, but not at the top of a page.
    pub fn space(&mut self, height: f32) {
        if !self.fresh {
            self.y += height;
        }
    }

    /// Moves below what was drawn.
    pub fn advance(&mut self, height: f32) {
        self.y += height;
        self.fresh = false;
    }

    /// Breaks `text` into lines of at most `width`.
    pub fn lines(&mut self, text: &Text, size: Size, width: f32) -> Result<Vec<Line>, PdfError> {
        match self.marked(text)? {
            Some(text) => self.breaker.lines(&text, size.points, width),
            None => self.breaker.lines(text, size.points, width),
        }
    }

    /// Draws lines below `y`, each as content of its owner; lines of one owner in a row share one mark, emphasised words
    /// and links have their own.
    pub fn draw_owned(&mut self, lines: &[(NodeId, Line)], x: f32, y: f32, width: f32, ink: Ink) {
        for (index, group) in lines.chunk_by(|a, b| a.0 == b.0).enumerate() {
            let before: usize = lines.chunk_by(|a, b| a.0 == b.0).take(index).map(<[_]>::len).sum();
            let top = y + before as f32 * ink.size.leading;
            if let Some((owner, _)) = group.first() {
                let lines: Vec<&Line> = group.iter().map(|(_, line)| line).collect();
                let mut inlines = super::inline::Inlines::new();
                self.draw_marked(*owner, &lines, [x, top, width], ink, &mut inlines);
            }
        }
    }

    /// Draws lines below `y` without marking them.
    pub fn draw<'l>(
        &mut self,
        lines: impl IntoIterator<Item = &'l Line>,
        x: f32,
        y: f32,
        width: f32,
        ink: Ink,
    ) {
        let Size { points, leading } = ink.size;
        for (index, line) in lines.into_iter().enumerate() {
            let baseline = y + index as f32 * leading + (leading + points * 0.66) / 2.0;
            let mut pen = x + ink.indent(line, width);
            for piece in &line.pieces {
                self.put(Item::Text(Placed {
                    x: pen,
                    y: baseline,
                    size: points,
                    color: ink.color,
                    face: piece.face,
                    glyphs: std::sync::Arc::clone(&piece.glyphs),
                    range: piece.range.clone(),
                }));
                pen += piece.advance() as f32 * points / 1000.0;
            }
        }
    }

    /// Whether lines and their footnotes fit on what is left of the page.
    fn fits(&self, lines: &[Line], size: Size) -> bool {
        lines.len() as f32 * size.leading + self.notes_of(lines) <= self.room()
    }

    /// Lets lines of the element `owner` run over as many pages as they need, with at least two lines at
    /// either side of a page break. Tells on which pages they came to stand, with their upper and lower edge.
    pub fn flow(
        &mut self,
        owner: NodeId,
        lines: &[Line],
        x: f32,
        width: f32,
        ink: Ink,
    ) -> Vec<(usize, [f32; 2])> {
        let mut stand = Vec::with_capacity(1);
        let mut rest = lines;
        let mut inlines = super::inline::Inlines::new();
        while !rest.is_empty() {
            let fitting = (self.room() / ink.size.leading).floor().max(0.0) as usize;
            let mut count = rest.len().min(fitting);
            while count > 0 && !self.fits(rest.get(..count).unwrap_or_default(), ink.size) {
                count -= 1;
            }
            if rest.len() - count == 1 {
                count = count.saturating_sub(1);
            }
            if count < 2 && count < rest.len() && !self.fresh {
                self.break_page();
                continue;
            }
            let (now, later) = rest.split_at(count.max(1).min(rest.len()));
            let lines: Vec<&Line> = now.iter().collect();
            self.draw_marked(owner, &lines, [x, self.y, width], ink, &mut inlines);
            let height = now.len() as f32 * ink.size.leading;
            stand.push((self.page_index(), [self.y, self.y + height]));
            self.advance(height);
            rest = later;
            if !rest.is_empty() {
                self.break_page();
            }
        }
        stand
    }
}
