//! Numbers as digits of 6 bits.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Appends a number as `count` digits.
pub(super) fn digits(number: u64, count: usize, to: &mut String) {
    for place in (0..count).rev() {
        to.push(char::from(DIGITS[(number >> (6 * place)) as usize & 63]));
    }
}

/// The number that digits stand for, of at most ten; `None` where one is no digit.
pub(super) fn number(text: &str) -> Option<u64> {
    text.bytes().try_fold(0, |number, digit| {
        let value = DIGITS.iter().position(|known| *known == digit)?;
        Some(number << 6 | value as u64)
    })
}

/// The first `count` digits' worth of a digest.
pub(super) fn bits(digest: &[u8], count: usize) -> u64 {
    let first = digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
    first >> (64 - 6 * count)
}
