//! The packet of a meeting: made while the session is free, written whole.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use hpug_excel::child::Stop;
use hpug_model::Report;
use hpug_model::meetings::{Audience, Meeting, PacketWish, Supporting, packet_part};
use hpug_pdf::Progress;
use hpug_pdf::appended::Appended;
use hpug_pdf::packet::Packet;

use super::beside::Beside;
use super::held::{Held, Kept};
use super::told::keyed;
use crate::error::{Result, SessionError};
use crate::files::{self, take_apart, write_atomically};
use crate::loaded::Loaded;
use crate::session::Session;
use crate::surroundings::Reader;
use crate::wire::packets::{PacketPart, PacketRequest, PacketWritten};

/// A packet that is to be made while the session is free: everything in it as it was when it was asked for.
pub struct ToPacket {
    pub(super) opening: u64,
    path: PathBuf,
    password: String,
    meeting: Meeting,
    material: Material,
    files: Vec<Kept>,
    /// Bytes of the PDFs whose pages go in, by their place among the files.
    to_append: Vec<(usize, Vec<u8>)>,
    reader: Arc<dyn Reader>,
    wish: PacketWish,
    now: DateTime<FixedOffset>,
}

/// What a packet is made of beside the meeting.
#[derive(Default)]
struct Material {
    report: Option<Report>,
    earlier: Vec<(String, Report)>,
    last_meeting: Option<Report>,
    questionnaire: Option<Report>,
    comparison: Option<Beside>,
}

/// A packet made and found right, not yet written.
pub struct MadePacket {
    opening: u64,
    path: PathBuf,
    made: files::MadePacket,
}

impl Session {
    /// Where a packet is suggested to be written.
    ///
    /// # Errors
    /// Of reading.
    pub fn packet_path(&self, id: u32, audience: &str) -> Result<String> {
        let Held { meeting, compare, .. } = self.held_meeting(id)?.held;
        let whom = match keyed("Whom it is for", audience)? {
            Audience::Purchasers => "",
            Audience::Plan => " for the plan",
            Audience::Host => " for review",
        };
        let plan = match (&compare, meeting.plan.as_str()) {
            (Some(_), _) => "Plans side by side",
            (None, "") => "Meeting",
            (None, plan) => plan,
        };
        let name = crate::actions::export::file_name(&format!("{plan} – packet {}{whom}.pdf", meeting.date));
        Ok(self.export_folder()?.join(name).to_string_lossy().into_owned())
    }

    /// Begins a packet of a meeting as it is now. Without parts it holds all that there is.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for an audience, sheet or part that there is none of; those of reading.
    pub fn packet_to_make(&mut self, id: u32, request: &PacketRequest) -> Result<ToPacket> {
        let held = self.held_meeting(id)?.held;
        if request.parts.iter().any(|part| packet_part(part).is_none()) {
            return Err(SessionError::bad("The packet", "it has no such part"));
        }
        let wish = PacketWish {
            audience: keyed("Whom it is for", &request.audience)?,
            paper: keyed("The sheet", &request.paper)?,
            parts: request.parts.clone(),
            names: held.compare.as_ref().is_some_and(|compare| compare.names),
        };
        let mut to_append = Vec::new();
        for (at, file) in held.files.iter().enumerate().filter(|(_, file)| file.pdf && file.chosen) {
            let stored = self.open()?.store.file(&file.sha256)?;
            to_append.push((at, stored.ok_or_else(|| SessionError::no("file", &file.name))?.bytes));
        }
        Ok(ToPacket {
            opening: self.opening,
            path: PathBuf::from(&request.path),
            password: request.password.clone(),
            material: self.material(&held)?,
            files: held.files,
            to_append,
            reader: self.surroundings.reader(),
            meeting: held.meeting,
            wish,
            now: self.surroundings.now(),
        })
    }

