//! Driving the real window under Xvfb: by WebDriver with the automation build, by X keys with the shipped one.

mod automated;
mod display;
mod find;
mod group;
mod http;
mod keys;
mod machine;
mod page;
mod screen;
mod shipped;
mod wait;

pub use automated::Window;
pub use find::Element;
pub use group::{Group, break_down, children};
pub use keys::Key;
pub use machine::Machine;
pub use shipped::{Shipped, Trace, files_with, internet_calls};
pub use wait::until;

use std::path::PathBuf;

/// The repository's top folder.
pub fn repository() -> PathBuf {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    tests.parent().map(PathBuf::from).unwrap_or(tests)
}

/// Where the two builds of the window lie; `scripts/test-window` makes them.
pub fn build(name: &str) -> PathBuf {
    let path = repository().join("target/window").join(name);
    assert!(path.is_file(), "{} is missing: scripts/test-window builds it", path.display());
    path
}
