import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Screens } from './browser.ts';
import { dropFolder } from './tour-inbox.ts';

let screens: Screens;
let page: Page;

beforeAll(async () => {
  screens = await Screens.start();
});

afterAll(async () => {
  await screens.stop();
});

beforeEach(async () => {
  screens.complaints.length = 0;
  page = await screens.open('open&role=host');
});

afterEach(async () => {
  expect(screens.complaints).toEqual([]);
  await page.context().close();
});

const calls = () => page.evaluate(() => window.fake.calls);
const plans = () => page.locator('main tbody tr th button.name').allTextContents();

test('a folder goes straight into the list, without a question, and what came of it is said', async () => {
  await dropFolder(page);
  await expect.poll(calls).toContain('receive /tmp/round');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  const told = (await page.locator('.told').textContent()) ?? '';
  for (const part of [
    '4 files received',
    '2 could not be read',
    'Lakeside again.xlsx was here already',
    '4 other files left alone (minutes.docx, notes.txt, plans.csv, …)',
  ])
    expect(told).toContain(part);
  expect(
    await page.getByRole('navigation').getByRole('button', { name: 'Received' }).getAttribute('aria-current'),
  ).toBe('page');
});

test('receiving can be stopped and the list stays usable', async () => {
  await page.evaluate(() => (window.fake.work.held = true));
  await page.evaluate(() => window.fake.emit('dropped', ['/tmp/round']));
  await page.getByText('Read 2 of 6: Northern Mutual 2021.xlsx').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('stopped before the rest').first().waitFor();
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
});

test('a host’s single file comes into the list like many, wherever it is dropped', async () => {
  await page.getByRole('navigation').getByRole('button', { name: 'Bin' }).click();
  await page.evaluate(() => window.fake.emit('dropped', ['/tmp/one.xlsx']));
  await expect.poll(calls).toContain('receive /tmp/one.xlsx');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByText('Northern Mutual', { exact: true }).waitFor();
  await page.evaluate(() => window.fake.emit('dropped', ['/tmp/one.xlsx', '/tmp/two.xlsx']));
  await expect.poll(calls).toContain('receive /tmp/one.xlsx /tmp/two.xlsx');
});

test('what is more than a report is shown one by one before anything is taken', async () => {
  const files = ['/tmp/Lakeside – answers.xlsx', '/tmp/Prairie – answers.xlsx'];
  await page.evaluate((paths) => window.fake.emit('dropped', paths), files);
  await page.getByText('2 files need a word from you').first().waitFor();
  await page.getByRole('dialog').getByText('Lakeside – answers.xlsx').waitFor();
  await page.getByText('Figures that change').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByText('Prairie – answers.xlsx').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});

test('earlier years stand as columns beside the figures, and can be put away', async () => {
  await dropFolder(page);
  await page.getByRole('button', { name: 'Prairie Care', exact: true }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'D · Value-oriented payment' }).click();
  const years = page.locator('thead th.year');
  await expect.poll(() => years.allTextContents()).toEqual(['2020', '2019', '2020', '2019']);
  const row = page.locator('tr', { has: page.locator('[data-address="D.3/commercial/current/percent"]') });
  const beside = async () => (await row.locator('td.year').allTextContents()).map((text) => text.trim());
  await expect.poll(beside).toEqual(['10.1', '9.8', '11.1', '']);
  await page.getByLabel('Earlier years beside the figures: 2020, 2019').uncheck();
  await expect.poll(() => years.count()).toBe(0);
});

test('the list is sorted, narrowed and searched', async () => {
  await dropFolder(page);
  await page.getByRole('button', { name: 'Errors', exact: true }).click();
  await expect.poll(async () => (await plans())[0]).toBe('Northern Mutual');
  await page.getByRole('button', { name: 'Plan', exact: true }).click();
  await expect.poll(plans).toEqual(['Lakeside Health Plan', 'Northern Mutual', 'Prairie Care', 'report_final_v3']);
  await page.getByLabel('Show', { exact: true }).selectOption('changed');
  await expect.poll(plans).toEqual(['Prairie Care', 'report_final_v3']);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('prairie');
  await expect.poll(plans).toEqual(['Prairie Care']);
  await page.keyboard.type(' nothing');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(async () => (await plans()).length).toBe(4);
});

