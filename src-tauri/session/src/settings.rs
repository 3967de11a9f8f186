//! The program's own settings file: which stores were opened lately and how far each had come. Nothing of a
//! report is in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hpug_store::Head;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::error::Result;
use crate::files::{make_folder, write_atomically};
use crate::wire::store::{Theme, ZoomStep};

/// Paths remembered at most.
const RECENT: usize = 5;

/// The settings file's content. A part that can't be read, edited by hand or of a newer version, takes no other with it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Content {
    /// Stores opened lately, newest first.
    #[serde(deserialize_with = "or_usual")]
    recent: Vec<PathBuf>,
    /// Number of the newest change that a store was seen with, by its id.
    #[serde(deserialize_with = "or_usual")]
    heads: BTreeMap<String, i64>,
    /// Number of the newest change in a store's last backup, by its id.
    #[serde(deserialize_with = "or_usual")]
    backed_up: BTreeMap<String, i64>,
    /// Stamp of the newest backup that was proven from the passphrase or the sheet, by the store's id.
    #[serde(deserialize_with = "or_usual")]
    proven: BTreeMap<String, String>,
    /// Why a store's last backup could not be made, by its id: told on the next opening.
    #[serde(deserialize_with = "or_usual")]
    backup_faults: BTreeMap<String, String>,
    /// Where the window stood.
    #[serde(deserialize_with = "or_usual")]
    window: Option<WindowPlace>,
    /// Colours of the store that was open last, for the screen that asks for its passphrase.
    #[serde(deserialize_with = "or_usual")]
    theme: Theme,
    /// How large the window shows everything.
    #[serde(deserialize_with = "or_usual")]
    zoom: Zoom,
}

/// A part of the file, or what is usual where that can't be read.
fn or_usual<'de, D: Deserializer<'de>, T: Default + DeserializeOwned>(
    part: D,
) -> std::result::Result<T, D::Error> {
    Value::deserialize(part).map(|value| serde_json::from_value(value).unwrap_or_default())
}

/// Size and place of the window in whole logical pixels. It names no store and no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Inner width.
    pub width: i32,
    /// Inner height.
    pub height: i32,
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// It fills the screen.
    pub maximized: bool,
}

/// How large the window shows everything, in percent: 50 to 300.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct Zoom(u16);

impl Zoom {
    const STEP: u16 = 10;

    /// In percent.
    pub fn percent(self) -> u16 {
        self.0
    }

    /// After a step.
    #[must_use]
    pub fn after(self, step: ZoomStep) -> Self {
        match step {
            ZoomStep::In => (self.0 + Self::STEP).into(),
            ZoomStep::Out => (self.0 - Self::STEP).into(),
            ZoomStep::Reset => Self::default(),
        }
    }
}

impl Default for Zoom {
    fn default() -> Self {
        Zoom(100)
    }
}

impl From<u16> for Zoom {
    fn from(percent: u16) -> Self {
        Zoom(percent.clamp(50, 300))
    }
}

impl From<Zoom> for u16 {
    fn from(zoom: Zoom) -> u16 {
        zoom.0
    }
}

/// The settings file.
pub struct SettingsFile {
    path: PathBuf,
    content: Content,
    /// Something of it could not be written.
    is_ahead: bool,
}

/// What the file holds, if there is one that can be read.
fn content_of(path: &Path) -> Option<Content> {
    serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()
}

impl SettingsFile {
    /// Reads it. One that is missing or is no JSON is taken as empty: all it holds is convenience, and it is written anew when
    /// a store is opened.
    pub fn read(path: PathBuf) -> Self {
        SettingsFile { content: content_of(&path).unwrap_or_default(), path, is_ahead: false }
    }

    /// Stores opened lately, newest first.
    pub fn recent(&self) -> &[PathBuf] {
        &self.content.recent
    }

    /// How far the store at a path may have come by what was seen of any store.
    pub fn head(&self, store_id: &str) -> Option<Head> {
        let seq = *self.content.heads.get(store_id)?;
        Some(Head { store_id: store_id.to_owned(), seq })
    }

