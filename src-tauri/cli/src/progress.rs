//! How far a long command is, for a person who waits at a terminal: one line on standard error that gives way to the result.

use std::io::{IsTerminal, Write, stderr};

use hpug_pdf::Progress;

/// Back to the line's begin, and the rest of it emptied.
const ANEW: &str = "\r\x1b[K";

/// A line that is written over and over; none where nobody watches.
pub struct ProgressLine<W: Write> {
    to: Option<W>,
    /// What stands there; empty before the first word.
    shown: String,
}

impl ProgressLine<std::io::Stderr> {
    /// On standard error, if that is a terminal: files and other programs get nothing.
    pub fn on_terminal() -> Self {
        Self::new(stderr().is_terminal().then(stderr))
    }
}

impl<W: Write> ProgressLine<W> {
    fn new(to: Option<W>) -> Self {
        Self { to, shown: String::new() }
    }

    /// Says what goes on, unless that stands there. A terminal that takes nothing stops no work.
    pub fn say(&mut self, what: &str) {
        if let Some(to) = self.to.as_mut().filter(|_| self.shown != what) {
            what.clone_into(&mut self.shown);
            let _ = write!(to, "{ANEW}{what}");
            let _ = to.flush();
        }
    }

    /// Says how far a PDF is.
    pub fn pdf(&mut self, progress: Progress) {
        let pages = |count: usize| if count == 1 { "1 page".to_owned() } else { format!("{count} pages") };
        match progress {
            Progress::Pages(count) => self.say(&format!("{} laid out", pages(count))),
            Progress::Writing(count) => self.say(&format!("{} laid out, writing the file", pages(count))),
        }
    }
}

impl<W: Write> Drop for ProgressLine<W> {
    fn drop(&mut self) {
        if let (false, Some(to)) = (self.shown.is_empty(), &mut self.to) {
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
        line.pdf(Progress::Pages(1));
        line.pdf(Progress::Pages(12));
        line.pdf(Progress::Pages(12));
        line.pdf(Progress::Writing(24));
        drop(line);
        let said = String::from_utf8(screen).unwrap();
        let expected = [
            "",
            "reading",
            "1 page laid out",
            "12 pages laid out",
            "24 pages laid out, writing the file",
            "",
        ];
        assert_eq!(said.split(ANEW).collect::<Vec<_>>(), expected);

        drop(ProgressLine::new(Some(&mut Vec::<u8>::new())));
        ProgressLine::new(None::<Vec<u8>>).say("nobody hears it");
    }
}
