//! How the plain percents of a section are written: those in cells without a percent format, which a reader takes
//! for points or for fractions by looking at all of them together.

/// A way of writing them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// As points: `12.5`.
    Points,
    /// As fractions, `0.125`, beside others that stand there already.
    Fractions,
    /// As text with a percent sign, `12.5%`, those that stand there already too.
    Text,
}

impl Way {
    /// The next one to try. Fractions only make sense beside others.
    pub fn next(self, beside_others: bool) -> Option<Self> {
        match self {
            Self::Points if beside_others => Some(Self::Fractions),
            Self::Points | Self::Fractions => Some(Self::Text),
            Self::Text => None,
        }
    }
}
