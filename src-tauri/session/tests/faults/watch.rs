//! A thread's calls to the system that change files, each seen before it is made and let through or failed.
//!
//! By the user notification of seccomp: it also sees calls that don't go through the C library, as those that rename a finished
//! file into place. The calls wait while another thread of this process answers.
#![allow(unsafe_code)]

use std::ffi::{CStr, OsStr};
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;

use libc::{c_char, c_long, seccomp_notif, seccomp_notif_resp, sock_filter, sock_fprog};

/// A call that would change what a folder holds, or make a change of it durable.
#[derive(Clone, Debug)]
pub struct Call {
    pub name: &'static str,
    /// What it is about, by its path now.
    pub path: PathBuf,
}

impl Call {
    pub fn syncs(&self) -> bool {
        matches!(self.name, "fsync" | "fdatasync")
    }

    /// Whether it can need room on the disk.
    pub fn takes_room(&self) -> bool {
        !self.syncs() && !matches!(self.name, "unlink" | "unlinkat" | "rmdir" | "ftruncate" | "truncate")
    }
}

/// What becomes of a call.
pub enum Answer {
    Made,
    Failed(i32),
}

/// Where a call names its file.
#[derive(Clone, Copy)]
enum Named {
    /// By a handle.
    Handle,
    /// By the path at that argument, from the current folder on.
    Path(usize),
    /// By the path at that argument, from the folder of the argument before it on.
    At(usize),
}

const CALLS: [(c_long, &str, Named); 24] = [
    (libc::SYS_write, "write", Named::Handle),
    (libc::SYS_writev, "writev", Named::Handle),
    (libc::SYS_pwrite64, "pwrite", Named::Handle),
    (libc::SYS_pwritev, "pwritev", Named::Handle),
    (libc::SYS_fsync, "fsync", Named::Handle),
    (libc::SYS_fdatasync, "fdatasync", Named::Handle),
    (libc::SYS_ftruncate, "ftruncate", Named::Handle),
    (libc::SYS_fallocate, "fallocate", Named::Handle),
    (libc::SYS_truncate, "truncate", Named::Path(0)),
    (libc::SYS_open, "open", Named::Path(0)),
    (libc::SYS_creat, "creat", Named::Path(0)),
    (libc::SYS_openat, "openat", Named::At(1)),
    (libc::SYS_rename, "rename", Named::Path(0)),
    (libc::SYS_renameat, "renameat", Named::At(1)),
    (libc::SYS_renameat2, "renameat2", Named::At(1)),
    (libc::SYS_link, "link", Named::Path(1)),
    (libc::SYS_linkat, "linkat", Named::At(3)),
    (libc::SYS_unlink, "unlink", Named::Path(0)),
    (libc::SYS_unlinkat, "unlinkat", Named::At(1)),
    (libc::SYS_mkdir, "mkdir", Named::Path(0)),
    (libc::SYS_mkdirat, "mkdirat", Named::At(1)),
    (libc::SYS_rmdir, "rmdir", Named::Path(0)),
    (libc::SYS_symlink, "symlink", Named::Path(1)),
    (libc::SYS_mmap, "mmap", Named::Handle),
];

/// Calls that copy within the system; without them the standard library reads and writes.
const COPIES: [c_long; 3] = [libc::SYS_copy_file_range, libc::SYS_sendfile, libc::SYS_splice];

/// Says that the deed is over: no such handle is ever synced otherwise.
const OVER: i32 = -1;

/// Does a deed on a thread of its own. `look` is asked before each call that is about something in `folder`.
pub fn watched<T: Send>(
    folder: &Path,
    deed: impl FnOnce() -> T + Send,
    look: &mut dyn FnMut(&Call) -> Answer,
) -> std::thread::Result<T> {
    std::thread::scope(|scope| {
        let (give, take) = channel();
        let worker = scope.spawn(move || {
            give.send(listen().unwrap()).unwrap();
            let _over = Over;
            deed()
        });
        let listener = take.recv().unwrap();
        answer_all(&listener, folder, look);
        drop(listener);
        worker.join()
    })
}

/// Says that the deed is over, also when it panics.
struct Over;

impl Drop for Over {
    fn drop(&mut self) {
        // SAFETY: a call without pointers.
        unsafe { libc::fsync(OVER) };
    }
}

/// Has this thread's calls wait for an answer, and gives where they are heard.
fn listen() -> io::Result<OwnedFd> {
    let filter = filter();
    let program =
        sock_fprog { len: u16::try_from(filter.len()).unwrap(), filter: filter.as_ptr().cast_mut() };
    // SAFETY: the program outlives the call, which copies it.
    let listener = unsafe {
        if libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 {
            return Err(io::Error::last_os_error());
        }
        libc::syscall(
            libc::SYS_seccomp,
            libc::SECCOMP_SET_MODE_FILTER,
            libc::SECCOMP_FILTER_FLAG_NEW_LISTENER,
            &raw const program,
        )
    };
    if listener < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the handle was just made and is nobody else's.
    Ok(unsafe { OwnedFd::from_raw_fd(i32::try_from(listener).unwrap()) })
}

