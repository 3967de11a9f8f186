//! Puts every form file of `src-tauri/forms` into the program, so that a form or an edition is a file and no code.
//!
//! Of a file only the lines before its first table are looked at, and as text: one with a mistake is refused when its form is
//! asked for, with the line and the reason.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// Order of the forms that say no place.
const LAST: u32 = u32::MAX;

/// What the first lines of a form file say.
struct FormFile {
    name: String,
    path: String,
    extends: Option<String>,
    place: Option<u32>,
}

impl FormFile {
    /// None for a file that has no edition: a list of something else.
    fn of(path: &Path) -> Result<Option<FormFile>, Box<dyn Error>> {
        let text = fs::read_to_string(path)?;
        let head: Vec<&str> = text.lines().take_while(|line| !line.starts_with('[')).collect();
        let value = |key: &str| {
            let line = head.iter().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='));
            line.map(|value| value.trim().trim_matches('"').to_owned())
        };
        if value("edition").is_none() {
            return Ok(None);
        }
        Ok(Some(FormFile {
            name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            path: path.to_string_lossy().into_owned(),
            extends: value("extends").map(|id| format!("{id}.toml")),
            place: value("place").and_then(|place| place.parse().ok()),
        }))
    }

    /// The place of the form that it goes back to, then how many editions lie between, so that each stands behind what it
    /// extends.
    fn rank(&self, files: &[FormFile]) -> (u32, String, usize, String) {
        let (mut first, mut between) = (self, 0);
        while let Some(base) = files.iter().find(|file| first.extends.as_ref() == Some(&file.name)) {
            first = base;
            between += 1;
            // Files that extend each other are refused later, with the reason.
            if between > files.len() {
                break;
            }
        }
        (first.place.unwrap_or(LAST), first.name.clone(), between, self.name.clone())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../forms").canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            files.extend(FormFile::of(&path)?);
        }
    }
    let mut ranked: Vec<_> = files.iter().map(|file| (file.rank(&files), file)).collect();
    ranked.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut code = format!("static LISTED: [Listed; {}] = [\n", ranked.len());
    for (_, file) in ranked {
        code.push_str(&format!("    listed({:?}, include_str!({:?})),\n", file.name, file.path));
    }
    code.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("forms.rs"), code)?;
    Ok(())
}
