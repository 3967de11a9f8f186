//! The sheets of a Discussion Guide: topics with their questions and answers, the schedule of meetings.

use std::collections::BTreeMap;

use hpug_model::answers::{ScheduledMeeting, cleaned_schedule};
use hpug_model::forms::{Question, Topic, topic_library};
use hpug_model::values::date_of;

use super::labels::words;
use super::view::View;
use crate::cell::CellRef;
use crate::grid::{Stretch, Value};
use crate::own;
use crate::paragraphs;

/// Rows in which the heads are looked for.
const HEAD_ROWS: u32 = 40;
/// Most rows of a sheet that are looked at.
const ROWS: usize = 20_000;

/// What the sheets of topics hold.
#[derive(Default)]
pub(crate) struct TopicSheets {
    pub(crate) topics: Vec<Topic>,
    pub(crate) answers: BTreeMap<String, TopicAnswer>,
    pub(crate) schedule: Vec<ScheduledMeeting>,
}

/// An answer as its cells say it.
pub(crate) struct TopicAnswer {
    /// Its first cell.
    pub(crate) sheet: usize,
    pub(crate) cell: CellRef,
    /// The text of all its rows.
    pub(crate) text: String,
    /// The same in stretches of one look.
    pub(crate) stretches: Vec<Stretch>,
}

impl TopicAnswer {
    /// Goes on with a row, joined by `between`.
    fn go_on(&mut self, between: &str, row: Vec<Stretch>) {
        let between = Stretch { text: between.to_owned(), bold: false, italic: false };
        for stretch in std::iter::once(between).chain(row) {
            self.text.push_str(&stretch.text);
            self.stretches.push(stretch);
        }
    }
}

fn plain(text: String) -> Vec<Stretch> {
    vec![Stretch { text, bold: false, italic: false }]
}

/// Reads the sheets of topics; a workbook without them gives nothing.
pub(crate) fn topic_sheets(views: &[View<'_>]) -> TopicSheets {
    let mut found = TopicSheets::default();
    for view in views {
        if view.sheet.name.trim().eq_ignore_ascii_case(own::SCHEDULE) {
            found.schedule = schedule(view);
        } else if let Some(heads) = heads(view) {
            Reader { view, heads, topic: Topic::default(), last: None }.read(&mut found);
        }
    }
    found.topics.sort_by_key(|topic| topic.number);
    found.topics.dedup_by_key(|topic| topic.number);
    found
}

/// Where things stand on a topic's sheet.
#[derive(Clone, Copy)]
struct Heads {
    row: u32,
    question: u32,
    answer: u32,
}

/// The heads, where the sheet has those of a topic and, below them, a topic's key.
fn heads(view: &View<'_>) -> Option<Heads> {
    let address = words(own::ADDRESS);
    let row = (0..HEAD_ROWS).find(|row| view.words(CellRef::new(*row, 0)) == address)?;
    let column = |head: &str| {
        let labels = view.rows.get(&row)?;
        labels.iter().find(|label| label.words == words(head)).map(|label| label.at.column)
    };
    let heads = Heads { row, question: column("Question")?, answer: column(own::ENTERED[3])? };
    let is_topic = |row: u32| topic_number(&view.text(CellRef::new(row, 0))).is_some();
    (row + 1..row + HEAD_ROWS).any(is_topic).then_some(heads)
}

/// The number in a topic's key: `T.1`.
fn topic_number(key: &str) -> Option<u32> {
    key.strip_prefix("T.")?.parse().ok()
}

struct Reader<'v> {
    view: &'v View<'v>,
    heads: Heads,
    topic: Topic,
    /// The text answer that rows without a key go on with.
    last: Option<String>,
}

