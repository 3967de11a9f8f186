//! Words and numbers that stand in a cell as text.

use hpug_model::values::{Kind, NoData, Value};

use super::number::{Written, written};
use crate::paragraphs;

/// What the text of a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextRead {
    /// The answer; none where the text only promises one or was not understood.
    pub(crate) value: Option<Value>,
    /// A percent without a sign, which may be a fraction.
    pub(crate) plain: bool,
    /// The text says more than its answer: it is kept as a remark.
    pub(crate) remark: bool,
    /// The text is none of what is understood in such a cell.
    pub(crate) unknown: bool,
}

impl TextRead {
    const fn answer(value: Value, remark: bool) -> TextRead {
        TextRead { value: Some(value), plain: false, remark, unknown: false }
    }
}

/// Reads the text of an answer cell of a kind; the text is not blank.
pub(crate) fn read_text(kind: Kind, text: &str) -> TextRead {
    let plain = spaced(text);
    let word = plain.to_lowercase();
    if let Some(reason) = no_data(kind, &word) {
        let own_spelling = word == reason.written(kind).to_lowercase();
        return TextRead::answer(Value::NoData(reason), !own_spelling);
    }
    if kind == Kind::Flag {
        return flag(&word);
    }
    if !kind.is_number() {
        let own = if kind == Kind::Text { paragraphs::read(text.trim()) } else { text.trim().to_owned() };
        return TextRead::answer(Value::Text(own), false);
    }
    if is_promise(kind, &word) {
        return TextRead { value: None, plain: false, remark: true, unknown: false };
    }
    match written(kind, &plain) {
        Some(Written { number, signed, more }) => TextRead {
            value: Some(Value::number(number)),
            plain: kind == Kind::Percent && !signed,
            remark: more,
            unknown: false,
        },
        None => TextRead { value: None, plain: false, remark: true, unknown: true },
    }
}

/// The text on one line with single plain spaces, without characters that don't show.
fn spaced(text: &str) -> String {
    let visible: String =
        text.chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}')).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without the footnote marks at its end: `12.5*`, `12.5 (1)`, `12.5[a]`.
