//! Creating, opening, locking; passphrase, sheet, settings.

use std::path::Path;

use hpug_store::platform::FolderKind;
use hpug_store::{Create, Opened, RecoveryWords, Store, StoreFact, Unlock, Warning};

use super::{numbers, passphrase_strength, thresholds};
use crate::error::{Result, SessionError};
use crate::files::make_folder;
use crate::session::{Deed, OpenStore, Session};
use crate::wire::store::{
    AskedStore, CreateStore, Created, RecentStore, Role, Settings, Startup, StoreInfo, Theme,
};

const IDLE_LOCK: &str = "idle_lock_minutes";
const THEME: &str = "theme";
const REMEMBER: &str = "remember_recent";

/// What went wrong when a store was closed for another one.
pub(crate) struct NotLeftWell {
    /// The store's name.
    name: String,
    /// In a sentence.
    fault: String,
}

impl Session {
    /// What the window needs at its start.
    ///
    /// # Errors
    /// Of reading the open store.
    pub fn startup(&self) -> Result<Startup> {
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let recent = self.settings.recent().iter().map(|path| (path, path.is_file()));
        let recent =
            recent.map(|(path, exists)| RecentStore { path: text(path), name: name_of(path), exists });
        let asked = self.place.asked.as_deref().filter(|_| self.open.is_none()).map(|path| AskedStore {
            path: text(path),
            problem: Store::look_at(path).err().map(|error| SessionError::from(error).into()),
        });
        Ok(Startup {
            asked,
            breakdown: None,
            store: if self.open.is_some() { Some(self.store_info()?) } else { None },
            recent: recent.collect(),
            suggested_path: text(&self.place.stores.join("Reports.hpug")),
            version: self.place.version.clone(),
            theme: self.settings.theme(),
        })
    }

    /// Creates a store and opens it. The suggested folder is made if it isn't there.
    ///
    /// # Errors
    /// [`SessionError::WeakPassphrase`], and those of [`Store::create`].
    pub fn create_store(&mut self, request: &CreateStore) -> Result<Created> {
        refuse_weak(request.passphrase.text())?;
        let path = Path::new(&request.path);
        if path.parent() == Some(&self.place.stores) {
            make_folder(&self.place.stores)?;
        }
        let left = self.leave();
        let (store_id, edit_id, time) =
            (self.surroundings.draw_id(), self.surroundings.draw_id(), self.time());
        let (opened, words) = Store::create(&Create {
            path,
            passphrase: request.passphrase.text(),
            role: role_word(request.role),
            person: &hpug_model::values::one_line(&request.person),
            store_id: &store_id,
            edit_id: &edit_id,
            time: &time,
        })?;
        self.take(opened)?;
        self.tell_of_leaving(left)?;
        Ok(Created { store: self.store_info()?, recovery_words: listed(&words) })
    }

