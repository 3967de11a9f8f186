import { commandFor, commandsOn } from '../../keys/lookup';
import { once, type Origin } from '../../keys/once';
import type { Press } from '../../keys/press';

/** What a key, a menu entry or the palette does on the report screen, whatever has the focus. */
export type ReportCommand =
  | 'undo'
  | 'redo'
  | 'export'
  | 'goto'
  | 'find'
  | 'fill_down'
  | 'fill_right'
  | 'next_finding'
  | 'previous_finding'
  | 'next_section'
  | 'previous_section'
  | 'next_pane'
  | 'previous_pane'
  | 'why'
  | 'remark'
  | 'confirm'
  | 'keep_version';

/** Commands that the menu and the palette know and that have no key of their own here. */
const WITHOUT_KEY: ReportCommand[] = ['fill_down', 'fill_right', 'keep_version'];

/** Commands that a text field has of its own: the menu's entries then act on the field. */
const OWN: Partial<Record<ReportCommand, string>> = { undo: 'undo', redo: 'redo', why: '' };

/** The command of a key, or null. Undo and redo within a text field are left to the field. */
export function reportCommand(event: Press & { target: EventTarget | null }): ReportCommand | null {
  const command = commandFor('report', event);
  return command && command in OWN && inText(event.target) ? null : command;
}

/** Carries a command out once, however it came; undo and redo chosen in the menu act on the text field in focus. */
export function onCommand(id: string, origin: Origin, run: (command: ReportCommand) => void): void {
  if (isCommand(id)) once(id, origin, () => carryOut(id, run));
}

function carryOut(command: ReportCommand, run: (command: ReportCommand) => void): void {
  const own = OWN[command];
  const rich = document.activeElement?.closest('[data-own-history]');
  if (own && rich) rich.dispatchEvent(new CustomEvent(`own-${own}`));
  else if (own && inText(document.activeElement)) document.execCommand(own);
  else run(command);
}

/** Whether a name is a command of the report. */
export function isCommand(id: string): id is ReportCommand {
  const known: string[] = [...commandsOn('report').map((one) => one.command), ...WITHOUT_KEY];
  return known.includes(id);
}

function inText(target: EventTarget | null): boolean {
  if (target === null) return false;
  const rich = target instanceof Element && target.closest('[data-own-history]') !== null;
  return rich || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
