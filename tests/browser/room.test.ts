// Controls, tables to choose from and steps have their room in the figure that stands there before the script: what is decided and laid
// out twice, in src/figure/room.rs and figure.css for the figure and in pkg/src/tools/ for the chart, comes out as one.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { HouseStyle, Spec } from '../../pkg/src/static.js';
import { AWARDS, html, site, visit } from './browser.js';
import { kses } from './kses.js';

const built = new URL('../../pkg/dist/static.js', import.meta.url).href;
const { renderToString } = (await import(built)) as typeof import('../../pkg/src/static.js');

type AnySpec = Record<string, unknown>;

const charts = new URL('../../www/charts/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, charts), 'utf8');
const STEPS = [{ text: 'Hạng Xuất sắc chỉ có ở cấp sở: hai đơn vị.' }, { highlight: 'Tốt' }];
const EVERYTHING = { controls: ['sort', 'percent', 'data', 'save'], steps: STEPS };
const TABLE = 'Hạng,Số đơn vị\nTốt,13\nKhá,5';
const tables = (...labels: string[]) => ({ ...AWARDS, data: undefined, tables: labels.map((label) => ({ label, data: TABLE })) });

/** One spec of every kind there is, with all that can be asked for. */
function kinds(): Record<string, AnySpec> {
  const found: Record<string, AnySpec> = {};
  for (const name of readdirSync(charts).filter((name) => name.endsWith('.json'))) {
    const spec = JSON.parse(text(name)) as AnySpec & { data?: { url?: string }; panels?: { data?: { url?: string } }[] };
    if (spec['tables'] || spec['narrow']) continue;
    for (const part of [spec, ...(spec.panels ?? [])]) if (part.data?.url) part.data = text(part.data.url) as never;
    found[String(spec['type'])] ??= { ...spec, ...EVERYTHING };
  }
  return found;
}

const OTHERS: Record<string, AnySpec> = {
  'two tables': { ...tables('Sở, ban, ngành', 'Huyện, thành phố'), table: 'Huyện, thành phố', controls: ['sort', 'data'] },
  'tables in English': { ...tables('Departments', 'Districts', 'Communes'), locale: 'en', controls: ['sort', 'data', 'save'], steps: STEPS },
  'as many tables as stand abreast': tables('2020', '2021', '2022', '2023'),
  'a table of a name longer than a phone': {
    ...tables('Sở, ban, ngành và các đơn vị trực thuộc Ủy ban nhân dân tỉnh Hà Giang năm 2023', 'Huyện', 'Thành phố', 'Xã', 'Phường'),
    controls: ['sort', 'save'],
  },
  'more tables': { ...tables('2019', '2020', '2021', '2022', '2023'), controls: ['sort', 'save'] },
  'names as long as stand abreast': { ...tables('Sở, ban, ngành và các cơ quan ngang sở', 'Huyện, phố'), controls: ['sort'] },
  'longer names': tables('Sở, ban, ngành và các cơ quan ngang sở của tỉnh', 'Các huyện và thành phố, kể cả các thị xã'),
  'names of parts of letters': tables('Sở, ban, ngành và các cơ quan'.normalize('NFD'), 'Huyện, thành phố'.normalize('NFD')),
  'one table': { ...tables('Sở, ban, ngành'), controls: ['save'] },
  'a sorted one': { ...AWARDS, sort: 'asc', controls: ['sort'] },
  'no title': { ...AWARDS, title: undefined, controls: ['sort', 'save'], steps: STEPS },
  'steps alone': { ...AWARDS, steps: STEPS },
  'steps that say nothing': { ...AWARDS, steps: [{ highlight: 'Chủ tịch UBND tỉnh' }] },
  'nothing left to offer': { ...AWARDS, controls: [] },
  'shares of a kind without': { ...AWARDS, controls: ['percent'] },
  'words of its own': {
    ...AWARDS,
    controls: ['sort', 'save'],
    steps: STEPS,
    words: { 'As given': 'Theo đúng thứ tự trong bảng đã công bố', 'By value': 'Từ lớn đến nhỏ', 'Save PNG': 'Giữ lại', Order: 'Xếp' },
  },
  'words of its own style': { ...AWARDS, controls: ['sort', 'save'], theme: { words: { 'Save SVG': 'Tải hình vẽ vectơ về máy của bạn' } } },
  'from right to left': { ...tables('القطاعات', 'المحافظات'), locale: 'ar', controls: ['sort', 'save'], steps: STEPS },
  'a scale of its own': { ...AWARDS, controls: ['sort', 'save'], steps: STEPS, theme: { scale: 0.75, font: 'Liberation Serif' } },
};

/** A box from the upper left of a chart's place. */
type Box = number[];

/** The place of a chart: how far below it what follows stands, its controls, and how far down its steps are and how high. */
interface Seen {
  below: number;
  controls: [words: string, box: Box][];
  steps: Box;
}

const seen = (page: Page): Promise<Seen[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('do-hoa')].map((place) => {
      const chart = [...place.children].find((child) => child.shadowRoot)?.shadowRoot ?? undefined;
      const isFigure = !chart || getComputedStyle(place.querySelector('.dohoa')!).display !== 'none';
      const root: ParentNode = isFigure ? place : chart!;
      const from = place.getBoundingClientRect();
      const box = (element: Element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x - from.x, y - from.y, width, height];
      };
      const controls: [string, number[]][] = [];
      const add = (words: string, element: Element) => controls.push([words.trim().normalize(), box(element)]);
      const own = isFigure ? '.dohoa-choice > span, .dohoa-list, .dohoa-list > select, .dohoa-files > span' : '.above :is(label, select, button)';
      for (const element of root.querySelectorAll<HTMLElement>(own)) {
        if (element instanceof HTMLSelectElement) add([...element.options].map(({ label }) => label).join(), element);
        else add(element.dataset['words'] ?? element.firstChild!.textContent! + (element.querySelector(':scope > span')?.textContent ?? ''), element);
      }
      const steps = root.querySelector(isFigure ? '.dohoa-steps' : '.steps > .files');
      // The buttons take less than the whole width.
      const [, y = 0, , height = 0] = steps ? box(steps) : [];
      return { below: place.nextElementSibling!.getBoundingClientRect().top - from.y, controls, steps: [y, height] };
    }),
  );

