//! What the reader of TOML says about a mistake, in words for people who write no programs.

/// How the reader's words for a mistake of writing begin, and ours.
const WRITING: [(&str, &str); 18] = [
    ("invalid basic string", "a text here has no closing quotation mark, or a backslash that is not doubled"),
    ("invalid literal string", "a text here has no closing quotation mark"),
    ("invalid multi-line", "a text here has no closing quotation marks, or a backslash that is not doubled"),
    ("missing opening quote", "a quotation mark is missing here"),
    ("missing escaped value", "a backslash in a text is written twice"),
    ("string values must be quoted", "a value, a comma or the quotation marks of a text are missing here"),
    ("duplicate key", "the same name stands here a second time (duplicate key)"),
    ("key with no value", "an equals sign and a value are missing behind the name"),
    ("missing value", "a value is missing here"),
    ("missing assignment", "an equals sign is missing between a name and its value"),
    ("unquoted keys cannot be empty", "a name is missing before the equals sign"),
    ("invalid unquoted key", "a name takes letters, digits, dashes and underscores"),
    ("unexpected key or value", "nothing more can stand on this line; each name begins a new one"),
    ("unclosed array table", "the two closing brackets of the heading are missing"),
    ("unclosed table", "the closing bracket of the heading is missing"),
    ("unclosed array", "the closing bracket of a list is missing"),
    ("unclosed inline table", "a closing brace is missing"),
    ("missing comma between", "a comma is missing here"),
];

/// A mistake of writing in our words; every other one as the reader tells it.
pub(crate) fn of_writing(message: &str) -> String {
    let message = message.trim();
    let ours = WRITING.iter().find(|(begins, _)| message.starts_with(begins));
    ours.map_or(message, |(_, told)| told).to_owned()
}

/// The sentence in our words; what is no mistake of writing, of a name, a choice or a kind stays as it is.
pub(crate) fn plainly(message: &str) -> String {
    let message = message.trim();
    let told = kind(message).or_else(|| {
        let (begin, name) = message.split_once(" `")?;
        let (name, rest) = name.split_once('`')?;
        match begin {
            "unknown variant" => {
                Some(format!("{name:?} can\u{2019}t stand here; write {}", choices(rest, " or ")))
            }
            "unknown field" => {
                Some(format!("there is no {name} here; there can be {}", choices(rest, " and ")))
            }
            "missing field" => Some(format!("{name} is missing; add it")),
            _ => None,
        }
    });
    told.unwrap_or_else(|| of_writing(message))
}

/// Something of another kind than what is wanted.
fn kind(message: &str) -> Option<String> {
    let rest = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "))?;
    let (found, wanted) = rest.rsplit_once(", expected ")?;
    let found = match found.split_once(' ') {
        Some(("string", text)) => text,
        Some(("integer" | "boolean", text)) => text.trim_matches('`'),
        Some(("floating", text)) => text.trim_start_matches("point ").trim_matches('`'),
        _ if found == "sequence" => "a list",
        _ => "a table",
    };
    let wanted = match wanted {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, 0 or more",
        "a string" => "a text in quotation marks",
        "a boolean" => "true or false",
        "a sequence" => "a list in brackets",
        table if table.starts_with("struct ") || table == "a map" => "a table of its own",
        other => other,
    };
    Some(format!("{found} can\u{2019}t stand here; write {wanted}"))
}

/// The names in backquotes; of zones only those that a person would write.
fn choices(text: &str, last: &str) -> String {
    let names = text.split('`').skip(1).step_by(2).filter(|name| !name.contains('/'));
    let names: Vec<&str> = names.collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [before @ .., end] => format!("{}{last}{end}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{of_writing, plainly};

    #[test]
    fn mistakes_are_told_without_terms_of_programs() {
        let cases = [
            (
                "unknown variant `weekly`, expected one of `a`, `b`, `c`",
                "\"weekly\" can\u{2019}t stand here; write a, b or c",
            ),
            ("unknown variant `x`, expected `a` or `b`", "\"x\" can\u{2019}t stand here; write a or b"),
            (
                "unknown variant `x`, expected one of `America/Denver`, `mountain`, `hawaii`",
                "\"x\" can\u{2019}t stand here; write mountain or hawaii",
            ),
            (
                "unknown field `color`, expected one of `id`, `kind`",
                "there is no color here; there can be id and kind",
            ),
            ("unknown field `x`, there are no fields", "there is no x here; there can be nothing"),
            ("missing field `host`", "host is missing; add it"),
            (
                "invalid type: string \"ninety\", expected u16",
                "\"ninety\" can\u{2019}t stand here; write a whole number, 0 or more",
            ),
            (
                "invalid value: integer `-10`, expected u16",
                "-10 can\u{2019}t stand here; write a whole number, 0 or more",
            ),
            (
                "invalid type: floating point `1.5`, expected u16",
                "1.5 can\u{2019}t stand here; write a whole number, 0 or more",
            ),
            (
                "invalid type: integer `5`, expected a string",
                "5 can\u{2019}t stand here; write a text in quotation marks",
            ),
            (
                "invalid type: string \"yes\", expected a boolean",
                "\"yes\" can\u{2019}t stand here; write true or false",
            ),
            (
                "invalid type: string \"a, expected b\", expected a sequence",
                "\"a, expected b\" can\u{2019}t stand here; write a list in brackets",
            ),
            (
                "invalid type: sequence, expected struct Webinar",
                "a list can\u{2019}t stand here; write a table of its own",
            ),
            ("unclosed array table, expected `]`", "the two closing brackets of the heading are missing"),
            ("a day such as 2026-09-15 is needed", "a day such as 2026-09-15 is needed"),
        ];
        for (said, told) in cases {
            assert_eq!(plainly(said), told);
        }
    }

    #[test]
    fn mistakes_of_writing_are_told_as_the_reader_finds_them() {
        let cases = [
            ("title = \"a", "a text here has no closing quotation mark"),
            ("title = 'a", "a text here has no closing quotation mark"),
            ("title = \"a\\q\"", "a backslash"),
            ("title = \"\"\"a", "a text here has no closing quotation marks"),
            ("title = Survey", "a value, a comma or the quotation marks of a text are missing"),
            ("title = \"a\"\ntitle = \"b\"", "the same name stands here a second time"),
            ("title", "an equals sign and a value are missing"),
            ("title =", "a value, a comma or the quotation marks of a text are missing"),
            ("= 3", "a name is missing"),
            ("title = \"a\" year = 3", "nothing more can stand on this line"),
            ("[[item", "the two closing brackets of the heading are missing"),
            ("[item", "the closing bracket of the heading is missing"),
            ("list = [1, 2", "the closing bracket of a list is missing"),
            ("list = [1 2]", "a value, a comma or"),
        ];
        for (text, told) in cases {
            let said = toml::from_str::<toml::Table>(text).unwrap_err();
            let plain = plainly(said.message());
            assert!(plain.starts_with(told), "{text}: {plain} of {}", said.message());
            assert_eq!(of_writing(said.message()), plain);
        }
    }
}
