//! Findings: what a check found, where, and what would put it right.

use serde::{Deserialize, Serialize};

use crate::address::Address;
use crate::values::Value;

/// How bad a finding is; ordered from mild to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Plausible but unusual; needs a fix or an explanation that travels with the export.
    Warning,
    /// Can't be right, or the form is incomplete; the report exports only as a marked draft.
    Error,
}

/// Something the program can do about a finding: a labelled list of writes (`None` clears).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The button: `Take 20.9`.
    pub label: String,
    /// What is written.
    pub writes: Vec<(Address, Option<Value>)>,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Check id: `D-1`.
    pub check: &'static str,
    /// How bad.
    pub severity: Severity,
    /// Cells that a person would correct, in form order; the first one is part of the key.
    pub at: Vec<Address>,
    /// Other figures used.
    pub with: Vec<Address>,
    /// What was found and what was expected, with the figures.
    pub message: String,
    /// How to put it right.
    pub fix: String,
    /// Key of the finding that causes this one.
    pub because: Option<String>,
    /// The analyst's explanation of a warning.
    pub explained: Option<String>,
    /// What the program can do.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// A finding without related figures, cause, explanation or offers.
    pub fn new(
        check: &'static str,
        severity: Severity,
        at: Vec<Address>,
        message: String,
        fix: String,
    ) -> Finding {
        Finding {
            check,
            severity,
            at,
            with: Vec::new(),
            message,
            fix,
            because: None,
            explained: None,
            fixes: Vec::new(),
        }
    }

    /// The other figures used.
    pub fn with(mut self, with: Vec<Address>) -> Finding {
        self.with = with;
        self
    }

    /// What the program can do.
    pub fn offering(mut self, fixes: Vec<Fix>) -> Finding {
        self.fixes = fixes;
        self
    }

    /// `CHECK@ADDRESS`: the check and the first cell.
    pub fn key(&self) -> String {
        format!("{}@{}", self.check, self.at.first().map_or("", Address::as_str))
    }

    /// Still open: not an explained warning.
    pub fn is_open(&self) -> bool {
        self.explained.is_none()
    }
}
