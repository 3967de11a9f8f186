//! Words by which questions, items and lines of business are known.

use hpug_model::address::Lob;

use crate::recognise::words;

/// Whether a text is what a specification says: each word of it begins a word of the text, none with a minus does.
pub(crate) fn is_named(specification: &str, text: &str) -> bool {
    let words = words(text);
    let begins = |start: &str| words.split(' ').any(|word| word.starts_with(start));
    specification.split(' ').all(|word| match word.strip_prefix('-') {
        Some(not) => !begins(not),
        None => begins(word),
    })
}

/// The line of business that a label or a part of an answer names: `Comm`, `MA`, `Medicare Advantage`, `MCO`.
pub(crate) fn lob_of(text: &str) -> Option<Lob> {
    let words = words(text);
    let one = |word: &str| match word {
        "c" | "comm" | "commercial" => Some(Lob::Commercial),
        "ma" | "medicare" | "advantage" => Some(Lob::MedicareAdvantage),
        "mco" | "mcos" | "medicaid" => Some(Lob::Medicaid),
        _ => None,
    };
    let mut lobs = words.split(' ').map(one);
    let first = lobs.next()??;
    lobs.all(|lob| lob == Some(first)).then_some(first)
}

/// The lines of business in a list: `C, MCO`; `None` where a part is none.
pub(crate) fn lobs_of(text: &str) -> Option<Vec<Lob>> {
    let text = text.replace('&', ",").replace(" and ", ",");
    let parts = text.split([',', ';', '/', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let mut lobs = parts.map(lob_of).collect::<Option<Vec<Lob>>>()?;
    lobs.sort();
    lobs.dedup();
    (!lobs.is_empty()).then_some(lobs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_business_in_every_spelling() {
        use Lob::{Commercial, Medicaid, MedicareAdvantage};
        let rows = [
            ("C, MCO", Some(vec![Commercial, Medicaid])),
            ("Comm/MA", Some(vec![Commercial, MedicareAdvantage])),
            ("Medicare Advantage; Medicaid (MCO)", Some(vec![MedicareAdvantage, Medicaid])),
            ("commercial\nmedicaid", Some(vec![Commercial, Medicaid])),
            ("none", None),
            ("", None),
        ];
        for (text, lobs) in rows {
            assert_eq!(lobs_of(text), lobs, "{text}");
        }
        assert!(is_named("members -dollar", "Number of Members"));
        assert!(!is_named("members -dollar", "Dollars of members"));
        assert!(is_named("population no", "Population-based, not condition-specific"));
    }
}
