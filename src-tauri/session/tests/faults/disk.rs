//! A folder as the disk may hold it when the power fails: what was synced, and of the rest nothing, something or all.
//!
//! A change of a file's content is durable once the file was synced, a name once its folder was. Of names that were not,
//! any number may be there, in the order they came; of content any part, down to half a write.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::chance::Chance;

/// Files and folders by their path below the folder; a folder holds no bytes.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Snapshot(BTreeMap<PathBuf, Option<Arc<Vec<u8>>>>);

impl Snapshot {
    /// What a folder holds now.
    pub fn of(folder: &Path) -> Self {
        Snapshot(nodes(folder).into_iter().map(|(path, node)| (path, node.bytes)).collect())
    }

    /// Makes a folder hold just this.
    pub fn put(&self, folder: &Path) {
        if folder.exists() {
            std::fs::remove_dir_all(folder).unwrap();
        }
        std::fs::create_dir_all(folder).unwrap();
        for (path, bytes) in &self.0 {
            match bytes {
                Some(bytes) => std::fs::write(folder.join(path), bytes.as_slice()).unwrap(),
                None => std::fs::create_dir(folder.join(path)).unwrap(),
            }
        }
    }

    pub fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// What is lost with the power.
#[derive(Clone, Copy, Debug)]
pub enum Loss {
    /// Nothing: the program alone was killed.
    Nothing,
    /// All that was not synced.
    All,
    /// Content that was not synced; names stay.
    Content,
    /// Names that were not synced; content stays.
    Names,
    /// Some of each, by chance.
    Some(u64),
}

struct Node {
    inode: u64,
    bytes: Option<Arc<Vec<u8>>>,
}

fn nodes(folder: &Path) -> BTreeMap<PathBuf, Node> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            let about = std::fs::metadata(&path).unwrap();
            let bytes = about.is_file().then(|| Arc::new(std::fs::read(&path).unwrap()));
            found.insert(path.strip_prefix(folder).unwrap().to_owned(), Node { inode: about.ino(), bytes });
            if about.is_dir() {
                open.push(path);
            }
        }
    }
    found
}

/// A change of content: the file was cut or grew to `length`, and `bytes` were written.
struct Change {
    cut: Option<usize>,
    from: usize,
    bytes: Vec<u8>,
}

impl Change {
    fn between(before: &[u8], after: &[u8]) -> Self {
        let same = before.iter().zip(after).take_while(|(b, a)| b == a).count();
        let rest = before.len().min(after.len()) - same;
        let tail = if before.len() == after.len() {
            before.iter().rev().zip(after.iter().rev()).take(rest).take_while(|(b, a)| b == a).count()
        } else {
            0
        };
        let cut = (after.len() < before.len()).then_some(after.len());
        Change { cut, from: same, bytes: after[same..after.len() - tail].to_vec() }
    }

    /// Does it to a content, its bytes up to `most`.
    fn apply(&self, content: &mut Vec<u8>, most: usize) {
        if let Some(length) = self.cut {
            content.truncate(length);
        }
        let bytes = &self.bytes[..most.min(self.bytes.len())];
        if bytes.is_empty() {
            return;
        }
        let end = self.from + bytes.len();
        if content.len() < end {
            content.resize(end, 0);
        }
        content[self.from..end].copy_from_slice(bytes);
    }
}

/// A file, whatever it is called.
struct File {
    inode: u64,
    now: Option<Arc<Vec<u8>>>,
    durable: Arc<Vec<u8>>,
    pending: Vec<Change>,
}

/// Names given and taken at one time.
type Renaming = BTreeMap<PathBuf, Option<usize>>;

/// A folder on a disk whose power may fail.
pub struct Disk {
    folder: PathBuf,
    files: Vec<File>,
    now: BTreeMap<PathBuf, usize>,
    durable: BTreeMap<PathBuf, usize>,
    pending: Vec<Renaming>,
}

impl Disk {
    /// All that a folder holds is durable.
    pub fn new(folder: &Path) -> Self {
        let mut disk = Disk {
            folder: folder.to_owned(),
            files: Vec::new(),
            now: BTreeMap::new(),
            durable: BTreeMap::new(),
            pending: Vec::new(),
        };
        disk.look();
        disk.durable = disk.now.clone();
        disk.pending.clear();
        for file in &mut disk.files {
            file.durable = file.now.clone().unwrap_or_default();
            file.pending.clear();
        }
        disk
    }

