import type { NumberDisplay } from '../wire/NumberDisplay';
import type { PercentDecimals } from '../wire/PercentDecimals';
import type { Theme } from '../wire/Theme';

export const settings = {
  title: 'Settings',
  person: 'Your name, for the history',
  theme: 'Colors',
  themes: { system: 'As the desktop', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  minutes: 'Lock after minutes without use',
  minutesHint: 'From 1 to 120. It also locks when the computer sleeps.',
  minutesWrong: 'Give a whole number from 1 to 120.',
  remember: 'Remember this store on the start screen',
  keep: 'Keep these settings',
  kept: 'Settings are kept.',
  numbers: {
    title: 'Numbers in tables',
    decimals: 'Decimals of percents',
    percents: { as_asked: 'As the form asks', one: 'Always one', two: 'Always two' } satisfies Record<
      PercentDecimals,
      string
    >,
    grouped: 'Commas between thousands',
    parentheses: 'Negative numbers in parentheses',
    hint: 'For the screen only: what was typed is kept, and files are written as always.',
    sample: ({ percentDecimals, grouped, parentheses }: NumberDisplay) => {
      const percent = { as_asked: '48.3', one: '48.3', two: '48.25' }[percentDecimals];
      const amount = grouped ? '1,234' : '1234';
      return `${percent}   $${amount}   ${parentheses ? `($${amount})` : `-$${amount}`}`;
    },
  },
  thresholds: {
    title: 'From which change on you are asked why, by host',
    lead: 'Some hosts ask earlier or later. Blank: the form’s own threshold.',
    none: 'Hosts appear here once a report names them.',
    host: 'Host',
    fields: {
      changePercent: 'Percents, points',
      changeSectionD: 'Section D, points',
      changeCsections: 'C-sections, points',
      changeFigure: 'Counts, dollars, %',
    } as const,
    defaults: { changePercent: '10', changeSectionD: '5', changeCsections: '5', changeFigure: '50' } as const,
    cell: (host: string, field: string) => `${field}, ${host}`,
  },
  changePassphrase: 'Change the passphrase…',
  changeLead: 'A new passphrase comes with a new recovery sheet. The old sheet stops working.',
  old: 'Passphrase until now',
  fresh: 'New passphrase',
  change: 'Change it',
};

export const goTo = {
  title: 'Go to, or do',
  results: 'Results',
  actions: { fill_down: 'Fill down', fill_right: 'Fill right', keep_version: 'Keep a version' } as const,
  kinds: {
    section: 'Section',
    item: 'Item',
    finding: 'Finding',
    topic: 'Topic',
    term: 'Term',
    plan: 'Report',
    page: 'Page',
    action: 'Action',
  } as const,
};

export const find = {
  title: 'Find and replace',
  words: 'Find',
  instead: 'Replace by',
  whole: 'Whole cells only',
  hint: 'Looks through all sections: answers, names and working figures. Computed cells are left alone.',
  found: (n: number) => (n === 1 ? 'Found in 1 cell.' : `Found in ${n} cells.`),
  replace: (n: number) => (n === 1 ? 'Replace in 1 cell' : `Replace in ${n} cells`),
  replaced: (n: number) => (n === 1 ? '1 cell replaced.' : `${n} cells replaced.`),
};
