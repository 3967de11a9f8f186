//! The forms and lists that come with the program, each read once, when it is first asked for.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::publishers::Publisher;
use super::{Form, FormError, LibraryGroup, NationalFigures, listed};
use crate::plainly::of_writing;

/// Id of the question set of special topics.
const QUESTION_SET: &str = "special-topics";

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

/// Forms that were read, and the mistakes for which others were refused.
pub(super) type Told = (Vec<Arc<Form>>, Vec<FormError>);

/// One form file with a mistake takes none of the others away.
pub(super) fn told(read: impl Iterator<Item = Read<Arc<Form>>>) -> Told {
    let mut told = Told::default();
    for form in read {
        match form {
            Ok(form) => told.0.push(form),
            Err(error) => told.1.push(error),
        }
    }
    told
}

static FORMS: LazyLock<Told> = LazyLock::new(|| told(listed::all().map(|listed| listed.form().cloned())));
static WITH_LAYOUT: LazyLock<Told> = LazyLock::new(|| {
    let with_layout = listed::all().filter(|listed| listed.has_layout());
    told(with_layout.map(|listed| listed.form().cloned()))
});
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
        reason: of_writing(error.message()),
    })
}

/// Every form the program knows, in the order they are listed, without those that are [`refused`].
pub fn known() -> &'static [Arc<Form>] {
    &FORMS.0
}

/// The mistake of each form file that is refused.
pub fn refused() -> &'static [FormError] {
    &FORMS.1
}

/// The forms whose workbook is a sheet of blocks, without those that are refused; no other form file is read for it.
pub fn with_layout() -> &'static [Arc<Form>] {
    &WITH_LAYOUT.0
}

/// The form of an id; `None` for an unknown one. No other form file is read, but the one that it extends.
///
/// # Errors
/// [`FormError`] when one of these has a mistake.
pub fn form(id: &str) -> Result<Option<Arc<Form>>, FormError> {
    listed::of(id).map(|listed| listed.form().cloned()).transpose()
}

/// The family of a form, also of one whose file has a mistake; `None` for an unknown one, or where the mistake hides it.
pub fn family_of(id: &str) -> Option<&'static str> {
    listed::of(id)?.family()
}

/// The edition of a form that is nearest to a year, the earlier one of two as near. A published form is followed by
/// published editions only.
pub fn nearest(of: &Form, year: u16) -> Option<Arc<Form>> {
    let editions =
        known().iter().filter(|form| form.family == of.family && (of.illustrative || !form.illustrative));
    editions.min_by_key(|form| (form.edition.abs_diff(year), form.edition)).cloned()
}

/// The question set of special topics.
///
/// # Errors
/// [`FormError`] when a form file has a mistake or the question set is missing.
pub fn question_set() -> Result<Arc<Form>, FormError> {
    let missing = || FormError {
        file: QUESTION_SET.to_owned(),
        line: 1,
        reason: "there is no such form file".to_owned(),
    };
    form(QUESTION_SET)?.ok_or_else(missing)
}

/// National figures with their sources.
///
/// # Errors
/// [`FormError`] when the file has a mistake.
pub fn national_figures() -> Result<&'static NationalFigures, FormError> {
    NATIONAL.as_ref().map_err(Clone::clone)
}

/// Whether there is a series of national figures of that name; none while the file has a mistake.
pub fn national_series(name: &str) -> bool {
    NATIONAL.as_ref().is_ok_and(|known| known.figures.iter().any(|figure| figure.series == name))
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
