import { describe, expect, test } from 'vitest';
import { parseBlock, toTsv } from '../../src/grid/clipboard.ts';

const cases: [string, string, string[][]][] = [
  ['one value', '12.5', [['12.5']]],
  ['one value with a trailing line break', '12.5\r\n', [['12.5']]],
  ['a grouped number is one value', '1,234', [['1,234']]],
  ['grouped dollars under each other', '$1,234.50\n$2,000\n', [['$1,234.50'], ['$2,000']]],
  ['a column from a spreadsheet', '48.6\r\n9.8\r\n14.2\r\n', [['48.6'], ['9.8'], ['14.2']]],
  [
    'a block from a spreadsheet',
    '48.6\t52.1\r\n9.8\t8.4\r\n',
    [
      ['48.6', '52.1'],
      ['9.8', '8.4'],
    ],
  ],
  [
    'a blank cell at the end of a row',
    '1\t\n2\t3\n',
    [
      ['1', ''],
      ['2', '3'],
    ],
  ],
  ['a blank row inside stays', '1\n\n3', [['1'], [''], ['3']]],
  ['only the last line break is dropped', '1\n\n', [['1'], ['']]],
  ['a cell with a line break', '"two\nlines"\t5', [['two\nlines', '5']]],
  ['doubled quotes', '"a ""b"" c"\t5', [['a "b" c', '5']]],
  ['a lone quote is text', '5" pipe\t7', [['5" pipe', '7']]],
  ['an unclosed quote is text', '"open\t7', [['"open', '7']]],
  [
    'comma-separated rows',
    '48.6,52.1\n9.8,8.4',
    [
      ['48.6', '52.1'],
      ['9.8', '8.4'],
    ],
  ],
  [
    'comma-separated with quoted numbers',
    '"1,234",5\n"2,345",6',
    [
      ['1,234', '5'],
      ['2,345', '6'],
    ],
  ],
  [
    'semicolon-separated rows',
    '48,6;52,1\n9,8;8,4',
    [
      ['48,6', '52,1'],
      ['9,8', '8,4'],
    ],
  ],
  ['a name with a comma', 'Chicago, Milwaukee', [['Chicago, Milwaukee']]],
  ['a sentence', 'rose; then fell', [['rose; then fell']]],
  ['negative in brackets', '(1,234)', [['(1,234)']]],
  ['blanks around values', ' 12.5 \t 3 ', [['12.5', '3']]],
];

describe('text of the clipboard', () => {
  test.each(cases)('%s', (_, text, rows) => {
    expect(parseBlock(text)).toEqual(rows);
  });

  test.each([
    [
      [
        ['48.6', '52.1'],
        ['n/a', ''],
      ],
    ],
    [
      [
        ['two\nlines', 'tab\tinside'],
        ['a "quoted" word', '5'],
      ],
    ],
  ])('what is copied is read back the same: %j', (rows) => {
    expect(parseBlock(toTsv(rows))).toEqual(rows);
  });
});
