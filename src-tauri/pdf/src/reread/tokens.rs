use std::borrow::Cow;

/// What a content stream is made of (ISO 32000-1, 7.2 and 7.8.2).
#[derive(Debug, Clone, PartialEq)]
pub enum Token<'s> {
    /// A name, without its slash.
    Name(Cow<'s, [u8]>),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Real,
    /// A string's bytes.
    String(Cow<'s, [u8]>),
    /// `[`, `]`, `<<` or `>>`.
    Bracket(&'static str),
    /// An operator, or `true`, `false` or `null`.
    Word(&'s [u8]),
}

/// The tokens of a content stream without inline pictures. They borrow from it where they stand there as they are: reading
/// back a long document is mostly this.
pub struct Tokens<'s> {
    bytes: &'s [u8],
    at: usize,
}

impl<'s> Tokens<'s> {
    /// The tokens of `bytes`.
    pub const fn new(bytes: &'s [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next token; none at the end.
    ///
    /// # Errors
    /// The place of what is no token.
    pub fn next(&mut self) -> Result<Option<Token<'s>>, usize> {
        self.skip_blanks();
        let start = self.at;
        let Some(first) = self.peek(0) else { return Ok(None) };
        self.at += 1;
        let token = match (first, self.peek(0)) {
            (b'/', _) => Token::Name(self.name()),
            (b'(', _) => Token::String(self.literal().ok_or(start)?),
            (b'<', Some(b'<')) => self.second("<<"),
            (b'>', Some(b'>')) => self.second(">>"),
            (b'<', _) => Token::String(Cow::Owned(self.hexadecimal().ok_or(start)?)),
            (b'[', _) => Token::Bracket("["),
            (b']', _) => Token::Bracket("]"),
            (b'0'..=b'9' | b'+' | b'-' | b'.', _) => number(self.regular(start)).ok_or(start)?,
            _ if is_regular(first) => Token::Word(self.regular(start)),
            _ => return Err(start),
        };
        Ok(Some(token))
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn second(&mut self, bracket: &'static str) -> Token<'s> {
        self.at += 1;
        Token::Bracket(bracket)
    }

    fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek(0) {
            match byte {
                b'%' => self.skip_while(|byte| byte != b'\n' && byte != b'\r'),
                _ if is_blank(byte) => self.at += 1,
                _ => return,
            }
        }
    }

    fn skip_while(&mut self, belongs: impl Fn(u8) -> bool) {
        while self.peek(0).is_some_and(&belongs) {
            self.at += 1;
        }
    }

    /// From `start` up to the next blank or delimiter.
    fn regular(&mut self, start: usize) -> &'s [u8] {
        self.skip_while(is_regular);
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    fn name(&mut self) -> Cow<'s, [u8]> {
        let name = self.regular(self.at);
        if !name.contains(&b'#') {
            return Cow::Borrowed(name);
        }
        let (mut out, mut rest) = (Vec::with_capacity(name.len()), name);
        while let [first, more @ ..] = rest {
            let coded = match more {
                [high, low, ..] if *first == b'#' => digit(*high).zip(digit(*low)),
                _ => None,
            };
            out.push(coded.map_or(*first, |(high, low)| high * 16 + low));
            rest = if coded.is_some() { more.get(2..).unwrap_or_default() } else { more };
        }
        Cow::Owned(out)
    }

    /// A string up to its closing parenthesis; none when it never closes.
    fn literal(&mut self) -> Option<Cow<'s, [u8]>> {
        let start = self.at;
        self.skip_while(|byte| !matches!(byte, b'(' | b')' | b'\\' | b'\r'));
        let plain = self.bytes.get(start..self.at)?;
        if self.peek(0)? == b')' {
            self.at += 1;
            return Some(Cow::Borrowed(plain));
        }
        let (mut out, mut depth) = (plain.to_vec(), 1);
        loop {
            let byte = self.peek(0)?;
            self.at += 1;
            match byte {
                b'\\' => self.escaped(&mut out)?,
                b'\r' => {
                    self.skip_line_feed();
                    out.push(b'\n');
                }
                b')' if depth == 1 => return Some(Cow::Owned(out)),
                _ => {
                    depth += i32::from(byte == b'(') - i32::from(byte == b')');
                    out.push(byte);
                }
            }
        }
    }

    /// What stands behind a backslash.
    fn escaped(&mut self, out: &mut Vec<u8>) -> Option<()> {
        let byte = self.peek(0)?;
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\n' => {}
            b'\r' => self.skip_line_feed(),
            b'0'..=b'7' => {
                let mut code = u16::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek(0) else { break };
                    code = code * 8 + u16::from(digit - b'0');
                    self.at += 1;
                }
                // A code beyond a byte loses what is beyond.
                out.push(code.to_le_bytes()[0]);
            }
            _ => out.push(byte),
        }
        Some(())
    }

    fn skip_line_feed(&mut self) {
        if self.peek(0) == Some(b'\n') {
            self.at += 1;
        }
    }

    /// A string in hexadecimal figures up to its closing bracket.
    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        let (mut out, mut high) = (Vec::new(), None);
        loop {
            let byte = self.peek(0)?;
            self.at += 1;
            match (byte, high) {
                (b'>', None) => return Some(out),
                (b'>', Some(high)) => {
                    out.push(high * 16);
                    return Some(out);
                }
                _ if is_blank(byte) => {}
                (_, None) => high = Some(digit(byte)?),
                (_, Some(before)) => {
                    out.push(before * 16 + digit(byte)?);
                    high = None;
                }
            }
        }
    }
}

