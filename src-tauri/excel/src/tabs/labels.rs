//! Words by which questions and items are known.

use crate::recognise::words;

/// Whether a text is what a specification says: each word of it begins a word of the text, none with a minus does.
pub(crate) fn is_named(specification: &str, text: &str) -> bool {
    let words = words(text);
    let begins = |start: &str| words.split(' ').any(|word| word.starts_with(start));
    specification.split(' ').all(|word| match word.strip_prefix('-') {
        Some(not) => !begins(not),
        None => begins(word),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_specification_names_what_begins_its_words() {
        assert!(is_named("members -dollar", "Number of Members"));
        assert!(!is_named("members -dollar", "Dollars of members"));
        assert!(is_named("population no", "Population-based, not condition-specific"));
    }
}
