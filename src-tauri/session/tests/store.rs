//! The lock screen: creating, opening, locking, passphrase, sheet, settings.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use desk::{Desk, PASSPHRASE};
use hpug_session::wire::store::{CreateStore, NumberDisplay, PercentDecimals, Role, Theme};
use hpug_session::wire::{ErrorCode, WireError};
use hpug_session::{SessionError, passphrase_strength};

fn code<T>(result: Result<T, SessionError>) -> ErrorCode {
    match result {
        Ok(_) => panic!("it worked"),
        Err(error) => {
            let wire = WireError::from(error);
            assert!(wire.message.ends_with('.'), "a sentence: {}", wire.message);
            wire.code
        }
    }
}

#[test]
fn a_store_opens_by_passphrase_and_sheet_and_forgets_when_locked() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.session.lock().unwrap();
    assert_eq!(code(desk.session.report(id)), ErrorCode::Locked);
    assert_eq!(code(desk.session.library()), ErrorCode::Locked);
    let (path, words) = (desk.path(), desk.words.clone());
    assert_eq!(desk.session.open_store(&path, PASSPHRASE).unwrap().person, "Ann");
    assert_eq!(desk.session.report(id).unwrap().head.plan, "Evergreen Health");
    desk.session.open_with_recovery(&path, &words).unwrap();
    assert_eq!(desk.session.report(id).unwrap().head.plan, "Evergreen Health");
}

#[test]
fn each_failure_has_its_code() {
    let mut desk = Desk::new();
    desk.session.lock().unwrap();
    let path = desk.path();
    let other = desk.file("letter.hpug");
    std::fs::write(&other, "Dear all,\n".repeat(1000)).unwrap();
    let damaged = desk.file("damaged.hpug");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[3000] ^= 1;
    std::fs::write(&damaged, bytes).unwrap();
    let text = |path: &std::path::Path| path.to_str().unwrap().to_owned();
    let missing = text(&desk.file("missing.hpug"));
    let session = &mut desk.session;
    assert_eq!(code(session.open_store(&path, "blue kettle hums")), ErrorCode::WrongPassphrase);
    assert_eq!(code(session.open_store(&text(&damaged), PASSPHRASE)), ErrorCode::Damaged);
    assert_eq!(code(session.open_store(&text(&other), PASSPHRASE)), ErrorCode::NotAStore);
    assert_eq!(code(session.open_store(&missing, PASSPHRASE)), ErrorCode::NotFound);
    assert_eq!(code(session.open_with_recovery(&path, "abandon ability")), ErrorCode::RecoveryWords);
    let request = |path: &str, passphrase: &str| CreateStore {
        path: path.to_owned(),
        passphrase: passphrase.into(),
        role: Role::Plan,
        person: "Ann".to_owned(),
    };
    assert_eq!(code(session.create_store(&request(&path, PASSPHRASE))), ErrorCode::AlreadyExists);
    assert_eq!(code(session.create_store(&request(&missing, "12345678901234"))), ErrorCode::WeakPassphrase);
}

#[test]
fn a_new_passphrase_needs_the_old_and_ends_it() {
    let mut desk = Desk::new();
    let fresh = "green ladder sings quietly";
    assert_eq!(code(desk.session.change_passphrase("wrong", fresh)), ErrorCode::WrongPassphrase);
    assert_eq!(code(desk.session.change_passphrase(PASSPHRASE, "short")), ErrorCode::WeakPassphrase);
    let words = desk.session.change_passphrase(PASSPHRASE, fresh).unwrap().recovery_words.join(" ");
    let (path, old_words) = (desk.path(), desk.words.clone());
    assert_eq!(code(desk.session.open_store(&path, PASSPHRASE)), ErrorCode::WrongPassphrase);
    assert_eq!(code(desk.session.open_with_recovery(&path, &old_words)), ErrorCode::WrongPassphrase);
    desk.session.open_store(&path, fresh).unwrap();
    desk.session.open_with_recovery(&path, &words).unwrap();
}

#[test]
fn settings_last_and_the_path_is_forgotten_on_request() {
    let mut desk = Desk::new();
    let mut settings = desk.session.settings().unwrap();
    assert_eq!((settings.idle_lock_minutes, settings.theme), (10, Theme::System));
    assert_eq!(desk.session.startup().unwrap().recent.len(), 1);
    settings.idle_lock_minutes = 0;
    assert_eq!(code(desk.session.set_settings(&settings)), ErrorCode::BadRequest);
    settings.idle_lock_minutes = 25;
    settings.theme = Theme::Dark;
    settings.person = "Ann Lee".to_owned();
    settings.remember_recent = false;
    desk.session.set_settings(&settings).unwrap();
    desk.start_again();
    let info = desk.session.store_info().unwrap();
    assert_eq!((info.idle_lock_minutes, info.theme, info.person.as_str()), (25, Theme::Dark, "Ann Lee"));
    let start = desk.session.startup().unwrap();
    assert_eq!(
        (start.recent.len(), start.theme),
        (0, Theme::Dark),
        "the unlock screen has the store's colours"
    );
}

