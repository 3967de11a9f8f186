//! Reading processes: they read what reading in this process reads, harm nothing but themselves, and leave nothing behind.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use hpug_excel::child::{Launch, Pool, Stop, serve_if_asked};
use hpug_excel::{ReadError, ReaderFailure, read, read_here, read_protected};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    serve_if_asked();
    let trials = vec![
        Trial::test("a_process_reads_what_this_process_reads", same_as_here),
        Trial::test("damaged_copies_of_old_workbooks_end_in_a_result", mutated_binaries),
        Trial::test("a_process_that_ends_is_an_error_and_is_replaced", replaced),
        Trial::test("a_process_that_hangs_is_ended", hangs),
        Trial::test("a_process_that_is_no_longer_wanted_is_ended", stopped),
        Trial::test("an_answer_that_is_none_is_an_error", unintelligible),
        Trial::test("a_program_that_is_missing_is_an_error", missing),
        Trial::test("a_process_has_limits_no_environment_and_ends_with_its_pool", confined),
        Trial::test("a_protected_file_opens_with_its_password", protected),
        Trial::test("a_file_above_the_limit_starts_no_process", too_large),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

type Tested = Result<(), Failed>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/workbooks")
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap()
}

/// A shell script in place of the program; `$0` is this test program.
fn script(text: &str) -> Launch {
    let own = std::env::current_exe().unwrap();
    let arguments: [OsString; 3] = ["-c".into(), text.into(), own.into()];
    Launch { program: "/bin/sh".into(), arguments: arguments.into(), time: Duration::from_secs(60) }
}

fn failure(error: Result<hpug_excel::Reading, ReadError>) -> ReaderFailure {
    match error {
        Err(ReadError::Reader { failure }) => failure,
        other => panic!("expected a failure of the reading process, got {other:?}"),
    }
}

fn same_as_here() -> Tested {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| !file.to_str().unwrap().ends_with(".json"));
    files.sort();
    let pool = Pool::default();
    let results = pool.each(&files, |file| {
        let bytes = fs::read(file).unwrap();
        let name = file.file_name().unwrap().to_str().unwrap();
        (read_here(&bytes, name), read(&bytes, name, &pool))
    });
    assert!(results.len() > 70);
    for (file, (here, there)) in files.iter().zip(results) {
        assert_eq!(here, there, "{}", file.display());
    }
    Ok(())
}

/// Copies with bytes changed, cut and doubled: whatever calamine makes of them, there is a result for each.
fn mutated_binaries() -> Tested {
    let pool = Pool::default();
    let mut copies = Vec::new();
    for name in ["points-libreoffice-xls.xls", "points-libreoffice-ods.ods"] {
        let whole = sample(name);
        for step in 1..40_usize {
            let mut copy = whole.clone();
            let at = copy.len() * step / 40;
            for (offset, byte) in copy[at..].iter_mut().take(step).enumerate() {
                *byte = byte.wrapping_add(37).rotate_left(offset as u32 % 8);
            }
            copies.push(copy);
            copies.push(whole[..at].to_vec());
        }
    }
    let results =
        pool.each(&copies, |copy| pool.read(copy, "copy").map(|reading| reading.report.answers.len()));
    assert_eq!(results.len(), copies.len());
    assert!(results.iter().any(Result::is_err), "no copy was damaged enough");
    let after = pool.read(&sample("points.xlsx"), "points.xlsx").map(|reading| reading.report.answers.len());
    assert!(after.is_ok_and(|answers| answers > 150));
    Ok(())
}

fn replaced() -> Tested {
    let folder = tempfile::tempdir().unwrap();
    let flag = folder.path().join("started");
    let text =
        format!("if [ -e '{0}' ]; then exec \"$0\" --reading-process; fi; : > '{0}'; exit 1", flag.display());
    let pool = Pool::new(script(&text));
    assert_eq!(failure(pool.read(&sample("points.xlsx"), "a.xlsx")), ReaderFailure::Ended);
    assert!(pool.read(&sample("points.xlsx"), "b.xlsx").is_ok());
    assert!(pool.read(&sample("blank.xlsx"), "c.xlsx").is_ok());
    Ok(())
}

fn hangs() -> Tested {
    let pool = Pool::new(Launch {
        time: Duration::from_millis(300),
        ..script("read line; while :; do read line < /dev/zero; done")
    });
    assert_eq!(failure(pool.read(&sample("points.xlsx"), "a.xlsx")), ReaderFailure::TimedOut);
    Ok(())
}

