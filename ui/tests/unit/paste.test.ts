// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser as Parser } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { cleaned } from '../../src/editor/paste';
import { schema } from '../../src/editor/schema';

const FOLDER = join(import.meta.dirname, 'pasted');
const names = readdirSync(FOLDER).filter((name) => !name.endsWith('.expected.html'));
const of = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

describe('what is pasted', () => {
  test.each(names)('%s is cleaned', (name) => {
    const expected = of(name.replace('.html', '.expected.html')).trim().split('\n').join('');
    expect(cleaned(of(name))).toBe(expected);
  });

  test.each(names)('%s fits the editor, and cleaning it again changes nothing', (name) => {
    const once = cleaned(of(name));
    expect(cleaned(once)).toBe(once);
    const body = new DOMParser().parseFromString(once, 'text/html').body;
    const node = Parser.fromSchema(schema).parse(body);
    expect(() => node.check()).not.toThrow();
    const plain = (text: string) => text.replace(/\s+/g, '');
    expect(plain(node.textContent)).toBe(plain(body.textContent ?? ''));
  });

  test('a table that is too large comes as lines', () => {
    const rows = Array.from({ length: 101 }, (_, n) => `<tr><td>a${n}</td><td>b</td></tr>`).join('');
    expect(cleaned(`<table>${rows}</table>`).startsWith('<p>a0</p><p>b</p><p>a1</p>')).toBe(true);
  });

  test('deep nesting and many elements are no trouble', () => {
    const deep = '<div>'.repeat(200) + '<ul>'.repeat(50) + '<li>x';
    expect(cleaned(deep)).toContain('x');
    expect(cleaned('<b>y</b>'.repeat(1_000)).length).toBeGreaterThan(1_000);
  });
});
