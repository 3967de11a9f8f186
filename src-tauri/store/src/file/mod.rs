//! The store's file: made, opened, re-keyed, brought to rest, backed up.

mod backup;
mod claim;
mod connect;
mod create;
pub(crate) mod fault;
mod journal;
mod layout;
mod look;
mod marks;
mod open;
mod proof;
mod rekey;
mod rest;
mod store;

pub use backup::{check_backup, prove_backup};
pub(crate) use backup::{proven, settled};
pub(crate) use claim::claim_closed;
pub use create::Create;
pub use layout::KNOWN_LAYOUT;
pub(crate) use look::salt_of;
pub use open::Opened;
pub use store::Store;

use std::path::PathBuf;

use crate::platform::FolderKind;

/// Bytes of a page, SQLCipher's own default.
pub(crate) const PAGE: usize = 4096;

/// `HPUG`, in the header of every store.
pub(crate) const APPLICATION_ID: i32 = 0x4850_5547;

/// How the name of a copy ends until it is whole.
pub(crate) const COPY_BEGUN: &str = ".hpug-copy";

/// What a store is opened with.
#[derive(Clone, Copy)]
pub enum Unlock<'a> {
    /// The passphrase as typed.
    Passphrase(&'a str),
    /// The 24 words of the recovery sheet as typed.
    Words(&'a str),
}

/// How far a store had come, to be kept outside it and shown again on opening: a store that has gone back is
/// then noticed, whatever took it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The store's id.
    pub store_id: String,
    /// Number of its newest change.
    pub seq: i64,
}

/// Something to tell the person about a store that did open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The folder is synced or on a network: another machine may write the same file. The store keeps its log
    /// in the rollback form there, so that each change is whole in one file.
    Folder(FolderKind),
    /// The file was left while edits were still in its log, and the log is gone or was set aside because it
    /// belongs to another state of the file: the newest edits before that are missing.
    EditsMissing {
        /// Where the log that did not fit was put.
        aside: Option<PathBuf>,
    },
    /// A log lay beside the file that does not belong to it, as after a backup was put back; it was set aside.
    /// Nothing of the file is missing.
    LogSetAside {
        /// Where it was put.
        aside: PathBuf,
    },
    /// The store had come further when it was last seen.
    BehindLastSeen {
        /// Number of the newest change seen then.
        seen: i64,
        /// Number of the newest change now.
        found: i64,
    },
    /// The key comes from older parameters; a new passphrase brings the newest.
    OlderDerivation,
}
