//! Which backups may go. Days are those that have backups, not days of the calendar: a clock that jumps, or a month of
//! holidays, makes no backup too old.

use std::collections::BTreeSet;

use super::{Backup, Cause};

/// Automatic backups kept of the newest day that has any.
pub const TODAY: usize = 3;

/// Days of which one automatic backup each is kept, the newest day included.
pub const DAYS: usize = 10;

/// Copies kept of what stood in the store's place before a restoring.
const BEFORE_RESTORING: usize = 3;

/// The backups to remove, of a list with the newest first: all but the newest [`TODAY`] of the newest day, the newest of
/// each of the [`DAYS`] newest days, and the newest three of what was replaced by restoring.
pub fn surplus(newest_first: &[Backup]) -> Vec<&Backup> {
    let mut days: BTreeSet<&str> = BTreeSet::new();
    let mut of_newest_day = 0;
    let mut replaced = 0;
    let mut is_kept = |backup: &Backup, days: &mut BTreeSet<&str>, newest_day: Option<&str>, first: bool| {
        match backup.cause {
            Cause::BeforeRestoring => {
                replaced += 1;
                replaced <= BEFORE_RESTORING
            }
            Cause::Automatic if newest_day == Some(backup.day()) => {
                of_newest_day += 1;
                of_newest_day <= TODAY
            }
            Cause::Automatic => first && days.len() <= DAYS,
        }
    };
    let automatic = |backup: &&Backup| backup.cause == Cause::Automatic;
    let newest_day = newest_first.iter().find(automatic).map(Backup::day);
    let mut gone = Vec::new();
    for backup in newest_first {
        let first = automatic(&backup) && days.insert(backup.day());
        if !is_kept(backup, &mut days, newest_day, first) {
            gone.push(backup);
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn backup(stamp: String, cause: Cause) -> Backup {
        set_back(stamp, 0, cause)
    }

    fn set_back(stamp: String, set_back: u32, cause: Cause) -> Backup {
        Backup { path: format!("{stamp} {set_back}.hpug").into(), stamp, set_back, cause, bytes: 1 }
    }

    fn newest_first(mut backups: Vec<Backup>) -> Vec<Backup> {
        backups.sort_by(super::super::list::newest_first);
        backups
    }

    /// Stamps of those that stay.
    fn kept(all: &[Backup]) -> Vec<&str> {
        let gone = surplus(all);
        all.iter().filter(|b| !gone.contains(b)).map(|b| b.stamp.as_str()).collect()
    }

    #[test]
    fn backups_of_a_clock_that_was_ahead_give_way_to_those_of_today() {
        let ahead = (1..=14).map(|day| backup(format!("2027-03-{day:02} 08.00.00"), Cause::Automatic));
        let today = "2026-11-26 16.00.00";
        let all = newest_first(ahead.chain([set_back(today.to_owned(), 1, Cause::Automatic)]).collect());
        let kept = kept(&all);
        assert_eq!(kept.len(), DAYS);
        assert_eq!(kept.first(), Some(&today));
        assert_eq!(kept.last(), Some(&"2027-03-06 08.00.00"));
    }

    #[test]
    fn a_clock_set_back_drops_no_backup_sooner_than_one_that_goes_right() {
        // Right until the 26th, each day then starts in 2021 until the 30th, and is put right in the afternoon.
        let mut all: Vec<Backup> =
            (15..=26).map(|day| backup(format!("2026-11-{day} 16.00.00"), Cause::Automatic)).collect();
        for (times, day) in (27..=30).enumerate() {
            let times = u32::try_from(times).unwrap() + 1;
            all.push(set_back(format!("2021-01-01 00.0{times}.00"), times, Cause::Automatic));
            all.push(set_back(format!("2026-11-{day} 16.00.00"), times, Cause::Automatic));
        }
        let all = newest_first(all);
        let kept = kept(&all);
        let mut wanted = vec!["2026-11-30 16.00.00", "2021-01-01 00.04.00"];
        let days: Vec<String> = (22..30).rev().map(|day| format!("2026-11-{day} 16.00.00")).collect();
        wanted.extend(days.iter().map(String::as_str));
        assert_eq!(kept, wanted, "one wrong day in all, and nine of the right ones");
    }

    #[test]
    fn three_of_the_newest_day_and_one_of_ten_days_stay() {
        let mut all = Vec::new();
        for day in 1..=14 {
            for hour in 8..13 {
                all.push(backup(format!("2026-11-{day:02} {hour:02}.00.00"), Cause::Automatic));
            }
        }
        let all = newest_first(all);
        let kept = kept(&all);
        let mut wanted: Vec<String> = (10..13).rev().map(|hour| format!("2026-11-14 {hour}.00.00")).collect();
        wanted.extend((5..14).rev().map(|day| format!("2026-11-{day:02} 12.00.00")));
        assert_eq!(kept, wanted);
    }

    proptest! {
        #[test]
        fn rotating_is_done_once_and_keeps_the_newest(
            moments in proptest::collection::vec((1u32..29, 0u32..24, any::<bool>()), 0..60),
        ) {
            let cause = |restoring| if restoring { Cause::BeforeRestoring } else { Cause::Automatic };
            let all = newest_first(
                moments.iter().map(|(d, h, r)| backup(format!("2026-02-{d:02} {h:02}.00.00"), cause(*r))).collect(),
            );
            let gone: Vec<Backup> = surplus(&all).into_iter().cloned().collect();
            let left: Vec<Backup> = all.iter().filter(|b| !gone.contains(b)).cloned().collect();
            prop_assert_eq!(surplus(&left), Vec::<&Backup>::new());
            prop_assert_eq!(left.first(), all.first());
            prop_assert!(left.len() <= TODAY + DAYS - 1 + BEFORE_RESTORING || all.len() != left.len() + gone.len());
        }
    }
}
