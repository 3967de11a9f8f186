import type { Page } from 'playwright-core';
import type { Screen } from './tour.ts';

const HOST = 'open&role=host';

/** Drops a folder as a host does, and waits for the list. */
export async function dropFolder(page: Page): Promise<void> {
  await page.evaluate(() => window.fake.emit('dropped', ['/tmp/round']));
  await page.getByText('Northern Mutual', { exact: true }).waitFor();
}

async function openFile(page: Page): Promise<void> {
  await dropFolder(page);
  await page.getByRole('button', { name: 'Prairie Care', exact: true }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'The file' }).waitFor();
}

/** The list of received files, what it asks, and a received report. */
export const INBOX: Screen[] = [
  { name: 'received-empty', query: HOST, go: async (page) => page.getByText('Nothing received yet').waitFor() },
  {
    name: 'receiving',
    query: HOST,
    go: async (page) => {
      await page.evaluate(() => (window.fake.work.held = true));
      await page.evaluate(() => window.fake.emit('dropped', ['/tmp/round']));
      await page.getByRole('progressbar').waitFor();
    },
  },
  { name: 'received', query: HOST, go: dropFolder },
  {
    name: 'received-password',
    query: HOST,
    go: async (page) => {
      await dropFolder(page);
      await page.getByRole('button', { name: 'Enter it… Harbor.xlsx' }).click();
      await page.getByLabel('Password', { exact: true }).fill('wrong');
      await page.getByRole('button', { name: 'Open it' }).click();
      await page.getByText('The password does not open the file.').first().waitFor();
    },
  },
  {
    name: 'received-newer',
    query: HOST,
    go: async (page) => {
      await dropFolder(page);
      await page.getByRole('button', { name: /^Compare and decide/ }).click();
      await page.getByText('2 answers differ:').waitFor();
    },
  },
  {
    name: 'received-name',
    query: HOST,
    go: async (page) => {
      await dropFolder(page);
      await page.getByRole('button', { name: 'Name the plan… report_final_v3.xlsx' }).click();
    },
  },
  {
    name: 'received-file',
    query: HOST,
    go: async (page) => {
      await openFile(page);
      await page.getByRole('navigation').getByRole('button', { name: 'The file' }).click();
      await page.getByText('Two systems moved.').waitFor();
    },
  },
  {
    name: 'received-section',
    query: HOST,
    go: async (page) => {
      await openFile(page);
      await page.getByRole('navigation').getByRole('button', { name: 'D · Value-oriented payment' }).click();
      await page.getByText('Earlier years beside the figures').waitFor();
    },
  },
  {
    name: 'received-years',
    query: HOST,
    go: async (page) => {
      await openFile(page);
      await page.getByRole('navigation').getByRole('button', { name: 'Earlier years' }).click();
      await page.getByRole('button', { name: '2019' }).waitFor();
    },
  },
];