    /// Opens a store by its passphrase.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn open_store(&mut self, path: &str, passphrase: &str) -> Result<StoreInfo> {
        self.open_by(path, Unlock::Passphrase(passphrase))
    }

    /// Opens a store by the words of its recovery sheet.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn open_with_recovery(&mut self, path: &str, words: &str) -> Result<StoreInfo> {
        self.open_by(path, Unlock::Words(words))
    }

    fn open_by(&mut self, path: &str, unlock: Unlock<'_>) -> Result<StoreInfo> {
        let left = self.leave();
        // A path that is no text reaches the page only as shown.
        let asked = self.place.asked.take_if(|asked| asked.to_string_lossy() == path);
        let opened = Store::open(asked.as_deref().unwrap_or(Path::new(path)), unlock, None);
        if opened.is_err() {
            self.place.asked = asked;
        }
        let opened = opened?;
        let taken = self.take(opened).and_then(|()| self.tell_of_backups(unlock));
        let info = taken.and_then(|()| self.tell_of_leaving(left)).and_then(|()| self.store_info());
        // Nobody is told that it is open, so it isn't left so; why it failed comes before what locking says.
        info.inspect_err(|_| drop(self.lock()))
    }

    /// Locks before another store is opened, or the same anew. What went wrong, a backup that could not be made for one, keeps
    /// nobody from the store they ask for: it is theirs to know.
    pub(crate) fn leave(&mut self) -> Option<NotLeftWell> {
        let name = self.open.as_ref().map(|open| name_of(open.store.path()))?;
        let fault = self.lock().err()?.to_string();
        Some(NotLeftWell { name, fault })
    }

    /// Adds what went wrong on leaving a store to what the person is told on opening, unless it stands there already.
    pub(crate) fn tell_of_leaving(&mut self, left: Option<NotLeftWell>) -> Result<()> {
        let warnings = &mut self.open_mut()?.warnings;
        let untold = left.filter(|left| !warnings.iter().any(|told| told.ends_with(&left.fault)));
        warnings.extend(untold.map(|left| format!("On closing {}: {}", left.name, left.fault)));
        Ok(())
    }

    /// Adds what is wrong with the backups to what the person is told on opening.
    fn tell_of_backups(&mut self, unlock: Unlock<'_>) -> Result<()> {
        let store = &self.open()?.store;
        let (head, path) = (store.head()?, store.path().to_owned());
        let fault = self.settings.backup_fault(&head.store_id).map(str::to_owned);
        let unproven = self.prove_newest_backup(&head, &path, unlock)?;
        self.open_mut()?.warnings.extend(fault.into_iter().chain(unproven));
        Ok(())
    }

    fn take(&mut self, opened: Opened) -> Result<()> {
        let Opened { store, mut warnings } = opened;
        let head = store.head()?;
        if let Some(seen) = self.settings.head(&head.store_id).filter(|seen| seen.seq > head.seq) {
            warnings.push(Warning::BehindLastSeen { seen: seen.seq, found: head.seq });
        }
        let path = store.path().to_owned();
        let warnings = warnings.iter().map(told).collect();
        let loaded = None;
        let (counts, unsaved) = (std::collections::BTreeMap::new(), None);
        let standing = super::place::kept(&store)?;
        self.opening += 1;
        self.place.asked = None;
        let (compared, laid_packet, copy) = (None, None, None);
        self.open = Some(OpenStore {
            store,
            warnings,
            loaded,
            counts,
            compared,
            laid_packet,
            unsaved,
            standing,
            copy,
        });
        let Settings { remember_recent: remember, theme, .. } = self.settings()?;
        let noted = self.settings.note_head(&head).and_then(|()| self.settings.note_theme(theme));
        let noted = noted.and_then(|()| if remember { self.settings.remember(&path) } else { Ok(()) });
        // The settings file is a convenience; that it can't be written is told and keeps nobody from their store.
        if let (Err(error), Some(open)) = (noted, &mut self.open) {
            open.warnings.push(format!("The list of recent stores was not kept: {error}."));
        }
        Ok(())
    }

    /// Sets a new passphrase; the old one and its sheet open the store no more.
    ///
    /// # Errors
    /// [`SessionError::NotThePassphrase`], [`SessionError::WeakPassphrase`], and those of writing.
    pub fn change_passphrase(&mut self, old: &str, fresh: &str) -> Result<Created> {
        if !self.open()?.store.is_passphrase(old)? {
            return Err(SessionError::NotThePassphrase);
        }
        refuse_weak(fresh)?;
        let id = self.surroundings.draw_id();
        let deed = Deed::note(&id, "passphrase changed");
        let edit = self.entry(None, &deed)?;
        let open = self.open_mut()?;
        open.allow(&id)?;
        let words = open.store.change_passphrase(&edit, fresh);
        let words = open.settle(&deed, words)?;
        Ok(Created { store: self.store_info()?, recovery_words: listed(&words) })
    }

    /// Forgets a store's path among those opened lately.
    ///
    /// # Errors
    /// Of writing the settings file.
    pub fn forget_recent(&mut self, path: &str) -> Result<()> {
        self.settings.forget(Path::new(path))
    }

    /// Brings the store to rest, so that its file alone holds everything, and backs it up where that is due: to be called
    /// when idle for 2 s.
    ///
    /// # Errors
    /// Of writing.
    pub fn rest(&mut self) -> Result<()> {
        match &mut self.open {
            Some(open) if open.store.is_gone() => return self.copy_if_gone(),
            Some(open) if !open.store.is_stopped() => open.store.rest()?,
            _ => return Ok(()),
        }
        self.noting_backup_fault(Self::back_up_if_due)
    }

    /// Closes the store and forgets everything of it, after keeping where the person was. Locked already: does
    /// nothing. The store is closed even when bringing it to rest fails: what was saved stands in its log and is read
    /// on opening.
    ///
    /// # Errors
    /// Of writing the place or the log back, or the settings file.
    pub fn lock(&mut self) -> Result<()> {
        self.looked.clear();
        self.opening += 1;
        let placed = self.before_lock();
        match self.open.take() {
            Some(open) => {
                let head = open.store.close()?;
                self.settings.note_head(&head)?;
                placed
            }
            None => Ok(()),
        }
    }

    /// What is still to be done in the store before it is closed. One that fails keeps none of the others from being done.
    fn before_lock(&mut self) -> Result<()> {
        if self.open.as_ref().is_some_and(|open| open.store.is_gone()) {
            return self.copy_if_gone();
        }
        self.keep_place().and(self.remove_files_let_go()).and(self.back_up_on_lock())
    }

    /// Gives up the edit that could not be saved, so that others are let in again.
    ///
    /// # Errors
    /// Of opening the file anew.
    pub fn give_up_unsaved(&mut self) -> Result<()> {
        let open = self.open_mut()?;
        if open.unsaved.is_some() {
            open.store.resume()?;
            open.unsaved = None;
        }
        Ok(())
    }

    /// The open store.
    ///
    /// # Errors
    /// [`SessionError::Locked`], and those of reading.
    pub fn store_info(&self) -> Result<StoreInfo> {
        let open = self.open()?;
        let settings = self.settings()?;
        Ok(StoreInfo {
            path: open.store.path().to_string_lossy().into_owned(),
            name: name_of(open.store.path()),
            role: settings.role,
            person: settings.person,
            place_warning: (!open.warnings.is_empty()).then(|| open.warnings.join(" ")),
            idle_lock_minutes: settings.idle_lock_minutes,
            theme: settings.theme,
            last_place: self.last_place()?,
            drill_due: self.is_drill_due()?,
        })
    }

    /// Settings kept in the store.
    ///
    /// # Errors
    /// [`SessionError::Locked`], and those of reading.
    pub fn settings(&self) -> Result<Settings> {
        let store = &self.open()?.store;
        let minutes = store.setting(IDLE_LOCK)?.and_then(|text| text.parse().ok());
        Ok(Settings {
            idle_lock_minutes: minutes.unwrap_or(10),
            theme: theme_of(store.setting(THEME)?.as_deref()),
            person: self.person()?,
            role: role_of(store.meta("role")?.as_deref()),
            remember_recent: store.setting(REMEMBER)?.as_deref() != Some("no"),
            thresholds: thresholds::kept(store)?,
            numbers: numbers::kept(store)?,
        })
    }

    /// Sets the settings.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for minutes outside 1 to 120, and those of writing.
    pub fn set_settings(&mut self, settings: &Settings) -> Result<StoreInfo> {
        if !(1..=120).contains(&settings.idle_lock_minutes) {
            return Err(SessionError::bad("The idle lock", "it takes 1 to 120 minutes"));
        }
        let id = self.surroundings.draw_id();
        let settings = settings.clone();
        let own = [thresholds::setting(&settings.thresholds)?, numbers::setting(&settings.numbers)?];
        self.act(None, &Deed::note(&id, "settings"), |tx| {
            tx.put_setting(IDLE_LOCK, &settings.idle_lock_minutes.to_string())?;
            tx.put_setting(THEME, theme_word(settings.theme))?;
            own.iter().try_for_each(|(name, kept)| tx.put_setting(name, kept))?;
            tx.put_setting(REMEMBER, if settings.remember_recent { "yes" } else { "no" })?;
            tx.put_store_fact(StoreFact::Role, role_word(settings.role))?;
            tx.put_store_fact(StoreFact::Person, &hpug_model::values::one_line(&settings.person))
        })?;
        // Reports are judged and shown anew, as the settings now have it.
        let open = self.open_mut()?;
        open.loaded = None;
        open.counts.clear();
        let path = self.open()?.store.path().to_owned();
        self.settings.note_theme(settings.theme)?;
        if settings.remember_recent {
            self.settings.remember(&path)?
        } else {
            self.settings.forget(&path)?
        }
        self.store_info()
    }
}

