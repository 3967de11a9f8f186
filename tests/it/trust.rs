//! `docs/trust.md` names tests; each of them is there, and no class of defects is left out.

use std::collections::BTreeSet;
use std::path::Path;

/// Classes of defects that the page answers.
const CLASSES: usize = 33;

fn sources(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !matches!(name.as_str(), "target" | "node_modules" | "dist" | "data") {
            sources(&path, text);
        } else if name.ends_with(".rs") || name.ends_with(".test.ts") {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn the_tests_that_the_page_on_trust_names_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let page = std::fs::read_to_string(root.join("docs/trust.md")).unwrap();
    let mut text = String::new();
    for folder in ["src-tauri", "tests", "ui/tests"] {
        sources(&root.join(folder), &mut text);
    }
    let rows: Vec<Vec<&str>> = page
        .lines()
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>())
        .filter(|cells| cells.len() == 4 && cells[0].parse::<usize>().is_ok())
        .collect();
    let numbers: BTreeSet<usize> = rows.iter().map(|cells| cells[0].parse().unwrap()).collect();
    assert_eq!(numbers, (1..=CLASSES).collect());
    let is_there = |name: &str| {
        let rust = !name.contains(' ') && text.contains(&format!("fn {name}("))
            || text.contains(&format!("(\"{name}\","));
        rust || text.contains(&format!("test('{name}'"))
    };
    for cells in rows {
        let named: Vec<&str> = cells[3].split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "class {} names no test", cells[0]);
        for name in named {
            assert!(is_there(name), "class {}: there is no test `{name}`", cells[0]);
        }
    }
}
