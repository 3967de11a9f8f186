//! Linux.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};

use super::{Confine, calls};

/// Files that may be open at a time: the three standard ones and a few for the runtime.
const OPEN_FILES: u64 = 16;

pub(in crate::child) const PLATFORM: Linux = Linux;

pub(in crate::child) struct Linux;

impl Confine for Linux {
    fn confine(&self, memory: u64) -> io::Result<()> {
        let limits = [
            (Resource::As, address_space()?.saturating_add(memory)),
            (Resource::Fsize, 0),
            (Resource::Core, 0),
            (Resource::Nofile, OPEN_FILES),
        ];
        for (resource, most) in limits {
            let most = getrlimit(resource).maximum.map_or(most, |hard| hard.min(most));
            setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
        }
        calls::restrict();
        Ok(())
    }

    fn allow_cpu(&self, time: Duration) -> io::Result<()> {
        let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec.unsigned_abs();
        let hard = getrlimit(Resource::Cpu).maximum;
        let soft = used.saturating_add(time.as_secs()).saturating_add(1);
        let current = Some(hard.map_or(soft, |hard| hard.min(soft)));
        setrlimit(Resource::Cpu, Rlimit { current, maximum: hard })?;
        Ok(())
    }

    fn own_program(&self) -> PathBuf {
        PathBuf::from("/proc/self/exe")
    }

    fn kept_environment(&self) -> &'static [&'static str] {
        &[]
    }
}

/// Bytes of address space that the process holds now.
fn address_space() -> io::Result<u64> {
    let pages = fs::read_to_string("/proc/self/statm")?;
    let pages: Option<u64> = pages.split(' ').next().and_then(|pages| pages.parse().ok());
    let pages = pages.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
    Ok(pages.saturating_mul(rustix::param::page_size() as u64))
}
