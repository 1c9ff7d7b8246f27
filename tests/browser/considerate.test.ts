// Charts as guests of a page: they leave nothing behind when they go, and neither side's styles reach the other.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import type { Chart, Spec } from '../../pkg/src/index.js';
import { AWARDS, html, inline, painted, site, visit, type Visit } from './browser.js';

const GRADES: Spec = {
  type: 'stacked-bar',
  locale: 'vi',
  title: 'Phần lớn đơn vị đạt hạng Tốt',
  palette: 'ordered',
  controls: ['sort', 'percent', 'data'],
  data: [
    ['Nhóm', 'Xuất sắc', 'Tốt', 'Khá'],
    ['Sở, ban, ngành', 2, 13, 5],
    ['Huyện, thành phố', 0, 7, 4],
  ],
};

const LONG = `Cấp,Số lượt\n${'Chủ tịch UBND tỉnh,3466\n'.repeat(3000)}`;

/** A page that means well and is careless: it styles everything it can name, but for its root: charts grow with its text. */
const LOUD = `body, body * { font-size: 40px !important; color: rgb(255, 0, 0) !important; border: 5px solid lime !important; padding: 9px !important }
div, figure, canvas, table, button { display: inline !important; position: static !important; opacity: .5 !important }
.frame, .plot, .title, .tip, .source { background: yellow !important; text-transform: uppercase !important }`;

let url: string;
before(async () => {
  url = await site({
    csp: true,
    extra: {
      '/empty.html': html('<div id="place"></div>'),
      '/quiet.html': html(`<p>Trước</p>${inline(AWARDS)}`),
      '/loud.html': html(
        `<p>Trước</p>${inline(AWARDS)}`,
        '<link rel="stylesheet" href="/loud.css"><script src="/dohoa/dohoa.js" defer></script>',
      ),
      '/loud.css': { type: 'text/css', body: LOUD },
    },
  });
});

interface Held {
  nodes: number;
  listeners: number;
  documents: number;
  elements: number;
  wasm: number;
}

/** What is still held once all that may go is gone. */
async function held(page: Page, client: CDPSession): Promise<Held> {
  const nodes = async () => {
    await client.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(100);
    const { metrics } = await client.send('Performance.getMetrics');
    return { metrics, count: metrics.find(({ name }) => name === 'Nodes')!.value };
  };
  // What one look leaves to finalisers, or to a moment that charts wait for, goes with a later one: until nothing goes any more.
  let now = await nodes();
  for (let [round, still] = [0, 0]; round < 40 && still < 4; round++) {
    const next = await nodes();
    still = next.count < now.count ? 0 : still + 1;
    now = next;
  }
  const metric = (name: string) => now.metrics.find((metric) => metric.name === name)!.value;
  const inPage = await page.evaluate(() => ({
    elements: document.querySelectorAll('*').length,
    wasm: (window as unknown as { memories: WebAssembly.Memory[] }).memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  }));
  return { nodes: metric('Nodes'), listeners: metric('JSEventListeners'), documents: metric('Documents'), ...inPage };
}

/** Notes every memory that a module is given, and every observer and listener on what outlives a chart. */
const WATCHING = () => {
  const memories: WebAssembly.Memory[] = [];
  const outer: Record<string, number> = {};
  Object.assign(window, { memories, outer });
  const instantiate = WebAssembly.instantiate.bind(WebAssembly);
  WebAssembly.instantiate = (async (source: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const made = await instantiate(source, imports);
    const instance = made instanceof WebAssembly.Instance ? made : (made as { instance: WebAssembly.Instance }).instance;
    memories.push(...Object.values(instance.exports).filter((value) => value instanceof WebAssembly.Memory));
    return made;
  }) as typeof WebAssembly.instantiate;
  const count = (name: string, by: number) => (outer[name] = (outer[name] ?? 0) + by);
  for (const target of [window, document, document.fonts, MediaQueryList.prototype]) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = function (this: EventTarget, type: string, listener: EventListener, options?: AddEventListenerOptions) {
      count('listeners', 1);
      options?.signal?.addEventListener('abort', () => count('listeners', -1));
      addEventListener.call(this, type, listener, options);
    } as typeof addEventListener;
    target.removeEventListener = function (this: EventTarget, type: string, listener: EventListener) {
      count('listeners', -1);
      removeEventListener.call(this, type, listener);
    } as typeof removeEventListener;
  }
  for (const name of ['ResizeObserver', 'IntersectionObserver', 'MutationObserver'] as const) {
    const { prototype } = window[name] as typeof ResizeObserver;
    const { observe, unobserve, disconnect } = prototype;
    const seen = new Map<object, Set<Node>>();
    const total = () => (outer[name] = [...seen.values()].reduce((sum, nodes) => sum + nodes.size, 0));
    prototype.observe = function (node, options) {
      seen.set(this, (seen.get(this) ?? new Set()).add(node));
      total();
      observe.call(this, node, options);
    };
    if (unobserve) {
      prototype.unobserve = function (node) {
        seen.get(this)?.delete(node);
        total();
        unobserve.call(this, node);
      };
    }
    prototype.disconnect = function () {
      seen.delete(this);
      total();
      disconnect.call(this);
    };
  }
};

