use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::annotations::{self, Drawn};
use super::boxes::{inherited, is_printable, visible};
use super::take::{Taking, damaged};
use super::{MOST_UNPACKED, Refused};

/// A page on its way into the new file: size, contents, what these use, and comments and fields drawn over them.
pub(super) fn page(taking: &mut Taking<'_>, id: ObjectId, number: usize) -> Result<ObjectId, Refused> {
    let from = taking.from;
    let old = from.get_dictionary(id).map_err(damaged)?;
    let seen = visible(from, old);
    if !is_printable(seen) {
        return Err(Refused::PageSize(number));
    }
    unpack(taking, id)?;
    let mut page = dictionary! {
        "Type" => "Page",
        "MediaBox" => seen.map(Object::Real).to_vec(),
    };
    let turned = inherited(from, old, b"Rotate").and_then(|turned| turned.as_i64().ok()).unwrap_or(0);
    if turned.rem_euclid(360) != 0 && turned % 90 == 0 {
        page.set("Rotate", turned.rem_euclid(360));
    }
    for key in [b"UserUnit".as_slice(), b"Group"] {
        if let Ok(value) = old.get(key) {
            page.set(key, taking.copied(value)?);
        }
    }
    let drawn = annotations::drawn(taking, old)?;
    page.set("Resources", resources(taking, old, &drawn)?);
    page.set("Contents", contents(taking, id, &drawn)?);
    Ok(taking.to.add_object(page))
}

/// Unpacks the page's contents once, so that what can't be unpacked is known now and not at the printer's.
fn unpack(taking: &mut Taking<'_>, id: ObjectId) -> Result<(), Refused> {
    for stream in taking.from.get_page_contents(id) {
        let Ok(Object::Stream(stream)) = taking.from.get_object(stream) else { continue };
        let left = MOST_UNPACKED.saturating_sub(taking.unpacked);
        taking.unpacked += stream.get_plain_content_with_limit(left).map_err(damaged)?.len();
    }
    Ok(())
}

fn resources(taking: &mut Taking<'_>, old: &Dictionary, drawn: &[Drawn]) -> Result<Object, Refused> {
    let from = taking.from;
    let Some(of_page) = inherited(from, old, b"Resources") else {
        return Ok(dictionary! { "XObject" => forms(Dictionary::new(), drawn) }.into());
    };
    if drawn.is_empty() {
        return taking.copied(&of_page);
    }
    let (_, of_page) = from.dereference(&of_page).map_err(damaged)?;
    let mut copied = taking.entries(of_page.as_dict().map_err(damaged)?)?;
    let known = of_page.as_dict().ok().and_then(|found| found.get_deref(b"XObject", from).ok());
    let known = match known.and_then(|found| found.as_dict().ok()) {
        Some(found) => taking.entries(found)?,
        None => Dictionary::new(),
    };
    copied.set("XObject", forms(known, drawn));
    Ok(copied.into())
}

fn forms(mut known: Dictionary, drawn: &[Drawn]) -> Dictionary {
    for (place, one) in drawn.iter().enumerate() {
        known.set(name(place), one.form.clone());
    }
    known
}

/// A name that no other program gives.
fn name(place: usize) -> String {
    format!("HpugDrawn{place}")
}

/// The page's own contents; where something is drawn over them, between a saved and a restored state.
fn contents(taking: &mut Taking<'_>, id: ObjectId, drawn: &[Drawn]) -> Result<Object, Refused> {
    let own: Vec<Object> = taking.from.get_page_contents(id).into_iter().map(Object::Reference).collect();
    let Object::Array(mut all) = taking.copied(&Object::Array(own))? else { return Ok(Object::Null) };
    if !drawn.is_empty() {
        let mut over = String::from("\nQ\n");
        for (place, one) in drawn.iter().enumerate() {
            let [a, d, e, f] = one.at;
            over.push_str(&format!("q {a:.4} 0 0 {d:.4} {e:.4} {f:.4} cm /{} Do Q\n", name(place)));
        }
        let mut stream = |text: &str| {
            Object::Reference(taking.to.add_object(Stream::new(Dictionary::new(), text.as_bytes().to_vec())))
        };
        all.insert(0, stream("q\n"));
        all.push(stream(&over));
    }
    Ok(Object::Array(all))
}
