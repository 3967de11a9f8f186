//! A host's meetings: entered, changed, taken back; dates, calendar, letters, files, packet.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::path::{Path, PathBuf};

use desk::{Desk, wanted};
use hpug_excel::child::Stop;
use hpug_session::wire::meetings::{AgendaLine, MeetingTold, MeetingView, NewMeeting, PersonLine};
use hpug_session::wire::packets::PacketRequest;
use hpug_session::wire::rounds::{RoundPlan, RoundTold};
use hpug_session::wire::workbooks::WorkbookUse;
use hpug_session::wire::{ErrorCode, WireError};

const PLAN: &str = "Lakeside Health Plan";
const HOST: &str = "Great Lakes Business Group";

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(path)
}

fn new_meeting(desk: &mut Desk, kind: &str, plan: &str, date: &str) -> MeetingView {
    let wanted = NewMeeting {
        kind: kind.to_owned(),
        host: HOST.to_owned(),
        plan: plan.to_owned(),
        date: date.to_owned(),
    };
    let edit_id = desk.edit_id();
    desk.session.new_meeting(&edit_id, &wanted).unwrap()
}

fn keep(desk: &mut Desk, view: &MeetingView, change: impl FnOnce(&mut MeetingTold)) -> MeetingView {
    let mut told = view.told.clone();
    change(&mut told);
    let edit_id = desk.edit_id();
    desk.session.keep_meeting(view.id, &edit_id, &told).unwrap()
}

fn code<T>(result: Result<T, hpug_session::SessionError>) -> ErrorCode {
    match result {
        Ok(_) => panic!("it worked"),
        Err(error) => WireError::from(error).code,
    }
}

/// Takes last year's sample in as received from the plan.
fn receive(desk: &mut Desk) -> u32 {
    let path = data("sample/last-year.xlsx");
    let token = desk.session.look_at_workbook(path.to_str().unwrap()).unwrap().token;
    desk.session.use_workbook(&token, &wanted(WorkbookUse::Received, PLAN, HOST)).unwrap().head.id
}

fn request(audience: &str, parts: &[&str], path: &Path) -> PacketRequest {
    PacketRequest {
        audience: audience.to_owned(),
        paper: "letter".to_owned(),
        parts: parts.iter().map(|part| (*part).to_owned()).collect(),
        path: path.to_str().unwrap().to_owned(),
        password: String::new(),
    }
}

#[test]
fn a_meeting_has_its_usual_agenda_and_every_date() {
    let mut desk = Desk::new();
    let view = new_meeting(&mut desk, "regular", PLAN, "2021-09-14");
    assert_eq!(view.title, format!("Regular meeting with {PLAN}"));
    assert_eq!((view.total, view.ends.as_str(), view.begins[1].as_str()), (90, "10:30 am", "9:10 am"));
    assert_eq!(view.dates.len(), 10);
    let due = view.dates.iter().find(|date| date.step == "report_due").unwrap();
    assert_eq!((due.date.as_str(), due.hint.as_str()), ("2021-09-07", ""));
    let labor_day = new_meeting(&mut desk, "regular", "Riverbend", "2021-09-13");
    let due = labor_day.dates.iter().find(|date| date.step == "report_due").unwrap();
    assert!(due.hint.contains("Labor Day") && due.hint.contains("Sep 3"), "{}", due.hint);

    let lines = desk.session.meetings(false).unwrap();
    let plans: Vec<&str> = lines.iter().map(|line| line.plan.as_str()).collect();
    assert_eq!(plans, ["Riverbend", PLAN], "the next one first");
    let year = desk.session.meeting_year(Some(2021)).unwrap();
    assert_eq!(year.lines.iter().filter(|line| line.meets).count(), 2);
    assert!(year.lines.iter().any(|line| line.season) && year.clashes.is_empty());
    new_meeting(&mut desk, "regular", "Prairie", "2021-09-14");
    let clashes = desk.session.meeting_year(Some(2021)).unwrap().clashes;
    assert!(clashes[0].contains("Prairie") && clashes[0].contains(PLAN), "{clashes:?}");
}

