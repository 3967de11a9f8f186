//! Packets: what one may hold, which is asked for, and what came of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of a packet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct PacketPart {
    /// Its name.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it holds, in a line.
    pub about: String,
    /// Why there is nothing to print; empty where there is.
    pub missing: String,
}

/// A packet that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct PacketRequest {
    /// For whom it is.
    #[ts(type = "'purchasers' | 'plan' | 'host'")]
    pub audience: String,
    /// The sheet.
    #[ts(type = "'letter' | 'a4'")]
    pub paper: String,
    /// Parts by their names; none for all that there is.
    pub parts: Vec<String>,
    /// Where it is written; empty for looking at it only.
    pub path: String,
    /// Opens it; empty for none.
    pub password: String,
}

/// A packet that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct PacketWritten {
    /// The file.
    pub path: String,
    /// Pages.
    pub pages: u32,
    /// Answers that read back as they are in the store.
    pub identical: u32,
    /// Answers compared.
    pub compared: u32,
    /// It is marked as a draft.
    pub draft: bool,
    /// What to know about it.
    pub notes: Vec<String>,
}

/// Pages of a packet as pictures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct PacketPages {
    /// How many pages it has.
    pub total: u32,
    /// The pages asked for.
    pub pages: Vec<PacketPage>,
}

/// A page of a packet as a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct PacketPage {
    /// SVG.
    pub svg: String,
    /// The page of an appended file that is printed there, the picture an empty sheet; `None` for a page of the packet's own.
    pub appended: Option<AppendedPage>,
}

/// A page of a file that the plan sent along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct AppendedPage {
    /// The file's name.
    pub name: String,
    /// Its page, from 1.
    pub page: u32,
    /// How many pages it has.
    pub of: u32,
}
