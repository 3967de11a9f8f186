import type { Page } from 'playwright-core';
import type { Screen } from './tour.ts';

const PLAN = 'Riverbend Health Plan';

/** Opens the LAN report at a section. */
export async function lan(page: Page, section: string): Promise<void> {
  await page.getByRole('button', { name: PLAN }).first().click();
  await page.getByRole('navigation').getByRole('button', { name: section }).click();
}

const at = (section: string, address?: string, more?: (page: Page) => Promise<void>) => async (page: Page) => {
  await lan(page, section);
  if (address) await page.locator(`[data-address="${address}"]`).first().click();
  await more?.(page);
};

/** Pastes text where the focus is. */
export async function pasted(page: Page, words: string): Promise<void> {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, words);
}

/** Screens of the LAN form. */
export const LAN: Screen[] = [
  { name: 'lan-head', query: 'open', go: at('Plan and host') },
  { name: 'lan-general', query: 'open', go: at('G · General information', 'G.pharmacy/commercial/included') },
  {
    name: 'lan-states',
    query: 'open',
    go: at('G · States of business', 'G.state.illinois/lobs', async (page) => {
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowRight');
    }),
  },
  {
    name: 'lan-states-left-out',
    query: 'open',
    go: at('G · States of business', 'G.state.ohio/lobs', async (page) => {
      await pasted(page, 'Texas\tx\t\tx\nDistrict of Columbia\tx');
      await page.getByText('Not all of the block').waitFor();
    }),
  },
  { name: 'lan-metrics', query: 'open', go: at('M · Commercial metrics', 'M.6/commercial/dollars') },
  {
    name: 'lan-split',
    query: 'open',
    go: at('M · Commercial metrics', 'M.6/commercial/dollars', async (page) => {
      await page.getByRole('button', { name: 'Split a contract…' }).click();
      await page.getByLabel('Dollars in').fill('$120,000');
      await page.getByLabel('Began on').fill('7/1/2016');
      await page.getByText('6 of 12 months').waitFor();
    }),
  },
  {
    name: 'lan-annualise',
    query: 'open',
    go: at('M · Commercial metrics', 'M.13/commercial/dollars', async (page) => {
      await page.getByRole('button', { name: 'Annualize…' }).click();
      await page.getByLabel('Dollars of the point in time').fill('300');
      await page.getByText('Counted').waitFor();
    }),
  },
  {
    name: 'crosswalk',
    query: 'open',
    go: async (page) => {
      await page.getByRole('button', { name: 'Lakeside Health Plan' }).first().click();
      await page.getByRole('navigation').getByRole('button', { name: 'D · Value-oriented payment' }).click();
      await page.getByRole('button', { name: 'Set it beside the LAN report…' }).click();
      await page.getByLabel('D.4, Commercial').fill('150');
    },
  },
  {
    name: 'glossary',
    query: 'open',
    go: async (page) => {
      await page.keyboard.press('Control+g');
      await page.getByText('Working figure').waitFor();
    },
  },
  { name: 'lan-models', query: 'open', go: at('X · Cross-Checking', 'X.shared_savings/commercial/stage') },
];
