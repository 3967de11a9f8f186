use proptest::prelude::*;

use super::*;
use crate::answers::Origin;
use crate::forms;
use crate::values::NoData;

fn report() -> Report {
    let form = forms::form("progress-report-2021").unwrap().unwrap();
    let mut report = Report::new(form, Origin::Received);
    for (n, point) in report.form.clone().points.iter().enumerate().filter(|(n, _)| n % 3 != 0) {
        report.set(point.address.clone(), Some(Value::Number((n as u32 * 7).into())));
    }
    report.remarks.insert(Address::from("A.1a/current/count"), "Counted  in May.".into());
    report
}

fn sealed(report: &Report) -> Seal {
    let explanations =
        BTreeMap::from([("D-4@D.3/commercial/current/percent".into(), "Two bundles – ½.".into())]);
    Seal::of(report, &explanations)
}

#[test]
fn a_seal_survives_as_text_and_in_pieces() {
    let report = report();
    let seal = sealed(&report);
    assert_eq!(Seal::parse(&seal.to_text()), Some(seal.clone()));
    let pieces = seal.pieces();
    assert!(pieces.len() > 3 && pieces.iter().all(|piece| piece.len() <= PIECE && piece.trim() == piece));
    assert_eq!(pieces.concat(), seal.to_text());
    assert_eq!(sealed(&report).to_text(), seal.to_text(), "it is the same for the same report");
    assert_eq!(seal.compare(&report).state, SealState::Unchanged);
}

#[test]
fn spaces_and_formatting_of_texts_do_not_count() {
    let mut report = report();
    let seal = sealed(&report);
    report.remarks.insert(Address::from("A.1a/current/count"), " Counted in\r\nMay. ".into());
    assert_eq!(seal.compare(&report).state, SealState::Unchanged);
    report.remarks.insert(Address::from("A.1a/current/count"), "Counted in June.".into());
    assert_eq!(seal.compare(&report).changed, [Address::from("A.1a/current/count")]);
}

#[test]
fn another_form_and_no_seal_are_not_taken_for_changes() {
    let report = report();
    let other = Report::new(forms::form("lan-apm-2017").unwrap().unwrap(), Origin::Received);
    assert_eq!(Seal::of(&other, &BTreeMap::new()).compare(&report).state, SealState::OtherForm);
    let empty = Report::new(report.form.clone(), Origin::Received);
    let told = Seal::of(&empty, &BTreeMap::new()).compare(&report);
    assert_eq!((told.state, told.changed.len()), (SealState::Changed, report.answers.len()));
}

#[test]
fn answers_whose_place_is_gone_are_counted() {
    let mut report = report();
    report.set(Address::from("S.9/current/count"), Some(Value::Number(1.into())));
    let seal = sealed(&report);
    report.set(Address::from("S.9/current/count"), None);
    let told = seal.compare(&report);
    assert_eq!((told.state, told.changed.len(), told.gone), (SealState::Changed, 0, 1));
}

#[test]
fn what_is_no_seal_is_damaged() {
    let report = report();
    let text = sealed(&report).to_text();
    let longer = format!("{text}A");
    let huge = "hpug1.".repeat(MOST);
    for wrong in
        ["", ".", "hpug1", "hpug1.....", "hpug2.a.b.c.d.e", &text[..text.len() - 1], &longer, &huge, "½"]
    {
        assert_eq!(Sealed::of(wrong, &report).state, SealState::Damaged, "{:.40}", wrong);
    }
    // Whole, and nonsense within: the digest over it can be made by anybody.
    for body in
        ["hpug1.f.1.ABC.", "hpug1.f.1..!", "hpug1.f.1..bm8", "hpug1.f.1.", "hpug1.f.1.....", "x.f.1.."]
    {
        let text = format!("{body}.{}", whole(body));
        assert_eq!(Sealed::of(&text, &report).state, SealState::Damaged, "{body}");
    }
}

proptest! {
    /// Any single change, blanking and filling in included, is found, and nothing else is.
    #[test]
    fn a_single_change_is_found(at in 0usize..600, to in 0u32..1000, blank: bool, with_reason: bool) {
        let mut report = report();
        let seal = sealed(&report);
        let address = report.form.points[at % report.form.points.len()].address.clone();
        let value = match (blank, with_reason) {
            (true, _) => None,
            (_, true) => Some(Value::NoData(NoData::Suppressed)),
            _ => Some(Value::Number(to.into())),
        };
        let differs = report.answer(address.as_str()) != value.as_ref();
        report.set(address.clone(), value);
        let told = seal.compare(&report);
        prop_assert_eq!(told.changed, if differs { vec![address] } else { Vec::new() });
        prop_assert_eq!(told.gone, 0);
    }

    #[test]
    fn nothing_read_panics(text in "\\PC{0,200}", cut in 0usize..4000, other in any::<u8>()) {
        let report = report();
        let _ = Sealed::of(&text, &report);
        let mut bytes = sealed(&report).to_text().into_bytes();
        let at = cut % bytes.len();
        if bytes[at] != other {
            bytes[at] = other;
            let damaged = Sealed::of(&String::from_utf8_lossy(&bytes), &report);
            prop_assert_eq!(damaged.state, SealState::Damaged);
        }
    }
}
