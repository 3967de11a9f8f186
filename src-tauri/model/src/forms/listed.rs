//! The form files that come with the program, as the build finds them. Each is read when it is first asked for: a program
//! that reads one received workbook needs two of them.

use std::sync::{Arc, OnceLock};

use super::file::{self, FormFile, line_naming};
use super::{Form, FormError};

type Read<T> = Result<T, FormError>;

/// A form file; its name without the ending is the form's id.
pub(super) struct Listed {
    file: &'static str,
    text: &'static str,
    whole: OnceLock<Read<FormFile>>,
    form: OnceLock<Read<Arc<Form>>>,
}

// `LISTED`: every form file of the folder, in the order in which forms are listed; an edition stands behind the form that it
// extends.
include!(concat!(env!("OUT_DIR"), "/forms.rs"));

const fn listed(file: &'static str, text: &'static str) -> Listed {
    Listed { file, text, whole: OnceLock::new(), form: OnceLock::new() }
}

/// Every form file, in order.
pub(super) fn all() -> impl Iterator<Item = &'static Listed> {
    LISTED.iter()
}

/// The form file of an id.
pub(super) fn of(id: &str) -> Option<&'static Listed> {
    LISTED.iter().find(|listed| listed.id() == id)
}

impl Listed {
    fn id(&self) -> &'static str {
        self.file.strip_suffix(".toml").unwrap_or(self.file)
    }

    /// Its form.
    pub(super) fn form(&'static self) -> Read<&'static Arc<Form>> {
        let read = || {
            let extended = LISTED.iter().any(|other| other.extends() == Some(self.id()));
            let whole = if extended { self.whole()?.clone() } else { self.read()? };
            file::form(self.file, self.text, whole).map(Arc::new)
        };
        self.form.get_or_init(read).as_ref().map_err(Clone::clone)
    }

    /// Whether its form has a layout of blocks, of its own or from the form that it extends; told without reading it.
    pub(super) fn has_layout(&self) -> bool {
        self.has_table("[layout]") || self.extends().and_then(of).is_some_and(Listed::has_layout)
    }

    fn has_table(&self, head: &str) -> bool {
        self.text.lines().any(|line| line.trim_end() == head)
    }

    /// The id of the form that it extends, from its lines before the first table.
    fn extends(&self) -> Option<&'static str> {
        self.said("extends")
    }

    /// The family that its form belongs to, its own or that of the form it extends, told without reading it.
    pub(super) fn family(&self) -> Option<&'static str> {
        self.said("family").or_else(|| self.extends().and_then(of).and_then(Listed::family))
    }

    /// What stands behind a name in the lines before the first table.
    fn said(&self, name: &str) -> Option<&'static str> {
        let mut head = self.text.lines().take_while(|line| !line.starts_with('['));
        let value = head.find_map(|line| {
            let rest = line.strip_prefix(name)?.trim_start().strip_prefix('=')?;
            rest.trim_start().strip_prefix('"')
        })?;
        value.split_once('"').map(|(said, _)| said)
    }

    /// Its file with everything that it takes from the one it extends; kept for those that are extended.
    fn whole(&'static self) -> Read<&'static FormFile> {
        self.whole.get_or_init(|| self.read()).as_ref().map_err(Clone::clone)
    }

    /// Why it is refused where the form that it extends is.
    fn without(&self, base: &FormError) -> FormError {
        let line = line_naming(self.text, self.extends().unwrap_or_default());
        FormError { file: self.file.to_owned(), line, reason: format!("what it extends is refused: {base}") }
    }

    fn read(&'static self) -> Read<FormFile> {
        let before = LISTED.iter().take_while(|other| !std::ptr::eq(*other, self));
        let base = before
            .filter(|other| self.extends() == Some(other.id()))
            .map(|other| other.whole().cloned().map_err(|error| self.without(&error)));
        let whole = file::whole(self.file, self.text, &base.collect::<Read<Vec<FormFile>>>()?)?;
        if whole.id == self.id() {
            return Ok(whole);
        }
        let reason = format!("the id is {}, but the file is called {}", whole.id, self.file);
        Err(FormError { file: self.file.to_owned(), line: line_naming(self.text, &whole.id), reason })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_of_a_form_unread_is_true_of_it() {
        for listed in all() {
            let form = listed.form().unwrap();
            assert_eq!((listed.id(), listed.has_layout()), (form.id.as_str(), form.layout.is_some()));
            assert_eq!(listed.family(), Some(form.family.as_str()));
        }
        assert!(of("progress-report-2026").unwrap().has_layout());
        assert!(of("progress-report").is_none());
    }

    #[test]
    fn a_faulty_file_is_refused_when_it_is_asked_for() {
        static WRONG: [Listed; 2] = [
            listed(
                "other-name.toml",
                "id = \"a-form\"\nfamily = \"x\"\ntitle = \"T\"\nedition = 2020\npublisher = \"P\"\ncredit = \"C\"\n",
            ),
            listed("cut.toml", "id = \"cut\"\n\ntitle ="),
        ];
        let line_of = |listed: &'static Listed| listed.form().map_err(|error| (error.file, error.line));
        assert_eq!(line_of(&WRONG[0]), Err(("other-name.toml".to_owned(), 1)));
        assert_eq!(line_of(&WRONG[1]), Err(("cut.toml".to_owned(), 3)));
    }
}
