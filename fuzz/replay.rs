//! Every seed and every input that once made a parser fail, given to its parser again.

mod targets;

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn seeds_and_past_failures_end_with_a_value_or_an_error() {
    let mut ran = 0;
    for target in targets::ALL {
        let files = inputs(target.name);
        assert!(!files.is_empty(), "{} has no seed", target.name);
        for file in files {
            let bytes = fs::read(&file).expect("an input can be read");
            let ended = std::panic::catch_unwind(|| (target.run)(&bytes));
            assert!(ended.is_ok(), "{} fails on {}", target.name, file.display());
            ran += 1;
        }
    }
    assert!(ran > targets::ALL.len(), "{ran} inputs");
}

#[test]
fn every_folder_of_inputs_has_a_target() {
    for kind in ["seeds", "failures"] {
        let Ok(folders) = fs::read_dir(folder().join(kind)) else { continue };
        for folder in folders {
            let name = folder.expect("a folder").file_name();
            assert!(targets::ALL.iter().any(|target| name == target.name), "{name:?} is no target");
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz")
}

fn inputs(target: &str) -> Vec<PathBuf> {
    let of = |kind: &str| fs::read_dir(folder().join(kind).join(target)).into_iter().flatten();
    let mut files: Vec<PathBuf> =
        ["seeds", "failures"].into_iter().flat_map(of).map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}
