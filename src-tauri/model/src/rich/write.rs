//! The canonical form as JSON.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value as Json, json};

use super::{Block, Line, List, RichText, Run, Table};

impl RichText {
    /// The document in the notation that [`RichText::from_json`] reads; reading it gives the same text.
    pub fn to_json(&self) -> Json {
        json!(self)
    }

    /// Plain text as a document: a paragraph per line, for an editor.
    pub fn document_of(plain: &str) -> Json {
        let line = |text: &str| Line(vec![Run { text: text.to_owned(), ..Run::default() }]);
        let lines: Vec<Block> = plain.lines().map(line).map(Block::Paragraph).collect();
        json!(Node::new("doc", lines.as_slice()))
    }
}

/// As [`RichText::to_json`], in the same order of keys, without a copy of the text.
impl Serialize for RichText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Node::new("doc", self.blocks.as_slice()).serialize(serializer)
    }
}

/// A part of a document and what it holds. Keys stand in the order of the alphabet, as they do in a [`Json`].
struct Node<C> {
    kind: &'static str,
    /// Number of a list's first item, where it isn't 1.
    order: Option<u32>,
    content: Option<C>,
}

impl<C> Node<C> {
    fn new(kind: &'static str, content: C) -> Self {
        Self { kind, order: None, content: Some(content) }
    }
}

impl<C: Serialize> Serialize for Node<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(order) = self.order {
            map.serialize_entry("attrs", &json!({ "order": order }))?;
        }
        if let Some(content) = &self.content {
            map.serialize_entry("content", content)?;
        }
        map.serialize_entry("type", self.kind)?;
        map.end()
    }
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Block::Paragraph(line) => paragraph(line).serialize(serializer),
            Block::List(list) => self::list(list).serialize(serializer),
            Block::Table(table) => self::table(table).serialize(serializer),
        }
    }
}

fn list(list: &List) -> impl Serialize {
    fn item(item: &[Block]) -> Node<&[Block]> {
        Node::new("list_item", item)
    }
    let kind = if list.numbered { "ordered_list" } else { "bullet_list" };
    let order = Some(list.first).filter(|first| *first != 1);
    Node { order, ..Node::new(kind, list.items.iter().map(|blocks| item(blocks)).collect::<Vec<_>>()) }
}

fn table(table: &Table) -> impl Serialize {
    let kind = |at| if at == 0 && table.headed { "table_header" } else { "table_cell" };
    let rows = (0..).zip(&table.rows).map(|(at, row)| cells(row, kind(at)));
    Node::new("table", rows.collect::<Vec<_>>())
}

fn cells(row: &[Vec<Line>], kind: &'static str) -> impl Serialize {
    let cells = row.iter().map(|lines| cell(lines, kind));
    Node::new("table_row", cells.collect::<Vec<_>>())
}

fn cell(lines: &[Line], kind: &'static str) -> impl Serialize {
    Node::new(kind, lines.iter().map(paragraph).collect::<Vec<_>>())
}

fn paragraph(line: &Line) -> Node<Vec<&Run>> {
    let runs: Vec<&Run> = line.0.iter().filter(|run| !run.text.is_empty()).collect();
    Node { content: Some(runs).filter(|runs| !runs.is_empty()), ..Node::new("paragraph", Vec::new()) }
}

/// A look of words, and where a link leads.
struct Mark<'a> {
    kind: &'static str,
    href: Option<&'a str>,
}

impl Serialize for Mark<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(href) = self.href {
            map.serialize_entry("attrs", &json!({ "href": href }))?;
        }
        map.serialize_entry("type", self.kind)?;
        map.end()
    }
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let link = self.link.as_deref().map(|address| Mark { kind: "link", href: Some(address) });
        let look = |kind, is: bool| is.then_some(Mark { kind, href: None });
        let marks = [link, look("strong", self.bold), look("em", self.italic)];
        let marks: Vec<Mark<'_>> = marks.into_iter().flatten().collect();
        let mut map = serializer.serialize_map(None)?;
        if !marks.is_empty() {
            map.serialize_entry("marks", &marks)?;
        }
        map.serialize_entry("text", &self.text)?;
        map.serialize_entry("type", "text")?;
        map.end()
    }
}
