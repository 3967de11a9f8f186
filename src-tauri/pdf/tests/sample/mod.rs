//! A document with every kind of block, long enough to break tables over pages.

use chrono::{DateTime, FixedOffset};
use hpug_pdf::Document;
use hpug_pdf::document::{
    Align, Bar, Bars, Block, Cell, Column, Contents, Cover, Fact, Group, Heading, List, Paper, Paragraph,
    ParagraphStyle, Row, RowKind, Run, Segment, Slope, Slopes, Table, Text, Tone, Weight,
};

pub fn document() -> Document {
    Document {
        title: "Progress Report 2021 – Lakeside Health Plan".to_owned(),
        language: "en-US".to_owned(),
        author: "Lakeside Health Plan".to_owned(),
        subject: "Progress Report for Great Lakes Business Group".to_owned(),
        creator: "HPUG Workbook 0.1.0".to_owned(),
        created: created(),
        paper: Paper::Letter,
        header: "Lakeside Health Plan · Progress Report 2021".to_owned(),
        footer: "Great Lakes Business Group".to_owned(),
        fingerprint: "3f9a 21c0".to_owned(),
        seal: String::new(),
        draft: true,
        blocks: blocks(),
    }
}

fn created() -> DateTime<FixedOffset> {
    DateTime::from_timestamp(1_772_638_200, 0).unwrap_or_default().fixed_offset()
}

fn blocks() -> Vec<Block> {
    let mut blocks = vec![
        Block::Cover(cover()),
        Block::Contents(Contents { title: "Contents".to_owned(), depth: 3 }),
        heading(1, "Plan and periods", true),
        Block::Facts(vec![
            Fact::new("Plan", "Lakeside Health Plan").at("plan"),
            Fact::new("Contact", "Ana Müller\nana@example.org").at("contact"),
            Fact::new("Not filled", "").at("empty"),
        ]),
        heading(2, "Notes", false),
        paragraph(ParagraphStyle::Lead, "What the section asks, in a few words."),
        paragraph(ParagraphStyle::Body, &"A paragraph that runs over several lines. ".repeat(12)),
        paragraph(ParagraphStyle::Aside, "Set apart, with a first line.\nAnd a second paragraph."),
        Block::List(List::of(true, [Text::from("First"), Text::from("Second\nwith a line more")])),
        Block::List(nested()),
        Block::Paragraph(Paragraph { text: marked(), ..Paragraph::default() }),
        Block::Bars(bars()),
        heading(1, "D · Value-oriented payment", true),
    ];
    blocks.push(Block::Table(figures()));
    blocks.push(Block::Slopes(slopes()));
    blocks.push(Block::Table(course()));
    blocks.push(heading(1, "Topics", false));
    blocks.push(heading(2, "Maternity", false));
    blocks.push(Block::Group(answer()));
    blocks.push(paragraph(ParagraphStyle::Small, "Small print at the end."));
    blocks
}

/// Lists within lists, with paragraphs before and behind.
fn nested() -> List {
    let line = |text: &str| Block::Paragraph(Paragraph { text: text.into(), ..Paragraph::default() });
    let inner = List::of(
        true,
        [Text::from("inner one"), Text::from("inner two, which is long enough to run on. ".repeat(4))],
    );
    List {
        numbered: false,
        first: 1,
        items: vec![vec![line("outer"), Block::List(inner), line("behind")], vec![line("last")]],
    }
}

/// Words of weight, stressed ones and links, over several lines.
fn marked() -> Text {
    let run = |text: &str, weight: Weight, link: Option<&str>| Run {
        text: text.to_owned(),
        weight,
        emphasis: true,
        link: link.map(Into::into),
        note: None,
    };
    Text(vec![
        run("Plain words, ", Weight::Regular, None),
        run(
            "strong words that run over more than one line because there are so many of them in a row",
            Weight::Bold,
            None,
        ),
        run(", ", Weight::Regular, None),
        run("stressed", Weight::Italic, None),
        run(" and a ", Weight::Regular, None),
        run(
            "link with several words that leads to a page",
            Weight::Regular,
            Some("https://example.org/a?b=1&c=(2)"),
        ),
        run(".", Weight::Regular, None),
    ])
}

fn cover() -> Cover {
    Cover {
        kicker: "HPUG Progress Report".to_owned(),
        title: "Lakeside Health Plan".to_owned(),
        subtitle: "for Great Lakes Business Group".to_owned(),
        facts: vec![Fact::new("Meeting", "September 15, 2026")],
        notes: vec!["Form by Catalyst for Payment Reform.".into(), "Paraphrased for working use.".into()],
    }
}

fn heading(level: u8, text: &str, new_page: bool) -> Block {
    Block::Heading(Heading { level, text: text.to_owned(), new_page })
}

fn paragraph(style: ParagraphStyle, text: &str) -> Block {
    Block::Paragraph(Paragraph { text: text.into(), style, address: None })
}

