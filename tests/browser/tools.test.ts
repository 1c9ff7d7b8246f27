// Exploring with the tools: by keyboard, by the legend, by controls, in steps; the table for everyone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { AWARDS, html, inline, painted, site, visit } from './browser.js';

const GRADES = {
  type: 'stacked-bar',
  locale: 'vi',
  title: 'Phần lớn đơn vị đạt hạng Tốt',
  source: 'Cổng thông tin điện tử tỉnh Hà Giang',
  palette: 'ordered',
  controls: ['sort', 'percent', 'data', 'save'],
  data: [
    ['Nhóm', 'Xuất sắc', 'Tốt', 'Khá'],
    ['Huyện, thành phố', 0, 7, 4],
    ['Sở, ban, ngành', 2, 13, 5],
  ],
  steps: [
    { text: 'Phần lớn đạt hạng Tốt.', highlight: 'Tốt', annotation: { at: ['Sở, ban, ngành', 'Tốt'], text: '13 trên 20 đơn vị' } },
    { text: 'Không huyện nào được công bố hạng Xuất sắc.', highlight: 'Xuất sắc' },
  ],
};
const THREE = { type: 'bar', locale: 'en', title: 'Three', source: 'x', data: 'Q,North,Centre,South\nQ1,42,31,55\nQ2,47,36,51\nQ3,39,44,60' };
const TABLES = {
  type: 'bar',
  locale: 'vi',
  title: 'Số đơn vị theo hạng',
  tables: [
    { label: 'Sở, ban, ngành', data: [['Hạng', 'Số'], ['Xuất sắc', 2], ['Tốt', 13]] },
    { label: 'Huyện, thành phố', data: [['Hạng', 'Số'], ['Xuất sắc', 0], ['Tốt', 7]] },
  ],
};
const story = `${inline(GRADES, 'id="grades"')}<p class="gap"></p><p data-dohoa-step="grades:1">Một</p><p class="gap"></p>
<p data-dohoa-step="grades:2">Hai</p><p class="gap"></p>`;

let url: string;
before(async () => {
  url = await site({
    csp: true,
    extra: {
      '/bars.html': html(inline(AWARDS)),
      '/grades.html': html(inline(GRADES, 'id="grades"')),
      '/tables.html': html(inline(TABLES)),
      '/empty.html': html('<div id="place"></div>'),
      '/story.html': html(story, '<link rel="stylesheet" href="/story.css"><script src="/dohoa/dohoa.js" defer></script>'),
      '/story.css': { type: 'text/css', body: '.gap { height: 1500px }' },
    },
  });
});

const frames = (page: Page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

async function open(path: string, options: BrowserContextOptions = {}) {
  const visited = await visit(url + path, { reducedMotion: 'reduce', ...options });
  await painted(visited.page, 1);
  return visited;
}

/** Mounts a spec in a place of that width, and turns to it so that its tools come. */
async function put(spec: object, width = 640): Promise<Page> {
  const { page } = await visit(url + 'empty.html', { reducedMotion: 'reduce' });
  await page.evaluate(
    async ([spec, width]) => {
      const place = document.querySelector<HTMLElement>('#place')!;
      place.style.width = `${width}px`;
      const { mount } = (window as unknown as { dohoa: typeof import('../../pkg/src/index.js') }).dohoa;
      Object.assign(window, { chart: await mount(place, spec as never) });
    },
    [spec, width] as const,
  );
  await painted(page, 1);
  await toPlot(page);
  return page;
}

type Window = { chart: import('../../pkg/src/index.js').Chart };
const updated = (page: Page, spec: object) => page.evaluate((spec) => (window as unknown as Window).chart.update(spec as never), spec);
const tableOf = (page: Page) => page.evaluate(() => (window as unknown as Window).chart.table());

/** What has the focus: its role or tag, and its name. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement!;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim();
    return `${element.getAttribute('role') ?? element.localName}: ${name}`;
  });

/** Presses keys, one after the other, and says what has the focus after each. */
async function press(page: Page, ...keys: string[]): Promise<string[]> {
  const seen: string[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    await frames(page);
    seen.push(await focused(page));
  }
  return seen;
}

/** Goes to the plot, and waits for its tools. */
async function toPlot(page: Page): Promise<void> {
  await page.locator('.walk').first().focus();
  await page.locator('.walk .unseen').first().waitFor({ state: 'attached' });
}

/** A page with bars, whose tools come when `arrive` says so. */
async function toolless(options: BrowserContextOptions = {}) {
  let arrive = () => {};
  const arrived = new Promise<void>((done) => (arrive = done));
  const visited = await visit('', options);
  await visited.page.route('**/tools.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await visited.page.goto(url + 'bars.html');
  await painted(visited.page, 1);
  return { ...visited, arrive: () => arrive() };
}

/** Plays the chart to its end, and says which tones it had, Hz; `heard` is then what the page heard of. */
async function tonesOf(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const [tones, heard]: [number[], unknown[]] = [[], []];
    Object.assign(window, { tones, heard });
    (window as unknown as Window).chart.addEventListener('explore', ({ detail }) => heard.push(detail?.text ?? null));
    const { setValueAtTime } = AudioParam.prototype;
    AudioParam.prototype.setValueAtTime = function (this: AudioParam, value: number, at: number) {
      // Volumes are no more than one.
      if (value > 1) tones.push(Math.round(value));
      return setValueAtTime.call(this, value, at);
    };
    const { close } = AudioContext.prototype;
    AudioContext.prototype.close = function (this: AudioContext) {
      setTimeout(() => Object.assign(window, { ended: true }));
      return close.call(this);
    };
  });
  await page.keyboard.press('s');
  await page.waitForFunction(() => 'ended' in window, undefined, { timeout: 8000 });
  return page.evaluate(() => (window as unknown as { tones: number[] }).tones);
}

const shownLabels = (page: Page) => page.evaluate(() => chartOf('do-hoa').table().rows.map(([label]) => label));
const columns = (page: Page) => page.evaluate(() => chartOf('do-hoa').table().columns);
const said = (page: Page) => page.locator('.walk [aria-live]').innerText();

