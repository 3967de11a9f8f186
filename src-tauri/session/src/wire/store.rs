//! The store as the unlock screen and the settings see it.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;
use zeroize::{Zeroize, Zeroizing};

use super::WireError;

/// Which side of the form the person works on; asked when a store is created.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum Role {
    /// Completes reports: the library is home.
    Plan,
    /// Receives reports: received files are home.
    Host,
    /// Both.
    Both,
}

/// What the window needs at its start.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct Startup {
    /// The open store, if the window came back to one that is not locked.
    pub store: Option<StoreInfo>,
    /// The store that the program was started with, until one is opened.
    pub asked: Option<AskedStore>,
    /// What the page before this one broke down over, until a store is opened.
    pub breakdown: Option<Breakdown>,
    /// At most five stores opened lately, newest first.
    pub recent: Vec<RecentStore>,
    /// Where a new store is suggested: a full path.
    pub suggested_path: String,
    /// The program's version.
    pub version: String,
    /// Colours until a store is open: those of the store that was open last.
    pub theme: Theme,
}

/// The process that showed the page ended by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum Breakdown {
    /// While a store was open, which was locked.
    StoreLocked,
    /// While no store was open.
    NothingOpen,
}

/// A store that the person pointed at: by a double click, or on the command line.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct AskedStore {
    /// Full path, as shown and as sent back.
    pub path: String,
    /// Why no key will open it as it is: it is gone, is no store, or is open in another program.
    pub problem: Option<WireError>,
}

/// A store opened lately.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct RecentStore {
    /// Full path, as shown and as sent back.
    pub path: String,
    /// The file's name without its ending.
    pub name: String,
    /// Whether the file is still there.
    pub exists: bool,
}

/// The open store.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct StoreInfo {
    /// Full path.
    pub path: String,
    /// The file's name without its ending.
    pub name: String,
    /// Plan, host or both.
    pub role: Role,
    /// The person's name, written into history.
    pub person: String,
    /// What to know about where the file lies (synced or network folder), in a sentence.
    pub place_warning: Option<String>,
    /// Minutes without a key press until the store locks; default 10.
    pub idle_lock_minutes: u32,
    /// Theme: follow the system, light or dark.
    pub theme: Theme,
    /// Where the person was when the store was locked last; `None` in a new store.
    pub last_place: Option<LastPlace>,
    /// A year has passed since the recovery sheet was shown or tried.
    pub drill_due: bool,
}

/// A place in the window: in a report, in a meeting, or a page of the home screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum LastPlace {
    /// In a report.
    Report {
        /// The report.
        report: u32,
        /// Its part: the id of a section, `T.2` for a topic, `record` for versions and exports.
        part: String,
        /// The cell in focus.
        address: Option<String>,
    },
    /// In a meeting.
    Meeting {
        /// The meeting.
        meeting: u32,
        /// Its part; the window knows which there are.
        part: String,
    },
    /// A page of the home screen.
    Page {
        /// The page's id; the window knows which there are.
        page: String,
    },
}

/// Shows everything in the window larger, smaller, or as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum ZoomStep {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// As it was.
    Reset,
}

/// The window's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum Theme {
    /// As the desktop says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A passphrase or recovery words on their way in: wiped from memory when dropped, never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// What was typed.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Secret(Zeroizing::new(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Secret::from(text.to_owned())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Secret::from)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// What creating a store takes.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CreateStore {
    /// Full path of the new file; it must not exist.
    pub path: String,
    /// The passphrase as typed; normalised to NFKD before use.
    #[ts(type = "string")]
    pub passphrase: Secret,
    /// Plan, host or both.
    pub role: Role,
    /// The person's name for the history.
    pub person: String,
}

/// A store just made, or one with a new passphrase. Its words are wiped from memory when it is dropped.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct Created {
    /// The open store.
    pub store: StoreInfo,
    /// The 24 words of the recovery sheet, in order; shown once.
    pub recovery_words: Vec<String>,
}

impl Drop for Created {
    fn drop(&mut self) {
        self.recovery_words.zeroize();
    }
}

/// How hard a passphrase is to guess; length and variety only, nothing leaves the program.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct PassphraseStrength {
    /// 0 too weak to be accepted, 1 weak, 2 fair, 3 strong.
    pub level: u8,
    /// One sentence: why, and what would make it better.
    pub advice: String,
}

/// Settings kept in the store.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct Settings {
    /// Minutes without a key press until the store locks, 1 to 120.
    pub idle_lock_minutes: u32,
    /// The window's colours.
    pub theme: Theme,
    /// The person's name for the history.
    pub person: String,
    /// Plan, host or both.
    pub role: Role,
    /// Whether the path of this store may be remembered outside it.
    pub remember_recent: bool,
    /// Thresholds of hosts that have their own.
    pub thresholds: Vec<HostThresholds>,
    /// How numbers look in tables.
    pub numbers: NumberDisplay,
}

/// Decimals of a percent that was entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum PercentDecimals {
    /// Those that the form asks for, else those that were typed.
    #[default]
    AsAsked,
    /// One.
    One,
    /// Two.
    Two,
}

/// How numbers look in tables; nothing written to a file follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct NumberDisplay {
    /// Decimals of a percent that was entered; the cell keeps what was typed.
    pub percent_decimals: PercentDecimals,
    /// Thousands are set apart by commas.
    pub grouped: bool,
    /// Negative numbers stand in parentheses, not behind a minus sign.
    pub parentheses: bool,
}

impl Default for NumberDisplay {
    fn default() -> Self {
        NumberDisplay { percent_decimals: PercentDecimals::AsAsked, grouped: true, parentheses: false }
    }
}

/// From which change on reports for a host are asked why; empty for the form's own threshold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct HostThresholds {
    /// The host's name.
    pub host: String,
    /// A percent's change, in percentage points.
    pub change_percent: String,
    /// A percent's change in Section D, in percentage points.
    pub change_section_d: String,
    /// A C-section rate's change, in percentage points.
    pub change_csections: String,
    /// The change of a count or of dollars, in percent of the prior value.
    pub change_figure: String,
}
