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
        match network_of(&mounts(), path) {
            Some(kind) => FolderKind::Network(kind.to_owned()),
            None => synced::by_name_or_mark(path).map_or(FolderKind::Local, FolderKind::Synced),
        }
    }

    fn lock_holder(&self, path: &Path) -> Option<String> {
        let inode = std::fs::metadata(path).ok()?.ino();
        let drive = mount_of(&mounts(), path).and_then(|(drive, _)| drive);
        let pid = holder_of(&std::fs::read_to_string("/proc/locks").ok()?, drive, inode)?;
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

/// A drive by the numbers that the kernel gives it: those of its file system, which a file's own may differ from.
type Drive = (u32, u32);

fn mounts() -> String {
    std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default()
}

/// Drive and kind of the file system that `path` lies on, from the text of mountinfo: the longest mount point wins, of two the
/// one that was mounted over the other.
fn mount_of<'a>(mounts: &'a str, path: &Path) -> Option<(Option<Drive>, &'a str)> {
    let of_line = |line: &'a str| {
        let (before, after) = line.split_once(" - ")?;
        let mut fields = before.split(' ');
        let drive =
            fields.nth(2)?.split_once(':').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        let point = fields.nth(1)?.replace("\\040", " ");
        let depth = Path::new(&point).components().count();
        path.starts_with(&point).then_some((depth, (drive, after.split(' ').next()?)))
    };
    mounts.lines().filter_map(of_line).max_by_key(|(depth, _)| *depth).map(|(_, mount)| mount)
}

/// The network file system that `path` lies on.
fn network_of<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let (_, kind) = mount_of(mounts, path)?;
    NETWORK.contains(&kind).then_some(kind)
}

/// The process that holds a lock on the inode of the drive, or of any where it isn't known, from the text of `/proc/locks`.
fn holder_of(locks: &str, drive: Option<Drive>, inode: u64) -> Option<u32> {
    locks.lines().find_map(|line| {
        let fields: Vec<&str> = line.split_whitespace().filter(|f| *f != "->").collect();
        let mut held = fields.get(5)?.split(':');
        let (major, minor) = (held.next()?, held.next()?);
        let on = (u32::from_str_radix(major, 16).ok()?, u32::from_str_radix(minor, 16).ok()?);
        let is_held = held.next()?.parse() == Ok(inode) && drive.is_none_or(|drive| drive == on);
        is_held.then(|| fields.get(4)?.parse().ok())?
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
        let drive = mount_of(MOUNTS, Path::new("/home/ann/Team Share/local/a.hpug"));
        assert_eq!(drive, Some((Some((8, 2)), "ext4")));
    }

    #[test]
    fn the_holder_of_a_lock_is_found_by_drive_and_inode() {
        let locks = "1: POSIX  ADVISORY  WRITE 4242 fe:00:1835 1073741824 1073742335\n\
                     2: FLOCK  ADVISORY  WRITE 17 00:19:99 0 EOF";
        let cases = [
            (Some((0xfe, 0)), 1835, Some(4242)),
            (Some((0xfe, 0)), 183, None),
            // Files of two drives have the same number: the first file of each stick, for one.
            (Some((8, 0x11)), 1835, None),
            (Some((0, 0x19)), 99, Some(17)),
            (None, 1835, Some(4242)),
        ];
        for (drive, inode, expected) in cases {
            assert_eq!(holder_of(locks, drive, inode), expected, "{inode} on {drive:?}");
        }
    }
}
