import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Screens } from './browser.ts';
import { DROPPED } from './tour.ts';

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
  page = await screens.open('open');
  await page.getByRole('button', { name: 'Lakeside Health Plan' }).first().click();
});

afterEach(async () => {
  expect(screens.complaints).toEqual([]);
  await page.context().close();
});

const at = (address: string) => page.locator(`[data-address="${address}"]`);
const D = (row: number | 'total', column: string) => `D.${row}/${column}/percent`;

async function goTo(section: string, address: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: section }).click();
  await at(address).click();
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const focus = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['address'] ?? null);
const shown = async (address: string) => (await at(address).textContent())?.trim();
const calls = () => page.evaluate(() => window.fake.calls);

describe('trust', () => {
  test('a failed edit stays, stops further ones, and goes through on the second try', async () => {
    await goTo('D · Value', D(7, 'commercial/current'));
    await page.evaluate(() => window.fake.fail('disk_full'));
    await page.keyboard.type('2.5');
    await press('Enter');
    await page.getByText('The disk is full').waitFor();
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('2.5');
    await expect.poll(() => at(D(7, 'commercial/current')).getAttribute('aria-label')).toContain('not saved');
    await page.keyboard.type('4');
    await press('Enter');
    await expect.poll(() => shown(D(8, 'commercial/current'))).toBe('0.4');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Saved 14:03:22').waitFor();
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('2.5');
  });

  test('a failed edit is taken back: the core lets go of it and the saved figure is shown', async () => {
    await goTo('D · Value', D(7, 'commercial/current'));
    await page.evaluate(() => window.fake.fail('disk_full'));
    await page.keyboard.type('2.5');
    await press('Enter');
    await page.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('2.6');
    await expect.poll(calls).toContain('give up');
    await at(D(7, 'commercial/current')).click();
    await page.keyboard.type('4');
    await press('Enter');
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('4');
  });

  test('a failed text is taken back too', async () => {
    await goTo('D · Value', D(7, 'commercial/current'));
    await page.evaluate(() => window.fake.fail('disk_full'));
    await page.getByLabel('Remark', { exact: true }).fill('Two systems moved.');
    await press('Control+Enter');
    await page.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => page.getByLabel('Remark', { exact: true }).inputValue()).toBe('');
  });

  test('what can’t be taken back yet says so and stays', async () => {
    await goTo('D · Value', D(7, 'commercial/current'));
    await page.evaluate(() => window.fake.fail('disk_full'));
    await page.keyboard.type('2.5');
    await press('Enter');
    await page.getByText('The disk is full').waitFor();
    await page.evaluate(() => window.fake.fail('no_permission'));
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByText('No permission').waitFor();
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('2.5');
  });

  test.each(['disk_full', 'io', 'read_only_drive'] as const)(
    'a change of a meeting that failed (%s) is given up: the core lets go of it',
    async (code) => {
      await page.context().close();
      page = await screens.open('open&role=host');
      await page.getByRole('navigation').getByRole('button', { name: 'Meetings' }).click();
      await page
        .getByRole('button', { name: /^Regular meeting with/ })
        .first()
        .click();
      const minutes = page.getByLabel('Minutes of item 1');
      const before = await minutes.inputValue();
      await page.evaluate((code) => window.fake.fail(code), code);
      await minutes.fill('77');
      await press('Tab');
      await page.getByRole('button', { name: 'Give up the change' }).click();
      await expect.poll(calls).toContain('give up');
      await expect.poll(() => minutes.inputValue()).toBe(before);
    },
  );

  test('a page that broke down says so until the store is open again', async () => {
    await page.context().close();
    page = await screens.open('broke=store_locked');
    await page.getByText('The window broke down and was started again.').waitFor();
    await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
    await press('Enter');
    await page.getByRole('navigation').first().waitFor();
    await expect.poll(() => page.getByText('The window broke down').count()).toBe(0);
  });

  test('half-typed text is kept at a pause and is back after lock and unlock', async () => {
    await goTo('D · Value', D(7, 'commercial/current'));
    await page.keyboard.type('3.14');
    await expect.poll(calls).toContain(`half ${D(7, 'commercial/current')}=3.14`);
    await press('Control+l');
    await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
    await press('Enter');
    await expect.poll(() => page.getByRole('grid').getByRole('textbox').inputValue()).toBe('3.14');
    await press('Enter');
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('3.14');
  });

  test('unlocking leads back to report, section and cell', async () => {
    await goTo('C.2 · Behavioral', 'C.2.2/medicaid/current/percent');
    await press('Control+l');
    await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
    await press('Enter');
    await expect.poll(focus).toBe('C.2.2/medicaid/current/percent');
  });

  test('unlocking leads back to the library when that was open', async () => {
    await page.getByRole('button', { name: /^HPUG Workbook/ }).click();
    await page.getByText('Prairie Purchasers').first().waitFor();
    await press('Control+l');
    await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
    await press('Enter');
    await page.getByText('Prairie Purchasers').first().waitFor();
  });

  test('a half-typed explanation and a half-typed remark are back after lock and unlock', async () => {
    await goTo('D · Value', D(4, 'medicaid/current'));
    await page.getByLabel('Remark', { exact: true }).fill('Finance is ask');
    await page.getByRole('button', { name: 'Explain…' }).first().click();
    await page.keyboard.type('Two systems mo');
    await expect.poll(() => page.evaluate(() => window.fake.calls.at(-1))).toMatch(/^half .*=Two systems mo$/);
    await press('Control+l');
    await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
    await press('Enter');
    await expect.poll(() => page.getByLabel('Why is that so?').inputValue()).toBe('Two systems mo');
    await expect.poll(focus).toBeNull();
  });

  test('four failures of opening, four messages', async () => {
    await press('Control+l');
    const told = new Set<string | null>();
    for (const passphrase of ['nope', 'damaged', 'permission', 'other']) {
      await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
      await press('Enter');
      told.add(await page.getByRole('alert').textContent());
    }
    expect(told.size).toBe(4);
  });

  test('a lock is not stopped by an open dialog', async () => {
    await press('Control+k');
    await page.getByRole('combobox', { name: 'Go to' }).fill('half a search');
    await press('Control+l');
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });
});

