//! Files of others that go into a document page by page: what is taken from them, and what is refused and why.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod sample;

use hpug_pdf::appended::{Refused, answer, answered, take};
use hpug_pdf::document::{Block, Printing};
use hpug_pdf::{
    AppendedPage, PdfError, Pictures, Progress, Protection, render, render_printed, render_protected, reread,
};
use lopdf::{Dictionary, Document as File, Object, Stream, dictionary};
use proptest::prelude::*;

/// A file of `count` pages, each with a line of text; `change` may spoil it before it is written.
fn file(count: usize, change: impl FnOnce(&mut File)) -> Vec<u8> {
    let mut file = File::with_version("1.4");
    let font =
        file.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let tree = file.new_object_id();
    let mut kids = Vec::new();
    for number in 1..=count {
        let text = format!("BT /F 20 Tf 72 600 Td (Their page {number}) Tj ET");
        let contents = file.add_object(Stream::new(Dictionary::new(), text.into_bytes()));
        let page = file.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => contents,
            "AA" => dictionary! { "O" => dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") } },
        });
        kids.push(Object::Reference(page));
    }
    file.set_object(
        tree,
        dictionary! {
            "Type" => "Pages", "Kids" => kids, "Count" => i64::try_from(count).unwrap(),
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()], "Rotate" => 90,
            "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
        },
    );
    let catalog = file.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => tree,
        "OpenAction" => dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(2)") },
    });
    file.trailer.set("Root", catalog);
    change(&mut file);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

fn page(file: &mut File) -> &mut Dictionary {
    let id = file.page_iter().next().unwrap();
    file.get_dictionary_mut(id).unwrap()
}

/// A page whose contents come to so many megabytes, out of one stream that stands there again and again.
fn unpacking_to(megabytes: usize) -> Vec<u8> {
    file(1, |file| {
        let mut part = Stream::new(Dictionary::new(), vec![b' '; 5_000_000]);
        part.compress().unwrap();
        let part = Object::Reference(file.add_object(part));
        page(file).set("Contents", vec![part; megabytes / 5]);
    })
}

#[test]
fn what_cannot_be_appended_is_refused_with_the_reason() {
    let locked = Protection { password: "secret", file_key: &[7; 32] };
    let cut = file(3, |_| ());
    let field = dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "V" => Object::string_literal("typed"),
        "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
    };
    let cases: Vec<(&str, Vec<u8>, Refused)> = vec![
        ("nothing", Vec::new(), Refused::NotPdf),
        ("a workbook", b"PK\x03\x04".repeat(500), Refused::NotPdf),
        ("a password", render_protected(&sample::document(), locked).unwrap().bytes, Refused::Protected),
        ("no pages", file(0, |_| ()), Refused::NoPages),
        ("too many pages", file(501, |_| ()), Refused::TooManyPages),
        (
            "a huge sheet",
            file(1, |file| page(file).set("MediaBox", vec![0.into(), 0.into(), 20_000.into(), 9.into()])),
            Refused::PageSize(1),
        ),
        (
            "no sheet",
            file(1, |file| page(file).set("MediaBox", vec![9.into(), 9.into(), 9.into(), 9.into()])),
            Refused::PageSize(1),
        ),
        ("contents without end", unpacking_to(205), Refused::TooMuch),
        ("a live form", file(1, |file| page(file).set("Annots", vec![field.into()])), Refused::LiveForm),
        (
            "another live form",
            file(1, |file| file.catalog_mut().unwrap().set("NeedsRendering", true)),
            Refused::LiveForm,
        ),
        ("too large", [b"%PDF-1.7\n".as_slice(), &vec![0; 25_000_000]].concat(), Refused::TooLarge),
    ];
    for (name, bytes, refused) in cases {
        assert_eq!(take(&bytes).unwrap_err(), refused, "{name}");
        assert_eq!(answered(&answer(&bytes)).unwrap_err(), refused, "{name}");
    }
    for end in [20, cut.len() / 2, cut.len() - 8] {
        assert!(matches!(take(&cut[..end]), Err(Refused::Damaged(_) | Refused::NoPages)), "cut at {end}");
    }
    let lost = file(2, |file| page(file).set("Contents", Object::Reference((3, 0))));
    let text = String::from_utf8_lossy(&lost).into_owned();
    let lost = text.replacen("\n3 0 obj", "\n3 9 xxx", 1).into_bytes();
    assert!(matches!(take(&lost), Err(Refused::Damaged(_))), "{:?}", take(&lost));
}