/** A page of these charts with a paragraph below each, whose script comes when `go` says so; one file of its own it never gets. */
async function arriving(specs: AnySpec[], width: number, house: HouseStyle = {}, css = '', lacking?: string): Promise<{ page: Page; go(): Promise<void> }> {
  const figures = await Promise.all(specs.map((spec) => renderToString(spec as unknown as Spec, { styled: false, house })));
  const head = `<link rel="stylesheet" href="/dohoa/figure.css"><style>body { margin: 8px } ${css}</style>
    <script src="/dohoa/dohoa.js" data-style="/house.json" defer></script>`;
  const body = figures.map((figure) => `${figure}<p>Sau đó</p>`).join('');
  const style = { type: 'application/json', body: JSON.stringify(house) };
  const url = await site({ extra: { '/house.json': style, '/p.html': html(body, head) } });
  const { page } = await visit('', { viewport: { width: width + 16, height: 900 } });
  let start = () => {};
  const started = new Promise<void>((resolve) => (start = resolve));
  await page.route('**/dohoa.wasm', async (route) => {
    await started;
    await route.continue();
  });
  if (lacking) await page.route(lacking, (route) => route.abort());
  await page.goto(`${url}p.html`);
  await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
  const go = async () => {
    start();
    await page.waitForFunction(() => [...document.querySelectorAll('figure.dohoa')].every((figure) => getComputedStyle(figure).display === 'none'));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  };
  return { page, go };
}

/** Lengths are whole 64ths of a px, some rounded up and some down: nobody sees a twentieth. */
const LEAST = 0.05;
/** A plot is whole device pixels high, which at another scale is not what the picture is. */
const PLOT = 0.5;
/** So much of its room a plot may leave empty that is wider than the picture; in a narrower face than the picture's it may be more. */
const SLACK = 16 + PLOT;
const areAlike = (one: readonly number[], other: readonly number[], most = LEAST): boolean =>
  one.length === other.length && one.every((px, at) => Math.abs(px - other[at]!) <= most);

const WIDTHS = [288, 320, 390, 640, 1200];

