//! What the reader of TOML says about a mistake, in words for people who write no programs.

/// The sentence in our words; what is no mistake of a name, a choice or a kind stays as it is.
pub(super) fn plainly(message: &str) -> String {
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
    told.unwrap_or_else(|| message.to_owned())
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
    use super::plainly;

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
            ("unclosed array table, expected `]`", "unclosed array table, expected `]`"),
        ];
        for (said, told) in cases {
            assert_eq!(plainly(said), told);
        }
    }
}
