//! What has to happen before a meeting, and when.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{DayOff, MeetingKind, business_day_before, day_off};
use crate::format;

/// A step on the way to a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The host sends last period's results and asks for the update.
    AskForUpdate,
    /// The host invites further purchasers.
    Invite,
    /// Host and plan check on the status of report and topics.
    StatusCheck,
    /// Report and topic answers are due.
    ReportDue,
    /// The host attaches report and agenda to the invitation.
    Attach,
    /// Preparation meeting with purchasers, if needed.
    Prepare,
    /// The host refreshes the invitation with the agenda.
    RefreshAgenda,
    /// Reminder.
    Remind,
    /// Material that came late is attached.
    LateMaterial,
    /// The meeting.
    Meet,
}

impl Step {
    /// Every step, in the order in which they come.
    pub const ALL: [Step; 10] = [
        Self::AskForUpdate,
        Self::Invite,
        Self::StatusCheck,
        Self::ReportDue,
        Self::Attach,
        Self::Prepare,
        Self::RefreshAgenda,
        Self::Remind,
        Self::LateMaterial,
        Self::Meet,
    ];

    /// The step in files and calendars: `report_due`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AskForUpdate => "ask_for_update",
            Self::Invite => "invite",
            Self::StatusCheck => "status_check",
            Self::ReportDue => "report_due",
            Self::Attach => "attach",
            Self::Prepare => "prepare",
            Self::RefreshAgenda => "refresh_agenda",
            Self::Remind => "remind",
            Self::LateMaterial => "late_material",
            Self::Meet => "meet",
        }
    }

    /// What happens, in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::AskForUpdate => "Ask the plan for the update",
            Self::Invite => "Invite further purchasers",
            Self::StatusCheck => "Check on the status with the plan",
            Self::ReportDue => "Report and topic answers are due",
            Self::Attach => "Attach report and agenda to the invitation",
            Self::Prepare => "Preparation meeting with purchasers, if needed",
            Self::RefreshAgenda => "Refresh the invitation with the agenda",
            Self::Remind => "Send the reminder",
            Self::LateMaterial => "Attach material that came late",
            Self::Meet => "Meeting",
        }
    }

    /// The day of the step for a meeting. Two months before the 31st of a month is the last day of a shorter one.
    fn day(self, meeting: NaiveDate) -> Option<NaiveDate> {
        let days = match self {
            Self::AskForUpdate => return meeting.checked_sub_months(Months::new(2)),
            Self::Invite => 28,
            Self::StatusCheck => 14,
            Self::ReportDue | Self::Attach | Self::Prepare => 7,
            Self::RefreshAgenda => 3,
            Self::Remind => 2,
            Self::LateMaterial => 1,
            Self::Meet => 0,
        };
        meeting.checked_sub_days(Days::new(days))
    }

    /// Whether a kind of meeting has the step: nothing is due from the plan for a meeting of purchasers alone.
    const fn belongs_to(self, kind: MeetingKind) -> bool {
        match kind {
            MeetingKind::Preparation => {
                matches!(self, Self::Invite | Self::RefreshAgenda | Self::Remind | Self::Meet)
            }
            MeetingKind::Inaugural | MeetingKind::Regular => true,
        }
    }
}

/// A step with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The step.
    pub step: Step,
    /// Its day.
    pub date: NaiveDate,
    /// Why offices are closed on that day.
    pub off: Option<DayOff>,
    /// The day itself if offices are open, else the business day before.
    pub business_day: NaiveDate,
}

impl Due {
    /// What to know about a day on which offices are closed: `Sep 7, 2026 is Labor Day; the business day before is Fri, Sep
    /// 4, 2026.`
    pub fn hint(&self) -> Option<String> {
        let off = self.off?;
        let (day, before) = (format::long_day(self.date), format::weekday_and_day(self.business_day));
        Some(format!("{day} is {}; the business day before is {before}.", off.label()))
    }
}

/// What has to happen for a meeting, in order of days.
pub fn dates(kind: MeetingKind, meeting: NaiveDate) -> Vec<Due> {
    let due = |step: Step| {
        let date = step.day(meeting)?;
        let off = day_off(date);
        let business_day = if off.is_some() { business_day_before(date) } else { date };
        Some(Due { step, date, off, business_day })
    };
    let mut dates: Vec<Due> =
        Step::ALL.into_iter().filter(|step| step.belongs_to(kind)).filter_map(due).collect();
    dates.sort_by_key(|due| (due.date, due.step));
    dates
}
