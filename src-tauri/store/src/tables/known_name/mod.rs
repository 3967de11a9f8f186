//! Plans, hosts and contacts given before, offered again.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::tables::Tables;

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// A health plan.
    Plan,
    /// A host of meetings.
    Host,
    /// A person to ask.
    Contact,
}

impl NameKind {
    fn as_str(self) -> &'static str {
        match self {
            NameKind::Plan => "plan",
            NameKind::Host => "host",
            NameKind::Contact => "contact",
        }
    }
}

/// A name given before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownName {
    /// The name.
    pub name: String,
    /// What goes with it, as the caller wrote it: a contact's e-mail and phone; else empty.
    pub detail: String,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<KnownName> {
    Ok(KnownName { name: row.get(0)?, detail: row.get(1)? })
}

impl Tables {
    /// Names of a kind, the last used first.
    ///
    /// # Errors
    /// Of reading.
    pub fn known_names(&self, kind: NameKind) -> Result<Vec<KnownName>> {
        self.all(include_str!("all.sql"), [kind.as_str()], from_row)
    }

    pub(crate) fn known_name(&self, kind: NameKind, name: &str) -> Result<Option<KnownName>> {
        self.one(include_str!("one.sql"), [kind.as_str(), name], from_row)
    }

    pub(crate) fn put_known_name(&self, kind: NameKind, known: &KnownName, time: &str) -> Result<()> {
        self.run(include_str!("put.sql"), [kind.as_str(), &known.name, &known.detail, time]).map(drop)
    }
}