fn number<'s>(text: &[u8]) -> Option<Token<'s>> {
    let unsigned = text.strip_prefix(b"-").or(text.strip_prefix(b"+")).unwrap_or(text);
    if unsigned.len() < 19 && !unsigned.is_empty() && unsigned.iter().all(u8::is_ascii_digit) {
        let whole = unsigned.iter().fold(0, |whole, digit| whole * 10 + i64::from(digit - b'0'));
        return Some(Token::Integer(if text.first() == Some(&b'-') { -whole } else { whole }));
    }
    let mut parts = unsigned.splitn(2, |byte| *byte == b'.');
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    let is_number = unsigned.len() > 1 && parts.all(digits) || unsigned.len() == 1 && digits(unsigned);
    is_number.then_some(Token::Real)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| digit.try_into().ok())
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

const fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

    use lopdf::content::{Content, Operation};
    use lopdf::{Dictionary, Object, StringFormat};
    use proptest::prelude::*;

    use super::{Token, Tokens};

    fn tokens(bytes: &[u8]) -> Vec<Token<'_>> {
        let mut tokens = Tokens::new(bytes);
        std::iter::from_fn(|| tokens.next().unwrap()).collect()
    }

    /// What the library reads, as tokens.
    fn flattened(object: &Object, into: &mut Vec<Token<'static>>) {
        match object {
            Object::Null => into.push(Token::Word(b"null")),
            Object::Boolean(true) => into.push(Token::Word(b"true")),
            Object::Boolean(false) => into.push(Token::Word(b"false")),
            Object::Integer(number) => into.push(Token::Integer(*number)),
            Object::Real(_) => into.push(Token::Real),
            Object::Name(name) => into.push(Token::Name(name.clone().into())),
            Object::String(bytes, _) => into.push(Token::String(bytes.clone().into())),
            Object::Array(parts) => {
                into.push(Token::Bracket("["));
                parts.iter().for_each(|part| flattened(part, into));
                into.push(Token::Bracket("]"));
            }
            Object::Dictionary(parts) => {
                into.push(Token::Bracket("<<"));
                for (key, value) in parts {
                    into.push(Token::Name(key.clone().into()));
                    flattened(value, into);
                }
                into.push(Token::Bracket(">>"));
            }
            other => panic!("no operand: {other:?}"),
        }
    }

    fn object() -> impl Strategy<Value = Object> {
        let name = || prop::collection::vec(1u8.., 1..6);
        let bytes = || prop::collection::vec(any::<u8>(), 0..12);
        let leaf = prop_oneof![
            Just(Object::Null),
            any::<bool>().prop_map(Object::Boolean),
            any::<i32>().prop_map(|number| Object::Integer(number.into())),
            (-1_000_000i32..1_000_000).prop_map(|number| Object::Real(number as f32 / 256.0)),
            name().prop_map(Object::Name),
            bytes().prop_map(|bytes| Object::String(bytes, StringFormat::Literal)),
            bytes().prop_map(|bytes| Object::String(bytes, StringFormat::Hexadecimal)),
        ];
        leaf.prop_recursive(2, 12, 4, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Object::Array),
                prop::collection::vec((name(), inner), 0..3)
                    .prop_map(|parts| Object::Dictionary(Dictionary::from_iter(parts))),
            ]
        })
    }

    proptest! {
        /// Whatever the library writes, both read it alike.
        #[test]
        fn is_read_as_the_library_reads_it(
            operands in prop::collection::vec(prop::collection::vec(object(), 0..4), 1..6),
            operator in prop::sample::select(vec!["Tj", "TJ", "Tf", "BDC", "EMC", "re", "f"]),
        ) {
            let operations: Vec<Operation> =
                operands.into_iter().map(|operands| Operation::new(operator, operands)).collect();
            let bytes = Content { operations }.encode().unwrap();
            let read = Content::decode(&bytes).unwrap().operations;
            let mut expected = Vec::new();
            for operation in &read {
                operation.operands.iter().for_each(|operand| flattened(operand, &mut expected));
                expected.push(Token::Word(operator.as_bytes()));
            }
            prop_assert_eq!(tokens(&bytes), expected);
        }

        /// Whatever the bytes are, the tokens come to an end.
        #[test]
        fn any_bytes_come_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut tokens = Tokens::new(&bytes);
            let mut count = 0;
            while let Ok(Some(_)) = tokens.next() {
                count += 1;
            }
            prop_assert!(count <= bytes.len());
        }
    }

    #[test]
    fn what_the_library_never_writes_is_read_too() {
        let cases: [(&[u8], Token<'_>); 6] = [
            (b"(a\\\nb\\101\\8)", Token::String(b"abA8".as_slice().into())),
            (b"(a\r\nb\\(()\\))", Token::String(b"a\nb(())".as_slice().into())),
            (b"<41 4>", Token::String(b"A@".as_slice().into())),
            (b"% a remark\n/A#42", Token::Name(b"AB".as_slice().into())),
            (b"+.5", Token::Real),
            (b"-17", Token::Integer(-17)),
        ];
        for (bytes, token) in cases {
            assert_eq!(tokens(bytes), [token], "{}", String::from_utf8_lossy(bytes));
        }
        for bytes in [b"(open".as_slice(), b"<4", b"<4x>", b")", b"{", b"1.2.3"] {
            assert_eq!(Tokens::new(bytes).next(), Err(0), "{}", String::from_utf8_lossy(bytes));
        }
    }
}