#[test]
fn every_change_is_one_step_that_undo_takes_back_through_lock_and_restart() {
    let mut desk = Desk::new();
    let made = new_meeting(&mut desk, "regular", PLAN, "2021-09-14");
    assert_eq!(made.undo, None, "making it is no step");
    let longer = keep(&mut desk, &made, |told| told.agenda[0].minutes = 25);
    assert_eq!((longer.total, longer.undo.as_deref()), (105, Some("agenda")));
    let moved = keep(&mut desk, &longer, |told| told.agenda.swap(0, 3));
    let named = keep(&mut desk, &moved, |told| {
        told.people.push(PersonLine {
            organization: "City of Port Ellis".to_owned(),
            side: "purchaser".to_owned(),
            ..PersonLine::default()
        });
    });
    assert_eq!(named.undo.as_deref(), Some("people"));
    let same = keep(&mut desk, &named, |_| ());
    assert_eq!(same, named, "what says the same is no step");

    desk.start_again();
    let back = desk.session.undo_meeting(named.id).unwrap();
    assert_eq!((back.told.clone(), back.redo.as_deref()), (moved.told.clone(), Some("people")));
    assert_eq!(desk.session.undo_meeting(named.id).unwrap().told, longer.told);
    assert_eq!(desk.session.undo_meeting(named.id).unwrap().told, made.told);
    assert_eq!(code(desk.session.undo_meeting(named.id)), ErrorCode::NoSuchThing);
    for _ in 0..3 {
        desk.session.redo_meeting(named.id).unwrap();
    }
    assert_eq!(desk.session.meeting(named.id).unwrap().told, named.told);
    desk.session.put_away_meeting(named.id, true).unwrap();
    assert_eq!(desk.session.meetings(true).unwrap().len(), 1);
    desk.session.put_away_meeting(named.id, false).unwrap();
    assert_eq!(desk.session.meeting(named.id).unwrap().told, named.told);
}

#[test]
fn what_a_meeting_cannot_be_is_refused_and_nothing_changes() {
    let mut desk = Desk::new();
    let view = new_meeting(&mut desk, "regular", PLAN, "2021-09-14");
    let wrong: [fn(&mut MeetingTold); 9] = [
        |told| told.kind = "party".to_owned(),
        |told| told.host = "  ".to_owned(),
        |told| told.date = "tomorrow".to_owned(),
        |told| told.start = "25:00".to_owned(),
        |told| told.zone = "mars".to_owned(),
        |told| told.minutes = "many".to_owned(),
        |told| told.customers = "-3".to_owned(),
        |told| told.since = "version:x".to_owned(),
        |told| told.agenda.push(AgendaLine { minutes: 601, ..AgendaLine::default() }),
    ];
    for (number, wrong) in wrong.into_iter().enumerate() {
        let mut told = view.told.clone();
        wrong(&mut told);
        let edit_id = desk.edit_id();
        let refused = desk.session.keep_meeting(view.id, &edit_id, &told);
        assert_eq!(code(refused), ErrorCode::BadRequest, "{number}");
    }
    assert_eq!(desk.session.meeting(view.id).unwrap(), view);
    let odd = keep(&mut desk, &view, |told| {
        told.plan = "  Пример\u{0007} 健康 \u{202e}x ".to_owned();
        told.notes = "a".repeat(100_000);
        told.topics = vec![" ".to_owned(), "Doula care".to_owned()];
    });
    assert!(odd.told.notes.len() <= 20_000 && !odd.told.plan.contains('\u{0007}'));
    assert_eq!(odd.told.topics, ["Doula care"]);
}

#[test]
fn the_next_meeting_takes_over_what_seldom_changes() {
    let mut desk = Desk::new();
    let first = new_meeting(&mut desk, "inaugural", PLAN, "2021-03-16");
    let first = keep(&mut desk, &first, |told| {
        told.zone = "eastern".to_owned();
        told.contact_name = "Marcus Hale".to_owned();
        told.people.push(PersonLine {
            organization: "Harbor Steel".to_owned(),
            side: "purchaser".to_owned(),
            ..PersonLine::default()
        });
    });
    let next = new_meeting(&mut desk, "regular", PLAN, "2021-09-14");
    assert_eq!((next.told.zone.as_str(), next.told.contact_name.as_str()), ("eastern", "Marcus Hale"));
    assert_eq!(next.told.people, first.told.people);
    let other = new_meeting(&mut desk, "regular", "Riverbend", "2021-09-15");
    assert_eq!((other.told.contact_name.as_str(), other.told.people.len()), ("Marcus Hale", 0));
    let kind = keep(&mut desk, &other, |told| told.kind = "preparation".to_owned());
    assert_eq!(
        (kind.total, kind.dates.len()),
        (60, 4),
        "the agenda follows the kind while it is the usual one"
    );
}

