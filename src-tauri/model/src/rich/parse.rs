//! From JSON of any origin to the canonical form: what has no place in it is taken apart, its words are kept.

use serde_json::Value as Json;

use super::{
    Block, Line, List, MAX_CHARACTERS, MAX_COLUMNS, MAX_LEVELS, MAX_NUMBER, MAX_PARTS, MAX_ROWS, RichError,
    RichText, Run, Shown, Table, link,
};
use crate::values::turns_reading;

/// Elements within elements that are followed.
const DEEPEST: usize = 60;

impl RichText {
    /// Reads a document: `{"type": "doc", "content": […]}` of `paragraph`, `bullet_list`, `ordered_list`, `list_item`,
    /// `table`, `table_row`, `table_cell`, `table_header`, `hard_break` and `text` with the marks `strong`, `em` and
    /// `link`. Unknown elements are replaced by what they hold, unknown marks and addresses of other schemes than
    /// http, https and mailto are dropped, control characters and blank lines around the text too. Of [`MAX_LEVELS`]
    /// levels of lists deeper ones are lifted.
    ///
    /// # Errors
    /// [`RichError`] by cause: no document, or beyond a limit.
    pub fn from_json(json: &Json) -> Result<RichText, RichError> {
        if json.get("type").and_then(Json::as_str) != Some("doc") {
            return Err(RichError::NotADocument);
        }
        let mut parser = Parser { characters: 0, parts: 0 };
        let mut blocks = parser.blocks(json, 0, 0)?;
        while blocks.first().is_some_and(is_blank) {
            blocks.remove(0);
        }
        while blocks.last().is_some_and(is_blank) {
            blocks.pop();
        }
        Ok(RichText::of(blocks))
    }
}

fn is_blank(block: &Block) -> bool {
    matches!(block, Block::Paragraph(line) if line.is_blank())
}

struct Parser {
    characters: usize,
    parts: usize,
}

impl Parser {
    /// What an element holds, as blocks. `level` counts the lists around it, `depth` the elements.
    fn blocks(&mut self, json: &Json, level: usize, depth: usize) -> Result<Vec<Block>, RichError> {
        if depth > DEEPEST {
            return Err(RichError::TooDeep);
        }
        let mut blocks = Vec::new();
        let children = content(json);
        let mut at = 0;
        while let Some(child) = children.get(at) {
            match kind(child) {
                "bullet_list" | "ordered_list" => {
                    let numbered = kind(child) == "ordered_list";
                    let items = self.items(child, level + 1, depth + 1)?;
                    if !items.is_empty() {
                        let first = if numbered { first_number(child) } else { 1 };
                        blocks.push(Block::List(List { numbered, first, items }));
                    }
                }
                "table" => {
                    let table = self.table(child, depth + 1)?;
                    match table {
                        Some(table) if level == 0 => blocks.push(Block::Table(table)),
                        Some(table) => blocks.extend(rows_as_lines(&table)),
                        None => {}
                    }
                }
                "text" | "hard_break" => {
                    let end = children[at..].iter().take_while(|one| is_inline(one)).count();
                    blocks.extend(self.lines(&children[at..at + end])?.into_iter().map(Block::Paragraph));
                    at += end;
                    continue;
                }
                kind if content(child).is_empty() && kind != "paragraph" => {}
                _ if content(child).iter().all(is_inline) => {
                    blocks.extend(self.lines(content(child))?.into_iter().map(Block::Paragraph));
                }
                _ => blocks.extend(self.blocks(child, level, depth + 1)?),
            }
            at += 1;
        }
        Ok(blocks)
    }

    /// The items of a list. What stands in it without being an item is one; items deeper than allowed join it.
    fn items(&mut self, list: &Json, level: usize, depth: usize) -> Result<Vec<Vec<Block>>, RichError> {
        let mut items = Vec::new();
        for child in content(list) {
            let wrapped = Json::Array(vec![child.clone()]);
            let held = if kind(child) == "list_item" { child } else { &wrapped };
            let mut own = Vec::new();
            let mut lifted = Vec::new();
            for block in self.blocks(held, level, depth + 1)? {
                match block {
                    Block::List(list) if level >= MAX_LEVELS => lifted.extend(list.items),
                    block => own.push(block),
                }
            }
            while own.last().is_some_and(is_blank) {
                own.pop();
            }
            if matches!(own.first(), Some(Block::List(_))) {
                own.insert(0, Block::Paragraph(Line::default()));
            }
            items.extend(Some(own).filter(|own| !own.is_empty()));
            items.extend(lifted);
        }
        Ok(items)
    }