describe('by keyboard', () => {
  test('one tab stop; arrows lead to every figure, which has the focus and is said with its place', async () => {
    const { page, said, forbidden } = await open('bars.html');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'application: Khen thưởng năm 2023');
    await toPlot(page);
    assert.deepEqual(await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Home', 'End'), [
      'graphics-symbol: Nhà nước và Chính phủ, Số lượt: 33. 1 trên 2',
      'graphics-symbol: Chủ tịch UBND tỉnh, Số lượt: 3.466. 2 trên 2',
      'graphics-symbol: Chủ tịch UBND tỉnh, Số lượt: 3.466. 2 trên 2',
      'graphics-symbol: Nhà nước và Chính phủ, Số lượt: 33. 1 trên 2',
      'graphics-symbol: Chủ tịch UBND tỉnh, Số lượt: 3.466. 2 trên 2',
    ]);
    assert.match(await page.locator('.tip').innerText(), /3\.466/);
    assert.equal(await page.locator('[role=graphics-symbol]').count(), 1);
    assert.deepEqual([said, forbidden], [[], []]);
  });

  test('keys that are pressed while the tools are on their way are not lost', async () => {
    const { page, said, arrive } = await toolless();
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      document.body.style.height = '3000px';
      document.addEventListener('keydown', ({ key }) => heard.push(key), { capture: true });
    });
    await page.keyboard.press('Tab');
    await press(page, 'ArrowDown', 'ArrowDown');
    arrive();
    await page.locator('[role=graphics-symbol]').waitFor();
    assert.equal(await focused(page), 'graphics-symbol: Chủ tịch UBND tỉnh, Số lượt: 3.466. 2 trên 2');
    assert.deepEqual(await press(page, 'ArrowUp'), ['graphics-symbol: Nhà nước và Chính phủ, Số lượt: 33. 1 trên 2']);
    assert.deepEqual(said, []);
    // Who hears keys on their way to the chart hears each once, and the page does not scroll for it.
    assert.deepEqual(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard), ['Tab', 'ArrowDown', 'ArrowDown', 'ArrowUp']);
    assert.equal(await page.evaluate(() => scrollY), 0);
  });

  test('a chart that is destroyed while its tools are on their way says so, and nothing else happens', async () => {
    const { page, said, arrive } = await toolless();
    await page.evaluate(() => {
      const answer = chartOf('do-hoa').step(0).then(() => 'done', ({ message }: Error) => message);
      Object.assign(window, { answer });
    });
    await page.locator('.source button').click();
    await page.evaluate(() => chartOf('do-hoa').destroy());
    arrive();
    assert.equal(await page.evaluate('answer'), 'dohoa: this chart has been destroyed');
    await frames(page);
    assert.deepEqual(said, []);
  });

  test('the ring stands around the mark', async () => {
    const { page } = await open('bars.html');
    await toPlot(page);
    await press(page, 'End');
    const ring = (await page.locator('.symbol').boundingBox())!;
    const canvas = (await page.locator('.plot > canvas').boundingBox())!;
    assert.ok(ring.width > canvas.width * 0.6 && ring.height >= 24, JSON.stringify(ring));
    assert.ok(ring.y > canvas.y + canvas.height / 2 - 5);
    assert.notEqual(await page.locator('.symbol').evaluate((symbol) => getComputedStyle(symbol).outlineStyle), 'none');
    await page.setViewportSize({ width: 400, height: 900 });
    await frames(page);
    await frames(page);
    const after = (await page.locator('.symbol').boundingBox())!;
    assert.ok(after.x + after.width <= 402 && after.width < ring.width, 'the ring goes along when the chart is laid out anew');
  });

  test('Enter and the space bar select, Escape goes back to the plot, Tab leaves', async () => {
    const { page } = await open('bars.html');
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      chartOf('do-hoa').addEventListener('select', ({ detail }) => heard.push(detail.text));
      chartOf('do-hoa').addEventListener('explore', ({ detail }) => heard.push(detail?.text ?? null));
    });
    await toPlot(page);
    await press(page, 'End', 'Enter', 'Space');
    assert.deepEqual(await press(page, 'Escape', 'Tab'), ['application: Khen thưởng năm 2023', 'button: Bảng số liệu: Khen thưởng năm 2023']);
    assert.equal(await page.locator('.tip').isVisible(), false);
    assert.deepEqual(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard), ['3.466', '3.466', '3.466', null]);
  });

  test('leaving by Tab lets go of the figure', async () => {
    const { page } = await open('bars.html');
    await toPlot(page);
    await press(page, 'Home', 'Tab');
    await frames(page);
    assert.equal(await page.locator('.tip').isVisible(), false);
    assert.equal(await page.locator('.symbol').count(), 0);
  });

  /** A chart by whose clock time goes as the test says, with the focus at its first figure; and what its line has said since. */
  async function atFirst() {
    const page = await put(THREE);
    await press(page, 'ArrowDown');
    assert.equal(await focused(page), 'graphics-symbol: Q1, North: 42. 1 of 9');
    await page.clock.install();
    await page.evaluate(() => {
      const line = document.querySelector('#place > div')!.shadowRoot!.querySelector('[aria-live]')!;
      const lines: string[] = [];
      Object.assign(window, { lines });
      new MutationObserver(() => line.textContent && lines.push(line.textContent)).observe(line, { childList: true });
    });
    const become = (value: number) => updated(page, { ...THREE, data: THREE.data.replace('42', String(value)) });
    const lines = () => page.evaluate(() => (window as unknown as { lines: string[] }).lines);
    return { page, become, lines };
  }

  test('the figure that has the focus has its new name when the figures are others, which is said once it stays', async () => {
    const { page, become, lines } = await atFirst();
    for (let value = 43; value <= 46; value++) {
      await become(value);
      await page.clock.runFor(400);
    }
    assert.equal(await focused(page), 'graphics-symbol: Q1, North: 46. 1 of 9');
    assert.deepEqual(await lines(), []);
    await page.clock.runFor(3000);
    assert.deepEqual(await lines(), ['Q1, North: 46. 1 of 9']);
  });

  test('of figures that never stay one is said every few seconds, and none that was the last to be heard', async () => {
    const { page, become, lines } = await atFirst();
    for (let at = 0; at < 40; at++) {
      await become(100 + at);
      await page.clock.runFor(400);
    }
    const count = (await lines()).length;
    assert.ok(count >= 2 && count <= 4, (await lines()).join());
    await page.clock.runFor(3000);
    const before = await lines();
    assert.equal(before.at(-1), 'Q1, North: 139. 1 of 9');
    // There and back again.
    await become(7);
    await become(139);
    await page.clock.runFor(3000);
    assert.deepEqual(await lines(), before);
  });

  test('who is at a figure stays at it when rows come before it, change places, or move on', async () => {
    const days = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at);
    const line = (x: number[]) => ({ data: { km: x, height: x.map((x) => x % 97) } });
    const rows = (...rows: [string, number][]) => ({ data: [['a', 'n'], ...rows] });
    const dots = (...rows: [string, number, number][]) => ({ data: [['a', 'x', 'y'], ...rows] });
    const [x, y, z, w] = [['X', 1], ['Y', 2], ['Z', 3], ['W', 9]] as [string, number][] as [[string, number], [string, number], [string, number], [string, number]];
    for (const [spec, before, keys, name, after] of [
      [{ type: 'bar' }, rows(x, y, z), ['End'], /^Z, n: 3\. 3 of 3/, [rows(z, x, y), rows(w, x, y, z), rows(w, z)]],
      [{ type: 'bar', sort: 'desc' }, rows(w, x, y), ['Home'], /^W, n: 9\. 1 of 3/, [rows(['V', 10], w, x, y), rows(w, x, y)]],
      [{ type: 'ranking' }, rows(x, y, z), ['End'], /^X, /, [rows(z, x, y), rows(x, z)]],
      [{ type: 'scatter' }, dots(['A', 1, 1], ['B', 2, 2]), ['End'], /^B, /, [dots(['C', 0, 1], ['A', 1, 1], ['B', 2, 2]), dots(['B', 2, 2], ['A', 3, 1])]],
      [{ type: 'line' }, line(days(1, 9)), ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight'], /^4, height: 4\. 4 of 9/, [line(days(2, 9)), line(days(3, 9)), line(days(1, 12))]],
      [{ type: 'line' }, line(days(1, 4000)), ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight'], /^4, height: 4\. 4 of 4000/, [line(days(2, 4000)), line(days(4, 4000)), line(days(1, 4100))]],
    ] as const) {
      const page = await put({ locale: 'en', title: 'Living', source: 'x', ...spec, ...before });
      await press(page, ...keys);
      const whole = await focused(page);
      assert.match(whole.replace('graphics-symbol: ', ''), name);
      const own = whole.replace(/\. [^.]*$/, '').replace(/: [^:]*$/, '');
      for (const next of after) {
        await updated(page, { locale: 'en', title: 'Living', source: 'x', ...spec, ...next });
        assert.ok((await focused(page)).startsWith(own), `${JSON.stringify(spec)}: ${own} has become ${await focused(page)}`);
      }
    }
  });

  test('of rows of one name the walk reaches each, and stays at the one where it is', async () => {
    const twins = (last: number) => ({ type: 'bar', locale: 'en', title: 'Twins', source: 'x', data: [['a', 'n'], ['A', 1], ['A', 2], ['B', 3], ['A', last]] });
    const page = await put(twins(4));
    const walked: string[] = [];
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
      await press(page, key);
      walked.push((await focused(page)).replace('graphics-symbol: ', ''));
    }
    assert.deepEqual(walked, ['A, n: 1. 1 of 4', 'A, n: 2. 2 of 4', 'B, n: 3. 3 of 4', 'A, n: 4. 4 of 4']);
    await updated(page, twins(5));
    assert.equal(await focused(page), 'graphics-symbol: A, n: 5. 4 of 4');
    await updated(page, { ...twins(5), data: [['a', 'n'], ['Z', 0], ...twins(5).data.slice(1)] });
    assert.equal(await focused(page), 'graphics-symbol: A, n: 5. 5 of 5');
  });

  test('who is at a figure of a crowd stays at it when series come and go', async () => {
    const km = Array.from({ length: 3000 }, (_, at) => at);
    const crowd = (...names: string[]) => ({ type: 'line', locale: 'en', title: 'Crowd', source: 'x', data: { km, ...Object.fromEntries(names.map((name, by) => [name, km.map((x) => x + by)])) } });
    const page = await put(crowd('A', 'B', 'C'));
    await press(page, 'Home', 'ArrowRight', 'ArrowRight', 'ArrowDown');
    const at = async () => (await focused(page)).replace('graphics-symbol: ', '').replace(/:.*/, '');
    assert.equal(await at(), '2, B');
    for (const names of [['B', 'C'], ['A', 'B', 'C'], ['C', 'B'], ['B']]) {
      await updated(page, crowd(...names));
      assert.equal(await at(), '2, B', names.join());
    }
  });

  test('the page hears last of the figure that has the focus when the figures are others', async () => {
    const page = await put(THREE);
    await press(page, 'ArrowDown');
    const heard = await page.evaluate(async (spec) => {
      const heard: unknown[] = [];
      const { chart } = window as unknown as Window;
      chart.addEventListener('explore', ({ detail }) => heard.push(detail?.text ?? null));
      await chart.update(spec as never);
      return heard;
    }, { ...THREE, data: THREE.data.replace('42', '43') });
    await frames(page);
    assert.equal(heard.at(-1), '43');
    assert.match(await page.locator('.tip').innerText(), /43/);
  });

  test('the page hears of the figure that has the focus when a width brings another table', async () => {
    const [wide, small] = [{ label: 'Wide', data: 'Q,n\nQ1,4' }, { label: 'Small', data: 'Q,n\nQ1,9' }];
    const page = await put({ type: 'bar', locale: 'en', title: 'Two', source: 'x', tables: [wide, small], narrow: { below: 400, table: 'Small' } });
    await press(page, 'ArrowDown');
    assert.equal(await focused(page), 'graphics-symbol: Q1, n: 4. 1 of 1');
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      (window as unknown as Window).chart.addEventListener('explore', ({ detail }) => heard.push(detail?.text ?? null));
      document.querySelector<HTMLElement>('#place')!.style.width = '380px';
    });
    await page.waitForFunction(() => (window as unknown as { heard: unknown[] }).heard.at(-1) === '9');
    assert.equal(await focused(page), 'graphics-symbol: Q1, n: 9. 1 of 1');
    // In the next frame, with the picture.
    await page.locator('.tip', { hasText: '9' }).waitFor();
  });

  test('help is a key away, said and shown, and closes', async () => {
    const { page } = await open('bars.html');
    await toPlot(page);
    await press(page, 't');
    assert.equal(await said(page), 'Đã mở bảng số liệu bên dưới');
    // As it is typed with Caps Lock on.
    await press(page, 'T');
    assert.equal(await said(page), 'Đã đóng bảng số liệu');
    await press(page, 'h');
    assert.match(await said(page), /Phím mũi tên/);
    assert.match(await page.locator('.help').innerText(), /Phím mũi tên/);
    await press(page, '?');
    assert.equal(await page.locator('.help').count(), 0);
    assert.equal(await said(page), 'Đã đóng hướng dẫn');
  });

  test('what has happened is no news for ever: after some seconds the line is empty', async () => {
    const { page } = await visit('');
    await page.clock.install();
    await page.goto(url + 'bars.html');
    await painted(page, 1);
    await toPlot(page);
    await page.keyboard.press('t');
    assert.equal(await said(page), 'Đã mở bảng số liệu bên dưới');
    await page.clock.fastForward(4_000);
    assert.equal(await said(page), 'Đã mở bảng số liệu bên dưới');
    await page.clock.fastForward(8_000);
    assert.equal(await said(page), '');
  });

  test('help that is open has the keys of the chart that is there, in its language', async () => {
    const page = await put(THREE);
    await press(page, 'h');
    assert.doesNotMatch(await page.locator('.help').innerText(), /zoom/);
    const many = Array.from({ length: 3000 }, (_, at) => at);
    await updated(page, { type: 'line', locale: 'vi', title: 'Dài', source: 'x', data: { x: many, y: many } });
    await frames(page);
    assert.match(await page.locator('.help').innerText(), /^Phím mũi tên.*phóng to/);
    assert.equal(await page.getByRole('button', { name: 'Đóng hướng dẫn' }).count(), 1);
    await updated(page, THREE);
    await frames(page);
    assert.match(await page.locator('.help').innerText(), /^Arrow keys.*leave\./);
    assert.doesNotMatch(await page.locator('.help').innerText(), /zoom/);
  });

  test('keys of the browser are left alone', async () => {
    const { page } = await open('bars.html');
    await toPlot(page);
    const kept = await page.evaluate(() => {
      const walk = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('.walk')!;
      const send = (key: string, ctrlKey: boolean) => !walk.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, cancelable: true, bubbles: true }));
      return [send('s', true), send('ArrowDown', true), send('x', false), send('Tab', false), send('ArrowDown', false)];
    });
    assert.deepEqual(kept, [false, false, false, false, true]);
  });
});