fn refuse_weak(passphrase: &str) -> Result<()> {
    let strength = passphrase_strength(passphrase);
    if strength.level == 0 { Err(SessionError::WeakPassphrase(strength.advice)) } else { Ok(()) }
}

fn listed(words: &RecoveryWords) -> Vec<String> {
    words.words().map(str::to_owned).collect()
}

pub(super) fn name_of(path: &Path) -> String {
    path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Plan => "plan",
        Role::Host => "host",
        Role::Both => "both",
    }
}

fn role_of(word: Option<&str>) -> Role {
    match word {
        Some("plan") => Role::Plan,
        Some("host") => Role::Host,
        _ => Role::Both,
    }
}

fn theme_word(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

fn theme_of(word: Option<&str>) -> Theme {
    match word {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

/// A warning as a sentence.
fn told(warning: &Warning) -> String {
    match warning {
        Warning::Folder(FolderKind::Synced(by)) => format!(
            "The store lies in a folder that {by} copies while it is open; two machines that change it at once make two stores of it. Close it before the other opens it."
        ),
        Warning::Folder(FolderKind::Network(kind)) => format!(
            "The store lies on another machine ({kind}), where locks can fail. Don't open it from two machines at once."
        ),
        Warning::Folder(FolderKind::Local) => String::new(),
        Warning::EditsMissing { aside: None } => {
            "The store was copied or left without its log: edits after its last rest may be missing."
                .to_owned()
        }
        Warning::EditsMissing { aside: Some(aside) } => format!(
            "The log beside the store belongs to another state of it and was set aside as {}: edits after the store's last rest may be missing.",
            aside.display()
        ),
        Warning::LogSetAside { aside } => format!(
            "A log of another state of the store lay beside it and was set aside as {}. Nothing of this state is missing.",
            aside.display()
        ),
        Warning::BehindLastSeen { seen, found } => format!(
            "This store had {seen} changes when it was last open here, and has {found} now. It may be an older copy."
        ),
        Warning::OlderDerivation => {
            "The passphrase is kept by an older method. Setting a new one brings the newest.".to_owned()
        }
    }
}