async function stays(specs: Record<string, AnySpec>, width: number, house?: HouseStyle): Promise<void> {
  const { page, go } = await arriving(Object.values(specs), width, house);
  const before = await seen(page);
  await go();
  const after = await seen(page);
  Object.keys(specs).forEach((name, at) => {
    const [one, other] = [before[at]!, after[at]!];
    const [own, others] = [one, other].map(({ controls }) => controls.map(([words]) => words));
    assert.deepEqual(others, own, `${name}: other controls`);
    const pairs = one.controls.map(([words, box], at) => [words, box, other.controls[at]![1]] as const);
    const isScaled = house || specs[name]!['theme'];
    const places = [
      ['steps', one.steps.slice(1), other.steps.slice(1)],
      ['what stands above the steps', one.steps.slice(0, 1), other.steps.slice(0, 1), house ? Infinity : SLACK],
      ['the page below', [one.below], [other.below], isScaled ? PLOT : LEAST],
    ] as const;
    const all = [...pairs, ...places];
    for (const [what, before, after, most] of all) {
      assert.ok(areAlike(before, after, most), `${name}: ${what} was at ${before} and is at ${after}`);
    }
  });
}

describe('the rows of a chart have their room in its figure', () => {
  test('one of every kind is tried', () => {
    const schema = JSON.parse(readFileSync(new URL('../../pkg/schema/dohoa.schema.json', import.meta.url), 'utf8')) as { oneOf: { $ref: string }[] };
    const all = schema.oneOf.map(({ $ref }) => $ref.split('/').pop());
    assert.deepEqual(Object.keys(kinds()).sort(), all.sort());
  });
  for (const width of WIDTHS) {
    test(`of every kind, with all that may be asked for, ${width} px wide`, () => stays(kinds(), width));
    test(`in every form, in several languages, ${width} px wide`, () => stays(OTHERS, width));
  }
  for (const width of [320, 640]) {
    test(`in a house style, ${width} px wide`, async () => {
      for (const house of [{ scale: 1.5, space: 2, font: '"Liberation Serif"' }, { scale: 0.6, words: { 'By value': 'Nhiều trước, ít sau' } }]) {
        await stays({ ...OTHERS, ...kinds() }, width, house as HouseStyle);
      }
    });
  }
});

/** How high those parts of the only figure are that go by whether a script runs. */
const heights = (page: Page): Promise<{ controls: number; steps: number; table: number }> =>
  page.evaluate(() => {
    const height = (name: string) => document.querySelector(name)?.getBoundingClientRect().height ?? 0;
    return { controls: height('.dohoa-controls'), steps: height('.dohoa-steps'), table: height('.dohoa-data') };
  });

describe('where there is no chart', () => {
  const spec = { ...AWARDS, controls: ['sort', 'save'], steps: STEPS };

  test('without scripts controls take no room, and the story and the table can be read', async () => {
    const figure = await renderToString(spec as unknown as Spec);
    const page = html(`${figure}<p>Sau đó</p>`, '');
    const url = await site({ csp: false, extra: { '/p.html': page } });
    const { page: off } = await visit('', { viewport: { width: 640, height: 900 }, javaScriptEnabled: false });
    await off.goto(`${url}p.html`);
    const { controls, steps, table } = await heights(off);
    assert.ok(controls === 0 && steps > 24 && table > 10, JSON.stringify({ controls, steps, table }));
    assert.equal(await off.locator('.dohoa-steps li').first().isVisible(), false);
    await off.locator('.dohoa-steps summary').click();
    assert.equal(await off.locator('.dohoa-steps li').first().isVisible(), true);
    // On paper nobody unfolds anything.
    const { page: on } = await visit(`${url}p.html`, { viewport: { width: 640, height: 900 } });
    const kept = await heights(on);
    assert.ok(kept.controls > 20 && kept.table === 0, JSON.stringify(kept));
    await on.emulateMedia({ media: 'print' });
    assert.equal((await heights(on)).controls, 0);
    assert.equal(await on.locator('.dohoa-steps li').first().isVisible(), true);
    assert.equal(await on.locator('.dohoa-steps summary').isVisible(), false);
  });

  test('steps that say nothing take no room where there is no script', async () => {
    const figure = await renderToString({ ...AWARDS, steps: [{ highlight: 'x' }] } as unknown as Spec);
    const url = await site({ extra: { '/p.html': html(figure, '') } });
    const { page } = await visit('', { javaScriptEnabled: false });
    await page.goto(`${url}p.html`);
    assert.equal((await heights(page)).steps, 0);
  });

  test('nobody reads, hears or reaches what is only room', async () => {
    const figure = await renderToString({ ...tables('Một', 'Hai', 'Ba', 'Bốn', 'Năm'), controls: ['sort', 'save'] } as unknown as Spec);
    for (const body of [figure, kses(figure)]) {
      const url = await site({ extra: { '/p.html': html(body, '') } });
      const { page } = await visit(`${url}p.html`);
      const said = (await page.evaluate(() => document.body.innerText)) + (await page.locator('body').ariaSnapshot());
      assert.equal(/Lưu PNG|Theo giá trị|combobox/.test(said), false, said);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement!.closest('.dohoa-controls')), null);
    }
  });

  test('where the tools can’t be had the page stays where it is all the same', async () => {
    const { page, go } = await arriving([spec], 640, {}, '', '**/tools.js*');
    const [before] = await seen(page);
    await go();
    const [after] = await seen(page);
    assert.deepEqual([after!.below, after!.controls], [before!.below, []]);
  });

  test('where they can be had when they are asked for again, the controls stand in their room', async () => {
    const { page, go } = await arriving([spec], 640, {}, '', '**/tools.js');
    const [before] = await seen(page);
    await go();
    await page.locator('.above button').first().waitFor();
    const [after] = await seen(page);
    assert.ok(areAlike([after!.below], [before!.below]), `${after!.below} px, and not ${before!.below}`);
    assert.equal(after!.controls.length, before!.controls.length);
  });
});

