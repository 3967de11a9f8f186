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

/** An item of a list as Word writes it. */
const listed = (mark: string, words: string) =>
  `<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">${mark}</span>${words}</p>`;

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

  test.each([
    [
      'a numbered list keeps the number that it begins with',
      '<ol start="4"><li>four<li>five</ol><p>Between.</p><ol start="6" type="1"><li>six</ol><ol start="-1"><li>one</ol>',
      '<ol start="4"><li><p>four</p></li><li><p>five</p></li></ol><p>Between.</p><ol start="6"><li><p>six</p></li></ol><ol><li><p>one</p></li></ol>',
    ],
    [
      'a list of Word goes on behind a paragraph',
      listed('1.', 'one') + listed('2.', 'two') + '<p>Between.</p>' + listed('3.', 'three'),
      '<ol><li><p>one</p></li><li><p>two</p></li></ol><p>Between.</p><ol start="3"><li><p>three</p></li></ol>',
    ],
  ])('%s', (_, pasted, expected) => {
    expect(cleaned(pasted)).toBe(expected);
    expect(cleaned(expected)).toBe(expected);
    const body = new DOMParser().parseFromString(expected, 'text/html').body;
    const lists = Parser.fromSchema(schema)
      .parse(body)
      .children.filter((node) => node.type.name === 'ordered_list');
    const starts = [...body.querySelectorAll('ol')].map((list) => Number(list.getAttribute('start') ?? 1));
    expect(lists.map((list) => Number(list.attrs['order']))).toEqual(starts);
  });

  test('deep nesting and many elements are no trouble', () => {
    const deep = '<div>'.repeat(200) + '<ul>'.repeat(50) + '<li>x';
    expect(cleaned(deep)).toContain('x');
    expect(cleaned('<b>y</b>'.repeat(1_000)).length).toBeGreaterThan(1_000);
  });
});
