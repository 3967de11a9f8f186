// Times what a person at the editor waits for, and prints it beside its targets: `node bench/painting.mjs CORE.json`.
// CORE.json holds the times of the core, as bench/editing.rs prints them. The page is painted in headless Chromium over the
// made-up core, from ui/.fake, which bench/editor builds. Ends with 1 when a target is missed.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

const ui = new URL('../ui/', import.meta.url).pathname;
const { chromium } = createRequire(join(ui, 'package.json'))('playwright-core');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const EDITS = 100;
const OPENINGS = 20;
const FRAMES = 120;
const FIRST = 'D.1/commercial/current/percent';
/** Milliseconds for an edit and for an opened report, core and window together, at the 95th percentile. */
const EDIT_TARGET = 16;
const OPEN_TARGET = 100;
/** A frame that took longer than this many milliseconds was dropped: at 60 a second each has 16.7. */
const DROPPED = 25;

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  const file = join(ui, '.fake', path === '/' ? 'index.html' : path);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

/** A page with the library open. */
async function begin(args) {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...args] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`http://127.0.0.1:${server.address().port}/?open`);
  await page.getByRole('button', { name: 'Lakeside Health Plan' }).first().waitFor();
  return page;
}

// Without a screen's beat frames come as fast as they are made: what is measured is work, not waiting for the next beat.
const page = await begin(['--disable-frame-rate-limit', '--disable-gpu-vsync']);
await page.evaluate(() => {
  window.taken = { click: [], keydown: [] };
  /** Notes the time from an event to the first moment after the frame in which `done` holds. */
  window.timed = (kind, done) =>
    window.addEventListener(
      kind,
      (event) => {
        const look = () =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () =>
              done() ? window.taken[kind].push(performance.now() - event.timeStamp) : look();
            port2.postMessage(0);
          });
        look();
      },
      { capture: true, once: true },
    );
});

for (let n = 0; n < OPENINGS; n += 1) {
  await page.evaluate(() => window.timed('click', () => document.querySelector('main h1') && document.querySelector('aside')));
  await page.getByRole('button', { name: 'Lakeside Health Plan' }).first().click();
  await page.waitForFunction((count) => window.taken.click.length === count, n + 1);
  await page.getByRole('button', { name: /^HPUG Workbook/ }).click();
  await page.getByRole('button', { name: 'Lakeside Health Plan' }).first().waitFor();
}
await page.getByRole('button', { name: 'Lakeside Health Plan' }).first().click();
await page.getByRole('navigation').getByRole('button', { name: 'D · Value' }).click();
for (let n = 0; n < EDITS; n += 1) {
  if (n % 9 === 0) await page.locator(`[data-address="${FIRST}"]`).click();
  const typed = String(1 + ((n * 7) % 89));
  await page.keyboard.type(typed);
  // Painted: the value stands in its cell, the findings are those after the change, and the foot says saved.
  await page.evaluate((text) => {
    const cell = document.activeElement.closest('[data-address]');
    const isSaved = () => document.querySelector('footer .saved').innerText.trim().startsWith('Saved');
    window.timed('keydown', () => cell.innerText.trim().startsWith(text) && isSaved());
  }, typed);
  await page.keyboard.press('Enter');
  await page.waitForFunction((count) => window.taken.keydown.length === count, n + 1);
}
const { click, keydown } = await page.evaluate(() => window.taken);
await page.context().browser().close();

const beating = await begin([]);
await beating.getByRole('button', { name: 'Lakeside Health Plan' }).first().click();
await beating.getByRole('navigation').getByRole('button', { name: 'D · Value' }).click();
await beating.locator('main summary').first().click();
const frames = await beating.evaluate(async (count) => {
  const area = document.querySelector('main');
  const beyond = area.scrollHeight - area.clientHeight;
  if (beyond < 200) throw new Error(`nothing to scroll: ${beyond} pixels`);
  const times = [];
  let last = await new Promise(requestAnimationFrame);
  for (let n = 0; n < count; n += 1) {
    area.scrollTop = (Math.abs((n % 60) - 30) / 30) * beyond;
    const now = await new Promise(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times;
}, FRAMES);
await beating.context().browser().close();
server.close();

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
const core = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const p95 = { edit: at(keydown, 0.95), open: at(click, 0.95) };
const dropped = frames.filter((ms) => ms > DROPPED).length;
let missed = 0;

function line(what, spent, target, unit, detail) {
  const held = spent <= target;
  if (!held) missed += 1;
  console.log(`${what.padEnd(34)} ${spent.toFixed(1).padStart(7)} ${unit}  at most ${target}${held ? '' : '  MISSED'}  (${detail})`);
}

console.log(`\nEditor, section ${core.section} with ${core.cells} cells, 95th percentiles`);
const parts = (one, other) => `core ${one.toFixed(1)}, window ${other.toFixed(1)}`;
line('key press to painted cell', core.edit_ms.p95 + p95.edit, EDIT_TARGET, 'ms', parts(core.edit_ms.p95, p95.edit));
line('opening a report', core.open_ms.p95 + p95.open, OPEN_TARGET, 'ms', parts(core.open_ms.p95, p95.open));
line('dropped frames while scrolling', dropped, 0, 'of ' + FRAMES, `longest frame ${Math.max(...frames).toFixed(1)} ms`);
process.exit(missed > 0 ? 1 : 0);
