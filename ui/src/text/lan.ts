import { count } from './plain';

export const ticks = {
  hint: 'Arrows move, Space ticks, a letter leads to a state, Shift and arrows select, Ctrl+D fills down, Ctrl+Space selects the column. Paste names or postal codes with ticks, or lists such as C, MCO.',
  cell: (row: string, column: string, ticked: boolean) => `${row}, ${column}: ${ticked ? 'ticked' : 'not ticked'}`,
  count: (n: number, of: number) => `${n} of ${of}`,
  toggleAll: (all: boolean) => (all ? 'Tick all' : 'Untick all'),
  toggleAllOf: (column: string, all: boolean) => `${ticks.toggleAll(all)}: ${column}`,
  changed: (n: number) => `${count(n, 'row')} changed.`,
  leftOutTitle: 'Not all of the block was understood',
  leftOut: (n: number) => `${count(n, 'row or cell', 'rows or cells')} would be left out:`,
  leftOutHint: 'Name places that the form has no row for under assumptions and limitations.',
  lands: (n: number) => `${count(n, 'row')} would be set:`,
  go: (n: number) => `Paste ${count(n, 'row')}`,
};
