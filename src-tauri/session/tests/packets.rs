//! Packets of a host's meetings: pages laid out once, pages of others named, several plans side by side.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::path::Path;

use desk::Desk;
use hpug_excel::child::Stop;
use hpug_session::wire::ErrorCode;
use hpug_session::wire::WireError;
use hpug_session::wire::meetings::{MeetingTold, MeetingView, NewMeeting};
use hpug_session::wire::packets::{AppendedPage, PacketRequest};
use hpug_session::wire::reports::NewReport;
use hpug_session::wire::store::LastPlace;

const HOST: &str = "Great Lakes Business Group";
const SHARE: &str = "D.3/commercial/current/percent";

fn new_meeting(desk: &mut Desk, kind: &str, plan: &str) -> MeetingView {
    let [kind, host, plan, date] = [kind, HOST, plan, "2021-09-14"].map(str::to_owned);
    let edit_id = desk.edit_id();
    desk.session.new_meeting(&edit_id, &NewMeeting { kind, host, plan, date }).unwrap()
}

fn keep(desk: &mut Desk, view: &MeetingView, change: impl FnOnce(&mut MeetingTold)) -> MeetingView {
    let mut told = view.told.clone();
    change(&mut told);
    let edit_id = desk.edit_id();
    desk.session.keep_meeting(view.id, &edit_id, &told).unwrap()
}

fn request(audience: &str, path: &Path) -> PacketRequest {
    PacketRequest {
        audience: audience.to_owned(),
        paper: "letter".to_owned(),
        parts: Vec::new(),
        path: path.to_str().unwrap().to_owned(),
        password: String::new(),
    }
}

/// A report of the plan with a share of payment.
fn report(desk: &mut Desk, plan: &str, share: &str) -> u32 {
    let wanted = NewReport {
        form: "progress-report-2021".to_owned(),
        plan: plan.to_owned(),
        host: HOST.to_owned(),
        year: 2021,
        copy_from: None,
    };
    let id = desk.session.new_report(&wanted).unwrap().head.id;
    desk.type_in(id, SHARE, share);
    id
}

fn written(desk: &mut Desk, meeting: u32, wanted: &PacketRequest) -> String {
    let made = desk.session.packet_to_make(meeting, wanted).unwrap().make(&Stop::new(), &|_| ()).unwrap();
    desk.session.write_packet(made).unwrap();
    let bytes = std::fs::read(&wanted.path).unwrap();
    let texts = hpug_pdf::reread(&bytes).unwrap();
    texts.into_values().collect::<Vec<_>>().join("\n")
}

#[test]
fn pages_are_laid_out_once_while_nothing_changes() {
    let mut desk = Desk::new();
    let id = report(&mut desk, "Evergreen Health", "12.5");
    let view = new_meeting(&mut desk, "regular", "Evergreen Health");
    let wanted = request("purchasers", Path::new(""));
    let stopped = Stop::new();
    stopped.ask();
    let first = desk.session.packet_to_show(view.id, &wanted).unwrap().lay_out(&Stop::new()).unwrap();
    desk.session.keep_laid(&first).unwrap();
    // What is at hand needs no work that could be stopped.
    let again = desk.session.packet_to_show(view.id, &wanted).unwrap().lay_out(&stopped).unwrap();
    assert_eq!(again.pictures(2, 3).unwrap(), first.pictures(2, 3).unwrap());

    let anew = |desk: &mut Desk, wanted: &PacketRequest, why: &str| {
        let laying = desk.session.packet_to_show(view.id, wanted).unwrap().lay_out(&stopped);
        let code = laying.map(drop).map_err(|error| WireError::from(error).code);
        assert_eq!(code, Err(ErrorCode::Cancelled), "{why}");
        let laid = desk.session.packet_to_show(view.id, wanted).unwrap().lay_out(&Stop::new()).unwrap();
        desk.session.keep_laid(&laid).unwrap();
    };
    anew(&mut desk, &request("host", Path::new("")), "another audience");
    anew(&mut desk, &wanted, "the first one again");
    desk.type_in(id, SHARE, "13");
    anew(&mut desk, &wanted, "an answer changed");
    keep(&mut desk, &view, |told| told.objective = "See where bundles stand.".to_owned());
    anew(&mut desk, &wanted, "the meeting changed");
    desk.pass_days(1);
    anew(&mut desk, &wanted, "another day stands on the cover");
    let late = desk.session.packet_to_show(view.id, &wanted).unwrap().lay_out(&Stop::new()).unwrap();
    desk.session.lock().unwrap();
    assert!(desk.session.keep_laid(&late).is_err(), "a lock forgets the pages");
}

