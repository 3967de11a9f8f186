//! Every kind of change over a drive that fails, goes on failing at a second try, and is mended: it then goes through, without
//! the store being opened anew. The drive is a limit of this process: no byte can be written, no file opened.

use hpug_session::wire::cells::{EditKind, Typed};
use hpug_session::wire::meetings::NewMeeting;
use hpug_session::wire::reports::{HeadEdit, NewReport};
use hpug_session::{Session, SessionError};

use crate::desk::Desk;

const COUNT: &str = "A.1a/current/count";

/// A change of a report, under an id that stays the same when it is sent again.
type Change = fn(&mut Session, u32, &str) -> Result<(), SessionError>;

fn typed(session: &mut Session, id: u32, edit: &str, kind: EditKind) -> Result<(), SessionError> {
    let cell = Typed { address: COUNT.to_owned(), text: "7".to_owned(), rich: None };
    session.edit(id, edit, kind, &[cell]).map(drop)
}

fn another(session: &mut Session) -> Result<(), SessionError> {
    let request = NewReport {
        form: "participation".to_owned(),
        plan: "Evergreen Health".to_owned(),
        host: "State Exchange".to_owned(),
        year: 2021,
        copy_from: None,
    };
    session.new_report(&request).map(drop)
}

fn meeting(session: &mut Session, edit: &str) -> Result<(), SessionError> {
    let wanted = NewMeeting {
        kind: "regular".to_owned(),
        host: "State Exchange".to_owned(),
        plan: "Evergreen Health".to_owned(),
        date: "2021-09-14".to_owned(),
    };
    session.new_meeting(edit, &wanted).map(drop)
}

const CHANGES: [(&str, Change); 16] = [
    ("typed", |session, id, edit| typed(session, id, edit, EditKind::Typed)),
    ("pasted", |session, id, edit| typed(session, id, edit, EditKind::Pasted)),
    ("undo", |session, id, _| session.undo(id).map(drop)),
    ("redo", |session, id, _| session.redo(id).map(drop)),
    ("remark", |session, id, edit| session.set_remark(id, edit, COUNT, "counted twice").map(drop)),
    ("head", |session, id, edit| session.edit_head(id, edit, &HeadEdit::ContactName("Bo".into())).map(drop)),
    ("half-typed", |session, id, _| session.keep_half_typed(id, COUNT, "1")),
    ("signed off", |session, id, edit| session.sign_section(id, edit, "A").map(drop)),
    ("withdrawn", |session, id, edit| session.withdraw(id, edit, "A").map(drop)),
    ("version", |session, id, _| session.keep_version(id, "before").map(drop)),
    ("another report", |session, _, _| another(session)),
    ("next year", |session, id, _| session.start_next_year(id).map(drop)),
    ("settings", |session, _, _| session.settings().and_then(|s| session.set_settings(&s)).map(drop)),
    ("meeting", |session, _, edit| meeting(session, edit)),
    ("to the bin", |session, id, _| session.delete_report(id)),
    ("from the bin", |session, id, _| session.restore_report(id)),
];

/// Goes through every kind of change.
pub fn every_change_goes_through_once_the_drive_is_mended() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, COUNT, "5");
    for (name, change) in CHANGES {
        let drive = Drive::failing();
        for attempt in 1..=4 {
            desk.session.look_anew();
            let said = change(&mut desk.session, id, name).expect_err(name).to_string();
            assert!(!said.contains("no such table"), "{name}, attempt {attempt}: {said}");
        }
        desk.session.look_anew();
        assert!(desk.session.cell(id, COUNT).is_err(), "{name}: there is nothing to read");
        drive.mend();
        desk.session.look_anew();
        let went = change(&mut desk.session, id, name);
        assert!(went.is_ok(), "{name}: {}", went.unwrap_err());
    }
    desk.session.lock().unwrap();
    desk.start_again();
    assert_eq!(desk.shown(id, COUNT), "7", "what was sent again is saved");
}

/// What this process may do with files.
struct Drive {
    before: [(u32, libc::rlimit); 2],
}

impl Drive {
    fn failing() -> Self {
        // Else the first write beyond the limit would end the process.
        unsafe { libc::signal(libc::SIGXFSZ, libc::SIG_IGN) };
        let before = [libc::RLIMIT_FSIZE, libc::RLIMIT_NOFILE].map(|limit| {
            let mut found = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
            assert_eq!(unsafe { libc::getrlimit(limit, &raw mut found) }, 0);
            set(limit, libc::rlimit { rlim_cur: 0, ..found });
            (limit, found)
        });
        Drive { before }
    }

    fn mend(self) {
        for (limit, before) in self.before {
            set(limit, before);
        }
    }
}

fn set(limit: u32, to: libc::rlimit) {
    assert_eq!(unsafe { libc::setrlimit(limit, &raw const to) }, 0);
}