    /// A table with rows of one length; `None` where no cell says anything.
    fn table(&mut self, json: &Json, depth: usize) -> Result<Option<Table>, RichError> {
        let mut rows = Vec::new();
        let mut headed = false;
        for row in content(json) {
            let cells = content(row);
            if rows.is_empty() {
                headed = !cells.is_empty() && cells.iter().all(|cell| kind(cell) == "table_header");
            }
            if rows.len() >= MAX_ROWS || cells.len() > MAX_COLUMNS {
                return Err(RichError::TableTooLarge);
            }
            let cells: Result<Vec<_>, _> = cells.iter().map(|cell| self.cell(cell, depth + 1)).collect();
            rows.push(cells?);
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        rows.retain(|row| !row.is_empty());
        rows.iter_mut().for_each(|row| row.resize(columns, vec![Line::default()]));
        let says = rows.iter().flatten().flatten().any(|line| !line.is_blank());
        Ok(says.then_some(Table { headed, rows }))
    }

    /// A cell holds paragraphs only; list items become paragraphs behind their marks.
    fn cell(&mut self, json: &Json, depth: usize) -> Result<Vec<Line>, RichError> {
        let blocks = self.blocks(json, 1, depth)?;
        let mut lines: Vec<Line> = Vec::new();
        for shown in super::plain::shown(&blocks) {
            if let Shown::Line { prefix, line } = shown {
                let mut runs = line.0.clone();
                runs.insert(0, Run { text: prefix, ..Run::default() });
                lines.push(Line(trimmed(merged(runs))));
            }
        }
        lines.retain(|line| !line.is_blank());
        self.count(0)?;
        Ok(if lines.is_empty() { vec![Line::default()] } else { lines })
    }

    /// Text and line ends as paragraphs.
    fn lines(&mut self, inline: &[Json]) -> Result<Vec<Line>, RichError> {
        let mut lines = vec![Vec::new()];
        for json in inline {
            if kind(json) == "hard_break" {
                lines.push(Vec::new());
                continue;
            }
            let look = look(json);
            let text = json.get("text").and_then(Json::as_str).unwrap_or_default();
            for (at, part) in text.split(is_line_end).enumerate() {
                if at > 0 {
                    lines.push(Vec::new());
                }
                if let Some(line) = lines.last_mut() {
                    line.push(Run { text: cleaned(part), ..look.clone() });
                }
            }
        }
        let lines: Vec<Line> = lines.into_iter().map(|runs| Line(trimmed(merged(runs)))).collect();
        for line in &lines {
            self.count(line.0.iter().map(|run| run.text.chars().count()).sum())?;
        }
        Ok(lines)
    }

    fn count(&mut self, characters: usize) -> Result<(), RichError> {
        self.characters += characters;
        self.parts += 1;
        if self.characters > MAX_CHARACTERS {
            return Err(RichError::TooLong);
        }
        if self.parts > MAX_PARTS { Err(RichError::TooManyParts) } else { Ok(()) }
    }
}

fn kind(json: &Json) -> &str {
    json.get("type").and_then(Json::as_str).unwrap_or_default()
}

fn content(json: &Json) -> &[Json] {
    json.get("content").unwrap_or(json).as_array().map_or(&[], Vec::as_slice)
}

/// The number a list begins with; 1 where it says none that a list can have.
fn first_number(list: &Json) -> u32 {
    let told = list.get("attrs").and_then(|attrs| attrs.get("order")).and_then(Json::as_u64);
    told.and_then(|number| u32::try_from(number).ok()).filter(|number| *number <= MAX_NUMBER).unwrap_or(1)
}

fn is_inline(json: &Json) -> bool {
    matches!(kind(json), "text" | "hard_break")
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Tabs and no-break spaces become blanks; what no one can see or type is left out.
fn cleaned(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' | '\u{A0}' => Some(' '),
        c if c.is_control() || turns_reading(c) => None,
        c => Some(c),
    };
    text.chars().filter_map(shown).collect()
}

fn look(json: &Json) -> Run {
    let mut run = Run::default();
    for mark in json.get("marks").and_then(Json::as_array).map_or(&[][..], Vec::as_slice) {
        match kind(mark) {
            "strong" => run.bold = true,
            "em" => run.italic = true,
            "link" => {
                let address = mark.get("attrs").and_then(|attrs| attrs.get("href")).and_then(Json::as_str);
                run.link = address.and_then(link::allowed);
            }
            _ => {}
        }
    }
    run
}

/// Neighbours of one look joined, empty runs left out.
fn merged(runs: Vec<Run>) -> Vec<Run> {
    let mut merged: Vec<Run> = Vec::new();
    for run in runs.into_iter().filter(|run| !run.text.is_empty()) {
        match merged.last_mut() {
            Some(last) if (last.bold, last.italic, &last.link) == (run.bold, run.italic, &run.link) => {
                last.text.push_str(&run.text);
            }
            _ => merged.push(run),
        }
    }
    merged
}

/// Blanks around a paragraph say nothing.
fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    while let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        runs.remove(0);
    }
    while let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
    runs
}

/// A table where none may stand: a paragraph per row.
fn rows_as_lines(table: &Table) -> Vec<Block> {
    let row = |cells: &Vec<Vec<Line>>| {
        let mut runs = Vec::new();
        for (at, line) in cells.iter().flatten().enumerate() {
            if at > 0 {
                runs.push(Run { text: " | ".to_owned(), ..Run::default() });
            }
            runs.extend(line.0.iter().cloned());
        }
        Block::Paragraph(Line(trimmed(merged(runs))))
    };
    table.rows.iter().map(row).collect()
}
