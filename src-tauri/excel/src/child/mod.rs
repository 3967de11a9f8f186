//! Reading in a process of its own, so that a file that crashes, hangs or eats memory harms nothing but itself.
//!
//! The program starts itself again with a hidden argument. Such a reading process gets files on standard input and gives
//! JSON on standard output; it can open no file and no connection, knows no environment and lives under limits. One serves many files; after a
//! failure it is replaced.

mod confine;
mod frame;
mod pool;
mod process;
mod serve;
mod stop;

pub use pool::{Launch, Pool};
pub use serve::{Aside, Pages, serve_if_asked, serve_if_asked_with};
pub use stop::Stop;

use std::time::Duration;

/// The argument that makes the program a reading process.
const ARGUMENT: &str = "--reading-process";
/// Most memory that reading may take: 500 MB beyond what the program holds when it starts.
const MEMORY: u64 = 500 * 1024 * 1024;
/// Most CPU time for one file: 20 s.
const CPU_TIME: Duration = Duration::from_secs(20);
/// Most time for one file, waiting included: 40 s.
const TIME: Duration = Duration::from_secs(40);
/// How long a request to stop can go unseen while a file is being read: 50 ms.
const LOOK: Duration = Duration::from_millis(50);