describe('a board', () => {
  const BOARD = {
    type: 'board',
    locale: 'en',
    title: 'Deaths',
    source: 'x',
    panels: [
      { type: 'bar', title: 'Men', data: 'Age,Deaths\n0-9,10\n10-19,20' },
      { type: 'targets', title: 'Aims', data: [{ label: 'Beds', value: 5000 }, { label: 'Doctors', value: 3 }] },
      { type: 'bar', title: 'Women', data: 'Age,Deaths\n0-9,1\n10-19,2' },
    ],
  };

  test('says of each figure which panel it stands in', async () => {
    const page = await put(BOARD);
    const heard = await press(page, 'ArrowDown', 'End');
    assert.deepEqual(heard, ['graphics-symbol: 0-9, Deaths: 10, Men. 1 of 6', 'graphics-symbol: 10-19, Deaths: 2, Women. 6 of 6']);
    await updated(page, { ...BOARD, panels: BOARD.panels.map(({ title, ...panel }) => panel) });
    assert.deepEqual(await press(page, 'End'), ['graphics-symbol: 10-19, Deaths: 2. 6 of 6']);
  });

  test('sounds a panel at a time, each on a scale of its own, and no figures in units of their own', async () => {
    const page = await put(BOARD);
    const tones = await tonesOf(page);
    assert.deepEqual(tones, [550, 880, 550, 880]);
    const heard = await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
    assert.deepEqual(heard, ['10', '20', null, '1', '2', null]);
  });
});

describe('the legend', () => {
  test('of what a reader has hidden the writer’s own words say nothing any more', async () => {
    const page = await put({ ...GRADES, alt: 'Ba hạng, cả thảy 52 đơn vị.' });
    const heard = (like: RegExp) =>
      page.waitForFunction((like) => {
        const canvas = document.querySelector('#place > div')!.shadowRoot!.querySelector('.plot > canvas')!;
        return new RegExp(like).test(canvas.getAttribute('aria-label')!);
      }, like.source);
    await heard(/^Ba hạng/);
    await page.getByRole('button', { name: 'Tốt', exact: true }).click();
    await heard(/^(?!Ba hạng)[^]*Tốt/);
    await page.getByRole('button', { name: 'Tốt', exact: true }).click();
    await heard(/^Ba hạng/);
  });

  test('hides a series, brings it back, keeps the focus and says so', async () => {
    const { page } = await open('grades.html');
    await toPlot(page);
    const entry = page.getByRole('button', { name: 'Tốt', exact: true });
    assert.equal(await entry.getAttribute('aria-pressed'), 'true');
    await entry.focus();
    await press(page, 'Space');
    assert.deepEqual(await columns(page), ['Nhóm', 'Xuất sắc', 'Khá']);
    assert.equal(await entry.getAttribute('aria-pressed'), 'false');
    assert.equal(await focused(page), 'button: Tốt');
    assert.equal(await said(page), 'Đã ẩn Tốt');
    await press(page, 'Space');
    assert.deepEqual(await columns(page), ['Nhóm', 'Xuất sắc', 'Tốt', 'Khá']);
    assert.equal(await said(page), 'Đã hiện tất cả');
  });

  test('shows one alone, and keeps what is hidden when the window changes', async () => {
    const { page } = await open('grades.html');
    await toPlot(page);
    const entry = page.getByRole('button', { name: 'Khá', exact: true });
    await entry.click({ modifiers: ['Shift'] });
    assert.deepEqual(await columns(page), ['Nhóm', 'Khá']);
    await page.setViewportSize({ width: 360, height: 800 });
    await frames(page);
    await frames(page);
    assert.deepEqual(await columns(page), ['Nhóm', 'Khá']);
    const box = (await entry.boundingBox())!;
    assert.ok(box.height >= 24 && box.x + box.width <= 360, JSON.stringify(box));
    await entry.click({ modifiers: ['Shift'] });
    assert.deepEqual(await columns(page), ['Nhóm', 'Xuất sắc', 'Tốt', 'Khá']);
  });

  test('the last series that is shown stays', async () => {
    const { page } = await open('grades.html');
    await toPlot(page);
    const entry = page.getByRole('button', { name: 'Khá', exact: true });
    await entry.click({ modifiers: ['Shift'] });
    await page.waitForTimeout(600);
    await entry.click();
    assert.deepEqual(await columns(page), ['Nhóm', 'Khá']);
  });

  test('has targets of 24 px, none upon another, at the ends of lines and above parts as well', async () => {
    const names = ['Sở Nông nghiệp và Môi trường', 'Ban Quản lý Khu kinh tế', 'Văn phòng', 'Thanh tra', 'Công an', 'Hội Nông dân'];
    const rows = [['Năm', ...names], ...['2022', '2023', '2024'].map((year, row) => [year, ...names.map((_, at) => 50 + at + 7 * row)])];
    const specs = [
      ...['line', 'bar', 'stacked-bar', 'waffle'].map((type) => ({ type, data: rows })),
      { type: 'line', data: [['Năm', 'A', 'B', 'C', 'D'], ['2023', 5, 5, 5, 90], ['2024', 50, 51, 52, 95]] },
      { type: 'stacked-bar', data: [['Đội', 'W', 'D', 'L'], ['A', 30, 1.7, 9], ['B', 30, 2, 9]] },
    ];
    for (const spec of specs) {
      for (const width of [300, 640]) {
        const page = await put(spec, width);
        const boxes = await page.locator('.entry').evaluateAll((all) =>
          all.map((entry) => {
            const [box, plot] = [entry, entry.parentElement!].map((element) => element.getBoundingClientRect()) as [DOMRect, DOMRect];
            return { left: box.left - plot.left, right: box.right - plot.left, top: box.top, bottom: box.bottom };
          }),
        );
        const what = `${JSON.stringify(spec).slice(0, 60)} at ${width}`;
        assert.ok(boxes.length >= 3, what);
        for (const [at, one] of boxes.entries()) {
          assert.ok(one.right - one.left > 23.9 && one.bottom - one.top > 23.9, `${what}: ${JSON.stringify(one)}`);
          assert.ok(one.left >= 0 && one.right <= width + 0.1, `${what}: ${JSON.stringify(one)}`);
          const meets = (other: typeof one) =>
            Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.1;
          assert.deepEqual(boxes.slice(at + 1).filter(meets), [], `${what}: ${JSON.stringify(one)}`);
        }
      }
    }
  });
});

describe('the legend of a board', () => {
  const BOARD = {
    type: 'board',
    locale: 'en',
    title: 'B',
    source: 'x',
    panels: [
      { type: 'bar', title: 'P1', data: 'Q,Yes,No\nQ1,42,31\nQ2,47,36' },
      { type: 'bar', title: 'P2', data: 'Q,Urban,Rural\nQ1,1,2\nQ2,3,4' },
    ],
  };
  const press = async (page: Page, name: string, shift = false) => {
    await page.getByRole('button', { name, exact: true }).dispatchEvent('click', { shiftKey: shift });
    await frames(page);
    const hidden = await page.locator('.entry[aria-pressed=false]').evaluateAll((all) => all.map((entry) => entry.getAttribute('aria-label')));
    return [await said(page), ...hidden];
  };

  test('leaves each panel its last series, and says so', async () => {
    const page = await put(BOARD);
    assert.deepEqual(await press(page, 'Yes'), ['Yes hidden', 'Yes']);
    assert.deepEqual(await press(page, 'No'), ['No stays: nothing else is shown', 'Yes']);
    assert.deepEqual(await press(page, 'Rural'), ['Rural hidden', 'Yes', 'Rural']);
    assert.deepEqual(await press(page, 'Yes'), ['Yes shown', 'Rural']);
  });

  test('shows a series alone in its panel, and all again', async () => {
    const page = await put(BOARD);
    assert.deepEqual(await press(page, 'Yes', true), ['No hidden', 'No']);
    assert.deepEqual(await press(page, 'Yes', true), ['All shown']);
  });

  test('brings back what a panel hides of its own', async () => {
    const [first, second] = BOARD.panels;
    const page = await put({ ...BOARD, panels: [{ ...first, hide: 'No' }, { ...second, narrow: { below: 900, hide: 'Rural' } }] });
    assert.deepEqual(await press(page, 'No'), ['No shown', 'Rural']);
    assert.deepEqual(await press(page, 'Rural'), ['All shown']);
  });
});

