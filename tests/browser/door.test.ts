// The door between page and core: whatever JavaScript has is read as it is meant or answered in words, and figures come back as the
// browser writes them. Specs come from scripts here, as objects, which may hold what no JSON text can.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Datum, DataTable } from '../../pkg/src/index.js';
import { html, site, visit } from './browser.js';

interface Told {
  table: DataTable;
  summary: string;
  problems: { code: string; found: string }[];
}

const TARGETS = JSON.parse(readFileSync(new URL('../../www/charts/targets-2024.json', import.meta.url), 'utf8')) as object;

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('what a script hands over', () => {
  let page: Page;
  before(async () => {
    const url = await site({ extra: { '/door.html': html('<main></main>', undefined, 'en') } });
    ({ page } = await visit(url + 'door.html', { reducedMotion: 'reduce' }));
  });

  /** `made` is JavaScript that makes a spec. */
  const told = (made: string): Promise<Told> =>
    page.evaluate(async (made) => {
      const place = document.querySelector('main')!.appendChild(document.createElement('div'));
      const chart = await window.dohoa!.mount(place, (0, eval)(`(${made})`));
      const answer = { table: chart.table(), summary: chart.describe(), problems: [...chart.problems] };
      chart.destroy();
      return answer;
    }, made);
  const bars = (rows: string) => told(`{ type: 'bar', data: ${rows} }`);
  const codes = async (made: string) => (await told(made)).problems.map(({ code }) => code);

  test('big integers, as databases hand them out, are numbers', async () => {
    const { table, problems } = await told("{ type: 'line', axis: 'number', data: { x: BigInt64Array.of(1n, 2n), y: BigUint64Array.of(5n, 6n) } }");
    assert.deepEqual([table.rows, problems.filter(({ code }) => !code.startsWith('no-'))], [[['1', '5'], ['2', '6']], []]);
  });

  test('figures are written by the browser as on a Vietnamese news page', async () => {
    const { table, summary, problems } = await told(JSON.stringify(TARGETS));
    assert.deepEqual(problems, []);
    const said = table.rows.map((row) => plain(row[1]!));
    assert.deepEqual(said, ['7,5%', '40 triệu đồng', '2.460 tỷ đồng', '3,2 triệu lượt', '308 triệu USD', '4,4%', '90%']);
    assert.match(plain(summary), /2\.460 tỷ đồng/);
  });

  test('numbers may be headings', async () => {
    const { table } = await bars(`[['Năm', 2022, 2023.5, -0.25], ['Một', 1, 2, 3]]`);
    assert.deepEqual(table.columns, ['Năm', '2022', '2023.5', '-0.25']);
  });

  test('letters typed in pieces become whole', async () => {
    const { table } = await bars(`[{ a: 'Vie\\u0323\\u0302t', n: 1 }]`);
    assert.deepEqual(table.rows, [['Việt', '1']]);
  });

  test('texts with what parts them on their way, and half a letter, keep to their places', async () => {
    const { table, problems } = await bars(`[['a', 'n'], ['x\\0y', 1], ['\\ud83d', 2], ['\\ude00\\u0001', 3], ['z', 4]]`);
    assert.deepEqual(problems.filter(({ code }) => code !== 'no-source'), []);
    assert.deepEqual(table.rows, [['x\ufffdy', '1'], ['\ufffd', '2'], ['\ufffd\ufffd', '3'], ['z', '4']]);
  });

  test('a bigint is a number, what is undefined is not there', async () => {
    const { table, problems } = await told(`{ type: 'bar', title: undefined, data: [['a', 'n'], ['x', 2n ** 40n]] }`);
    assert.deepEqual(problems, []);
    assert.deepEqual(table.rows, [['x', '1,099,511,627,776']]);
  });

  test('dates are days, or moments, in universal time', async () => {
    const days = "[new Date('2023-12-28'), new Date('2023-12-30T05:30Z')]";
    const { table, problems } = await told(`{ type: 'line', axis: 'time', data: { day: ${days}, n: [1, 2] } }`);
    assert.deepEqual(problems, []);
    assert.deepEqual(table.rows, [['2023-12-28', '1'], ['2023-12-30T05:30', '2']]);
    const { table: bare } = await bars("[{ a: new Date(NaN), n: 1 }, { a: 'x', n: 2 }]");
    assert.deepEqual(bare.rows, [['', '1'], ['x', '2']]);
  });

  test('an object that has changed is another spec once it is handed over again, typed arrays as well', async () => {
    const said = await page.evaluate(async () => {
      const place = document.querySelector('main')!.appendChild(document.createElement('div'));
      const [x, y] = [Float64Array.of(1, 2), Float64Array.of(5, 6)];
      const line = { type: 'line', axis: 'number', data: { x, y } } as const;
      const bars = { type: 'bar', data: [['a', 'n'], ['x', 1]] as (string | number)[][] } as const;
      const chart = await window.dohoa!.mount(place, line);
      y[1] = 7;
      await chart.update(line);
      const shown = [chart.table().rows];
      await chart.update(bars);
      bars.data.push(['y', 2]);
      await chart.update(bars);
      shown.push(chart.table().rows);
      chart.destroy();
      return shown;
    });
    assert.deepEqual(said, [[['1', '5'], ['2', '7']], [['x', '1'], ['y', '2']]]);
  });

  for (const bad of ['NaN', 'Infinity', '1e300']) {
    test(`${bad} is no figure`, async () => {
      assert.deepEqual(await codes(`{ type: 'bar', data: [['a', 'n'], ['x', ${bad}], ['y', 2]] }`), ['number-not-finite']);
    });
  }

  for (const bad of ['Symbol.iterator', '() => {}']) {
    test(`${bad} is no data`, async () => {
      const { problems } = await bars(`[['a', 'n'], ['x', ${bad}]]`);
      assert.deepEqual(problems.map(({ code, found }) => [code, found]), [['spec-unreadable', bad === '() => {}' ? 'function' : 'symbol']]);
    });
  }

  test('what holds itself, is nothing, or names a locale that is none', async () => {
    assert.deepEqual(await codes(`(() => { const spec = {}; return (spec.type = spec); })()`), ['spec-unreadable']);
    assert.deepEqual(await codes('undefined'), ['spec-not-an-object']);
    assert.deepEqual(await codes(`{ type: 'bar', locale: '!', data: 'a,n\\nx,1' }`), ['locale-unreadable']);
  });

  for (const lang of ['', 'tiếng Việt', undefined]) {
    test(`a page that is in ${lang === undefined ? 'no language' : `“${lang}”`} has its charts, in English`, async () => {
      const speak = (lang: string | undefined) =>
        page.evaluate((lang) => {
          if (lang === undefined) document.documentElement.removeAttribute('lang');
          else document.documentElement.lang = lang;
        }, lang);
      await speak(lang);
      const { table, summary, problems } = await bars(`[['a', 'n'], ['x', 1250], ['y', '2,500']]`);
      const own = await codes(`{ type: 'bar', locale: '', data: 'a,n\\nx,1' }`);
      await speak('en');
      assert.deepEqual(problems, []);
      assert.deepEqual(table.rows, [['x', '1,250'], ['y', '2,500']]);
      assert.match(summary, /^Bar chart/);
      assert.deepEqual(own, ['locale-unreadable'], 'what the chart itself says is its own mistake');
    });
  }

  test('a figure that is chosen comes with all that is known of it', async () => {
    await page.evaluate(async () => {
      const place = document.querySelector('main')!.appendChild(document.createElement('div'));
      const data = [['Nhóm', 'Tốt', 'Khá'], ['Sở', 13, 5]];
      const chart = await window.dohoa!.mount(place, { type: 'stacked-bar', locale: 'vi', data } as never);
      chart.addEventListener('select', ({ detail }) => Object.assign(window, { chosen: detail }));
    });
    const { x: left, y: top, width, height } = (await page.locator('main .plot > canvas').boundingBox())!;
    await page.mouse.click(left + width - 40, top + height - 20);
    await page.waitForFunction(() => 'chosen' in window);
    const datum = await page.evaluate(() => (window as unknown as { chosen: Datum }).chosen);
    const { x, y, box, ...words } = datum;
    assert.deepEqual(words, {
      index: 1,
      key: words.key,
      label: 'Sở',
      series: 'Khá',
      value: 5,
      text: '5',
      share: '27,8%',
      lines: ['Sở', 'Khá: 5 (27,8%)'],
    });
    assert.ok(words.key);
    assert.equal(box.length, 4);
    // Where the mouse was is in its box, 5 of 18 of a bar that begins and ends within the chart.
    const [from, above, across, down] = box;
    const isIn = width - 40 > from && width - 40 < from + across && height - 20 > above && height - 20 < above + down;
    assert.ok(isIn && across > 0.2 * width && across < (5 / 18) * width, JSON.stringify(datum));
    assert.ok(x > from && x < from + across && y >= above && y < above + down, JSON.stringify(datum));
  });
});
