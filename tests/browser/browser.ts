// What the browser tests share: a Chromium, a server with pages of the test's own, and a page that remembers what it said
// in the console and what its policy forbade.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, beforeEach } from 'node:test';
import type axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { BarSpec, DoHoa } from '../../pkg/src/index.js';
import { serve } from '../../www/serve.mjs';
import { launch } from './chromium.js';

// Said here and not where they are opened: there it would be the end of one test.
const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing) await close();
});

// A page ends with the test that opened it: each that stays open makes the next one slower to come. What is opened beforehand, for
// several tests, stays.
let opened: BrowserContext[] | undefined;
beforeEach(() => {
  opened = [];
});
afterEach(async () => {
  for (const context of opened ?? []) await context.close();
  opened = undefined;
});

let launched: Promise<Browser> | undefined;

export function browser(): Promise<Browser> {
  if (!launched) {
    launched = launch();
    closing.push(async () => (await launched)?.close());
  }
  return launched;
}

type Answer = { status?: number; type?: string; body?: string | Uint8Array };

export interface SiteOptions {
  /** Serve everything under the strictest policy that the library promises to work under. */
  csp?: boolean;
  /** Files and folders of the test's own, by path. */
  extra?: Record<string, string | Answer>;
}

/** A server that ends with the test file. */
export async function site({ csp = false, extra = {} }: SiteOptions = {}): Promise<string> {
  const server = await serve({ csp, extra });
  closing.push(() => server.close());
  return server.url;
}

export const html = (body: string, head = '<script src="/dohoa/dohoa.js" defer></script>', lang = 'vi'): Answer => ({
  type: 'text/html;charset=utf-8',
  body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>trang thử</title>
<link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
});

export const json = (value: unknown): Answer => ({
  type: 'application/json',
  body: typeof value === 'string' ? value : JSON.stringify(value),
});

export interface Visit {
  page: Page;
  /** Errors and warnings in the console that scripts wrote, and exceptions that nobody caught. */
  said: string[];
  /** What the policy forbade. */
  forbidden: string[];
}

/** Opens a page, listening from before its first byte. */
export async function visit(url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await (await browser()).newContext({ viewport: { width: 800, height: 900 }, ...options });
  opened?.push(context);
  const page = await context.newPage();
  const said: string[] = [];
  const forbidden: string[] = [];
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    // The browser itself writes a line for each answer that is an error.
    if (message.text().startsWith('Failed to load resource')) return;
    // Playwright says so where a test wants none (`serviceWorkers`).
    if (message.text().startsWith('Service Worker registration blocked')) return;
    said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
  await page.exposeFunction('reportForbidden', (what: string) => forbidden.push(what));
  // What runs the tests names each function by a call, also those that are sent to the page.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(() => {
    window.chartOf = (selector) => document.querySelector<DoHoa>(selector)!.chart!;
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { reportForbidden(what: string): void }).reportForbidden(
        `${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
      );
    });
  });
  if (url) await page.goto(url, { waitUntil: 'load' });
  return { page, said, forbidden };
}

/** Scrolls past everything, as charts far below are painted only when a reader comes near, and back to the top. */
export const passBy = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
    scrollTo(0, 0);
  });

/** Waits until so many canvases hold a picture. */
export async function painted(page: Page, count: number): Promise<void> {
  await page.waitForFunction((wanted) => {
    const all: HTMLCanvasElement[] = [];
    const collect = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element instanceof HTMLCanvasElement) all.push(element);
        if (element.shadowRoot) collect(element.shadowRoot);
      }
    };
    collect(document);
    const filled = all.filter((canvas) => {
      const { width, height } = canvas;
      if (!width || !height || !canvas.clientWidth) return false;
      // Read off a copy: a canvas that is read off often is one that the browser has words for.
      const copy = document.createElement('canvas');
      Object.assign(copy, { width, height });
      const context = copy.getContext('2d', { willReadFrequently: true })!;
      context.drawImage(canvas, 0, 0);
      return context.getImageData(0, 0, width, height).data.some((value) => value > 0);
    });
    return filled.length >= wanted;
  }, count);
}

/** Read, not imported: it is for pages, and to run it here as well takes half a second in each file of tests. */
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds, each with the place where. */
export async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { violations } = await inPage.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`);
  });
}

/** A chart that every test may use: two bars, one far longer than the other. */
export const AWARDS = {
  type: 'bar',
  locale: 'vi',
  title: 'Khen thưởng năm 2023',
  source: 'Cổng thông tin điện tử tỉnh Hà Giang',
  data: [
    ['Cấp', 'Số lượt'],
    ['Nhà nước và Chính phủ', 33],
    ['Chủ tịch UBND tỉnh', 3466],
  ],
} satisfies BarSpec;

export const inline = (spec: unknown, attributes = ''): string =>
  `<do-hoa ${attributes}><script type="application/json">${typeof spec === 'string' ? spec : JSON.stringify(spec)}</script></do-hoa>`;

/** Some face that is as unlike the usual one as any: of one width. */
export function monospaced(): Buffer {
  const places = ['/System/Library/Fonts/Monaco.ttf', 'C:\\Windows\\Fonts\\consola.ttf'];
  const file = places.find((place) => existsSync(place)) ?? execFileSync('fc-match', ['--format=%{file}', 'monospace']).toString();
  return readFileSync(file);
}
