import { describe, expect, test } from 'vitest';
import { editorCommand, gridCommand, type EditorCommand, type GridCommand } from '../../src/grid/keys.ts';
import { commandsOn, shownKeys } from '../../src/keys/lookup.ts';
import type { Press } from '../../src/keys/press.ts';
import { reportCommand } from '../../src/panels/report/shortcuts.ts';
import { windowCommand } from '../../src/parts/commands.ts';
import { KEYMAP } from '../../src/text/keymap.ts';

/** `Ctrl+Shift+ArrowDown` as the event a browser sends. */
function pressed(name: string): Press {
  const parts = name.split(/\+(?=.)/);
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier);
  const last = parts.at(-1) ?? '';
  return {
    key: last === 'Space' ? ' ' : last,
    ctrlKey: has('Ctrl'),
    shiftKey: has('Shift'),
    altKey: has('Alt'),
    metaKey: has('Meta'),
  };
}

const onCell: [string, GridCommand | null][] = [
  ['ArrowLeft', { do: 'move', move: 'left', draw: false }],
  ['ArrowDown', { do: 'move', move: 'down', draw: false }],
  ['Shift+ArrowDown', { do: 'move', move: 'down', draw: true }],
  ['Ctrl+ArrowUp', { do: 'move', move: 'edgeUp', draw: false }],
  ['Ctrl+ArrowRight', { do: 'move', move: 'edgeRight', draw: false }],
  ['Meta+ArrowDown', { do: 'move', move: 'edgeDown', draw: false }],
  ['Ctrl+Shift+ArrowDown', { do: 'move', move: 'edgeDown', draw: true }],
  ['Ctrl+Home', { do: 'move', move: 'top', draw: false }],
  ['Shift+End', { do: 'move', move: 'end', draw: true }],
  ['Ctrl+Space', { do: 'selectColumn' }],
  ['Shift+Space', { do: 'selectRow' }],
  ['Ctrl+r', { do: 'fillRight' }],
  ['(', { do: 'type', text: '(' }],
  ['Shift+(', { do: 'type', text: '(' }],
  ['Home', { do: 'move', move: 'home', draw: false }],
  ['Ctrl+End', { do: 'move', move: 'bottom', draw: false }],
  ['PageDown', { do: 'move', move: 'pageDown', draw: false }],
  ['Tab', { do: 'move', move: 'nextInput', draw: false }],
  ['Shift+Tab', { do: 'move', move: 'previousInput', draw: false }],
  ['Ctrl+Tab', null],
  ['Enter', { do: 'move', move: 'downInput', draw: false }],
  ['Shift+Enter', { do: 'move', move: 'upInput', draw: false }],
  ['F2', { do: 'edit' }],
  ['Delete', { do: 'clear' }],
  ['Backspace', { do: 'clear' }],
  ['Escape', { do: 'selectOne' }],
  ['Space', { do: 'choose' }],
  ['Alt+ArrowDown', { do: 'choose' }],
  ['Ctrl+d', { do: 'fillDown' }],
  ['Ctrl+a', { do: 'selectAll' }],
  ['7', { do: 'type', text: '7' }],
  ['Shift+N', { do: 'type', text: 'N' }],
  ['?', { do: 'type', text: '?' }],
  ['Ctrl+Alt+€', { do: 'type', text: '€' }],
  ['Alt+f', null],
  ['Dead', { do: 'compose' }],
  ['Ctrl+c', null],
  ['Ctrl+z', null],
  ['Ctrl+l', null],
  ['F8', null],
  ['Shift', null],
];

const inEditor: [string, boolean, EditorCommand | null][] = [
  ['Enter', true, { do: 'commit', then: 'downInput' }],
  ['Shift+Enter', false, { do: 'commit', then: 'upInput' }],
  ['Tab', true, { do: 'commit', then: 'nextInput' }],
  ['Shift+Tab', true, { do: 'commit', then: 'previousInput' }],
  ['Escape', true, { do: 'cancel' }],
  ['Ctrl+Enter', true, { do: 'fill' }],
  ['ArrowDown', false, { do: 'commit', then: 'down' }],
  ['ArrowRight', true, { do: 'commit', then: 'right' }],
  ['ArrowRight', false, null],
  ['Shift+ArrowLeft', true, null],
  ['Home', true, null],
  ['a', true, null],
];

describe('a key on a cell', () => {
  test.each(onCell)('%s', (name, expected) => {
    expect(gridCommand(pressed(name))).toEqual(expected);
  });
});

describe('a key in the editor of a cell', () => {
  test.each(inEditor)('%s, typed over: %s', (name, typedOver, expected) => {
    expect(editorCommand(pressed(name), typedOver)).toEqual(expected);
  });

  test('keys of an input method are left to it', () => {
    expect(editorCommand({ ...pressed('Enter'), isComposing: true }, true)).toBeNull();
  });
});

describe('the key map', () => {
  const lines = KEYMAP.flatMap((part) => part.lines);

  test('no place has a key twice', () => {
    for (const place of ['cell', 'editor', 'typing', 'report', 'window'] as const) {
      const keys = lines.filter((line) => line.on === place).flatMap((line) => Object.keys(line.keys));
      expect(new Set(keys).size, place).toBe(keys.length);
    }
  });

  test('a key of the report is one of the window only where the report has its own way of doing it', () => {
    const of = (place: string) => lines.filter((line) => line.on === place).flatMap((line) => Object.keys(line.keys));
    const both = of('report').filter((key) => of('window').includes(key));
    expect(both).toEqual(['Ctrl+k', 'Ctrl+Shift+p', 'Ctrl+f']);
  });

  test('every command of the map is reached by its keys', () => {
    for (const line of lines) {
      if (line.on !== 'report' && line.on !== 'window') continue;
      for (const [key, command] of Object.entries(line.keys)) {
        const press = { ...pressed(key), target: null };
        expect(line.on === 'report' ? reportCommand(press) : windowCommand(press), key).toBe(command);
      }
    }
  });

  test('the help shows keys as they are printed on them', () => {
    const shown = lines.flatMap(shownKeys);
    expect(shown).toEqual(expect.arrayContaining(['← → ↑ ↓', 'Ctrl Shift ← → ↑ ↓', 'Ctrl D', 'Esc', 'Shift F8', '?']));
    expect(shown).toEqual(expect.arrayContaining(['Ctrl +', 'na', '12.5%', 'any character']));
  });

  test('the palette names every command once, with its first key', () => {
    const commands = commandsOn('report');
    expect(commands.find(({ command }) => command === 'redo')?.key).toBe('Ctrl Y');
    expect(commands.find(({ command }) => command === 'goto')?.key).toBe('Ctrl K');
    expect(new Set(commands.map(({ command }) => command)).size).toBe(commands.length);
  });
});
