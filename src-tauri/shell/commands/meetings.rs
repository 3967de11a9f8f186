//! A host's meetings: what is entered, the year's plan, calendar, letters, packet.

use std::path::{Path, PathBuf};

use hpug_session::wire::meetings::{
    LetterView, LettersWritten, MeetingChanges, MeetingLine, MeetingTold, MeetingView, NewMeeting, YearPlan,
};
use hpug_session::wire::packets::{PacketPages, PacketPart, PacketRequest, PacketWritten};
use tauri::{AppHandle, State};

use super::Answer;
use crate::events::{PageEvent, tell};
use crate::pick::Purpose;
use crate::state::Shell;
use crate::work::{aside, long};

/// The meetings, or those put away.
#[tauri::command(async)]
pub fn meetings(shell: State<'_, Shell>, put_away: bool) -> Answer<Vec<MeetingLine>> {
    Ok(shell.session().meetings(put_away)?)
}

/// The plan of a year.
#[tauri::command(async)]
pub fn meeting_year(shell: State<'_, Shell>, year: Option<i32>) -> Answer<YearPlan> {
    Ok(shell.session().meeting_year(year)?)
}

/// One meeting.
#[tauri::command(async)]
pub fn meeting(shell: State<'_, Shell>, id: u32) -> Answer<MeetingView> {
    Ok(shell.session().meeting(id)?)
}

/// Adds a meeting.
#[tauri::command(async)]
pub fn new_meeting(shell: State<'_, Shell>, edit_id: String, wanted: NewMeeting) -> Answer<MeetingView> {
    Ok(shell.session().new_meeting(&edit_id, &wanted)?)
}

/// Keeps what is told of a meeting.
#[tauri::command(async)]
pub fn keep_meeting(
    shell: State<'_, Shell>,
    id: u32,
    edit_id: String,
    told: MeetingTold,
) -> Answer<MeetingView> {
    Ok(shell.session().keep_meeting(id, &edit_id, &told)?)
}

/// Puts a meeting away, or back.
#[tauri::command(async)]
pub fn put_away_meeting(shell: State<'_, Shell>, id: u32, away: bool) -> Answer {
    Ok(shell.session().put_away_meeting(id, away)?)
}

/// Takes the newest change of a meeting back.
#[tauri::command(async)]
pub fn undo_meeting(shell: State<'_, Shell>, id: u32) -> Answer<MeetingView> {
    Ok(shell.session().undo_meeting(id)?)
}

/// Does the change of a meeting again that was taken back last.
#[tauri::command(async)]
pub fn redo_meeting(shell: State<'_, Shell>, id: u32) -> Answer<MeetingView> {
    Ok(shell.session().redo_meeting(id)?)
}

/// What changed in its report since the meeting before.
#[tauri::command(async)]
pub fn meeting_changes(shell: State<'_, Shell>, id: u32) -> Answer<MeetingChanges> {
    Ok(shell.session().meeting_changes(id)?)
}

/// Asks for files that a plan sent along.
#[tauri::command]
pub async fn pick_supporting(app: AppHandle) -> Answer<Vec<String>> {
    aside(app, |_, shell| Ok(shell.pick_several(Purpose::Supporting))).await
}

/// Keeps files with a meeting.
#[tauri::command]
pub async fn add_supporting(
    app: AppHandle,
    id: u32,
    edit_id: String,
    paths: Vec<String>,
) -> Answer<MeetingView> {
    aside(app, move |_, shell| Ok(shell.session().add_supporting(id, &edit_id, &paths)?)).await
}

/// Asks where to write a file of a meeting and writes it; nothing when the person cancels.
#[tauri::command]
pub async fn save_supporting(app: AppHandle, id: u32, sha256: String) -> Answer<Option<String>> {
    aside(app, move |_, shell| {
        let suggested = shell.session().supporting_path(id, &sha256)?;
        let Some(path) = shell.pick(Purpose::Export, Path::new(&suggested)) else { return Ok(None) };
        shell.session().save_supporting(id, &sha256, &path)?;
        Ok(Some(path))
    })
    .await
}