    /// Puts a store first among those opened lately.
    ///
    /// # Errors
    /// Of writing.
    pub fn remember(&mut self, path: &Path) -> Result<()> {
        self.change(|content| {
            content.recent.retain(|known| known != path);
            content.recent.insert(0, path.to_owned());
            content.recent.truncate(RECENT);
        })
    }

    /// Forgets a store's path.
    ///
    /// # Errors
    /// Of writing.
    pub fn forget(&mut self, path: &Path) -> Result<()> {
        self.change(|content| content.recent.retain(|known| known != path))
    }

    /// Where the window stood when it was closed last.
    pub fn window(&self) -> Option<WindowPlace> {
        self.content.window
    }

    /// Notes where the window stands.
    ///
    /// # Errors
    /// Of writing.
    pub fn note_window(&mut self, place: WindowPlace) -> Result<()> {
        if self.content.window == Some(place) {
            return Ok(());
        }
        self.change(|content| content.window = Some(place))
    }

    /// How large the window shows everything.
    pub fn zoom(&self) -> Zoom {
        self.content.zoom
    }

    /// Notes how large the window shows everything.
    ///
    /// # Errors
    /// Of writing.
    pub fn note_zoom(&mut self, zoom: Zoom) -> Result<()> {
        if self.content.zoom == zoom {
            return Ok(());
        }
        self.change(|content| content.zoom = zoom)
    }

    /// Colours of the store that was open last.
    pub fn theme(&self) -> Theme {
        self.content.theme
    }

    /// Notes the colours of the open store.
    ///
    /// # Errors
    /// Of writing.
    pub fn note_theme(&mut self, theme: Theme) -> Result<()> {
        if self.content.theme == theme {
            return Ok(());
        }
        self.change(|content| content.theme = theme)
    }

    /// Notes how far a store has come.
    ///
    /// # Errors
    /// Of writing.
    pub fn note_head(&mut self, head: &Head) -> Result<()> {
        if self.content.heads.get(&head.store_id) == Some(&head.seq) {
            return Ok(());
        }
        self.change(|content| {
            content.heads.insert(head.store_id.clone(), head.seq);
        })
    }

    /// Number of the newest change in a store's last backup.
    pub fn backed_up(&self, store_id: &str) -> Option<i64> {
        self.content.backed_up.get(store_id).copied()
    }

    /// Notes how far a store had come when it was backed up.
    ///
    /// # Errors
    /// Of writing.
    pub fn note_backup(&mut self, head: &Head) -> Result<()> {
        self.change(|content| {
            content.backed_up.insert(head.store_id.clone(), head.seq);
        })
    }

    /// Stamp of the newest backup that was proven.
    pub fn proven(&self, store_id: &str) -> Option<&str> {
        self.content.proven.get(store_id).map(String::as_str)
    }

    /// Notes that a backup was proven.
    ///
    /// # Errors
    /// Of writing.
    pub fn note_proven(&mut self, store_id: &str, stamp: &str) -> Result<()> {
        self.change(|content| {
            content.proven.insert(store_id.to_owned(), stamp.to_owned());
        })
    }

    /// Why the last backup could not be made.
    pub fn backup_fault(&self, store_id: &str) -> Option<&str> {
        self.content.backup_faults.get(store_id).map(String::as_str)
    }

    /// Notes why a backup could not be made, or that one could.
    ///
    /// # Errors
    /// Of writing.
    pub fn note_backup_fault(&mut self, store_id: &str, fault: Option<String>) -> Result<()> {
        if fault.is_none() && !self.content.backup_faults.contains_key(store_id) {
            return Ok(());
        }
        self.change(|content| {
            content.backup_faults.remove(store_id);
            content.backup_faults.extend(fault.map(|fault| (store_id.to_owned(), fault)));
        })
    }

    /// Changes what the file holds now, which another window of ours may have written since; what could not be written before is
    /// kept instead.
    fn change(&mut self, change: impl FnOnce(&mut Content)) -> Result<()> {
        if !self.is_ahead {
            self.content = content_of(&self.path).unwrap_or_else(|| self.content.clone());
        }
        change(&mut self.content);
        let written = self.write();
        self.is_ahead = written.is_err();
        written
    }

