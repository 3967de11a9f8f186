use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn sample() -> MeetingFile {
    read("meeting.toml", include_str!("../../../../tests/data/sample/meeting.toml")).unwrap()
}

#[test]
fn agendas_add_up_from_the_start() {
    for (kind, minutes) in
        [(MeetingKind::Preparation, 60), (MeetingKind::Inaugural, 90), (MeetingKind::Regular, 90)]
    {
        let agenda = &standard(kind).unwrap().items;
        assert_eq!(total_minutes(agenda), minutes, "{kind:?}");
        let slots = slots(parse_time("9:15 am").unwrap(), agenda).unwrap();
        assert_eq!(slots.first().unwrap().begins, parse_time("9:15").unwrap());
        assert!(slots.windows(2).all(|pair| pair[0].ends == pair[1].begins));
        let ends = agenda::after(parse_time("9:15").unwrap(), minutes).unwrap();
        assert_eq!(slots.last().unwrap().ends, ends);
    }
    let late = parse_time("11 pm").unwrap();
    assert_eq!(slots(late, &standard(MeetingKind::Regular).unwrap().items), None);
}

/// A meeting has as many topics as it was given.
#[test]
fn what_a_kind_of_meeting_is_to_bring_counts_no_topics() {
    for kind in MeetingKind::ALL {
        let objective = standard(kind).unwrap().objective.to_lowercase();
        let counted = ["one topic", "a topic", "the topic", "special topic", "two topics"];
        assert!(!objective.is_empty(), "{kind:?}");
        assert_eq!(counted.iter().find(|words| objective.contains(**words)), None, "{kind:?}: {objective}");
    }
}

#[test]
fn an_agenda_is_set_against_what_was_planned() {
    let mut meeting = Meeting::new(MeetingKind::Regular, "Host", "Plan", day("2026-09-15")).unwrap();
    assert_eq!(meeting.length_hint(), None);
    for (planned, expected) in [(90, None), (80, Some("10 more")), (120, Some("30 fewer"))] {
        meeting.minutes = Some(planned);
        match (meeting.length_hint(), expected) {
            (None, None) => {}
            (Some(hint), Some(part)) => assert!(hint.contains(part), "{hint}"),
            (hint, _) => panic!("{planned}: {hint:?}"),
        }
    }
    meeting.start = parse_time("23:00").unwrap();
    assert!(meeting.length_hint().unwrap().contains("midnight"));
}

/// Days that the Office of Personnel Management lists as federal holidays.
#[test]
fn federal_holidays_are_those_observed() {
    let rows = [
        ("2021-06-18", Some("Juneteenth (observed)")),
        ("2020-06-19", None),
        ("2021-07-05", Some("Independence Day (observed)")),
        ("2021-12-31", Some("New Year's Day (observed)")),
        ("2022-12-26", Some("Christmas Day (observed)")),
        ("2026-01-01", Some("New Year's Day")),
        ("2026-01-19", Some("Martin Luther King Jr. Day")),
        ("2026-02-16", Some("Washington's Birthday")),
        ("2026-05-25", Some("Memorial Day")),
        ("2024-05-27", Some("Memorial Day")),
        ("2026-06-19", Some("Juneteenth")),
        ("2026-07-03", Some("Independence Day (observed)")),
        ("2026-07-04", Some("Independence Day")),
        ("2026-09-07", Some("Labor Day")),
        ("2026-10-12", Some("Columbus Day")),
        ("2026-11-11", Some("Veterans Day")),
        ("2026-11-26", Some("Thanksgiving Day")),
        ("2026-11-27", None),
        ("2026-12-25", Some("Christmas Day")),
        ("2027-12-24", Some("Christmas Day (observed)")),
        ("2026-09-05", Some("a Saturday")),
        ("2026-09-06", Some("a Sunday")),
        ("2026-09-08", None),
    ];
    for (date, expected) in rows {
        assert_eq!(day_off(day(date)).map(DayOff::label).as_deref(), expected, "{date}");
    }
}