fn bars() -> Bars {
    let segment = |thousandths, label: &str| Segment { thousandths, label: label.to_owned() };
    let bar = |label: &str, a, b| Bar {
        label: label.to_owned(),
        segments: vec![segment(a, "48.6"), segment(b, "40.0"), segment(1000 - a - b, "rest")],
    };
    Bars {
        alt: "Current: legacy 48.6, quality 40.0. Prior: legacy 52.1, quality 38.0.".to_owned(),
        legend: vec!["legacy".to_owned(), "tied to quality".to_owned(), "rest".to_owned()],
        bars: vec![bar("Current", 486, 400), bar("Prior", 521, 380)],
    }
}

fn figures() -> Table {
    let mut rows = Vec::new();
    for group in 0..4 {
        rows.push(Row { kind: RowKind::Group, cells: vec![Cell::new(format!("Group {group}")).spanning(7)] });
        for row in 0..12 {
            rows.push(figure_row(group, row));
            if row == 3 {
                let note = "Remark: two systems moved into shared savings on 1 January.";
                rows.push(Row { kind: RowKind::Note, cells: vec![Cell::new(note).spanning(7)] });
            }
        }
    }
    let long = "A text that fills more than one page. ".repeat(260);
    rows.push(Row {
        kind: RowKind::Body,
        cells: vec![Cell::naming_row("Long"), Cell::new(long).spanning(6).aligned(Align::Start).at("long")],
    });
    let mut total = figure_row(9, 99);
    total.kind = RowKind::Total;
    rows.push(total);
    Table { summary: "Shares of spend".to_owned(), columns: columns(), head: head(), rows }
}

fn slopes() -> Slopes {
    let line = |label: &str, from, to| Slope {
        label: label.to_owned(),
        from,
        to,
        from_text: format!("{}.0 %", from / 10),
        to_text: format!("{}.0 %", to / 10),
    };
    Slopes {
        alt: "Legacy 52.0 % to 48.0 %. Bundles 4.0 % to 6.0 %.".to_owned(),
        ends: ["Prior".to_owned(), "Current".to_owned()],
        lines: vec![line("Legacy", 520, 480), line("Bundles", 40, 60)],
    }
}

/// A small line over the years, and footnotes at a head and at figures.
fn course() -> Table {
    let row = |name: &str, note: &str| Row {
        kind: RowKind::Body,
        cells: vec![
            Cell::naming_row(name),
            Cell::new("12.5").noted(note),
            Cell::new("9").noted("Said twice."),
            Cell::spark(vec![Some(0), None, Some(400), Some(1000)]),
        ],
    };
    let figure = Column::figures(60.0);
    Table {
        summary: "Figures over the years".to_owned(),
        columns: vec![Column::share(1.0), figure, figure, figure],
        head: vec![vec![
            Cell::new("Figure"),
            Cell::new("2024").noted("As Prior in the report of 2025."),
            Cell::new("2025"),
            Cell::new("Course"),
        ]],
        rows: vec![row("One", ""), row("Two", "Explained: two systems merged, which nobody had foreseen.")],
    }
}

fn columns() -> Vec<Column> {
    let figure = Column::figures(48.0);
    vec![Column::share(1.0), figure.divided(), figure, figure, figure.divided(), figure, figure]
}

fn head() -> Vec<Vec<Cell>> {
    let mut second = vec![Cell::new("Paid through")];
    second.extend(["Current", "Prior", "Change", "Current", "Prior", "Change"].map(Cell::new));
    vec![vec![Cell::new(""), Cell::new("Commercial").spanning(3), Cell::new("Medicaid").spanning(3)], second]
}

fn figure_row(group: usize, row: usize) -> Row {
    let at = |lob: &str, period: &str| format!("D.{group}.{row}/{lob}/{period}/percent");
    let names = ["Legacy methods", "Partial or condition-specific capitation with quality components"];
    let cells = vec![
        Cell::naming_row(names[row % 2]),
        Cell::new(format!("{row}.5")).at(at("commercial", "current")),
        Cell::new("–").at(at("commercial", "prior")),
        Cell::new("▲ 1.2").toned(Tone::Quiet),
        Cell::new("21.7").at(at("medicaid", "current")).toned(Tone::Marked),
        Cell::new("9.8").at(at("medicaid", "prior")).toned(Tone::Computed),
        Cell::new("n/a").toned(Tone::Quiet),
    ];
    Row { kind: RowKind::Body, cells }
}

fn answer() -> Group {
    let rich = Text::from("An offi")
        .then("ce with bold", Weight::Bold)
        .then(" ", Weight::Regular)
        .then("\nand a line more, ", Weight::Regular)
        .then("and italic, ≥ 12 → 健康 e\u{301} x\u{303}\u{323}", Weight::Italic);
    let items = vec!["One".into(), "Two, with a name".into()];
    Group {
        address: "T.1.1/text".to_owned(),
        blocks: vec![
            Block::Paragraph(Paragraph { text: rich, ..Paragraph::default() }),
            Block::List(List::of(false, items)),
            paragraph(
                ParagraphStyle::Body,
                "https://example.org/a/very/long/address/that/no/line/can/hold/without/being/broken/in/the/middle/of/it/somewhere/index.html",
            ),
        ],
    }
}
