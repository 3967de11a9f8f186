//! What a PDF of ours tells of itself when it comes back, altered or not.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use hpug_model::answers::Report;
use hpug_model::seal::{PagesState, Seal, SealedPages};
use hpug_pdf::report::{Options, document};
use hpug_pdf::{Protection, render, render_protected, sealed_pages};
use lopdf::content::Content;
use lopdf::{Dictionary, Document as File, Object, dictionary};

fn sample() -> hpug_pdf::Document {
    let report = Report::from_json(include_str!("../../../tests/data/sample/answers.json")).unwrap();
    let mut options =
        Options::new(DateTime::<FixedOffset>::parse_from_rfc3339("2026-03-04T09:30:00-06:00").unwrap());
    options.seal = Seal::of(&report, &BTreeMap::new()).to_text();
    document(&report, &[], &options)
}

/// The sample, altered by another program.
fn altered(alter: impl FnOnce(&mut File)) -> SealedPages {
    let mut file = File::load_mem(&render(&sample()).unwrap().bytes).unwrap();
    alter(&mut file);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    sealed_pages(&bytes, None).unwrap()
}

fn info(file: &mut File) -> &mut Dictionary {
    let id = file.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
    file.get_dictionary_mut(id).unwrap()
}

/// The page in the middle of the file, with its content.
fn middle(file: &File) -> (lopdf::ObjectId, Content) {
    let pages: Vec<_> = file.page_iter().collect();
    let page = pages[pages.len() / 2];
    (page, Content::decode(&file.get_page_content(page)).unwrap())
}

#[test]
fn pages_as_exported_are_told_unchanged_also_when_saved_anew() {
    let told = sealed_pages(&render(&sample()).unwrap().bytes, None).unwrap();
    assert_eq!(
        (told.state, told.added, told.form.as_str()),
        (PagesState::Unchanged, false, "progress-report-2021")
    );
    assert!(told.answers > 150, "{told:?}");
    assert_eq!(altered(|_| ()), told);
    assert!(told.in_words().ends_with("The text of its pages is as it was exported."), "{}", told.in_words());
}

#[test]
fn a_figure_put_in_place_of_another_is_named() {
    let told = altered(|file| {
        let (page, mut content) = middle(file);
        let texts: Vec<usize> = content
            .operations
            .iter()
            .enumerate()
            .filter(|(_, op)| op.operator == "Tj" || op.operator == "TJ")
            .map(|(at, _)| at)
            .collect();
        let first = content.operations[texts[0]].operands.clone();
        for at in texts {
            content.operations[at].operands.clone_from(&first);
        }
        file.change_page_content(page, content.encode().unwrap()).unwrap();
    });
    assert_eq!((told.state, told.added, told.gone), (PagesState::Changed, false, 0), "{told:?}");
    assert!(!told.changed.is_empty() && told.changed.len() < told.answers, "{told:?}");
    let said = told.in_words();
    let form = hpug_model::forms::form(&told.form).unwrap().unwrap();
    let place = form.place_of(told.changed[0].as_str());
    assert!(said.contains("changed since the export at") && said.contains(&place), "{said}");
}

#[test]
fn what_lies_over_pages_is_told() {
    let note = altered(|file| {
        let (page, _) = middle(file);
        let note = dictionary! { "Type" => "Annot", "Subtype" => "FreeText", "Contents" => Object::string_literal("99 %") };
        let note = file.add_object(note);
        file.get_dictionary_mut(page).unwrap().set("Annots", vec![Object::Reference(note)]);
    });
    let drawn = altered(|file| {
        let (page, mut content) = middle(file);
        content.operations.push(lopdf::content::Operation::new("re", (0..4).map(Object::Integer).collect()));
        content.operations.push(lopdf::content::Operation::new("f", Vec::new()));
        file.change_page_content(page, content.encode().unwrap()).unwrap();
    });
    let foreign = altered(|file| {
        let (page, _) = middle(file);
        file.get_dictionary_mut(page).unwrap().remove(b"StructParents");
    });
    for (what, told) in [("a note", &note), ("a drawing", &drawn), ("a page", &foreign)] {
        assert!(told.added, "{what}");
        assert!(told.in_words().contains("that are not this program’s"), "{what}");
    }
    assert_eq!(
        (note.state, drawn.state, foreign.state),
        (PagesState::Unchanged, PagesState::Unchanged, PagesState::Changed)
    );
}

#[test]
fn seals_that_are_gone_or_damaged_tell_nothing() {
    let older = altered(|file| drop(info(file).remove(b"HPUGPages")));
    let other = altered(|file| info(file).set("HPUGPages", Object::string_literal("hpug1.f.1..")));
    let answers = altered(|file| info(file).set("HPUGSeal", Object::string_literal("hpug1.f.1..")));
    let broken = altered(|file| {
        let (page, _) = middle(file);
        file.change_page_content(page, b"(open".to_vec()).unwrap();
    });
    let states = [older.state, other.state, answers.state, broken.state];
    assert_eq!(
        states,
        [PagesState::NotCompared, PagesState::Damaged, PagesState::Damaged, PagesState::Unreadable]
    );
    assert!(older.in_words().contains("can’t be told") && broken.in_words().contains("can’t be read"));
    let mut file = File::load_mem(&render(&sample()).unwrap().bytes).unwrap();
    info(&mut file).remove(b"HPUGSeal");
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    assert_eq!(sealed_pages(&bytes, None), None, "a PDF without a seal is not ours");
}

#[test]
fn one_under_a_password_tells_when_it_is_opened() {
    let protection = Protection { password: "Sesam 1", file_key: &[7; 32] };
    let bytes = render_protected(&sample(), protection).unwrap().bytes;
    let state = |password| sealed_pages(&bytes, password).map(|told| (told.state, told.added));
    assert_eq!(state(Some("Sesam 1")), Some((PagesState::Unchanged, false)));
    assert_eq!((state(Some("Sesam")), state(None)), (None, None));
}
