//! The pages of a packet as pictures: laid out once, and kept as long as nothing changes.

use std::sync::Arc;

use chrono::NaiveDate;
use hpug_excel::child::Stop;
use hpug_pdf::{Picture, Pictures};

use super::packet::ToPacket;
use crate::error::Result;
use crate::files;
use crate::session::Session;
use crate::wire::packets::{AppendedPage, PacketPage, PacketPages, PacketRequest};

/// Most pages that are looked at in one go.
const MOST_PICTURES: u32 = 12;

/// What a layout was made for: it holds as long as all of this is the same.
#[derive(PartialEq, Eq)]
struct Basis {
    meeting: u32,
    audience: String,
    paper: String,
    parts: Vec<String>,
    today: NaiveDate,
    /// The store's newest row of history.
    newest: i64,
}

/// A packet laid out.
struct Layout {
    basis: Basis,
    pictures: Pictures,
    /// Names of the files whose pages are appended.
    names: Vec<String>,
}

/// A packet laid out to be looked at.
#[derive(Clone)]
pub struct LaidPacket {
    opening: u64,
    layout: Arc<Layout>,
}

/// A packet that is to be laid out while the session is free, or that still is.
pub struct ToPictures(Laying);

enum Laying {
    Done(LaidPacket),
    Due(Box<(Basis, ToPacket)>),
}

impl Session {
    /// Begins to show the pages of a packet; those laid out last are taken again while nothing has changed.
    ///
    /// # Errors
    /// As [`Session::packet_to_make`].
    pub fn packet_to_show(&mut self, id: u32, request: &PacketRequest) -> Result<ToPictures> {
        let today = self.today();
        let open = self.open()?;
        let PacketRequest { audience, paper, parts, .. } = request.clone();
        let basis = Basis { meeting: id, audience, paper, parts, today, newest: open.store.newest_row()? };
        if let Some(kept) = open.laid_packet.as_ref().filter(|kept| kept.layout.basis == basis) {
            return Ok(ToPictures(Laying::Done(kept.clone())));
        }
        let packet = self.packet_to_make(id, request)?;
        Ok(ToPictures(Laying::Due(Box::new((basis, packet)))))
    }

    /// Keeps a packet laid out, in memory, until another one is or the store is locked.
    ///
    /// # Errors
    /// [`crate::SessionError::Locked`] when the store was locked since.
    pub fn keep_laid(&mut self, packet: &LaidPacket) -> Result<()> {
        self.still_open(packet.opening)?;
        self.open_mut()?.laid_packet = Some(packet.clone());
        Ok(())
    }
}

impl ToPictures {
    /// Lays the packet out, unless that was done already.
    ///
    /// # Errors
    /// As [`ToPacket::make`].
    pub fn lay_out(self, stop: &Stop) -> Result<LaidPacket> {
        let (basis, packet) = match self.0 {
            Laying::Done(packet) => return Ok(packet),
            Laying::Due(due) => *due,
        };
        let appended = packet.appended(stop)?;
        let pictures =
            packet.with(&appended, |packet| files::packet_pictures(packet, &mut |_| !stop.is_asked()))?;
        let names = appended.iter().map(|(at, _)| packet.file_name(*at)).collect();
        Ok(LaidPacket { opening: packet.opening, layout: Arc::new(Layout { basis, pictures, names }) })
    }
}

impl LaidPacket {
    /// Pictures of its pages from `first` on, at most twelve.
    ///
    /// # Errors
    /// [`crate::SessionError::Paper`].
    pub fn pictures(&self, first: u32, count: u32) -> Result<PacketPages> {
        let Layout { pictures, names, .. } = self.layout.as_ref();
        let first = usize::try_from(first).unwrap_or(usize::MAX);
        let count = usize::try_from(count.min(MOST_PICTURES)).unwrap_or_default();
        let pages = pictures.pages(first..first.saturating_add(count)).map_err(files::PaperError::from)?;
        let page = |Picture { svg, appended }: Picture| PacketPage {
            svg,
            appended: appended.map(|page| AppendedPage {
                name: names.get(page.file).cloned().unwrap_or_default(),
                page: number(page.page + 1),
                of: number(page.of),
            }),
        };
        Ok(PacketPages { total: number(pictures.total()), pages: pages.into_iter().map(page).collect() })
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