    /// Takes in what was changed since.
    pub fn look(&mut self) {
        let mut names = BTreeMap::new();
        for (path, node) in nodes(&self.folder) {
            let known = self.now.values().copied().find(|id| self.files[*id].inode == node.inode);
            let id = known.unwrap_or_else(|| {
                let now = node.bytes.as_ref().map(|_| Arc::default());
                let file = File { inode: node.inode, now, durable: Arc::default(), pending: Vec::new() };
                self.files.push(file);
                self.files.len() - 1
            });
            let file = &mut self.files[id];
            if let (Some(before), Some(after)) = (&file.now, &node.bytes)
                && before != after
            {
                file.pending.push(Change::between(before, after));
            }
            file.now = node.bytes;
            names.insert(path, id);
        }
        let touched: BTreeSet<&PathBuf> = self.now.keys().chain(names.keys()).collect();
        let change = |path: &&PathBuf| {
            (self.now.get(*path) != names.get(*path)).then(|| ((*path).clone(), names.get(*path).copied()))
        };
        let renaming: Renaming = touched.iter().filter_map(change).collect();
        if !renaming.is_empty() {
            self.pending.push(renaming);
        }
        self.now = names;
    }

    /// What stands under `path` was made durable as it was looked at last: a file's content, or a folder's names.
    pub fn synced(&mut self, path: &Path) {
        let Ok(path) = path.strip_prefix(&self.folder) else { return };
        let is_file = self.now.get(path).filter(|id| self.files[**id].now.is_some());
        if let Some(id) = is_file {
            let file = &mut self.files[*id];
            file.durable = file.now.clone().unwrap_or_default();
            file.pending.clear();
            return;
        }
        for renaming in &mut self.pending {
            let of_folder: Vec<PathBuf> =
                renaming.keys().filter(|name| name.parent() == Some(path)).cloned().collect();
            for name in of_folder {
                set(&mut self.durable, &name, renaming.remove(&name).flatten());
            }
        }
        self.pending.retain(|renaming| !renaming.is_empty());
    }

    /// What stands on the disk after such a loss.
    pub fn after(&self, loss: Loss) -> Snapshot {
        let mut chance = Chance::of(if let Loss::Some(seed) = loss { seed } else { 0 });
        let names = match loss {
            Loss::Nothing | Loss::Content => self.now.clone(),
            Loss::All | Loss::Names => self.durable.clone(),
            Loss::Some(_) => {
                let mut names = self.durable.clone();
                let many = chance.below(self.pending.len() + 1);
                for renaming in &self.pending[..many] {
                    renaming.iter().for_each(|(name, id)| set(&mut names, name, *id));
                }
                names
            }
        };
        let mut snapshot = Snapshot::default();
        for (path, id) in names {
            let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
            if parent.is_some_and(|parent| !snapshot.0.contains_key(parent)) {
                continue;
            }
            let file = &self.files[id];
            let bytes = file.now.as_ref().map(|now| match loss {
                Loss::Nothing | Loss::Names => now.clone(),
                Loss::All | Loss::Content => file.durable.clone(),
                Loss::Some(_) => some(file, &mut chance),
            });
            snapshot.0.insert(path, bytes);
        }
        snapshot
    }
}

fn set(names: &mut BTreeMap<PathBuf, usize>, name: &Path, id: Option<usize>) {
    match id {
        Some(id) => names.insert(name.to_owned(), id),
        None => names.remove(name),
    };
}

/// Some of a file's changes, one of them perhaps up to a sector only.
fn some(file: &File, chance: &mut Chance) -> Arc<Vec<u8>> {
    const SECTOR: usize = 512;
    let mut content = file.durable.as_ref().clone();
    for change in &file.pending {
        match chance.below(4) {
            0 => {}
            1 => change.apply(&mut content, chance.below(change.bytes.len() / SECTOR + 1) * SECTOR),
            _ => change.apply(&mut content, usize::MAX),
        }
    }
    Arc::new(content)
}
