//! Times what a person at the editor waits for, in the real window over the real core, with keys as a person presses them.
//!
//! Usage: `window-editing WINDOW STORE`: the window's build with automation, and a store as bench/editing.rs leaves it. Prints
//! `{"cell_ms": […], "edit_ms": […], "open_ms": […], "frame_ms": […], "bare_ms": […], "bare_frame_ms": […]}`.
//!
//! Each time is taken in the page: from the moment the key's event is stamped to the first moment after the frame in which
//! the value stands in its cell, and to that after which the findings are shown too and the foot says that it is saved. Frames are those of the section while it is scrolled
//! up and down. The bare times are what the machine takes by itself: a key after which one word of the same page changes, and
//! frames with no more than that.

use std::error::Error;
use std::io::Write;
use std::path::Path;

use hpug_tests::window::{Key, Machine, Window};
use serde_json::{Value, json};

/// The passphrase of the store that bench/editing.rs makes, its plan, and the largest section with its first cell.
const PASSPHRASE: &str = "blue kettle hums softly";
const PLAN: &str = "Lakeside Health Plan";
const SECTION: &str = "B · Centers of excellence";
const FIRST: &str = "B.bariatric/current/all";
const EDITS: usize = 100;
const OPENINGS: usize = 20;
/// Cells typed one below the other before the first is typed over again.
const COLUMN: usize = 9;
const FRAMES: usize = 120;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [program, store] = arguments.as_slice() else {
        return Err("usage: window-editing WINDOW STORE".into());
    };
    let machine = Machine::new();
    let window = Window::open_program(&machine, Path::new(program), &[store]);
    window.field("Passphrase").fill(PASSPHRASE);
    window.press(&[Key::Enter]);
    window.gone("textbox", "Passphrase");
    window.script(TIMING, &[]);
    let openings = (0..OPENINGS).map(|_| opened(&window)).collect::<Result<Vec<_>, _>>()?;
    window.script(FOCUS_SECTION, &[json!(SECTION)]);
    window.press(&[Key::Enter]);
    let edits = (0..EDITS).map(|n| edited(&window, n)).collect::<Result<Vec<_>, _>>()?;
    let (cells, edits): (Vec<_>, Vec<_>) = edits.into_iter().map(|[cell, edit]| (cell, edit)).unzip();
    let frames = window.script_async(SCROLL, &[json!(FRAMES)]);
    let bare_frames = window.script_async(BARE_FRAMES, &[json!(FRAMES)]);
    window.script(BARE_WORD, &[]);
    let bare = (0..EDITS).map(|n| bare(&window, n)).collect::<Result<Vec<_>, _>>()?;
    let told = json!({
        "cell_ms": cells,
        "edit_ms": edits,
        "open_ms": openings,
        "frame_ms": frames,
        "bare_ms": bare,
        "bare_frame_ms": bare_frames,
    });
    writeln!(std::io::stdout(), "{told}")?;
    Ok(())
}

/// Opens the report from the library, and goes back when it stands there.
fn opened(window: &Window) -> Result<f64, String> {
    library(window);
    window.script("timed(() => document.querySelector('main h1') && document.querySelector('aside'))", &[]);
    window.press(&[Key::Enter]);
    taken(window).map(|[time]| time)
}

/// Shows the library, the report's button in focus.
fn library(window: &Window) {
    window.until("the report in the library", || match window.script(FOCUS_REPORT, &[json!(PLAN)]) {
        Value::Bool(true) => Ok(()),
        other => Err(other.to_string()),
    });
}

/// Types over the next cell of the column: until it stands there, and until it is judged and saved.
fn edited(window: &Window, n: usize) -> Result<[f64; 2], String> {
    if n.is_multiple_of(COLUMN) {
        window.until("the first cell", || match window.script(FOCUS_CELL, &[json!(FIRST)]) {
            Value::Bool(true) => Ok(()),
            other => Err(other.to_string()),
        });
    }
    let text = (1 + (n * 7) % 89).to_string();
    window.type_text(&text);
    window.script(TIME_EDIT, &[json!(text)]);
    window.press(&[Key::Enter]);
    taken(window)
}

