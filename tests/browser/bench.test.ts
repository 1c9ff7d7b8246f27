// The benchmark works: dohoa and the two floors are built, visited and reported. No library has to be installed for it, and no
// time is asserted: those belong to `cargo xtask bench`.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { buildSite } from '../bench/build.js';
import { METRICS } from '../bench/metrics/index.js';
import { PEERS } from '../bench/peers.js';
import { run, type Results } from '../bench/run.js';
import { serve, type Served } from '../bench/serve.js';
import { contactSheet } from '../bench/sheet.js';
import { spread, spreads } from '../bench/stats.js';
import { watched } from '../bench/visit.js';
import { browser, painted } from './browser.js';

const OWN = PEERS.filter(({ packages }) => !packages.length);

let served: Served;
let results: Results;
before(async () => {
  served = await serve(await buildSite(OWN));
  results = await run(await browser(), served.url, OWN, METRICS, 1);
});
after(() => served?.close());

describe('the benchmark', () => {
  test('measures everything that there is to measure', () => {
    assert.deepEqual(
      OWN.map(({ name }) => name),
      ['empty', 'raw-canvas', 'dohoa'],
    );
    for (const { name } of METRICS) {
      const values = results.get(name)!;
      const hasNone = /^(update|line|scatter|hover)/.test(name);
      for (const peer of hasNone ? OWN.slice(1) : OWN) {
        const [value, ...more] = values.get(peer.name) ?? [];
        // What is in the page's first paint comes no time after it.
        assert.ok((name === 'after-text' ? value! >= 0 : value! > 0) && !more.length, `${name} of ${peer.name}: ${value}`);
      }
    }
    assert.equal(results.get('update')!.has('empty'), false);
  });

  test('counts the bytes that a reader’s page fetches, and no others', () => {
    const { median } = spreads(METRICS.find(({ name }) => name === 'bytes')!, results).get('dohoa')!;
    // The two files, below their bar, and the elements in the page.
    assert.ok(median > 40_000 && median < 64_000, String(median));
  });

  test('draws the charts, and draws them anew', async () => {
    for (const { name } of OWN.slice(1)) {
      await watched(await browser(), `${served.url}${name}/`, { page: 'article', slow: false }, async ({ page }) => {
        const before = await page.screenshot();
        assert.ok((await page.evaluate(() => window.update!(1))) > 0);
        assert.notDeepEqual(await page.screenshot(), before, `${name} shows the old figures`);
      });
    }
  });

  test('has all fifty painted', async () => {
    const conditions = { page: 'fifty', slow: false } as const;
    const filled = async ({ page }: { page: Page }) => {
      // As browser.ts has it for pages of its own.
      await page.evaluate('globalThis.__name = (named) => named');
      return Promise.race([painted(page, 50).then(() => true), page.waitForTimeout(5000)]);
    };
    assert.ok(await watched(await browser(), `${served.url}dohoa/`, conditions, filled));
  });

  test('slows the line and the processor down', () => {
    const of = (metric: string) => results.get(metric)!.get('dohoa')![0]!;
    // The files alone take as long on that line.
    assert.ok(of('slow') > (of('bytes') * 8) / 1600, `${of('slow')} ms`);
  });

  test('shows side by side what each of them draws', async () => {
    const sheet = await contactSheet(await browser(), served.url, OWN.slice(2));
    assert.ok(sheet.length > 10_000);
  });

  test('knows a median', () => {
    assert.deepEqual(spread([3, 1, 2]), { median: 2, min: 1, max: 3 });
    assert.deepEqual(spread([4, 1, 2, 3]), { median: 2.5, min: 1, max: 4 });
  });
});
