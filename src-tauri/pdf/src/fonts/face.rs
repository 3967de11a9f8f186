use crate::document::Weight;

/// A face of Source Sans 3 (SIL Open Font License 1.1, `fonts/OFL.txt`). Its figures are tabular by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Upright, weight 400.
    Regular,
    /// Upright, weight 600.
    Bold,
    /// Italic, weight 400.
    Italic,
    /// Italic, weight 600.
    BoldItalic,
}

/// Units per em of all four faces.
pub const UNITS_PER_EM: u16 = 1000;

impl Face {
    /// Every face.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    /// The font file.
    pub const fn data(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../fonts/SourceSans3_400Regular.ttf"),
            Self::Bold => include_bytes!("../../fonts/SourceSans3_600SemiBold.ttf"),
            Self::Italic => include_bytes!("../../fonts/SourceSans3_400Regular_Italic.ttf"),
            Self::BoldItalic => include_bytes!("../../fonts/SourceSans3_600SemiBold_Italic.ttf"),
        }
    }

    /// PostScript name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Regular => "SourceSans3-Regular",
            Self::Bold => "SourceSans3-SemiBold",
            Self::Italic => "SourceSans3-Italic",
            Self::BoldItalic => "SourceSans3-SemiBoldItalic",
        }
    }

    /// Name in the pages' font resources.
    pub const fn resource(self) -> &'static str {
        match self {
            Self::Regular => "Regular",
            Self::Bold => "Bold",
            Self::Italic => "Italic",
            Self::BoldItalic => "BoldItalic",
        }
    }

    /// Position in [`Face::ALL`].
    pub const fn index(self) -> usize {
        match self {
            Self::Regular => 0,
            Self::Bold => 1,
            Self::Italic => 2,
            Self::BoldItalic => 3,
        }
    }
}

impl From<Weight> for Face {
    fn from(weight: Weight) -> Self {
        match weight {
            Weight::Regular => Self::Regular,
            Weight::Bold => Self::Bold,
            Weight::Italic => Self::Italic,
            Weight::BoldItalic => Self::BoldItalic,
        }
    }
}