    fn write(&self) -> Result<()> {
        if let Some(folder) = self.path.parent() {
            make_folder(folder)?;
        }
        let text = serde_json::to_string_pretty(&self.content)
            .map_err(|source| crate::error::SessionError::Unreadable { what: "settings", source })?;
        Ok(write_atomically(&self.path, text.as_bytes(), true)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zoom_goes_by_tens_stays_within_its_limits_and_outlives_the_program() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let mut settings = SettingsFile::read(path.clone());
        let mut seen = Vec::new();
        for (step, times) in
            [(ZoomStep::In, 25), (ZoomStep::Out, 30), (ZoomStep::Reset, 1), (ZoomStep::Out, 1)]
        {
            for _ in 0..times {
                settings.note_zoom(settings.zoom().after(step)).unwrap();
            }
            seen.push(settings.zoom().percent());
        }
        assert_eq!(seen, [300, 50, 100, 90]);
        assert_eq!(SettingsFile::read(path.clone()).zoom().percent(), 90);
        std::fs::write(&path, r#"{"zoom": 9000}"#).unwrap();
        assert_eq!(SettingsFile::read(path).zoom().percent(), 300);
    }

    #[test]
    fn a_part_that_cannot_be_read_takes_no_other_with_it() {
        let whole: Value = serde_json::json!({
            "recent": ["/a.hpug"],
            "heads": {"one": 7},
            "backed_up": {"one": 5},
            "proven": {"one": "stamp"},
            "backup_faults": {"one": "why"},
            "window": {"width": 900, "height": 700, "x": 1, "y": 2, "maximized": false},
            "theme": "dark",
            "zoom": 150,
        });
        let read = |value: &Value| {
            serde_json::to_value(serde_json::from_value::<Content>(value.clone()).unwrap()).unwrap()
        };
        assert_eq!(read(&whole), whole);
        let usual = serde_json::to_value(Content::default()).unwrap();
        for part in whole.as_object().unwrap().keys() {
            for wrong in [serde_json::json!(70000), serde_json::json!("violet"), serde_json::json!([[]])] {
                let mut broken = whole.clone();
                broken[part] = wrong.clone();
                let mut expected = whole.clone();
                expected[part] = usual[part].clone();
                assert_eq!(read(&broken), expected, "{part} as {wrong}");
            }
        }
    }

    #[test]
    fn two_programs_take_nothing_from_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let (mut one, mut other) = (SettingsFile::read(path.clone()), SettingsFile::read(path.clone()));
        let head = |id: &str, seq| Head { store_id: id.to_owned(), seq };
        one.note_head(&head("a", 7)).unwrap();
        other.note_head(&head("b", 3)).unwrap();
        other.remember(Path::new("/b.hpug")).unwrap();
        one.note_zoom(150.into()).unwrap();
        let read = SettingsFile::read(path);
        assert_eq!((read.head("a"), read.head("b")), (Some(head("a", 7)), Some(head("b", 3))));
        assert_eq!((read.recent(), read.zoom().percent()), ([PathBuf::from("/b.hpug")].as_slice(), 150));
    }

    #[test]
    fn what_could_not_be_written_is_not_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let mut settings = SettingsFile::read(path.clone());
        settings.note_head(&Head { store_id: "a".to_owned(), seq: 9 }).unwrap();
        std::fs::rename(&path, folder.path().join("aside")).unwrap();
        std::fs::create_dir(&path).unwrap();
        settings.note_head(&Head { store_id: "a".to_owned(), seq: 4 }).unwrap_err();
        settings.note_zoom(150.into()).unwrap_err();
        std::fs::remove_dir(&path).unwrap();
        std::fs::rename(folder.path().join("aside"), &path).unwrap();
        settings.note_theme(Theme::Dark).unwrap();
        let read = SettingsFile::read(path);
        assert_eq!((read.head("a").map(|head| head.seq), read.zoom().percent()), (Some(4), 150));
    }
}
