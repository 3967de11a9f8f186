//! The invariants of ARCHITECTURE.md that a machine can check, over the sources and the dependency tree.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hpug_tests::window::repository;
use serde_json::Value;

/// Crates of the programs, with the files that hold each one's sources.
const CRATES: &[(&str, &str)] = &[
    ("hpug-model", "src-tauri/model"),
    ("hpug-store", "src-tauri/store"),
    ("hpug-excel", "src-tauri/excel"),
    ("hpug-pdf", "src-tauri/pdf"),
    ("hpug-session", "src-tauri/session"),
    ("hpug-cli", "src-tauri/cli"),
    ("hpug-workbook", "src-tauri/shell"),
];

/// The arrows: what each crate may use of ours.
const ARROWS: &[(&str, &[&str])] = &[
    ("hpug-model", &[]),
    ("hpug-store", &["hpug-model"]),
    ("hpug-excel", &["hpug-model"]),
    ("hpug-pdf", &["hpug-model"]),
    ("hpug-session", &["hpug-model", "hpug-store", "hpug-excel", "hpug-pdf"]),
    ("hpug-cli", &["hpug-model", "hpug-excel", "hpug-pdf", "hpug-session"]),
    ("hpug-workbook", &["hpug-session", "hpug-excel", "hpug-model"]),
];

/// Crates that speak to a network, or bring what does.
const NETWORK: &[&str] = &[
    "reqwest",
    "hyper",
    "hyper-util",
    "ureq",
    "curl",
    "isahc",
    "surf",
    "attohttpc",
    "minreq",
    "h2",
    "h3",
    "quinn",
    "rustls",
    "native-tls",
    "openssl",
    "tungstenite",
    "tokio-tungstenite",
    "hickory-resolver",
    "trust-dns-resolver",
];

/// Licences whose terms the packages can meet.
const LICENCES: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "MPL-2.0",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
    "CC0-1.0",
    "0BSD",
    "ISC",
    "BSL-1.0",
    "blessing",
    "WTFPL",
    "OFL-1.1",
];

/// Systems the window is written for.
const SYSTEMS: &[&str] = &["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"];

const MOST_LINES: usize = 400;

#[test]
fn crates_follow_the_arrows() {
    let metadata = metadata();
    for (name, allowed) in ARROWS {
        let package = packages(&metadata).find(|package| package["name"] == *name);
        let package = package.unwrap_or_else(|| panic!("no crate {name}"));
        for used in of_ours(package) {
            assert!(allowed.contains(&used.as_str()), "{name} uses {used}; it may use {allowed:?}");
        }
    }
}

#[test]
fn only_the_shell_knows_tauri() {
    for (name, folder) in CRATES.iter().filter(|(name, _)| *name != "hpug-workbook") {
        assert_no_line(folder, "rs", name, |line| line.contains("tauri::") || line.contains("use tauri"));
    }
}

#[test]
fn only_the_store_holds_sql() {
    let statements = ["SELECT ", "INSERT INTO", "CREATE TABLE", "DELETE FROM", "UPDATE ", "PRAGMA "];
    for (name, folder) in CRATES.iter().filter(|(name, _)| *name != "hpug-store") {
        assert_no_line(folder, "rs", name, |line| {
            line.contains("rusqlite")
                || (line.contains('"') && statements.iter().any(|word| line.contains(word)))
        });
        assert!(files(folder, "sql").is_empty(), "{name} holds SQL files");
    }
}

#[test]
fn only_excel_knows_floating_point() {
    // The PDF's floats are places on paper, never figures.
    for (name, folder) in
        CRATES.iter().filter(|(name, _)| !["hpug-excel", "hpug-pdf", "hpug-workbook"].contains(name))
    {
        assert_no_line(folder, "rs", name, |line| words(line).any(|word| word == "f64" || word == "f32"));
    }
}

#[test]
fn the_model_reads_no_clock_and_no_file() {
    let outside = [
        "std::fs",
        "std::io",
        "std::net",
        "std::env",
        "std::process",
        "SystemTime",
        "Instant",
        "Utc::now",
        "Local::now",
    ];
    assert_no_line("src-tauri/model/src", "rs", "hpug-model", |line| {
        outside.iter().any(|name| line.contains(name))
    });
}