#[test]
fn pages_of_an_appended_file_say_what_they_are() {
    let mut desk = Desk::new();
    let view = new_meeting(&mut desk, "preparation", "Evergreen Health");
    let sent = desk.file("Wage index.pdf");
    written(&mut desk, view.id, &request("plan", &sent));
    let edit_id = desk.edit_id();
    let paths = [sent.to_str().unwrap().to_owned()];
    let view = desk.session.add_supporting(view.id, &edit_id, &paths).unwrap();
    let wanted = request("purchasers", Path::new(""));
    let laid = desk.session.packet_to_show(view.id, &wanted).unwrap().lay_out(&Stop::new()).unwrap();
    let total = laid.pictures(0, 0).unwrap().total;
    let pages = laid.pictures(total.saturating_sub(12), 12).unwrap().pages;
    let foreign: Vec<AppendedPage> = pages.into_iter().filter_map(|page| page.appended).collect();
    let of = u32::try_from(foreign.len()).unwrap();
    assert!(of > 1, "{foreign:?}");
    let name = |page| AppendedPage { name: "Wage index.pdf".to_owned(), page, of };
    assert_eq!(foreign, (1..=of).map(name).collect::<Vec<_>>());
}

#[test]
fn plans_stand_side_by_side_under_letters_unless_names_are_asked_for() {
    let mut desk = Desk::new();
    for (plan, share) in [("Evergreen Health", "12.5"), ("Riverbend Mutual", "40"), ("Prairie Care", "31")] {
        report(&mut desk, plan, share);
    }
    let view = new_meeting(&mut desk, "preparation", "");
    let compare = view.told.compare.clone().unwrap();
    assert_eq!((compare.form.as_str(), compare.year, compare.names), ("progress-report-2021", 2021, false));
    assert!(view.comparables[0].label.ends_with("2021 \u{b7} 3 plans"), "{:?}", view.comparables);

    let wanted = request("purchasers", &desk.file("purchasers.pdf"));
    let parts = desk.session.packet_to_make(view.id, &wanted).unwrap().parts();
    let there: Vec<&str> =
        parts.iter().filter(|part| part.missing.is_empty()).map(|part| part.key.as_str()).collect();
    assert_eq!(there, ["cover", "contents", "agenda", "comparison"]);
    assert!(desk.session.packet_path(view.id, "purchasers").unwrap().contains("Plans side by side"));
    let words = |desk: &mut Desk, audience: &str| {
        let path = desk.file(&format!("{audience} of {}.pdf", desk.session.meeting(view.id).unwrap().title));
        let _ = std::fs::remove_file(&path);
        written(desk, view.id, &request(audience, &path));
        let run = std::process::Command::new("pdftotext").arg(&path).arg("-").output().unwrap();
        String::from_utf8(run.stdout).unwrap()
    };
    let hidden = words(&mut desk, "purchasers");
    assert!(hidden.contains("Plan A") && hidden.contains("40.0"), "{hidden}");
    assert!(!hidden.contains("Riverbend"), "a name is in it");
    assert!(words(&mut desk, "host").contains("Riverbend Mutual"), "the host's copy holds the key");
    let named = keep(&mut desk, &view, |told| told.compare.as_mut().unwrap().names = true);
    assert!(words(&mut desk, "purchasers").contains("Riverbend Mutual"));
    let one = keep(&mut desk, &named, |told| {
        told.compare = None;
        told.report = Some(1);
    });
    assert_eq!((one.undo.as_deref(), one.told.report), (Some("plans side by side"), Some(1)));
}

#[test]
fn unlocking_leads_back_to_the_meeting_unless_it_was_put_away() {
    let mut desk = Desk::new();
    let view = new_meeting(&mut desk, "regular", "Evergreen Health");
    let place = LastPlace::Meeting { meeting: view.id, part: "packet".to_owned() };
    desk.session.stand_at(place.clone()).unwrap();
    desk.session.lock().unwrap();
    let (path, words) = (desk.path(), desk.words.clone());
    let open = |desk: &mut Desk| desk.session.open_with_recovery(&path, &words).unwrap().last_place;
    assert_eq!(open(&mut desk), Some(place.clone()));
    desk.session.put_away_meeting(view.id, true).unwrap();
    desk.session.stand_at(place).unwrap();
    desk.session.lock().unwrap();
    assert_eq!(open(&mut desk), None);
}
