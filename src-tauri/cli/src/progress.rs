//! How far a long command is, for a person who waits at a terminal: one line on standard error that gives way to the result.

use std::io::{IsTerminal, Write, stderr};

use hpug_pdf::Progress;

/// Back to the line's begin, and the rest of it emptied.
const ANEW: &str = "\r\x1b[K";

/// A line that is written over and over; none where nobody watches.
pub struct ProgressLine<W: Write> {
    to: Option<W>,
    shown: bool,
}

impl ProgressLine<std::io::Stderr> {
    /// On standard error, if that is a terminal: files and other programs get nothing.
    pub fn on_terminal() -> Self {
        Self::new(stderr().is_terminal().then(stderr))
    }
}

impl<W: Write> ProgressLine<W> {
    fn new(to: Option<W>) -> Self {
        Self { to, shown: false }
    }

    /// Says what goes on. A terminal that takes nothing stops no work.
    pub fn say(&mut self, what: &str) {
        if let Some(to) = &mut self.to {
            self.shown = true;
            let _ = write!(to, "{ANEW}{what}");
            let _ = to.flush();
        }
    }

    /// Says how far a PDF is.
    pub fn pdf(&mut self, progress: Progress) {
        match progress {
            Progress::Pages(pages) => self.say(&format!("{pages} pages laid out")),
            Progress::Writing(pages) => self.say(&format!("{pages} pages laid out, writing them")),
        }
    }
}

impl<W: Write> Drop for ProgressLine<W> {
    fn drop(&mut self) {
        if let (true, Some(to)) = (self.shown, &mut self.to) {
            let _ = to.write_all(ANEW.as_bytes());
            let _ = to.flush();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_written_over_and_leaves_nothing() {
        let mut screen = Vec::new();
        let mut line = ProgressLine::new(Some(&mut screen));
        line.say("reading");
        line.pdf(Progress::Pages(12));
        line.pdf(Progress::Writing(24));
        drop(line);
        let said = String::from_utf8(screen).unwrap();
        let expected = ["", "reading", "12 pages laid out", "24 pages laid out, writing them", ""];
        assert_eq!(said.split(ANEW).collect::<Vec<_>>(), expected);

        drop(ProgressLine::new(Some(&mut Vec::<u8>::new())));
        ProgressLine::new(None::<Vec<u8>>).say("nobody hears it");
    }
}
