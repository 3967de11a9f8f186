import { describe, expect, test } from 'vitest';
import { editorCommand, gridCommand, type EditorCommand, type GridCommand, type Key } from '../../src/grid/keys.ts';

/** `Ctrl+Shift+ArrowDown` as the event a browser sends. */
function pressed(name: string): Key {
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
  ['Ctrl+ArrowUp', { do: 'move', move: 'top', draw: false }],
  ['Ctrl+ArrowRight', { do: 'move', move: 'end', draw: false }],
  ['Meta+ArrowDown', { do: 'move', move: 'bottom', draw: false }],
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
