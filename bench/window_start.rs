//! Measures the time from starting a program to its painted page, for the window and for an empty one, turn by turn.
//!
//! Usage: `window-start WINDOW EMPTY [ROUNDS]`, each a program. Prints `{"window_ms": …, "empty_ms": …}`, medians.

use std::error::Error;
use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use hpug_tests::window::{Group, Machine};

const PAUSE: Duration = Duration::from_millis(1);
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [window, empty, rest @ ..] = arguments.as_slice() else {
        return Err("usage: window-start WINDOW EMPTY [ROUNDS]".into());
    };
    let rounds = rest.first().map_or(Ok(7), |text| text.parse())?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first round fills the system's caches and doesn't count.
    for round in 0..=rounds {
        let pair = (painted(empty)?, painted(window)?);
        if round > 0 {
            theirs.push(pair.0);
            ours.push(pair.1);
        }
    }
    let (ours, theirs) = (median(&mut ours)?, median(&mut theirs)?);
    let (window, empty) = (ours.as_millis(), theirs.as_millis());
    writeln!(std::io::stdout(), "{{\"window_ms\": {window}, \"empty_ms\": {empty}}}")?;
    Ok(())
}

/// The time until `program`, on an empty machine, has painted its page.
fn painted(program: &str) -> Result<Duration, Box<dyn Error>> {
    let machine = Machine::new();
    let start = Instant::now();
    let _group = Group::start(machine.command(program).stdout(Stdio::null()).stderr(Stdio::null()));
    while !machine.display().is_painted() {
        if start.elapsed() > PATIENCE {
            return Err(format!("{program} painted nothing in {PATIENCE:?}").into());
        }
        std::thread::park_timeout(PAUSE);
    }
    Ok(start.elapsed())
}

fn median(times: &mut [Duration]) -> Result<Duration, Box<dyn Error>> {
    times.sort();
    times.get(times.len() / 2).copied().ok_or_else(|| "no round was measured".into())
}
