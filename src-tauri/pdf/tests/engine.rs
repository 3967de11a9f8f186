//! The engine on a document with every kind of block.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod sample;

use hpug_pdf::document::{
    Block, Cell, Column, Heading, List, Paragraph, Printing, Row, RowKind, Run, Table, Text, Weight,
};
use hpug_pdf::{
    PdfError, Picture, Pictures, Protection, readable, render, render_protected, reread, reread_protected,
};
use proptest::prelude::*;

#[test]
fn every_address_is_read_again_as_it_was_written() {
    let document = sample::document();
    let rendered = render(&document).expect("it renders");
    let read = reread(&rendered.bytes).expect("it reads");
    assert_eq!(read, document.readings());
    assert!(read.len() > 190, "{} addresses", read.len());
    let answer =
        "An office with bold \nand a line more, and italic, ≥ 12 → 健康 e\u{301} x\u{303}\u{323}\nOne\n";
    assert!(read["T.1.1/text"].starts_with(answer), "{:?}", read["T.1.1/text"]);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample::document();
    let first = render(&document).expect("it renders");
    assert!(first.bytes == render(&document).expect("it renders").bytes, "the bytes differ");
    let mut other = document;
    other.title.push('!');
    assert!(first.bytes != render(&other).expect("it renders").bytes, "another title, the same bytes");
}

#[test]
fn characters_without_a_glyph_are_reported_and_stay_in_the_text() {
    let rendered = render(&sample::document()).expect("it renders");
    assert_eq!(rendered.missing_glyphs, ['健', '康']);
    let read = reread(&rendered.bytes).expect("it reads");
    assert!(read["T.1.1/text"].contains("健康"), "{:?}", read["T.1.1/text"]);
}

#[test]
fn a_document_that_cannot_be_tagged_is_refused() {
    let mut twice = sample::document();
    twice.blocks.push(twice.blocks[3].clone());
    assert!(matches!(render(&twice), Err(PdfError::DuplicateAddress(address)) if address == "plan"));

    let mut skipping = sample::document();
    let heading = Heading { level: 3, text: "Too deep".to_owned(), new_page: false };
    skipping.blocks = vec![Block::Heading(heading)];
    assert!(matches!(render(&skipping), Err(PdfError::HeadingLevel(text)) if text == "Too deep"));

    let mut ragged = sample::document();
    let row = Row { kind: RowKind::Body, cells: vec![Cell::new("one"), Cell::new("two")] };
    let columns = vec![Column::share(1.0)];
    ragged.blocks = vec![Block::Table(Table { columns, rows: vec![row], ..Table::default() })];
    assert!(matches!(render(&ragged), Err(PdfError::TableShape { expected: 1, found: 2, .. })));
}

/// A table's cell with a stressed word and a link: both are elements of their own below the cell, and the link can be
/// followed.
#[test]
fn emphasis_and_links_are_tagged_within_cells() {
    let run = |text: &str, emphasis: bool, link: Option<&str>| Run {
        text: text.to_owned(),
        weight: if emphasis { Weight::Bold } else { Weight::Regular },
        emphasis,
        link: link.map(Into::into),
        note: None,
    };
    let text = Text(vec![
        run("We pay ", false, None),
        run("one price", true, None),
        run(" per episode, see ", false, None),
        run("the page", false, Some("https://example.org/prices")),
        run(".", false, None),
    ]);
    let cells = vec![Cell::new(text).at("cell"), Cell::new("plain").at("other")];
    let mut document = sample::document();
    let row = Row { kind: RowKind::Body, cells };
    let columns = vec![Column::share(1.0), Column::figures(60.0)];
    document.blocks = vec![Block::Table(Table { columns, rows: vec![row], ..Table::default() })];
    let bytes = render(&document).expect("it renders").bytes;
    let read = reread(&bytes).expect("it reads");
    assert_eq!(read["cell"], "We pay one price per episode, see the page.");
    assert_eq!(read["other"], "plain");
    let file = lopdf::Document::load_mem(&bytes).expect("it reads");
    let of_type = |key: &[u8], name: &[u8]| {
        let dictionaries = file.objects.values().filter_map(|object| object.as_dict().ok());
        dictionaries
            .filter(|found| found.get(key).and_then(lopdf::Object::as_name).is_ok_and(|is| is == name))
            .count()
    };
    assert_eq!((of_type(b"S", b"Strong"), of_type(b"S", b"Link"), of_type(b"Subtype", b"Link")), (1, 1, 1));
}

