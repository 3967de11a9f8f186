import type { WindowState } from '../app.svelte';

/** What a key or a menu entry does wherever the person is. */
export type WindowCommand = 'help' | 'glossary' | 'lock' | 'new_report' | 'open_workbook' | 'find';

/** The part of a keyboard event that matters here. */
export interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  target: EventTarget | null;
}

/** Keys with Ctrl, or Command. */
const WITH_CTRL: Record<string, WindowCommand> = {
  l: 'lock',
  n: 'new_report',
  o: 'open_workbook',
  f: 'find',
  g: 'glossary',
};

/** How much an entry of the View menu zooms by. */
const ZOOM_STEP = 0.1;

/** The command of a key; `?` is help only where it can't be typed. */
export function windowCommand(key: Key): WindowCommand | null {
  if (key.key === 'F1' || (key.key === '?' && !takesText(key.target))) return 'help';
  return (key.ctrlKey || key.metaKey) && !key.altKey ? (WITH_CTRL[key.key.toLowerCase()] ?? null) : null;
}

function takesText(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select, [role="gridcell"], [role="rowheader"]');
}

/** Carries out what a key or a menu entry asks for, where it can be done. */
export class WindowCommands {
  private readonly app: WindowState;
  private zoom = 1;

  constructor(app: WindowState) {
    this.app = app;
  }

  /** Whether a command means something here: on a report, finding is the report's own. */
  takes(command: WindowCommand): boolean {
    return command !== 'find' || this.app.place.is !== 'report';
  }

  run(id: string): void {
    const todo: Record<string, () => void> = {
      help: () => (this.app.above = { is: 'help' }),
      glossary: () => this.app.store && (this.app.above = { is: 'glossary' }),
      keys: () => (this.app.above = { is: 'help' }),
      about: () => this.app.store && (this.app.above = { is: 'settings' }),
      settings: () => this.app.store && (this.app.above = { is: 'settings' }),
      lock: () => this.app.store && void this.app.lock(),
      new_report: () => this.app.store && (this.app.above = { is: 'new_report' }),
      open_workbook: () => this.app.store && void this.openWorkbook(),
      find: () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
      zoom_in: () => this.zoomTo(this.zoom + ZOOM_STEP),
      zoom_out: () => this.zoomTo(this.zoom - ZOOM_STEP),
      zoom_reset: () => this.zoomTo(1),
    };
    todo[id]?.();
  }

  private zoomTo(zoom: number): void {
    this.zoom = Math.min(3, Math.max(0.5, zoom));
    document.documentElement.style.setProperty('zoom', String(this.zoom));
  }

  private async openWorkbook(): Promise<void> {
    try {
      const paths = await this.app.backend.pickWorkbooks();
      if (paths.length > 0) this.app.above = { is: 'workbooks', paths };
    } catch (thrown) {
      this.app.fail(thrown);
    }
  }
}