fn filter() -> Vec<sock_filter> {
    const LOAD: u16 = 0x20;
    const EQUAL: u16 = 0x15;
    const ANY_BIT: u16 = 0x45;
    const RETURN: u16 = 0x06;
    const FLAGS_OF_MMAP: u32 = 16 + 3 * 8;
    let step = |code, jt, jf, k| sock_filter { code, jt, jf, k };
    let number = |call: c_long| u32::try_from(call).unwrap();
    let mut filter = vec![step(LOAD, 0, 0, 0)];
    let whole = CALLS.iter().map(|(call, ..)| *call).filter(|call| *call != libc::SYS_mmap).chain(COPIES);
    for call in whole {
        filter.push(step(EQUAL, 0, 1, number(call)));
        filter.push(step(RETURN, 0, 0, libc::SECCOMP_RET_USER_NOTIF));
    }
    filter.push(step(EQUAL, 0, 3, number(libc::SYS_mmap)));
    filter.push(step(LOAD, 0, 0, FLAGS_OF_MMAP));
    filter.push(step(ANY_BIT, 0, 1, libc::MAP_SHARED.cast_unsigned()));
    filter.push(step(RETURN, 0, 0, libc::SECCOMP_RET_USER_NOTIF));
    filter.push(step(RETURN, 0, 0, libc::SECCOMP_RET_ALLOW));
    filter
}

fn answer_all(listener: &OwnedFd, folder: &Path, look: &mut dyn FnMut(&Call) -> Answer) {
    loop {
        // SAFETY: both are plain numbers, for which zeros are a value; the kernel fills in and reads no more than them.
        let mut heard: seccomp_notif = unsafe { std::mem::zeroed() };
        if unsafe { libc::ioctl(listener.as_raw_fd(), libc::SECCOMP_IOCTL_NOTIF_RECV, &raw mut heard) } != 0 {
            match io::Error::last_os_error().raw_os_error() {
                Some(libc::EINTR) => continue,
                other => panic!("no more calls are heard: {other:?}"),
            }
        }
        let over =
            c_long::from(heard.data.nr) == libc::SYS_fsync && heard.data.args[0].cast_signed() as i32 == OVER;
        let answer = match call(&heard) {
            _ if COPIES.contains(&c_long::from(heard.data.nr)) => Answer::Failed(libc::ENOSYS),
            Some(call) if !over && call.path.starts_with(folder) => look(&call),
            _ => Answer::Made,
        };
        let mut reply = seccomp_notif_resp { id: heard.id, val: 0, error: 0, flags: 0 };
        match answer {
            Answer::Made => reply.flags = u32::try_from(libc::SECCOMP_USER_NOTIF_FLAG_CONTINUE).unwrap(),
            Answer::Failed(error) => reply.error = -error,
        }
        // SAFETY: as above.
        let sent =
            unsafe { libc::ioctl(listener.as_raw_fd(), libc::SECCOMP_IOCTL_NOTIF_SEND, &raw mut reply) };
        assert_eq!(sent, 0, "{}", io::Error::last_os_error());
        if over {
            return;
        }
    }
}

/// What is called, where it would change a file.
fn call(heard: &seccomp_notif) -> Option<Call> {
    let number = c_long::from(heard.data.nr);
    let (_, name, named) = *CALLS.iter().find(|(call, ..)| *call == number)?;
    let args = &heard.data.args;
    let handle = |at: usize| std::fs::read_link(format!("/proc/self/fd/{}", args[at].cast_signed() as i32));
    let flags = match number {
        libc::SYS_open => Some(args[1]),
        libc::SYS_openat => Some(args[2]),
        _ => None,
    };
    let writes = libc::O_WRONLY | libc::O_RDWR | libc::O_CREAT | libc::O_TRUNC;
    if flags.is_some_and(|flags| flags.cast_signed() as i32 & writes == 0) {
        return None;
    }
    if number == libc::SYS_mmap {
        let writable = args[2].cast_signed() as i32 & libc::PROT_WRITE != 0;
        return Some(Call { name, path: handle(4).ok().filter(|_| writable)? });
    }
    let path = match named {
        Named::Handle => handle(0).ok()?,
        Named::Path(at) => std::path::absolute(text(args[at])).ok()?,
        Named::At(at) if args[at - 1].cast_signed() as i32 == libc::AT_FDCWD => {
            std::path::absolute(text(args[at])).ok()?
        }
        Named::At(at) => handle(at - 1).ok()?.join(text(args[at])),
    };
    Some(Call { name, path })
}

fn text(at: u64) -> PathBuf {
    // SAFETY: the thread that waits in this call gave the path and keeps it until the call returns; it is of this process.
    let text = unsafe { CStr::from_ptr(at as *const c_char) };
    PathBuf::from(OsStr::from_bytes(text.to_bytes()))
}
