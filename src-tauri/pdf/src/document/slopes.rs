/// Lines from last year's figures to this year's, on one scale.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slopes {
    /// What the picture shows, in words, with its figures: it stands for the picture.
    pub alt: String,
    /// What stands above the left and the right ends.
    pub ends: [String; 2],
    /// The lines; at most 12, for which a third of a page has room.
    pub lines: Vec<Slope>,
}

/// One figure that changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slope {
    /// What the figure is; at the right end.
    pub label: String,
    /// Last year's and this year's, in thousandths of the scale.
    pub from: u32,
    /// This year's.
    pub to: u32,
    /// Last year's in words, at the left end.
    pub from_text: String,
    /// This year's in words, at the right end.
    pub to_text: String,
}
