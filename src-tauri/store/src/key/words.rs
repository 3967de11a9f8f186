//! The raw key as 24 English words of BIP-39: 256 bits and a checksum of 8.

use bip39::{ErrorKind, Language, Mnemonic};
use zeroize::{Zeroize, Zeroizing};

use super::Key;
use crate::error::WordsError;

/// Words on a recovery sheet.
const WORDS: usize = 24;

/// The 24 words of a recovery sheet: a second way to the same key, good until the passphrase is changed.
pub struct RecoveryWords(Zeroizing<String>);

impl RecoveryWords {
    /// The words for a key.
    ///
    /// # Errors
    /// None for 32 bytes, one of the five lengths that BIP-39 knows.
    pub fn of(key: &Key) -> Result<Self, WordsError> {
        let mnemonic =
            Mnemonic::from_entropy(key.bytes(), Language::English).map_err(|_| WordsError::Checksum)?;
        Ok(RecoveryWords(Zeroizing::new(mnemonic.into_phrase())))
    }

    /// The words, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ')
    }

    /// Reads words as a person types them off a sheet: any case, any spaces and line breaks, numbers and
    /// punctuation between them are skipped, and a word's first four letters are enough.
    ///
    /// # Errors
    /// [`WordsError`], each naming what to compare with the sheet.
    pub fn read(typed: &str) -> Result<Key, WordsError> {
        let mut words: Vec<String> = typed
            .split(|c: char| !c.is_alphabetic())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        let key = key_of(&words);
        words.zeroize();
        key
    }
}

fn key_of(typed: &[String]) -> Result<Key, WordsError> {
    if typed.len() != WORDS {
        return Err(WordsError::Count { found: typed.len() });
    }
    let mut phrase = Zeroizing::new(String::with_capacity(WORDS * 9));
    for (i, word) in typed.iter().enumerate() {
        let known =
            complete(word).ok_or_else(|| WordsError::Unknown { number: i + 1, word: word.clone() })?;
        if i > 0 {
            phrase.push(' ');
        }
        phrase.push_str(known);
    }
    let mnemonic = Mnemonic::from_phrase(&phrase, Language::English).map_err(|e| match e {
        ErrorKind::InvalidChecksum => WordsError::Checksum,
        _ => WordsError::Count { found: typed.len() },
    })?;
    Key::filled(|bytes| {
        bytes.copy_from_slice(mnemonic.entropy());
        Ok(())
    })
}

/// The word of the list that `typed` is, or that alone begins with its four letters or more.
fn complete(typed: &str) -> Option<&'static str> {
    let list = Language::English.wordlist();
    let near = list.get_words_by_prefix(typed);
    near.iter()
        .find(|word| **word == typed)
        .or(match near {
            [only] if typed.len() >= 4 => Some(only),
            _ => None,
        })
        .copied()
}

impl std::fmt::Debug for RecoveryWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryWords(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever the key and however it is typed off the sheet, the words give it back.
        #[test]
        fn words_give_the_key_back(
            bytes in any::<[u8; 32]>(),
            looks in proptest::collection::vec((0..3usize, 0..4usize, any::<bool>()), 24),
        ) {
            let key = Key::from_bytes(bytes);
            let words = RecoveryWords::of(&key).unwrap();
            prop_assert_eq!(words.words().count(), WORDS);
            let mut typed = String::new();
            for (i, (word, (case, between, short))) in words.words().zip(looks).enumerate() {
                let word = if short { &word[..word.len().min(4)] } else { word };
                typed += &match case { 0 => word.to_owned(), 1 => word.to_uppercase(), _ => format!(" {word}") };
                typed += &match between { 0 => " ".to_owned(), 1 => "\n".to_owned(), 2 => format!("  {}. ", i + 2), _ => ", ".to_owned() };
            }
            prop_assert_eq!(RecoveryWords::read(&typed), Ok(key));
        }

        /// A word left out, or one swapped with its neighbour, is noticed, but for 1 swap in 256.
        #[test]
        fn a_missing_word_is_counted(bytes in any::<[u8; 32]>(), gone in 0..24usize) {
            let words = RecoveryWords::of(&Key::from_bytes(bytes)).unwrap();
            let fewer: Vec<_> = words.words().enumerate().filter(|(i, _)| *i != gone).map(|(_, w)| w).collect();
            prop_assert_eq!(RecoveryWords::read(&fewer.join(" ")), Err(WordsError::Count { found: 23 }));
        }
    }

    #[test]
    fn a_wrong_word_is_named_by_number() {
        let words = RecoveryWords::of(&Key::from_bytes([7; 32])).unwrap();
        let mut typed: Vec<_> = words.words().collect();
        typed[4] = "zzzz";
        let expected = WordsError::Unknown { number: 5, word: "zzzz".into() };
        assert_eq!(RecoveryWords::read(&typed.join(" ")), Err(expected));
    }

    #[test]
    fn a_known_but_wrong_word_breaks_the_checksum() {
        // The vector of BIP-39 for 32 zero bytes ends in "art"; with "abandon" the checksum is off.
        let all_zero = format!("{}art", "abandon ".repeat(23));
        assert_eq!(RecoveryWords::read(&all_zero), Ok(Key::from_bytes([0; 32])));
        assert_eq!(RecoveryWords::read(&"abandon ".repeat(24)), Err(WordsError::Checksum));
    }
}
