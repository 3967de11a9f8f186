//! What the programs are built of beside their own sources: no crate twice without a reason, and nothing in the page that is
//! under terms the packages can't meet or that speaks to a network.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use hpug_tests::data;
use hpug_tests::window::repository;
use serde::Deserialize;
use serde_json::Value;

/// Licences of what is compiled into the page.
const PAGE_LICENCES: &[&str] =
    &["MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "OFL-1.1"];

/// What a page speaks to a network with.
const CALLS: &[&str] =
    &["fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "RTCPeerConnection"];

#[derive(Deserialize)]
struct Reason {
    because: String,
    crates: Vec<String>,
}

#[test]
fn no_crate_is_there_twice_without_a_reason() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--workspace", "--duplicates", "--depth", "0", "--edges", "normal"])
        .args(["--target", "x86_64-unknown-linux-gnu", "--prefix", "none", "--format", "{p}"])
        .current_dir(repository())
        .output()
        .expect("cargo runs");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let tree = String::from_utf8(tree.stdout).expect("text");
    for line in tree.lines() {
        let mut words = line.split(' ');
        if let (Some(name), Some(version)) = (words.next(), words.next()) {
            versions.entry(name).or_default().insert(version);
        }
    }
    let twice: BTreeSet<&str> =
        versions.iter().filter(|(_, versions)| versions.len() > 1).map(|(name, _)| *name).collect();
    let text = std::fs::read_to_string(data::path("duplicates.json")).expect("the list of duplicates");
    let reasons: Vec<Reason> = serde_json::from_str(&text).expect("the list of duplicates");
    assert!(reasons.iter().all(|reason| reason.because.len() > 20), "a reason says why");
    let explained: BTreeSet<&str> =
        reasons.iter().flat_map(|reason| &reason.crates).map(String::as_str).collect();
    let unexplained: Vec<_> = twice.difference(&explained).collect();
    assert!(
        unexplained.is_empty(),
        "there twice, and tests/data/duplicates.json says not why: {unexplained:?}"
    );
    let gone: Vec<_> = explained.difference(&twice).collect();
    assert!(gone.is_empty(), "there once only; take them out of tests/data/duplicates.json: {gone:?}");
}

#[test]
fn what_is_compiled_into_the_page_is_under_terms_that_can_be_met() {
    let lock = std::fs::read_to_string(repository().join("ui/package-lock.json")).expect("the lock file");
    let lock: Value = serde_json::from_str(&lock).expect("JSON");
    let packages = lock["packages"].as_object().expect("packages");
    let is_tool = |one: &Value| one["dev"] == true || one["devOptional"] == true;
    let compiled = packages
        .iter()
        .filter(|(path, one)| !path.is_empty() && (!is_tool(one) || path.as_str() == "node_modules/svelte"));
    let mut seen = 0;
    for (path, one) in compiled {
        let licence = one["license"].as_str().unwrap_or_default();
        assert!(
            licence.split(" OR ").any(|licence| PAGE_LICENCES.contains(&licence)),
            "{path} is licensed '{licence}'"
        );
        seen += 1;
    }
    assert!(seen > 10, "only {seen} packages");
}

#[test]
fn the_page_calls_nothing_that_speaks_to_a_network() {
    let mut open = vec![repository().join("ui/src")];
    let mut seen = 0;
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the page").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let call = CALLS.iter().find(|call| text.contains(**call));
            assert!(call.is_none(), "{} holds {call:?}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 50, "only {seen} files");
}
