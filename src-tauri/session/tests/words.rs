//! Words that a person types anywhere: what turns the direction of reading, or is seen by no one, is not kept.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use desk::{Desk, wanted};
use hpug_session::wire::meetings::{AgendaLine, NewMeeting, PersonLine};
use hpug_session::wire::reports::NewReport;
use hpug_session::wire::rounds::{RoundPlan, RoundTold};
use hpug_session::wire::topics::{MeetingRow, TopicEdit};
use hpug_session::wire::workbooks::WorkbookUse;

/// Shows as `Which testing`, and holds something else.
const TURNED: &str = " Which\u{2066}\u{202e}gnitset\u{202c}\u{200b} ";
const KEPT: &str = "Whichgnitset";

fn turned() -> String {
    TURNED.to_owned()
}

#[test]
fn topics_and_their_questions() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let edit_id = desk.edit_id();
    desk.session.add_topic(id, &edit_id, None, TURNED).unwrap();
    assert_eq!(desk.session.topic(id, 1).unwrap().title, KEPT);
    let edit = TopicEdit {
        title: turned(),
        intro: turned(),
        questions: vec![("1".to_owned(), turned()), (String::new(), turned())],
        everywhere: false,
    };
    let edit_id = desk.edit_id();
    desk.session.edit_topic(id, &edit_id, 1, &edit).unwrap();
    let topic = desk.session.topic(id, 1).unwrap();
    let asked: Vec<&str> = topic.questions.iter().map(|question| question.text.as_str()).collect();
    assert_eq!((topic.title.as_str(), topic.intro.as_str()), (KEPT, KEPT));
    assert_eq!(asked, [KEPT, KEPT]);
    let edit_id = desk.edit_id();
    let row = MeetingRow { due: turned(), topic: turned(), ..MeetingRow::default() };
    let schedule = desk.session.set_schedule(id, &edit_id, &[row]).unwrap().report.schedule;
    assert_eq!((schedule[0].due.as_str(), schedule[0].topic.as_str()), (KEPT, KEPT));
}

#[test]
fn rounds_and_meetings() {
    let mut desk = Desk::new();
    let told = RoundTold {
        name: turned(),
        often: turned(),
        basis: turned(),
        form: "progress-report-2021".to_owned(),
        year: 2021,
        plans: vec![RoundPlan { name: turned(), ..RoundPlan::default() }],
        ..RoundTold::default()
    };
    let edit_id = desk.edit_id();
    let round = desk.session.keep_round(None, &edit_id, &told).unwrap().told;
    assert_eq!([&round.name, &round.often, &round.basis, &round.plans[0].name], [KEPT; 4]);

    let about = NewMeeting {
        kind: "regular".to_owned(),
        host: turned(),
        plan: turned(),
        date: "2021-09-14".to_owned(),
    };
    let edit_id = desk.edit_id();
    let meeting = desk.session.new_meeting(&edit_id, &about).unwrap();
    let mut told = meeting.told.clone();
    (told.objective, told.notes, told.topics) = (turned(), turned(), vec![turned()]);
    told.agenda = vec![AgendaLine { item: turned(), leader: turned(), ..AgendaLine::default() }];
    told.people = vec![PersonLine { name: turned(), side: "purchaser".to_owned(), ..PersonLine::default() }];
    let edit_id = desk.edit_id();
    let told = desk.session.keep_meeting(meeting.id, &edit_id, &told).unwrap().told;
    let kept = [
        &told.host,
        &told.plan,
        &told.objective,
        &told.notes,
        &told.topics[0],
        &told.agenda[0].item,
        &told.agenda[0].leader,
        &told.people[0].name,
    ];
    assert_eq!(kept, [KEPT; 8]);
}

#[test]
fn plans_hosts_and_versions() {
    let mut desk = Desk::new();
    let request = NewReport {
        form: "progress-report-2021".to_owned(),
        plan: turned(),
        host: turned(),
        year: 2021,
        copy_from: None,
    };
    let id = desk.session.new_report(&request).unwrap().head.id;
    let version = desk.session.keep_version(id, TURNED).unwrap().remove(0);
    assert_eq!(version.name, KEPT);
    let file =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/sample/last-year.xlsx");
    let look = desk.session.look_at_workbook(file.to_str().unwrap()).unwrap();
    let received =
        desk.session.use_workbook(&look.token, &wanted(WorkbookUse::Received, TURNED, TURNED)).unwrap();
    desk.session.name_plan(received.head.id, TURNED).unwrap();
    for row in desk.session.library().unwrap() {
        assert_eq!((row.plan.as_str(), row.host.as_str()), (KEPT, KEPT), "{row:?}");
    }
}
