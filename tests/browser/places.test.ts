// The places that pages have for charts: narrow ones, zoomed ones, hidden and printed ones, and pages that change what stands in them.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { AWARDS, html, inline, json, painted, site, visit } from './browser.js';

const PANEL = { type: 'bar', title: 'Six', data: 'Of,N\na,5\nb,5\nc,5\nd,5\ne,5\nf,5' };
const BARS = { ...PANEL, locale: 'en' };

/** Of each page the styles and the body; all have the script. */
const PAGES: Record<string, [css: string, body: string]> = {
  grid: ['main { display: grid; grid-template-columns: 1fr }', `<main>${inline(BARS)}</main>`],
  flex: ['main { display: flex } do-hoa { flex: 1 }', `<main>${inline(BARS)}</main>`],
  table: ['table { width: 100% }', `<table><tr><td>${inline(BARS)}</td></tr></table>`],
  zoomed: ['do-hoa { zoom: 1.5 }', inline(BARS)],
  empty: ['div:empty { display: none }', inline(BARS)],
  spaced: ['body { word-spacing: 1em; text-shadow: 0 0 3px red }', inline(BARS)],
  upright: ['body { writing-mode: vertical-rl }', inline(BARS)],
  tab: ['#tab { display: none } @media print { #tab { display: block } }', `<div id="tab">${inline(BARS)}</div>`],
  caption: ['', `<figure data-dohoa='{"type":"bar","locale":"en"}'><table><caption>Of the table</caption>${'<tr><th>Of<th>N'}<tr><td>a<td>5</table><p id="below">* Provisional</p></figure>`],
  hidden: [
    '',
    `<figure data-dohoa='{"type":"bar","locale":"en"}'><figcaption>T</figcaption><table><tr><th>Of<th hidden>Key<th>N
    <tr><td>a<td hidden>901<td>5<tr style="display: none"><td>secret<td hidden>902<td>77<tr></tr><tr><td>b<td hidden>903<td>6</table></figure>`,
  ],
  right: ['', `<main dir="rtl"><figure data-dohoa='{"type":"bar","locale":"ar"}'><figcaption>T</figcaption><table style="min-width: 900px"><tr><th>a<th>n<tr><td>b<td>5</table></figure></main>`],
  article: ['', inline(AWARDS)],
  float: ['#float { float: left; width: 200px; height: 150px; background: silver }', `<div id="float"></div>${inline(AWARDS)}`],
};

let url: string;
before(async () => {
  const pages = Object.entries(PAGES).flatMap(([name, [css, body]]) => [
    [`/${name}.html`, html(body, `<link rel="stylesheet" href="/${name}.css"><script src="/dohoa/dohoa.js" defer></script>`, 'en')] as const,
    [`/${name}.css`, { type: 'text/css', body: css }] as const,
  ]);
  const narrow = { below: 480, data: { url: '/narrow.csv' } };
  url = await site({
    extra: {
      ...Object.fromEntries(pages),
      '/narrow.json': json({ ...BARS, narrow }),
      '/narrow.csv': { type: 'text/csv', body: 'sep=;\r\nOf;N\r\nx;1\r\ny;2' },
      '/board.json': json({ type: 'board', locale: 'en', panels: [PANEL], narrow: { below: 480, panels: [{ ...PANEL, type: 'line' }] } }),
      '/from-files.html': html('<do-hoa src="/narrow.json"></do-hoa><do-hoa id="board" src="/board.json"></do-hoa>', undefined, 'en'),
    },
  });
});

const open = async (name: string, width = 800): Promise<Page> => {
  const { page } = await visit(`${url}${name}.html`, { viewport: { width, height: 600 } });
  return page;
};

describe('a place that gets narrower', () => {
  for (const name of ['grid', 'flex', 'table']) {
    test(`has its chart along: ${name}`, async () => {
      const page = await open(name, 1000);
      await painted(page, 1);
      await page.setViewportSize({ width: 400, height: 600 });
      await page.waitForFunction(() => document.documentElement.scrollWidth <= 400 && document.querySelector('do-hoa')!.clientWidth < 400);
    });
  }
});

