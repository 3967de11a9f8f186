//! Keys by their WebDriver code points.

use serde_json::{Value, json};

/// A key without a character of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Escape.
    Escape,
    /// Delete.
    Delete,
    /// Backspace.
    Backspace,
    /// Arrow left.
    Left,
    /// Arrow up.
    Up,
    /// Arrow right.
    Right,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Shift, held while the next keys of a chord are pressed.
    Shift,
    /// Control, held while the next keys of a chord are pressed.
    Control,
    /// Alt, held while the next keys of a chord are pressed.
    Alt,
    /// F1 to F12.
    F(u8),
    /// A character.
    Char(char),
}

impl Key {
    fn code(self) -> char {
        match self {
            Self::Enter => '\u{e007}',
            Self::Tab => '\u{e004}',
            Self::Escape => '\u{e00c}',
            Self::Delete => '\u{e017}',
            Self::Backspace => '\u{e003}',
            Self::Left => '\u{e012}',
            Self::Up => '\u{e013}',
            Self::Right => '\u{e014}',
            Self::Down => '\u{e015}',
            Self::Home => '\u{e011}',
            Self::End => '\u{e010}',
            Self::Shift => '\u{e008}',
            Self::Control => '\u{e009}',
            Self::Alt => '\u{e00a}',
            Self::F(number) => char::from_u32(0xe030 + u32::from(number)).expect("F1 to F12"),
            Self::Char(character) => character,
        }
    }
}

/// Presses and releases one key after the other.
pub fn strokes(keys: &[Key]) -> Value {
    actions(keys.iter().flat_map(|key| [down(*key), up(*key)]).collect())
}

/// Presses all keys, then releases them in reverse order.
pub fn chord(keys: &[Key]) -> Value {
    let pressed = keys.iter().map(|key| down(*key));
    let released = keys.iter().rev().map(|key| up(*key));
    actions(pressed.chain(released).collect())
}

fn actions(actions: Vec<Value>) -> Value {
    json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})
}

fn down(key: Key) -> Value {
    json!({"type": "keyDown", "value": key.code().to_string()})
}

fn up(key: Key) -> Value {
    json!({"type": "keyUp", "value": key.code().to_string()})
}