pub(super) fn without_marks(text: &str) -> &str {
    let mut rest = text;
    loop {
        let bare = rest.trim_end_matches(|c: char| {
            matches!(c, '*' | '†' | '‡' | '§' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹') || c.is_whitespace()
        });
        let bare = without_bracketed(bare);
        if bare.len() == rest.len() {
            return bare;
        }
        rest = bare;
    }
}

/// A text without a number or letter in brackets behind it. A text that is nothing else keeps it: `(5)` is a number.
fn without_bracketed(text: &str) -> &str {
    let pair = [('(', ')'), ('[', ']')].into_iter().find(|(_, close)| text.ends_with(*close));
    let Some((at, inside)) = pair.and_then(|(open, close)| {
        let at = text.rfind(open)?;
        Some((at, text[at + 1..].strip_suffix(close)?))
    }) else {
        return text;
    };
    let is_mark = inside.chars().count() == 1 && inside.chars().all(char::is_alphanumeric);
    if is_mark && !text[..at].trim().is_empty() { text[..at].trim_end() } else { text }
}

/// The word that a text says before its explanation: `n/a – no such program` says `n/a`.
fn before_explanation(text: &str) -> &str {
    let separator = |(at, c): (usize, char)| {
        let spaced = text[..at].ends_with(' ');
        let begins = matches!(c, ':' | ';' | ',' | '(') || spaced && matches!(c, '-' | '–' | '—');
        (at > 0 && begins).then_some(at)
    };
    let end = text.char_indices().find_map(separator).unwrap_or(text.len());
    without_marks(text[..end].trim_end())
}

fn no_data(kind: Kind, word: &str) -> Option<NoData> {
    let bare = without_marks(word).trim_end_matches('.');
    let said = if kind.is_number() { before_explanation(bare).trim_end_matches('.') } else { bare };
    match said {
        "n/a" | "na" | "n.a" | "n. a" | "not applicable" => return Some(NoData::NotApplicable),
        "not available" => return Some(NoData::NotAvailable),
        "not collected" | "not tracked" => return Some(NoData::NotCollected),
        "suppressed" if kind.is_number() => return Some(NoData::Suppressed),
        _ => {}
    }
    let small = matches!(
        bare,
        "<11"
            | "< 11"
            | "<10"
            | "< 10"
            | "≤10"
            | "≤ 10"
            | "1-10"
            | "1–10"
            | "1 - 10"
            | "1 – 10"
            | "1 to 10"
            | "less than 11"
            | "fewer than 11"
    );
    let suppressed = match kind {
        Kind::Count => small || word == "*",
        Kind::Percent => word == "*",
        _ => false,
    };
    suppressed.then_some(NoData::Suppressed)
}

fn flag(word: &str) -> TextRead {
    let bare = without_marks(word);
    let more = bare != word;
    match bare.trim_end_matches('.') {
        "y" | "yes" => TextRead::answer(Value::Flag(true), more),
        "n" | "no" => TextRead::answer(Value::Flag(false), more),
        _ => TextRead { value: None, plain: false, remark: true, unknown: !is_promise(Kind::Flag, word) },
    }
}

/// A word that promises a figure: TBD, pending, a question mark, a dash, "see note"; "<1%" of a percent.
fn is_promise(kind: Kind, word: &str) -> bool {
    let bare = without_marks(word).trim_end_matches(['.', ':']);
    let said = before_explanation(bare).trim_end_matches('.');
    let dash = !bare.is_empty() && bare.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | '?'));
    let note = bare.strip_prefix("see note").or_else(|| bare.strip_prefix("see footnote"));
    let note = note.is_some_and(|rest| {
        let rest = rest.trim_start_matches(['s', ' ', '#', '(']).trim_end_matches(')');
        rest.chars().count() <= 3 && rest.chars().all(char::is_alphanumeric)
    });
    let below_one = kind == Kind::Percent && matches!(bare, "<1%" | "< 1%" | "<1 %" | "< 1 %");
    dash || note || below_one || matches!(said, "tbd" | "t.b.d" | "tba" | "to be determined" | "pending")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::*;

    #[test]
    fn texts_in_cells_are_understood_or_asked_about() {
        use Kind::{Count, Dollars, Flag, Line, Percent};
        let rows = [
            (Count, "9,800 births", "9800 remark"),
            (Count, "1,900¹", "1900 remark"),
            (Count, " 12 ", "12"),
            (Count, "\u{a0}12\t", "12"),
            (Count, "1\u{2009}900", "1900"),
            (Count, "12%", "unknown"),
            (Count, "twelve", "unknown"),
            (Count, "9,800 or 9,900", "unknown"),
            (Count, "(5)", "-5"),
            (Count, "<11", "suppressed"),
            (Count, "<10", "suppressed remark"),
            (Count, "1–10", "suppressed remark"),
            (Count, "*", "suppressed remark"),
            (Count, "N/A", "not_applicable"),
            (Count, "N/A¹", "not_applicable remark"),
            (Count, "NA", "not_applicable remark"),
            (Count, "not\u{a0}collected", "not_collected"),
            (Count, "not tracked", "not_collected remark"),
            (Count, "TBD ", "later"),
            (Count, "—", "later"),
            (Count, "see note 3", "later"),
            (Count, "see notes (a)", "later"),
            (Count, "see notebook", "unknown"),
            (Count, "<1%", "unknown"),
            (Percent, "<1%", "later"),
            (Percent, "*", "suppressed"),
            (Percent, "12.5", "12.5 plain"),
            (Percent, "12.5%", "12.5"),
            (Percent, "5 %*", "5 remark"),
            (Percent, "7.5*", "7.5 plain remark"),
            (Percent, "12.5 percent", "12.5 remark"),
            (Percent, "$12", "unknown"),
            (Dollars, "$151,250,000 *", "151250000 remark"),
            (Dollars, "$151,250,000.50", "151250000.5"),
            (Dollars, "$1.2 million", "1200000 remark"),
            (Dollars, "1.2M", "1200000 remark"),
            (Dollars, "USD 5", "5"),
            (Dollars, "*", "unknown"),
            (Dollars, "12,34", "unknown"),
            (Dollars, "1.234.567", "unknown"),
            (Flag, "Y", "yes"),
            (Flag, "no", "no"),
            (Flag, "Yes*", "yes remark"),
            (Flag, "maybe", "unknown"),
            (Flag, "n/a", "not_applicable"),
            (Flag, "TBD", "later"),
            // Grouping and signs of other countries: what can be read in two ways is asked about.
            (Count, "1 234", "1234"),
            (Count, "1\u{a0}234", "1234"),
            (Count, "1\u{202f}234", "1234"),
            (Count, "1.234", "1.234"),
            (Count, "1'234", "unknown"),
            (Dollars, "1.234,5", "unknown"),
            (Dollars, "1,234.", "1234"),
            (Percent, "12,5", "unknown"),
            (Percent, ".5", "0.5 plain"),
            (Percent, "12.5 %", "12.5"),
            (Percent, "12.5\u{a0}%", "12.5"),
            (Percent, "%12.5", "12.5"),
            (Percent, "% 12.5", "12.5"),
            (Percent, "12.5%%", "12.5"),
            (Percent, "−5", "-5 plain"),
            (Percent, "–5", "unknown"),
            (Dollars, "$1.2M", "1200000 remark"),
            (Dollars, "-$5", "-5"),
            (Dollars, "($1,234)", "-1234"),
            (Dollars, "(5)", "-5"),
            // Estimates, ranges and bounds are no figures.
            (Percent, "~12", "unknown"),
            (Percent, "approx. 12%", "unknown"),
            (Percent, "12-15%", "unknown"),
            (Percent, ">50%", "unknown"),
            (Count, ">=11", "unknown"),
            (Count, "12+", "unknown"),
            (Count, "12 of 480", "unknown"),
            (Percent, "36/480", "unknown"),
            (Percent, "7.5% (36/480)", "unknown"),
            // Exponents, fractions and digits of other scripts are not typed by hand.
            (Percent, "5e1%", "unknown"),
            (Count, "1E+15", "unknown"),
            (Count, "99999999999999999999", "99999999999999999999"),
            (Percent, "½", "unknown"),
            (Percent, "１２", "unknown"),
            (Percent, "١٢", "unknown"),
            (Count, "=1+1", "unknown"),
            (Count, "TRUE", "unknown"),
            // Footnote marks in brackets.
            (Count, "1,900 (1)", "1900 remark"),
            (Percent, "12.5% [a]", "12.5 remark"),
            (Percent, "12.5%*(2)", "12.5 remark"),
            (Count, "1,900 (12)", "unknown"),
            // Words with an explanation behind them.
            (Count, "N/A – no such program", "not_applicable remark"),
            (Percent, "n/a (see note)", "not_applicable remark"),
            (Percent, "Not collected: new system", "not_collected remark"),
            (Percent, "Not applicable.", "not_applicable remark"),
            (Percent, "not available until March", "unknown"),
            (Percent, "TBD - by March", "later"),
            (Percent, "Pending, see e-mail", "later"),
            (Line, "N/A – no such program", "Text(\"N/A – no such program\")"),
            (Count, "≤10", "suppressed remark"),
            (Count, "Fewer than 11", "suppressed remark"),
            (Percent, "<11", "unknown"),
        ];
        for (kind, text, expected) in rows {
            let read = read_text(kind, text);
            let mut got = match &read.value {
                Some(Value::Number(number)) => number.to_string(),
                Some(Value::Flag(flag)) => if *flag { "yes" } else { "no" }.to_owned(),
                Some(Value::NoData(reason)) => reason.key().to_owned(),
                Some(other) => format!("{other:?}"),
                None if read.unknown => "unknown".to_owned(),
                None => "later".to_owned(),
            };
            got.push_str(if read.plain { " plain" } else { "" });
            got.push_str(if read.remark && read.value.is_some() { " remark" } else { "" });
            assert_eq!(got, expected, "{kind:?} {text:?}");
        }
        let huge = read_text(Count, "99999999999999999999999999999999999");
        assert!(huge.unknown && huge.value.is_none());
        assert_eq!(read_text(Count, "0").value, Some(Value::Number(Decimal::ZERO)));
    }

    proptest! {
        /// What is understood has an answer or is a promise; what isn't has none, and is kept as a remark.
        #[test]
        fn no_text_is_lost(text in "\\PC{1,24}|[0-9,.$%*<>() -]{1,12}|(n/?a|tbd|see note|births|million|[0-9 ]){1,4}") {
            prop_assume!(!text.trim().is_empty());
            for kind in [Kind::Count, Kind::Dollars, Kind::Percent, Kind::Flag, Kind::Line] {
                let read = read_text(kind, &text);
                prop_assert!(read.value.is_some() || read.remark, "{kind:?} {text:?}");
                prop_assert!(!(read.unknown && read.value.is_some()), "{kind:?} {text:?}");
            }
        }

        #[test]
        fn written_numbers_are_read_back(units in -99_999_999_999_i64..99_999_999_999, scale in 0..4_u32) {
            let number = Decimal::new(units, scale);
            for (kind, text) in [
                (Kind::Percent, format!("{number}%")),
                (Kind::Percent, format!(" {number} ")),
                (Kind::Dollars, format!("${number}")),
                (Kind::Count, number.to_string()),
            ] {
                if kind == Kind::Dollars && units < 0 {
                    continue;
                }
                prop_assert_eq!(read_text(kind, &text).value, Some(Value::number(number)), "{:?} {:?}", kind, text);
            }
        }
    }
}
