//! Killed again and again at moments drawn by chance, while work goes on: `HPUG_KILLS` says how often.

use hpug_store::backups::{folder_of, list};
use hpug_store::{Unlock, check_backup};

use crate::chance::Chance;
use crate::child::stamp;
use crate::made::Made;
use crate::trials::{Running, child, text};

/// How often without being told.
const KILLS: u64 = 60;

/// A store that many are killed over before another is taken: it grows, and is read whole each time.
const ROUNDS_OF_A_STORE: u64 = 50;

/// What was acknowledged last.
#[derive(Default)]
struct Said {
    edit: u64,
    backup: u64,
}

impl Said {
    fn hear(&mut self, line: &str) {
        match line.strip_prefix("backup ") {
            Some(n) => self.backup = n.parse().unwrap(),
            None => self.edit = line.parse().unwrap(),
        }
    }
}

pub fn killed_at_random() {
    let kills = std::env::var("HPUG_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let (mut made, mut report) = crate::trials::made();
    let (mut said, mut edits, mut unsaid) = (Said::default(), 0, 0);
    for round in 0..kills {
        if round % ROUNDS_OF_A_STORE == ROUNDS_OF_A_STORE - 1 {
            (made, report) = crate::trials::made();
            edits += said.edit;
            said = Said::default();
        }
        let mut chance = Chance::of(round);
        let (from, seed) = ((said.edit + 1).to_string(), round.to_string());
        let mut running = Running::start(child(&[
            "work",
            text(&made.path),
            &made.words,
            &report.to_string(),
            &from,
            &seed,
        ]));
        for _ in 0..=chance.below(12) {
            said.hear(&running.line().unwrap());
        }
        // Somewhere between two acknowledgements: turns of a loop, so that the moment is no time of a clock.
        for _ in 0..chance.below(400_000) {
            std::hint::spin_loop();
        }
        running.kill();
        while let Some(line) = running.line() {
            said.hear(&line);
        }
        unsaid += u64::from(is_whole(&made, report, &mut said, round));
    }
    let edits = edits + said.edit;
    assert!(
        edits > kills,
        "{kills} kills and only {edits} edits, {unsaid} of them not said: too few to show anything"
    );
}

/// Everything that was said is there, at most one edit more; returns whether there was.
fn is_whole(made: &Made, report: i64, said: &mut Said, round: u64) -> bool {
    let opened = made.open();
    assert_eq!(opened.warnings, [], "round {round}");
    let ids = opened.store.history(report).unwrap();
    let ids: Vec<u64> = ids.iter().filter_map(|row| row.edit_id.strip_prefix('e')?.parse().ok()).collect();
    let newest = ids.first().copied().unwrap_or_default();
    let last = said.edit;
    assert!(newest == last || newest == last + 1, "round {round}: {last} acknowledged, {newest} there");
    assert_eq!(ids.len() as u64, newest, "round {round}: every edit once");
    for n in (newest.saturating_sub(6)).max(1)..=newest {
        let address = format!("D.{}/commercial/current/percent", n % 7);
        assert_eq!(opened.store.answer(report, &address).unwrap().unwrap().value, format!("\"{n}\""));
        let remark = opened.store.remark(report, &address).unwrap().unwrap();
        assert!(
            remark.text.starts_with(&format!("{n} ")),
            "round {round}: answer and remark are of one edit"
        );
    }
    opened.store.verify().unwrap();
    let backups = list(&made.path).unwrap();
    let newest_backup = backups.first().map(|backup| backup.stamp.clone()).unwrap_or_default();
    assert!(said.backup == 0 || newest_backup >= stamp(said.backup), "round {round}: the backup is there");
    for backup in &backups {
        check_backup(&backup.path, Unlock::Words(&made.words)).unwrap();
    }
    let parts = std::fs::read_dir(folder_of(&made.path)).map_or(0, Iterator::count) - backups.len();
    assert!(parts <= 2, "round {round}: more lies about than one copy that was begun, with its journal");
    said.edit = newest;
    newest > last
}
