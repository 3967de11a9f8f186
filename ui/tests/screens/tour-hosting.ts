import type { Page } from 'playwright-core';
import type { Screen } from './tour.ts';

const rounds = async (page: Page) => page.getByRole('navigation').getByRole('button', { name: 'Rounds' }).click();
const round = async (page: Page) => {
  await rounds(page);
  await page.getByRole('button', { name: 'Fall 2026', exact: true }).click();
  await page.getByText('scan0042').first().waitFor();
};
const openReport = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('navigation').getByRole('button', { name: 'D · Value-oriented payment' }).click();
  await page.locator('[data-address="D.3/commercial/current/percent"]').first().click();
  await page.getByRole('tab', { name: /Questions/ }).click();
};
const drop = (path: string) => async (page: Page) =>
  page.evaluate((dropped) => window.fake.emit('dropped', [dropped]), path);

/** Screens of rounds, terms and questions. */
export const HOSTING: Screen[] = [
  { name: 'rounds-empty', query: 'open&role=host&empty', go: rounds },
  { name: 'rounds', query: 'open&role=host', go: rounds },
  { name: 'round', query: 'open&role=both', go: round },
  {
    name: 'round-form',
    query: 'open&role=host',
    go: async (page) => {
      await round(page);
      await page.getByRole('button', { name: 'Change…' }).click();
      await page.getByLabel('Add several plans').fill('Valley Health\nlakeside health plan\nOak Mutual');
      await page.getByRole('button', { name: 'Add them' }).click();
      await page.getByLabel('Plan 6', { exact: true }).waitFor();
    },
  },
  {
    name: 'round-form-wrong',
    query: 'open&role=host&empty',
    go: async (page) => {
      await rounds(page);
      await page.getByRole('button', { name: 'New round…' }).click();
      await page.getByLabel('Reporting year').fill('twenty');
      await page.getByRole('button', { name: 'Keep the round' }).click();
      await page.getByText('Give the round a name.').waitFor();
    },
  },
  {
    name: 'round-writing',
    query: 'open&role=host',
    go: async (page) => {
      await round(page);
      await page.evaluate(() => (window.fake.work.held = true));
      await page.getByRole('button', { name: 'Write 4 blanks…' }).click();
      await page.getByRole('button', { name: 'Stop' }).waitFor();
    },
  },
  {
    name: 'round-written',
    query: 'open&role=host',
    go: async (page) => {
      await round(page);
      await page.getByRole('button', { name: 'Write 4 blanks…' }).click();
      await page.getByText('1 file could not be written').waitFor();
    },
  },
  {
    name: 'terms',
    query: 'open&terms',
    go: async (page) => {
      await page.getByRole('button', { name: 'Lakeside Health Plan' }).first().click();
      await page.getByRole('button', { name: 'I have read them' }).waitFor();
    },
  },
  { name: 'questions-to-answer', query: 'open&queries', go: openReport('Lakeside Health Plan') },
  {
    name: 'questions-to-plan',
    query: 'open&queries&received',
    go: async (page) => {
      await openReport('Lakeside Health Plan')(page);
      await page.getByRole('button', { name: 'Ask about this cell…' }).click();
      await page.getByLabel('Question', { exact: true }).waitFor();
    },
  },
  {
    name: 'questions-finding',
    query: 'open&received',
    go: async (page) => {
      await openReport('Lakeside Health Plan')(page);
      await page.getByRole('tab', { name: /Findings/ }).click();
      await page.getByRole('button', { name: 'Ask the plan' }).first().click();
      await page.getByText('Asked: not sent').first().waitFor();
    },
  },
  {
    name: 'take-questions',
    query: 'open',
    go: async (page) => {
      await drop('/tmp/Lakeside – questions.xlsx')(page);
      await page.getByText('Questions in the file').waitFor();
    },
  },
  {
    name: 'take-answers',
    query: 'open&role=host',
    go: async (page) => {
      await drop('/tmp/Lakeside – answers.xlsx')(page);
      await page.getByText('Figures that change').waitFor();
    },
  },
  {
    name: 'take-stray',
    query: 'open',
    go: async (page) => {
      await drop('/tmp/stray.xlsx')(page);
      await page.getByText('no report in this store belongs to it').waitFor();
    },
  },
];
