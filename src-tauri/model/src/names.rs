//! Names of plans, hosts and topics as different people type them.

/// Whether two names are the same but for letter case, spaces and punctuation: `Great Lakes Business Group` and
/// `great lakes business-group`. `&` stands for `and`. Two empty names are the same.
pub fn same_name(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// Letters and digits of a name in small letters.
fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
    let spelt = |c: char| -> Vec<char> {
        match c {
            '&' => vec!['a', 'n', 'd'],
            c if c.is_alphanumeric() => c.to_lowercase().collect(),
            _ => Vec::new(),
        }
    };
    name.chars().flat_map(spelt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_spaces_and_punctuation_do_not_count() {
        let rows = [
            ("Great Lakes Business Group", "great  lakes business-group", true),
            ("Smith & Sons, Inc.", "SMITH AND SONS INC", true),
            ("Évergreen", "évergreen ", true),
            ("", " . ", true),
            ("Evergreen Health", "Evergreen Health Plan", false),
            ("North", "South", false),
        ];
        for (one, other, same) in rows {
            assert_eq!(same_name(one, other), same, "{one} / {other}");
        }
    }
}