test('a chart that fits with its rows is as wide as its place, not as the picture was', async () => {
  const { page, go } = await arriving([kinds()['stacked-bar']!], 610);
  assert.equal((await page.locator('.dohoa-plot > svg:visible').boundingBox())!.width, 480);
  await go();
  assert.equal((await page.locator('.plot > canvas').boundingBox())!.width, 610);
});

test('a list of long names is no wider than a phone, before the script and after', async () => {
  const { page, go } = await arriving([OTHERS['a table of a name longer than a phone']!], 304);
  const widths = () => page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.deepEqual(await widths(), [320, 320]);
  await go();
  assert.deepEqual(await widths(), [320, 320]);
});

test('what a page says of hidden things and of lists takes no room away', async () => {
  const css = '[hidden] { display: none !important } select { width: 100%; padding: 20px; margin: 30px } * { box-sizing: border-box }';
  const { page, go } = await arriving([OTHERS['more tables']!, OTHERS['steps that say nothing']!], 640, {}, css);
  const before = await seen(page);
  await go();
  const after = await seen(page);
  before.forEach(({ below }, at) => assert.ok(areAlike([below], [after[at]!.below]), `${below} and ${after[at]!.below}`));
});

describe('a chart without a figure', () => {
  /** How high the chart's place has been, one after the other. */
  async function living(spec: AnySpec): Promise<{ page: Page; heights(): Promise<number[]> }> {
    const body = `<do-hoa><script type="application/json">${JSON.stringify(spec)}</script></do-hoa><p>Sau đó</p>`;
    const { page } = await visit('', { viewport: { width: 420, height: 900 } });
    await page.addInitScript(() => {
      const heights: number[] = [];
      Object.assign(window, { heights });
      const observer = new ResizeObserver(([entry]) => entry!.contentRect.height && heights.push(entry!.contentRect.height));
      document.addEventListener('DOMContentLoaded', () => observer.observe(document.querySelector('do-hoa')!));
    });
    // They are the last to come.
    await page.route('**/tools.js', async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    });
    await page.goto(`${await site({ extra: { '/p.html': html(body) } })}p.html`);
    await page.locator('.above label, .below .steps').first().waitFor();
    const heights = async () => {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      return page.evaluate(() => (window as unknown as { heights: number[] }).heights);
    };
    return { page, heights };
  }

  for (const [name, spec] of Object.entries({ ...kinds(), ...OTHERS }).filter(([name]) => /bar|line|tables|alone|title/.test(name))) {
    test(`is as high as it stays: ${name}`, async () => {
      const { page, heights } = await living(spec);
      if (name !== 'steps alone') assert.ok((await page.locator('.above').boundingBox())!.height > 10);
      assert.equal((await heights()).length, 1);
    });
  }

  test('its controls stand where they stood whatever is chosen', async () => {
    const { page } = await living({ ...AWARDS, controls: ['sort', 'save'] });
    const boxes = () => page.locator('.above label, .above button').evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
    const before = await boxes();
    await page.locator('.above label').nth(1).click();
    assert.equal(await page.locator('.above input').nth(1).isChecked(), true);
    assert.deepEqual(await boxes(), before);
  });
});
