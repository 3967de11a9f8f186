//! Sections handed out to colleagues as small workbooks, and their answers taken in cell by cell.

use std::collections::BTreeMap;
use std::path::Path;

use hpug_excel::HandedOut;
use hpug_excel::protect::protect;
use hpug_excel::write::{HandOut, hand_out};
use hpug_model::forms::{DataPoint, Form, Role};
use hpug_model::values::{from_json, one_line, several_lines, to_json, typed};
use hpug_model::{Address, Value, format};
use hpug_store::tables::{self, NewHandOut};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::edit::{Write, put};
use crate::error::{Result, SessionError};
use crate::files::{PaperError, taken_back, write_atomically};
use crate::loaded::{Loaded, Source};
use crate::session::{Deed, Session};
use crate::wire::hand_outs::{HandOutRequest, HandOutRow, Returned, ReturnedCell, ReturnedState};
use crate::wire::reports::Changed;

/// Longest message to a colleague, in characters.
const MESSAGE: usize = 2_000;

/// Cells and what stands in them.
type Cells = Vec<(Address, Option<Value>)>;

/// What stood there at the time of handing out.
#[derive(Serialize, Deserialize)]
struct Then {
    /// Whether the figures went along: only then a blank that comes back was emptied.
    sent: bool,
    /// The answers by address; null for a blank.
    cells: BTreeMap<String, Json>,
}

impl Session {
    /// What was handed out of a report, newest first, and what is still owed of each.
    ///
    /// # Errors
    /// Of reading.
    pub fn hand_outs(&mut self, id: u32) -> Result<Vec<HandOutRow>> {
        let kept = self.open()?.store.hand_outs(i64::from(id))?;
        let loaded = self.loaded(id)?;
        kept.into_iter().map(|kept| row(loaded, kept)).collect()
    }

    /// Where a workbook for a colleague is suggested to be written; no file is there.
    ///
    /// # Errors
    /// Of reading.
    pub fn hand_out_path(&mut self, id: u32, title: &str) -> Result<String> {
        let folder = self.export_folder()?;
        let plan = self.loaded(id)?.row.plan.clone();
        let stem = super::export::file_name(&format!("{plan} – {title}")).trim_matches([' ', '–']).to_owned();
        let named = |n: u32| if n == 1 { format!("{stem}.xlsx") } else { format!("{stem} {n}.xlsx") };
        let free = (1..1_000).map(|n| folder.join(named(n))).find(|path| !path.exists());
        Ok(free.unwrap_or_else(|| folder.join(named(1))).to_string_lossy().into_owned())
    }

    /// Writes a workbook that asks for the cells of some sections or items and holds nothing else of the report. It is
    /// read back before it is kept.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] without a colleague or a cell, [`SessionError::ReadOnly`], [`SessionError::Paper`],
    /// [`SessionError::Write`], those of writing the store.
    pub fn write_hand_out(&mut self, id: u32, request: &HandOutRequest) -> Result<Vec<HandOutRow>> {
        let colleague = colleague_of(request)?;
        let (token, time, person, today) =
            (self.surroundings.draw_id(), self.time(), self.person()?, self.today());
        let loaded = self.own(id)?;
        let form = loaded.report.form.clone();
        let cells = asked_cells(loaded, request)?;
        let title = title_of(&form, &request.parts);
        let plan = if loaded.row.plan.is_empty() { "the plan" } else { &loaded.row.plan };
        let asks =
            format!("{person} asks {colleague} for these figures of {plan}, on {}.", format::long_day(today));
        let lead = format!("{asks}\n{}", several_lines(&request.message));
        let sent = without_values_unless(request.with_values, &cells);
        let asked =
            HandOut { form: &form, token: &token, title: &title, lead: lead.trim_end(), cells: &sent };
        let bytes = made(&asked, request.password.text())?;
        let path = Path::new(&request.path);
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        write_atomically(path, &bytes, false)?;
        let (report, cells) = (i64::from(id), then_json(request.with_values, &cells)?);
        let kept =
            NewHandOut { report, token: token.clone(), colleague, title, file_name, time, person, cells };
        // What isn't kept can't come back: it must not lie there to be sent.
        self.act(Some(id), &Deed::note(&token, "handed out"), |tx| tx.add_hand_out(&kept).map(drop))
            .map_err(|error| taken_back(&[path], error))?;
        self.hand_outs(id)
    }