/// Presses a key that changes one word.
fn bare(window: &Window, n: usize) -> Result<f64, String> {
    window.script(TIME_BARE, &[json!(n)]);
    window.press(&[Key::Enter]);
    taken(window).map(|[time]| time)
}

/// The times that were taken last, once they were.
fn taken<const N: usize>(window: &Window) -> Result<[f64; N], String> {
    let told = window.script_async("taken.then(arguments[0])", &[]);
    let times = told.as_array().into_iter().flatten().filter_map(Value::as_f64).collect::<Vec<_>>();
    times.try_into().map_err(|_| format!("{N} times were to be taken: {told}"))
}

/// Makes `timed(…)`, which promises the time from the next key to the first moment after the frame in which each of what it is
/// given holds.
const TIMING: &str = r#"
window.timed = (...steps) => {
  window.taken = new Promise((told) => {
    const times = [];
    const begin = (event) => {
      const look = () => requestAnimationFrame(() => setTimeout(seen));
      const seen = () => {
        const now = performance.now() - event.timeStamp;
        while (times.length < steps.length && steps[times.length]()) times.push(now);
        if (times.length < steps.length) look();
        else told(times);
      };
      look();
    };
    window.addEventListener('keydown', begin, { capture: true, once: true });
  });
}"#;
/// Goes back to the library where a report is open; focuses the report's button, else tells what there is.
const FOCUS_REPORT: &str = r#"
const buttons = [...document.querySelectorAll('button')];
const named = (begin) => buttons.find((button) => button.innerText.trim().startsWith(begin));
const report = document.querySelector('main h1')?.innerText === 'Reports' || !document.querySelector('nav') ? named(arguments[0]) : null;
report?.focus();
if (!report) named('HPUG Workbook')?.click();
return report ? true : buttons.map((button) => button.innerText)"#;
const FOCUS_SECTION: &str = r#"
[...document.querySelectorAll('nav button')].find((entry) => entry.innerText.trim().startsWith(arguments[0])).focus()"#;
const FOCUS_CELL: &str = r#"
const cell = document.querySelector(`[data-address="${CSS.escape(arguments[0])}"]`);
cell?.focus();
return document.activeElement === cell"#;
/// Times an edit of the cell whose editor has the focus. While it is on its way the foot says so.
const TIME_EDIT: &str = r#"
const cell = document.activeElement.closest('[data-address]');
const saved = () => document.querySelector('footer .saved').innerText.trim().startsWith('Saved');
timed(() => cell.innerText.trim().startsWith(arguments[0]), saved)"#;
/// Puts a word of its own in the page's corner, with the focus, and changes it in each frame; calls back with what each took.
const BARE_FRAMES: &str = r#"
const [count, done] = arguments;
const word = document.createElement('div');
word.id = 'bare';
word.tabIndex = 0;
word.style.cssText = 'position: absolute; left: 0; bottom: 0';
document.body.append(word);
const changed = async () => {
  const times = [];
  let last = await new Promise(requestAnimationFrame);
  for (let n = 0; n < count; n += 1) {
    word.textContent = `frame ${n}`;
    const now = await new Promise(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times;
};
changed().then(done, (error) => done(String(error)))"#;
const BARE_WORD: &str = r#"
const word = document.querySelector('#bare');
word.focus();
word.addEventListener('keydown', () => (word.textContent = window.barely));"#;
const TIME_BARE: &str = r#"
window.barely = `key ${arguments[0]}`;
timed(() => document.querySelector('#bare').textContent === window.barely)"#;
/// Unfolds what is folded, scrolls up and down, and calls back with what each frame took.
const SCROLL: &str = r#"
const [count, done] = arguments;
document.querySelector('main summary')?.click();
const scrolled = async () => {
  const area = document.querySelector('main');
  const beyond = area.scrollHeight - area.clientHeight;
  if (beyond < 200) throw new Error(`nothing to scroll: ${beyond} pixels`);
  const times = [];
  let last = await new Promise(requestAnimationFrame);
  for (let n = 0; n < count; n += 1) {
    area.scrollTop = (Math.abs((n % 60) - 30) / 30) * beyond;
    const now = await new Promise(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times;
};
requestAnimationFrame(() => requestAnimationFrame(() => scrolled().then(done, (error) => done(String(error)))))"#;
