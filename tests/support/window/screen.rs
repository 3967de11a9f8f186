//! The screen's pixels, straight from the X server's frame buffer: looking costs under a millisecond.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::FileExt;
use std::path::Path;

/// The frame buffer file of an Xvfb that was started with `-fbdir`, in the XWD format.
pub struct Screen {
    file: File,
    pixels: u64,
    line: u64,
}

/// A part of the screen, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

/// Rows looked at: every fourth, which no line of text escapes.
const STEP: usize = 4;

impl Screen {
    /// Opens the frame buffer in `folder`.
    ///
    /// # Errors
    /// The file isn't there yet, or isn't one.
    pub fn open(folder: &Path) -> Result<Self, String> {
        let file = File::open(folder.join("Xvfb_screen0")).map_err(|error| error.to_string())?;
        let field = |number: u64| {
            let mut bytes = [0; 4];
            file.read_exact_at(&mut bytes, number * 4).map_err(|error| error.to_string())?;
            Ok::<u64, String>(u64::from(u32::from_be_bytes(bytes)))
        };
        // Fields of the XWD header: its size, the bits of a pixel, the bytes of a line, the entries of the colour map.
        let (header, bits, line, colours) = (field(0)?, field(11)?, field(12)?, field(19)?);
        if bits != 32 {
            return Err(format!("{bits} bits a pixel instead of 32"));
        }
        Ok(Self { pixels: header + colours * 12, line, file })
    }

    /// Whether a part of the screen shows more than one colour.
    pub fn is_drawn(&self, part: Part) -> bool {
        let mut first = None;
        self.rows(part)
            .any(|row| row.chunks_exact(4).any(|pixel| *first.get_or_insert_with(|| pixel.to_vec()) != pixel))
    }

    /// A number that stands for what a part of the screen shows.
    pub fn sum(&self, part: Part) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.rows(part).for_each(|row| row.hash(&mut hasher));
        hasher.finish()
    }

    fn rows(&self, part: Part) -> impl Iterator<Item = Vec<u8>> {
        (part.y..part.y + part.height).step_by(STEP).map(move |y| {
            let mut row = vec![0; part.width as usize * 4];
            let start = self.pixels + u64::from(y) * self.line + u64::from(part.x) * 4;
            self.file.read_exact_at(&mut row, start).expect("the frame buffer holds the whole screen");
            row
        })
    }
}
