//! The encrypted store: one SQLite file through SQLCipher, and the only place that holds SQL.
//!
//! [`file`] makes, opens, re-keys, rests and copies the file; [`backups`] keeps copies beside it and puts one back; [`key`] turns a passphrase or the words of a
//! recovery sheet into its key; [`tables`] has a folder per table with its `.sql` files and its row type;
//! [`Store::transact`] is the one door for changes: one transaction, one history row, one step of undo.
//!
//! Values and addresses are text here. What they mean is known to the crates above.

pub mod backups;
pub mod edit;
pub mod error;
pub mod file;
pub mod key;
pub mod platform;
pub mod tables;

pub use edit::{Done, Edit, Step, StepTable, StoreFact, Tx};
pub use error::{Damage, Instead, Refused, Result, StoreError, WordsError};
pub use file::{Create, Head, KNOWN_LAYOUT, Opened, Store, Unlock, Warning, check_backup, prove_backup};
pub use key::RecoveryWords;
pub use tables::Tables;
