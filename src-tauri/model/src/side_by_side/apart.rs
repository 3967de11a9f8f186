//! Why a figure can't be compared, and how that is said.

use crate::format;
use crate::periods::{Span, is_twelve_months};
use crate::values::NoData;
use chrono::Datelike;

/// What keeps a figure from being compared, as far as its report tells; beside it the months may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Nothing was answered.
    Blank,
    /// No answer is due: the line of business isn't offered, the designation is N, or there are no births.
    NotAsked,
    /// A reason was given in place of a figure.
    NoData(NoData),
    /// Text stands where a number belongs.
    Unreadable,
    /// It looks as if it was given in another unit (FORM-4).
    Unit,
    /// An error was found at the figure: the check.
    Error(&'static str),
    /// A rate on fewer births than can be compared (FORM-14; 1–10 births, FORM-8).
    FewBirths,
}

/// Why a figure is neither ranked nor in the median.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// What its own report tells.
    Own(Why),
    /// The report doesn't say which months it follows.
    NoMonths,
    /// Its period isn't 12 whole months.
    NotTwelve(Span),
    /// It follows a calendar year, the others don't.
    CalendarYear(Span),
    /// It follows other 12 months.
    OtherMonths(Span),
    /// The report's edition has nothing that compares, and why.
    OtherEdition(String),
    /// The host's metric of this number is another one there.
    OtherMetric(String),
}

impl Apart {
    /// The figure itself is sound; only its months are other ones.
    pub fn is_about_months(&self) -> bool {
        matches!(self, Apart::NoMonths | Apart::NotTwelve(_) | Apart::CalendarYear(_) | Apart::OtherMonths(_))
    }

    /// For programs: `other_months`.
    pub fn key(&self) -> &'static str {
        match self {
            Apart::Own(Why::Blank) => "blank",
            Apart::Own(Why::NotAsked) => "not_asked",
            Apart::Own(Why::NoData(reason)) => reason.key(),
            Apart::Own(Why::Unreadable) => "unreadable",
            Apart::Own(Why::Error(_)) => "error",
            Apart::Own(Why::Unit) => "other_unit",
            Apart::Own(Why::FewBirths) => "few_births",
            Apart::NoMonths => "no_months",
            Apart::NotTwelve(_) => "not_twelve_months",
            Apart::CalendarYear(_) => "calendar_year",
            Apart::OtherMonths(_) => "other_months",
            Apart::OtherEdition(_) => "other_edition",
            Apart::OtherMetric(_) => "other_metric",
        }
    }

    /// In a word or two, for a cell: `other months`.
    pub fn short(&self) -> &'static str {
        match self {
            Apart::Own(Why::Blank) => "blank",
            Apart::Own(Why::NotAsked) => "not asked",
            Apart::Own(Why::NoData(reason)) => reason.words(),
            Apart::Own(Why::Unreadable) => "no number",
            Apart::Own(Why::Error(_)) => "error",
            Apart::Own(Why::Unit) => "unit unclear",
            Apart::Own(Why::FewBirths) => "few births",
            Apart::NoMonths => "no period",
            Apart::NotTwelve(_) => "not 12 months",
            Apart::CalendarYear(_) => "calendar year",
            Apart::OtherMonths(_) => "other months",
            Apart::OtherEdition(_) => "other edition",
            Apart::OtherMetric(_) => "other metric",
        }
    }

    /// In a sentence.
    pub fn words(&self) -> String {
        match self {
            Apart::Own(Why::Blank) => "Nothing was answered.".to_owned(),
            Apart::Own(Why::NotAsked) => {
                "Not asked of this plan: the line of business isn't offered, the designation is N, or births are 0.".to_owned()
            }
            Apart::Own(Why::NoData(reason)) => format!("No figure: {}.", reason.words()),
            Apart::Own(Why::Unreadable) => "Text stands where a number belongs.".to_owned(),
            Apart::Own(Why::Error(check)) => {
                format!("An error was found at this figure ({check}), so it is not compared.")
            }
            Apart::Own(Why::Unit) => {
                "It looks as if it was given in another unit (FORM-4), so it is not compared.".to_owned()
            }
            Apart::Own(Why::FewBirths) => {
                "A rate on fewer than 30 births: too few to compare (FORM-14).".to_owned()
            }
            Apart::NoMonths => "The report doesn't say which 12 months it follows.".to_owned(),
            Apart::NotTwelve(span) => {
                format!("Its period is {}, which isn't 12 whole months.", format::span(*span))
            }
            Apart::CalendarYear(span) => {
                format!("It follows the calendar year, {}; the others don't.", format::span(*span))
            }
            Apart::OtherMonths(span) => {
                format!("It follows {}, other 12 months than the others.", format::span(*span))
            }
            Apart::OtherEdition(why) => format!("The report is of another edition. {why}"),
            Apart::OtherMetric(label) if label.is_empty() => {
                "The metric of this number is another one there.".to_owned()
            }
            Apart::OtherMetric(label) => format!("The metric of this number is another one there: {label}."),
        }
    }
}

/// Why months keep a figure apart from those that follow `reference`; `None` where they are the same.
pub(super) fn of_months(own: Option<Span>, reference: Option<Span>) -> Option<Apart> {
    let Some(own) = own else { return Some(Apart::NoMonths) };
    if !is_twelve_months(own) {
        return Some(Apart::NotTwelve(own));
    }
    match reference {
        Some(reference) if reference == own => None,
        Some(reference) if is_calendar_year(own) && !is_calendar_year(reference) => {
            Some(Apart::CalendarYear(own))
        }
        Some(_) => Some(Apart::OtherMonths(own)),
        None => None,
    }
}

/// From 1 January to 31 December.
pub(super) fn is_calendar_year((start, end): Span) -> bool {
    (start.month(), start.day(), end.month(), end.day()) == (1, 1, 12, 31) && start.year() == end.year()
}
