import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Screens } from './browser.ts';

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

async function paste(text: string): Promise<void> {
  await page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

test('findings of other rows stand apart from those of the cell', async () => {
  await goTo('D · Value', D(3, 'medicaid/current'));
  const other = page
    .locator('aside section')
    .filter({ has: page.getByRole('heading', { name: 'Elsewhere in this column' }) });
  await other.waitFor();
  const own = page.locator('aside section').filter({ has: page.getByRole('heading', { name: 'Findings here' }) });
  await expect.poll(() => own.getByText('D-2').count()).toBe(0);
});

describe('typing', () => {
  beforeEach(() => goTo('D · Value', D(7, 'commercial/current')));

  test('over a cell keeps it with Enter, goes down, and the foot says when it was saved', async () => {
    await page.keyboard.type('2.5');
    await press('Enter');
    await expect.poll(focus).toBe(D(8, 'commercial/current'));
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('2.5');
    await page.getByText('Saved 14:03:22').waitFor();
    await page.getByText('Undo: D.7 typed').waitFor();
  });

  test.each([
    ['Tab', D(7, 'commercial/prior')],
    ['Shift+Tab', D(6, 'medicaid/prior')],
    ['Shift+Enter', D(6, 'commercial/current')],
    ['ArrowRight', D(7, 'commercial/prior')],
    ['ArrowUp', D(6, 'commercial/current')],
  ])('%s keeps it too', async (key, next) => {
    await page.keyboard.type('2.5');
    await press(key);
    await expect.poll(focus).toBe(next);
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('2.5');
  });

  test('Esc restores and sends nothing', async () => {
    await page.keyboard.type('99');
    await press('Escape');
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('2.6');
    await expect.poll(focus).toBe(D(7, 'commercial/current'));
    expect((await calls()).filter((call) => call.startsWith('edit'))).toEqual([]);
  });

  test('F2 edits what is there, arrows then move the caret', async () => {
    await press('F2', 'End', 'ArrowLeft', 'Backspace', 'Enter');
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('26');
  });

  test('Del clears, undo brings back, redo clears again', async () => {
    await press('Delete');
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('');
    await press('Control+z');
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('2.6');
    await expect.poll(focus).toBe(D(7, 'commercial/current'));
    await press('Control+y');
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('');
    await page.waitForTimeout(100);
    await press('Control+z');
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('2.6');
    await press('Control+Shift+z');
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('');
  });

  test('fast typing down a column loses nothing', async () => {
    for (const value of ['1', '2', '3']) {
      await page.keyboard.type(value);
      await press('Enter');
    }
    for (const [row, value] of [
      [7, '1'],
      [8, '2'],
      [9, '3'],
    ] as const) {
      await expect.poll(() => shown(D(row, 'commercial/current'))).toBe(value);
    }
  });

  test('clicking elsewhere keeps what was typed', async () => {
    await page.keyboard.type('3.3');
    await at(D(1, 'medicaid/current')).click();
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('3.3');
  });

  test('what can’t be understood is kept and marked', async () => {
    await page.keyboard.type('about 5');
    await press('Enter');
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('about 5');
    await expect.poll(() => at(D(7, 'commercial/current')).getAttribute('aria-invalid')).toBe('true');
  });

  test('a computed cell is reached by arrows, not typed over', async () => {
    await at(D('total', 'commercial/current')).click();
    await page.keyboard.type('5');
    await expect.poll(() => shown(D('total', 'commercial/current'))).toBe('100.0');
    await page.getByText('This cell is computed').waitFor({ state: 'attached' });
  });
});

describe('blocks', () => {
  beforeEach(() => goTo('D · Value', D(1, 'commercial/current')));

  test('a block is pasted over the change column in one undo step', async () => {
    await press('ArrowRight');
    await paste('50.0\t40.0\r\n10.0\t12.0\r\n');
    await expect.poll(() => shown(D(2, 'medicaid/current'))).toBe('12.0');
    await expect.poll(() => shown(D(1, 'commercial/prior'))).toBe('50.0');
    await expect.poll(() => shown(D(3, 'commercial/prior'))).toBe('12.9');
    await press('Control+z');
    await expect.poll(() => shown(D(2, 'medicaid/current'))).toBe('12.2');
  });

  test('a block that does not fit is shown first', async () => {
    await at(D(10, 'medicaid/prior')).click();
    await paste('1\t2\n3\t4\n5\t6');
    await page.getByText('The block doesn’t fit').waitFor();
    await page.getByRole('button', { name: 'Paste 1 value' }).click();
    await expect.poll(() => shown(D(10, 'medicaid/prior'))).toBe('1');
  });

  test('a single value fills a selection, fill down repeats the first row', async () => {
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    await paste('7.7');
    await expect.poll(() => shown(D(3, 'commercial/current'))).toBe('7.7');
    await at(D(4, 'commercial/current')).click();
    await press('Shift+ArrowDown', 'Control+d');
    await expect.poll(() => shown(D(5, 'commercial/current'))).toBe('16.4');
  });

  test('copy gives the same back', async () => {
    await press('Shift+ArrowDown', 'Shift+ArrowRight');
    const copied = await page.evaluate(() => {
      const data = new DataTransfer();
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return data.getData('text/plain');
    });
    expect(copied).toBe('48.6\t52.1\n9.8\t8.4');
  });
});

describe('findings', () => {
  test('F8 goes from one to the next over sections and back', async () => {
    await press('F8');
    await expect.poll(focus).toBe('C.2.2/medicaid/current/percent');
    await page.waitForTimeout(100);
    await press('F8');
    await expect.poll(focus).toBe(D(4, 'medicaid/current'));
    await page.waitForTimeout(100);
    await press('Shift+F8');
    await expect.poll(focus).toBe('C.2.2/medicaid/current/percent');
  });

  test('a fix puts it right', async () => {
    await goTo('D · Value', D(4, 'medicaid/current'));
    await page.getByRole('button', { name: 'Take 20.9' }).click();
    await expect.poll(() => shown(D(4, 'medicaid/current'))).toBe('20.9');
    await expect.poll(() => shown(D('total', 'medicaid/current'))).toBe('100.0');
  });

  test('a large change is asked about in place and explained by keyboard', async () => {
    await goTo('D · Value', D(7, 'medicaid/current'));
    await page.keyboard.type('9');
    await press('Enter');
    await page.getByRole('button', { name: 'Why?' }).waitFor();
    await press('Control+Enter');
    await page.keyboard.type('Two bundles began.');
    await press('Control+Enter');
    await expect.poll(focus).toBe(D(7, 'medicaid/current'));
    await page.getByText('Two bundles began.').waitFor();
  });
});

describe('by keyboard alone', () => {
  test('F6 goes round the parts of the screen', async () => {
    await goTo('D · Value', D(3, 'commercial/current'));
    await press('F6');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('aside') !== null)).toBe(true);
    await press('F6', 'F6');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('nav') !== null)).toBe(true);
    await press('F6');
    await expect.poll(focus).toBe(D(3, 'commercial/current'));
  });

  test('Tab leaves the table behind its last cell', async () => {
    await goTo('S · Supplemental', 'S.2/prior/percent');
    await press('Tab');
    await expect.poll(focus).toBeNull();
  });

  test('a choice is made from the list of a cell', async () => {
    await goTo('B · Centers', 'B.cancer/coe');
    await press('Space', 'ArrowUp', 'Enter');
    await expect.poll(() => shown('B.cancer/coe')).toBe('Y');
    await expect.poll(focus).toBe('B.cancer/coe');
  });

  test('Ctrl+K leads to an item', async () => {
    await press('Control+k');
    await page.keyboard.type('bundled payment');
    await page
      .getByRole('option', { name: /C\.1A\.ii/ })
      .first()
      .waitFor();
    await press('Enter');
    await expect.poll(focus).toBe('C.1A.ii/commercial/current/births');
  });

  test('what is typed right after going to a cell stands there', async () => {
    await goTo('D · Value', D(7, 'commercial/current'));
    const before = await shown(D(7, 'commercial/current'));
    await press('Control+k');
    await page.keyboard.type('bundled payment');
    await page
      .getByRole('option', { name: /C\.1A\.ii/ })
      .first()
      .waitFor();
    // Without waiting: the section is still on its way.
    await page.keyboard.press('Enter');
    await page.keyboard.type('123');
    await page.keyboard.press('Enter');
    await expect.poll(() => shown('C.1A.ii/commercial/current/births')).toBe('123');
    await goTo('D · Value', D(7, 'commercial/current'));
    expect(await shown(D(7, 'commercial/current'))).toBe(before);
  });

  test('a menu entry and its key are carried out once', async () => {
    await goTo('D · Value', D(7, 'commercial/current'));
    await press('Delete');
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('');
    await press('Delete', 'ArrowDown', 'Delete');
    await expect.poll(() => shown(D(8, 'commercial/current'))).toBe('');
    await page.waitForTimeout(100);
    await page.evaluate(() => {
      window.fake.emit('menu', 'undo');
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
    });
    await expect.poll(() => shown(D(8, 'commercial/current'))).toBe('0.4');
    await expect.poll(() => shown(D(7, 'commercial/current'))).toBe('');
  });
});
