// The pages as a reader meets them: every chart is drawn, nothing moves, nothing sticks out, and the console is silent.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { painted, passBy, site, visit, type Visit } from './browser.js';

const WIDTHS = [320, 640, 1200];
const CHARTS = 'do-hoa, figure[data-dohoa]';
/** Charts that are wrong on purpose, one a file; and one file that is not there. */
const BROKEN = readdirSync(new URL('../../www/gallery/broken/', import.meta.url)).length + 1;

let url: string;
before(async () => {
  url = await site({ csp: true });
});

/** Opens a page of the site in a window that shows all of it, the wasm coming late, and adds up what moves. */
async function read(path: string, width: number, deviceScaleFactor = 1): Promise<Visit> {
  const visited = await visit('', { viewport: { width, height: 5000 }, deviceScaleFactor });
  await visited.page.addInitScript(() => {
    const shifts: { value: number; what: string }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node }[] })[]) {
        const what = entry.sources.map(({ node }) => `${node?.nodeName} ${(node as Element)?.className}`).join(', ');
        shifts.push({ value: entry.value, what });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await visited.page.route('**/dohoa.wasm', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await visited.page.goto(url + path);
  return visited;
}

/** What moved so far. An entry comes a frame after what it tells of. */
async function shifts(page: Page): Promise<{ value: number; what: string }[]> {
  await page.waitForTimeout(200);
  return page.evaluate(() => (window as unknown as { shifts: { value: number; what: string }[] }).shifts);
}

const sticksOut = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const path of ['', 'en/']) {
  describe(`the article, /${path}`, () => {
    for (const width of WIDTHS) {
      test(`${width} px wide`, async () => {
        const { page, said, forbidden } = await read(path, width, width === 640 ? 2 : 1);
        const count = await page.locator(CHARTS).count();
        assert.ok(count >= 6, `${count} charts`);
        await painted(page, count);
        assert.deepEqual(await shifts(page), []);
        assert.equal(await sticksOut(page), 0);
        assert.equal(await page.locator('.problem').count(), 0);
        assert.deepEqual([said, forbidden], [[], []]);
      });
    }
  });
}

describe('the gallery', () => {
  for (const width of WIDTHS) {
    test(`${width} px wide`, async () => {
      const { page, said, forbidden } = await read('gallery/', width);
      const count = await page.locator(CHARTS).count();
      await passBy(page);
      await painted(page, count - BROKEN);
      await page.locator('.problem').nth(BROKEN - 1).waitFor();
      assert.equal(await page.locator('.problem').count(), BROKEN);
      assert.equal(await sticksOut(page), 0);
      assert.equal(said.length, BROKEN, said.join('\n'));
      for (const line of said) assert.match(line, /^dohoa: \/gallery\/broken\//);
      assert.deepEqual(forbidden, []);
    });
  }
});

test('what moves is noticed, and so is what sticks out', async () => {
  const { page } = await read('', 640);
  await painted(page, 1);
  await page.evaluate(() => {
    const intruder = document.createElement('div');
    intruder.style.height = '100px';
    document.querySelector('.article h1')!.before(intruder);
  });
  assert.ok((await shifts(page)).length > 0, 'moving is not noticed');
  await page.evaluate(() => {
    const wide = document.createElement('div');
    Object.assign(wide.style, { width: '900px', height: '10px' });
    document.body.append(wide);
  });
  assert.ok((await sticksOut(page)) > 0, 'sticking out is not noticed');
});
