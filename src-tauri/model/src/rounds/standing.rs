//! Who has answered, who is late, and how many days are left.

use chrono::NaiveDate;

/// The first report that came from a plan, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Came {
    /// The day it was taken in.
    pub on: NaiveDate,
    /// Days after the due date; 0 when it came in time or nothing is due.
    pub late: u32,
}

/// How a plan stands in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A report came.
    Answered(Came),
    /// Nothing came, and so many days are left; 0 on the due date itself.
    Waiting {
        /// Whole days.
        days_left: u32,
    },
    /// Nothing came, and the due date was so many days ago.
    Late {
        /// Whole days, at least 1.
        days: u32,
    },
    /// Nothing came, and no due date is set.
    Open,
}

/// When the first of a plan's reports came, against the due date.
pub fn came_of(days: impl Iterator<Item = NaiveDate>, due: Option<NaiveDate>) -> Option<Came> {
    let on = days.min()?;
    let late = due.map_or(0, |due| (on - due).num_days().max(0));
    Some(Came { on, late: u32::try_from(late).unwrap_or(u32::MAX) })
}

/// How a plan stands on a day.
pub fn standing(came: Option<Came>, due: Option<NaiveDate>, today: NaiveDate) -> Standing {
    let Some(came) = came else {
        let Some(due) = due else { return Standing::Open };
        let left = (due - today).num_days();
        let days = u32::try_from(left.unsigned_abs()).unwrap_or(u32::MAX);
        return if left < 0 { Standing::Late { days } } else { Standing::Waiting { days_left: days } };
    };
    Standing::Answered(came)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_due_date() {
        let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
        let rows = [
            (None, None, "2026-08-01", Standing::Open),
            (None, day("2026-08-10"), "2026-08-01", Standing::Waiting { days_left: 9 }),
            (None, day("2026-08-10"), "2026-08-10", Standing::Waiting { days_left: 0 }),
            (None, day("2026-08-10"), "2026-08-12", Standing::Late { days: 2 }),
            (
                day("2026-08-12"),
                day("2026-08-10"),
                "2026-09-01",
                Standing::Answered(Came { on: day("2026-08-12").unwrap(), late: 2 }),
            ),
            (
                day("2026-08-01"),
                day("2026-08-10"),
                "2026-09-01",
                Standing::Answered(Came { on: day("2026-08-01").unwrap(), late: 0 }),
            ),
        ];
        for (came, due, today, expected) in rows {
            let came = came_of(came.into_iter(), due);
            assert_eq!(standing(came, due, today.parse().unwrap()), expected, "{came:?} {due:?} {today}");
        }
    }
}
