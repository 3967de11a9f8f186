import { commandFor } from '../keys/lookup';
import type { Press } from '../keys/press';
import type { Move } from './sheet';

/** What a key on a cell does besides moving and drawing. */
type Simple =
  'edit' | 'choose' | 'clear' | 'fillDown' | 'fillRight' | 'selectAll' | 'selectRow' | 'selectColumn' | 'selectOne';

/** A command on a cell as the key map names it: `draw` takes the selection along. */
export type CellKey = `move ${Move}` | `draw ${Move}` | Simple;

/** A command in a cell's editor as the key map names it: a move keeps the text first. */
export type EditorKey = Move | 'fill' | 'cancel';

/** What a key does while no cell is being edited. */
export type GridCommand =
  { do: 'move'; move: Move; draw: boolean } | { do: 'type'; text: string } | { do: 'compose' } | { do: Simple };

/** What a key does while a cell is being edited; the rest is left to the text field. */
export type EditorCommand = { do: 'commit'; then: Move | null } | { do: 'fill' } | { do: 'cancel' };

/** The command of a key on a cell that has the focus; null leaves it to others. */
export function gridCommand(press: Press): GridCommand | null {
  if (press.isComposing || press.key === 'Dead' || press.key === 'Process') return { do: 'compose' };
  const named = commandFor('cell', press);
  if (named !== null) return read(named);
  const ctrl = press.ctrlKey || press.metaKey;
  const altGraph = press.ctrlKey && press.altKey;
  if ([...press.key].length === 1 && (altGraph || (!ctrl && !press.altKey))) return { do: 'type', text: press.key };
  return null;
}

function read(named: CellKey): GridCommand {
  const [first, move] = named.split(' ') as ['move' | 'draw', Move] | [Simple, undefined];
  return move === undefined ? { do: first } : { do: 'move', move, draw: first === 'draw' };
}

/** The command of a key in the cell's editor. `typedOver`: it began by typing, so that arrows leave it. */
export function editorCommand(press: Press, typedOver: boolean): EditorCommand | null {
  if (press.isComposing) return null;
  const named = commandFor('editor', press) ?? (typedOver ? commandFor('typing', press) : null);
  if (named === null) return null;
  return named === 'cancel' || named === 'fill' ? { do: named } : { do: 'commit', then: named };
}