#[test]
fn numbers_look_as_chosen_and_explanations_stay_current() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let (percent, spend) = ("D.3/commercial/current/percent", "A.3a/current/dollars");
    desk.type_in(id, percent, "12.25");
    desk.type_in(id, "D.3/commercial/prior/percent", "60");
    let changed = desk.type_in(id, spend, "12345");
    let finding = changed.report.findings.into_iter().find(|finding| {
        finding.explainable && finding.at.iter().chain(&finding.with).any(|at| at == percent)
    });
    let key = finding.expect("a change to explain").key;
    desk.session.explain(id, "why", &key, "The contracts ended.").unwrap();
    assert_eq!((desk.shown(id, percent), desk.shown(id, spend)), ("12.3".into(), "$12,345".into()));

    let mut settings = desk.session.settings().unwrap();
    settings.numbers =
        NumberDisplay { percent_decimals: PercentDecimals::Two, grouped: false, parentheses: true };
    desk.session.set_settings(&settings).unwrap();
    desk.start_again();
    assert_eq!(desk.session.settings().unwrap().numbers, settings.numbers);
    assert_eq!((desk.shown(id, percent), desk.shown(id, spend)), ("12.25".into(), "$12345".into()));
    assert_eq!(desk.session.cell(id, percent).unwrap().cell.typed, "12.25", "what was typed is kept");
    let findings = desk.session.report(id).unwrap().findings;
    let explained = findings.iter().find(|finding| finding.key == key).and_then(|f| f.explained.clone());
    assert!(!explained.expect("the explanation").outdated, "no figure has moved");
}

#[test]
fn a_store_in_the_suggested_folder_makes_the_folder() {
    let mut desk = Desk::new();
    let path = desk.session.startup().unwrap().suggested_path;
    let request = CreateStore {
        path: path.clone(),
        passphrase: PASSPHRASE.into(),
        role: Role::Host,
        person: "Bo".to_owned(),
    };
    assert_eq!(desk.session.create_store(&request).unwrap().store.role, Role::Host);
    let recent = desk.session.startup().unwrap().recent;
    assert_eq!((recent.len(), recent[0].path.as_str(), recent[0].exists), (2, path.as_str(), true));
}

#[test]
fn the_store_that_the_program_was_started_with_is_asked_until_one_is_opened() {
    let mut desk = Desk::new();
    let path = desk.path();
    let asked = |desk: &Desk| desk.session.startup().unwrap().asked;
    assert!(asked(&desk).is_none());
    desk.start_with(&path);
    let of = asked(&desk).unwrap();
    assert_eq!((of.path.as_str(), of.problem.is_none()), (path.as_str(), true));
    assert_eq!(code(desk.session.open_store(&path, "wrong")), ErrorCode::WrongPassphrase);
    assert!(asked(&desk).is_some());
    desk.session.open_store(&path, PASSPHRASE).unwrap();
    assert!(asked(&desk).is_none());
    desk.session.lock().unwrap();
    assert!(asked(&desk).is_none());
}

#[test]
fn what_is_wrong_with_a_store_is_told_before_its_passphrase() {
    let mut desk = Desk::new();
    let path = desk.path();
    let problem = |desk: &Desk| desk.session.startup().unwrap().asked.unwrap().problem.map(|p| p.code);
    desk.start_with("/nowhere/Lakeside.hpug");
    assert_eq!(problem(&desk), Some(ErrorCode::NotFound));
    let other = format!("{path}.pdf");
    std::fs::write(&other, "%PDF-1.7").unwrap();
    desk.start_with(&other);
    assert_eq!(problem(&desk), Some(ErrorCode::NotAStore));
    let mut second = Desk::new();
    second.session.open_store(&path, PASSPHRASE).unwrap();
    desk.start_with(&path);
    assert_eq!(problem(&desk), Some(ErrorCode::OpenElsewhere));
}

#[test]
fn an_older_copy_is_told() {
    let mut desk = Desk::new();
    desk.session.lock().unwrap();
    let copy = desk.file("copy.hpug");
    std::fs::copy(desk.path(), &copy).unwrap();
    desk.start_again();
    desk.new_report();
    desk.session.lock().unwrap();
    let words = desk.words.clone();
    let info = desk.session.open_with_recovery(copy.to_str().unwrap(), &words).unwrap();
    assert!(info.place_warning.unwrap().contains("older copy"));
}

#[test]
fn strength_is_judged_without_a_store() {
    assert_eq!(passphrase_strength(PASSPHRASE).level, 3);
}
