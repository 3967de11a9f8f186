//! The layout's number and how an older file gets to the newest: numbered `.sql` files, each in one transaction.

use rusqlite::Connection;

use super::APPLICATION_ID;
use crate::error::{Instead, Result, StoreError};
use crate::file::fault;

/// The layouts, oldest first; the number of one is its place from 1.
const LAYOUTS: &[&str] = &[
    include_str!("../schema/001.sql"),
    include_str!("../schema/002.sql"),
    include_str!("../schema/003.sql"),
    include_str!("../schema/004.sql"),
    include_str!("../schema/005.sql"),
    include_str!("../schema/006.sql"),
];

/// The newest layout that this program knows.
pub const KNOWN_LAYOUT: u32 = LAYOUTS.len() as u32;

/// Marks an empty file as a store.
pub(super) fn mark(conn: &Connection) -> rusqlite::Result<()> {
    conn.pragma_update(None, "application_id", APPLICATION_ID)
}

/// Refuses another program's file and a newer layout; writes nothing.
pub(super) fn identify(conn: &Connection, path: &std::path::Path) -> Result<()> {
    let number = |pragma| conn.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    if number("application_id").map_err(|e| fault::of(path, e))? != i64::from(APPLICATION_ID) {
        return Err(StoreError::NotAStore { path: path.to_owned(), what: Instead::OtherProgram });
    }
    let found = number("user_version").map_err(|e| fault::of(path, e))?;
    if found > i64::from(KNOWN_LAYOUT) {
        let found = u32::try_from(found).unwrap_or(u32::MAX);
        return Err(StoreError::Newer { path: path.to_owned(), found, known: KNOWN_LAYOUT });
    }
    Ok(())
}

/// Brings a file to the newest layout.
pub(super) fn upgrade(conn: &Connection) -> rusqlite::Result<()> {
    upgrade_through(conn, LAYOUTS)
}

fn upgrade_through(conn: &Connection, layouts: &[&str]) -> rusqlite::Result<()> {
    let from: u32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for (number, layout) in (1u32..).zip(layouts).skip(from as usize) {
        let transaction = conn.unchecked_transaction()?;
        conn.execute_batch(layout)?;
        conn.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(conn: &Connection) -> u32 {
        conn.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    }

    #[test]
    fn each_layout_is_applied_once_in_order() {
        let conn = Connection::open_in_memory().unwrap();
        let layouts = ["CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y"];
        upgrade_through(&conn, &layouts[..1]).unwrap();
        assert_eq!(version(&conn), 1);
        upgrade_through(&conn, &layouts).unwrap();
        upgrade_through(&conn, &layouts).unwrap();
        assert_eq!(version(&conn), 2);
        conn.execute_batch("INSERT INTO a (x, y) VALUES (1, 2)").unwrap();
    }

    #[test]
    fn a_layout_that_fails_leaves_the_one_before() {
        let conn = Connection::open_in_memory().unwrap();
        let broken = ["CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE a (x)"];
        assert!(upgrade_through(&conn, &broken).is_err());
        assert_eq!(version(&conn), 1);
        assert!(conn.prepare("SELECT x FROM b").is_err(), "the first half of layout 2 is rolled back");
    }
}
