//! Months and spans of months as people write them.

/// A month as `2014-01`: from `01/2014`, `2014-01`, `1/15/2014`, `Jan 2014`; `None` for anything else. Years of two
/// digits are 2000–2099.
pub fn month_of(text: &str) -> Option<String> {
    let parts: Vec<&str> = text
        .split(['/', '-', '.', ',', ' ', '\u{a0}'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let (year, month) = match parts.as_slice() {
        [year, month] | [year, month, _] if year.len() == 4 => (*year, *month),
        [month, year] | [month, _, year] => (*year, *month),
        _ => return None,
    };
    let year = match (year.len(), year.parse::<u16>().ok()?) {
        (4, year) => year,
        (2, year) => 2000 + year,
        _ => return None,
    };
    let month = month.parse::<u8>().ok().or_else(|| named(month)).filter(|month| (1..=12).contains(month))?;
    (1900..2200).contains(&year).then(|| format!("{year}-{month:02}"))
}

const NAMES: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn named(month: &str) -> Option<u8> {
    let word = month.to_lowercase();
    let at = NAMES.iter().position(|name| word.starts_with(name))?;
    u8::try_from(at + 1).ok()
}

/// Months as `2015-07/2016-06`: from that, `7/1/2015 - 6/30/2016`, `07/2015 - 06/2016`, `Jul 2015 – Jun 2016`, ISO days;
/// `None` for anything else.
pub fn months_of(text: &str) -> Option<String> {
    let text = text.trim().replace(['–', '—'], "-").replace(" to ", " - ").replace(" through ", " - ");
    let exact = text.split_once('/').filter(|(first, last)| first.len() == 7 && last.len() == 7);
    let halves = exact.or_else(|| text.split_once(" - ")).or_else(|| {
        let is_one = text.matches('-').count() == 1;
        text.split_once('-').filter(|_| is_one)
    });
    let (first, last) = halves?;
    Some(format!("{}/{}", month_of(first)?, month_of(last)?))
}

/// `01/2014` for `2014-01`; other text as it is.
pub fn month_text(month: &str) -> String {
    month.split_once('-').map_or_else(|| month.to_owned(), |(year, month)| format!("{month}/{year}"))
}

/// `07/2015 - 06/2016` for `2015-07/2016-06`; other text as it is.
pub fn months_text(months: &str) -> String {
    match months.split_once('/') {
        Some((first, last)) if first.len() == 7 => format!("{} - {}", month_text(first), month_text(last)),
        _ => months.to_owned(),
    }
}

/// `Jan 2014` for `2014-01`; other text as it is.
pub fn month_words(month: &str) -> String {
    let words = || {
        let (year, number) = month.split_once('-').filter(|(year, _)| year.len() == 4)?;
        let name = NAMES.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
        let (first, rest) = name.split_at(1);
        Some(format!("{}{rest} {year}", first.to_uppercase()))
    };
    words().unwrap_or_else(|| month.to_owned())
}

/// `Jul 2015 – Jun 2016` for `2015-07/2016-06`; other text as it is.
pub fn months_words(months: &str) -> String {
    match months.split_once('/') {
        Some((first, last)) if first.len() == 7 => format!("{} – {}", month_words(first), month_words(last)),
        _ => months.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_understood_in_every_way_of_writing() {
        let rows = [
            ("01/2014", Some("2014-01")),
            ("2014-01", Some("2014-01")),
            ("1/15/2014", Some("2014-01")),
            ("2014-01-15", Some("2014-01")),
            ("Jan 2014", Some("2014-01")),
            ("September 1, 2014", Some("2014-09")),
            ("7/15", Some("2015-07")),
            ("13/2014", None),
            ("pending", None),
        ];
        for (text, month) in rows {
            assert_eq!(month_of(text).as_deref(), month, "{text}");
        }
        let spans = [
            "2015-07/2016-06",
            "7/1/2015 - 6/30/2016",
            "07/2015 – 06/2016",
            "07/2015-06/2016",
            "2015-07-01 to 2016-06-30",
            "Jul 2015 – Jun 2016",
        ];
        for text in spans {
            assert_eq!(months_of(text).as_deref(), Some("2015-07/2016-06"), "{text}");
        }
        assert_eq!(months_text("2015-07/2016-06"), "07/2015 - 06/2016");
        assert_eq!(months_words("2015-07/2016-06"), "Jul 2015 – Jun 2016");
        assert_eq!((month_words("2014-13"), month_words("soon")), ("2014-13".to_owned(), "soon".to_owned()));
        assert_eq!(months_of("last year"), None);
    }
}
