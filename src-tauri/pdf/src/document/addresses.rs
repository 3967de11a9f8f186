use hpug_model::rich;

use super::{Run, Text};

/// What may end a sentence or an aside behind an address and is no part of it.
const BEHIND: [char; 8] = ['.', ',', ';', ':', '!', '?', ')', ']'];

impl Text {
    /// Text whose addresses, on the web and for e-mail, lead there.
    pub fn leading(text: &str) -> Self {
        let mut runs = Vec::new();
        let mut plain = String::new();
        for word in text.split_inclusive(char::is_whitespace) {
            let core = word.trim_end().trim_end_matches(BEHIND);
            let begin = core.find(|c: char| !matches!(c, '(' | '[')).unwrap_or(0);
            let (before, core) = core.split_at(begin);
            let Some(link) = address(core) else {
                plain.push_str(word);
                continue;
            };
            plain.push_str(before);
            if !plain.is_empty() {
                runs.push(Run { text: std::mem::take(&mut plain), ..Run::default() });
            }
            runs.push(Run { text: core.to_owned(), link: Some(link), ..Run::default() });
            plain.push_str(&word[before.len() + core.len()..]);
        }
        if !plain.is_empty() || runs.is_empty() {
            runs.push(Run { text: plain, ..Run::default() });
        }
        Self(runs)
    }
}

/// Where a word leads: itself, or a letter to it.
fn address(word: &str) -> Option<std::sync::Arc<str>> {
    if word.contains("://") {
        return rich::allowed_link(word).filter(|link| !link.starts_with("mailto:"));
    }
    let (name, host) = word.split_once('@')?;
    let is_host = host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-');
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "._+-".contains(c));
    (is_host && is_name).then(|| rich::allowed_link(&format!("mailto:{word}"))).flatten()
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn addresses_lead_where_they_say_and_the_text_stays() {
        let cases: [(&str, &[(&str, &str)]); 8] = [
            ("Jo, jo.a@host.example, 555-0142.", &[("jo.a@host.example", "mailto:jo.a@host.example")]),
            (
                "(https://meet.example/a?b=1) or HTTPS://x.example/",
                &[
                    ("https://meet.example/a?b=1", "https://meet.example/a?b=1"),
                    ("HTTPS://x.example/", "https://x.example/"),
                ],
            ),
            ("Jo\njo@host.example\n555", &[("jo@host.example", "mailto:jo@host.example")]),
            ("javascript://x ftp://x.example @home a@b no@way@x.example", &[]),
            ("mailto://x@y.example", &[]),
            ("", &[]),
            (
                "J\u{FC}rgen j\u{FC}@h\u{F6}st.example",
                &[("j\u{FC}@h\u{F6}st.example", "mailto:j\u{FC}@h\u{F6}st.example")],
            ),
            ("...", &[]),
        ];
        for (text, links) in cases {
            let led = Text::leading(text);
            let found: Vec<(&str, &str)> =
                led.0.iter().filter_map(|run| Some((run.text.as_str(), run.link.as_deref()?))).collect();
            assert_eq!(found, links, "{text}");
            assert_eq!(led.plain(), text);
        }
    }
}