/** An empty page that is watched from before its first script. */
async function watching(): Promise<Visit & { client: CDPSession }> {
  const visited = await visit('');
  await visited.page.addInitScript(WATCHING);
  await visited.page.goto(url + 'empty.html');
  const client = await visited.page.context().newCDPSession(visited.page);
  await client.send('Performance.enable');
  return { ...visited, client };
}

/** How many observers and listeners there are on what outlives a chart. */
const outer = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() => ({ ...(window as unknown as { outer: Record<string, number> }).outer }));

describe('coming and going', () => {
  test('a thousand charts leave no element, no listener, no observer, and no memory', { timeout: 240_000 }, async () => {
    const { page, said, client } = await watching();
    /** Tens of charts come at once and are pointed at; one of them has the focus, and its keys are pressed. */
    const round = (tens: number) =>
      page.evaluate(
        async ({ specs, tens }) => {
          const place = document.querySelector('#place')!;
          for (let ten = 0; ten < tens; ten++) {
            const targets = Array.from({ length: 10 }, () => place.appendChild(document.createElement('div')));
            const charts = await Promise.all(targets.map((target, at) => window.dohoa!.mount(target, specs[(ten + at) % specs.length]!)));
            await new Promise(requestAnimationFrame);
            for (const target of targets) {
              target.querySelector('div')!.shadowRoot!.querySelector('.plot')!.dispatchEvent(new PointerEvent('pointerenter'));
            }
            const { shadowRoot } = targets[ten % 10]!.querySelector('div')!;
            const plot = shadowRoot!.querySelector<HTMLElement>('.walk')!;
            plot.focus();
            while (!plot.querySelector('[aria-live]')) await new Promise((done) => setTimeout(done, 2));
            for (const key of ['ArrowDown', 'ArrowRight', 't']) {
              plot.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
            }
            await new Promise(requestAnimationFrame);
            charts.forEach((chart) => chart.destroy());
            place.replaceChildren();
          }
        },
        { specs: [AWARDS, GRADES, { ...AWARDS, orientation: 'vertical' }] satisfies Spec[], tens },
      );
    // The first round wakes up what all charts of a page share, and stays: the module, the tools, one watch for all.
    await round(10);
    const before = await held(page, client);
    const outerBefore = await outer(page);
    await round(45);
    const between = await held(page, client);
    await round(45);
    const after = await held(page, client);
    assert.ok(before.wasm > 0, 'the memory is not seen');
    assert.deepEqual(await outer(page), outerBefore);
    assert.equal(after.elements, before.elements);
    assert.equal(after.documents, before.documents);
    assert.equal(after.wasm, between.wasm, 'the memory grows');
    // Not one a chart: what is in the air when the count is made.
    for (const what of ['nodes', 'listeners'] as const) {
      assert.ok(after[what] - before[what] < 20, `${what}: ${before[what]}, ${between[what]}, ${after[what]}`);
    }
    assert.equal(await page.evaluate(() => document.querySelector('#place')!.childNodes.length), 0);
    assert.deepEqual(said, []);
  });

  test('controls that are made anew in a chart that stays, or taken away, leave nothing', async () => {
    const { page, client } = await watching();
    const round = (times: number) =>
      page.evaluate(
        async ({ spec, times }) => {
          const place = document.querySelector('#place')!;
          const kept = window as unknown as { chart?: Chart };
          const chart = (kept.chart ??= await window.dohoa!.mount(place, spec));
          for (let time = 0; time < times; time++) {
            for (const title of ['Một', 'Hai']) await chart.update({ ...spec, title });
            if (!place.querySelector('div')!.shadowRoot!.querySelector('fieldset input')) throw new Error('there are no controls');
            await new Promise(requestAnimationFrame);
            await chart.update({ ...spec, controls: [] });
          }
        },
        { spec: { ...GRADES, controls: ['sort', 'percent'] } as Spec, times },
      );
    await round(5);
    const before = await held(page, client);
    await round(20);
    const after = await held(page, client);
    assert.ok(after.nodes - before.nodes < 20, `nodes: ${before.nodes}, ${after.nodes}`);
  });

  test('charts that can’t be drawn, files made of a chart, and checks leave nothing either', async () => {
    const { page, client } = await watching();
    const round = (times: number) =>
      page.evaluate(
        async ({ sound, broken, times }) => {
          const place = document.querySelector('#place')!;
          const { mount, check } = window.dohoa!;
          const mounted = (spec: Spec) => mount(place.appendChild(document.createElement('div')), spec);
          for (let time = 0; time < times; time++) {
            const refused = await Promise.all(broken.map((spec) => mounted(spec as Spec)));
            while (refused.some(({ problems }) => !problems.length)) await new Promise((done) => setTimeout(done, 2));
            const chart = await mounted(sound);
            await Promise.all([chart.toSVG(), chart.toPNG({ scale: 1 }), check(JSON.stringify(broken[0]), 'vi')]);
            [chart, ...refused].forEach((each) => each.destroy());
            place.replaceChildren();
          }
        },
        // What is wrong is told by the desk, which would grow by so much text, and by the page's own policy, which is asked each time.
        { sound: AWARDS, broken: [{ type: 'bra', data: LONG }, { type: 'bar', data: { url: 'http://elsewhere.example/a.csv' } }], times },
      );
    await round(5);
    const before = await held(page, client);
    const outerBefore = await outer(page);
    await round(25);
    const between = await held(page, client);
    await round(25);
    const after = await held(page, client);
    const memories = await page.evaluate(() => (window as unknown as { memories: WebAssembly.Memory[] }).memories.length);
    assert.equal(memories, 2, 'the desk’s memory is not seen');
    assert.deepEqual(await outer(page), outerBefore);
    assert.equal(after.wasm, between.wasm, 'the memory grows');
    for (const what of ['nodes', 'listeners'] as const) {
      assert.ok(after[what] - before[what] < 20, `${what}: ${before[what]}, ${between[what]}, ${after[what]}`);
    }
  });

  test('figures that a script takes away again leave nothing once the page is looked through', async () => {
    const { page, said, client } = await watching();
    const round = (count: number) =>
      page.evaluate(
        async ({ data, count }) => {
          for (let at = 0; at < count; at++) {
            const figure = document.body.appendChild(document.createElement('figure'));
            figure.dataset['dohoa'] = JSON.stringify({ type: 'bar', data });
            const [chart] = window.dohoa!.scan();
            while (!chart!.table().rows.length) await new Promise((done) => setTimeout(done, 2));
            await new Promise(requestAnimationFrame);
            [...figure.children].at(-1)!.shadowRoot!.querySelector('.plot')!.dispatchEvent(new PointerEvent('pointerenter'));
            figure.remove();
          }
          window.dohoa!.scan();
        },
        { data: AWARDS.data, count },
      );
    await round(5);
    const before = await held(page, client);
    await round(50);
    const after = await held(page, client);
    for (const what of ['nodes', 'listeners'] as const) {
      assert.ok(after[what] - before[what] < 20, `${what}: ${before[what]}, ${after[what]}`);
    }
    assert.deepEqual(said, []);
  });

  test('what is left behind would be noticed', async () => {
    const { page, client } = await watching();
    const before = await held(page, client);
    await page.evaluate(async (spec) => {
      for (let at = 0; at < 20; at++) {
        const target = document.body.appendChild(document.createElement('div'));
        await window.dohoa!.mount(target, spec);
        target.querySelector('div')!.shadowRoot!.querySelector('.plot')!.dispatchEvent(new PointerEvent('pointerenter'));
      }
    }, AWARDS);
    const after = await held(page, client);
    assert.ok(after.nodes - before.nodes > 100 && after.listeners - before.listeners >= 20, JSON.stringify([before, after]));
    const seen = await outer(page);
    assert.ok(seen['ResizeObserver']! >= 20 && seen['listeners']! >= 20, JSON.stringify(seen));
  });
});

