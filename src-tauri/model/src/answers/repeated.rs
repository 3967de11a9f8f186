//! Keys that stand twice in one JSON object: programs differ in which of the two they take.

use std::collections::HashSet;

use foldhash::fast::RandomState;

/// The first key that stands twice in an object of a JSON text that has been read already; `None` where there is none.
pub(super) fn repeated_key(json: &str) -> Option<String> {
    // The keys of each object that is open; a list has none.
    let mut open: Vec<HashSet<String, RandomState>> = Vec::new();
    let mut rest = json;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'{' | b'[' | b'}' | b']' | b'"')) {
        let from = &rest[at..];
        rest = &from[1..];
        match from.as_bytes()[0] {
            b'{' | b'[' => open.push(HashSet::default()),
            b'}' | b']' => {
                open.pop();
            }
            _ => {
                let quoted = &from[..quoted_length(from)?];
                rest = &from[quoted.len()..];
                if !rest.trim_start().starts_with(':') {
                    continue;
                }
                let key: String = serde_json::from_str(quoted).ok()?;
                if !open.last_mut()?.insert(key.clone()) {
                    return Some(key);
                }
            }
        }
    }
    None
}

/// Bytes of the quoted text at the start, quotes included.
fn quoted_length(text: &str) -> Option<usize> {
    let mut escaped = false;
    let end = text.as_bytes().iter().skip(1).position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    })?;
    Some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::repeated_key;

    #[test]
    fn a_key_that_stands_twice_is_named() {
        for (text, expected) in [
            (r#"{"a":1,"b":{"a":2}}"#, None),
            (r#"{"a":1,"a":1}"#, Some("a")),
            (r#"{"a":{"b":1,"c":[{"d":"x","d":null}]}}"#, Some("d")),
            (r#"{"A.1a\/current\/count":"1","A.1a/current/count" : "2"}"#, Some("A.1a/current/count")),
            (r#"{"a":"a\":{","b":["a","a"],"c":"\\","d":{}}"#, None),
            (r#"[{"a":1.5},{"a":true}]"#, None),
            (r#""a""#, None),
        ] {
            assert_eq!(repeated_key(text).as_deref(), expected, "{text}");
        }
    }
}
