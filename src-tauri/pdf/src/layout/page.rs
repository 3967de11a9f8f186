use std::ops::Range;
use std::sync::Arc;

use super::tree::{NodeId, Role};
use crate::fonts::{Face, Glyph};

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

/// A page's contents in drawing order, which is also reading order.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// What is drawn.
    pub items: Vec<Item>,
    /// The structure element of each marked content, by its number.
    pub owners: Vec<NodeId>,
    /// The links.
    pub links: Vec<Link>,
    /// Empty, kept for a page of the appended file at this place.
    pub appended: Option<usize>,
}

impl Page {
    /// Moves everything on the page to the right.
    pub fn shift(&mut self, by: f32) {
        for item in &mut self.items {
            match item {
                Item::Text(placed) => placed.x += by,
                Item::Stroke { from, to, .. } => {
                    from[0] += by;
                    to[0] += by;
                }
                Item::Fill { x, .. } | Item::Disc { x, .. } => *x += by,
                Item::Open(_) | Item::Close => {}
            }
        }
        for link in &mut self.links {
            link.bounds[0] += by;
            link.bounds[2] += by;
        }
    }
}

/// Something drawn, or the begin or end of marked content.
#[derive(Debug, Clone)]
pub enum Item {
    /// Glyphs of one face on a baseline.
    Text(Placed),
    /// A filled rectangle.
    Fill {
        /// Left edge.
        x: f32,
        /// Upper edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Colour.
        color: Color,
    },
    /// A filled circle.
    Disc {
        /// Its middle, from the left.
        x: f32,
        /// Its middle, from above.
        y: f32,
        /// Radius.
        radius: f32,
        /// Colour.
        color: Color,
    },
    /// A straight line.
    Stroke {
        /// Where it begins, from the left and from above.
        from: [f32; 2],
        /// Where it ends.
        to: [f32; 2],
        /// Thickness.
        width: f32,
        /// Colour.
        color: Color,
    },
    /// Content begins.
    Open(Mark),
    /// Content ends.
    Close,
}

/// What a marked content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Part of a structure element.
    Content {
        /// The element's type.
        role: Role,
        /// The content's number on its page.
        mcid: usize,
    },
    /// No part of the text.
    Artifact(Artifact),
}

/// Kinds of artifacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artifact {
    /// Page header.
    Header,
    /// Page footer.
    Footer,
    /// Rules, tints and repeated table headers.
    Layout,
}

/// Glyphs of one face on a baseline.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Left edge.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Font size.
    pub size: f32,
    /// Colour.
    pub color: Color,
    /// Face.
    pub face: Face,
    /// The glyphs that the range is taken from.
    pub glyphs: Arc<[Glyph]>,
    /// Which of them are drawn.
    pub range: Range<usize>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A heading, by its place in the outline.
    Heading(usize),
    /// An address on the web or for e-mail.
    Address(Arc<str>),
}

/// A link.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Left, top, right, bottom.
    pub bounds: [f32; 4],
    /// Where it leads.
    pub target: Target,
    /// The link's structure element.
    pub owner: NodeId,
    /// What it says to assistive technology.
    pub contents: String,
}

/// A heading in the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// Level 1 to 3.
    pub level: u8,
    /// What it says.
    pub text: String,
    /// Page, from 0.
    pub page: usize,
    /// Upper edge on its page.
    pub y: f32,
}
