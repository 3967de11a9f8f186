import type { Page } from 'playwright-core';
import { WORDS } from '../fake/store.ts';
import { HOSTING } from './tour-hosting.ts';
import { MEETINGS } from './tour-meetings.ts';
import { INBOX } from './tour-inbox.ts';
import { LAN } from './tour-lan.ts';
import { STANDING } from './tour-standing.ts';

/** A screen: how the made-up core begins, and the way there. */
export interface Screen {
  name: string;
  query: string;
  go: (page: Page) => Promise<void>;
}

const still = async () => {};
const rail = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name: 'Lakeside Health Plan' }).first().click();
  await page.getByRole('navigation').getByRole('button', { name }).click();
};
const cell = (address: string) => page_(`[data-address="${address}"]`);
const page_ = (selector: string) => async (page: Page) => page.locator(selector).first().click();

function then(...steps: ((page: Page) => Promise<void>)[]): (page: Page) => Promise<void> {
  return async (page) => {
    for (const step of steps) await step(page);
  };
}

/** Several files dropped at once: filled ones, a blank one, and what is no workbook. */
export const DROPPED = [
  '/tmp/Lakeside 2021.xlsx',
  '/tmp/Prairie blank.xlsx',
  '/tmp/Northern Mutual final (2) corrected by finance.xlsx',
  '/tmp/scan0042.xlsx',
];

const report = rail('D · Value-oriented payment');