#[test]
fn calendar_and_letters_are_written_and_nothing_is_replaced() {
    let mut desk = Desk::new();
    receive(&mut desk);
    let view = new_meeting(&mut desk, "regular", PLAN, "2026-09-15");
    let path = desk.file("dates.ics");
    let events = desk.session.write_calendar(&[view.id], path.to_str().unwrap()).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!((events, text.matches("BEGIN:VEVENT").count()), (10, 10));
    let again = desk.session.write_calendar(&[view.id], path.to_str().unwrap());
    assert_eq!(code(again), ErrorCode::AlreadyExists);
    assert_eq!(code(desk.session.write_calendar(&[view.id], "dates.txt")), ErrorCode::BadRequest);

    let letters = desk.session.meeting_letters(view.id).unwrap();
    assert_eq!(letters.len(), 4);
    assert!(letters.iter().all(|letter| letter.missing.is_empty() && letter.text.contains(PLAN)));
    assert!(letters[0].hints.iter().any(|hint| hint.contains("No purchaser")));
    let folder = desk.file("letters");
    std::fs::create_dir(&folder).unwrap();
    let kinds: Vec<String> = letters.iter().map(|letter| letter.kind.clone()).collect();
    let to_write = desk.session.letters_to_write(view.id, &kinds, folder.to_str().unwrap()).unwrap();
    let written = to_write.write(&Stop::new(), &|_, _, _| ()).unwrap();
    assert!(written.letters.iter().all(|letter| letter.failed.is_none()), "{written:?}");
    let files: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 8);
    let pdfs = files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "pdf"));
    assert!(
        pdfs.clone().count() == 4
            && pdfs.into_iter().all(|pdf| std::fs::read(pdf).unwrap().starts_with(b"%PDF-"))
    );
    let stop = Stop::new();
    stop.ask();
    let stopped = desk.session.letters_to_write(view.id, &kinds, folder.to_str().unwrap()).unwrap();
    let stopped = stopped.write(&stop, &|_, _, _| ()).unwrap();
    assert!(stopped.stopped && stopped.letters.is_empty());
}

#[test]
fn a_round_writes_letters_to_every_plan_and_names_those_without_a_day() {
    let mut desk = Desk::new();
    let plan = |name: &str, meeting: &str| RoundPlan {
        name: name.to_owned(),
        meeting: meeting.to_owned(),
        ..RoundPlan::default()
    };
    let told = RoundTold {
        name: "Fall".to_owned(),
        host: HOST.to_owned(),
        form: "progress-report-2021".to_owned(),
        year: 2022,
        plans: vec![plan(PLAN, "2021-09-14"), plan("Riverbend", "")],
        ..RoundTold::default()
    };
    let edit_id = desk.edit_id();
    let round = desk.session.keep_round(None, &edit_id, &told).unwrap();
    let folder = desk.file("letters");
    std::fs::create_dir(&folder).unwrap();
    let kinds = ["plan".to_owned(), "findings".to_owned()];
    let to_write = desk.session.round_letters_to_write(round.id, &kinds, folder.to_str().unwrap()).unwrap();
    let written = to_write.write(&Stop::new(), &|_, _, _| ()).unwrap();
    let failed: Vec<bool> = written.letters.iter().map(|letter| letter.failed.is_some()).collect();
    assert_eq!(failed, [false, true, true, true], "{written:?}");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
}

#[test]
fn supporting_files_are_kept_listed_and_given_back() {
    let mut desk = Desk::new();
    let view = new_meeting(&mut desk, "regular", PLAN, "2021-09-14");
    let (pdf, picture, text) = (desk.file("slides.pdf"), desk.file("map.png"), desk.file("notes.pdf"));
    std::fs::write(&pdf, b"%PDF-1.7 not really one").unwrap();
    std::fs::write(&picture, b"\x89PNG\r\n\x1a\n...").unwrap();
    std::fs::write(&text, b"just text").unwrap();
    let paths = |files: &[&PathBuf]| -> Vec<String> {
        files.iter().map(|file| file.to_str().unwrap().to_owned()).collect()
    };
    let edit_id = desk.edit_id();
    let refused = desk.session.add_supporting(view.id, &edit_id, &paths(&[&pdf, &text]));
    assert_eq!(code(refused), ErrorCode::BadRequest);
    assert!(desk.session.meeting(view.id).unwrap().told.files.is_empty(), "all or none");
    let edit_id = desk.edit_id();
    let kept = desk.session.add_supporting(view.id, &edit_id, &paths(&[&pdf, &picture, &pdf])).unwrap();
    let listed: Vec<(&str, bool, bool)> =
        kept.told.files.iter().map(|file| (file.name.as_str(), file.pdf, file.chosen)).collect();
    assert_eq!(listed, [("slides.pdf", true, true), ("map.png", false, false)]);
    std::fs::remove_file(&picture).unwrap();
    let out = desk.file("copy.png");
    desk.session.save_supporting(view.id, &kept.told.files[1].sha256, out.to_str().unwrap()).unwrap();
    assert_eq!(std::fs::read(&out).unwrap(), b"\x89PNG\r\n\x1a\n...");
    let less = keep(&mut desk, &kept, |told| {
        told.files.remove(0);
        told.files[0].about = "Where the clinics are".to_owned();
    });
    assert_eq!(less.told.files.len(), 1);
    assert_eq!(desk.session.undo_meeting(view.id).unwrap().told.files, kept.told.files);
    let missing = desk.edit_id();
    let gone = desk.session.add_supporting(view.id, &missing, &["/nowhere/at all.pdf".to_owned()]);
    assert_eq!(code(gone), ErrorCode::NotFound);
}

