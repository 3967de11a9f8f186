import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { CONTENT_POLICY } from '../fake/policy.ts';

const ROOT = new URL('../../.fake/', import.meta.url).pathname;
/** How many times slower than this machine the page runs, to find tests that depend on speed. */
const SLOWER = Number(process.env['SLOWER'] ?? '1');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Waits until fonts are there, what moves has come to rest and the page has been painted since. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await document.fonts.ready;
    await painted();
    const ending = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((each) => each.finished));
    await painted();
  });
}

/** A browser and the built page on a port of this machine, under the shipped policy. */
export class Screens {
  private readonly server: Server;
  private readonly browser: Browser;
  /** What the page complained about: errors, and what its policy blocked. */
  readonly complaints: string[] = [];

  private constructor(server: Server, browser: Browser) {
    this.server = server;
    this.browser = browser;
  }

  static async start(): Promise<Screens> {
    const server = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
      const file = join(ROOT, path === '/' ? 'index.html' : path);
      if (!existsSync(file)) return void response.writeHead(404).end();
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': CONTENT_POLICY,
      });
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    return new Screens(server, await chromium.launch({ executablePath, args: ['--no-sandbox'] }));
  }

  /** A fresh page; `query` chooses what the made-up core begins with. */
  async open(query: string, size = { width: 1360, height: 860 }): Promise<Page> {
    const context = await this.browser.newContext({ viewport: size, bypassCSP: false, permissions: [] });
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    if (SLOWER > 1) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    }
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    await page.goto(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}/?${query}`);
    return page;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
