//! Linux: mounts from `/proc/self/mountinfo`, locks from `/proc/locks`, memory that may not be dumped.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

use super::{FolderKind, Platform, synced};

pub(super) struct Linux;

/// File systems whose bytes lie on another machine.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "ceph",
    "glusterfs",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs2",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
    "fuse.s3fs",
    "9p",
    "virtiofs",
];

impl Platform for Linux {
    fn folder_kind(&self, path: &Path) -> FolderKind {
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        match network_of(&mounts, path) {
            Some(kind) => FolderKind::Network(kind.to_owned()),
            None => synced::by_name_or_mark(path).map_or(FolderKind::Local, FolderKind::Synced),
        }
    }

    fn lock_holder(&self, path: &Path) -> Option<String> {
        let inode = std::fs::metadata(path).ok()?.ino();
        let pid = holder_of(&std::fs::read_to_string("/proc/locks").ok()?, inode)?;
        let name = std::fs::read_to_string(format!("/proc/{pid}/comm")).ok()?;
        Some(format!("{} (process {pid})", name.trim()))
    }

    fn identity(&self, path: &Path) -> std::io::Result<Option<(u64, u64)>> {
        std::fs::metadata(path).map(|about| Some((about.dev(), about.ino())))
    }

    fn sync_folder(&self, folder: &Path) -> std::io::Result<()> {
        std::fs::File::open(folder)?.sync_all()
    }

    fn keep_memory_private(&self) {
        // Where a pipe takes core dumps, their size is not asked for: that the process may not be dumped at all keeps it
        // from there. Refused, each leaves the other.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// The network file system that `path` lies on, from the text of mountinfo: the longest mount point wins.
fn network_of<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let kind = mounts
        .lines()
        .filter_map(|line| {
            let (before, after) = line.split_once(" - ")?;
            let point = before.split(' ').nth(4)?.replace("\\040", " ");
            let depth = Path::new(&point).components().count();
            path.starts_with(&point).then_some((depth, after.split(' ').next()?))
        })
        .max_by_key(|(depth, _)| *depth)?
        .1;
    NETWORK.contains(&kind).then_some(kind)
}

/// The process that holds a lock on the inode, from the text of `/proc/locks`.
fn holder_of(locks: &str, inode: u64) -> Option<u32> {
    locks.lines().find_map(|line| {
        let fields: Vec<&str> = line.split_whitespace().filter(|f| *f != "->").collect();
        let held_inode = fields.get(5)?.rsplit(':').next()?.parse::<u64>().ok()?;
        (held_inode == inode).then(|| fields.get(4)?.parse().ok())?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
36 35 98:0 / / rw,noatime master:1 - ext4 /dev/root rw
40 36 0:45 / /home/ann/Team\\040Share rw,relatime shared:22 - cifs //server/share rw
41 40 8:2 / /home/ann/Team\\040Share/local rw - ext4 /dev/sdb rw";

    #[test]
    fn the_longest_mount_point_decides() {
        let cases = [
            ("/home/ann/a.hpug", None),
            ("/home/ann/Team Share/a.hpug", Some("cifs")),
            ("/home/ann/Team Share/local/a.hpug", None),
            ("/home/ann/Team Shared/a.hpug", None),
        ];
        for (path, expected) in cases {
            assert_eq!(network_of(MOUNTS, Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn the_holder_of_a_lock_is_found_by_inode() {
        let locks = "1: POSIX  ADVISORY  WRITE 4242 fe:00:1835 1073741824 1073742335\n\
                     2: FLOCK  ADVISORY  WRITE 17 00:19:99 0 EOF";
        assert_eq!(holder_of(locks, 1835), Some(4242));
        assert_eq!(holder_of(locks, 183), None);
    }
}