#[test]
fn a_packet_is_looked_at_and_written_whole_or_not_at_all() {
    let mut desk = Desk::new();
    let report = receive(&mut desk);
    let view = new_meeting(&mut desk, "regular", PLAN, "2026-09-15");
    assert_eq!(view.told.report, Some(report), "the plan's report is taken by itself");
    let view = keep(&mut desk, &view, |told| told.notes = "Ask about the wage index.".to_owned());
    let path = desk.file("packet.pdf");
    let all = request("purchasers", &[], &path);
    let parts = desk.session.packet_to_make(view.id, &all).unwrap().parts();
    let missing: Vec<&str> =
        parts.iter().filter(|part| !part.missing.is_empty()).map(|part| part.key.as_str()).collect();
    assert!(missing.contains(&"changes") && missing.contains(&"supporting"), "{missing:?}");
    assert!(!parts.iter().any(|part| part.key == "host_only"));
    let laid = desk.session.packet_to_show(view.id, &all).unwrap().lay_out(&Stop::new()).unwrap();
    let pages = laid.pictures(0, 3).unwrap();
    assert!(pages.total > 3 && pages.pages.len() == 3 && pages.pages[0].svg.starts_with("<svg"));
    assert!(!path.exists());

    let stop = Stop::new();
    stop.ask();
    let stopped = desk.session.packet_to_make(view.id, &all).unwrap().make(&stop, &|_| ());
    assert_eq!(code(stopped), ErrorCode::Cancelled);
    let made = desk.session.packet_to_make(view.id, &all).unwrap().make(&Stop::new(), &|_| ()).unwrap();
    let written = desk.session.write_packet(made).unwrap();
    assert_eq!((written.pages, written.identical), (pages.total, written.compared));
    assert!(written.compared > 100 && std::fs::read(&path).unwrap().starts_with(b"%PDF-"));
    let again = desk.session.packet_to_make(view.id, &all).unwrap().make(&Stop::new(), &|_| ()).unwrap();
    assert_eq!(code(desk.session.write_packet(again)), ErrorCode::AlreadyExists);

    let locked = desk.session.packet_to_make(view.id, &request("host", &["agenda"], &desk.file("b.pdf")));
    let locked = locked.unwrap().make(&Stop::new(), &|_| ()).unwrap();
    desk.session.lock().unwrap();
    assert_eq!(code(desk.session.write_packet(locked)), ErrorCode::Locked);
    assert!(!desk.file("b.pdf").exists());
}

#[test]
fn what_changed_since_the_last_meeting_is_found_by_itself() {
    let mut desk = Desk::new();
    let report = desk.new_report();
    desk.type_in(report, "A.2a/current/count", "12");
    let first = new_meeting(&mut desk, "regular", "Evergreen Health", "2021-03-01");
    assert_eq!(first.told.report, Some(report));
    assert_eq!(desk.session.meeting_changes(first.id).unwrap().changes, []);
    desk.pass_days(2);
    desk.session.keep_version(report, "As met").unwrap();
    desk.type_in(report, "A.2a/current/count", "14");
    let second = new_meeting(&mut desk, "regular", "Evergreen Health", "2021-09-14");
    let changes = desk.session.meeting_changes(second.id).unwrap();
    assert!(changes.than.starts_with("As met"), "{}", changes.than);
    assert_eq!(changes.changes.len(), 1);
    assert_eq!((changes.changes[0].before.as_str(), changes.changes[0].after.as_str()), ("12", "14"));
    let none = keep(&mut desk, &second, |told| told.since = "none".to_owned());
    assert_eq!(desk.session.meeting_changes(none.id).unwrap().than, "");
    let other = second.sinces.iter().find(|choice| choice.key.starts_with("version:")).unwrap().key.clone();
    let chosen = keep(&mut desk, &none, |told| told.since = other);
    assert_eq!(desk.session.meeting_changes(chosen.id).unwrap().changes.len(), 1);
}
