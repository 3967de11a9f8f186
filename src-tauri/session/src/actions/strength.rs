//! How hard a passphrase is to guess, by its length and variety. Nothing leaves the program, and no list of
//! leaked passphrases is in it.

use std::collections::BTreeSet;

use crate::wire::store::PassphraseStrength;

/// Runs that keyboards and counting suggest.
const RUNS: [&str; 7] = [
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "yxcvbnm",
];

/// Words that everybody tries first.
const COMMON: [&str; 8] =
    ["password", "passphrase", "passwort", "letmein", "welcome", "admin", "secret", "health"];

/// Judges a passphrase. Level 0 is refused: under 10 characters that count, or under 5 different ones.
pub fn passphrase_strength(passphrase: &str) -> PassphraseStrength {
    let counted = counted(passphrase);
    let different = passphrase.chars().flat_map(char::to_lowercase).collect::<BTreeSet<_>>().len();
    let words = passphrase.split_whitespace().filter(|word| word.chars().count() > 2).count();
    let (level, advice) = match (counted, different) {
        (0..10, _) => (
            0,
            "Too short: take at least 10 characters that are no run or common word. Four words are easy to remember.",
        ),
        (_, 0..5) => (0, "Too uniform: it repeats the same few characters."),
        (10..14, _) => {
            (1, "Weak: a patient attacker with the file could guess it. Another word makes it fair.")
        }
        (14..20, _) if words < 4 => (2, "Fair. Another word makes it strong."),
        (_, 5..9) => (2, "Fair. More different characters make it strong."),
        _ => (
            3,
            "Strong. Keep the recovery sheet all the same: nobody can open the store without one of them.",
        ),
    };
    PassphraseStrength { level, advice: advice.to_owned() }
}

/// Characters that count: those of a run or a common word count as one together.
fn counted(passphrase: &str) -> usize {
    let mut rest: String = passphrase.to_lowercase();
    for word in COMMON {
        rest = rest.replace(word, "\u{1}");
    }
    let mut count = 0;
    let mut before: Option<char> = None;
    for c in rest.chars() {
        let follows = before.is_some_and(|b| b == c || RUNS.iter().any(|run| in_run(run, b, c)));
        count += usize::from(!follows);
        before = Some(c);
    }
    count
}

/// Whether `c` stands beside `b` in a run, forwards or backwards.
fn in_run(run: &str, b: char, c: char) -> bool {
    match (run.find(b), run.find(c)) {
        (Some(b), Some(c)) => b.abs_diff(c) == 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::passphrase_strength;

    #[test]
    fn length_and_variety_decide() {
        let cases = [
            ("", 0),
            ("short", 0),
            ("1234567890123456", 0),
            ("aaaaaaaaaaaaaaaaaaaaaa", 0),
            ("passwordpassword1", 0),
            ("Password2026!", 0),
            ("blue kettle", 1),
            ("blue kettle hums", 2),
            ("blue kettle hums softly", 3),
            ("sieben Zwerge, Grüße von fern", 3),
        ];
        for (passphrase, level) in cases {
            let judged = passphrase_strength(passphrase);
            assert_eq!(judged.level, level, "{passphrase:?}: {}", judged.advice);
        }
    }
}