/** Every screen and dialog of the window. */
export const SCREENS: Screen[] = [
  { name: 'unlock-first', query: 'empty', go: still },
  {
    name: 'compare',
    query: 'open&role=host',
    go: async (page) => {
      await page.getByRole('navigation').getByRole('button', { name: 'Compare' }).click();
      await page.locator('[data-cell="0/0"]').click();
    },
  },
  { name: 'unlock-open', query: '', go: still },
  { name: 'unlock-broke', query: 'broke=store_locked', go: still },
  {
    name: 'unlock-wrong',
    query: '',
    go: async (page) => {
      await page.getByLabel('Passphrase', { exact: true }).fill('nope');
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'unlock-asked',
    query: 'asked=open_elsewhere',
    go: async (page) => page.getByRole('button', { name: 'Look again' }).waitFor(),
  },
  { name: 'unlock-stores', query: '', go: async (page) => page.getByRole('button', { name: 'Another store' }).click() },
  {
    name: 'unlock-recover',
    query: '',
    go: async (page) => page.getByRole('button', { name: /recovery sheet/ }).click(),
  },
  {
    name: 'create',
    query: 'empty',
    go: async (page) => {
      await page.getByRole('button', { name: 'Create a store…' }).click();
      await page.getByLabel('Passphrase', { exact: true }).fill('four quiet words here');
      await page.getByText('Strong').waitFor();
    },
  },
  {
    name: 'recovery-sheet',
    query: 'empty',
    go: async (page) => {
      await page.getByRole('button', { name: 'Create a store…' }).click();
      await page.getByLabel('Your name').fill('Dana Reyes');
      await page.getByLabel('Passphrase', { exact: true }).fill('four quiet words here');
      await page.getByLabel('The same passphrase again').fill('four quiet words here');
      await page.getByRole('button', { name: 'Create the store' }).click();
      await page.getByText('Your recovery sheet').waitFor();
    },
  },
  {
    name: 'unlock-damaged',
    query: '',
    go: async (page) => {
      await page.getByLabel('Passphrase', { exact: true }).fill('damaged');
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await page.getByRole('button', { name: 'Restore a backup…' }).click();
      await page
        .getByRole('button', { name: /^Restore the backup/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'backups-restore',
    query: 'open',
    go: async (page) => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Backups and recovery…' }).click();
      await page
        .getByRole('button', { name: /^Restore the backup/ })
        .first()
        .click();
      await page.getByLabel('The passphrase the store had then').waitFor();
    },
  },
  {
    name: 'backups-list',
    query: 'open&drill',
    go: async (page) => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Backups and recovery…' }).click();
      await page.getByRole('button', { name: 'Back up now' }).click();
      await page.getByText('10:02').waitFor();
    },
  },
  {
    name: 'recovery-drill',
    query: 'open&drill',
    go: async (page) => {
      await page.getByRole('button', { name: 'Try the recovery sheet…' }).click();
      await page.getByLabel('Words of the sheet').fill(WORDS.join(' '));
      await page.getByRole('button', { name: 'Try these words' }).click();
      await page.getByText(/The sheet is right/).waitFor();
    },
  },
  { name: 'drill-due', query: 'open&drill', go: async (page) => page.getByText(/A year has passed/).waitFor() },
  { name: 'library-empty', query: 'open&empty', go: async (page) => page.getByText('No reports yet').waitFor() },
  { name: 'library', query: 'open', go: async (page) => page.getByText('Prairie Purchasers').first().waitFor() },
  { name: 'new-report', query: 'open', go: async (page) => page.getByRole('button', { name: 'New report…' }).click() },
  {
    name: 'workbook',
    query: 'open',
    go: async (page) => {
      await page.getByRole('button', { name: 'Open workbooks…' }).click();
      await page.getByText('What would you like to do with it?').waitFor();
    },
  },
  {
    name: 'workbook-reading',
    query: 'open',
    go: async (page) => {
      await page.evaluate(() => (window.fake.work.held = true));
      await page.evaluate(() => window.fake.emit('dropped', ['/tmp/Great Lakes progress report 2021.xlsx']));
      await page.getByRole('progressbar').waitFor();
    },
  },
  {
    name: 'workbooks',
    query: 'open',
    go: async (page) => {
      await page.evaluate((paths) => window.fake.emit('dropped', paths), DROPPED);
      await page.getByText('1 file could not be taken').waitFor();
    },
  },
  {
    name: 'workbook-copy',
    query: 'open',
    go: async (page) => {
      await page.evaluate(() => window.fake.emit('dropped', ['/tmp/Prairie blank.xlsx']));
      await page.getByLabel('Begin with').waitFor();
    },
  },
  {
    name: 'binding',
    query: 'open',
    go: then(rail('Plan and periods'), async (page) => {
      await page.getByRole('button', { name: 'Use a corrected file…' }).click();
      await page.getByText('Asked in other cells').waitFor();
    }),
  },
  {
    name: 'exporting',
    query: 'open',
    go: then(report, async (page) => {
      await page.keyboard.press('Control+e');
      await page.getByText('The host’s file has no cell for:').waitFor();
      await page.evaluate(() => (window.fake.work.held = true));
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('button', { name: 'Stop' }).waitFor();
    }),
  },
  { name: 'report-head', query: 'open', go: rail('Plan and periods') },
  { name: 'report-A', query: 'open', go: then(rail('A · Contract terms'), cell('A.2a/current/percent')) },
  { name: 'report-B', query: 'open', go: then(rail('B · Centers of excellence'), cell('B.spine/current/incentive')) },
  {
    name: 'report-C1A',
    query: 'open',
    go: then(rail('C.1A · Maternity: births'), cell('C.1A.iii/medicaid/current/births')),
  },
  { name: 'report-C1B', query: 'open', go: rail('C.1B · Maternity: spend') },
  {
    name: 'report-C2',
    query: 'open',
    go: then(rail('C.2 · Behavioral health'), cell('C.2.2/medicaid/current/percent')),
  },
  { name: 'report-D', query: 'open', go: then(report, cell('D.3/commercial/current/percent')) },
  { name: 'report-D-working', query: 'open', go: then(report, page_('summary')) },
  {
    name: 'report-D-findings',
    query: 'open',
    go: then(report, cell('D.4/medicaid/current/percent'), async (page) =>
      page.getByRole('tab', { name: /Findings/ }).click(),
    ),
  },
  { name: 'report-E', query: 'open', go: rail('E · Other initiatives') },
  { name: 'report-S', query: 'open', go: rail('S · Supplemental metrics') },
  {
    name: 'report-editing',
    query: 'open',
    go: then(report, cell('D.7/medicaid/prior/percent'), async (page) => page.keyboard.type('12.')),
  },
  {
    name: 'report-range',
    query: 'open',
    go: then(report, cell('D.2/commercial/current/percent'), async (page) => {
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(`Shift+${key}`);
    }),
  },
  {
    name: 'report-why',
    query: 'open',
    go: then(report, cell('D.7/medicaid/current/percent'), async (page) => {
      await page.keyboard.type('9');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Why?' }).click();
    }),
  },
  {
    name: 'report-choices',
    query: 'open',
    go: then(rail('B · Centers of excellence'), cell('B.cardiac/coe'), async (page) => page.keyboard.press('Space')),
  },
  {
    name: 'report-not-saved',
    query: 'open',
    go: then(report, cell('D.7/medicaid/current/percent'), async (page) => {
      await page.evaluate(() => window.fake.fail('disk_full'));
      await page.keyboard.type('2.5');
      await page.keyboard.press('Enter');
      await page.getByText('The disk is full').waitFor();
    }),
  },
  { name: 'topic', query: 'open', go: rail('Maternity payment and outcomes') },
  {
    name: 'topic-typing',
    query: 'open',
    go: then(rail('Maternity payment and outcomes'), async (page) => {
      await page.locator('.ProseMirror').first().waitFor();
      await page.locator('[data-address="T.1.3/text"]').click();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('- one ');
      await page.keyboard.press('Control+b');
      await page.keyboard.type('price');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.type('per episode');
    }),
  },
  {
    name: 'edit-topic',
    query: 'open',
    go: then(rail('Maternity payment and outcomes'), async (page) => {
      await page.getByRole('button', { name: 'Change questions…' }).click();
      await page.getByLabel('Wording of question 3').fill('Which payment models, and since when?');
    }),
  },
  { name: 'guide', query: 'open', go: rail('Guide and schedule') },
  {
    name: 'guide-taken',
    query: 'open',
    go: then(rail('Guide and schedule'), async (page) => {
      await page.getByRole('button', { name: 'Open a guide…' }).click();
      await page.getByText('1 answer differs').waitFor();
    }),
  },
  {
    name: 'add-topic',
    query: 'open',
    go: then(report, async (page) => page.getByRole('button', { name: 'Add a topic…' }).click()),
  },
  { name: 'record', query: 'open', go: rail('Versions and exports') },
  {
    name: 'export',
    query: 'open',
    go: then(report, async (page) => {
      await page.keyboard.press('Control+e');
      await page.getByText('The host’s file has no cell for:').waitFor();
    }),
  },
  {
    name: 'exported',
    query: 'open',
    go: then(report, async (page) => {
      await page.keyboard.press('Control+e');
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByText('159 of 159 answers identical').waitFor();
    }),
  },
  {
    name: 'goto',
    query: 'open',
    go: then(report, async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Go to' }).fill('savings');
      await page.getByRole('option').first().waitFor();
    }),
  },
  {
    name: 'find',
    query: 'open',
    go: then(report, async (page) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.type('nc');
      await page.getByText('Found in 4 cells.').waitFor();
    }),
  },
  {
    name: 'settings',
    query: 'open',
    go: async (page) => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByLabel('Lock after minutes without use').waitFor();
    },
  },
  { name: 'help', query: 'open', go: async (page) => page.keyboard.press('F1') },
  {
    name: 'help-host',
    query: 'open',
    go: async (page) => {
      await page.keyboard.press('F1');
      await page.getByRole('button', { name: 'For a host' }).click();
    },
  },
  {
    name: 'help-glossary',
    query: 'open',
    go: async (page) => {
      await page.keyboard.press('F1');
      await page.getByRole('button', { name: 'Glossary' }).click();
    },
  },
  {
    name: 'questions',
    query: 'open',
    go: async (page) => {
      await page.getByRole('button', { name: 'Harbor Health Plan' }).first().click();
      await page.getByRole('navigation').getByRole('button', { name: 'Work track 1' }).click();
      await page.getByLabel('Success per domain').check();
      await page.getByLabel('Success per domain').uncheck();
    },
  },
  {
    name: 'questions-head',
    query: 'open',
    go: async (page) => page.getByRole('button', { name: 'Harbor Health Plan' }).first().click(),
  },
  ...INBOX,
  ...LAN,
  ...STANDING,
  ...HOSTING,
  ...MEETINGS,
];
