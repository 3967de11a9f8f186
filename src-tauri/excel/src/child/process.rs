//! One reading process, seen from the program that started it.

use std::io::{self, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::confine::{Confine, PLATFORM};
use super::frame::{self, Request};
use super::pool::Launch;
use super::{LOOK, Stop};
use crate::read_error::{ReadError, ReaderFailure};
use crate::reading::{Reading, ReadingWire};

/// A running reading process; ends with this value.
pub(super) struct Process {
    child: Child,
    jobs: Sender<Job>,
    replies: Receiver<io::Result<Vec<u8>>>,
}

struct Job {
    header: Vec<u8>,
    file: Arc<[u8]>,
}

impl Process {
    /// Starts a process with no environment but what the platform needs, and nowhere to write messages to.
    pub(super) fn start(launch: &Launch) -> io::Result<Process> {
        let kept =
            PLATFORM.kept_environment().iter().filter_map(|name| Some((name, std::env::var_os(name)?)));
        let mut child = Command::new(&launch.program)
            .args(&launch.arguments)
            .env_clear()
            .envs(kept)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (jobs, taken) = channel();
        let (replied, replies) = channel();
        thread::Builder::new()
            .name("reading process".to_owned())
            .spawn(move || converse(to, from, &taken, &replied))?;
        Ok(Process { child, jobs, replies })
    }

    /// Has a file read. After an error other than one about the file itself the process must not be used again.
    pub(super) fn read(
        &mut self,
        launch: &Launch,
        file: Arc<[u8]>,
        request: &Request,
        stop: &Stop,
    ) -> Outcome {
        let failed = |failure| Outcome::Failed(ReadError::Reader { failure });
        let reply = match self.ask(launch, file, request, stop) {
            Ok(reply) => reply,
            Err(error) => return Outcome::Failed(error),
        };
        match serde_json::from_slice::<Result<ReadingWire, ReadError>>(&reply) {
            Ok(Err(error)) => Outcome::Answered(Err(error)),
            Ok(Ok(wire)) => match wire.into_reading() {
                Some(reading) => Outcome::Answered(Ok(Box::new(reading))),
                None => failed(ReaderFailure::Unintelligible),
            },
            Err(_) => failed(ReaderFailure::Unintelligible),
        }
    }

    /// Sends a request and gives the answer's bytes. After an error the process must not be used again.
    pub(super) fn ask(
        &mut self,
        launch: &Launch,
        file: Arc<[u8]>,
        request: &Request,
        stop: &Stop,
    ) -> Result<Vec<u8>, ReadError> {
        let failed = |failure| Err(ReadError::Reader { failure });
        let Ok(header) = serde_json::to_vec(request) else {
            return failed(ReaderFailure::Unintelligible);
        };
        if self.jobs.send(Job { header, file }).is_err() {
            return failed(ReaderFailure::Ended);
        }
        self.reply(launch.time, stop)
    }

    /// Waits for the answer, looking now and then whether it is still wanted.
    fn reply(&self, time: Duration, stop: &Stop) -> Result<Vec<u8>, ReadError> {
        let failed = |failure| Err(ReadError::Reader { failure });
        let mut left = time;
        loop {
            let look = LOOK.min(left);
            match self.replies.recv_timeout(look) {
                Ok(Ok(reply)) => return Ok(reply),
                Ok(Err(error)) if error.kind() == io::ErrorKind::InvalidData => {
                    return failed(ReaderFailure::Unintelligible);
                }
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return failed(ReaderFailure::Ended),
                Err(RecvTimeoutError::Timeout) if stop.is_asked() => return Err(ReadError::Stopped),
                Err(RecvTimeoutError::Timeout) => left -= look,
            }
            if left.is_zero() {
                return failed(ReaderFailure::TimedOut);
            }
        }
    }
}

/// What became of a request.
pub(super) enum Outcome {
    /// The process answered and can be used again.
    Answered(Result<Box<Reading>, ReadError>),
    /// It did not, and must be replaced.
    Failed(ReadError),
}

/// Writes requests and reads replies, so that neither can block the thread that waits.
fn converse(
    mut to: ChildStdin,
    from: ChildStdout,
    jobs: &Receiver<Job>,
    replies: &Sender<io::Result<Vec<u8>>>,
) {
    let mut from = BufReader::new(from);
    for job in jobs {
        let sent = frame::write(&mut to, &job.header)
            .and_then(|()| frame::write(&mut to, &job.file))
            .and_then(|()| to.flush());
        let reply =
            sent.and_then(|()| frame::read(&mut from)?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into()));
        let failed = reply.is_err();
        if replies.send(reply).is_err() || failed {
            return;
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A process that has ended already can't be killed, and that is as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
