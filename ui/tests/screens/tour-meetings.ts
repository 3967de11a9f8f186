import type { Page } from 'playwright-core';
import type { Screen } from './tour.ts';

const meetings = async (page: Page) => page.getByRole('navigation').getByRole('button', { name: 'Meetings' }).click();
const meeting = async (page: Page) => {
  await meetings(page);
  await page.getByRole('button', { name: 'Regular meeting with Lakeside Health Plan' }).first().click();
  await page.getByLabel('Minutes of item 1').waitFor();
};
const tab = (name: string) => async (page: Page) => {
  await meeting(page);
  await page.getByRole('tab', { name }).click();
};

/** Screens of a host's meetings. */
export const MEETINGS: Screen[] = [
  { name: 'meetings-empty', query: 'open&role=host&empty', go: meetings },
  {
    name: 'meetings',
    query: 'open&role=host',
    go: async (page) => {
      await meetings(page);
      await page.getByText('The year 2026').waitFor();
    },
  },
  {
    name: 'meeting-new-wrong',
    query: 'open&role=host',
    go: async (page) => {
      await meetings(page);
      await page.getByRole('button', { name: 'New meeting…' }).click();
      await page.getByRole('button', { name: 'Enter the meeting' }).click();
      await page.getByText('Choose the day.').waitFor();
    },
  },
  { name: 'meeting', query: 'open&role=host', go: meeting },
  {
    name: 'meeting-moved',
    query: 'open&role=host',
    go: async (page) => {
      await meeting(page);
      await page.getByLabel('Minutes of item 1').fill('25');
      await page.getByLabel('Item 2', { exact: true }).focus();
      await page.keyboard.press('Alt+ArrowUp');
      await page.getByText('15 more than the 90 planned').waitFor();
      await page.getByRole('button', { name: 'Undo: agenda' }).waitFor();
    },
  },
  {
    name: 'meeting-not-kept',
    query: 'open&role=host',
    go: async (page) => {
      await meeting(page);
      await page.evaluate(() => window.fake.fail('disk_full'));
      await page.getByLabel('Objective').fill('Another one');
      await page.getByLabel('Convener').focus();
      await page.getByRole('button', { name: 'Give up the change' }).waitFor();
    },
  },
  {
    name: 'meeting-material',
    query: 'open&role=host',
    go: async (page) => {
      await tab('Material')(page);
      await page.getByText('D.3 Shared savings').waitFor();
    },
  },
  {
    name: 'meeting-letters',
    query: 'open&role=host',
    go: async (page) => {
      await tab('Letters')(page);
      await page.getByLabel('Invitation to purchasers').check();
      await page.getByLabel('Invitation to the plan').check();
      await page.getByRole('button', { name: 'Write 2 letters…' }).click();
      await page.getByText('1 letter could not be written').waitFor();
    },
  },
  {
    name: 'meeting-packet',
    query: 'open&role=host',
    go: async (page) => {
      await tab('Packet')(page);
      await page.getByRole('img', { name: 'Page 1 of 14' }).waitFor();
      await page.getByRole('button', { name: 'Write the PDF…' }).click();
      await page.getByText('165 of 165 answers identical').first().waitFor();
    },
  },
  {
    name: 'meeting-packet-writing',
    query: 'open&role=host',
    go: async (page) => {
      await tab('Packet')(page);
      await page.getByRole('img', { name: 'Page 1 of 14' }).waitFor();
      await page.evaluate(() => (window.fake.work.held = true));
      await page.getByRole('button', { name: 'Write the PDF…' }).click();
      await page.getByRole('button', { name: 'Stop' }).waitFor();
    },
  },
];
