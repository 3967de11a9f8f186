/** What a key or a menu entry does on the report screen, whatever has the focus. */
export type ReportCommand =
  | 'undo'
  | 'redo'
  | 'export'
  | 'goto'
  | 'find'
  | 'fill_down'
  | 'next_finding'
  | 'previous_finding'
  | 'next_pane'
  | 'previous_pane'
  | 'why'
  | 'keep_version';

/** The part of a keyboard event that matters here. */
export interface Key {
  key: string;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

/** Keys by their names, `Ctrl` standing for Command too. */
const KEYS: Record<string, ReportCommand> = {
  'Ctrl+z': 'undo',
  'Ctrl+y': 'redo',
  'Ctrl+Shift+z': 'redo',
  'Ctrl+e': 'export',
  'Ctrl+k': 'goto',
  'Ctrl+f': 'find',
  'Ctrl+Enter': 'why',
  F8: 'next_finding',
  'Shift+F8': 'previous_finding',
  F6: 'next_pane',
  'Shift+F6': 'previous_pane',
};

const COMMANDS: ReadonlySet<string> = new Set<ReportCommand>([...Object.values(KEYS), 'fill_down', 'keep_version']);

/** Commands that a text field has of its own: the menu's entries then act on the field. */
const OWN: Partial<Record<ReportCommand, string>> = { undo: 'undo', redo: 'redo', why: '' };

/** Where a command came from. */
export type Origin = 'key' | 'menu';

/** A menu and a key may report the same press: the other one's within this many milliseconds is dropped. */
const TWICE = 80;

let last: { command: string; origin: Origin; at: number } = { command: '', origin: 'key', at: -TWICE };

/** The command of a key, or null. Undo and redo within a text field are left to the field. */
export function reportCommand(event: Key & { target: EventTarget | null }): ReportCommand | null {
  if (event.altKey) return null;
  const name = [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.shiftKey ? 'Shift+' : '',
    event.key.length === 1 ? event.key.toLowerCase() : event.key,
  ].join('');
  const command = KEYS[name] ?? null;
  return command && command in OWN && inText(event.target) ? null : command;
}

/** Carries a command out once, however it came; undo and redo chosen in the menu act on the text field in focus. */
export function onCommand(id: string, origin: Origin, run: (command: ReportCommand) => void): void {
  if (!isCommand(id)) return;
  const now = performance.now();
  if (last.command === id && last.origin !== origin && now - last.at < TWICE) return;
  last = { command: id, origin, at: now };
  const own = OWN[id];
  const rich = document.activeElement?.closest('[data-own-history]');
  if (own && rich) rich.dispatchEvent(new CustomEvent(`own-${own}`));
  else if (own && inText(document.activeElement)) document.execCommand(own);
  else run(id);
  // The other report of the same press waits while this one is carried out.
  last.at = performance.now();
}

function isCommand(id: string): id is ReportCommand {
  return COMMANDS.has(id);
}

function inText(target: EventTarget | null): boolean {
  const rich = target instanceof Element && target.closest('[data-own-history]') !== null;
  return rich || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
