// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blockOf, putBlock } from '../../src/grid/clipboard.ts';
import { tableIn } from '../../src/grid/tables.ts';

const FOLDER = join(import.meta.dirname, 'blocks');
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.html'));
const of = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

/** A clipboard that holds these kinds of text. */
function clipboard(kinds: Record<string, string>): DataTransfer {
  const held = new Map(Object.entries(kinds));
  const data = {
    getData: (kind: string) => held.get(kind) ?? '',
    setData: (kind: string, text: string) => held.set(kind, text),
  };
  return data as unknown as DataTransfer;
}

describe('a table on the clipboard', () => {
  test.each(names)('%s', (name) => {
    expect(tableIn(of(name))).toEqual(JSON.parse(of(name.replace('.html', '.json'))));
    expect('bad' in window).toBe(false);
  });

  test('text is taken where the HTML is no table', () => {
    expect(blockOf(clipboard({ 'text/html': of('excel.html'), 'text/plain': '1\t2\r\n' }))).toEqual([['1', '2']]);
    expect(blockOf(clipboard({ 'text/html': '<b>7</b>', 'text/plain': '7' }))).toEqual([['7']]);
    expect(blockOf(clipboard({}))).toEqual([]);
  });

  test('what is copied is read back the same, as text and as a table', () => {
    const rows = [
      ['48.6', '<11', 'a "b" & c'],
      ['', 'two\nlines', '$1,234'],
    ];
    const data = clipboard({});
    putBlock(data, rows);
    expect(tableIn(data.getData('text/html'))).toEqual(rows);
    expect(blockOf(clipboard({ 'text/plain': data.getData('text/plain') }))).toEqual(rows);
  });
});
