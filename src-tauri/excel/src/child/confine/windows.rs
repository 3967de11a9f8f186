//! Windows. Untested. A process can't limit itself there without a job object: the guards on files and the time that the
//! program waits are what limits reading.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::Confine;

pub(in crate::child) const PLATFORM: Windows = Windows;

pub(in crate::child) struct Windows;

impl Confine for Windows {
    fn confine(&self, _memory: u64) -> io::Result<()> {
        Ok(())
    }

    fn allow_cpu(&self, _time: Duration) -> io::Result<()> {
        Ok(())
    }

    fn own_program(&self) -> PathBuf {
        std::env::current_exe().unwrap_or_default()
    }

    fn kept_environment(&self) -> &'static [&'static str] {
        &["SystemRoot", "windir"]
    }
}
