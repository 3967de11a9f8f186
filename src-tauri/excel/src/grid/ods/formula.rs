//! Formulas of OpenDocument in the notation of the others.

/// `of:=SUM([.M10:.M12])` as `SUM(M10:M12)`.
pub(super) fn plain(text: &str) -> String {
    let text = ["of:", "oooc:", "msoxl:"].iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text);
    let text = text.strip_prefix('=').unwrap_or(text);
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '[' => inside = true,
            ']' => inside = false,
            '.' if inside && out.ends_with(|last: char| !last.is_alphanumeric() && last != '\'') => {}
            '.' if inside && out.is_empty() => {}
            '.' if inside => out.push('!'),
            ';' if !inside => out.push(','),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn references_lose_their_brackets_and_dots() {
        for (text, expected) in [
            ("of:=SUM([.M10:.M12])", "SUM(M10:M12)"),
            ("of:=[.A1]", "A1"),
            ("of:=IF([.A1]=0;\"\";[$'Other Sheet'.$B$2]/2.5)", "IF(A1=0,\"\",$'Other Sheet'!$B$2/2.5)"),
            ("oooc:=[Sheet2.A1]", "Sheet2!A1"),
            ("=#N/A", "#N/A"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
