//! Times an edit and a full recheck of a report: `recheck ANSWERS.json` prints `{"median_us": …, "worst_us": …}` of processor
//! time.
#![allow(clippy::print_stdout)]

use chrono::NaiveDate;
use hpug_model::checks::{Context, check};
use hpug_model::values::Value;
use hpug_model::{Address, Report};
use rust_decimal::Decimal;
use rustix::time::{ClockId, clock_gettime};

const TIMES: u32 = 2_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("recheck ANSWERS.json")?;
    let mut report = Report::from_json(&std::fs::read_to_string(path)?)?;
    let today = NaiveDate::from_ymd_opt(2026, 2, 15).ok_or("a day")?;
    let edited = Address::from("D.1/medicaid/current/percent");
    let mut taken = Vec::new();
    let mut findings = 0;
    for time in 0..TIMES {
        let start = spent();
        report.set(edited.clone(), Some(Value::number(Decimal::new(i64::from(400 + time % 100), 1))));
        findings += check(&report, &Context::on(today)).len();
        taken.push(spent() - start);
    }
    taken.sort_unstable();
    let micros = |nanos: i64| Decimal::new(nanos, 3);
    let (median, worst) = (taken[taken.len() / 2], taken[taken.len() - 1]);
    println!(
        "{{\"median_us\": {}, \"worst_us\": {}, \"findings\": {findings}}}",
        micros(median),
        micros(worst)
    );
    Ok(())
}

/// Nanoseconds of processor time so far.
fn spent() -> i64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    now.tv_sec * 1_000_000_000 + now.tv_nsec
}
