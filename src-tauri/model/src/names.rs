//! Names of plans, hosts, topics and files: when two names mean the same plan, and what a file can be called.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words at the end of a company's name that say its legal form and nothing about which company it is.
const LEGAL_FORMS: [&str; 14] = [
    "inc",
    "incorporated",
    "llc",
    "llp",
    "lp",
    "ltd",
    "limited",
    "corp",
    "corporation",
    "co",
    "company",
    "plc",
    "pc",
    "pllc",
];

/// Names that Windows keeps for devices, whatever ending follows.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Most characters of a file's name without its ending: with a number behind it and an ending it stays below the 255
/// bytes that file systems allow, also where a character takes three.
pub const LONGEST_FILE_NAME: usize = 80;

/// A plan's name for comparison: letters and digits in lower case, words with one blank between, `&` as `and`, without
/// dots inside abbreviations and accents, a leading `the` and the legal form at the end. Empty for a name without a letter or digit.
pub fn folded(name: &str) -> String {
    // A mathematical or full-width letter becomes the plain one before its case is looked at.
    let spelled = name.nfkd().collect::<String>().replace('&', " and ").to_lowercase();
    // "L.L.C." and "O'Neil" are one word, a dash or a comma parts two; an accent is no matter, however it is coded.
    let kept =
        spelled.nfkd().filter(|c| !is_combining_mark(*c) && !matches!(c, '.' | '\'' | '’' | '‘' | '`'));
    let words: String = kept.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut words: Vec<&str> = words.split_whitespace().collect();
    while words.len() > 1 && words.first() == Some(&"the") {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|word| LEGAL_FORMS.contains(word)) {
        words.pop();
    }
    words.join(" ")
}

/// Whether two names mean the same plan, letter case, spaces, punctuation and the legal form aside. A name without a
/// letter or digit means no plan.
pub fn same_plan(one: &str, other: &str) -> bool {
    let one = folded(one);
    !one.is_empty() && one.replace(' ', "") == folded(other).replace(' ', "")
}

/// A name that files can have on every system: without characters that one of them refuses, control characters and
/// marks that turn the direction of writing, not a device, no dot or blank at its ends, at most
/// [`LONGEST_FILE_NAME`] characters. `otherwise` stands for a name of which nothing is left.
pub fn file_name(name: &str, otherwise: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let clean = |c: char| match c {
        c if c.is_control() || c.is_whitespace() => ' ',
        c if r#"<>:"/\|?*"#.contains(c) => '-',
        c => c,
    };
    let text: String = name.chars().filter(|c| !turns(*c)).map(clean).collect();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(LONGEST_FILE_NAME).collect();
    let bare = short.trim_matches(|c: char| c == '.' || c == ' ');
    if bare.chars().all(|c| c == '-') {
        return otherwise.to_owned();
    }
    let stem = bare.split('.').next().unwrap_or_default().trim().to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let numbered = port.is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(char::is_numeric));
    if DEVICES.contains(&stem.as_str()) || numbered { format!("{bare}_") } else { bare.to_owned() }
}

/// Whether two names are the same but for letter case, spaces and punctuation: `Great Lakes Business Group` and
/// `great lakes business-group`. `&` stands for `and`. Two empty names are the same.
pub fn same_name(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// What [`same_name`] compares: two names are the same where this is. Empty for a name without letters and digits.
pub fn letters_of(name: &str) -> String {
    letters(name).collect()
}

/// Letters and digits of a name in small letters.
fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
    let spelt = |c: char| {
        let and = if c == '&' { "and" } else { "" };
        let small = c.is_alphanumeric().then(|| c.to_lowercase());
        and.chars().chain(small.into_iter().flatten())
    };
    name.chars().flat_map(spelt)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    #[test]
    fn spellings_of_one_plan() {
        let same = [
            ("Evergreen Health, Inc.", "EVERGREEN  HEALTH"),
            ("Evergreen Health L.L.C.", "evergreen-health"),
            ("The Blue & Gold Plan Co.", "Blue and Gold Plan"),
            ("O’Neil Health", "O'Neil Health Corporation"),
            ("Ever Green", "EverGreen"),
            ("Café Health", "CAFE\u{301} HEALTH"),
            ("Inc", "inc."),
        ];
        for (one, other) in same {
            assert!(same_plan(one, other), "{one:?} and {other:?}");
        }
        let apart = [
            ("Evergreen Health", "Evergreen Health Plan"),
            ("", ""),
            ("–", "…"),
            ("Plan 1", "Plan 11"),
            ("Inc", "LLC"),
        ];
        for (one, other) in apart {
            assert!(!same_plan(one, other), "{one:?} and {other:?}");
        }
    }

    #[test]
    fn names_of_files() {
        let rows = [
            ("Evergreen Health", "Evergreen Health"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("A/B: \"C\"?\u{202e}gpj", "A-B- -C--gpj"),
            ("  dots. ", "dots"),
            ("CON", "CON_"),
            ("com1.x", "com1.x_"),
            ("comfort", "comfort"),
            ("\n\t", "Plan"),
            ("???", "Plan"),
        ];
        for (name, expected) in rows {
            assert_eq!(file_name(name, "Plan"), expected, "{name:?}");
        }
        assert_eq!(file_name(&"ü".repeat(500), "Plan").chars().count(), LONGEST_FILE_NAME);
    }

    proptest! {
        #[test]
        fn a_file_name_is_one_part_of_a_path(name in ".{0,200}") {
            let file = file_name(&name, "Plan");
            prop_assert!(!file.is_empty() && file != "." && file != "..");
            prop_assert!(!file.contains(['/', '\\', ':', '\0', '\n']) && !file.ends_with(['.', ' ']));
            prop_assert_eq!(file_name(&file, "Plan"), file);
        }

        #[test]
        fn folding_twice_changes_nothing(name in ".{0,80}") {
            prop_assert_eq!(folded(&folded(&name)), folded(&name));
        }
    }
}
