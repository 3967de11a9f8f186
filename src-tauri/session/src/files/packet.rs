//! A meeting's packet, read back and compared before anybody gets it.

use hpug_excel::write::fingerprint_sent;
use hpug_pdf::document::Missing;
use hpug_pdf::packet::{Packet, PartState};
use hpug_pdf::{
    Pictures, Progress, Protection, Watch, packet as papers, render_printed, reread, reread_protected,
};

use super::papers::{PaperError, file_key, short, texts};
use super::sent::{Comparison, compare};

/// A packet, read back and found right.
#[derive(Clone, Debug, PartialEq)]
pub struct MadePacket {
    /// The file.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// How many answers were compared.
    pub comparison: Comparison,
    /// It is marked as a draft.
    pub draft: bool,
    /// Where it holds characters that the fonts can't draw.
    pub missing_at: Vec<Missing>,
}

/// Makes a packet, reads it back and compares every answer in it. Its fingerprint is that of the answers that
/// every audience may see, so that all copies of one packet have the same. With
/// `password` the file is other bytes each time. `watch` is told how far it is and may stop it.
///
/// # Errors
/// [`PaperError`] by cause, [`hpug_pdf::PdfError::Stopped`] among them; nothing is written in any case.
pub fn packet(
    packet: &Packet<'_>,
    password: Option<&str>,
    watch: &mut Watch<'_>,
) -> Result<MadePacket, PaperError> {
    let papers::Made { document, printing, answers, draft } = made(packet);
    let file_key = password.map(|_| file_key()).transpose()?;
    let protection = password.zip(file_key.as_ref());
    let protection = protection.map(|(password, file_key)| Protection { password, file_key });
    let rendered = render_printed(&document, &printing, protection, watch)?;
    // A long document takes as much memory as the file that is read back.
    drop((document, printing));
    let read = match password {
        Some(password) => reread_protected(&rendered.bytes, password)?,
        None => reread(&rendered.bytes)?,
    };
    let shown = texts(answers);
    let comparison = compare(&shown, &texts(read), |address| shown.contains_key(address));
    if !comparison.differences.is_empty() {
        return Err(PaperError::Differs(comparison.differences));
    }
    if !watch(Progress::Writing(rendered.pages)) {
        return Err(hpug_pdf::PdfError::Stopped.into());
    }
    let (bytes, pages, missing_at) = (rendered.bytes, rendered.pages, rendered.missing_at);
    Ok(MadePacket { bytes, pages, comparison, draft, missing_at })
}

/// A packet laid out, its pages to be looked at on the screen.
///
/// # Errors
/// [`PaperError::Pdf`].
pub fn packet_pictures(packet: &Packet<'_>, watch: &mut Watch<'_>) -> Result<Pictures, PaperError> {
    let made = made(packet);
    Ok(Pictures::lay_out(&made.document, &made.printing, watch)?)
}

/// Every part that the packet could have, in order, whether it was chosen, and whether it would be empty.
pub fn packet_parts(packet: &Packet<'_>) -> Vec<PartState> {
    papers::parts(packet)
}

fn made(packet: &Packet<'_>) -> papers::Made {
    let print = packet.report.map(|report| short(&fingerprint_sent(report, false))).unwrap_or_default();
    papers::make(&Packet { fingerprint: &print, ..*packet })
}
