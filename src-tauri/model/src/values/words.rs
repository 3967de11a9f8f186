//! What a person types in words, wherever that is: titles, names, questions, notes, answers.

use std::borrow::Cow;

/// Whether a character embeds, overrides or isolates the direction of reading, or is a blank of no width.
pub fn turns_reading(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text without the characters of [`turns_reading`]: with them a field would show something else than it holds.
pub fn without_turns(text: &str) -> Cow<'_, str> {
    if text.contains(turns_reading) { text.replace(turns_reading, "").into() } else { text.into() }
}

/// One line: words with a blank between them, nothing that no one sees.
pub fn one_line(text: &str) -> String {
    let text = without_turns(text);
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Several lines, nothing around them and nothing that no one sees; a tab is a blank.
pub fn several_lines(text: &str) -> String {
    let text = without_turns(text).replace('\t', " ");
    text.trim().chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_one_sees_is_left_out() {
        let rows = [
            (" Fall\n 2026\u{7} ", "Fall 2026", "Fall\n 2026"),
            ("a\u{202e}gnitset\u{202c} b", "agnitset b", "agnitset b"),
            ("\u{feff}\u{2066}\u{200b} ", "", ""),
            ("a\tb\r\nc", "a b c", "a b\nc"),
            ("\u{202a}\n\u{202c}x", "x", "x"),
            ("שלום healthy 健康", "שלום healthy 健康", "שלום healthy 健康"),
        ];
        for (text, line, lines) in rows {
            assert_eq!((one_line(text).as_str(), several_lines(text).as_str()), (line, lines), "{text:?}");
        }
    }
}