    /// Writes a packet that was made. An existing file is never replaced.
    ///
    /// # Errors
    /// [`SessionError::Locked`] when the store was locked since, [`SessionError::Ending`] for a name that doesn't end in
    /// .pdf, [`SessionError::Write`].
    pub fn write_packet(&self, packet: MadePacket) -> Result<PacketWritten> {
        self.still_open(packet.opening)?;
        let MadePacket { path, made, .. } = packet;
        if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("pdf")) {
            return Err(SessionError::Ending(".pdf"));
        }
        write_atomically(&path, &made.bytes, false)?;
        let missing = made.missing_at.iter();
        let notes = missing.map(|missing| {
            format!("The font lacks {} at {}; printed as boxes.", missing.characters, missing.place)
        });
        Ok(PacketWritten {
            path: path.to_string_lossy().into_owned(),
            pages: u32::try_from(made.pages).unwrap_or(u32::MAX),
            identical: made.comparison.identical,
            compared: made.comparison.compared,
            draft: made.draft,
            notes: notes.collect(),
        })
    }

    fn material(&mut self, held: &Held) -> Result<Material> {
        if let Some(wanted) = &held.compare {
            return Ok(Material { comparison: self.set_beside(wanted)?, ..Material::default() });
        }
        let Some(row) = self.report_row(held)? else { return Ok(Material::default()) };
        let store = &self.open()?.store;
        let mut loaded = Loaded::read(store, row.id, self.today())?;
        loaded.look_back(store)?;
        let family = &loaded.report.form.family;
        let earlier = loaded.past().iter().filter(|past| past.report.form.family == *family);
        let earlier = earlier.map(|past| (past.name.clone(), past.report.clone())).collect();
        let questionnaire = loaded.report.baseline.as_deref().cloned();
        let last_meeting = match self.since(held, &row)? {
            Some(then) => Some(self.report_then(then)?),
            None => None,
        };
        let report = Some(loaded.for_papers());
        Ok(Material { report, earlier, last_meeting, questionnaire, comparison: None })
    }
}

impl ToPacket {
    /// Makes the packet, reads it back and compares every answer in it. `tell` hears of pages laid out.
    ///
    /// # Errors
    /// [`SessionError::Appended`] for a PDF that can't be appended, [`SessionError::Paper`], [`SessionError::Stopped`].
    pub fn make(self, stop: &Stop, tell: &dyn Fn(usize)) -> Result<MadePacket> {
        let appended = self.appended(stop)?;
        let password = (!self.password.is_empty()).then_some(self.password.as_str());
        let made = self.with(&appended, |packet| {
            files::packet(packet, password, &mut |progress| {
                if let Progress::Pages(pages) = progress {
                    tell(pages);
                }
                !stop.is_asked()
            })
        })?;
        Ok(MadePacket { opening: self.opening, path: self.path, made })
    }

    /// The parts that it can have, and why one is empty.
    pub fn parts(&self) -> Vec<PacketPart> {
        let parts = self.with_packet(&[], files::packet_parts);
        let row = |state: hpug_pdf::packet::PartState| PacketPart {
            key: state.part.key.to_owned(),
            title: state.part.label.to_owned(),
            about: state.part.about.to_owned(),
            missing: if state.empty { state.part.empty.to_owned() } else { String::new() },
        };
        parts.into_iter().map(row).collect()
    }

    /// The files whose pages go in, taken apart, by their place among the files.
    pub(super) fn appended(&self, stop: &Stop) -> Result<Vec<(usize, Appended)>> {
        let wanted = self.wish.parts.is_empty() || self.wish.parts.iter().any(|part| part == "supporting");
        let mut appended = Vec::new();
        for (at, bytes) in self.to_append.iter().filter(|_| wanted) {
            if stop.is_asked() {
                return Err(SessionError::Stopped);
            }
            let taken = take_apart(bytes, |bytes| self.reader.aside(bytes, stop));
            let refused = |error| SessionError::Appended { name: self.file_name(*at), error };
            let taken = taken.map_err(refused)?;
            appended.push((*at, taken));
        }
        Ok(appended)
    }

    pub(super) fn file_name(&self, at: usize) -> String {
        self.files.get(at).map(|file| file.name.clone()).unwrap_or_default()
    }

    pub(super) fn with<T>(
        &self,
        appended: &[(usize, Appended)],
        work: impl FnOnce(&Packet<'_>) -> std::result::Result<T, files::PaperError>,
    ) -> Result<T> {
        self.with_packet(appended, work).map_err(SessionError::from)
    }

    fn with_packet<T>(&self, appended: &[(usize, Appended)], work: impl FnOnce(&Packet<'_>) -> T) -> T {
        let internal = BTreeMap::new();
        let supporting = self.files.iter().enumerate().map(|(at, file)| Supporting {
            file: file.name.clone(),
            about: file.about.clone(),
            append: appended.iter().any(|(place, _)| *place == at),
        });
        let supporting: Vec<Supporting> = supporting.collect();
        let beside = self.material.comparison.as_ref();
        work(&Packet {
            meeting: &self.meeting,
            report: self.material.report.as_ref(),
            earlier: &self.material.earlier,
            last_meeting: self.material.last_meeting.as_ref(),
            questionnaire: self.material.questionnaire.as_ref(),
            comparison: beside.map(|(side, _)| side),
            key: beside.map(|(_, key)| key.as_slice()).unwrap_or_default(),
            internal: &internal,
            supporting: &supporting,
            appended,
            wish: &self.wish,
            created: self.now,
            fingerprint: "",
        })
    }
}
