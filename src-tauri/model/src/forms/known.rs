//! The forms and lists that come with the program, read once.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::publishers::Publisher;
use super::{Form, FormError, LibraryGroup, NationalFigures, file};

const FORM_FILES: [(&str, &str); 7] = [
    ("progress-report-2021.toml", include_str!("../../../forms/progress-report-2021.toml")),
    ("progress-report-2026.toml", include_str!("../../../forms/progress-report-2026.toml")),
    ("lan-apm-2017.toml", include_str!("../../../forms/lan-apm-2017.toml")),
    ("lan-apm-refreshed.toml", include_str!("../../../forms/lan-apm-refreshed.toml")),
    QUESTION_SET,
    ("questionnaire.toml", include_str!("../../../forms/questionnaire.toml")),
    ("participation.toml", include_str!("../../../forms/participation.toml")),
];
const QUESTION_SET: (&str, &str) =
    ("special-topics.toml", include_str!("../../../forms/special-topics.toml"));

/// A term and what it means, in our words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term, as the glossary lists it.
    pub term: String,
    /// By what a text that uses it is known: lower case, blanks for hyphens.
    pub words: Vec<String>,
    /// Its meaning.
    pub meaning: String,
}

#[derive(Deserialize)]
struct Library {
    group: Vec<LibraryGroup>,
}

#[derive(Deserialize)]
struct Glossary {
    entry: Vec<Term>,
}

#[derive(Deserialize)]
struct Publishers {
    publisher: Vec<Publisher>,
}

type Read<T> = Result<T, FormError>;

static FORMS: LazyLock<Read<Vec<Arc<Form>>>> =
    LazyLock::new(|| Ok(file::parse_all(&FORM_FILES)?.into_iter().map(Arc::new).collect()));
static NATIONAL: LazyLock<Read<NationalFigures>> =
    LazyLock::new(|| list("national.toml", include_str!("../../../forms/national.toml")));
static TOPICS: LazyLock<Read<Library>> =
    LazyLock::new(|| list("topics.toml", include_str!("../../../forms/topics.toml")));
static GLOSSARY: LazyLock<Read<Glossary>> =
    LazyLock::new(|| list("glossary.toml", include_str!("../../../forms/glossary.toml")));
static PUBLISHERS: LazyLock<Read<Publishers>> =
    LazyLock::new(|| list("publishers.toml", include_str!("../../../forms/publishers.toml")));

/// A list out of its file.
///
/// # Errors
/// [`FormError`] at the line of the mistake.
pub fn list<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, FormError> {
    toml::from_str(text).map_err(|error| FormError {
        file: name.to_owned(),
        line: text[..error.span().map_or(0, |span| span.start)].lines().count().max(1),
        reason: error.message().to_owned(),
    })
}

/// Every form the program knows, in the order they are listed.
///
/// # Errors
/// [`FormError`] when a form file has a mistake.
pub fn known() -> Result<&'static [Arc<Form>], FormError> {
    FORMS.as_ref().map(Vec::as_slice).map_err(Clone::clone)
}

/// The form of an id; `None` for an unknown one.
///
/// # Errors
/// [`FormError`] when a form file has a mistake.
pub fn form(id: &str) -> Result<Option<Arc<Form>>, FormError> {
    Ok(known()?.iter().find(|form| form.id == id).cloned())
}

/// The edition of a form that is nearest to a year, the earlier one of two as near. A published form is followed by
/// published editions only.
///
/// # Errors
/// [`FormError`] when a form file has a mistake.
pub fn nearest(of: &Form, year: u16) -> Result<Option<Arc<Form>>, FormError> {
    let editions =
        known()?.iter().filter(|form| form.family == of.family && (of.illustrative || !form.illustrative));
    Ok(editions.min_by_key(|form| (form.edition.abs_diff(year), form.edition)).cloned())
}

/// The question set of special topics.
///
/// # Errors
/// [`FormError`] when a form file has a mistake or the question set is missing.
pub fn question_set() -> Result<Arc<Form>, FormError> {
    // Parsed on its own: widening a form reads it while the list of forms may still be under way.
    static QUESTIONS: LazyLock<Read<Arc<Form>>> = LazyLock::new(|| {
        let (name, text) = QUESTION_SET;
        file::parse(name, text).map(Arc::new)
    });
    QUESTIONS.clone()
}

/// National figures with their sources.
///
/// # Errors
/// [`FormError`] when the file has a mistake.
pub fn national_figures() -> Result<&'static NationalFigures, FormError> {
    NATIONAL.as_ref().map_err(Clone::clone)
}

/// The library of special topics, by group.
///
/// # Errors
/// [`FormError`] when the file has a mistake.
pub fn topic_library() -> Result<&'static [LibraryGroup], FormError> {
    TOPICS.as_ref().map(|library| library.group.as_slice()).map_err(Clone::clone)
}

/// The glossary, in alphabetical order.
///
/// # Errors
/// [`FormError`] when the file has a mistake.
pub fn glossary() -> Result<&'static [Term], FormError> {
    GLOSSARY.as_ref().map(|glossary| glossary.entry.as_slice()).map_err(Clone::clone)
}

/// What a publisher asks of who uses its forms, a sentence or two each; nothing where it states no terms.
///
/// # Errors
/// [`FormError`] when the file has a mistake.
pub fn publisher_terms(publisher: &str) -> Result<&'static [String], FormError> {
    let publishers = PUBLISHERS.as_ref().map_err(Clone::clone)?;
    let named = publishers.publisher.iter().find(|known| known.name == publisher);
    Ok(named.map_or(&[], |known| known.terms.as_slice()))
}

/// The terms of the glossary that a text uses, in the glossary's order.
///
/// # Errors
/// [`FormError`] when the file has a mistake.
pub fn terms_in(text: &str) -> Result<Vec<&'static Term>, FormError> {
    let mut spaced = String::with_capacity(text.len() + 2);
    spaced.push(' ');
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter.is_alphanumeric() {
            true => spaced.push(letter),
            false if !spaced.ends_with(' ') => spaced.push(' '),
            false => {}
        }
    }
    spaced.push(' ');
    let holds = |word: &String| {
        [format!(" {word} "), format!(" {word}s ")].iter().any(|spelling| spaced.contains(spelling.as_str()))
    };
    Ok(glossary()?.iter().filter(|term| term.words.iter().any(holds)).collect())
}
