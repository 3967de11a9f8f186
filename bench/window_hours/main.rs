//! Memory of the window's processes over a working day, in the real window over the real core.
//!
//! Usage: `window-hours AUTOMATED SHIPPED STORE [ROUNDS [LOCKS]]`: the two builds of the window, and a store as
//! bench/editing.rs leaves it. Two parts, each over a copy of the store: rounds of work without a lock in between, by the
//! build with automation; then locks, with little work in between, by the build that is shipped, for only that one gives
//! each web view a context of its own. It ends with 1 where the program or its web view holds more and more.

mod locks;
mod taken;
mod work;

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use hpug_tests::window::Machine;
use taken::Taken;

/// The passphrase of the store that bench/editing.rs makes, and its plan.
const PASSPHRASE: &str = "blue kettle hums softly";
const PLAN: &str = "Lakeside Health Plan";

/// Rounds of work, and locks, without being told otherwise: a round each three minutes of eight hours, a lock each eight.
const ROUNDS: usize = 150;
const LOCKS: usize = 60;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut path =
        || arguments.next().map(PathBuf::from).ok_or("usage: window-hours AUTOMATED SHIPPED STORE");
    let (automated, shipped, store) = (path()?, path()?, path()?);
    let mut count = |usual| arguments.next().map_or(Ok(usual), |count| count.parse());
    let (rounds, locks) = (count(ROUNDS)?, count(LOCKS)?);
    let mut flat = true;
    if rounds > 0 {
        flat &= told(
            &format!("{rounds} rounds of work"),
            &copied(&store, |machine, store| work::day(machine, &automated, store, rounds))?,
        )?;
    }
    if locks > 0 {
        flat &= told(
            &format!("{locks} locks"),
            &copied(&store, |machine, store| locks::day(machine, &shipped, store, locks))?,
        )?;
    }
    Ok(if flat { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Something done on an empty machine to a copy of the store.
fn copied<T>(store: &Path, work: impl FnOnce(&Machine, &Path) -> T) -> std::io::Result<T> {
    let machine = Machine::new();
    let copy = machine.home().join("Documents").join("Lakeside.hpug");
    std::fs::copy(store, &copy)?;
    Ok(work(&machine, &copy))
}

/// Prints what was taken; whether it stayed flat.
fn told(what: &str, taken: &[(&str, Taken)]) -> std::io::Result<bool> {
    let mut out = std::io::stdout();
    writeln!(out, "{what}")?;
    for (of, taken) in taken {
        writeln!(out, "  {of}: {taken}")?;
    }
    Ok(taken.iter().all(|(_, taken)| taken.is_flat()))
}
