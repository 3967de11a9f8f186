// Times key press to painted cell, and scrolling, in headless Chromium over the made-up core: `node bench/painting.mjs`
// prints JSON. Needs ui/.fake, which `npm --prefix ui run screens` and this stage's script build.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

const ui = new URL('../ui/', import.meta.url).pathname;
const { chromium } = createRequire(join(ui, 'package.json'))('playwright-core');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const KEYS = 200;

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  const file = join(ui, '.fake', path === '/' ? 'index.html' : path);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(`http://127.0.0.1:${server.address().port}/?open`);
await page.getByRole('button', { name: 'Lakeside Health Plan' }).first().click();
await page.getByRole('navigation').getByRole('button', { name: 'D · Value' }).click();
await page.locator('[data-address="D.1/commercial/current/percent"]').click();

// From the event's own time stamp to the first moment after the frame that shows what it did.
await page.evaluate(() => {
  window.taken = [];
  window.addEventListener(
    'keydown',
    (event) => {
      const began = event.timeStamp;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.taken.push(performance.now() - began);
        port2.postMessage(0);
      });
    },
    true,
  );
});
for (let n = 0; n < KEYS; n += 1) {
  await page.keyboard.press(n % 2 === 0 ? String(1 + (n % 9)) : n % 20 === 19 ? 'Tab' : 'Enter');
  if (n % 20 === 19) await page.locator('[data-address="D.1/commercial/current/percent"]').click();
}
const keys = await page.evaluate(() => window.taken);

const frames = await page.evaluate(async () => {
  const area = document.querySelector('main');
  const times = [];
  let last = performance.now();
  for (let n = 0; n < 90; n += 1) {
    area.scrollTop = (n % 30) * 40;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return times;
});
await browser.close();
server.close();

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
const spread = (times) => ({ median: Number(at(times, 0.5).toFixed(2)), p95: Number(at(times, 0.95).toFixed(2)) });
console.log(
  JSON.stringify({ key_to_paint_ms: spread(keys), frame_ms: spread(frames), dropped: frames.filter((ms) => ms > 25).length }),
);
