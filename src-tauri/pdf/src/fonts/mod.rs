//! The four embedded faces: shaping, the codes that glyphs get in the file, and the subsets.

mod codes;
mod face;
mod readable;
mod shape;
mod subset;

pub use codes::{Code, Codes};
pub use face::Face;
pub use readable::{drawable, readable};
pub use shape::{CONTINUED, Glyph, Shaper};
pub use subset::{Subset, subset};
