//! As many reading processes as there are cores, started when they are needed.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::confine::{Confine, PLATFORM};
use super::frame::Request;
use super::process::{Outcome, Process};
use super::{ARGUMENT, LOOK, Stop, TIME};
use crate::guard::MAX_FILE;
use crate::read_error::{ReadError, ReaderFailure};
use crate::reading::Reading;

/// How a reading process is started.
#[derive(Clone, Debug)]
pub struct Launch {
    /// The program, which calls [`serve_if_asked`](super::serve_if_asked) first.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// Most time for one file.
    pub time: Duration,
}

impl Launch {
    /// Starts this very program again, with 40 s for a file.
    pub fn own_program() -> Launch {
        Launch::program(PLATFORM.own_program())
    }

    /// Starts another program that can read, with 40 s for a file.
    pub fn program(program: PathBuf) -> Launch {
        Launch { program, arguments: vec![ARGUMENT.into()], time: TIME }
    }
}

/// Reading processes, shared by any number of threads. All of them end with this value.
pub struct Pool {
    launch: Launch,
    most: usize,
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Default)]
struct State {
    idle: Vec<Process>,
    busy: usize,
}

impl Default for Pool {
    fn default() -> Pool {
        Pool::new(Launch::own_program())
    }
}

impl Pool {
    /// A pool of at most as many processes as there are cores; none is started yet.
    pub fn new(launch: Launch) -> Pool {
        let most = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        Pool { launch, most, state: Mutex::default(), freed: Condvar::new() }
    }

    /// Reads a received workbook in a reading process; waits while all of them are busy. `name` is the file's name.
    ///
    /// Limits: 20 MB of file; 500 MB of memory, 20 s of CPU time and 40 s in all for reading.
    ///
    /// # Errors
    /// `TooLarge` before anything is started; whatever is wrong with the file; `Reader` where the process ended, took too
    /// long, could not be started or gave no usable answer. The next file gets a fresh process then.
    pub fn read(&self, file: &[u8], name: &str) -> Result<Reading, ReadError> {
        self.read_protected(file, name, None)
    }

    /// As [`Pool::read`], until somebody asks for it to stop: the reading process is then ended within 50 ms.
    ///
    /// # Errors
    /// As [`Pool::read`], and `Stopped`.
    pub fn read_until(&self, file: &[u8], name: &str, stop: &Stop) -> Result<Reading, ReadError> {
        self.read_with(file, name, None, stop)
    }

    /// As [`Pool::read_until`], with the password that the file may need; it is passed on through the pipe and nowhere
    /// else.
    ///
    /// # Errors
    /// As [`Pool::read_until`], and `WrongPassword`.
    pub fn read_protected_until(
        &self,
        file: &[u8],
        name: &str,
        password: &str,
        stop: &Stop,
    ) -> Result<Reading, ReadError> {
        self.read_with(file, name, Some(password), stop)
    }

    /// Reads a received workbook, opening it with a password where it is protected and one is given.
    pub(crate) fn read_protected(
        &self,
        file: &[u8],
        name: &str,
        password: Option<&str>,
    ) -> Result<Reading, ReadError> {
        self.read_with(file, name, password, &Stop::new())
    }

    fn read_with(
        &self,
        file: &[u8],
        name: &str,
        password: Option<&str>,
        stop: &Stop,
    ) -> Result<Reading, ReadError> {
        let bytes = file.len() as u64;
        if bytes > MAX_FILE {
            return Err(ReadError::TooLarge { bytes, limit: MAX_FILE });
        }
        let mut process = self.process(stop)?;
        let request = Request { name: name.to_owned(), password: password.map(str::to_owned), aside: false };
        match process.read(&self.launch, Arc::from(file), &request, stop) {
            Outcome::Answered(answer) => {
                self.put_back(Some(process));
                answer.map(|reading| *reading)
            }
            Outcome::Failed(error) => {
                drop(process);
                self.put_back(None);
                Err(error)
            }
        }
    }

    /// Hands bytes that are no workbook to a reading process, whose program calls
    /// [`serve_if_asked_with`](super::serve_if_asked_with), and gives its answer; the same limits hold.
    ///
    /// # Errors
    /// `Reader` where the process ended, took too long or could not be started; `Stopped`.
    pub fn aside(&self, bytes: &[u8], stop: &Stop) -> Result<Vec<u8>, ReadError> {
        let mut process = self.process(stop)?;
        let request = Request { name: String::new(), password: None, aside: true };
        let answer = process.ask(&self.launch, Arc::from(bytes), &request, stop);
        self.put_back(answer.is_ok().then_some(process));
        answer
    }

    /// An idle process or a fresh one.
    fn process(&self, stop: &Stop) -> Result<Process, ReadError> {
        match self.take(stop)? {
            Some(process) => Ok(process),
            None => Process::start(&self.launch).map_err(|_| {
                self.put_back(None);
                ReadError::Reader { failure: ReaderFailure::NotStarted }
            }),
        }
    }

    /// Does something for each item, as many at a time as there are reading processes, and gives the results in the order
    /// of the items. Where the system starts no further thread, those that there are do it all.
    pub fn each<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        let next = AtomicUsize::new(0);
        let take = || {
            let mut done = Vec::new();
            while let Some((at, item)) =
                Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, items.get(at)?)))
            {
                done.push((at, work(item)));
            }
            done
        };
        let mut done: Vec<(usize, R)> = thread::scope(|scope| {
            let start = |_| thread::Builder::new().spawn_scoped(scope, take).ok();
            let others: Vec<_> = (1..self.most.min(items.len())).map_while(start).collect();
            let mut done = take();
            for other in others {
                match other.join() {
                    Ok(more) => done.extend(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            done
        });
        done.sort_by_key(|(at, _)| *at);
        done.into_iter().map(|(_, result)| result).collect()
    }

    /// An idle process, or leave to start one.
    fn take(&self, stop: &Stop) -> Result<Option<Process>, ReadError> {
        let mut state = self.state();
        while state.busy >= self.most && !stop.is_asked() {
            state = self.freed.wait_timeout(state, LOOK).unwrap_or_else(PoisonError::into_inner).0;
        }
        if stop.is_asked() {
            return Err(ReadError::Stopped);
        }
        state.busy += 1;
        Ok(state.idle.pop())
    }

    fn put_back(&self, process: Option<Process>) {
        let mut state = self.state();
        state.busy -= 1;
        state.idle.extend(process);
        drop(state);
        self.freed.notify_one();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