    /// A colleague's answers that differ from the report's own, cell by cell.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] when it was dropped, [`SessionError::BadRequest`] for a workbook that was not
    /// handed out from this store, those of reading.
    pub fn returned_cells(&mut self, token: &str) -> Result<Returned> {
        let (_, back, kept) = self.returned(token)?;
        let then = then_of(&kept)?;
        let id = u32::try_from(kept.hand_out.report).unwrap_or(u32::MAX);
        let loaded = self.own(id)?;
        let mut cells = Vec::new();
        let mut same = 0;
        for answer in back.answers.iter().filter(|(address, ..)| then.cells.contains_key(address.as_str())) {
            match differing(loaded, &then, answer)? {
                Some(cell) => cells.push(cell),
                None => same += 1,
            }
        }
        let plan = loaded.row.plan.clone();
        let (colleague, title) = (kept.hand_out.colleague, kept.hand_out.title);
        Ok(Returned { report: id, plan, colleague, title, same, cells })
    }

    /// Takes the chosen answers of a colleague into the report: one step of undo. All others stay as they are.
    ///
    /// # Errors
    /// As [`Session::returned_cells`], [`SessionError::BadRequest`] for another report, those of writing.
    pub fn take_returned(
        &mut self,
        id: u32,
        edit_id: &str,
        token: &str,
        addresses: &[String],
    ) -> Result<Changed> {
        let (person, time) = (self.person()?, self.time());
        let (file, back, kept) = self.returned(token)?;
        if kept.hand_out.report != i64::from(id) {
            return Err(SessionError::bad(&file, "it was handed out from another report"));
        }
        let form = self.own(id)?.report.form.clone();
        let mut writes = Vec::new();
        for (address, text, cell) in
            back.answers.iter().filter(|(at, ..)| addresses.contains(&at.to_string()))
        {
            let Some(point) = form.point(address.as_str()) else { continue };
            let value = typed(point.kind, &form.measure_of(point).choices, text);
            let source = Source::Returned {
                colleague: kept.hand_out.colleague.clone(),
                file: file.clone(),
                cell: cell.clone(),
            };
            writes.push(Write::of(address, value.as_ref(), &source, (&person, &time))?);
        }
        // Taking nothing in is no step that could be undone.
        let deed = Deed::edit(edit_id, "taken in");
        let deed = if writes.is_empty() { deed.noted() } else { deed };
        let changed = self.change(id, &deed, |tx| {
            put(tx, id, &writes)?;
            tx.hand_out_returned(i64::from(id), kept.id, &time)
        })?;
        self.drop_workbook(token);
        Ok(changed)
    }

    /// A workbook looked at that was handed out from this store: its name, its answers, what was kept of it.
    fn returned(&self, token: &str) -> Result<(String, HandedOut, tables::HandOut)> {
        let looked = self.looked_at(token)?;
        let name = looked.name.clone();
        let Some(back) = looked.reading.handed_out.clone() else {
            return Err(SessionError::bad(&name, "it was not handed out by this program"));
        };
        match self.open()?.store.hand_out(&back.token)? {
            Some(kept) => Ok((name, back, kept)),
            None => Err(SessionError::bad(&name, "it was handed out from another store")),
        }
    }
}

/// Who is asked.
fn colleague_of(request: &HandOutRequest) -> Result<String> {
    let colleague = one_line(&request.colleague);
    if colleague.is_empty() {
        return Err(SessionError::bad("The hand-out", "it needs the name of who is to fill it in"));
    }
    if request.message.chars().count() > MESSAGE {
        return Err(SessionError::bad("The message", "it is longer than 2,000 characters"));
    }
    Ok(colleague)
}

/// The cells asked for and what stands in them.
fn asked_cells(loaded: &Loaded, request: &HandOutRequest) -> Result<Cells> {
    let form = &loaded.report.form;
    let points = form.points.iter().filter(|point| asked(form, point, request));
    let stands =
        |point: &DataPoint| (point.address.clone(), loaded.report.answer(point.address.as_str()).cloned());
    let cells: Cells = points.map(stands).collect();
    if cells.is_empty() {
        return Err(SessionError::bad("The hand-out", "nothing to be filled in was chosen"));
    }
    Ok(cells)
}

fn without_values_unless(with: bool, cells: &Cells) -> Cells {
    let sent =
        |(address, value): &(Address, Option<Value>)| (address.clone(), value.clone().filter(|_| with));
    cells.iter().map(sent).collect()
}

/// The workbook, found to come back as it goes out.
fn made(asked: &HandOut<'_>, password: &str) -> Result<Vec<u8>> {
    let bytes = hand_out(asked).map_err(PaperError::from)?;
    let back = hpug_excel::read_here(&bytes, "").map_err(PaperError::from)?.handed_out;
    if back.is_none_or(|back| back.token != asked.token || back.answers.len() != asked.cells.len()) {
        return Err(SessionError::Paper(PaperError::Differs(Vec::new())));
    }
    match password {
        "" => Ok(bytes),
        password => Ok(protect(&bytes, password).map_err(PaperError::from)?),
    }
}

