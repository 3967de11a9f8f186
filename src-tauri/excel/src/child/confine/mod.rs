//! What the operating system must do for reading processes: one trait, one file a platform.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

#[cfg(target_os = "linux")]
mod calls;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
mod windows;

#[cfg(target_os = "linux")]
pub(super) use linux::PLATFORM;
#[cfg(target_os = "macos")]
pub(super) use macos::PLATFORM;
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) use windows::PLATFORM;

/// Limits on the process itself, and how it finds its own program.
pub(super) trait Confine {
    /// Limits this process for good: so many bytes of memory beyond what it holds now, no file of any size written, no
    /// core dump; where the platform can, no file opened and no connection made either.
    fn confine(&self, memory: u64) -> io::Result<()>;

    /// Lets this process use so much CPU time from now on; it is ended when it uses more.
    fn allow_cpu(&self, time: Duration) -> io::Result<()>;

    /// The program that is running, even if its file was replaced meanwhile where the platform knows.
    fn own_program(&self) -> PathBuf;

    /// Variables that a program can't start without.
    fn kept_environment(&self) -> &'static [&'static str];
}
