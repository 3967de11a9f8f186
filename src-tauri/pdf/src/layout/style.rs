use super::page::Color;
use crate::document::Paper;

/// Text colour.
pub const INK: Color = Color(0x1c, 0x22, 0x26);
/// Text of less weight; contrast to white 7.7 : 1.
pub const INK_SOFT: Color = Color(0x4b, 0x55, 0x5c);
/// Small print, page furniture; contrast to white 5.3 : 1.
pub const INK_FAINT: Color = Color(0x64, 0x6d, 0x73);
/// The one accent.
pub const ACCENT: Color = Color(0x0b, 0x55, 0x63);
/// Hairlines.
pub const LINE: Color = Color(0xd5, 0xd9, 0xdb);
/// Rules that close a block.
pub const LINE_STRONG: Color = Color(0x8a, 0x94, 0x9a);
/// Behind table headers and totals.
pub const SUNKEN: Color = Color(0xee, 0xf1, 0xf2);
/// Behind worked out figures.
pub const COMPUTED: Color = Color(0xf4, 0xf7, 0xf8);
/// Behind the draft mark.
pub const DRAFT: Color = Color(0x8a, 0x52, 0x00);
/// Text on the accent.
pub const PAPER: Color = Color(0xff, 0xff, 0xff);

/// Thickness of a hairline.
pub const HAIR: f32 = 0.5;

/// Size and line height of a kind of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Font size.
    pub points: f32,
    /// Distance of baselines.
    pub leading: f32,
}

const fn size(points: f32, leading: f32) -> Size {
    Size { points, leading }
}

/// Running text.
pub const BODY: Size = size(10.0, 14.0);
/// Table cells.
pub const CELL: Size = size(9.0, 12.0);
/// Small print and page furniture.
pub const SMALL: Size = size(8.0, 11.0);
/// Title of the cover.
pub const TITLE: Size = size(30.0, 35.0);
/// Line below the title.
pub const SUBTITLE: Size = size(14.0, 19.0);

/// Headings by level.
pub const fn heading(level: u8) -> Size {
    match level {
        1 => size(18.0, 23.0),
        2 => size(13.0, 17.0),
        _ => size(10.5, 14.0),
    }
}

/// Space above and below headings by level.
pub const fn heading_space(level: u8) -> (f32, f32) {
    match level {
        1 => (24.0, 6.0),
        2 => (16.0, 5.0),
        _ => (14.0, 4.0),
    }
}

/// Edges of the type area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Width of the sheet.
    pub sheet_width: f32,
    /// Height of the sheet.
    pub sheet_height: f32,
    /// Left edge of the text.
    pub left: f32,
    /// Width of the text.
    pub width: f32,
    /// Upper edge of the text.
    pub top: f32,
    /// Lower edge of the text.
    pub bottom: f32,
    /// How far further right the text of even pages stands; 0 on single sheets.
    pub even_shift: f32,
}

impl Area {
    /// The type area of a sheet: margins of three quarters of an inch at the sides; in a double-sided document an eighth
    /// of an inch goes over to the bound edge.
    pub const fn of(paper: Paper, double_sided: bool) -> Self {
        let (sheet_width, sheet_height) = match paper {
            Paper::Letter => (612.0, 792.0),
            Paper::A4 => (595.28, 841.89),
        };
        let side = 54.0;
        let bound = if double_sided { 9.0 } else { 0.0 };
        Self {
            sheet_width,
            sheet_height,
            left: side + bound,
            width: sheet_width - 2.0 * side,
            top: 76.0,
            bottom: sheet_height - 64.0,
            even_shift: -2.0 * bound,
        }
    }
}
