import { KEYMAP, type KeyLine } from '../text/keymap';
import { pressName, type Press } from './press';

type Bound = Exclude<KeyLine, { on: 'told' }>;
type Place = Bound['on'];
type CommandOn<P extends Place> = Extract<Bound, { on: P }> extends { keys: Record<string, infer C> } ? C : never;

const BY_PLACE = new Map<Place, Map<string, string>>();
for (const line of KEYMAP.flatMap((part) => part.lines)) {
  if (line.on === 'told') continue;
  const keys = BY_PLACE.get(line.on) ?? new Map<string, string>();
  Object.entries(line.keys).forEach(([key, command]) => keys.set(key, command));
  BY_PLACE.set(line.on, keys);
}

/** What a press does in a place by the key map; null where it has no such key. */
export function commandFor<P extends Place>(place: P, press: Press): CommandOn<P> | null {
  return (BY_PLACE.get(place)?.get(pressName(press)) ?? null) as CommandOn<P> | null;
}

/** Every command of a place with what is said of it and its first key, in the order of the map. */
export function commandsOn<P extends Place>(place: P): { command: CommandOn<P>; says: string; key: string }[] {
  const lines = KEYMAP.flatMap((part) => part.lines).filter((line) => line.on === place);
  return lines.flatMap((line) => {
    const keys = line.on === 'told' ? [] : Object.entries(line.keys);
    const first = keys.filter(([, command], n) => keys.findIndex(([, other]) => other === command) === n);
    return first.map(([key, command]) => ({ command: command as CommandOn<P>, says: line.says, key: shownKey(key) }));
  });
}

const NAMES: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
  Delete: 'Del',
};

/** A key of the map as the help shows it: `Ctrl Shift ↑`. */
export function shownKey(name: string): string {
  const parts = name.split(/\+(?=.)/);
  const modified = parts.length > 1;
  return parts.map((part) => NAMES[part] ?? (modified && part.length === 1 ? part.toUpperCase() : part)).join(' ');
}

/** The keys of a line as the help shows them; keys under the same modifiers stand together: `Shift ← → ↑ ↓`. */
export function shownKeys(line: KeyLine): string[] {
  const names = line.on === 'told' ? line.keys : Object.keys(line.keys);
  const arrows = names.filter((name) => name.includes('Arrow'));
  if (arrows.length < 4) return names.map(shownKey);
  const first = shownKey(arrows[0] ?? '');
  return [first.slice(0, -1) + arrows.map((name) => shownKey(name).slice(-1)).join(' ')];
}