test('in a zoomed page the figure under the pointer is the one that is told of', async () => {
  const page = await open('zoomed');
  await painted(page, 1);
  const told = await page.evaluate(async () => {
    const chart = window.chartOf('do-hoa');
    const labels: string[] = [];
    chart.addEventListener('explore', ({ detail }) => detail && labels.push(detail.label));
    const { left, top, height } = document.querySelector('do-hoa')!.querySelector('div')!.shadowRoot!.querySelector('canvas')!.getBoundingClientRect();
    return { labels, left, top, height };
  });
  const labels: string[] = [];
  for (let bar = 0; bar < 6; bar++) {
    // Not from figure to figure: the tooltip of the one would lie on the other.
    await page.mouse.move(0, 0);
    await page.mouse.move(told.left + 80, told.top + (told.height * (bar + 0.5)) / 6);
    labels.push(await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
      const tip = document.querySelector('do-hoa')!.querySelector('div')!.shadowRoot!.querySelector('.tip') as HTMLElement | null;
      done(tip && !tip.hidden ? (tip.firstElementChild?.textContent ?? '') : '');
    })))));
  }
  assert.deepEqual(labels, ['a', 'b', 'c', 'd', 'e', 'f']);
});

test('beside what floats a chart is one piece', async () => {
  const page = await open('float');
  await painted(page, 1);
  const [title, plot] = await Promise.all(['.title', '.plot'].map((part) => page.locator(part).boundingBox()));
  const gap = plot!.y - title!.y - title!.height;
  assert.ok(gap < 40 && plot!.x > 200 && plot!.width > 300, JSON.stringify([title, plot]));
});

test('rules for empty boxes, for words and for upright lines are not the chart’s', async () => {
  for (const name of ['empty', 'spaced', 'upright']) {
    const page = await open(name);
    await painted(page, 1);
    const seen = await page.evaluate(() => {
      const host = document.querySelector('do-hoa')!.querySelector('div')!;
      const title = getComputedStyle(host.shadowRoot!.querySelector('.title')!);
      return [getComputedStyle(host).display, title.wordSpacing, title.textShadow, title.writingMode];
    });
    assert.deepEqual(seen, ['flow-root', '0px', 'none', 'horizontal-tb'], name);
  }
});

test('a chart in a closed tab that is opened on paper is printed', async () => {
  const page = await open('tab');
  await page.waitForFunction(() => window.chartOf('do-hoa')?.describe());
  const printed = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    const canvas = document.querySelector('do-hoa')!.querySelector('div')!.shadowRoot!.querySelector('canvas')!;
    const copy = document.createElement('canvas');
    Object.assign(copy, { width: canvas.width, height: canvas.height });
    const context = copy.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(canvas, 0, 0);
    const dots = context.getImageData(0, 0, canvas.width, canvas.height).data.filter((value) => value > 0).length;
    window.dispatchEvent(new Event('afterprint'));
    return dots;
  });
  assert.ok(printed > 1000, `${printed} values of the paper's picture are not empty`);
});

describe('a figure of the article', () => {
  test('its table’s own caption is the title, and a line below the table stays', async () => {
    const page = await open('caption');
    await painted(page, 1);
    assert.equal(await page.locator('.title').innerText(), 'Of the table');
    assert.equal(await page.locator('#below').isVisible(), true);
  });

  test('what a table hides, or leaves empty, the chart does not publish', async () => {
    const page = await open('hidden');
    await painted(page, 1);
    const table = await page.evaluate(() => window.dohoa!.scan()[0]!.table());
    assert.deepEqual(table, { caption: 'T', columns: ['Of', 'N'], rows: [['a', '5'], ['b', '6']] });
  });

  test('a wide table that is heard does not widen a page from right to left', async () => {
    const page = await open('right', 390);
    await painted(page, 1);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  });
});

