//! A library that is longer than what is judged at once.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use desk::Desk;

/// Judged at once, and three more.
const REPORTS: usize = 203;

#[test]
fn a_long_library_is_counted_as_far_as_it_is_seen() {
    let mut desk = Desk::new();
    let first = desk.new_report();
    desk.type_in(first, "A.1a/current/count", "3");
    for _ in 1..REPORTS {
        desk.new_report();
    }
    desk.start_again();
    let rows = desk.session.library().unwrap();
    let counted: Vec<bool> = rows.iter().map(|row| row.counted).collect();
    assert_eq!(counted, [vec![true; 200], vec![false; 3]].concat(), "the last changed come first");
    let uncounted = &rows[202];
    assert_eq!((uncounted.id, uncounted.answered, uncounted.due), (first, 0, 0));
    assert_eq!(
        (uncounted.plan.as_str(), uncounted.year),
        (rows[0].plan.as_str(), rows[0].year),
        "it is named"
    );

    let asked = desk.session.count_reports(&[first, u32::MAX]).unwrap();
    let [row] = &asked[..] else { panic!("one that is gone is left out: {asked:?}") };
    assert!(row.counted && row.id == first && row.due > 0, "{row:?}");
    assert_eq!((row.answered, &row.due_date), (1, &uncounted.due_date));
    assert!(
        desk.session.library().unwrap().iter().all(|row| row.counted),
        "what is known is not worked out again"
    );
}
