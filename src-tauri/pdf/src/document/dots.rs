/// A line per report with a ring for last year's figure and a disc for this year's, on a scale from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dots {
    /// What the picture shows, in words, with its figures: it stands for the picture.
    pub alt: String,
    /// What the right end of the scale stands for: `50 %`.
    pub end: String,
    /// The lines from top to bottom; at most 44, which fill a page.
    pub lines: Vec<DotLine>,
    /// Figures that every line is held against.
    pub marks: Vec<DotMark>,
}

/// One report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DotLine {
    /// Its label.
    pub label: String,
    /// Last year's figure, in thousandths of the scale.
    pub prior: Option<u32>,
    /// This year's figure, in thousandths of the scale.
    pub current: Option<u32>,
    /// Shown and not compared: grey, and its disc a square.
    pub quiet: bool,
    /// This year's figure in words, at the right.
    pub value: String,
}

/// A figure that every line is held against: an upright line through the picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DotMark {
    /// Where it stands, in thousandths of the scale.
    pub at: u32,
    /// What it is, with its figure; below the picture.
    pub label: String,
    /// Broken, so that it is told from another one in black and white.
    pub dashed: bool,
}