impl Reader<'_> {
    fn read(mut self, found: &mut TopicSheets) {
        let from = CellRef::new(self.heads.row + 1, 0);
        let mut rows: Vec<u32> = self.view.sheet.cells.range(from..).map(|(at, _)| at.row).collect();
        rows.dedup();
        for row in rows.into_iter().take(ROWS) {
            let key = self.view.text(CellRef::new(row, 0));
            self.row(row, key.trim(), found);
        }
        if self.topic.number == 0 {
            return;
        }
        self.topic.key = library_key(&self.topic.title);
        found.topics.push(self.topic.cleaned());
    }

    fn row(&mut self, row: u32, key: &str, found: &mut TopicSheets) {
        let answer = CellRef::new(row, self.heads.answer);
        if let Some(number) = topic_number(key) {
            let title = self.view.text(answer);
            let unnamed = title.is_empty() || title == own::UNNAMED_TOPIC;
            self.topic.title = if unnamed { format!("Special topic {number}") } else { title };
            self.topic.number = number;
        } else if key.strip_suffix(own::INTRODUCTION).and_then(|key| topic_number(key.trim())).is_some() {
            self.topic.intro = self.view.text(answer);
        } else if key.starts_with("T.") && key.contains('/') {
            self.answer(row, key, found);
        } else if let Some(id) = self.question_id(key) {
            let asks = self.view.text(CellRef::new(row, self.heads.question));
            self.topic.questions.push(Question { id, asks });
            self.last = None;
        } else if key.is_empty() {
            self.go_on(row, found);
        }
    }

    /// The id in a question's key: `5` of `T.1.5`.
    fn question_id(&self, key: &str) -> Option<String> {
        let (number, id) = key.strip_prefix("T.")?.split_once('.')?;
        (number.parse() == Ok(self.topic.number)).then(|| id.to_owned())
    }

    fn answer(&mut self, row: u32, key: &str, found: &mut TopicSheets) {
        let (address, mark) = key.split_once(' ').unwrap_or((key, ""));
        let mark = format!(" {mark}");
        if mark == own::LINK {
            return;
        }
        let said = match mark.as_str() {
            own::TABLE_ROW => plain(self.table_row(row)),
            own::PARTED => without_blank_lines(self.stretches(row)),
            _ => without_parting(self.stretches(row)),
        };
        let cell = CellRef::new(row, self.heads.answer);
        let sheet = self.view.index;
        match found.answers.get_mut(address) {
            Some(answer) => answer.go_on(own::between(&mark), said),
            None => {
                let text = said.iter().map(|stretch| stretch.text.as_str()).collect();
                let answer = TopicAnswer { sheet, cell, text, stretches: said };
                found.answers.insert(address.to_owned(), answer);
            }
        }
        self.last = address.ends_with("/text").then(|| address.to_owned());
    }

    /// A row that somebody inserted below a text goes on with it.
    fn go_on(&mut self, row: u32, found: &mut TopicSheets) {
        let empty = self.said(row).is_empty();
        let answer = self.last.as_ref().and_then(|address| found.answers.get_mut(address));
        if let (Some(answer), false) = (answer, empty) {
            answer.go_on("\n", without_parting(self.stretches(row)));
        }
    }

    /// What stands in a row in stretches of one look; several cells look plain.
    fn stretches(&self, row: u32) -> Vec<Stretch> {
        let said = self.said(row);
        let cells = self.cells(row).into_iter().filter(|(_, text)| !text.is_empty());
        let emphasised = cells.map(|(column, _)| self.view.sheet.emphasis.get(&CellRef::new(row, column)));
        match emphasised.collect::<Vec<_>>().as_slice() {
            [Some(stretches)] => trimmed(stretches),
            _ => plain(said),
        }
    }

    /// What stands in the answer column, or beside it where a row was widened.
    fn said(&self, row: u32) -> String {
        let cells = self.cells(row);
        cells
            .into_iter()
            .map(|(_, text)| text)
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" | ")
    }

    fn table_row(&self, row: u32) -> String {
        let cells = self.cells(row);
        let last = cells.last().map_or(self.heads.answer, |(column, _)| *column);
        let text = |column: u32| {
            let cell = cells.iter().find(|(at, _)| *at == column);
            cell.map(|(_, text)| text.replace('\n', " / ")).unwrap_or_default()
        };
        (self.heads.answer..=last).map(text).collect::<Vec<_>>().join(" | ")
    }

    fn cells(&self, row: u32) -> Vec<(u32, String)> {
        let columns = CellRef::new(row, self.heads.answer)..CellRef::new(row + 1, 0);
        let cells = self.view.sheet.cells.range(columns);
        cells.map(|(at, _)| (at.column, self.view.text(*at))).collect()
    }
}

/// Stretches without blank lines, where these only part paragraphs that somebody typed.
fn without_parting(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let text: String = stretches.iter().map(|stretch| stretch.text.as_str()).collect();
    if paragraphs::are_parted(&text) { without_blank_lines(stretches) } else { stretches }
}

/// Stretches without the blank lines that part their paragraphs.
fn without_blank_lines(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut ended = false;
    for stretch in &mut stretches {
        stretch.text.retain(|c| {
            let repeated = ended && c == '\n';
            ended = c == '\n' || (ended && c.is_whitespace());
            !repeated
        });
    }
    stretches.retain(|stretch| !stretch.text.is_empty());
    stretches
}

/// Stretches without the white space at both ends of their text.
fn trimmed(stretches: &[Stretch]) -> Vec<Stretch> {
    let whole: String = stretches.iter().map(|stretch| stretch.text.as_str()).collect();
    let before = whole.len() - whole.trim_start().len();
    let mut left = whole.trim().len();
    let mut skip = before;
    let mut kept = Vec::new();
    for stretch in stretches {
        let from = skip.min(stretch.text.len());
        let to = (from + left).min(stretch.text.len());
        (skip, left) = (skip - from, left - (to - from));
        if from < to {
            kept.push(Stretch { text: stretch.text[from..to].to_owned(), ..stretch.clone() });
        }
    }
    kept
}

fn library_key(title: &str) -> Option<String> {
    let groups = topic_library().ok()?;
    let mut topics = groups.iter().flat_map(|group| &group.topics);
    topics.find(|topic| topic.title == title).map(|topic| topic.key.clone())
}

/// The meetings below the heads of the schedule.
fn schedule(view: &View<'_>) -> Vec<ScheduledMeeting> {
    let heads = own::MEETING_HEADS.map(words);
    let Some((row, labels)) =
        view.rows.iter().find(|(_, labels)| labels.iter().any(|label| label.words == heads[1]))
    else {
        return Vec::new();
    };
    let column = |head: &str| labels.iter().find(|label| label.words == head).map(|label| label.at.column);
    let columns = [1, 2, 3, 4].map(|at| column(&heads[at]));
    let last = view.sheet.cells.keys().map(|at| at.row).max().unwrap_or(*row);
    let meeting = |row: u32| {
        let cell = |at: usize| columns[at].map(|column| CellRef::new(row, column));
        let text = |at: usize| cell(at).map(|at| view.text(at)).unwrap_or_default();
        let typed = cell(0).and_then(|at| view.sheet.cell(at)).map(|cell| &cell.value);
        let date = match typed {
            Some(Value::Date(date)) => Some(*date),
            _ => date_of(&text(0)),
        };
        ScheduledMeeting { date, minutes: text(1).trim().parse().ok(), due: text(2), topic: text(3) }
    };
    cleaned_schedule((row + 1..=last.min(row + 200)).map(meeting).collect())
}
