use std::borrow::Cow;

/// The text as a document's pages hold it, and as [`crate::reread`] returns it.
///
/// Line ends of every kind become one line feed, lines with nothing to see go, a tab becomes a space; control
/// characters and characters that no one can see (zero-width, direction marks, variation selectors, soft
/// hyphens) are left out. Everything else stays as it is.
pub fn readable(text: &str) -> String {
    let text = drawable(text);
    if !text.contains('\n') && !text.trim().is_empty() {
        return text.into_owned();
    }
    let lines: Vec<&str> = text.split('\n').filter(|line| !line.trim().is_empty()).collect();
    lines.join("\n")
}

/// The same for a part of a text: lines with nothing to see stay, as the text's other parts may fill them. Most texts are
/// as they are to be drawn.
pub fn drawable(text: &str) -> Cow<'_, str> {
    // All bytes are looked at, so that many are at once.
    let plain = |all: bool, byte: u8| all & ((b' '..0x7F).contains(&byte) | (byte == b'\n'));
    if text.bytes().fold(true, plain) || text.chars().all(is_drawable) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            c if is_drawable(c) => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}

fn is_drawable(c: char) -> bool {
    c == '\n' || !(c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || is_invisible(c))
}

/// Characters of Unicode's Default_Ignorable_Code_Point that carry no text of their own, and the
/// non-characters that PDF/A forbids in a character map.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFF8}' | '\u{FFFE}'..='\u{FFFF}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn line_ends_become_single_line_feeds() {
        assert_eq!(readable("\r\na\r\n \r\nb\u{2028}c\n"), "a\nb\nc");
        assert_eq!(readable(" \t"), "");
    }

    #[test]
    fn what_no_one_sees_is_left_out_and_the_rest_stays() {
        assert_eq!(readable("a\tb\u{200B}\u{FEFF}\u{7}  ≥ 12\u{A0}%"), "a b  ≥ 12\u{A0}%");
    }
}