#[test]
fn dates_follow_from_the_day_of_the_meeting() {
    // A Monday after Labor Day: the report is due on the holiday.
    let rows = [
        ("ask_for_update", "2026-07-14", "2026-07-14"),
        ("invite", "2026-08-17", "2026-08-17"),
        ("status_check", "2026-08-31", "2026-08-31"),
        ("report_due", "2026-09-07", "2026-09-04"),
        ("attach", "2026-09-07", "2026-09-04"),
        ("prepare", "2026-09-07", "2026-09-04"),
        ("refresh_agenda", "2026-09-11", "2026-09-11"),
        ("remind", "2026-09-12", "2026-09-11"),
        ("late_material", "2026-09-13", "2026-09-11"),
        ("meet", "2026-09-14", "2026-09-14"),
    ];
    let found = dates(MeetingKind::Regular, day("2026-09-14"));
    let found: Vec<(&str, String, String)> = found
        .iter()
        .map(|due| (due.step.key(), due.date.to_string(), due.business_day.to_string()))
        .collect();
    let expected: Vec<(&str, String, String)> =
        rows.iter().map(|(step, date, before)| (*step, (*date).to_owned(), (*before).to_owned())).collect();
    assert_eq!(found, expected);
    let due = dates(MeetingKind::Regular, day("2026-09-14"))[3];
    let hint = "Sep 7, 2026 is Labor Day; the business day before is Fri, Sep 4, 2026.";
    assert_eq!(due.hint().as_deref(), Some(hint));
    assert_eq!(dates(MeetingKind::Inaugural, day("2027-04-30"))[0].date, day("2027-02-28"));
    assert_eq!(dates(MeetingKind::Preparation, day("2026-09-15")).len(), 4);
}

#[test]
fn a_year_holds_seasons_and_every_plans_dates_in_order() {
    let file = sample();
    let meetings: Vec<&Meeting> = std::iter::once(&file.meeting).chain(&file.further).collect();
    let year = year_plan(2026, &meetings).unwrap();
    assert!(year.windows(2).all(|pair| pair[0].begins <= pair[1].begins));
    for meeting in &meetings {
        assert!(year.iter().any(|entry| entry.who == meeting.plan && entry.begins == meeting.date));
    }
    assert_eq!(year.iter().filter(|entry| entry.due.is_none()).count(), 7);
    let clash = Meeting { plan: "Other".to_owned(), ..file.meeting.clone() };
    let days = same_day(&[&file.meeting, &clash]);
    assert_eq!(days, [(file.meeting.date, vec![file.meeting.plan.as_str(), "Other"])]);
}

#[test]
fn times_are_understood_as_people_write_them() {
    let rows = [
        ("9:00 am", "09:00"),
        ("9 AM", "09:00"),
        ("12:30 p.m.", "12:30"),
        ("12:05 am", "00:05"),
        ("14:30", "14:30"),
        ("09:00:00", "09:00"),
    ];
    for (text, expected) in rows {
        assert_eq!(parse_time(text).unwrap().format("%H:%M").to_string(), expected, "{text}");
    }
    for text in ["", "9", "25:00", "13:00 pm", "0 am", "9:61", "nine", "9:00:99", "9:00:00:00", "-9:00"] {
        assert!(parse_time(text).unwrap_err().contains("9:00 am or 14:30"), "{text}");
    }
}

