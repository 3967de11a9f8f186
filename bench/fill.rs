//! Times reading and filling a host's workbook in memory: `fill HOST.xlsx ANSWERS.json` prints
//! `{"read_ms": …, "fill_ms": …}`, medians of processor time.
#![allow(clippy::print_stdout)]

use std::error::Error;

use hpug_excel::fill::{Answers, fill};
use hpug_excel::read_here;
use hpug_model::Report;
use rustix::time::{ClockId, clock_gettime};

const TIMES: usize = 101;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(host), Some(answers)) = (arguments.next(), arguments.next()) else {
        return Err("fill HOST.xlsx ANSWERS.json".into());
    };
    let host = std::fs::read(host)?;
    let report = Report::from_json(&std::fs::read_to_string(answers)?)?;
    let cleared = Vec::new().into_iter().collect();
    let (mut reads, mut fills) = (Vec::new(), Vec::new());
    let mut bytes = 0;
    for _ in 0..TIMES {
        let start = spent();
        let reading = read_here(&host, "host.xlsx")?;
        reads.push(spent() - start);
        let start = spent();
        bytes += fill(&host, &reading, &Answers { report: &report, cleared: &cleared })?.bytes.len();
        fills.push(spent() - start);
    }
    println!("{{\"read_ms\": {}, \"fill_ms\": {}, \"bytes\": {bytes}}}", median(reads), median(fills));
    Ok(())
}

/// Microseconds of processor time so far.
fn spent() -> i64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    now.tv_sec * 1_000_000 + now.tv_nsec / 1_000
}

/// Milliseconds with three decimals.
fn median(mut taken: Vec<i64>) -> String {
    taken.sort_unstable();
    let micros = taken[taken.len() / 2];
    format!("{}.{:03}", micros / 1000, micros % 1000)
}
