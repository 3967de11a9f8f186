//! Writes what a meeting's packet says as a flat OpenDocument text, for LibreOffice to convert: the same words, headings,
//! lists and tables in the same order, without pictures. `like MEETING.toml OUT.fodt`; the meeting names one answers file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use hpug_model::Report;
use hpug_model::meetings;
use hpug_pdf::document::{Block, Cell, Fact, List, Row, Table, Text};
use hpug_pdf::packet::{Packet, make};

type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    let mut arguments = std::env::args().skip(1);
    let (meeting, out) = arguments.next().zip(arguments.next()).ok_or("like MEETING.toml OUT.fodt")?;
    let file = meetings::read(&meeting, &std::fs::read_to_string(&meeting)?)?;
    let folder = Path::new(&meeting).parent().unwrap_or(Path::new(""));
    let report = Report::from_json(&std::fs::read_to_string(folder.join(&file.sources.report))?)?;
    let day = NaiveDate::from_ymd_opt(2026, 9, 10).ok_or("a day")?;
    let created: DateTime<Utc> = day.and_time(NaiveTime::MIN).and_utc();
    let packet = Packet {
        meeting: &file.meeting,
        report: Some(&report),
        earlier: &[],
        last_meeting: None,
        questionnaire: None,
        comparison: None,
        key: &[],
        internal: &BTreeMap::new(),
        supporting: &[],
        appended: &[],
        wish: &file.packet,
        created: created.fixed_offset(),
        fingerprint: "",
    };
    let mut body = String::new();
    blocks(&make(&packet).document.blocks, &mut body);
    std::fs::write(out, format!("{HEAD}{body}{FOOT}"))?;
    Ok(())
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
"#;
const FOOT: &str = "</office:text></office:body></office:document>\n";

fn blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                let level = heading.level;
                let _ = writeln!(
                    out,
                    "<text:h text:outline-level=\"{level}\">{}</text:h>",
                    escaped(&heading.text)
                );
            }
            Block::Paragraph(paragraph) => words(&paragraph.text, out),
            Block::Cover(cover) => {
                [&cover.kicker, &cover.title, &cover.subtitle]
                    .into_iter()
                    .for_each(|line| words(&Text::from(line.as_str()), out));
                facts(&cover.facts, out);
                cover.notes.iter().for_each(|note| words(note, out));
            }
            Block::Facts(all) => facts(all, out),
            Block::Table(table) => whole(table, out),
            Block::List(list) => items(list, out),
            Block::Group(group) => self::blocks(&group.blocks, out),
            _ => {}
        }
    }
}

fn words(text: &Text, out: &mut String) {
    for line in text.plain().lines() {
        let _ = writeln!(out, "<text:p>{}</text:p>", escaped(line));
    }
}

fn items(list: &List, out: &mut String) {
    out.push_str("<text:list>");
    for item in &list.items {
        out.push_str("<text:list-item>");
        blocks(item, out);
        out.push_str("</text:list-item>");
    }
    out.push_str("</text:list>\n");
}

fn facts(facts: &[Fact], out: &mut String) {
    let row = |fact: &Fact| Row {
        kind: Default::default(),
        cells: vec![Cell::new(fact.label.as_str()), Cell::new(fact.value.clone())],
    };
    let rows = facts.iter().map(row).collect();
    let columns = vec![hpug_pdf::document::Column::share(1.0); 2];
    whole(&Table { columns, rows, ..Table::default() }, out);
}

fn whole(table: &Table, out: &mut String) {
    let columns = table.columns.len();
    let _ = write!(out, "<table:table><table:table-column table:number-columns-repeated=\"{columns}\"/>");
    if !table.head.is_empty() {
        out.push_str("<table:table-header-rows>");
        table.head.iter().for_each(|cells| row(cells, out));
        out.push_str("</table:table-header-rows>");
    }
    table.rows.iter().for_each(|one| row(&one.cells, out));
    out.push_str("</table:table>\n");
}

fn row(cells: &[Cell], out: &mut String) {
    out.push_str("<table:table-row>");
    for cell in cells {
        let span = cell.extra_columns + 1;
        let _ = write!(out, "<table:table-cell table:number-columns-spanned=\"{span}\">");
        words(&cell.text, out);
        out.push_str("</table:table-cell>");
        for _ in 1..span {
            out.push_str("<table:covered-table-cell/>");
        }
    }
    out.push_str("</table:table-row>");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
