//! What a number format says about a cell: percent, decimals, date.

use serde::{Deserialize, Serialize};

/// How a cell shows its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// Shown as a percent: the number is a fraction, 0.125 for 12.5 %.
    pub percent: bool,
    /// Decimals that are shown; `None` where the format leaves them open.
    pub decimals: Option<u8>,
    /// Shown as a date.
    pub date: bool,
}

impl Format {
    /// Reads a number-format code such as `0.0%`. Where it has several sections, the one for positive numbers holds;
    /// sections with a condition of their own are passed over.
    pub fn from_code(code: &str) -> Format {
        let sections = sections(code);
        let plain = sections.iter().find(|section| !section.conditional).or_else(|| sections.first());
        plain.map(|section| section.format).unwrap_or_default()
    }

    /// The format of one of the numbered formats that every spreadsheet knows without a code.
    pub fn built_in(id: u32) -> Format {
        let percent = matches!(id, 9 | 10);
        let date = matches!(id, 14..=17 | 22 | 27..=36 | 50..=58);
        let decimals = match id {
            1 | 3 | 9 | 37 | 38 | 41 | 42 => Some(0),
            2 | 4 | 10 | 39 | 40 | 43 | 44 => Some(2),
            _ => None,
        };
        Format { percent, decimals, date }
    }
}

struct Section {
    format: Format,
    conditional: bool,
}

fn sections(code: &str) -> Vec<Section> {
    let mut found = Vec::new();
    let mut bare = String::new();
    let mut conditional = false;
    let mut chars = code.chars();
    loop {
        match chars.next() {
            None | Some(';') => {
                found.push(Section { format: judge(&bare), conditional });
                bare.clear();
                conditional = false;
                if chars.as_str().is_empty() {
                    return found;
                }
            }
            Some('"') => {
                chars.by_ref().find(|c| *c == '"');
            }
            Some('\\' | '_' | '*') => {
                chars.next();
            }
            Some('[') => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                conditional |= inside.starts_with(['<', '>', '=']);
            }
            Some(other) => bare.push(other.to_ascii_lowercase()),
        }
    }
}

/// Judges one section without its quoted, escaped and bracketed parts.
fn judge(bare: &str) -> Format {
    let date = !bare.contains("general") && bare.contains(['y', 'd']);
    let decimals = bare.contains(['0', '#', '?']).then(|| {
        let after = bare.split_once('.').map_or("", |(_, after)| after);
        after.chars().take_while(|c| matches!(c, '0' | '#' | '?')).count().min(30) as u8
    });
    Format { percent: bare.contains('%'), decimals: decimals.filter(|_| !date), date }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_percent_decimals_and_dates() {
        let format = |percent, decimals, date| Format { percent, decimals, date };
        for (code, expected) in [
            ("General", format(false, None, false)),
            ("0%", format(true, Some(0), false)),
            ("0.0%", format(true, Some(1), false)),
            ("0.0 \"%\"", format(false, Some(1), false)),
            ("0.0\\%", format(false, Some(1), false)),
            ("#,##0.00_);[Red](#,##0.00)", format(false, Some(2), false)),
            ("[=0]\"-\";0.0%", format(true, Some(1), false)),
            ("0.0;\"none %\"", format(false, Some(1), false)),
            ("m/d/yyyy", format(false, None, true)),
            ("[$-409]mmmm d\\, yyyy;@", format(false, None, true)),
            ("[Red]0", format(false, Some(0), false)),
            ("[h]:mm", format(false, None, false)),
            ("\"day\" 0", format(false, Some(0), false)),
            ("@", format(false, None, false)),
            ("", format(false, None, false)),
            ("\"", format(false, None, false)),
        ] {
            assert_eq!(Format::from_code(code), expected, "{code}");
        }
    }
}