test('a password is tried again, and a file is taken out of the list', async () => {
  await dropFolder(page);
  await page.getByRole('button', { name: 'Enter it… Harbor.xlsx' }).click();
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
  await page.getByText('The password does not open the file.').first().waitFor();
  await page.getByLabel('Password', { exact: true }).fill('sesame');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Harbor Health', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Remove from list scan0042.xlsx' }).click();
  await expect.poll(() => page.getByText('content is a PDF document').count()).toBe(0);
});

test('a plan is named and a newer file decided about', async () => {
  await dropFolder(page);
  await page.getByRole('button', { name: 'Name the plan… report_final_v3.xlsx' }).click();
  await page.getByRole('dialog').getByLabel('Health plan').fill('Harbor Health');
  await page.keyboard.press('Enter');
  await expect.poll(plans).toContain('Harbor Health');
  await page.getByRole('button', { name: /^Compare and decide/ }).click();
  await page.getByRole('button', { name: 'Replace the older one' }).click();
  await expect.poll(calls).toContain('decide 103 true');
  await expect.poll(() => page.getByRole('button', { name: /^Compare and decide/ }).count()).toBe(0);
});

test('a received report is opened by Enter and leads from its file to the cells', async () => {
  await dropFolder(page);
  await page.getByRole('button', { name: 'Prairie Care', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Received: for reading only').waitFor();
  await page.getByRole('navigation').getByRole('button', { name: 'The file' }).click();
  await page.getByText('3 answers changed').waitFor();
  const byHand = page.getByRole('main').getByRole('listitem');
  // The sign of percent stays with its figure on a line.
  await byHand.filter({ hasText: 'D.3 Shared savings, Commercial, Current: 14.2\u00a0%' }).waitFor();
  await byHand.filter({ hasText: 'D.4 Shared risk, Medicaid, Current: blank' }).waitFor();
  await page.getByRole('button', { name: 'D.4 Shared risk, Medicaid, Current' }).click();
  const focus = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['address']);
  await expect.poll(focus).toBe('D.4/medicaid/current/percent');
});

test('a received report of a form that can’t be used says why, opens nothing and can be put away', async () => {
  await dropFolder(page);
  await page.evaluate(() =>
    window.fake.refuseFirst('The form file survey.toml of this program has a mistake: line 7, no such field.'),
  );
  const rail = page.getByRole('navigation');
  await rail.getByRole('button', { name: 'Bin' }).click();
  await rail.getByRole('button', { name: 'Received' }).click();
  const kept = page.locator('main tbody tr').first();
  await expect.poll(() => kept.textContent()).toContain('survey.toml of this program has a mistake: line 7');
  expect(await kept.getByRole('button').allTextContents(), 'it opens nothing').toHaveLength(1);
  await kept.getByRole('button').click();
  await page.getByText('Lakeside Health Plan is in the bin.').waitFor();
});

test('a report of one’s own of a form that can’t be used says why and opens nothing', async () => {
  const own = await screens.open('open');
  const row = own.locator('main tbody tr', { hasText: 'visits-survey-2031' });
  await expect.poll(() => row.textContent()).toContain('kept and backed up as it is');
  expect(await row.getByRole('button').count(), 'it can be put away').toBe(1);
  await row.locator('td').nth(1).click();
  expect(await own.getByRole('heading', { level: 1 }).textContent()).toBe('Reports');
  await own.context().close();
});

test('reports that cannot be opened are named where nothing else is there to compare', async () => {
  await page.evaluate(() => {
    const filled = window.fake.compare;
    window.fake.compare = async (request) => {
      const view = await filled(request);
      const leftOut: [string, string][] = [['Harbor Health, 2020', 'This program does not know the form survey-2031.']];
      return { ...view, forms: [], lines: [], columns: [], leftOut };
    };
  });
  await page.getByRole('navigation').getByRole('button', { name: 'Compare' }).click();
  await page.getByText('1 report not shown').click();
  await page.getByText('Harbor Health, 2020').waitFor();
});

test('reports without figures leave the choice of another year to compare', async () => {
  await page.evaluate(() => {
    const filled = window.fake.compare;
    window.fake.compare = async (request) => {
      const view = await filled(request);
      return request.year === null ? { ...view, sections: [], section: '', columns: [], lines: [] } : view;
    };
  });
  await page.getByRole('navigation').getByRole('button', { name: 'Compare' }).click();
  await page.getByText('No figures stand in these reports yet.').waitFor();
  const year = page.locator('.choose select').nth(1);
  expect(await year.locator('option').count()).toBeGreaterThan(1);
  await year.selectOption({ index: 1 });
  await page.locator('[data-cell="0/0"]').waitFor();
});
