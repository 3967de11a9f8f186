//! The words of a formula.

use rust_decimal::Decimal;

use super::Unevaluated;
use crate::grid::decimal_from_text;

/// One word of a formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'f> {
    Number(Decimal),
    Text(String),
    /// A name: a reference, a function, TRUE or FALSE.
    Name(&'f str),
    /// A sheet's name, its exclamation mark read.
    Sheet(String),
    /// An operator or bracket.
    Mark(&'f str),
}

/// Splits a formula into its words; [`Unevaluated`] where it holds something that is none.
pub(super) fn split(formula: &str) -> Result<Vec<Token<'_>>, Unevaluated> {
    let mut tokens = Vec::new();
    let mut rest = formula.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '0'..='9' | '.' => number(rest)?,
            '"' => {
                let (text, length) = quoted(rest, '"')?;
                (Token::Text(text), length)
            }
            '\'' => {
                let (name, length) = quoted(rest, '\'')?;
                if !rest[length..].starts_with('!') {
                    return Err(Unevaluated);
                }
                (Token::Sheet(name), length + 1)
            }
            'A'..='Z' | 'a'..='z' | '$' | '_' => name(rest),
            _ => mark(rest)?,
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

fn number(rest: &str) -> Result<(Token<'_>, usize), Unevaluated> {
    let plain = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let mut end = plain;
    let mut exponent = rest[plain..].chars();
    if matches!(exponent.next(), Some('e' | 'E')) {
        let digits_from = plain + 1 + usize::from(matches!(exponent.next(), Some('+' | '-')));
        let digits = rest[digits_from..].bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            end = digits_from + digits;
        }
    }
    let number = decimal_from_text(&rest[..end]).ok_or(Unevaluated)?;
    Ok((Token::Number(number), end))
}

/// Text between two quotation marks, doubled ones inside it standing for one.
fn quoted(rest: &str, mark: char) -> Result<(String, usize), Unevaluated> {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c != mark {
            text.push(c);
        } else if chars.next_if(|(_, next)| *next == mark).is_some() {
            text.push(mark);
        } else {
            return Ok((text, at + mark.len_utf8()));
        }
    }
    Err(Unevaluated)
}

fn name(rest: &str) -> (Token<'_>, usize) {
    let end =
        rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '$' | '_' | '.')).unwrap_or(rest.len());
    let word = &rest[..end];
    if rest[end..].starts_with('!') {
        return (Token::Sheet(word.to_owned()), end + 1);
    }
    (Token::Name(word), end)
}

fn mark(rest: &str) -> Result<(Token<'_>, usize), Unevaluated> {
    const MARKS: [&str; 17] =
        ["<>", "<=", ">=", "+", "-", "*", "/", "^", "%", "&", "=", "<", ">", "(", ")", ",", ":"];
    let mark = MARKS.iter().find(|mark| rest.starts_with(**mark)).ok_or(Unevaluated)?;
    Ok((Token::Mark(mark), mark.len()))
}