/// Asks where to write the dates of meetings and writes them: where, and how many; nothing when the person cancels.
#[tauri::command]
pub async fn write_calendar(app: AppHandle, ids: Vec<u32>, year: i32) -> Answer<Option<(String, u32)>> {
    aside(app, move |_, shell| {
        let suggested = PathBuf::from(shell.session().calendar_path(&ids, year)?);
        let Some(path) = shell.pick(Purpose::Export, &suggested) else { return Ok(None) };
        let events = shell.session().write_calendar(&ids, &path)?;
        Ok(Some((path, events)))
    })
    .await
}

/// The letters of a meeting, filled in.
#[tauri::command(async)]
pub fn meeting_letters(shell: State<'_, Shell>, id: u32) -> Answer<Vec<LetterView>> {
    Ok(shell.session().meeting_letters(id)?)
}

/// Writes letters of a meeting into a folder.
#[tauri::command]
pub async fn write_letters(
    app: AppHandle,
    id: u32,
    kinds: Vec<String>,
    folder: String,
    job: String,
) -> Answer<LettersWritten> {
    long(app, job.clone(), move |app, shell, stop| {
        let to_write = shell.session().letters_to_write(id, &kinds, &folder)?;
        Ok(to_write.write(stop, &telling(app, &job))?)
    })
    .await
}

/// Writes letters to every plan of a round into a folder.
#[tauri::command]
pub async fn write_round_letters(
    app: AppHandle,
    id: u32,
    kinds: Vec<String>,
    folder: String,
    job: String,
) -> Answer<LettersWritten> {
    long(app, job.clone(), move |app, shell, stop| {
        let to_write = shell.session().round_letters_to_write(id, &kinds, &folder)?;
        Ok(to_write.write(stop, &telling(app, &job))?)
    })
    .await
}

/// Where a packet is suggested to be written.
#[tauri::command(async)]
pub fn packet_path(shell: State<'_, Shell>, id: u32, audience: String) -> Answer<String> {
    Ok(shell.session().packet_path(id, &audience)?)
}

/// Makes a packet, compares it with the store and writes it, telling the page of each page laid out.
#[tauri::command]
pub async fn write_packet(
    app: AppHandle,
    id: u32,
    request: PacketRequest,
    job: String,
) -> Answer<PacketWritten> {
    long(app, job.clone(), move |app, shell, stop| {
        let to_make = shell.session().packet_to_make(id, &request)?;
        let telling = telling(app, &job);
        let made = to_make.make(stop, &|pages| telling(pages, 0, ""))?;
        Ok(shell.session().write_packet(made)?)
    })
    .await
}

/// Pictures of a packet's pages from one on; nothing is written.
#[tauri::command]
pub async fn preview_packet(
    app: AppHandle,
    id: u32,
    request: PacketRequest,
    first: u32,
    count: u32,
    job: String,
) -> Answer<PacketPages> {
    long(app, job, move |_, shell, stop| {
        let to_show = shell.session().packet_to_show(id, &request)?;
        let laid = to_show.lay_out(stop)?;
        shell.session().keep_laid(&laid)?;
        Ok(laid.pictures(first, count)?)
    })
    .await
}

/// The parts that a packet of a meeting can have.
#[tauri::command]
pub async fn packet_parts(app: AppHandle, id: u32, request: PacketRequest) -> Answer<Vec<PacketPart>> {
    aside(app, move |_, shell| {
        let to_make = shell.session().packet_to_make(id, &request)?;
        Ok(to_make.parts())
    })
    .await
}

fn telling<'a>(app: &'a AppHandle, job: &'a str) -> impl Fn(usize, usize, &str) + 'a {
    move |done, of, what| {
        tell(app, PageEvent::PlanBegun { job: job.to_owned(), done, of, what: what.to_owned() });
    }
}