describe('where it is narrow', () => {
  const NARROW = { ...THREE, controls: ['sort'], narrow: { below: 480, hide: ['Centre'], sort: 'desc' } };
  const columns = async (page: Page) => (await tableOf(page)).columns.slice(1);
  const rows = async (page: Page) => (await tableOf(page)).rows.map(([label]) => label);

  test('the legend hides and shows what is hidden and shown there', async () => {
    const page = await put(NARROW, 360);
    await page.getByRole('button', { name: 'Centre' }).click();
    assert.deepEqual([await said(page), await columns(page)], ['All shown', ['North', 'Centre', 'South']]);
    await page.getByRole('button', { name: 'North' }).click();
    assert.deepEqual([await said(page), await columns(page)], ['North hidden', ['Centre', 'South']]);
  });

  test('the order is the one that is marked, and goes back to the given one', async () => {
    const page = await put({ ...NARROW, narrow: { below: 480, sort: 'asc' } }, 360);
    const marked = (name: string) => page.getByRole('radio', { name }).isChecked();
    assert.deepEqual([await marked('By value'), await rows(page)], [true, ['Q3', 'Q1', 'Q2']]);
    await page.locator('#place').evaluate((place) => (place.style.width = '640px'));
    await page.waitForFunction(() => document.querySelector('#place > div')!.shadowRoot!.querySelector('canvas')!.offsetWidth > 500);
    await frames(page);
    assert.equal(await marked('As given'), true);
    await page.locator('#place').evaluate((place) => (place.style.width = '360px'));
    await page.waitForFunction(() => document.querySelector('#place > div')!.shadowRoot!.querySelector('canvas')!.offsetWidth < 500);
    await frames(page);
    assert.equal(await marked('By value'), true);
    await page.getByRole('radio', { name: 'As given' }).check();
    assert.deepEqual(await rows(page), ['Q1', 'Q2', 'Q3']);
  });
});

