use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Size and line height in points, as our own layout has them.
pub type Size = (f32, f32);

pub const BODY: Size = (10.0, 14.0);
pub const CELL: Size = (9.0, 12.0);
pub const SMALL: Size = (8.0, 11.0);
pub const TITLE: Size = (30.0, 35.0);
pub const SUBTITLE: Size = (14.0, 19.0);
pub const INK: &str = "#1c2226";
pub const INK_SOFT: &str = "#4b555c";
pub const INK_FAINT: &str = "#646d73";
pub const ACCENT: &str = "#0b5563";
pub const LINE: &str = "#d5d9db";
pub const LINE_STRONG: &str = "#8a949a";
/// Width of the text, and the wider and the narrower margin of pages that are bound.
pub const WIDTH: f32 = 504.0;
pub const BOUND: f32 = 63.0;
pub const OUTER: f32 = 45.0;

/// How a paragraph looks; lengths in points.
#[derive(Clone, Copy)]
pub struct Look {
    pub size: Size,
    pub color: &'static str,
    pub above: f32,
    pub below: f32,
    pub bold: bool,
    /// `start`, `center` or `end`.
    pub align: &'static str,
    /// Stays on the page of what follows.
    pub keep: bool,
    /// Set apart by a bar at its left side.
    pub bar: bool,
    /// Colour behind it; empty for none.
    pub tint: &'static str,
    /// Begins a page of this kind.
    pub master: Option<&'static str>,
}

impl Look {
    pub const fn of(size: Size, color: &'static str) -> Self {
        let (above, below) = (0.0, 0.0);
        let (bold, keep, bar) = (false, false, false);
        Self { size, color, above, below, bold, align: "start", keep, bar, tint: "", master: None }
    }
}

/// The look of headings of a level.
pub const fn heading_look(level: u8) -> Look {
    let (size, color, above, below) = match level {
        1 => ((18.0, 23.0), ACCENT, 24.0, 6.0),
        2 => ((13.0, 17.0), INK, 16.0, 5.0),
        _ => ((10.5, 14.0), INK, 14.0, 4.0),
    };
    Look { above, below, bold: true, keep: true, ..Look::of(size, color) }
}

/// The automatic styles that were asked for: name by what it says.
#[derive(Default)]
pub struct Styles(BTreeMap<String, String>);

impl Styles {
    /// The name of a style that says `inner`, of a family, with further attributes.
    pub fn named(&mut self, family: &str, attributes: &str, inner: &str) -> String {
        let next = format!("s{}", self.0.len());
        let key = format!("style:family=\"{family}\"{attributes}>{inner}");
        self.0.entry(key).or_insert(next).clone()
    }

    pub fn paragraph(&mut self, look: &Look) -> String {
        let master =
            look.master.map_or(String::new(), |master| format!(" style:master-page-name=\"{master}\""));
        self.named("paragraph", &master, &properties(look))
    }

    pub fn heading_on_new_page(&mut self, level: u8) -> String {
        let parent = format!(" style:parent-style-name=\"Heading_20_{level}\"");
        self.named("paragraph", &parent, "<style:paragraph-properties fo:break-before=\"page\"/>")
    }

    /// Entries of the contents: a page number at the right, entries of the first level ruled.
    pub fn entry(&mut self, level: u8) -> String {
        let left = 14.0 * f32::from(level.saturating_sub(1));
        let (above, rule) = match level {
            1 => (5.0, format!(" fo:border-bottom=\"0.5pt solid {LINE}\"")),
            _ => (0.0, String::new()),
        };
        let inner = format!(
            "<style:paragraph-properties fo:margin-left=\"{left}pt\" fo:margin-top=\"{above}pt\" fo:margin-bottom=\"4pt\" \
             fo:line-height=\"14pt\"{rule}><style:tab-stops><style:tab-stop style:position=\"{}pt\" style:type=\"right\"/>\
             </style:tab-stops></style:paragraph-properties>{}",
            WIDTH - left,
            letters(BODY.0, INK, level == 1)
        );
        self.named("paragraph", "", &inner)
    }

    /// All of them as elements.
    pub fn written(&self) -> String {
        let mut out = String::new();
        for (says, name) in &self.0 {
            let _ = writeln!(out, "<style:style style:name=\"{name}\" {says}</style:style>");
        }
        out
    }
}

/// The properties of a paragraph.
pub fn properties(look: &Look) -> String {
    let Look { above, below, align, .. } = look;
    let mut more = String::new();
    if look.keep {
        more.push_str(" fo:keep-with-next=\"always\"");
    }
    if look.bar {
        let _ = write!(more, " fo:border-left=\"2pt solid {ACCENT}\" fo:padding-left=\"8pt\"");
    }
    if !look.tint.is_empty() {
        let _ = write!(more, " fo:background-color=\"{}\"", look.tint);
    }
    format!(
        "<style:paragraph-properties fo:margin-top=\"{above}pt\" fo:margin-bottom=\"{below}pt\" \
         fo:line-height=\"{}pt\" fo:text-align=\"{align}\"{more}/>{}",
        look.size.1,
        letters(look.size.0, look.color, look.bold)
    )
}

/// The properties of letters.
pub fn letters(points: f32, color: &str, bold: bool) -> String {
    let face = if bold { "SemiBold" } else { "Regular" };
    format!(
        "<style:text-properties style:font-name=\"{face}\" fo:font-size=\"{points}pt\" fo:color=\"{color}\"/>"
    )
}
