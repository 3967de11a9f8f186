//! A store of each past layout, kept as a file, opens and goes on as if it had been made today.
#![allow(clippy::unwrap_used)]

mod desk;

use std::path::Path;

use desk::{Desk, PASSPHRASE};

#[test]
fn stores_of_every_past_layout_open_and_go_on() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/stores");
    let mut files: Vec<_> = std::fs::read_dir(kept).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let layouts = 1..hpug_store::KNOWN_LAYOUT;
    assert_eq!(files.len(), layouts.clone().count(), "a store of every past layout is kept");
    for (layout, file) in layouts.zip(files) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(name, format!("layout-{layout}.hpug"));
        let mut desk = Desk::new();
        let copy = desk.file(&name);
        std::fs::copy(&file, &copy).unwrap();
        let path = copy.to_str().unwrap().to_owned();
        let info = desk.session.open_store(&path, PASSPHRASE).unwrap();
        assert_eq!((info.place_warning, info.idle_lock_minutes), (None, 25), "{name}");

        let rows = desk.session.library().unwrap();
        assert_eq!((rows.len(), rows[0].plan.as_str()), (1, "Evergreen Health"), "{name}");
        let id = rows[0].id;
        assert_eq!(desk.shown(id, "A.2a/current/count"), "12", "{name}");
        assert_eq!(desk.session.exports(id).unwrap()[0].file_name, "Evergreen 2021.xlsx", "{name}");
        assert_eq!(desk.session.topic(id, 1).unwrap().title, "Bundled payment", "{name}");

        desk.session.undo(id).unwrap();
        desk.session.undo(id).unwrap();
        assert_eq!(desk.shown(id, "A.2a/current/count"), "", "{name}: edits of then are taken back now");
        desk.session.redo(id).unwrap();
        desk.type_in(id, "A.2a/prior/count", "11");
        desk.session.lock().unwrap();
        desk.session.open_store(&path, PASSPHRASE).unwrap();
        assert_eq!(desk.shown(id, "A.2a/prior/count"), "11", "{name}");
        assert_eq!(desk.session.backups(&path).unwrap().rows.len(), 1, "{name}");
        assert_eq!(desk.session.meetings(false).unwrap().len(), 0, "{name}");
        assert_eq!(desk.session.rounds(false).unwrap().len(), usize::from(layout >= 3), "{name}");
        assert_eq!(desk.session.received_list().unwrap().unread.len(), usize::from(layout >= 4), "{name}");
        let signed = desk.session.report(id).unwrap().signed;
        assert_eq!(signed.len(), usize::from(layout >= 5), "{name}");
    }
}
