import type { Move } from './sheet';

/** What a key does while no cell is being edited. */
export type GridCommand =
  | { do: 'move'; move: Move; draw: boolean }
  | { do: 'edit' }
  | { do: 'type'; text: string }
  | { do: 'compose' }
  | { do: 'choose' }
  | { do: 'clear' }
  | { do: 'fillDown' }
  | { do: 'selectAll' }
  | { do: 'selectOne' };

/** What a key does while a cell is being edited; the rest is left to the text field. */
export type EditorCommand = { do: 'commit'; then: Move | null } | { do: 'cancel' };

/** The part of a keyboard event that matters here. */
export interface Key {
  key: string;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  isComposing?: boolean;
}

/** Keys that move, plain and with Ctrl (Command). Shift draws a range along, except with Tab and Enter, which it turns round. */
const MOVES: Record<string, { plain: Move; ctrl: Move }> = {
  ArrowLeft: { plain: 'left', ctrl: 'home' },
  ArrowRight: { plain: 'right', ctrl: 'end' },
  ArrowUp: { plain: 'up', ctrl: 'top' },
  ArrowDown: { plain: 'down', ctrl: 'bottom' },
  Home: { plain: 'home', ctrl: 'top' },
  End: { plain: 'end', ctrl: 'bottom' },
  PageUp: { plain: 'pageUp', ctrl: 'pageUp' },
  PageDown: { plain: 'pageDown', ctrl: 'pageDown' },
};

/** Keys that move to another input cell: forwards, and with Shift backwards. */
const STEPS: Record<string, { plain: Move; shift: Move }> = {
  Tab: { plain: 'nextInput', shift: 'previousInput' },
  Enter: { plain: 'downInput', shift: 'upInput' },
};

/** The command of a key on a cell that has the focus; null leaves it to others. */
export function gridCommand(key: Key): GridCommand | null {
  const ctrl = key.ctrlKey || key.metaKey;
  const move = MOVES[key.key];
  if (key.key === 'ArrowDown' && key.altKey) return { do: 'choose' };
  if (move && !key.altKey) return { do: 'move', move: ctrl ? move.ctrl : move.plain, draw: key.shiftKey };
  const step = STEPS[key.key];
  if (step && !ctrl && !key.altKey) return { do: 'move', move: key.shiftKey ? step.shift : step.plain, draw: false };
  if (ctrl && !key.altKey) return withCtrl(key);
  return withoutCtrl(key);
}

function withCtrl(key: Key): GridCommand | null {
  const letter = key.key.toLowerCase();
  if (letter === 'd' && !key.shiftKey) return { do: 'fillDown' };
  if (letter === 'a' && !key.shiftKey) return { do: 'selectAll' };
  return null;
}

function withoutCtrl(key: Key): GridCommand | null {
  if (key.isComposing || key.key === 'Dead' || key.key === 'Process') return { do: 'compose' };
  if (key.key === 'F2') return { do: 'edit' };
  if (key.key === 'Delete' || key.key === 'Backspace') return { do: 'clear' };
  if (key.key === 'Escape') return { do: 'selectOne' };
  if (key.key === ' ' && !key.shiftKey) return { do: 'choose' };
  const altGraph = key.ctrlKey && key.altKey;
  if ([...key.key].length === 1 && (!key.altKey || altGraph)) return { do: 'type', text: key.key };
  return null;
}

/** The command of a key in the cell's editor. `typedOver`: it began by typing, so that arrows leave it. */
export function editorCommand(key: Key, typedOver: boolean): EditorCommand | null {
  if (key.isComposing) return null;
  if (key.key === 'Escape') return { do: 'cancel' };
  const step = STEPS[key.key];
  if (step && !key.ctrlKey && !key.metaKey && !key.altKey) {
    return { do: 'commit', then: key.shiftKey ? step.shift : step.plain };
  }
  if (key.key === 'ArrowUp' || key.key === 'ArrowDown') {
    return { do: 'commit', then: key.key === 'ArrowUp' ? 'up' : 'down' };
  }
  if (typedOver && !key.shiftKey && (key.key === 'ArrowLeft' || key.key === 'ArrowRight')) {
    return { do: 'commit', then: key.key === 'ArrowLeft' ? 'left' : 'right' };
  }
  return null;
}
