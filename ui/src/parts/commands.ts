import type { WindowState } from '../app.svelte';
import { commandFor } from '../keys/lookup';
import type { Press } from '../keys/press';
import type { ZoomStep } from '../wire/ZoomStep';

/** What a key, a menu entry or the palette does wherever the person is. */
export type WindowCommand =
  | 'help'
  | 'glossary'
  | 'lock'
  | 'new_report'
  | 'open_workbook'
  | 'find'
  | 'settings'
  | 'palette'
  | 'zoom_in'
  | 'zoom_out'
  | 'zoom_reset';

/** Commands that a report has of its own. */
const OF_REPORT: WindowCommand[] = ['find', 'palette'];

/** The command of a key; `?` is help only where it can't be typed. */
export function windowCommand(press: Press & { target: EventTarget | null }): WindowCommand | null {
  const command = commandFor('window', press);
  return press.key === '?' && takesText(press.target) ? null : command;
}

function takesText(target: EventTarget | null): boolean {
  return (
    target !== null &&
    target instanceof Element &&
    target.matches('input, textarea, select, [role="gridcell"], [role="rowheader"]')
  );
}

/** Carries out what a key or a menu entry asks for, where it can be done. */
export class WindowCommands {
  private readonly app: WindowState;

  constructor(app: WindowState) {
    this.app = app;
  }

  /** Whether a command means something here: on a report, finding and going somewhere are the report's own. */
  takes(command: WindowCommand): boolean {
    return this.app.place.is !== 'report' || !OF_REPORT.includes(command);
  }

  run(id: string): void {
    this.todo()[id]?.();
  }

  /** Whether something is done for it here. */
  knows(id: string): boolean {
    return id in this.todo();
  }

  private todo(): Record<string, () => void> {
    const palette = () => this.app.store && this.takes('palette') && (this.app.above = { is: 'palette' });
    return {
      help: () => (this.app.above = { is: 'help' }),
      glossary: () => this.app.store && (this.app.above = { is: 'glossary' }),
      keys: () => (this.app.above = { is: 'help', part: 'keys' }),
      about: () => this.app.store && (this.app.above = { is: 'settings' }),
      settings: () => this.app.store && (this.app.above = { is: 'settings' }),
      palette,
      goto: palette,
      lock: () => this.app.store && void this.app.lock(),
      new_report: () => this.app.store && (this.app.above = { is: 'new_report' }),
      open_workbook: () => this.app.store && void this.openWorkbook(),
      find: () => this.takes('find') && document.querySelector<HTMLElement>('[data-search]')?.focus(),
      zoom_in: () => void this.zoom('in'),
      zoom_out: () => void this.zoom('out'),
      zoom_reset: () => void this.zoom('reset'),
    };
  }

  private async zoom(step: ZoomStep): Promise<void> {
    try {
      await this.app.backend.zoom(step);
    } catch (thrown) {
      this.app.fail(thrown);
    }
  }

  private async openWorkbook(): Promise<void> {
    try {
      this.app.openFiles(await this.app.backend.pickWorkbooks());
    } catch (thrown) {
      this.app.fail(thrown);
    }
  }
}
