import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  await page.getByRole('navigation').getByRole('button', { name: 'Maternity payment and outcomes' }).click();
  await page.locator('.ProseMirror').first().waitFor();
});

afterEach(async () => {
  expect(screens.complaints).toEqual([]);
  await page.context().close();
});

const field = (question: string) => page.locator(`[data-address="T.1.${question}/text"]`);
const html = (question: string) =>
  field(question).evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    copy.querySelectorAll('br').forEach((br) => br.remove());
    return copy.innerHTML.replace(/ (class|title|data-href)="[^"]*"/g, '');
  });
const edits = async () => (await page.evaluate(() => window.fake.calls)).filter((call) => call.startsWith('edit'));

/** The policy names what it keeps from pasted markup even where that is only parsed, never shown: no other complaint is due. */
function onlyBlocked(): void {
  expect(screens.complaints.filter((one) => !one.includes('The action has been blocked'))).toEqual([]);
  screens.complaints.length = 0;
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function paste(markup: string): Promise<void> {
  await page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData('text/html', words);
    data.setData('text/plain', 'plain');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, markup);
}

describe('an answer', () => {
  test('that was left takes nothing that is typed elsewhere', async () => {
    await field('5').click();
    await page.keyboard.type('kept');
    await page.getByRole('button', { name: 'Change questions…' }).focus();
    await page.keyboard.type('lost');
    await expect.poll(() => html('5')).toBe('<p>kept</p>');
    const inField = await field('5').evaluate((element) =>
      element.contains(document.getSelection()?.anchorNode ?? null),
    );
    expect(inField).toBe(false);
  });

  test('in percent says so', async () => {
    await page.getByRole('textbox', { name: /, in percent$/ }).waitFor();
  });

  test('takes bold, italic and lists by keyboard, and is saved when the field is left', async () => {
    await field('5').click();
    await page.keyboard.type('Lower ');
    await press('Control+b');
    await page.keyboard.type('copays');
    await press('Control+b', 'Enter');
    await page.keyboard.type('- tier one');
    await press('Enter', 'Tab');
    await page.keyboard.type('inner');
    await press('Enter', 'Enter', 'Enter');
    await page.keyboard.type('1. first');
    const expected =
      '<p>Lower <strong>copays</strong></p><ul><li><p>tier one</p><ul><li><p>inner</p></li></ul></li></ul><ol><li><p>first</p></li></ol>';
    await expect.poll(() => html('5')).toBe(expected);
    await expect.poll(edits).toEqual([]);
    await field('7').click();
    await expect.poll(edits).toHaveLength(1);
    await expect.poll(() => html('5')).toBe(expected);
    await page.getByText('Undo: T.1.5 typed').waitFor();
  });

  test('has its own undo until it is left, then the report’s', async () => {
    await field('5').click();
    await page.keyboard.type('one');
    await press('Control+z', 'Control+z', 'Control+z');
    await expect.poll(() => html('5')).toBe('<p></p>');
    expect(await page.evaluate(() => window.fake.calls.filter((call) => call === 'undo'))).toEqual([]);
    await page.keyboard.type('two');
    await field('7').click();
    await press('Control+z');
    await expect.poll(() => html('5')).toBe('<p>two</p>');
    await page.getByRole('navigation').getByRole('button', { name: 'Plan and periods' }).focus();
    await press('Control+z');
    await expect.poll(() => html('5').catch(() => '')).toBe('<p></p>');
  });

  test('Esc brings the saved text back, Ctrl Enter keeps it', async () => {
    const before = await html('3');
    await field('3').click();
    await press('End');
    await page.keyboard.type(' more');
    await press('Escape');
    await expect.poll(() => html('3')).toBe(before);
    await page.keyboard.type('x');
    await press('Control+Enter');
    await expect.poll(edits).toHaveLength(1);
  });

  test('takes what was copied from Word without its junk', async () => {
    await field('5').click();
    await paste(readFileSync(join(import.meta.dirname, '../unit/pasted/word-lists.html'), 'utf8'));
    await expect
      .poll(() => html('5'))
      .toContain('<p>Parts:</p><ul><li><p>One <strong>price</strong></p><ul><li><p>mother</p></li>');
    await expect.poll(() => html('5')).not.toContain('mso');
    onlyBlocked();
  });

  test('runs and loads nothing of a hostile page', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await field('5').click();
    await paste(readFileSync(join(import.meta.dirname, '../unit/pasted/web-hostile.html'), 'utf8'));
    await page.waitForTimeout(50);
    expect(asked).toEqual([]);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    await expect.poll(() => html('5')).toContain('&lt;script&gt;');
    await expect.poll(() => field('5').locator('script, img, iframe, svg, style, [onclick], [href]').count()).toBe(0);
    onlyBlocked();
  });

  test('takes a table, whose cells the Tab key visits, and a link', async () => {
    await field('5').click();
    await page
      .getByRole('toolbar', { name: 'Formatting of Answer to 5' })
      .getByRole('button', { name: 'Insert a table' })
      .click();
    await page.keyboard.type('Year');
    await press('Tab');
    await page.keyboard.type('Rate');
    const bar = page.getByRole('toolbar', { name: 'Formatting of Answer to 5' });
    await bar.getByRole('button', { name: 'Remove the column' }).click();
    await expect.poll(() => field('5').locator('th').allTextContents()).toEqual(['Year', '']);
    await field('5').locator('p').last().click();
    await page.keyboard.type('see page');
    await press('Control+Shift+ArrowLeft');
    await bar.getByRole('button', { name: 'Link' }).click();
    await page.getByLabel('Web or e-mail address').fill('javascript:alert(1)');
    await press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Web or e-mail address').fill('example.org/x');
    await press('Enter');
    await expect.poll(() => field('5').locator('a').getAttribute('title')).toBe('https://example.org/x');
  });

  test('can be left by keyboard in both directions', async () => {
    await field('5').click();
    await press('Tab');
    const address = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['address'] ?? '');
    await expect.poll(address).not.toBe('T.1.5/text');
    await field('5').focus();
    await press('Shift+Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[role="toolbar"]') !== null))
      .toBe(true);
    await press('ArrowRight', 'ArrowRight', 'Enter');
    await expect.poll(() => html('5')).toBe('<ul><li><p></p></li></ul>');
  });
});

test('a question left out comes back to its place, and each button names its question', async () => {
  await page.getByRole('button', { name: 'Change questions…' }).click();
  await page.getByRole('button', { name: 'Leave question 2 out' }).click();
  await page.getByRole('button', { name: 'Ask 2 again' }).click();
  const marks = () => page.locator('form ol .mark').allTextContents();
  await expect.poll(async () => (await marks()).slice(0, 3)).toEqual(['1', '2', '3']);
  await page.getByRole('button', { name: 'Move question 2 up' }).click();
  await expect.poll(async () => (await marks()).slice(0, 2)).toEqual(['2', '1']);
});