describe('files and kinds of where it is narrow', () => {
  test('are had like any other', async () => {
    for (const [width, rows] of [[800, ['a', 'b', 'c', 'd', 'e', 'f']], [400, ['x', 'y']]] as const) {
      const page = await open('from-files', width);
      await painted(page, 2);
      const { rows: own } = await page.evaluate(() => window.chartOf('do-hoa').table());
      assert.deepEqual(own.map(([label]) => label), rows);
      assert.deepEqual(await page.evaluate(() => window.chartOf('#board').problems), []);
    }
  });
});

describe('an element whose content a page puts anew', () => {
  const labels = (page: Page) => page.evaluate(() => window.chartOf('do-hoa')?.table().rows.map(([label]) => label).join() ?? '');
  const spec = (labels: string) => JSON.stringify({ ...BARS, data: 'Of,N' + [...labels].map((label) => `\n${label},1`).join('') });
  const WAYS: Record<string, (spec: string) => void> = {
    'as a whole': (spec) => (document.querySelector('do-hoa')!.innerHTML = `<script type="application/json">${spec}</script>`),
    'in the text': (spec) => (document.querySelector('do-hoa script')!.textContent = spec),
    'by an element that has its spec later': (spec) => {
      document.querySelector('do-hoa')!.remove();
      const element = document.body.appendChild(document.createElement('do-hoa'));
      const script = document.createElement('script');
      script.type = 'application/json';
      setTimeout(() => {
        script.textContent = spec;
        element.append(script);
      }, 100);
    },
  };
  for (const [how, change] of Object.entries(WAYS)) {
    test(`shows that: ${how}`, async () => {
      const page = await open('article');
      await painted(page, 1);
      await page.evaluate(change as (spec: string) => void, spec('xyz'));
      for (let tries = 0; (await labels(page)) !== 'x,y,z' && tries < 100; tries++) await page.waitForTimeout(20);
      assert.equal(await labels(page), 'x,y,z');
      await painted(page, 1);
      assert.equal(await page.locator('do-hoa > div').count(), 1);
      assert.ok(await page.evaluate(() => document.querySelector('do-hoa')!.clientHeight > 50));
    });
  }

  test('follows its address as a property, too', async () => {
    const page = await open('article');
    await painted(page, 1);
    await page.evaluate(() => (document.querySelector('do-hoa')!.src = '/narrow.json'));
    for (let tries = 0; !(await labels(page)).startsWith('a,b') && tries < 100; tries++) await page.waitForTimeout(20);
    assert.equal(await page.getAttribute('do-hoa', 'src'), '/narrow.json');
    assert.equal(await labels(page), 'a,b,c,d,e,f');
  });
});

test('a part that could not be had is asked for again when it is next needed', async () => {
  const { page, said } = await visit(`${url}article.html`);
  await painted(page, 1);
  let asked = 0;
  await page.route('**/tools.js*', (route) => (asked++ ? route.continue() : route.fulfill({ status: 503 })));
  const press = () => page.locator('.source button').click();
  await press();
  for (let tries = 0; !asked && tries < 100; tries++) await page.waitForTimeout(20);
  await page.waitForTimeout(100);
  assert.equal(await page.locator('.below table').count(), 0);
  await press();
  await page.locator('.below table').waitFor();
  assert.equal(asked, 2);
  assert.deepEqual(said, []);
});

test('a page that writes styles on its root at each scroll has no chart laid out for them', async () => {
  const page = await open('article');
  await painted(page, 1);
  const written = await page.evaluate(async () => {
    let count = 0;
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (...given) {
      count++;
      fillText.apply(this, given);
    };
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const after = async (change: (at: number) => void) => {
      const before = count;
      for (let at = 0; at < 5; at++) {
        change(at);
        await frame();
      }
      return count - before;
    };
    const { style } = document.documentElement;
    return [await after((at) => style.setProperty('--scroll', `${at}`)), await after((at) => (style.fontSize = `${18 + at}px`))];
  });
  assert.equal(written[0], 0);
  assert.ok(written[1]! > 0, 'letters that grow are noticed');
});
