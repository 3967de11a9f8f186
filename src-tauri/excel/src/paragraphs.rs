//! Paragraphs of an answer that stand in one cell. A mere line end is hard to see there, so a blank line parts them;
//! reading takes it away again, in files that a person typed as well.

/// A text as a cell holds it: a blank line between its paragraphs, items of lists and rows of tables close together. One
/// that has blank lines of its own stays as it is.
pub(crate) fn written(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    if lines.len() == 1 {
        return text.to_owned();
    }
    if lines.iter().any(|line| line.trim().is_empty()) {
        return if is_mistakable(text) { with_own_blank_lines(&lines) } else { text.to_owned() };
    }
    let mut cell = String::from(lines[0]);
    for pair in lines.windows(2) {
        cell.push_str(if are_close(pair[0], pair[1]) { "\n" } else { "\n\n" });
        cell.push_str(pair[1]);
    }
    cell
}

/// The text that a cell holds: the reverse of [`written`].
pub(crate) fn read(cell: &str) -> String {
    match are_parted(cell) {
        true => cell.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"),
        false => own_lines(cell),
    }
}

/// A text without the blanks that tell its own blank lines from those that part paragraphs.
pub(crate) fn own_lines(cell: &str) -> String {
    // A single line is written as it is, be it blank.
    if !cell.contains('\n') {
        return cell.to_owned();
    }
    let line = |line: &str| match line.trim().is_empty() {
        true => line.strip_suffix(' ').unwrap_or(line).to_owned(),
        false => line.to_owned(),
    };
    cell.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Whether the blank lines of a cell's text do nothing but part its paragraphs: there is one wherever paragraphs meet, and
/// none holds a blank.
pub(crate) fn are_parted(cell: &str) -> bool {
    let lines: Vec<&str> = cell.split('\n').collect();
    let is_blank = |line: &str| !line.is_empty() && line.trim().is_empty();
    let meet = |pair: &[&str]| pair.iter().all(|line| !line.is_empty()) && !are_close(pair[0], pair[1]);
    lines.iter().any(|line| line.is_empty())
        && !lines.iter().any(|line| is_blank(line))
        && !lines.windows(2).any(meet)
}

/// Whether reading would take a text's own blank lines for others if they stayed as they are.
pub(crate) fn is_mistakable(text: &str) -> bool {
    are_parted(text) || own_lines(text) != text
}

/// Lines of which the second follows closely: items of lists, typed ones too, and rows of a table.
pub(crate) fn are_close(before: &str, line: &str) -> bool {
    let is_row = |line: &str| line.contains(" |");
    is_item(line) || (is_row(before) && is_row(line))
}

fn is_item(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < line.len() && number.starts_with(['.', ')']);
    numbered || line.starts_with([' ', '\u{2022}', '-', '*', '\u{2013}'])
}

fn with_own_blank_lines(lines: &[&str]) -> String {
    let line = |line: &&str| if line.trim().is_empty() { format!("{line} ") } else { (*line).to_owned() };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_as_cells_hold_them() {
        for (text, cell) in [
            ("one", "one"),
            (" ", " "),
            ("one\ntwo", "one\n\ntwo"),
            ("one:\n\u{2022} two\n\u{2022} three\nfour", "one:\n\u{2022} two\n\u{2022} three\n\nfour"),
            ("Year | Births\n2025 | 310\nbehind", "Year | Births\n2025 | 310\n\nbehind"),
            ("one\n\ntwo\nthree", "one\n\ntwo\nthree"),
            ("one\n\ntwo", "one\n \ntwo"),
        ] {
            assert_eq!((written(text).as_str(), read(cell).as_str()), (cell, text));
        }
    }

    #[test]
    fn what_a_person_types_is_read_as_paragraphs() {
        for (cell, text) in [
            ("one\n\ntwo", "one\ntwo"),
            ("one\n\n\ntwo\n\nthree", "one\ntwo\nthree"),
            ("one:\n\n- two\n- three\n\nfour", "one:\n- two\n- three\nfour"),
            ("one\ntwo", "one\ntwo"),
            ("one\ntwo\n\nthree", "one\ntwo\n\nthree"),
        ] {
            assert_eq!(read(cell), text, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read(text in "([a-c|.\u{2022} -]{0,3}\n?){0,8}") {
            prop_assert_eq!(read(&written(&text)), text);
        }
    }
}
