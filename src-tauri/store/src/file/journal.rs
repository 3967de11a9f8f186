//! A rollback journal that lies beside a store: SQLite plays one back on opening, whatever state or file it is of.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use aes::Aes256;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use zeroize::Zeroizing;

use super::PAGE;
use super::proof::{Pages, Prover};
use crate::key::{Key, SALT_BYTES, Salt};

/// How a journal begins.
const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// Most bytes from one header to the first record: the largest sector.
const MOST_HEADER: usize = 65_536;
/// Bytes behind the content of a page: the initialisation vector and the checksum.
const RESERVE: usize = 80;
/// Where a database's header says in which kind of journal its last change was written; 2 is the write-ahead log.
const WRITE_VERSION: usize = 18;

/// A journal that SQLite would play back.
pub(super) struct Journal {
    /// The file.
    pub(super) path: PathBuf,
    /// Pages of the database before the change that it would take back; `None` where it is no journal of a store.
    pages: Option<u32>,
    /// Number and content of the first page that it would put back.
    first: Option<(u64, Vec<u8>)>,
}

fn path_beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}

/// Takes away a journal that SQLite would leave alone, and a log without a byte that it could not remove, beside a file that was
/// just closed.
pub(super) fn remove_unused(path: &Path) {
    // One that stays harms nothing.
    if beside(path).is_ok_and(|journal| journal.is_none()) {
        drop(fs::remove_file(path_beside(path)));
    }
    let log = super::connect::log_of(path);
    if fs::metadata(&log).is_ok_and(|about| about.is_file() && about.len() == 0) {
        drop(fs::remove_file(log));
    }
}

/// The journal beside a file, if SQLite would look at it: an empty one, and one whose first byte is 0, it leaves alone.
pub(super) fn beside(path: &Path) -> io::Result<Option<Journal>> {
    let path = path_beside(path);
    if !fs::metadata(&path).is_ok_and(|about| about.is_file() && about.len() > 0) {
        return Ok(None);
    }
    let mut start = Vec::new();
    File::open(&path)?.take((MOST_HEADER + 4 + PAGE) as u64).read_to_end(&mut start)?;
    let is_left_alone = start.first() == Some(&0);
    let pages = pages_before(&start);
    let first = first_record(&start).filter(|_| pages.is_some());
    Ok((!is_left_alone).then_some(Journal { path, pages, first }))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

fn pages_before(start: &[u8]) -> Option<u32> {
    let is_of_store = start.starts_with(&MAGIC) && long(start, 24)? as usize == PAGE;
    long(start, 16).filter(|_| is_of_store)
}

fn first_record(start: &[u8]) -> Option<(u64, Vec<u8>)> {
    let record = long(start, 20)? as usize;
    let content = start.get(record.checked_add(4)?..)?.get(..PAGE)?;
    Some((long(start, record)?.into(), content.to_vec()))
}

/// What a key shows about a journal.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Judgement {
    /// The key opens neither the file nor the journal.
    Unproven,
    /// It would put another state, or another file's pages, into this one.
    Foreign,
    /// It takes back the change that was cut off, or it can't be told from one that does.
    Own,
}

impl Journal {
    /// Judges by pages alone, before SQLite sees the file. While the key changes, the journal holds pages of the former
    /// key; a journal of an earlier change under the same key can't be told from that of the last one.
    pub(super) fn judge(&self, pages: &mut Pages, key: &Key, salt: &Salt) -> io::Result<Judgement> {
        let prover = Prover::new(key, salt);
        let proves = |page: &(u64, Vec<u8>)| prover.proves(page.0, &page.1);
        let is_own = self.first.as_ref().is_some_and(proves);
        if !is_own && !pages.prove(key, salt)? {
            return Ok(Judgement::Unproven);
        }
        let Some(before) = self.pages else { return Ok(Judgement::Foreign) };
        let first = pages.page(1)?;
        let now = content(&first, key).filter(|_| prover.proves(1, &first));
        let written_through_log = now.as_ref().is_some_and(|now| now[WRITE_VERSION - SALT_BYTES] == 2);
        let is_foreign = match &self.first {
            Some((1, page)) if is_own && written_through_log && pages.count() == u64::from(before) => {
                !content(page, key).zip(now).is_some_and(|(then, now)| is_turned_to_log(&then, &now))
            }
            _ if written_through_log => true,
            Some(_) if is_own => pages.count() < before.into(),
            Some(_) => pages.damaged(key, salt)?.is_empty(),
            None => pages.count() != u64::from(before),
        };
        Ok(if is_foreign { Judgement::Foreign } else { Judgement::Own })
    }
}

/// Whether the first page was changed only in what says which kind of journal is used: the change that begins a write-ahead
/// log is itself made through a rollback journal.
fn is_turned_to_log(then: &[u8], now: &[u8]) -> bool {
    // Both versions; how often the file was changed, twice; by which SQLite.
    let of_change = |at: usize| matches!(at + SALT_BYTES, 18..=19 | 24..=27 | 92..=99);
    then.iter().zip(now).enumerate().all(|(at, (then, now))| then == now || of_change(at))
}

/// The content of the first page behind the salt.
fn content(page: &[u8], key: &Key) -> Option<Zeroizing<Vec<u8>>> {
    let vector = &page[PAGE - RESERVE..PAGE - RESERVE + 16];
    let mut content = Zeroizing::new(page[SALT_BYTES..PAGE - RESERVE].to_vec());
    let cipher = cbc::Decryptor::<Aes256>::new_from_slices(key.bytes(), vector).ok()?;
    cipher.decrypt_padded::<NoPadding>(&mut content).ok()?;
    Some(content)
}
