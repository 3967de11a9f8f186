//! The canonical form as JSON.

use serde_json::{Map, Value as Json, json};

use super::{Block, Line, RichText, Run, Table};

impl RichText {
    /// The document in the notation that [`RichText::from_json`] reads; reading it gives the same text.
    pub fn to_json(&self) -> Json {
        json!({ "type": "doc", "content": blocks(&self.blocks) })
    }

    /// Plain text as a document: a paragraph per line, for an editor.
    pub fn document_of(plain: &str) -> Json {
        let line = |text: &str| paragraph(&Line(vec![Run { text: text.to_owned(), ..Run::default() }]));
        json!({ "type": "doc", "content": plain.lines().map(line).collect::<Vec<_>>() })
    }
}

fn blocks(all: &[Block]) -> Vec<Json> {
    all.iter().map(block).collect()
}

fn block(block: &Block) -> Json {
    match block {
        Block::Paragraph(line) => paragraph(line),
        Block::List(list) => {
            let item = |item: &Vec<Block>| json!({ "type": "list_item", "content": blocks(item) });
            let kind = if list.numbered { "ordered_list" } else { "bullet_list" };
            let items: Vec<Json> = list.items.iter().map(item).collect();
            match list.first {
                1 => json!({ "type": kind, "content": items }),
                first => json!({ "type": kind, "attrs": { "order": first }, "content": items }),
            }
        }
        Block::Table(table) => self::table(table),
    }
}

fn table(table: &Table) -> Json {
    let row = |(at, row): (usize, &Vec<Vec<Line>>)| {
        let kind = if at == 0 && table.headed { "table_header" } else { "table_cell" };
        let cell = |lines: &Vec<Line>| json!({ "type": kind, "content": lines.iter().map(paragraph).collect::<Vec<_>>() });
        json!({ "type": "table_row", "content": row.iter().map(cell).collect::<Vec<_>>() })
    };
    json!({ "type": "table", "content": table.rows.iter().enumerate().map(row).collect::<Vec<_>>() })
}

fn paragraph(line: &Line) -> Json {
    let runs: Vec<Json> = line.0.iter().filter(|run| !run.text.is_empty()).map(text).collect();
    if runs.is_empty() {
        json!({ "type": "paragraph" })
    } else {
        json!({ "type": "paragraph", "content": runs })
    }
}

fn text(run: &Run) -> Json {
    let mut marks = Vec::new();
    if let Some(address) = &run.link {
        marks.push(json!({ "type": "link", "attrs": { "href": **address } }));
    }
    if run.bold {
        marks.push(json!({ "type": "strong" }));
    }
    if run.italic {
        marks.push(json!({ "type": "em" }));
    }
    let mut text = Map::from_iter([("type".to_owned(), json!("text")), ("text".to_owned(), json!(run.text))]);
    if !marks.is_empty() {
        text.insert("marks".to_owned(), Json::Array(marks));
    }
    Json::Object(text)
}
