//! The window of the automation build, driven through WebKitWebDriver.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::{Value, json};

use super::group::{Group, children};
use super::http;
use super::keys::{self, Key};
use super::machine::Machine;
use super::wait::{try_until, until};

/// Changes a pixel that nobody sees until the picture is taken, for half a minute at most: drawn by the processor, a page at rest
/// gives no picture.
const STIR: &str = r#"
const stir = document.createElement('div');
stir.ariaHidden = 'true';
stir.style.cssText = 'position: fixed; left: 0; top: 0; width: 1px; height: 1px; pointer-events: none';
document.body.append(stir);
let left = 600;
const change = () => {
  stir.style.backgroundColor = `rgb(0 0 0 / ${left % 2 ? 0.01 : 0})`;
  if (left-- > 0 && stir.isConnected) setTimeout(change, 50);
};
window.stirred?.remove();
window.stirred = stir;
change()"#;

/// A window under a WebDriver's control.
pub struct Window {
    port: u16,
    session: String,
    driver: Group,
}

impl Window {
    /// Opens the program on `machine` and waits for its first page.
    pub fn open(machine: &Machine) -> Self {
        Self::open_program(machine, &super::build("automated"), &[])
    }

    /// The same for another build of it, with arguments.
    pub fn open_program(machine: &Machine, program: &Path, arguments: &[&str]) -> Self {
        let port = http::free_port();
        let driver = Group::start(
            machine
                .command("WebKitWebDriver")
                .arg(format!("--port={port}"))
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .env("HPUG_DRAWN_AS_SHIPPED", "1")
                .env("HPUG_PICKS", machine.picks())
                .env("HPUG_DROPS", machine.drops())
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        until("the WebDriver", || http::send(port, "GET", "/status", None));
        let wanted = json!({"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": {"binary": program, "args": arguments}}}});
        let answer = http::send(port, "POST", "/session", Some(&wanted)).expect("the WebDriver answers");
        let session = answer["value"]["sessionId"].as_str();
        let session = session.unwrap_or_else(|| panic!("no session: {answer}")).to_owned();
        let window = Self { port, session, driver };
        window.ready();
        until("the focus", || machine.display().activate());
        window
    }

    /// Waits until the page has been loaded and painted.
    pub fn ready(&self) {
        until("the page", || {
            match self.try_script(
                "return document.readyState === 'complete' && !!document.body.firstElementChild",
                &[],
            ) {
                Ok(Value::Bool(true)) => Ok(()),
                other => Err(format!("{other:?}")),
            }
        });
        self.painted();
    }

    /// Goes on with the fresh web view that a lock opens, once the old one is gone.
    pub fn follow(&self, old: &str) {
        let fresh = until("a fresh web view alone", || {
            let handles = self.try_send("GET", "/window/handles", None)?;
            match handles.as_array().map(Vec::as_slice) {
                Some([only]) if only != old => Ok(only.clone()),
                _ => Err(handles.to_string()),
            }
        });
        self.send("POST", "/window", Some(&json!({"handle": fresh})));
        // Keys that were held when the old one went would else count as held here.
        self.send("DELETE", "/actions", None);
        self.ready();
        // The driver forgets the key, but what drives the pages may hold it still: a press of its own lets go of it.
        self.press(&[Key::Control]);
    }

    /// The web view's handle, which changes with a lock.
    pub fn handle(&self) -> String {
        self.send("GET", "/window", None).as_str().expect("a handle").to_owned()
    }

    /// Looks until `look` gives something; keeps a picture named `failed` when it never does.
    pub fn until<T>(&self, what: &str, look: impl FnMut() -> Result<T, String>) -> T {
        try_until(look).unwrap_or_else(|last| {
            let picture = self.picture("failed");
            panic!("waited for {what}, in vain; last: {last}; the page looks like {}", picture.display())
        })
    }

    /// Kills the program at once, as a power cut would.
    pub fn kill(mut self) {
        self.driver.kill();
    }

    /// Closes the window as a person does and waits until the program has ended.
    pub fn close(self, machine: &Machine) {
        let running = self.process();
        // Ended but not yet waited for, its command line is empty.
        let line = format!("/proc/{running}/cmdline");
        machine.display().close_window(|| match std::fs::read(&line).is_ok_and(|line| !line.is_empty()) {
            true => Err(format!("process {running} still runs")),
            false => Ok(()),
        });
    }

    /// The program's process id.
    pub fn process(&self) -> u32 {
        let found = children(self.driver.id(), "automated");
        *found.first().expect("the driver has started the program")
    }

    /// Runs JavaScript in the page and returns its result.
    pub fn script(&self, source: &str, arguments: &[Value]) -> Value {
        self.try_script(source, arguments)
            .unwrap_or_else(|error| panic!("script failed: {error}\n{source:.400}"))
    }

    pub(super) fn try_script(&self, source: &str, arguments: &[Value]) -> Result<Value, String> {
        self.try_send("POST", "/execute/sync", Some(&json!({"script": source, "args": arguments})))
    }

    /// Runs JavaScript that calls its last argument when done.
    pub fn script_async(&self, source: &str, arguments: &[Value]) -> Value {
        self.send("POST", "/execute/async", Some(&json!({"script": source, "args": arguments})))
    }

    /// Waits for two animation frames, after which a picture shows what the page holds.
    pub fn painted(&self) {
        self.script_async(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))",
            &[],
        );
    }

    /// Types text into what has the focus.
    pub fn type_text(&self, text: &str) {
        let keys: Vec<Key> = text
            .chars()
            .map(|character| if character == '\n' { Key::Enter } else { Key::Char(character) })
            .collect();
        self.send("POST", "/actions", Some(&keys::strokes(&keys)));
    }

    /// Presses keys one after the other.
    pub fn press(&self, keys: &[Key]) {
        self.send("POST", "/actions", Some(&keys::strokes(keys)));
    }

    /// Presses keys together, e.g. Control and `l`.
    pub fn chord(&self, keys: &[Key]) {
        self.send("POST", "/actions", Some(&keys::chord(keys)));
    }

    /// Presses keys together that end the web view: it may be gone before they are released.
    pub fn last_chord(&self, keys: &[Key]) {
        match self.try_send("POST", "/actions", Some(&keys::chord(keys))) {
            Err(error) if !error.starts_with("no such window") => panic!("POST /actions: {error}"),
            _ => {}
        }
    }

    /// Keeps a picture of the page under `target/window/pictures` and returns its path.
    pub fn picture(&self, name: &str) -> PathBuf {
        use base64::Engine;
        self.painted();
        self.script(STIR, &[]);
        let data = self.send("GET", "/screenshot", None);
        self.script("window.stirred?.remove()", &[]);
        let data = data.as_str().expect("a picture");
        let bytes = base64::engine::general_purpose::STANDARD.decode(data).expect("base64");
        let folder = super::repository().join("target/window/pictures");
        std::fs::create_dir_all(&folder).expect("the folder of pictures");
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, bytes).expect("a picture on disk");
        file
    }

    pub(super) fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        self.try_send(method, path, body).unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    pub(super) fn try_send(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let path = format!("/session/{}{path}", self.session);
        let mut answer = http::send(self.port, method, &path, body)?;
        let value = answer["value"].take();
        match value["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", value["message"].as_str().unwrap_or_default())),
            None => Ok(value),
        }
    }
}
