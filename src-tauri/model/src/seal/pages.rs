//! The second seal of a PDF: what its pages show at each address, so that pages can be compared with themselves. A figure
//! on a page is rounded and in words, so the seal of the answers does not fit it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Seal, marks_over, words};
use crate::address::Address;
use crate::checks;
use crate::forms;

/// Most changed places that a sentence names.
const NAMED: usize = 12;

/// How the pages of a PDF of ours compare with its seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PagesState {
    /// At every sealed address stands what was exported.
    Unchanged,
    /// At some it does not.
    Changed,
    /// A seal is not whole, so nothing can be told.
    Damaged,
    /// The pages carry no seal of their own, or were not looked at.
    NotCompared,
    /// The pages can't be read.
    Unreadable,
}

/// What a PDF of ours tells by its seals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedPages {
    /// Id of the form; empty for a damaged seal.
    pub form: String,
    /// Answers that were sealed.
    pub answers: usize,
    /// How the pages compare.
    pub state: PagesState,
    /// Where they show something else than was exported.
    #[serde(default)]
    pub changed: Vec<Address>,
    /// Sealed places that are on no page any more.
    #[serde(default)]
    pub gone: usize,
    /// Pages, notes or drawings are there that this program did not put there.
    #[serde(default)]
    pub added: bool,
}

impl Seal {
    /// The seal of a document's pages: their texts by address. A text that stands at no address is not sealed.
    pub fn of_pages(form: &str, texts: &BTreeMap<String, String>) -> Seal {
        Seal {
            form: form.to_owned(),
            checks: checks::VERSION.to_owned(),
            explanations: BTreeMap::new(),
            marks: marks_over(&states(texts)),
        }
    }
}

impl SealedPages {
    /// What the seal of the answers alone tells: pages not looked at.
    pub fn unseen(answers: &str) -> SealedPages {
        let seal = Seal::parse(answers);
        SealedPages {
            state: if seal.is_some() { PagesState::NotCompared } else { PagesState::Damaged },
            answers: seal.as_ref().map_or(0, Seal::answers),
            form: seal.map(|seal| seal.form).unwrap_or_default(),
            changed: Vec::new(),
            gone: 0,
            added: false,
        }
    }

    /// The same of pages that turned out not to be readable.
    #[must_use]
    pub fn unreadable(mut self) -> SealedPages {
        if self.state == PagesState::NotCompared {
            self.state = PagesState::Unreadable;
        }
        self
    }

    /// What both seals tell about the texts of the pages, by address.
    pub fn of(answers: &str, pages: Option<&str>, texts: &BTreeMap<String, String>) -> SealedPages {
        let mut told = SealedPages::unseen(answers);
        let (PagesState::NotCompared, Some(pages)) = (told.state, pages) else { return told };
        let Some(seal) = Seal::parse(pages).filter(|seal| seal.form == told.form) else {
            told.state = PagesState::Damaged;
            return told;
        };
        let form = forms::form(&told.form).ok().flatten();
        let known = form.iter().flat_map(|form| form.points.iter().map(|point| &point.address));
        (told.changed, told.gone) = seal.differing(&states(texts), known);
        if let Some(form) = &form {
            told.changed.sort_by_key(|address| form.position(address.as_str()));
        }
        let same = told.changed.is_empty() && told.gone == 0;
        told.state = if same { PagesState::Unchanged } else { PagesState::Changed };
        told
    }

    /// What they tell, in sentences; who made them, they can't.
    pub fn in_words(&self) -> String {
        if self.state == PagesState::Damaged {
            return "Its seal is damaged, so it was altered since, and nothing can be told about its answers."
                .to_owned();
        }
        let title = forms::form(&self.form).ok().flatten().map(|form| form.title.clone());
        let title = title.unwrap_or_else(|| self.form.clone());
        let added = match self.added {
            true => {
                " Notes, drawings or pages were added since that are not this program\u{2019}s: they can cover what was exported."
            }
            false => "",
        };
        format!("{title}, {} answers under a seal. {}{added}", self.answers, self.compared())
    }

    fn compared(&self) -> String {
        match self.state {
            PagesState::Unchanged => "The text of its pages is as it was exported.".to_owned(),
            PagesState::Changed => {
                let at = self.named();
                match self.changed.len() + self.gone {
                    1 => format!("Its pages were changed since the export at 1 place{at}."),
                    many => format!("Its pages were changed since the export at {many} places{at}."),
                }
            }
            PagesState::Unreadable => {
                "Its pages can\u{2019}t be read any more, so it was altered since.".to_owned()
            }
            PagesState::NotCompared | PagesState::Damaged => {
                "Whether its pages were changed since can\u{2019}t be told.".to_owned()
            }
        }
    }

    /// The first changed places, and how many more there are.
    fn named(&self) -> String {
        let form = forms::form(&self.form).ok().flatten();
        let name = |address: &Address| match &form {
            Some(form) => form.place_of(address.as_str()),
            None => address.as_str().to_owned(),
        };
        let named: Vec<String> = self.changed.iter().take(NAMED).map(name).collect();
        match self.changed.len().saturating_sub(NAMED) {
            _ if named.is_empty() => String::new(),
            0 => format!(": {}", named.join("; ")),
            more => format!(": {}; and {more} more", named.join("; ")),
        }
    }
}

fn states(texts: &BTreeMap<String, String>) -> BTreeMap<Address, String> {
    texts.iter().map(|(address, text)| (Address::from(address.clone()), words(text))).collect()
}
