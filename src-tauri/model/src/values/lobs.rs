//! Lines of business as people write them.

use crate::address::Lob;

/// The line of business that a word or label names: `C`, `Comm`, `MA`, `Medicare Advantage`, `MCO`, `Medicaid (MCO)`, a
/// key; `None` for anything else, also for words that name two.
pub fn lob_of(text: &str) -> Option<Lob> {
    // `Comm %` heads a column of shares and is no line of business; footnote marks are passed over.
    if text.contains(['%', '$', '#']) {
        return None;
    }
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let one = |word: &str| match word {
        "c" | "comm" | "commercial" => Some(Lob::Commercial),
        "ma" | "medicare" | "advantage" => Some(Lob::MedicareAdvantage),
        "mco" | "mcos" | "medicaid" => Some(Lob::Medicaid),
        _ => None,
    };
    let mut lobs = words.map(one);
    let first = lobs.next()??;
    lobs.all(|lob| lob == Some(first)).then_some(first)
}

/// The lines of business in a list, in form order and each once: `C, MCO`, `MA & Medicaid`; `None` where a part is none.
pub fn lobs_of(text: &str) -> Option<Vec<Lob>> {
    let text = text.replace(['&', '+'], ",").replace(" and ", ",");
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
            ("medicaid,commercial,medicaid", Some(vec![Commercial, Medicaid])),
            ("commercial,medicare_advantage", Some(vec![Commercial, MedicareAdvantage])),
            ("MA & MCO", Some(vec![MedicareAdvantage, Medicaid])),
            ("C and MA", Some(vec![Commercial, MedicareAdvantage])),
            ("Comm¹", Some(vec![Commercial])),
            ("Comm %", None),
            ("none", None),
            ("", None),
        ];
        for (text, lobs) in rows {
            assert_eq!(lobs_of(text), lobs, "{text}");
        }
    }
}