fn stopped() -> Tested {
    let folder = tempfile::tempdir().unwrap();
    let begun = folder.path().join("begun");
    let text = format!("echo $$ > '{}'; while :; do read line < /dev/zero; done", begun.display());
    let pool = Pool::new(script(&text));
    let stop = Stop::new();
    let error = std::thread::scope(|scope| {
        let reading = scope.spawn(|| pool.read_until(&sample("points.xlsx"), "a.xlsx", &stop));
        while !fs::read_to_string(&begun).is_ok_and(|id| id.ends_with('\n')) {
            std::thread::yield_now();
        }
        stop.ask();
        reading.join().unwrap()
    });
    assert_eq!(error, Err(ReadError::Stopped));
    let process = Path::new("/proc").join(fs::read_to_string(&begun).unwrap().trim());
    assert!(!process.exists(), "the process is still there");
    assert_eq!(pool.read_until(b"x", "b.xlsx", &stop), Err(ReadError::Stopped), "nor is one started");
    Ok(())
}

fn unintelligible() -> Tested {
    let echo = Pool::new(Launch {
        program: "/bin/cat".into(),
        arguments: Vec::new(),
        time: Duration::from_secs(60),
    });
    assert_eq!(failure(echo.read(&sample("points.xlsx"), "a.xlsx")), ReaderFailure::Unintelligible);
    let endless = Pool::new(script("while :; do echo yyyyyyyyyyyyyyyyyyyyyyy || exit; done"));
    assert_eq!(failure(endless.read(b"short", "a.xlsx")), ReaderFailure::Unintelligible);
    Ok(())
}

fn missing() -> Tested {
    let pool = Pool::new(Launch::program("/nowhere/at/all".into()));
    for _ in 0..5 {
        assert_eq!(failure(pool.read(&sample("points.xlsx"), "a.xlsx")), ReaderFailure::NotStarted);
    }
    Ok(())
}

fn confined() -> Tested {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pid");
    let text = format!("echo $$ > '{}'; exec \"$0\" --reading-process", file.display());
    let pool = Pool::new(script(&text));
    assert!(pool.read(&sample("points.xlsx"), "a.xlsx").is_ok());
    let process = Path::new("/proc").join(fs::read_to_string(&file).unwrap().trim());
    let limits = fs::read_to_string(process.join("limits")).unwrap();
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        line[name.len()..].split_whitespace().next().unwrap().parse::<u64>().unwrap()
    };
    assert_eq!((limit("Max file size"), limit("Max core file size")), (0, 0));
    // 500 MB beyond the few that the program itself takes.
    assert!((500 << 20..900 << 20).contains(&limit("Max address space")), "{limits}");
    assert!((20..60).contains(&limit("Max cpu time")), "{limits}");
    let status = fs::read_to_string(process.join("status")).unwrap();
    assert!(status.lines().any(|line| line == "Seccomp:\t2"), "its calls are filtered: {status}");
    let environment = fs::read_to_string(process.join("environ")).unwrap();
    assert!(!environment.contains("CARGO") && !environment.contains("HOME"), "{environment}");
    drop(pool);
    assert!(!process.exists(), "the process is still there");
    Ok(())
}

fn protected() -> Tested {
    let pool = Pool::default();
    let file = sample("wrong-encrypted.xlsx");
    let answers =
        |reading: Result<hpug_excel::Reading, ReadError>| reading.map(|reading| reading.report.answers.len());
    assert_eq!(answers(pool.read(&file, "a.xlsx")), Err(ReadError::Encrypted));
    assert_eq!(answers(read_protected(&file, "a.xlsx", "Lakeside", &pool)), Err(ReadError::WrongPassword));
    assert!(answers(read_protected(&file, "a.xlsx", "lakeside", &pool)).is_ok_and(|count| count > 150));
    assert!(answers(read_protected(&sample("points.xlsx"), "a.xlsx", "lakeside", &pool)).is_ok());
    Ok(())
}

fn too_large() -> Tested {
    let pool = Pool::new(Launch::program("/nowhere/at/all".into()));
    let error = pool.read(&vec![0; 20 * 1024 * 1024 + 1], "a.xlsx");
    assert!(matches!(error, Err(ReadError::TooLarge { .. })), "{error:?}");
    Ok(())
}