#[test]
fn mistakes_of_a_file_are_told_with_line_and_reason() {
    let base = "kind = \"regular\"\nhost = \"H\"\nplan = \"P\"\ndate = 2026-09-15\n";
    assert_eq!(read("m.toml", base).unwrap().meeting.agenda.len(), 4);
    let rows = [
        ("kind = \"weekly\"\n", 1, "stand here; write"),
        ("kind = \"regular\"\nhost = \"H\"\nplan = \"P\"\ndate = \"soon\"\n", 4, "year-month-day"),
        ("kind = \"regular\"\nhost = \"H\"\nplan = \"P\"\ndate = 1999-01-01\n", 4, "between 2007 and 2099"),
        ("kind = \"regular\"\nhost = \"H\"\nplan = \"P\"\ndate = true\n", 4, "neither a day nor a time"),
        (&format!("{base}start = \"noon\"\n"), 5, "9:00 am"),
        (&format!("{base}colour = 1\n"), 5, "there is no colour here"),
        (&format!("{base}zone = \"mars\"\n"), 5, "stand here; write"),
        (&format!("{base}host = \"again\"\n"), 5, "duplicate key"),
        (&format!("{base}[[agenda]]\nminutes = 700\nitem = \"Long\"\n"), 6, "600 is the most"),
        (&format!("{base}[[agenda]]\nminutes = -5\nitem = \"Back\"\n"), 6, ""),
        (&format!("{base}[packet]\nparts = [\"cover\", \"glossary\"]\n"), 6, "its parts are cover"),
        ("kind = \"regular\"\nhost = \" \"\nplan = \"P\"\ndate = 2026-09-15\n", 2, "host is empty"),
        ("kind = \"regular\"\nplan = \"P\"\ndate = 2026-09-15\n", 1, "host is missing"),
        ("kind = \n", 1, ""),
        (
            &format!("{base}[sources]\nreport = \"a.json\"\ncomparison = [\"a.json\", \"b.json\"]\n"),
            7,
            "not both",
        ),
        (&format!("{base}[sources]\ncomparison = [\"a.json\"]\n"), 6, "at least two plans"),
        (
            &format!("{base}[[sources.supporting]]\nfile = \"photo.png\"\nappend = true\n"),
            6,
            "photo.png can\u{2019}t be appended",
        ),
    ];
    for (text, line, reason) in rows {
        let error = read("m.toml", text).unwrap_err();
        let MeetingFileError::Mistake { file, line: found, reason: why } = &error else {
            panic!("{error}");
        };
        assert_eq!((file.as_str(), *found), ("m.toml", line), "{text}\n{why}");
        assert!(why.contains(reason), "{text}\n{why}");
    }
}

#[test]
fn a_comparison_names_no_plan_and_takes_several() {
    let text = "kind = \"preparation\"\nhost = \"H\"\ndate = 2026-09-15\n[sources]\ncomparison = [\"a.json\", \"b.json\"]\n";
    let file = read("m.toml", text).unwrap();
    assert_eq!((file.meeting.plan.as_str(), file.sources.comparison.len()), ("", 2));
    assert!(!file.packet.names, "letters unless names are asked for");
}

#[test]
fn parts_are_kept_from_meetings_and_audiences_that_may_not_have_them() {
    let wanted = |parts: &[&str], audience, kind| -> Vec<&str> {
        let parts = parts.iter().map(|part| (*part).to_owned()).collect();
        let wish = PacketWish { audience, parts, ..PacketWish::default() };
        PACKET_PARTS.iter().filter(|part| wish.wants(part, kind)).map(|part| part.key).collect()
    };
    let regular = wanted(&[], Audience::Purchasers, MeetingKind::Regular);
    assert!(regular.contains(&"topics") && !regular.contains(&"questionnaire"), "{regular:?}");
    let inaugural = wanted(&[], Audience::Host, MeetingKind::Inaugural);
    assert!(inaugural.contains(&"questionnaire") && inaugural.contains(&"host_only"), "{inaugural:?}");
    let chosen = wanted(&["host_only", "agenda", "cover"], Audience::Purchasers, MeetingKind::Regular);
    assert_eq!(
        chosen,
        ["cover", "agenda"],
        "in the order of the packet, without what is the host\u{2019}s alone"
    );
    assert_eq!(wanted(&["host_only"], Audience::Host, MeetingKind::Regular), ["host_only"]);
}

#[test]
fn a_meeting_survives_being_kept_as_json() {
    let meeting = sample().meeting;
    let json = serde_json::to_string(&meeting).unwrap();
    assert_eq!(serde_json::from_str::<Meeting>(&json).unwrap(), meeting);
}

