//! Files in and out, without a store: what the window and the command line do alike.

mod compared;
mod differences;
mod folder;
mod guide;
mod packet;
mod papers;
mod sent;
mod write;

pub use compared::{ComparedPaper, compared_key, compared_paper, seed_of};
pub use differences::differences;
pub use folder::{Listed, MOST_FILES, workbooks_in};
pub use guide::{GuideKind, guide};
pub use packet::{MadePacket, packet};
pub use papers::{Made, Paper, PaperError, PaperOptions, is_draft, make};
pub use sent::{Comparison, Difference, carried, compare, returned, sent, unformatted};
pub use write::{WriteError, write_atomically};