/// Pages of another size, turned, with a comment on one: they stand where the document says, and nothing but what is drawn
/// comes along.
#[test]
fn pages_stand_where_the_document_says() {
    let stamped = file(3, |file| {
        let mut look = Stream::new(
            dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 10.into(), 10.into()] },
            b"0 0 10 10 re f".to_vec(),
        );
        look.dict.set("Matrix", vec![2.into(), 0.into(), 0.into(), 2.into(), 0.into(), 0.into()]);
        let look = file.add_object(look);
        let annotation = dictionary! {
            "Type" => "Annot", "Subtype" => "Stamp", "Rect" => vec![100.into(), 100.into(), 140.into(), 140.into()],
            "AP" => dictionary! { "N" => look },
        };
        page(file).set("Annots", vec![annotation.into()]);
    });
    let taken = take(&stamped).unwrap();
    assert_eq!(taken.pages(), 3);
    let mut document = sample::document();
    let plain = render(&document).unwrap();
    document.blocks.insert(2, Block::Appended(0));
    document.blocks.push(Block::Appended(0));
    let printing = Printing { appended: vec![taken], ..Printing::default() };
    let rendered = render_printed(&document, &printing, None, &mut |_| true).unwrap();
    assert_eq!(rendered.pages, plain.pages + 6);
    assert_eq!(reread(&rendered.bytes).unwrap(), document.readings());
    let again = render_printed(&document, &printing, None, &mut |_| true).unwrap();
    assert!(rendered.bytes == again.bytes, "the bytes differ");

    let laid = Pictures::lay_out(&document, &printing, &mut |_| true).unwrap();
    let foreign: Vec<AppendedPage> =
        laid.pages(0..rendered.pages).unwrap().into_iter().filter_map(|page| page.appended).collect();
    let twice = [0, 1, 2, 0, 1, 2].map(|page| AppendedPage { file: 0, page, of: 3 });
    assert_eq!(foreign, twice, "pictures say whose page stands there");

    let file = File::load_mem(&rendered.bytes).unwrap();
    let text = |object: &Object| format!("{object:?}");
    assert!(!file.objects.values().any(|object| text(object).contains("JavaScript")), "a script came along");
    let foreign: Vec<_> =
        file.page_iter().filter(|id| !file.get_dictionary(*id).unwrap().has(b"StructParents")).collect();
    assert_eq!(foreign.len(), 6);
    let first = file.get_dictionary(foreign[0]).unwrap();
    assert_eq!(first.get(b"Rotate").unwrap().as_i64().unwrap(), 90);
    let contents = String::from_utf8(file.get_page_content(foreign[0])).unwrap();
    assert!(contents.contains("Their page 1"), "{contents}");
    assert!(contents.contains("q 2.0000 0 0 2.0000 100.0000 100.0000 cm"), "{contents}");
    let described = String::from_utf8_lossy(&rendered.bytes).into_owned();
    assert!(
        !described.contains("pdfuaid:part>1") && !described.contains("pdfaid:part>2"),
        "it claims too much"
    );
    assert!(described.contains("neither PDF/UA-1 nor PDF/A-2a"), "it doesn't say why");
    assert!(String::from_utf8_lossy(&plain.bytes).contains("pdfuaid:part>1"));
}

#[test]
fn making_a_file_can_be_watched_and_stopped() {
    let document = sample::document();
    let mut told = Vec::new();
    render_printed(&document, &Printing::default(), None, &mut |progress| {
        told.push(progress);
        true
    })
    .unwrap();
    assert!(matches!(told.last(), Some(Progress::Writing(pages)) if *pages > 3), "{told:?}");
    for wanted in 0..told.len() {
        let mut seen = 0;
        let stopped = render_printed(&document, &Printing::default(), None, &mut |_| {
            seen += 1;
            seen <= wanted
        });
        assert!(matches!(stopped, Err(PdfError::Stopped)), "at {wanted}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Bytes changed anywhere: taken or refused, and what is taken can be put into a document.
    #[test]
    fn spoilt_files_are_taken_or_refused(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let mut bytes = file(2, |_| ());
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(taken) = take(&bytes) {
            let mut document = sample::document();
            document.blocks = vec![Block::Appended(0)];
            let printing = Printing { appended: vec![taken], ..Printing::default() };
            let rendered = render_printed(&document, &printing, None, &mut |_| true).unwrap();
            prop_assert!(File::load_mem(&rendered.bytes).is_ok());
        }
    }
}
