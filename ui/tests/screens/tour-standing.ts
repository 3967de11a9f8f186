import type { Page } from 'playwright-core';
import type { Screen } from './tour.ts';

async function report(page: Page, section: string): Promise<void> {
  await page.getByRole('button', { name: 'Lakeside Health Plan' }).first().click();
  await page.getByRole('navigation').getByRole('button', { name: section }).click();
}

async function signed(page: Page): Promise<void> {
  await report(page, 'Review and sign off');
  await page.getByRole('button', { name: 'Sign off D · Value-oriented payment' }).click();
  await page.evaluate(() => window.fake.lockReport());
  await page.evaluate(() => window.fake.attest(1, '', 'Medical director'));
  await page.getByRole('button', { name: 'Sign off A · Contract terms' }).click();
}

async function typed(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'D · Value' }).click();
  await page.locator('[data-address="D.5/commercial/current/percent"]').click();
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
}

/** Signing off, handing out, comparing versions, the palette. */
export const STANDING: Screen[] = [
  { name: 'sign', query: 'open', go: (page) => report(page, 'Review and sign off') },
  {
    name: 'sign-locked',
    query: 'open',
    go: async (page) => {
      await signed(page);
      await page.getByText('Attested', { exact: true }).waitFor();
    },
  },
  {
    name: 'sign-ask',
    query: 'open',
    go: async (page) => {
      await signed(page);
      await typed(page);
      await page.getByText('This report is locked').waitFor();
    },
  },
  {
    name: 'sign-void',
    query: 'open',
    go: async (page) => {
      await signed(page);
      await typed(page);
      await page.getByRole('button', { name: 'Change it anyway' }).click();
      await page.getByRole('button', { name: 'Lock is void' }).click();
      await page.getByText('Void: changed by Dana Reyes').first().waitFor();
    },
  },
  {
    name: 'hand-out',
    query: 'open',
    go: async (page) => {
      await report(page, 'Hand out…');
      await page.getByRole('checkbox', { name: 'D · Value-oriented payment' }).check();
      await page.getByText('6 of 40').waitFor();
    },
  },
  {
    name: 'hand-out-back',
    query: 'open',
    go: async (page) => {
      await page.evaluate(() => window.fake.emit('dropped', ['/tmp/from Ben.xlsx']));
      await page.getByText('Back from Ben Ortiz').waitFor();
      await page.getByText('changed here since', { exact: true }).waitFor();
    },
  },
  {
    name: 'workbook-protected',
    query: 'open',
    go: async (page) => {
      await page.evaluate(() => window.fake.emit('dropped', ['/tmp/secret.xlsx']));
      await page.getByLabel('Password of the workbook').fill('horse');
    },
  },
  {
    name: 'compare-versions',
    query: 'open',
    go: async (page) => {
      await report(page, 'Versions and exports');
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await page.getByRole('main').getByText('2 differences').waitFor();
    },
  },
  {
    name: 'first-tour',
    query: 'open&empty',
    go: async (page) => {
      await page.getByRole('button', { name: 'Look around with sample data' }).click();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByRole('heading', { name: /Type over a cell/ }).waitFor();
    },
  },
  {
    name: 'palette',
    query: 'open',
    go: async (page) => {
      await page.getByText('Prairie Purchasers').first().waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
];