#[test]
fn only_the_interface_backend_imports_tauri() {
    for file in files("ui/src", "ts").into_iter().chain(files("ui/src", "svelte")) {
        if !file.components().any(|part| part.as_os_str() == "backend") {
            let text = read(&file);
            assert!(!text.contains("@tauri-apps/"), "{} imports @tauri-apps", file.display());
        }
    }
}

#[test]
fn nothing_can_open_a_network_connection() {
    for package in ["hpug-workbook", "hpug-cli"] {
        for system in SYSTEMS {
            let tree = cargo(&[
                "tree",
                "--package",
                package,
                "--target",
                system,
                "--edges",
                "normal,build",
                "--prefix",
                "none",
                "--format",
                "{p}",
            ]);
            for line in tree.lines() {
                let name = line.split(' ').next().unwrap_or_default();
                assert!(!NETWORK.contains(&name), "{package} for {system} depends on {line}");
            }
        }
    }
    for (name, folder) in CRATES {
        assert_no_line(folder, "rs", name, |line| {
            line.contains("std::net") || line.contains("TcpStream") || line.contains("UdpSocket")
        });
    }
}

#[test]
fn licences_can_be_met() {
    let metadata = metadata();
    for package in packages(&metadata) {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_allowed(licence), "{} {} is licensed '{licence}'", package["name"], package["version"]);
    }
}

#[test]
fn files_are_short_and_named_for_what_they_hold() {
    let vague = ["util", "utils", "helper", "helpers", "manager", "common", "misc"];
    for ending in ["rs", "ts", "svelte", "css", "py"] {
        for folder in ["src-tauri", "ui/src", "tests", "bench"] {
            for file in files(folder, ending) {
                let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
                assert!(!vague.contains(&stem), "{} is named for nothing in particular", file.display());
                let lines = read(&file).lines().count();
                assert!(lines <= MOST_LINES, "{} has {lines} lines; at most {MOST_LINES}", file.display());
            }
        }
    }
}

#[test]
fn the_window_may_call_only_its_own_commands() {
    let capability: Value =
        serde_json::from_str(&read(&repository().join("src-tauri/capabilities/window.json"))).expect("JSON");
    let permissions = capability["permissions"].as_array().expect("permissions");
    let build = read(&repository().join("src-tauri/shell/build.rs"));
    for permission in permissions {
        let permission = permission.as_str().unwrap_or_default();
        let command = permission.strip_prefix("allow-").unwrap_or(permission).replace('-', "_");
        assert!(build.contains(&format!("\"{command}\"")), "'{permission}' is no command of the shell's own");
    }
    let list = build.split_once("COMMANDS: &[&str] =").and_then(|(_, rest)| rest.split_once(';'));
    let commands = list.expect("the list of commands").0.matches('"').count() / 2;
    assert_eq!(permissions.len(), commands, "build.rs names commands that the window may not call");
}

fn is_allowed(licence: &str) -> bool {
    // "A OR B" may be met by either; "A AND B" and the old "A/B" as what they mean.
    let licence = licence.replace('/', " OR ").replace(['(', ')'], "");
    licence.split(" AND ").all(|both| both.split(" OR ").any(|one| LICENCES.contains(&one.trim())))
}

fn of_ours(package: &Value) -> Vec<String> {
    let dependencies = package["dependencies"].as_array().into_iter().flatten();
    dependencies
        .filter(|dependency| dependency["kind"] != "dev")
        .filter_map(|dependency| dependency["name"].as_str())
        .filter(|name| name.starts_with("hpug-"))
        .map(str::to_owned)
        .collect()
}

fn metadata() -> Value {
    serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--locked"])).expect("cargo's JSON")
}

fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().expect("packages").iter()
}

fn cargo(arguments: &[&str]) -> String {
    let run =
        Command::new(env!("CARGO")).args(arguments).current_dir(repository()).output().expect("cargo runs");
    assert!(run.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).expect("text")
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|character: char| !character.is_alphanumeric() && character != '_')
}

/// No line of code in `folder`, comments aside, is as `is_wrong` says.
fn assert_no_line(folder: &str, ending: &str, name: &str, is_wrong: impl Fn(&str) -> bool) {
    let found = files(folder, ending);
    assert!(!found.is_empty(), "{name} has no sources in {folder}");
    for file in found {
        for (number, line) in read(&file).lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            assert!(!is_wrong(code), "{}:{}: {line}", file.display(), number + 1);
        }
    }
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut open = vec![repository().join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() && entry.file_name() != "node_modules" && entry.file_name() != "target" {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
