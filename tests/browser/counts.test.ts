// What drawing and pointing cost, in counts that are the same on every machine: calls across the border of the module, and calls
// on the canvas. A number that falls is written down here; one that rises has to be worth it.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { BarSpec } from '../../pkg/src/index.js';
import { html, inline, site, visit } from './browser.js';

/** Words that stand in one line each in any font. */
const BARS: BarSpec = {
  type: 'bar',
  locale: 'vi',
  title: 'Bảy thanh',
  highlight: 'D',
  data: [['', 'Số'], ...['A', 'B', 'C', 'D', 'E', 'G', 'H'].map((label, at) => [label, 10 * at + 10])],
};

interface Counts {
  /** JavaScript calls the module. */
  into: number;
  /** The module calls JavaScript. */
  outOf: number;
  /** Methods of the canvas, and what is set on it. */
  canvas: number;
}

/** Wraps the module's imports and exports, and the canvas, before anything runs. */
const COUNTING = () => {
  const counts: Counts = { into: 0, outOf: 0, canvas: 0 };
  const memories: WebAssembly.Memory[] = [];
  Object.assign(window, { counts, memories });
  type Call = (...all: unknown[]) => unknown;
  const counted = (what: keyof Counts, call: Call): Call =>
    function (this: unknown, ...all) {
      counts[what]++;
      return call.apply(this, all);
    };
  const wrapped = <T extends object>(all: T, what: keyof Counts): T =>
    Object.fromEntries(
      Object.entries(all).map(([name, one]) => [name, typeof one === 'function' ? counted(what, one as Call) : one]),
    ) as T;
  const instantiate = WebAssembly.instantiate.bind(WebAssembly) as unknown as (
    module: WebAssembly.Module,
    imports: WebAssembly.Imports,
  ) => Promise<WebAssembly.Instance>;
  WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const outer = Object.fromEntries(Object.entries(imports).map(([name, all]) => [name, wrapped(all, 'outOf')]));
    const { exports } = await instantiate(module, outer);
    memories.push(...Object.values(exports).filter((one) => one instanceof WebAssembly.Memory));
    return { exports: wrapped(exports, 'into') };
  }) as unknown as typeof WebAssembly.instantiate;
  const { prototype } = CanvasRenderingContext2D;
  for (const [name, { value, set, ...rest }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (name === 'constructor') continue;
    if (typeof value === 'function') Object.assign(prototype, { [name]: counted('canvas', value) });
    else if (set) Object.defineProperty(prototype, name, { ...rest, set: counted('canvas', set) as (value: unknown) => void });
  }
};

/** What each thing that happens costs. By hand, seven bars with label and value are 21 calls on the canvas and a few for styles. */
const COSTS = {
  'the first picture': { into: 20, outOf: 95, canvas: 69 },
  'pointing at nothing any more': { into: 4, outOf: 53, canvas: 41 },
  'pointing at a figure': { into: 9, outOf: 54, canvas: 42 },
  'pointing at the next figure': { into: 11, outOf: 48, canvas: 36 },
  'moving within the figure': { into: 1, outOf: 0, canvas: 0 },
  'other data': { into: 27, outOf: 58, canvas: 41 },
} satisfies Record<string, Counts>;

interface Counting {
  counts: Counts;
  memories: WebAssembly.Memory[];
}

/** What the page has counted since it was asked last. */
const since = (page: Page): Promise<Counts> =>
  page.evaluate(async () => {
    // Whatever is due is done, and what may wait for a moment of leisure has waited.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done, 400));
    const { counts } = window as unknown as Counting;
    const now = { ...counts };
    Object.assign(counts, { into: 0, outOf: 0, canvas: 0 });
    return now;
  });

describe('counts', () => {
  let page: Page;
  let costs: (what: keyof typeof COSTS) => Promise<void>;
  let pointAt: (bar: number, right?: number) => Promise<void>;
  before(async () => {
    const url = await site({ extra: { '/bars.html': html(inline(BARS)) } });
    ({ page } = await visit('', { reducedMotion: 'reduce' }));
    await page.addInitScript(COUNTING);
    await page.goto(url + 'bars.html');
    await page.locator('do-hoa canvas[style]').waitFor();
    costs = async (what) => assert.deepEqual(await since(page), COSTS[what], what);
    const { x, y, width, height } = (await page.locator('do-hoa .plot > canvas').boundingBox())!;
    // The bars share the height evenly.
    pointAt = (bar, right = 0) => page.mouse.move(x + width / 2 + right, y + ((bar + 0.5) / 7) * height);
  });

  test('drawing', () => costs('the first picture'));

  test('pointing', async () => {
    // The tools come with the pointer, and may or may not ask for a paint of their own.
    await pointAt(3);
    await page.locator('.walk [aria-live]').waitFor({ state: 'attached' });
    await page.locator('.tip').waitFor();
    await since(page);
    await page.mouse.move(0, 0);
    await page.locator('.tip').waitFor({ state: 'hidden' });
    await costs('pointing at nothing any more');
    await pointAt(4);
    await page.locator('.tip').waitFor();
    await costs('pointing at a figure');
    await pointAt(4, -40);
    await costs('moving within the figure');
    await pointAt(5);
    await costs('pointing at the next figure');
  });

  test('pointing takes no memory', async () => {
    const pages = () => page.evaluate(() => (window as unknown as Counting).memories.map(({ buffer }) => buffer.byteLength));
    const [before] = await pages();
    assert.ok(before! > 0);
    for (let move = 0; move < 200; move++) await pointAt(move % 7, move % 50);
    assert.deepEqual(await pages(), [before]);
    await page.mouse.move(0, 0);
    await since(page);
  });

  test('other data', async () => {
    await page.evaluate((spec) => document.querySelector('do-hoa')!.chart!.update(spec), BARS);
    await costs('other data');
  });

  test('of many pictures in a row the last is put into words', async () => {
    const [told, summary] = await page.evaluate(async (spec) => {
      const { chart, lastElementChild } = document.querySelector('do-hoa')!;
      const { shadowRoot } = lastElementChild!;
      let told = 0;
      new MutationObserver(() => told++).observe(shadowRoot!.querySelector('.heard')!, { childList: true });
      for (const title of ['Một', 'Hai', 'Ba', 'Bốn']) await chart!.update({ ...spec, title });
      await new Promise((done) => setTimeout(done, 400));
      return [told, shadowRoot!.querySelector('canvas')!.getAttribute('aria-label')];
    }, BARS);
    assert.equal(told, 1);
    assert.match(summary!, /^Bốn\./);
  });
});
