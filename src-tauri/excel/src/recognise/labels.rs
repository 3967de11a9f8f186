//! Words of a form, however they are spelt: case, spaces, line breaks, dots, brackets and footnote marks don't count.

/// A text as words in small letters with single spaces: letters and digits, and `#`, `%`, `$` as words of their own.
/// Footnote marks (superscripts, asterisks, daggers) are left out.
pub(crate) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            if gap && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            out.push(c.to_ascii_lowercase());
            gap = false;
            continue;
        }
        let symbol = matches!(c, '#' | '%' | '$');
        if c.is_alphanumeric() && !is_superscript(c) || symbol {
            if (gap || symbol) && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            out.extend(c.to_lowercase());
            gap = symbol;
        } else if !is_superscript(c) && !matches!(c, '*' | '†' | '‡' | '\u{200b}' | '\u{ad}') {
            gap = true;
        }
    }
    out
}

fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | 'ª' | 'º')
}

/// A code as compared: letters and digits only, `(1A.)` as `1a`.
pub(crate) fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(16));
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() && !is_superscript(c) {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// Whether a cell's words are a head of the form. Every word of the head is found in its order, a cell's word counting
/// when it starts alike (`incentives` for `incentivized`, `coe1` for `coe`); a head that is a mere symbol must stand alone.
pub(crate) fn is_head(head: &str, cell: &str) -> bool {
    match head {
        "#" => only(cell, &NUMBER, &["$", "or", "of", "dollars", "amount"]),
        "%" => only(cell, &PERCENT, &[]) || PERCENT.iter().any(|word| is_share_of(word, cell)),
        "date" if cell == "period" || cell == "year" => true,
        "line of business" if cell == "lob" => true,
        "coe y n" if cell.starts_with("coe") || cell.starts_with("center") => true,
        "all commercial" if cell.starts_with("all members") => true,
        _ => match head.split_once(' ') {
            Some(("#", rest)) => {
                cell == rest || is_short(cell) && has_any(cell, &NUMBER) && has_all(rest, cell)
            }
            Some(("%", rest)) => is_short(cell) && has_any(cell, &PERCENT) && has_all(rest, cell),
            _ => has_all(head, cell),
        },
    }
}

/// The letters that words begin with, a bit each from `a` up; other beginnings are left out.
pub(crate) fn beginnings(words: &str) -> u32 {
    let first = words.split(' ').filter_map(|word| word.bytes().next());
    first.filter(u8::is_ascii_lowercase).fold(0, |letters, letter| letters | 1 << (letter - b'a'))
}

/// Letters that words of a cell must begin with for [`is_head`] to hold: most pairs are told apart by them, without a look at
/// the words.
pub(crate) fn needed_beginnings(head: &str) -> u32 {
    match head {
        "#" | "%" | "date" => 0,
        // What these are also called begins with their first letter too.
        "line of business" | "coe y n" | "all commercial" => beginnings(&head[..1]),
        _ => beginnings(head.trim_start_matches(['#', '%'])),
    }
}

/// Words for the sign of a number.
const NUMBER: [&str; 4] = ["#", "number", "no", "count"];
/// Words for the sign of a percent.
const PERCENT: [&str; 5] = ["%", "percent", "percentage", "pct", "rate"];

/// Few enough words for a head with its unit: prose may hold them too.
fn is_short(cell: &str) -> bool {
    cell.split(' ').count() <= 4
}

/// `% of visits`.
fn is_share_of(word: &str, cell: &str) -> bool {
    cell.strip_prefix(word).is_some_and(|rest| rest.starts_with(" of ")) && is_short(cell)
}

fn has_any(cell: &str, words: &[&str]) -> bool {
    cell.split(' ').any(|word| words.contains(&word))
}

/// Whether every word of a head is found in its order.
fn has_all(head: &str, cell: &str) -> bool {
    let mut rest = cell.split(' ');
    head.split(' ').all(|word| rest.any(|seen| starts_alike(word, seen)))
}

/// At least one of the words that are needed, and otherwise only those that are allowed.
fn only(cell: &str, needed: &[&str], allowed: &[&str]) -> bool {
    let mut any = false;
    for word in cell.split(' ') {
        if needed.contains(&word) {
            any = true;
        } else if !allowed.contains(&word) {
            return false;
        }
    }
    any
}

fn starts_alike(word: &str, seen: &str) -> bool {
    let stem = match word.len() {
        short @ ..=8 => short,
        _ => word.char_indices().nth(8).map_or(word.len(), |(at, _)| at),
    };
    let singular = word.strip_suffix('s').is_some_and(|singular| singular.len() >= 4 && singular == seen);
    seen.starts_with(&word[..stem]) || singular
}

/// Whether a cell's words are a label of the form, words shortened or written out: `current year commercial` for
/// `current year comm`.
pub(crate) fn is_label(label: &str, cell: &str) -> bool {
    // Most labels are told apart by their first letter, without a look at the words.
    if label.bytes().next() != cell.bytes().next() {
        return false;
    }
    let (mut a, mut b) = (label.split(' '), cell.split(' '));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(x), Some(y)) if x == y => {}
            (Some(x), Some(y)) if x.len().min(y.len()) >= 4 && (x.starts_with(y) || y.starts_with(x)) => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_codes() {
        for (text, expected) in [
            (" Line\u{a0}of\r\nBUSINESS ", "line of business"),
            ("COE¹ (Y/N)*", "coe y n"),
            ("% C-sections", "% c sections"),
            ("#Births", "# births"),
            ("\u{2009}", ""),
        ] {
            assert_eq!(words(text), expected, "{text:?}");
        }
        assert_eq!((code("(2b)"), code("1A."), code(" iv. ")), ("2b".into(), "1a".into(), "iv".into()));
    }

    #[test]
    fn heads_are_told_apart() {
        let rows = [
            ("#", "#", true),
            ("#", "# $", true),
            ("#", "# births", false),
            ("%", "%", true),
            ("%", "percent", true),
            ("%", "% spend", false),
            ("coe y n", "coe1 y n", true),
            ("incentivized", "members with incentives to use a coe", true),
            ("all commercial", "all commercial members", true),
            ("% spend", "% spend", true),
            ("% spend", "% c sections", false),
            ("%", "% of visits", true),
            ("%", "rate", true),
            ("% spend", "percent of spend", true),
            ("% spend", "spend", false),
            ("% spend", "facility spend dollars and their percent", false),
            ("% c sections", "c section rate", true),
            ("% c sections", "cesarean sections %", true),
            ("% c sections", "# c sections", false),
            ("# births", "number of births", true),
            ("# births", "births", true),
            ("# births", "% births", false),
            ("coe y n", "coe designation", true),
            ("coe y n", "y n", false),
            ("all commercial", "all members", true),
            ("line of business", "line of business", true),
            ("line of business", "lob", true),
            ("date", "period", true),
            ("date", "reporting period", false),
        ];
        for (head, cell, expected) in rows {
            assert_eq!(is_head(head, cell), expected, "{head} {cell}");
            let needed = needed_beginnings(head);
            assert!(!expected || beginnings(cell) & needed == needed, "beginnings of {head} {cell}");
        }
        assert!(is_label("current year comm", "current year commercial"));
        assert!(is_label("current", "current") && !is_label("current", "current year comm"));
        assert!(!is_label("prior year medicaid", "prior year medicare"));
    }
}