/// What stands in the cells, as kept until they come back.
fn then_json(sent: bool, cells: &Cells) -> Result<String> {
    let cells = cells
        .iter()
        .map(|(address, value)| (address.to_string(), value.as_ref().map_or(Json::Null, to_json)))
        .collect();
    serde_json::to_string(&Then { sent, cells })
        .map_err(|source| SessionError::Unreadable { what: "hand-out", source })
}

/// A colleague's answer beside the report's own; `None` where it says the same, or is a blank where none was sent.
fn differing(
    loaded: &Loaded,
    then: &Then,
    (address, text, cell): &(Address, String, String),
) -> Result<Option<ReturnedCell>> {
    let form = &loaded.report.form;
    let Some(point) = form.point(address.as_str()) else { return Ok(None) };
    let theirs = typed(point.kind, &form.measure_of(point).choices, text);
    let mine = loaded.report.answer(address.as_str());
    let was = value_then(form, point, then)?;
    if alike(theirs.as_ref(), mine) || (theirs.is_none() && (was.is_none() || !then.sent)) {
        return Ok(None);
    }
    let mark = loaded.facts.marks.get(address);
    Ok(Some(ReturnedCell {
        address: address.to_string(),
        name: form.name_of(address.as_str()),
        theirs: shown(form, point, theirs.as_ref()),
        mine: shown(form, point, mine),
        mine_from: mark.map(|mark| mark.sentence.clone()).unwrap_or_default(),
        cell: cell.clone(),
        state: match (&theirs, alike(was.as_ref(), mine)) {
            (None, _) => ReturnedState::Emptied,
            (Some(_), true) => ReturnedState::Fresh,
            (Some(_), false) => ReturnedState::Conflict,
        },
        unreadable: matches!(theirs, Some(Value::Unreadable(_))),
    }))
}

/// Whether a request asks for a data point.
fn asked(form: &Form, point: &DataPoint, request: &HandOutRequest) -> bool {
    let chosen =
        |part: &String| form.sections[point.section].id == *part || form.item_of(point).code == *part;
    let role = match point.role {
        Role::Answer | Role::Optional | Role::Name => true,
        Role::Working => request.working_figures,
        _ => false,
    };
    role && request.parts.iter().any(chosen)
}

/// Most characters of a title that names all parts.
const TITLE: usize = 90;

/// `D · Value-oriented payment`, `B · Centers of excellence, D · Value-oriented payment`; where that is long, the first and
/// how many more.
fn title_of(form: &Form, parts: &[String]) -> String {
    let name = |part: &String| match form.section(part) {
        Some(section) if section.letter.is_empty() => section.title.clone(),
        Some(section) => format!("{} · {}", section.letter, section.title),
        None => form.item(part).map_or_else(|| part.clone(), |item| form.item_name(item)),
    };
    let all = parts.iter().map(name).collect::<Vec<_>>().join(", ");
    match parts {
        [one, more @ ..] if !more.is_empty() && all.chars().count() > TITLE => {
            format!("{} and {} more", name(one), more.len())
        }
        _ => all,
    }
}

fn row(loaded: &Loaded, kept: tables::HandOut) -> Result<HandOutRow> {
    let then = then_of(&kept)?;
    let view = loaded.view();
    let is_owed =
        |address: &&String| view.figures.due(address) && view.figures.shown_value(address).is_none();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(HandOutRow {
        id: u32::try_from(kept.id).unwrap_or(u32::MAX),
        colleague: kept.hand_out.colleague,
        title: kept.hand_out.title,
        file_name: kept.hand_out.file_name,
        time: kept.hand_out.time,
        cells: count(then.cells.len()),
        owed: count(then.cells.keys().filter(is_owed).count()),
        returned_at: kept.returned_at,
    })
}

fn then_of(kept: &tables::HandOut) -> Result<Then> {
    serde_json::from_str(&kept.hand_out.cells)
        .map_err(|source| SessionError::Unreadable { what: "hand-out", source })
}

/// What stood there when it was handed out.
fn value_then(form: &Form, point: &DataPoint, then: &Then) -> Result<Option<Value>> {
    let Some(json) = then.cells.get(point.address.as_str()).filter(|json| !json.is_null()) else {
        return Ok(None);
    };
    from_json(point.kind, &form.measure_of(point).choices, json).map_err(|error| {
        SessionError::Answers(hpug_model::answers::AnswersError::Value {
            address: point.address.clone(),
            error,
        })
    })
}

/// The same answer, formatting and the digits that a spreadsheet holds aside.
fn alike(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            one == other || one.as_text().zip(other.as_text()).is_some_and(|(a, b)| a == b)
        }
        (None, None) => true,
        _ => false,
    }
}

fn shown(form: &Form, point: &DataPoint, value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::Choice(key)) => form.measure_of(point).chosen(key),
        Some(value) => format::value(point.kind, value, form.measure_of(point).decimals),
    }
}
