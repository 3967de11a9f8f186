import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Screens } from './browser.ts';
import { lan, pasted } from './tour-lan.ts';

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
});

afterEach(async () => {
  expect(screens.complaints).toEqual([]);
  await page.context().close();
});

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const calls = () => page.evaluate(() => window.fake.calls);
const edits = async () => (await calls()).filter((call) => call.startsWith('edit'));
const tick = (row: number, column: number) => page.locator(`[data-tick="${row}.${column}"]`);
const focus = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['tick'] ?? null);
const said = (row: number, column: number) => tick(row, column).getAttribute('aria-label');

describe('states', () => {
  beforeEach(async () => {
    await lan(page, 'G · States of business');
    await tick(0, 0).focus();
  });

  test('Space ticks and unticks, arrows move, every tick is saved', async () => {
    await press('Space', 'ArrowDown', 'ArrowRight', 'Space');
    await expect.poll(() => said(1, 1)).toBe('Alaska, Medicare Advantage: ticked');
    await expect.poll(() => said(0, 0)).toBe('Alabama, Commercial: ticked');
    await press('Space');
    await expect.poll(() => said(1, 1)).toBe('Alaska, Medicare Advantage: not ticked');
    await expect
      .poll(edits)
      .toEqual([
        'edit G.state.alabama/lobs=commercial',
        'edit G.state.alaska/lobs=medicare_advantage',
        'edit G.state.alaska/lobs=',
      ]);
  });

  test('letters lead to a state, again to the next, a code to its own', async () => {
    await page.keyboard.type('new y');
    await expect.poll(focus).toBe('31.0');
    await page.waitForTimeout(950);
    await page.keyboard.type('tx');
    await expect.poll(focus).toBe('43.0');
  });

  test('a selection is ticked at once, filled down, and is one step of undo', async () => {
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Space');
    await expect.poll(() => said(2, 1)).toBe('Arizona, Medicare Advantage: ticked');
    await expect.poll(edits).toHaveLength(1);
    await press('Control+z');
    await expect.poll(() => said(0, 0)).toBe('Alabama, Commercial: not ticked');
    await press('Space', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
    await expect.poll(() => said(2, 0)).toBe('Arizona, Commercial: ticked');
  });

  test('Ctrl+Space selects a line of business in every state', async () => {
    await press('ArrowRight', 'ArrowRight', 'Control+Space', 'Space');
    await expect.poll(() => said(50, 2)).toBe('Wyoming, Medicaid: ticked');
    await page.getByRole('button', { name: 'Untick all: Medicaid' }).click();
    await expect.poll(() => said(50, 2)).toBe('Wyoming, Medicaid: not ticked');
  });

  test('a click ticks, a drawn block is selected only', async () => {
    await tick(4, 1).click();
    await expect.poll(() => said(4, 1)).toBe('California, Medicare Advantage: ticked');
    await tick(6, 0).hover();
    await page.mouse.down();
    await tick(8, 1).hover();
    await page.mouse.up();
    await expect.poll(() => tick(7, 1).getAttribute('aria-selected')).toBe('true');
    await expect.poll(edits).toHaveLength(1);
  });

  test('a pasted block is one step; what is not understood is shown first', async () => {
    await pasted(page, 'Texas\tx\t\tx\nOH\t\tx\t');
    await expect.poll(() => said(43, 2)).toBe('Texas, Medicaid: ticked');
    await expect.poll(edits).toHaveLength(1);
    await pasted(page, 'Ohio\tx\nDistrict of Columbia\tx');
    await page.getByText('District of Columbia', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Paste 1 row' }).click();
    await expect.poll(() => said(34, 0)).toBe('Ohio, Commercial: ticked');
  });

  test('Tab leaves the table behind its last place', async () => {
    await press('Control+End', 'Tab');
    await expect.poll(focus).toBeNull();
  });
});

test('totals, denominators and shares follow what is typed and take no typing', async () => {
  await lan(page, 'M · Commercial metrics');
  const cell = (address: string) => page.locator(`[data-address="${address}"]`);
  await cell('M.3/commercial/dollars').click();
  await page.keyboard.type('40000000');
  await press('Enter');
  await expect.poll(() => cell('M.5/commercial/dollars').textContent()).toContain('$350,000,000');
  await expect.poll(() => cell('M.5/commercial/percent').textContent()).toContain('17.7');
  await expect.poll(() => cell('M.5/commercial/dollars').getAttribute('aria-readonly')).toBe('true');
  await expect.poll(() => cell('M.3/commercial/denominator').getAttribute('aria-readonly')).toBe('true');
});

test('a contract is split by keyboard and counted as one step', async () => {
  await lan(page, 'M · Commercial metrics');
  await page.locator('[data-address="M.6/commercial/dollars"]').click();
  await page.getByRole('button', { name: 'Split a contract…' }).focus();
  await press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('$120,000');
  await press('Tab');
  await page.keyboard.type('7/1/2016');
  await page.getByText('$120,000 × 6 ÷ 12 = $60,000 legacy payment.').waitFor();
  await press('Enter');
  await expect
    .poll(() => page.locator('[data-address="M.6/commercial/dollars"]').textContent())
    .toContain('288,060,000');
  await page.getByText('Undo: split a contract').waitFor();
});

test('the sum of a split row is held while it is typed, and both parts are sent', async () => {
  await page.getByRole('button', { name: 'Lakeside Health Plan' }).first().click();
  await page.getByRole('navigation').getByRole('button', { name: 'D · Value-oriented payment' }).click();
  await page.getByRole('button', { name: 'Set it beside the LAN report…' }).click();
  await page.getByLabel('D.4, Commercial').fill('150.50');
  await expect.poll(() => page.getByLabel('D.10, Commercial').inputValue()).toBe('21.50');
  await page.getByLabel('D.8, Commercial').fill('31');
  await expect.poll(() => page.getByLabel('D.7, Commercial').inputValue()).toBe('');
  await page.getByText('Stays as it is until split: D.7 + D.8').waitFor();
  await page.getByRole('button', { name: 'Take Section D from it: Commercial' }).click();
  const sent = (await calls()).find((call) => call.startsWith('derive'));
  expect(sent).toBe('derive commercial D.4/commercial/current/dollars=150.50 D.10/commercial/current/dollars=21.50');
});

test('Ctrl+G opens the glossary, which is searched by words', async () => {
  await press('Control+g');
  await page.getByRole('dialog').getByRole('searchbox').fill('overspend');
  await page.getByText('Shared savings').waitFor();
  await expect.poll(() => page.getByText('Working figure').count()).toBe(0);
  await page.getByRole('dialog').getByRole('searchbox').fill('');
  await press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});