describe('workbooks', () => {
  test('reading is stopped, and its dialog goes', async () => {
    await page.evaluate(() => (window.fake.work.held = true));
    await page.evaluate(() => window.fake.emit('dropped', ['/tmp/slow.xlsx']));
    await page.getByRole('progressbar').waitFor();
    await press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(calls).toContain('stop');
  });

  test('an export is stopped and can be made again', async () => {
    await press('Control+e');
    await page.getByText('The host’s file has no cell for:').waitFor();
    await page.evaluate(() => (window.fake.work.held = true));
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    await page.evaluate(() => (window.fake.work.held = false));
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByText('159 of 159 answers identical').waitFor();
  });

  test('several are read, the same is said of all that can, and what fails is named', async () => {
    await page.evaluate((paths) => window.fake.emit('dropped', paths), DROPPED);
    await page.getByText('3 workbooks were read').waitFor();
    await page.getByText('content is a PDF document').waitFor();
    await page.getByRole('combobox', { name: 'What to do', exact: true }).selectOption('received');
    await page.getByLabel('What to do with Northern').selectOption('leave');
    await page.getByRole('button', { name: 'Take 2 workbooks' }).click();
    await expect
      .poll(async () => (await calls()).filter((call) => call.startsWith('use')))
      .toEqual(['use Lakeside 2021.xlsx received -', 'use Prairie blank.xlsx new_draft -']);
  });

  test('questions and a colleague’s part among several are shown one by one', async () => {
    const files = ['/tmp/Lakeside 2021.xlsx', '/tmp/questions.xlsx', '/tmp/from Ben.xlsx'];
    await page.evaluate((paths) => window.fake.emit('dropped', paths), files);
    await page.getByText('1 workbook was read').waitFor();
    await page.getByText('more to decide: questions.xlsx, from Ben.xlsx').waitFor();
    await page.getByRole('button', { name: 'Take 1 workbook' }).click();
    await page.getByText('Questions in the file').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('from Ben.xlsx').waitFor();
  });

  test('a draft begins with the answers of another report of the plan', async () => {
    await page.evaluate(() => window.fake.emit('dropped', ['/tmp/Prairie blank.xlsx']));
    await page.getByLabel('Begin with').selectOption('1');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect.poll(calls).toContain('use Prairie blank.xlsx new_draft 1');
  });

  test('another file is bound after its differences were seen', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Plan and periods' }).click();
    await page.getByRole('button', { name: 'Use a corrected file…' }).click();
    await page.getByText('44 cells: 2 rows down').waitFor();
    await page.getByRole('button', { name: 'Use this file' }).click();
    await page.getByText('Undo: host’s file').waitFor();
  });
});
