//! Files in and out, without a store: what the window and the command line do alike.

mod appended;
mod back;
mod compared;
mod differences;
mod folder;
mod guide;
mod letter;
mod packet;
mod papers;
mod put;
mod sent;
mod write;

pub use appended::{NotAppended, serve_if_asked, take_apart};
pub(crate) use back::taken_back;
pub use compared::{ComparedPaper, compared_key, compared_paper, plans_side_by_side, seed_of};
pub use differences::differences;
pub use folder::{Listed, MOST_FILES, workbooks_in};
pub use guide::{GuideKind, guide};
pub use letter::{MadeLetter, findings_letter, letter_paper};
pub use packet::{MadePacket, packet, packet_parts, packet_pictures};
pub use papers::{Made, Paper, PaperError, PaperOptions, is_draft, make};
pub use put::{put_new, put_together};
pub use sent::{Comparison, Difference, carried, compare, returned, sent, unformatted};
pub(crate) use write::make_folder;
pub use write::{WriteError, write_atomically};