describe('controls', () => {
  test('order and shares, together, and the given order again', async () => {
    const { page } = await open('grades.html');
    await page.getByRole('radio', { name: 'Theo giá trị' }).check();
    assert.deepEqual(await shownLabels(page), ['Sở, ban, ngành', 'Huyện, thành phố']);
    const height = await page.locator('.plot > canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    await page.getByRole('radio', { name: 'Tỷ lệ (100%)' }).check();
    await frames(page);
    assert.deepEqual(await shownLabels(page), ['Sở, ban, ngành', 'Huyện, thành phố']);
    assert.notEqual(await page.locator('.plot > canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL()), height);
    await page.getByRole('radio', { name: 'Như ban đầu' }).check();
    assert.deepEqual(await shownLabels(page), ['Huyện, thành phố', 'Sở, ban, ngành']);
    assert.equal(await said(page), 'Như ban đầu');
  });

  test('one of several tables', async () => {
    const { page } = await open('tables.html');
    const value = () => page.evaluate(() => chartOf('do-hoa').table().rows.map((row) => row[1]));
    assert.deepEqual(await value(), ['2', '13']);
    await page.getByRole('radio', { name: 'Huyện, thành phố' }).check();
    assert.deepEqual(await value(), ['0', '7']);
  });

  test('a series that is hidden in one table is no problem in another that has none of its name', async () => {
    const tables = [
      { label: 'A', data: 'Q,North,Centre\nQ1,1,2\nQ2,3,4' },
      { label: 'B', data: 'Q,North,West\nQ1,1,2\nQ2,3,4' },
    ];
    const page = await put({ type: 'bar', locale: 'en', title: 'T', source: 'x', tables });
    await page.evaluate(() => {
      Object.assign(window, { codes: [] });
      const { chart, codes } = window as unknown as Window & { codes: string[] };
      chart.addEventListener('problem', ({ detail }) => codes.push(...detail.map(({ code }) => code)));
    });
    await page.getByRole('button', { name: 'Centre' }).click();
    assert.deepEqual((await tableOf(page)).columns, ['Q', 'North']);
    await page.getByRole('radio', { name: 'B' }).check();
    assert.deepEqual((await tableOf(page)).columns, ['Q', 'North', 'West']);
    await page.getByRole('button', { name: 'North' }).click();
    await page.getByRole('radio', { name: 'A' }).check();
    assert.deepEqual((await tableOf(page)).columns, ['Q', 'Centre']);
    // Problems have their words from a module that is loaded for them.
    await page.waitForTimeout(1000);
    assert.deepEqual(await page.evaluate('codes'), []);
  });

  test('a spec that is put in its place begins as it is given', async () => {
    const { page } = await open('tables.html');
    await page.getByRole('radio', { name: 'Huyện, thành phố' }).check();
    await page.evaluate(async () => {
      await chartOf('do-hoa').update({ type: 'bar', locale: 'en', title: 'New', source: 'x', controls: ['sort'], data: [['a', 'n'], ['A', 1]] });
    });
    assert.deepEqual(await page.getByRole('radio').count(), 2);
    assert.equal(await page.getByRole('radio', { name: 'As given' }).isChecked(), true);
    assert.deepEqual(await shownLabels(page), ['A']);
  });

  test('who is at a control or a step stays there when the chart is put in anew, or goes to the plot if it is gone', async () => {
    const spec = { ...THREE, controls: ['sort', 'save'], steps: [{ text: 'one', highlight: 'North' }, { text: 'two' }] };
    const page = await put(spec);
    const places = [
      [page.getByRole('radio', { name: 'By value' }), /^input: /],
      [page.getByRole('button', { name: 'Save PNG' }), /^button: Save PNG/],
      [page.getByRole('button', { name: 'Next step' }), /^button: Next step/],
    ] as const;
    for (const [place, name] of places) {
      await place.focus();
      await updated(page, spec);
      assert.match(await focused(page), name);
      assert.equal(await place.evaluate((place) => (place.getRootNode() as ShadowRoot).activeElement === place), true);
      await updated(page, THREE);
      assert.match(await focused(page), /^application: /);
      await updated(page, spec);
    }
  });

  test('who is at the legend, at what zooms or at the data stays there, or goes to the plot if it is gone', async () => {
    const page = await put(THREE);
    const many = Array.from({ length: 3000 }, (_, at) => at);
    const line = { type: 'line', locale: 'en', title: 'Along', source: 'x', data: { x: many, y: many.map((at) => at % 7) } };
    const places = [
      [THREE, page.getByRole('button', { name: 'South' })],
      [line, page.getByRole('button', { name: 'Zoom in' })],
      [{ ...AWARDS, locale: 'en' }, page.getByRole('button', { name: 'Data table' })],
    ] as const;
    for (const [spec, place] of places) {
      await updated(page, spec);
      await place.focus();
      await updated(page, { ...spec, note: 'A note' });
      assert.equal(await place.evaluate((place) => (place.getRootNode() as ShadowRoot).activeElement === place), true);
      await updated(page, { ...AWARDS, controls: [] });
      assert.match(await focused(page), /^application: /);
    }
  });

  test('a press during which other figures come is a press: the row stands as long as it would be the same', async () => {
    const given = { ...GRADES, locale: 'en', steps: undefined };
    const labels = ['a', 'b', 'c', 'd', 'e'];
    const others = (n: number) => ({ ...given, data: GRADES.data.map((row, at) => (at ? [...row.slice(0, 3), n] : row)) });
    const page = await put(given);
    const during = async (name: string, run: () => Promise<unknown>) => {
      const { x, y, width, height } = (await page.locator('.above').getByText(name, { exact: true }).first().boundingBox())!;
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.down();
      await run();
      await page.mouse.up();
    };
    await during('Shares (100%)', () => updated(page, others(7)));
    assert.equal(await page.getByRole('radio', { name: 'Shares (100%)' }).isChecked(), true);
    const downloaded = page.waitForEvent('download', { timeout: 5000 });
    await during('Save SVG', () => updated(page, others(8)));
    await downloaded;
    // What is offered is another thing, or called otherwise.
    const names = () => page.locator('.above').getByRole('radio').evaluateAll((all) => all.map((each) => each.closest('label')!.textContent));
    await updated(page, { ...others(9), controls: ['percent'] });
    assert.deepEqual(await names(), ['Counts', 'Shares (100%)']);
    await updated(page, { ...others(9), locale: 'vi', controls: ['percent'] });
    assert.deepEqual(await names(), ['Số lượng', 'Tỷ lệ (100%)']);
    const choice = (n: number) => ({ ...given, data: undefined, tables: labels.map((label) => ({ label, data: [['Q', 'n'], ['Q1', n]] })) });
    await updated(page, choice(1));
    const list = (await page.locator('select').elementHandle())!;
    await updated(page, choice(2));
    assert.equal(await list.evaluate((list) => list.isConnected), true);
    await updated(page, { ...choice(2), tables: choice(2).tables.slice(0, 2) });
    assert.deepEqual(await page.locator('select').count(), 0);
  });

  test('are called after their chart, behind the words that are seen; after nothing where it has no title', async () => {
    const spec = { ...TABLES, locale: 'en', title: 'Units', controls: ['sort', 'save', 'data'], steps: [{ text: 'One.' }] };
    const many = { ...spec, tables: ['a', 'b', 'c', 'd', 'e'].map((label) => ({ ...TABLES.tables[0], label })) };
    const page = await put(spec);
    await page.getByRole('button', { name: 'Data table' }).click();
    const called = async (...names: string[]) => {
      for (const name of names) {
        const [role, ...words] = name.split(' ');
        assert.equal(await page.getByRole(role as 'button', { name: words.join(' '), exact: true }).count(), 1, name);
      }
    };
    const buttons = ['Data table', 'Save PNG', 'Save SVG', 'Previous step', 'Next step', 'Copy', 'Download CSV'];
    await called(...buttons.map((name) => `button ${name}: Units`), 'group Table: Units', 'group Order: Units');
    await updated(page, many);
    await called('combobox Table: Units');
    await updated(page, { ...many, title: undefined });
    await called(...buttons.map((name) => `button ${name}`), 'group Order', 'combobox Table');
  });

  test('files are called after the title', async () => {
    const { page } = await open('grades.html');
    for (const [name, start] of [
      ['PNG', '\x89PNG'],
      ['SVG', '<svg'],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Lưu ${name}` }).click()]);
      assert.equal(download.suggestedFilename(), `phan-lon-don-vi-dat-hang-tot.${name.toLowerCase()}`);
      assert.ok(readFileSync(await download.path(), 'latin1').startsWith(start), name);
    }
  });
});

describe('of a chart that shows other figures what a reader has chosen holds, as far as it is still there', () => {
  const rows = (page: Page) => tableOf(page).then(({ columns, rows }) => [columns.slice(1), ...rows]);
  const hidden = (page: Page) => page.locator('.entry[aria-pressed=false]').evaluateAll((all) => all.map((entry) => entry.getAttribute('aria-label')));
  const checked = (page: Page, name: string) => page.getByRole('radio', { name }).isChecked();
  const toggle = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const news = (steps: object[] | undefined, figures: (string | number)[][], extra = {}) => ({
    type: 'stacked-bar',
    locale: 'en',
    title: 'Votes',
    source: 'x',
    controls: ['sort', 'percent', 'data'],
    steps,
    data: figures,
    ...extra,
  });
  const FIRST = [['Party', 'A', 'B', 'C'], ['Red', 10, 3, 4], ['Blue', 20, 4, 4]];
  const NEXT = [['Party', 'A', 'B', 'C'], ['Red', 11, 3, 4], ['Blue', 22, 4, 4]];

  test('hidden series, order and shares', async () => {
    const page = await put(news(undefined, FIRST));
    await page.getByRole('radio', { name: 'By value' }).check();
    await page.getByRole('radio', { name: 'Shares (100%)' }).check();
    await toggle(page, 'B');
    for (const figures of [FIRST, NEXT]) {
      await updated(page, news(undefined, figures));
      await frames(page);
      const [red, blue] = figures.slice(1).map(([name, a, , c]) => [name, a, c].map(String));
      assert.deepEqual(await rows(page), [['A', 'C'], blue, red]);
      assert.deepEqual([await hidden(page), await checked(page, 'By value'), await checked(page, 'Shares (100%)')], [['B'], true, true]);
    }
    // What can't be drawn takes nothing away.
    await updated(page, { type: 'bra' });
    await updated(page, news(undefined, NEXT));
    assert.deepEqual(await rows(page), [['A', 'C'], ['Blue', '22', '4'], ['Red', '11', '4']]);
    await toggle(page, 'B');
    assert.deepEqual(await hidden(page), []);
  });

  test('no longer where it is gone, though it comes back; of what has come since, nobody has chosen anything', async () => {
    const page = await put(news(undefined, FIRST));
    await page.getByRole('radio', { name: 'By value' }).check();
    await toggle(page, 'B');
    await toggle(page, 'C');
    await updated(page, news(undefined, [['Party', 'A', 'C', 'D', 'E'], ['Red', 1, 2, 3, 4]], { hide: ['E'], controls: [] }));
    await frames(page);
    assert.deepEqual(await hidden(page), ['C', 'E']);
    await updated(page, news(undefined, FIRST));
    await frames(page);
    assert.deepEqual(await hidden(page), ['C']);
    assert.deepEqual((await rows(page)).slice(1).map(([name]) => name), ['Red', 'Blue']);
    assert.equal(await checked(page, 'As given'), true);
    // Not the only one that there is.
    await updated(page, news(undefined, [['Party', 'C'], ['Red', 1]]));
    assert.deepEqual(await rows(page), [['C'], ['Red', '1']]);
    await updated(page, news(undefined, FIRST));
    await frames(page);
    assert.deepEqual(await hidden(page), []);
  });

  test('a series that the spec hides for a time as well', async () => {
    const page = await put(news(undefined, FIRST));
    await page.locator('.entry[aria-label="B"]').click();
    assert.deepEqual(await hidden(page), ['B']);
    for (const more of [{ hide: ['B'] }, {}]) {
      await updated(page, news(undefined, NEXT, more));
      assert.deepEqual(await hidden(page), ['B'], JSON.stringify(more));
    }
  });

  test('a series that is shown though the spec hides it', async () => {
    const page = await put(news(undefined, FIRST, { hide: ['B'] }));
    await toggle(page, 'B');
    await updated(page, news(undefined, NEXT, { hide: ['B'] }));
    await frames(page);
    assert.deepEqual(await hidden(page), []);
  });

  test('the table', async () => {
    const tables = (n: number, ...labels: string[]) =>
      news(undefined, [], { data: undefined, tables: labels.map((label, at) => ({ label, data: [['Q', 'A', 'B'], ['Q1', n, at], ['Q2', n, at]] })) });
    const page = await put(tables(1, 'One', 'Two'));
    await page.getByRole('radio', { name: 'Two' }).check();
    await toggle(page, 'A');
    await updated(page, tables(2, 'Zero', 'One', 'Two'));
    await frames(page);
    assert.deepEqual([await rows(page), await checked(page, 'Two')], [[['B'], ['Q1', '2'], ['Q2', '2']], true]);
    await updated(page, tables(3, 'Zero', 'One'));
    await frames(page);
    assert.deepEqual([await rows(page), await checked(page, 'Zero')], [[['B'], ['Q1', '0'], ['Q2', '0']], true]);
  });

  test('the step, while the story is the same; else it begins anew, and the page hears of it', async () => {
    const steps = [{ text: 'One.', highlight: 'A' }, { text: 'Two.', highlight: 'B', annotation: { at: ['Red', 'B'], text: 'word' } }, { text: 'Three.' }];
    const page = await put(news(steps, FIRST));
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      (window as unknown as Window).chart.addEventListener('step', ({ detail }) => heard.push(detail));
    });
    const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard.splice(0));
    for (const count of [1, 2]) {
      await page.getByRole('button', { name: 'Next step' }).click();
      await page.getByText(`Step ${count} of 3`, { exact: true }).waitFor();
    }
    await frames(page);
    assert.equal((await heard()).length, 2);
    const state = () =>
      page.locator('.frame').evaluate((frame) => {
        const part = (name: string) => frame.querySelector<HTMLElement>(name);
        const bubble = part('.bubble');
        return [frame.getBoundingClientRect().height, part('.step-text')?.textContent, part('.steps span')?.textContent, bubble?.hidden ? '' : bubble?.textContent];
      });
    const before = await state();
    assert.deepEqual(before.slice(1), ['Two.', 'Step 2 of 3', 'word']);
    await updated(page, news(structuredClone(steps), NEXT));
    await frames(page);
    assert.deepEqual([await state(), await heard()], [before, []]);
    await updated(page, news(steps.slice(0, 2), NEXT));
    await frames(page);
    assert.deepEqual([(await state()).slice(1), await heard()], [['', '', ''], [{ index: -1 }]]);
    await page.getByRole('button', { name: 'Next step' }).click();
    assert.equal((await state())[2], 'Step 1 of 2');
    await updated(page, THREE);
    assert.deepEqual((await heard()).at(-1), { index: -1 });
    await updated(page, news(steps, FIRST));
    assert.deepEqual(await heard(), []);
  });

  test('the step that a button has led to, where a paragraph of another one is in sight', async () => {
    const { page } = await open('story.html');
    await page.locator('.steps').waitFor();
    await page.evaluate(() => document.querySelector('[data-dohoa-step="grades:1"]')!.scrollIntoView({ block: 'center' }));
    const text = () => page.locator('.step-text').innerText();
    await page.locator('.step-text', { hasText: 'Phần lớn' }).waitFor();
    await page.evaluate(() => chartOf('do-hoa').step(1));
    await page.evaluate((spec) => chartOf('do-hoa').update(spec as never), GRADES);
    await page.waitForTimeout(300);
    assert.equal(await text(), GRADES.steps[1]!.text);
  });

  test('what is wrong with a spec is told of the spec, and not of what a reader has made of it', async () => {
    const spec = news(undefined, FIRST, { hide: ['Nobody'] });
    const page = await put(spec);
    await toggle(page, 'B');
    const codes = await page.evaluate(async (spec) => {
      const { chart } = window as unknown as Window;
      await chart.update(spec as never);
      return chart.problems.map(({ code }) => code);
    }, spec);
    assert.deepEqual([codes, await hidden(page)], [['hide-unknown'], ['B']]);
  });
});

test('a press after which the chart can’t be drawn leaves it as it was', async () => {
  const { page, said: console } = await visit(url + 'empty.html', { reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    Object.assign(window, { broken: false, told: [] });
    const state = window as unknown as { broken: boolean; told: unknown[] };
    // A figure of the page's own, which can't be read for the moment of a press.
    const figures = (n: number) => ({
      Party: `P${n}`,
      get A() {
        const { broken } = state;
        state.broken = false;
        return broken ? {} : n;
      },
      B: 3,
    });
    const spec = { type: 'stacked-bar', locale: 'en', title: 'Votes', source: 'x', controls: ['percent', 'sort'], data: [figures(1), figures(2)] };
    const chart = await window.dohoa!.mount(document.querySelector('#place')!, spec as never);
    chart.addEventListener('problem', ({ detail }) => state.told.push(detail));
    Object.assign(window, { chart });
  });
  await painted(page, 1);
  await toPlot(page);
  await page.getByRole('radio', { name: 'By value' }).check();
  const told = () => tableOf(page).then(({ columns, rows }) => [columns, ...rows]);
  const before = await told();
  assert.deepEqual(before, [['Party', 'A', 'B'], ['P2', '2', '3'], ['P1', '1', '3']]);
  await page.waitForTimeout(100);
  const line = await said(page);
  for (const press of [
    () => page.getByRole('radio', { name: 'Shares (100%)' }).click(),
    () => page.getByRole('button', { name: 'B', exact: true }).click(),
  ]) {
    await page.evaluate(() => Object.assign(window, { broken: true }));
    await press();
    await frames(page);
    assert.equal(await page.evaluate('broken'), false, 'the figure was read');
    assert.deepEqual(await told(), before);
    assert.equal(await said(page), line);
    assert.deepEqual([await page.getByRole('radio', { name: 'Counts' }).isChecked(), await page.getByRole('radio', { name: 'By value' }).isChecked()], [true, true]);
    assert.equal(await page.locator('.entry[aria-pressed=true]').count(), 2);
  }
  // Words for what is wrong come from a module that is loaded for them.
  await page.waitForTimeout(1000);
  assert.deepEqual([await page.locator('.problem').count(), await page.evaluate('told'), console], [0, [], []]);
});

describe('what has become of a press is seen beside the button, heard once, and moves nothing', () => {
  const copying = (answer: 'resolve' | 'reject') => (page: Page) =>
    page.evaluate((answer) => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise[answer]() } });
      document.execCommand = () => false;
    }, answer);
  const failing = (page: Page) => page.route('**/desk*', (route) => route.abort());
  const PRESSES: [name: string, button: string, words: string, prepare: (page: Page) => Promise<unknown>][] = [
    ['a copy', 'Chép', 'Đã chép', copying('resolve')],
    ['a copy that fails', 'Chép', 'Chưa chép được', copying('reject')],
    ['figures to take along', 'Tải CSV', 'Đã lưu phan-lon-don-vi-dat-hang-tot.csv', async () => {}],
    ['a picture', 'Lưu SVG', 'Đã lưu phan-lon-don-vi-dat-hang-tot.svg', async () => {}],
    ['a picture that fails', 'Lưu PNG', 'Chưa lưu được', failing],
  ];
  for (const width of [800, 320]) {
    for (const [name, button, words, prepare] of PRESSES) {
      test(`${name}, ${width} px wide`, async () => {
        const { page } = await visit('', { viewport: { width, height: 900 }, reducedMotion: 'reduce' });
        await page.clock.install();
        await page.goto(url + 'grades.html');
        await painted(page, 1);
        await prepare(page);
        await page.getByRole('button', { name: 'Bảng số liệu' }).click();
        await page.locator('.sheet').waitFor();
        const places = () =>
          page.locator('.frame').evaluate((frame) =>
            JSON.stringify([...frame.querySelectorAll('.frame > *, button, label')].map((part) => part.getBoundingClientRect())) + document.documentElement.scrollWidth,
          );
        const before = await places();
        await page.getByRole('button', { name: button }).click();
        const note = page.locator('.said');
        await note.waitFor();
        assert.deepEqual([await note.innerText(), await said(page)], [words, words]);
        assert.equal(await note.getAttribute('aria-hidden'), 'true');
        assert.equal(await places(), before);
        await page.clock.fastForward(10_000);
        assert.equal(await note.count(), 0);
        assert.equal(await places(), before);
      });
    }
  }
});

describe('the table for everyone', () => {
  test('opens, follows what is shown, is taken along, and closes', async () => {
    const { page } = await open('grades.html');
    const opener = page.getByRole('button', { name: 'Bảng số liệu' });
    await opener.click();
    const table = page.locator('.sheet table');
    await table.waitFor();
    assert.equal(await opener.getAttribute('aria-expanded'), 'true');
    assert.equal(await table.locator('th[scope=col]').count(), 4);
    assert.equal(await table.locator('th[scope=row]').first().innerText(), 'Huyện, thành phố');
    // What scrolls has a name, and is within reach of the keyboard in every browser.
    assert.equal(await page.getByRole('region', { name: GRADES.title }).getAttribute('tabindex'), '0');
    await page.getByRole('button', { name: 'Tốt', exact: true }).click();
    assert.equal(await table.locator('th[scope=col]').count(), 3);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải CSV' }).click()]);
    assert.equal(
      readFileSync(await download.path(), 'utf8'),
      '\ufeffNhóm,Xuất sắc,Khá\r\n"Huyện, thành phố",0,4\r\n"Sở, ban, ngành",2,5\r\n',
    );
    await opener.click();
    assert.equal(await table.count(), 0);
    assert.equal(await opener.getAttribute('aria-expanded'), 'false');
  });

  test('has each share beside its figure where the picture shows shares, and takes figures along', async () => {
    const row = (page: Page) => page.locator('.sheet tbody tr').last().innerText();
    const { page } = await open('grades.html');
    await page.getByRole('button', { name: 'Bảng số liệu' }).click();
    await page.locator('.sheet table').waitFor();
    assert.equal(await row(page), 'Sở, ban, ngành\t2\t13\t5');
    await page.getByRole('radio', { name: 'Tỷ lệ (100%)' }).check();
    assert.equal(await row(page), 'Sở, ban, ngành\t2 (10%)\t13 (65%)\t5 (25%)');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải CSV' }).click()]);
    assert.match(readFileSync(await download.path(), 'utf8'), /"Sở, ban, ngành",2,13,5\r\n$/);
    await page.getByRole('radio', { name: 'Số lượng' }).check();
    assert.equal(await row(page), 'Sở, ban, ngành\t2\t13\t5');

    // Of areas as well, and of rows of one name each has its own.
    const areas = await put({ type: 'area', percent: true, locale: 'en', source: 'x', data: [['Year', 'a', 'b'], ['2020', 1, 3], ['2021', 1, 1]] });
    await areas.getByRole('button', { name: 'Data table' }).click();
    assert.equal(await row(areas), '2021\t1 (50%)\t1 (50%)');
    const same = await put({ type: 'stacked-bar', percent: true, locale: 'en', source: 'x', data: [['Row', 'a', 'b'], ['A', 1, 3], ['A', 1, 1]] });
    await same.getByRole('button', { name: 'Data table' }).click();
    assert.equal(await row(same), 'A\t1 (50%)\t1 (50%)');
  });

  test('stays as it is, and who reads it keeps the line and the focus, when the chart is laid out anew or gets more figures', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => [`Row ${at}`, at + 1]);
    const page = await put({ type: 'bar', locale: 'en', source: 'x', data: [['a', 'n'], ...rows] });
    await page.getByRole('button', { name: 'Data table' }).click();
    const scroller = page.locator('.scroller');
    await scroller.evaluate((scroller) => (scroller.scrollTop = 400));
    await scroller.focus();
    const kept = () => scroller.evaluate((scroller) => [scroller.scrollTop, (scroller.getRootNode() as ShadowRoot).activeElement === scroller]);
    const cell = await scroller.locator('td').first().elementHandle();
    await page.evaluate(() => document.documentElement.classList.add('x'));
    await frames(page);
    await frames(page);
    assert.deepEqual(await kept(), [400, true]);
    assert.equal(await cell!.evaluate((cell) => cell.isConnected), true);
    await updated(page, { type: 'bar', locale: 'en', source: 'x', data: [['a', 'n'], ...rows, ['Row 40', 41]] });
    await frames(page);
    assert.deepEqual(await kept(), [400, true]);
    assert.equal(await scroller.locator('tbody tr').count(), 41);
  });

  test('is heard once: while it stands the one for those who hear is not there', async () => {
    const { page } = await open('bars.html');
    const client = await page.context().newCDPSession(page);
    const tables = async () => {
      const { nodes } = await client.send('Accessibility.getFullAXTree');
      return nodes.filter(({ ignored, role }) => !ignored && role?.value === 'table').length;
    };
    const opener = page.getByRole('button', { name: 'Bảng số liệu' });
    await page.locator('.heard table').waitFor({ state: 'attached' });
    assert.equal(await opener.getAttribute('aria-expanded'), 'false');
    assert.equal(await tables(), 1);
    await opener.click();
    await page.locator('.sheet').waitFor();
    assert.equal(await page.locator('.heard').evaluate((heard) => getComputedStyle(heard).display), 'none');
    assert.equal(await tables(), 1);
    await opener.click();
    assert.equal(await page.locator('.heard').evaluate((heard) => getComputedStyle(heard).display), 'block');
    assert.equal(await tables(), 1);
  });

  test('closes when a spec comes that leaves it out: its button is gone; not where it was opened by a key and never had one', async () => {
    const page = await put(THREE);
    await page.getByRole('button', { name: 'Data table' }).click();
    await page.getByRole('button', { name: 'Copy' }).focus();
    await updated(page, { ...THREE, controls: [] });
    await frames(page);
    assert.equal(await page.locator('.sheet').count(), 0);
    assert.equal(await page.locator('.heard').evaluate((heard: HTMLElement) => heard.hidden), false);
    assert.match(await focused(page), /^application: /);
    await press(page, 't');
    await updated(page, { ...THREE, controls: [], note: 'A note' });
    await frames(page);
    assert.equal(await page.locator('.sheet').count(), 1);
  });

  test('is not offered where the spec leaves it out', async () => {
    const { page } = await open('bars.html');
    await page.evaluate(() => chartOf('do-hoa').update({ type: 'bar', source: 'x', controls: [], data: [['a', 'n'], ['A', 1]] }));
    assert.equal(await page.locator('.source button').count(), 0);
  });
});

describe('steps', () => {
  test('a word on a figure stands above it, also where it is put there before the chart is in the window', async () => {
    for (const before of [0, 3000]) {
      const { page } = await visit(url + 'empty.html', { reducedMotion: 'reduce' });
      const above = await page.evaluate(
        async ([spec, before]) => {
          const place = document.querySelector<HTMLElement>('#place')!;
          place.style.marginTop = `${200 + before}px`;
          const chart = await window.dohoa!.mount(place, spec as never);
          await chart.step(0);
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const root = place.querySelector('div')!.shadowRoot!;
          return root.querySelector('.bubble')!.getBoundingClientRect().top - root.querySelector('.plot')!.getBoundingClientRect().top;
        },
        [GRADES, before] as const,
      );
      assert.ok(above < 60, `${above} px below the top of the plot, ${before} px down the page`);
    }
  });

  test('a word on a bar that lies covers no number of another, where there is room beside its own', async () => {
    const annotation = { at: 'Lib Dem', text: 'Best result since 1923' };
    const data = 'Party,Seats\nLabour,411\nConservative,121\nLib Dem,72';
    const spec = { type: 'bar', locale: 'en', title: 'Seats', source: 'x', data, steps: [{ text: 'Third.', annotation }] };
    for (const width of [320, 640]) {
      const { page } = await visit(url + 'empty.html', { reducedMotion: 'reduce' });
      await page.evaluate(
        async ([spec, width]) => {
          const place = document.querySelector<HTMLElement>('#place')!;
          Object.assign(place.style, { marginTop: '200px', width: `${width}px` });
          await window.dohoa!.mount(place, spec as never);
        },
        [spec, width] as const,
      );
      await page.keyboard.press('Tab');
      const boxes = [];
      for (let figure = 0; figure < 2; figure++) {
        await page.keyboard.press('ArrowDown');
        boxes.push((await page.locator('.symbol').boundingBox())!);
      }
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Next step' }).click();
      await frames(page);
      const { x, y, width: wide, height: high } = (await page.locator('.bubble').boundingBox())!;
      for (const box of boxes) {
        const meets = x < box.x + box.width && box.x < x + wide && y < box.y + box.height && box.y < y + high;
        assert.ok(!meets, `covers one at ${width}: ${JSON.stringify([x, y, wide, high, box])}`);
      }
    }
  });

  test('by buttons: text, annotation, event; said once', async () => {
    const { page } = await open('grades.html');
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      document.addEventListener('dohoa-step', (event) => heard.push((event as CustomEvent).detail));
    });
    const plain = await page.locator('.plot > canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    await page.getByRole('button', { name: 'Bước sau' }).click();
    await frames(page);
    assert.equal(await page.locator('.bubble').innerText(), '13 trên 20 đơn vị');
    // A tooltip at the same figure takes the annotation's place while it is there.
    const shows = (part: string) => page.locator(part).evaluate((part: HTMLElement) => !part.hidden && getComputedStyle(part).opacity !== '0');
    const [x, y] = await page.evaluate(() => {
      const bubble = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('.bubble')!.getBoundingClientRect();
      return [bubble.left + bubble.width / 2, bubble.bottom + 20];
    });
    await page.mouse.move(x!, y!);
    await frames(page);
    assert.deepEqual([await shows('.tip'), await shows('.bubble')], [true, false]);
    await page.mouse.move(1, 1);
    await frames(page);
    assert.deepEqual([await shows('.tip'), await shows('.bubble')], [false, true]);
    assert.equal(await page.locator('.step-text').innerText(), 'Phần lớn đạt hạng Tốt.');
    assert.equal(await said(page), 'Bước 1 trên 2. Phần lớn đạt hạng Tốt. Sở, ban, ngành, Tốt: 13 trên 20 đơn vị.');
    assert.notEqual(await page.locator('.plot > canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL()), plain);
    await page.getByRole('button', { name: 'Bước sau' }).click();
    // At the last step the button is marked as disabled, and does nothing.
    await page.getByRole('button', { name: 'Bước sau' }).click({ force: true });
    assert.equal(await page.locator('.bubble').isVisible(), false);
    await page.evaluate(() => chartOf('do-hoa').step(-1));
    await frames(page);
    assert.equal(await page.locator('.plot > canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL()), plain);
    const heard = await page.evaluate(() => (window as unknown as { heard: { index: number }[] }).heard.map(({ index }) => index));
    assert.deepEqual(heard, [0, 1, -1]);
  });

  test('by a script: also while the chart is being loaded; a step that there is not is none', async () => {
    const { page, said } = await open('bars.html');
    const [heard, texts, refused] = await page.evaluate(async (spec) => {
      const heard: number[] = [];
      document.addEventListener('dohoa-step', (event) => heard.push((event as CustomEvent).detail.index));
      const chart = chartOf('do-hoa');
      const loading = chart.update(spec as never);
      await chart.step(1);
      await loading;
      const shadow = document.querySelector('do-hoa > div')!.shadowRoot!;
      const texts = [shadow.querySelector('.steps')!.textContent];
      for (const none of [NaN, undefined, 2, -2, 0.5, '0']) await chart.step(none as never);
      texts.push(shadow.querySelector('.steps')!.textContent);
      await chart.update({ type: 'bra' } as never);
      await chart.step(0);
      chart.destroy();
      const refused = await chart.step(0).catch((error: Error) => error.message);
      return [heard, texts, refused];
    }, GRADES);
    assert.deepEqual(heard, [1]);
    assert.equal(texts![0], texts![1]);
    assert.match(texts![0]!, /Bước 2 trên 2/);
    assert.equal(refused, 'dohoa: this chart has been destroyed');
    assert.equal(said.length, 1, 'of the kind that there is not');
  });

  test('by scrolling past the paragraphs that belong to them', async () => {
    const { page } = await open('story.html');
    await page.locator('.steps').waitFor();
    for (const [paragraph, text] of [
      ['grades:1', 'Phần lớn đạt hạng Tốt.'],
      ['grades:2', 'Không huyện nào được công bố hạng Xuất sắc.'],
    ]) {
      await page.evaluate((step) => document.querySelector(`[data-dohoa-step="${step}"]`)!.scrollIntoView({ block: 'center' }), paragraph!);
      await page.waitForFunction(
        (wanted) => document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('.step-text')!.textContent === wanted,
        text!,
        { timeout: 5000 },
      );
    }
  });

  test('who scrolls past is not talked to; who presses a button or a script is', async () => {
    const { page } = await open('story.html');
    await page.locator('.steps').waitFor();
    await page.evaluate(() => document.querySelector('[data-dohoa-step="grades:1"]')!.scrollIntoView({ block: 'center' }));
    await page.locator('.bubble').waitFor({ state: 'attached' });
    assert.equal(await said(page), '');
    await page.evaluate(() => chartOf('do-hoa').step(1));
    assert.equal(await said(page), 'Bước 2 trên 2. Không huyện nào được công bố hạng Xuất sắc.');
  });

  test('by scrolling in a shadow root that the chart and the paragraphs stand in', async () => {
    const { page } = await visit(url + 'empty.html');
    await page.evaluate(async (spec) => {
      const root = document.querySelector('#place')!.attachShadow({ mode: 'open' });
      const paragraph = (text: string) => Object.assign(document.createElement('p'), { textContent: text });
      const gaps = ['', ''].map(paragraph);
      for (const gap of gaps) gap.style.height = '1500px';
      const [place, step] = [Object.assign(document.createElement('div'), { id: 'deep' }), paragraph('Hai')];
      step.dataset['dohoaStep'] = 'deep:2';
      root.append(place, gaps[0]!, step, gaps[1]!);
      const { mount } = (window as unknown as { dohoa: typeof import('../../pkg/src/index.js') }).dohoa;
      await mount(place, spec as never);
    }, GRADES);
    await page.locator('.steps').waitFor();
    await page.getByText('Hai', { exact: true }).evaluate((paragraph) => paragraph.scrollIntoView({ block: 'center' }));
    await page.getByText('Bước 2 trên 2', { exact: true }).waitFor({ timeout: 5000 });
  });

  test('of a chart that leaves the page before its tools have come: nothing breaks', async () => {
    const { page, said } = await visit(url + 'empty.html');
    const outcome = await page.evaluate(async (spec) => {
      const { mount } = (window as unknown as { dohoa: typeof import('../../pkg/src/index.js') }).dohoa;
      const place = document.querySelector('#place')!;
      const none = { ...spec, steps: undefined, controls: undefined };
      const first = await mount(place, none as never);
      const going = first.step(0);
      // The chart is asked for its tools in this moment, and they take longer.
      await Promise.resolve().then(() => {});
      first.destroy();
      const second = await mount(place, none as never);
      const gone = second.step(0);
      place.replaceChildren();
      return Promise.all([going, gone].map((step) => step.then(() => 'fine', (error: Error) => error.message)));
    }, GRADES);
    assert.deepEqual([outcome, said], [['dohoa: this chart has been destroyed', 'fine'], []]);
  });

  test('end with the chart that they are of: no annotation stays', async () => {
    const page = await put(GRADES);
    await page.getByRole('button', { name: 'Bước sau' }).click();
    assert.equal(await page.locator('.bubble').isVisible(), true);
    await updated(page, THREE);
    await frames(page);
    assert.equal(await page.locator('.bubble').isVisible(), false);
  });

  test('stay lit when somebody passes over the legend', async () => {
    const page = await put(GRADES);
    const picture = () => page.locator('.plot > canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    await page.getByRole('button', { name: 'Bước sau' }).click();
    await page.mouse.move(1, 1);
    await frames(page);
    const lit = await picture();
    await page.getByRole('button', { name: 'Khá', exact: true }).hover();
    await frames(page);
    assert.notEqual(await picture(), lit);
    await page.mouse.move(1, 1);
    await frames(page);
    assert.equal(await picture(), lit);
    // The same by keyboard.
    await page.getByRole('button', { name: 'Khá', exact: true }).focus();
    await frames(page);
    assert.notEqual(await picture(), lit);
    await page.locator('.walk').focus();
    await frames(page);
    assert.equal(await picture(), lit);
  });

  test('paper has the texts of all steps', async () => {
    const { page } = await open('grades.html');
    await page.locator('.steps').waitFor();
    assert.equal(await page.locator('.paper').isVisible(), false);
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await page.locator('.paper li').allInnerTexts(), GRADES.steps.map(({ text }) => text));
    for (const gone of ['.above', '.steps .files', '.source button']) assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  });
});

describe('the sound', () => {
  async function listen(clock: 'its own' | 'standing'): Promise<unknown[]> {
    const { page } = await open('bars.html');
    await page.evaluate((clock) => {
      if (clock === 'standing') Object.defineProperty(BaseAudioContext.prototype, 'currentTime', { get: () => 0 });
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      chartOf('do-hoa').addEventListener('explore', ({ detail }) => heard.push(detail?.text ?? null));
    }, clock);
    await toPlot(page);
    await page.keyboard.press('s');
    await page.waitForFunction(() => (window as unknown as { heard: unknown[] }).heard.includes(null), undefined, { timeout: 8000 });
    return page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
  }

  test('plays the figures in order and ends', async () => {
    assert.deepEqual(await listen('its own'), ['33', '3.466', null]);
  });

  test('begins by the press itself, and not once its part has come: then some browsers keep it silent', async () => {
    const { page } = await open('bars.html');
    await toPlot(page);
    let arrive = () => {};
    const arrived = new Promise<void>((done) => (arrive = done));
    await page.route('**/sound.js', async (route) => {
      await arrived;
      await route.continue();
    });
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      chartOf('do-hoa').addEventListener('explore', ({ detail }) => heard.push(detail?.text ?? null));
      const Usual = AudioContext;
      window.AudioContext = class extends Usual {
        constructor() {
          super();
          heard.push('begun');
        }
      };
    });
    await page.keyboard.press('s');
    assert.deepEqual(await page.evaluate('heard'), ['begun']);
    arrive();
    await page.waitForFunction(() => (window as unknown as { heard: unknown[] }).heard.includes(null), undefined, { timeout: 8000 });
    assert.deepEqual(await page.evaluate('heard'), ['begun', '33', '3.466', null]);
  });

  test('ends with Escape, with a step of one’s own, and when other figures are shown', async () => {
    const page = await put({ ...THREE, controls: ['sort'], data: [['Q', 'North', 'South'], ...Array.from({ length: 12 }, (_, at) => [`Q${at}`, at + 1, at])] });
    await page.evaluate(() => {
      const { close } = AudioContext.prototype;
      Object.assign(window, { ended: 0 });
      AudioContext.prototype.close = function (this: AudioContext) {
        (window as unknown as { ended: number }).ended++;
        return close.call(this);
      };
    });
    const ways = [
      () => page.keyboard.press('Escape'),
      () => page.keyboard.press('ArrowRight'),
      () => page.getByRole('radio', { name: 'By value' }).check(),
      () => page.getByRole('button', { name: 'South' }).click(),
      () => updated(page, THREE),
    ];
    for (const [at, end] of ways.entries()) {
      await page.locator('.walk').focus();
      await page.keyboard.press('s');
      await page.locator('.tip').waitFor();
      assert.equal(await page.evaluate('ended'), at, 'it plays');
      await end();
      assert.equal(await page.evaluate('ended'), at + 1);
    }
  });

  const UNHEARD = {
    'figures in units of their own': { type: 'targets', data: [{ label: 'Growth', value: 7.5, unit: '%' }, { label: 'Revenue', value: 2460, unit: 'billion' }] },
    'places without figures': { type: 'ranking', data: 'Place,Team\n1,A\n2,B' },
  };
  for (const [name, spec] of Object.entries(UNHEARD)) {
    for (const [locale, sentence, others] of [['en', /S: as sounds/, /T: table\. Escape: leave\.$/], ['vi', /S: nghe/, /T: bảng số liệu\. Escape: thoát\.$/]] as const) {
      test(`is not offered of ${name}, in ${locale}`, async () => {
        const page = await put({ ...spec, locale, title: 'T', source: 'x' });
        const help = async () => (await page.locator('.help span').textContent())!;
        await press(page, 'h', 's');
        await page.waitForTimeout(300);
        assert.equal(await page.locator('.tip').isVisible(), false, 'it plays');
        assert.doesNotMatch(await help(), sentence);
        assert.match(await help(), others);
        await updated(page, { ...AWARDS, locale });
        await frames(page);
        assert.match(await help(), sentence);
      });
    }
  }

  test('of a device that does not begin to play: the figures go on in silence, and it ends', async () => {
    assert.deepEqual(await listen('standing'), ['33', '3.466', null]);
  });
});

test('who hears a chart hears the figures that it has where it is narrow, and keeps the line where they are the same', async () => {
  const page = await put({ ...THREE, narrow: { below: 400, hide: ['South'] } });
  const heard = page.locator('.heard th[scope=col]');
  const widen = (width: number) => page.evaluate((width) => (document.querySelector<HTMLElement>('#place')!.style.width = `${width}px`), width);
  const summary = () => page.locator('.plot > canvas').getAttribute('aria-label');
  await page.locator('.heard table').waitFor({ state: 'attached' });
  assert.equal(await heard.count(), 4);
  const table = (await page.locator('.heard table').elementHandle())!;
  await widen(500);
  await page.waitForFunction(() => document.querySelector('#place > div')!.shadowRoot!.querySelector<HTMLElement>('.plot > canvas')!.style.width === '500px');
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  assert.equal(await table.evaluate((table) => table.isConnected), true);
  for (const [width, count] of [[380, 3], [640, 4]] as const) {
    await widen(width);
    await page.waitForFunction((count) => document.querySelector('#place > div')!.shadowRoot!.querySelectorAll('.heard th[scope=col]').length === count, count);
    assert.match((await summary())!, count === 3 ? /6 figures/ : /9 figures/);
  }
});

test('readers who only read past load no tools', async () => {
  const { page } = await visit('');
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(url + 'bars.html');
  await painted(page, 1);
  await page.waitForTimeout(500);
  assert.deepEqual(loaded.filter((path) => /tools|sound|desk/.test(path)), []);
});

describe('a figure that is tapped or clicked is told to who hears it, once', () => {
  /** What the line has said, one after the other. */
  const listen = (page: Page) =>
    page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const root = document.querySelector('do-hoa > div')!.shadowRoot!;
      new MutationObserver(() => {
        const text = root.querySelector('[aria-live]')?.textContent;
        if (text && text !== heard.at(-1)) heard.push(text);
      }).observe(root, { childList: true, subtree: true });
    });
  const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const centre = async (page: Page): Promise<[number, number]> => {
    const { x, y, height } = (await page.locator('.plot > canvas').boundingBox())!;
    return [x + 3, y + height * 0.9];
  };
  const NAME = 'Chủ tịch UBND tỉnh, Số lượt: 3.466. 2 trên 2';

  test('by a finger that the tools are there for', async () => {
    const { page } = await open('bars.html', { hasTouch: true });
    await toPlot(page);
    await listen(page);
    await page.touchscreen.tap(...(await centre(page)));
    await page.waitForTimeout(500);
    assert.deepEqual(await heard(page), [NAME]);
  });

  test('by a finger that the tools come for, also where they come late', async () => {
    for (const late of [false, true]) {
      const { page, arrive } = await toolless({ hasTouch: true });
      if (!late) arrive();
      await listen(page);
      await page.touchscreen.tap(...(await centre(page)));
      if (late) await page.waitForTimeout(300);
      arrive();
      await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length);
      await page.waitForTimeout(500);
      assert.deepEqual(await heard(page), [NAME], String(late));
    }
  });

  test('by a mouse that clicks, not by one that passes over', async () => {
    const { page } = await open('bars.html');
    await toPlot(page);
    await listen(page);
    const place = await centre(page);
    await page.mouse.move(...place);
    await page.locator('.tip').waitFor();
    await page.waitForTimeout(400);
    assert.deepEqual(await heard(page), []);
    await page.mouse.click(...place);
    assert.deepEqual(await heard(page), [NAME]);
    // Let go again.
    await page.mouse.click(...place);
    assert.deepEqual(await heard(page), [NAME]);
  });
});
