use hpug_model::meetings::Supporting;

use super::{Packet, part, sub};
use crate::appended::Appended;
use crate::document::{Block, Cell, Column, Fact, ParagraphStyle, Row, RowKind, Table};
use crate::report::{lead, paragraph};

/// The files that the plan sent along, by name and what they are; then those that are appended, each after a page that
/// says so.
pub fn files(packet: &Packet<'_>) -> Vec<Block> {
    let files = packet.supporting;
    if files.is_empty() {
        return Vec::new();
    }
    let appended = |at: usize| packet.appended.iter().find(|(of, _)| *of == at).map(|(_, file)| file);
    let row = |(at, file): (usize, &Supporting)| {
        let where_it_is = match appended(at) {
            Some(file) => format!("appended, {}", pages(file)),
            None => "beside this packet".to_owned(),
        };
        let cells =
            vec![Cell::naming_row(name(file)), Cell::new(file.about.as_str()), Cell::new(where_it_is)];
        Row { kind: RowKind::Body, cells }
    };
    let table = Table {
        summary: "Supporting files".to_owned(),
        columns: vec![Column::share(1.2), Column::share(1.6), Column::share(0.8)],
        head: vec![["File", "What it is", "Where"].map(Cell::new).to_vec()],
        rows: files.iter().enumerate().map(row).collect(),
    };
    let mut blocks =
        vec![part("Supporting files"), lead("Files that came with the report."), Block::Table(table)];
    for (place, (at, file)) in packet.appended.iter().enumerate() {
        if let Some(sent) = files.get(*at) {
            blocks.extend(pages_of(sent, file, place));
        }
    }
    blocks
}

/// The page before an appended file, and its pages.
fn pages_of(sent: &Supporting, file: &Appended, place: usize) -> Vec<Block> {
    let mut facts = vec![Fact::new("File", name(sent))];
    if !sent.about.trim().is_empty() {
        facts.push(Fact::new("What it is", sent.about.trim()));
    }
    facts.push(Fact::new("Length", pages(file)));
    let title = match sent.about.trim() {
        "" => name(sent),
        about => about,
    };
    vec![
        Block::PageBreak,
        sub(title),
        Block::Facts(facts),
        paragraph(
            "The pages that follow are the file\u{2019}s own, in their own size and without this packet\u{2019}s page \
             numbers; they count among its pages.",
            ParagraphStyle::Small,
        ),
        Block::Appended(place),
    ]
}

fn pages(file: &Appended) -> String {
    match file.pages() {
        1 => "1 page".to_owned(),
        many => format!("{many} pages"),
    }
}

/// The file's name without its folder.
fn name(file: &Supporting) -> &str {
    file.file.rsplit(['/', '\\']).next().unwrap_or(&file.file)
}
