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

export const counting = {
  title: 'Counting rules',
  split: 'Split a contract…',
  annualise: 'Annualize…',
  splitTitle: 'Split a contract that began within the year',
  annualiseTitle: 'Take a point in time for the year',
  splitLead:
    'Dollars before the contract began are legacy payment, those from then on count for the payment model. Give all dollars of the period.',
  annualiseLead:
    'Only where the contract ran all 12 months: the dollars of a day, or of so many days or months, stand for the year.',
  assumed: (months: string) => `General information doesn’t say which 12 months are used; ${months} is taken.`,
  dollars: (rule: 'split' | 'annualise', months: string) =>
    rule === 'split' ? `Dollars in ${months}` : 'Dollars of the point in time',
  start: 'Began on',
  name: 'Contract (optional)',
  length: 'How long it is',
  by: 'Split by',
  byMonths: 'months',
  byDays: 'days',
  unit: 'In',
  days: 'days',
  months: 'months',
  ran: 'The contract ran all 12 months',
  add: 'Add to what stands there',
  heads: ['Row', 'Now', 'Counted', 'Then'],
  waiting: 'The arithmetic appears here as soon as the fields are filled. It is kept with the cell.',
  enter: 'Enter it',
  done: 'The contract is counted.',
};

export const crosswalk = {
  title: 'Section D beside the LAN report',
  open: 'Set it beside the LAN report…',
  lead: 'Both divide the same dollars. Where the 12 months are the same, Section D can be taken from the LAN dollars row by row; what isn’t exact stays yours to split, and the sum is held.',
  none: 'No LAN report of this plan is in the store. Drop its LAN workbook on the window, or start a LAN report under the same plan’s name.',
  empty: 'The LAN report has no dollars yet of a line of business that Section D asks for.',
  from: (title: string) => `From ${title}.`,
  column: (label: string, months: string, period: string | null) => [label, months, period].filter(Boolean).join(' · '),
  heads: ['Section D', '%', 'Dollars', 'LAN row', 'LAN dollars', 'Points apart'],
  dollars: (plain: string) => `$${Number(plain).toLocaleString('en-US')}`,
  part: (code: string, label: string, sum: string) => `${code}, ${label}: its part of ${sum}`,
  sum: (sum: string) => `Split ${sum}; the other part follows.`,
  sumOfMany: (sum: string) => `Split ${sum} between the rows; what is left over can be put into any of them.`,
  still: (dollars: string) => `$${dollars} still to place.`,
  odd: (typed: string) => `“${typed}” is no amount of dollars.`,
  crossed: (items: string[], partOf: string[], lanRows: string[], dollars: string) =>
    `${lanRows.join(' + ')} holds ${dollars}: ${items.join(' + ')} can be no more, and together with ${partOf.join(' and ')} no less.`,
  over: (dollars: string) => `$${dollars} too much.`,
  rest: 'Rest',
  restTo: (code: string, dollars: string) => `Put the rest, $${dollars}, into ${code}`,
  blank: (why: string) => `Not derived. ${why}`,
  further: (items: string[], partOf: string[], dollars: string, held: boolean) => {
    const [own, others] = [items.join(' and '), partOf.join(' and ')];
    const where = held ? 'Split with the rows below, where the sum is held.' : 'Left to you.';
    return `${own} takes up to ${dollars}; the rest of it belongs to ${others}. ${where}`;
  },
  whole: 'All payments to providers',
  finding: 'differs, D-4',
  derive: (label: string) => `Take Section D from it: ${label}`,
  derived: (label: string) => `Section D is taken from the LAN report: ${label}.`,
  unsplit: (rows: string[]) => `Stays as it is until split: ${rows.join(', ')}. `,
  replaces: (n: number) => `${count(n, 'typed percent')} will be derived from dollars instead.`,
};

export const glossary = {
  title: 'Glossary and national figures',
  search: 'Search terms and figures',
  open: 'All terms and national figures',
  national: 'National figures',
  nationalLead: 'Published totals, weighted by dollars, to set a figure against. Never a pass mark.',
  heads: ['Measure', 'Whose', 'Data year', 'Share', 'Source'],
};