#[test]
fn letters_leave_out_what_is_not_known_and_hint_at_it() {
    let full = sample().meeting;
    let bare = Meeting::new(MeetingKind::Regular, "Host", "Plan", day("2026-09-15")).unwrap();
    for kind in LetterKind::ALL {
        for meeting in [&full, &bare] {
            let letter = letter(kind, meeting).unwrap();
            let text = letter.text();
            assert!(!text.contains(['{', '}']), "{text}");
            assert!(!text.contains(" ,") && !text.contains("..") && !text.contains(" ."), "{text}");
            assert!(text.contains(&meeting.plan) && text.contains(&meeting.host), "{text}");
        }
    }
    let invitation = letter(LetterKind::Purchasers, &full).unwrap();
    assert_eq!(invitation.hints, Vec::<String>::new());
    for purchaser in full.purchasers() {
        assert!(invitation.text().contains(purchaser), "{purchaser}");
    }
    let alone = letter(LetterKind::Purchasers, &bare).unwrap();
    assert!(alone.hints[0].starts_with("No purchaser is named"), "{:?}", alone.hints);
    assert!(!alone.text().contains("take part:"), "{}", alone.text());
    assert!(alone.text().contains("Our aim: see what has moved since last time"), "{}", alone.text());
    let topical = Meeting { topics: vec!["Doula care".to_owned(), "Bundles".to_owned()], ..bare.clone() };
    let topical = letter(LetterKind::Purchasers, &topical).unwrap().text();
    assert!(topical.contains("its answers on “Doula care” and “Bundles”"), "{topical}");

    let before = Meeting { plan: String::new(), ..bare.clone() };
    let before = letter(LetterKind::Purchasers, &before).unwrap();
    assert_eq!(before.subject, "Invitation: health plan user group, Sep 15, 2026");
    assert!(before.text().contains("Host invites you to its health plan user group."), "{}", before.text());

    let form = crate::forms::form("progress-report-2021").unwrap().unwrap();
    let nothing = about_findings(&bare, &form, &[]).unwrap().text();
    assert!(nothing.contains("nothing further is needed") && !nothing.contains("correct"), "{nothing}");
}

#[test]
fn a_calendar_names_its_events_the_same_in_every_export() {
    let meeting = sample().meeting;
    let stamp = chrono::DateTime::from_timestamp(1_780_000_000, 0).unwrap();
    let uids = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let first = calendar(&[&meeting], stamp);
    let later = calendar(&[&meeting], stamp + chrono::TimeDelta::days(3));
    assert_eq!(uids(&first), uids(&later));
    assert_eq!(uids(&first).len(), 10);
    let moved = Meeting { date: day("2026-10-20"), ..meeting.clone() };
    assert_eq!(uids(&calendar(&[&moved], stamp)), uids(&first), "a meeting with an id keeps its events");
    let other = Meeting { plan: "Other".to_owned(), id: String::new(), ..meeting };
    assert_ne!(uids(&calendar(&[&other], stamp)), uids(&first));
}

proptest! {
    #[test]
    fn any_text_gives_lines_that_a_calendar_may_have(
        plan in any::<String>(), objective in ".{0,300}", webinar in "[;,\\\\a-z\n\r]{0,40}",
    ) {
        let mut meeting = Meeting::new(MeetingKind::Regular, "Host", &plan, day("2026-09-15")).unwrap();
        meeting.objective = objective;
        meeting.webinar.address = webinar;
        let text = calendar(&[&meeting], chrono::DateTime::UNIX_EPOCH);
        prop_assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75, "{line:?}");
            prop_assert!(!line.chars().any(char::is_control), "{line:?}");
        }
        let unfolded = text.replace("\r\n ", "");
        for line in unfolded.split("\r\n").filter(|line| !line.is_empty()) {
            prop_assert!(line.contains(':'), "{line:?}");
        }
    }
}
