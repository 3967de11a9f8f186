import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Screens } from './browser.ts';

let screens: Screens;
let page: Page;

beforeAll(async () => {
  screens = await Screens.start();
});

afterAll(async () => {
  await screens.stop();
});

afterEach(async () => {
  expect(screens.complaints).toEqual([]);
  await page.context().close();
});

async function begin(query: string): Promise<void> {
  screens.complaints.length = 0;
  page = await screens.open(query);
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Goes to something by its name, with Ctrl+K alone. */
async function go(words: string): Promise<void> {
  await press('Control+k');
  const field = page.getByRole('combobox', { name: 'Go to, or do' });
  await field.waitFor();
  await page.keyboard.type(words);
  await page.getByRole('option', { name: words }).first().waitFor();
  await press('Enter');
  await field.waitFor({ state: 'detached' });
}

/** Presses Tab until the focus is on something of this name. */
async function tabTo(name: string | RegExp): Promise<void> {
  const wanted = typeof name === 'string' ? new RegExp(name) : name;
  for (let n = 0; n < 120; n += 1) {
    const label = await page.evaluate(() => {
      const now = document.activeElement as HTMLElement | null;
      if (now === document.body) return '';
      const labels = (now as HTMLInputElement | null)?.labels;
      return [now?.getAttribute('aria-label'), now?.textContent, ...[...(labels ?? [])].map((one) => one.textContent)]
        .join(' ')
        .replace(/\s+/g, ' ');
    });
    if (wanted.test(label)) return;
    await press('Tab');
  }
  throw new Error(`Tab never came to ${String(name)}`);
}

const focus = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['address'] ?? null);
const said = () => page.locator('[role="status"][aria-live="polite"]').first().textContent();
const calls = () => page.evaluate(() => window.fake.calls);
const shown = async (address: string) => (await page.locator(`[data-address="${address}"]`).textContent())?.trim();

const undoable = (what: RegExp) => page.getByRole('button', { name: new RegExp(`^Undo: .*${what.source}`) }).waitFor();

const D5 = 'D.5/commercial/current/percent';

/** Goes to the cell by its name; the keyboard has it once its section is there. */
async function goToD5(): Promise<void> {
  await go('D.5');
  await expect.poll(focus).toBe(D5);
}

describe('by keyboard alone', () => {
  test('1: open the store', async () => {
    await begin('');
    await tabTo(/Passphrase/);
    await page.keyboard.type('correct horse battery staple');
    await press('Enter');
    await page.getByText('Prairie Purchasers').first().waitFor();
  });

  test('2: open a report from anywhere', async () => {
    await begin('open');
    await page.getByText('Prairie Purchasers').first().waitFor();
    await go('Lakeside Health Plan');
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  test('3: start a report', async () => {
    await begin('open');
    await page.getByText('Prairie Purchasers').first().waitFor();
    await press('Control+n');
    await tabTo(/Health plan|Plan/);
    await page.keyboard.type('Aspen Health');
    await press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('4: answer a cell, and say with it that there is no figure', async () => {
    await report();
    await goToD5();
    await expect.poll(focus).toBe(D5);
    await page.keyboard.type('2.5');
    await press('Enter');
    await expect.poll(() => shown(D5)).toBe('2.5');
    await page.keyboard.type('nc');
    await press('Tab');
    await expect.poll(async () => (await calls()).at(-1)).toContain('=nc');
  });

  test('5: select a block, fill it, take it back', async () => {
    await report();
    await goToD5();
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    await expect.poll(said).toContain('3 rows by 1 column selected');
    await page.keyboard.type('4');
    await press('Control+Enter');
    await expect.poll(async () => (await calls()).at(-1)?.match(/=4/g)).toHaveLength(3);
    await expect.poll(focus).toBe(D5);
    await undoable(/typed/);
    await press('Control+z');
    await page.getByText('Nothing to undo').waitFor();
  });

  test('6: go to the next finding and explain it', async () => {
    await report();
    await press('F8');
    await press('F8');
    await press('Control+Enter');
    const field = page.locator('.why textarea');
    if ((await field.count()) > 0) {
      await page.keyboard.type('A large system left in March.');
      await press('Control+Enter');
      await undoable(/expla/);
    }
    await expect.poll(() => page.locator('[data-address]:focus, textarea:focus').count()).toBe(1);
  });

  test('7: find and replace', async () => {
    await report();
    await press('Control+f');
    await page.keyboard.type('nc');
    await press('Tab');
    await page.keyboard.type('na');
    await press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(async () => (await calls()).at(-1)).toContain('=na');
  });

  test('8: write a remark and come back to the cell', async () => {
    await report();
    await goToD5();
    await press('Shift+F2');
    await page.locator('[data-remark]:focus').waitFor();
    await page.keyboard.type('as of July');
    await press('Control+Enter');
    await expect.poll(focus).toBe(D5);
    await undoable(/remark/);
  });

  test('9: sign a section off', async () => {
    await report();
    await press('F6', 'Shift+F6');
    await go('Review and sign off');
    await tabTo(/^ ?Sign off ?A · Contract terms/);
    await press('Enter');
    await page.getByRole('button', { name: 'Withdraw A · Contract terms' }).waitFor();
  });

  test('10: export', async () => {
    await report();
    await press('Control+e');
    await page.getByText('The host’s file has no cell for:').waitFor();
    await tabTo(/^ ?Export ?$/);
    await press('Enter');
    await page.getByText('159 of 159 answers identical').waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

async function report(): Promise<void> {
  await begin('open');
  await page.getByText('Prairie Purchasers').first().waitFor();
  await go('Lakeside Health Plan');
  await page.getByRole('navigation', { name: 'Sections' }).waitFor();
}

test('who asks for less motion gets none', async () => {
  await begin('open');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByText('Prairie Purchasers').first().waitFor();
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const style = getComputedStyle(element);
        const seconds = (times: string) => Math.max(...times.split(',').map((time) => Number.parseFloat(time)));
        return (
          seconds(style.transitionDuration) > 0.01 ||
          (style.animationName !== 'none' && seconds(style.animationDuration) > 0.01)
        );
      }).length,
  );
  expect(moving).toBe(0);
});
