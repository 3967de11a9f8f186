//! macOS. Untested. Limits on address space are not kept by the system; those on data, CPU time, files and core dumps are.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};

use super::Confine;

pub(in crate::child) const PLATFORM: MacOs = MacOs;

pub(in crate::child) struct MacOs;

impl Confine for MacOs {
    fn confine(&self, memory: u64) -> io::Result<()> {
        for (resource, most) in [(Resource::Data, memory), (Resource::Fsize, 0), (Resource::Core, 0)] {
            let most = getrlimit(resource).maximum.map_or(most, |hard| hard.min(most));
            setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
        }
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
        std::env::current_exe().unwrap_or_default()
    }

    fn kept_environment(&self) -> &'static [&'static str] {
        &[]
    }
}