/// Pages as pictures: as many as there are pages, each letter drawn once and used by name, nothing taken from outside.
#[test]
fn pages_are_pictures_of_the_same_layout() {
    let document = sample::document();
    let pages = render(&document).expect("it renders").pages;
    let laid = Pictures::lay_out(&document, &Printing::default(), &mut |_| true).expect("it is laid out");
    let shown = laid.pages(0..usize::MAX).expect("they are drawn");
    assert_eq!((laid.total(), shown.len()), (pages, pages));
    for Picture { svg, appended } in &shown {
        assert_eq!(*appended, None);
        let ids: Vec<&str> = svg.split(" id=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
        let used: Vec<&str> =
            svg.split("href=\"#").skip(1).filter_map(|part| part.split('"').next()).collect();
        assert!(!used.is_empty() && used.iter().all(|id| ids.contains(id)), "a letter is used and not drawn");
        assert!(!svg.contains("http") || svg.matches("http").count() == 1, "something comes from outside");
        for none in ["<script", "<style", "<image", "NaN", "inf\""] {
            assert!(!svg.contains(none), "{none} is in a picture");
        }
    }
    assert_eq!(laid.pages(1..3).expect("they are drawn"), shown[1..3]);
    assert_eq!(laid.pages(pages..pages + 9).expect("there are none"), []);
}

/// A footnote stands on the page of its figure, is tagged with an ID of its own, and is no part of the figure's answer.
#[test]
fn footnotes_stand_on_the_page_of_their_figure() {
    let mut document = sample::document();
    let row = |number: usize| {
        let cell = Cell::new(format!("{number}.5")).at(format!("cell/{number}"));
        let cell = if number % 20 == 7 { cell.noted(&format!("Said about figure {number}.")) } else { cell };
        Row { kind: RowKind::Body, cells: vec![Cell::naming_row(format!("Row {number}")), cell] }
    };
    let columns = vec![Column::share(1.0), Column::figures(60.0)];
    let table = Table { columns, rows: (0..120).map(row).collect(), ..Table::default() };
    document.blocks = vec![Block::Table(table)];
    let rendered = render(&document).expect("it renders");
    let read = reread(&rendered.bytes).expect("it reads");
    assert_eq!(read, document.readings());
    assert_eq!(read["cell/7"], "7.5");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("notes.pdf");
    std::fs::write(&file, &rendered.bytes).expect("written");
    let text = std::process::Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output();
    let text = String::from_utf8(text.expect("pdftotext starts").stdout).expect("text");
    let pages: Vec<&str> = text.split('\u{C}').collect();
    assert!(pages.len() > 3, "{} pages", pages.len());
    for number in (7..120).step_by(20) {
        let has =
            |page: &&str| page.lines().any(|line| line.trim_start().starts_with(&format!("Row {number} ")));
        let page = pages.iter().find(|page| has(page)).expect("a page with the row");
        assert!(
            page.contains(&format!("Said about figure {number}.")),
            "the note of {number} is on another page"
        );
    }
}

/// A line that leads into a list is never the last of its page.
#[test]
fn what_leads_into_a_list_stays_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let paragraph = |text: String| Block::Paragraph(Paragraph { text: text.into(), ..Paragraph::default() });
    for before in 28..44 {
        let mut document = sample::document();
        document.blocks = (0..before).map(|number| paragraph(format!("Line {number}"))).collect();
        document.blocks.push(paragraph("The steps:".to_owned()));
        let items = (0..4).map(|number| vec![paragraph(format!("Step {number}"))]).collect();
        document.blocks.push(Block::List(List { numbered: true, first: 1, items }));
        let file = folder.path().join(format!("{before}.pdf"));
        std::fs::write(&file, render(&document).expect("it renders").bytes).expect("written");
        let text = std::process::Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output();
        let text = String::from_utf8(text.expect("pdftotext starts").stdout).expect("text");
        let page =
            text.split('\u{C}').find(|page| page.contains("The steps:")).expect("a page with the line");
        assert!(page.contains("Step 0"), "after {before} lines the list begins on another page");
    }
}

