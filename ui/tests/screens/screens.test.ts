import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Screens, settled } from './browser.ts';
import { SCREENS } from './tour.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where pictures go; none are taken without it. */
const PICTURES = process.env['PICTURES'];

/** What is left of a window of 1360 × 860 at 200 %. */
const ZOOMED = { width: 680, height: 430 };

let screens: Screens;

beforeAll(async () => {
  screens = await Screens.start();
});

afterAll(async () => {
  await screens.stop();
});

/** A violation in a line: rule, first place, what is wrong with it. */
interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** What axe finds on the page as it is. */
async function violations(page: Page): Promise<string[]> {
  const found = (await page.evaluate(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) => r.violations)',
  )) as Violation[];
  return found.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}

describe.each(['light', 'dark'])('%s', (theme) => {
  test.each(SCREENS)('$name breaks no accessibility rule and no policy', async ({ name, query, go }) => {
    screens.complaints.length = 0;
    const page = await screens.open(`${query}&theme=${theme}`);
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
    await go(page);
    await settled(page);
    if (PICTURES) {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `${name}-${theme}.png`) });
    }
    await page.evaluate(AXE);
    expect(await violations(page)).toEqual([]);
    expect(screens.complaints).toEqual([]);
    await page.setViewportSize(ZOOMED);
    await settled(page);
    if (PICTURES && theme === 'light') await page.screenshot({ path: join(PICTURES, `${name}-zoomed.png`) });
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, 'pixels beyond the right edge at 200 %').toBeLessThanOrEqual(0);
    expect(await violations(page), 'at 200 %').toEqual([]);
    await page.context().close();
  });
});
