//! What is printed: texts out of received files can't steer the terminal, and a reader who leaves stops no work.

use std::fmt::Arguments;
use std::io::{ErrorKind, Result, Write};

use hpug_model::values::turns_reading;

/// Prints a line; a text in it never begins another one.
pub fn line(out: &mut dyn Write, words: Arguments<'_>) -> Result<()> {
    writeln!(out, "{}", plain(&words.to_string()))
}

/// Prints a line for people; [`line`] with the arguments of `format!`.
macro_rules! say {
    ($out:expr, $($words:tt)+) => {
        $crate::screen::line($out, format_args!($($words)+))
    };
}
pub(crate) use say;

/// A text on one line, with a sign for each character that a terminal would obey or that turns the direction of reading.
pub fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").chars().map(shown).collect()
}

fn shown(c: char) -> char {
    match c {
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '↵',
        '\t' => ' ',
        c if c.is_control() || turns_reading(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

/// Standard output. Whoever read it may have enough of it, as `| head` does: the rest of it is dropped, the work goes on and
/// its status counts.
pub struct Output<W> {
    to: W,
    gone: bool,
}

impl<W: Write> Output<W> {
    /// Where it goes.
    pub fn new(to: W) -> Output<W> {
        Output { to, gone: false }
    }

    fn heard<T>(&mut self, done: Result<T>, otherwise: T) -> Result<T> {
        match done {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(otherwise)
            }
            done => done,
        }
    }
}

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.gone {
            return Ok(bytes.len());
        }
        let done = self.to.write(bytes);
        self.heard(done, bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        if self.gone {
            return Ok(());
        }
        let done = self.to.flush();
        self.heard(done, ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_steers_the_terminal() {
        let rows = [
            ("Lakeside – 12.5 %", "Lakeside – 12.5 %"),
            ("a\u{1b}[2Jb\u{9b}31mc\u{7}\u{7f}", "a\u{fffd}[2Jb\u{fffd}31mc\u{fffd}\u{fffd}"),
            ("one\r\ntwo\nthree\u{2028}four\tfive", "one↵two↵three↵four five"),
            ("\u{202e}gnp.exe\u{2066}x\u{2069}", "\u{fffd}gnp.exe\u{fffd}x\u{fffd}"),
        ];
        for (text, expected) in rows {
            assert_eq!(plain(text), expected);
        }
    }
}