/// Rows that belong together and fill more than a page don't leave the heading above their table alone.
#[test]
fn a_heading_stays_with_a_table_whose_first_rows_are_tall() {
    let folder = tempfile::tempdir().expect("a folder");
    for lines in [10, 30, 45, 60, 200] {
        let mut document = sample::document();
        let row = |kind, text: String| Row { kind, cells: vec![Cell::naming_row(text)] };
        let remark = "Words of a remark that go on and on. ".repeat(lines * 3);
        let rows = vec![
            row(RowKind::Body, "First row".to_owned()),
            row(RowKind::Note, remark),
            row(RowKind::Body, "Second row".to_owned()),
            row(RowKind::Body, "Third row".to_owned()),
        ];
        let table = Table { columns: vec![Column::share(1.0)], rows, ..Table::default() };
        let heading = Heading { level: 1, text: "The heading".to_owned(), new_page: true };
        document.header = "Words of a header too long for its line ".repeat(9);
        document.blocks = vec![Block::Heading(heading), Block::Table(table)];
        let file = folder.path().join(format!("{lines}.pdf"));
        std::fs::write(&file, render(&document).expect("it renders").bytes).expect("written");
        let text = std::process::Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output();
        let text = String::from_utf8(text.expect("pdftotext starts").stdout).expect("text");
        let page = text.split('\u{C}').find(|page| page.contains("The heading")).expect("the heading's page");
        assert!(page.contains("First row"), "{lines} lines: the heading stands alone");
        assert!(page.contains("Words of a remark"), "{lines} lines: the remark stands apart from its row");
        assert!(page.lines().next().is_some_and(|header| header.contains('\u{2026}')), "{page}");
    }
}

#[test]
fn what_is_no_tagged_pdf_is_said() {
    assert!(matches!(reread(b"PK\x03\x04"), Err(PdfError::Unreadable(_))));
}

#[test]
fn a_password_protects_text_and_names() {
    let document = sample::document();
    let protection = Protection { password: "Lakeside 2026 \u{e9}", file_key: &[7; 32] };
    let bytes = render_protected(&document, protection).expect("it renders").bytes;
    assert_eq!(reread_protected(&bytes, protection.password).expect("it reads"), document.readings());
    assert!(matches!(reread_protected(&bytes, "wrong"), Err(PdfError::WrongPassword)));
    assert!(matches!(
        render_protected(&document, Protection { password: "", ..protection }),
        Err(PdfError::NoPassword)
    ));
    let in_clear = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    assert!(bytes.starts_with(b"%PDF-1.7\n"), "a version that PDF/UA-1 doesn't know");
    assert!(!in_clear(b"Lakeside") && !in_clear(b"D.0.1/commercial"), "text stands in the file in clear");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_again_from_cells_and_paragraphs(
        cell in any::<String>(), words in "[a-zA-Z\u{300}-\u{36f}\u{4e00}-\u{4e20}fi ,.%\n-]{0,400}",
    ) {
        let mut document = sample::document();
        let row = Row { kind: RowKind::Body, cells: vec![Cell::new(cell.as_str()).at("cell")] };
        let columns = vec![Column::share(1.0)];
        let paragraph = Paragraph { text: words.as_str().into(), address: Some("words".into()), ..Paragraph::default() };
        document.blocks = vec![
            Block::Table(Table { columns, rows: vec![row], ..Table::default() }),
            Block::Paragraph(paragraph),
        ];
        let read = reread(&render(&document).expect("it renders").bytes).expect("it reads");
        prop_assert_eq!(&read["cell"], &readable(&cell));
        prop_assert_eq!(&read["words"], &readable(&words));
    }
}