/** How a chart's own parts look, each by its class. */
const looks = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('do-hoa > div')!.shadowRoot!;
    return [...root.querySelectorAll('*')].map((element) => {
      const { fontSize, color, borderTopWidth, paddingTop, display, position, opacity, backgroundColor, textTransform } =
        getComputedStyle(element);
      // The frame's own colour is that of the page's words, which none of its own have: by it a chart knows a dark page.
      const ink = element.matches('.frame') ? '' : color;
      const look = { fontSize, ink, borderTopWidth, paddingTop, display, position, opacity, backgroundColor, textTransform };
      return [`${element.localName}.${element.className}`, look];
    });
  });

describe('styles', () => {
  test('a page that styles all it can name changes nothing within a chart', async () => {
    const [quiet, loud] = await Promise.all(
      ['quiet.html', 'loud.html'].map(async (path) => {
        const { page } = await visit(url + path);
        await painted(page, 1);
        await page.locator('.heard table').waitFor({ state: 'attached' });
        return looks(page);
      }),
    );
    assert.ok(quiet!.length > 10);
    assert.deepEqual(loud, quiet);
  });

  test('a chart changes nothing in the page around it', async () => {
    const { page } = await visit(url + 'quiet.html');
    await painted(page, 1);
    await page.locator('.walk').focus();
    await page.locator('.walk [aria-live]').waitFor({ state: 'attached' });
    const added = await page.evaluate(() => ({
      sheets: document.styleSheets.length,
      adopted: document.adoptedStyleSheets.length,
      styles: document.querySelectorAll('style, link[rel=stylesheet]').length,
      styled: [...document.querySelectorAll('html, head, body, p')].filter((element) => element.hasAttribute('style') || element.className).length,
      globals: Object.keys(window).filter((name) => /hoa|wasm|chart/i.test(name) && !['dohoa', 'chartOf'].includes(name)),
    }));
    assert.deepEqual(added, { sheets: 0, adopted: 0, styles: 0, styled: 0, globals: [] });
  });
});
