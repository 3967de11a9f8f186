import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { WindowState } from '../../src/app.svelte.ts';
import { gridCommand } from '../../src/grid/keys.ts';
import { isCommand, reportCommand } from '../../src/panels/report/shortcuts.ts';
import { WindowCommands, windowCommand } from '../../src/parts/commands.ts';

/** Chosen there, these are carried out without the page. */
const NATIVE = ['quit', 'cut', 'copy', 'paste', 'select_all'];

/** The palette of a report is its own. */
const ALSO: Record<string, string> = { goto: 'palette' };

const source = readFileSync(new URL('../../../src-tauri/shell/menu.rs', import.meta.url), 'utf8');
const entries = [...source.matchAll(/\("(\w+)", "[^"]+", (?:None|Some\("([^"]+)"\))\)/g)].map(
  ([, id = '', shortcut = null]) => ({ id, shortcut }),
);
const ofPage = entries.filter(({ id }) => !NATIVE.includes(id));

/** The press that a menu's shortcut stands for. */
function pressed(shortcut: string) {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const shiftKey = parts.includes('Shift');
  return {
    key: key.length === 1 && !shiftKey ? key.toLowerCase() : key,
    ctrlKey: parts.includes('CmdOrCtrl'),
    shiftKey,
    altKey: false,
    metaKey: false,
    target: null,
  };
}

describe('the menu of the window', () => {
  test('its entries are found', () => {
    expect(entries.length).toBeGreaterThan(20);
  });

  test.each(ofPage)('$id is done by the page', ({ id }) => {
    const commands = new WindowCommands({} as WindowState);
    expect(isCommand(id) || commands.knows(id)).toBe(true);
  });

  test.each(ofPage.filter(({ shortcut }) => shortcut))('$id is what $shortcut does', ({ id, shortcut }) => {
    expect(shortcut).toMatch(/^(CmdOrCtrl\+)?(Shift\+)?([A-Z0-9=,-]|F\d+)$/);
    const press = pressed(shortcut ?? '');
    const byKey = [windowCommand(press), reportCommand(press), gridCommand(press)?.do.replace('fillDown', 'fill_down')];
    expect(byKey).toContain(ALSO[id] ?? id);
  });
});
