//! Which calls to the system a reading process may make: those that take in bytes, give them out, and handle memory. Opening a
//! file or a connection, starting a program and everything else fails.

use std::env::consts::ARCH;

use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch, apply_filter};

/// The calls that are left.
const ALLOWED: [libc::c_long; 25] = [
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_brk,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_futex,
    libc::SYS_getrandom,
    libc::SYS_clock_gettime,
    libc::SYS_prlimit64,
    libc::SYS_sigaltstack,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sched_yield,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_tgkill,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

/// Takes every other call from this process for good. A kernel that can't leaves the limits on memory, time and files.
pub(super) fn restrict() {
    let Some(program) = program() else { return };
    // The limits hold without it.
    let _ = apply_filter(&program);
}

fn program() -> Option<BpfProgram> {
    let rules = ALLOWED.iter().map(|call| (*call, Vec::new())).collect();
    let refused = SeccompAction::Errno(libc::EPERM.cast_unsigned());
    let arch = TargetArch::try_from(ARCH).ok()?;
    SeccompFilter::new(rules, refused, SeccompAction::Allow, arch).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::ErrorKind;
    use std::os::unix::net::UnixDatagram;
    use std::process::Command;

    use super::restrict;

    /// The filter is a thread's own, so that the others go on.
    #[test]
    fn a_reading_process_can_open_start_and_reach_nothing() {
        let tried = std::thread::spawn(|| {
            restrict();
            [
                ("open a file", File::open("/dev/null").err()),
                ("make a file", File::create("/dev/null").err()),
                ("start a program", Command::new("/bin/true").spawn().err()),
                // One call makes a socket of every kind.
                ("make a socket", UnixDatagram::unbound().err()),
            ]
            .map(|(what, error)| (what, error.map(|error| error.kind())))
        });
        for (what, error) in tried.join().unwrap() {
            assert_eq!(error, Some(ErrorKind::PermissionDenied), "{what}");
        }
    }
}
