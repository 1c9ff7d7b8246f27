// What a reader meets, written once for every browser that Playwright does not drive: charts come up and nothing moves, pointing,
// keys, what is pressed, dense figures, the looks that a page changes to, files, a frame, and the editor.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { AWARDS, html, inline, json, site, type SiteOptions } from '../browser.js';
import type { Driven } from './driven.js';
import { READER } from './reader.js';

type Extra = NonNullable<SiteOptions['extra']>;

const SCRIPT = '<script src="/reader.js"></script>';
const HEAD = `${SCRIPT}<script src="/dohoa/dohoa.js" defer></script>`;

/** Of the gallery's charts so many are broken, to show what that looks like. */
const BROKEN = 8;

/** More than pixels can tell apart. */
const DENSE = { type: 'line', locale: 'vi', title: 'Số liệu ví dụ', data: [['Ngày', 'Số'], ...Array.from({ length: 3000 }, (_, at) => [at + 1, 1000 + ((at * 7) % 500)])] };
const CROWD = { type: 'scatter', locale: 'vi', title: 'Số liệu ví dụ', data: [['x', 'y'], ...Array.from({ length: 3000 }, (_, at) => [(at * 7919) % 3000, (at * 104_729) % 3001])] };

/** One of the pages, with the test's script before all others. */
export function own(path: string): { type: string; body: string } {
  const page = readFileSync(new URL(`../../../www/${path}`, import.meta.url), 'utf8');
  return { type: 'text/html;charset=utf-8', body: page.replace('<meta charset="utf-8">', `$&${SCRIPT}`) };
}

/** A page with these charts. */
export const page = (...specs: unknown[]): Extra[string] => html(specs.map((spec) => inline(spec)).join(''), HEAD);

/** A server with pages of the test's own, under the strict policy. */
export const pages = (extra: Extra, csp = true): Promise<string> => site({ csp, extra: { '/reader.js': { type: 'text/javascript', body: READER }, ...extra } });

/** Waits until it holds in the page. */
export async function until<Args extends unknown[]>(driven: Driven, what: string, holds: (...args: Args) => boolean, ...args: Args): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await driven.evaluate(holds, ...args))) {
    if (Date.now() > end) assert.fail(`in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 30));
  }
}

/** Waits until so many charts hold a picture. */
export const painted = (driven: Driven, count: number): Promise<void> =>
  until(driven, `${count} pictures`, (wanted) => window.reader.charts().filter((_, at) => window.reader.find('canvas', at) && window.reader.colors(at).length > 0).length >= wanted, count);

/** Opens a page and waits for its charts. */
export async function see(driven: Driven, url: string, count = 1): Promise<void> {
  await driven.open(url);
  await painted(driven, count);
}

const press = async (driven: Driven, selector: string, chart = 0): Promise<void> =>
  driven.press(...(await driven.evaluate((selector, chart) => window.reader.middle(selector, chart), selector, chart)));

/** What is said to those who hear the chart. */
const said = (driven: Driven, words: RegExp): Promise<void> =>
  until(driven, `${words} is said`, (words) => new RegExp(words, 'u').test(window.reader.find('[aria-live]')?.textContent ?? ''), words.source);

const heard = (driven: Driven): Promise<string[]> => driven.evaluate(() => window.reader.heard);

/** A picture is painted in that colour, in so many pixels at least. */
const isColored = (driven: Driven, color: string, least = 500): Promise<void> =>
  until(driven, `${color} is seen`, (color, least) => window.reader.colors().some(([name, count]) => name === color && count >= least), color, least);

export function checks(launch: () => Promise<Driven>): void {
  let driven: Driven;
  let url: string;
  before(async () => {
    driven = await launch();
    url = await pages({
      '/article.html': own('index.html'),
      '/gallery.html': own('gallery/index.html'),
      '/editor.html': own('editor/dist/index.html'),
      '/bars.html': page(AWARDS),
      '/header.html': html(`<header></header>${inline(AWARDS)}<footer></footer>`, `${HEAD}<link rel="stylesheet" href="/header.css">`),
      '/header.css': { type: 'text/css', body: 'header { position: sticky; top: 0; z-index: 9; height: 60px; background: #ddd } footer { height: 3000px }' },
      '/dense.html': page(DENSE, CROWD),
      '/explore.html': html('<do-hoa src="/charts/reform-grades-explore.json"></do-hoa>', HEAD),
      '/fifty.html': page(...Array.from({ length: 50 }, (_, at) => ({ ...AWARDS, title: `Số ${at}` }))),
      '/awards.json': json(AWARDS),
    });
    await driven.size(640, 900);
  });
  after(() => driven?.close());

  describe('the pages', () => {
    for (const width of [320, 1200]) {
      test(`the article, ${width} px wide: all charts, nothing moves, nothing sticks out`, async () => {
        await driven.size(width, 900);
        await driven.open(`${url}article.html`);
        await driven.evaluate(() => window.reader.passBy());
        await painted(driven, 7);
        const { heard, moved, over } = await driven.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return { heard: window.reader.heard, moved: window.reader.moved, over: scrollWidth - clientWidth };
        });
        assert.deepEqual([heard, moved, over], [[], [], 0]);
        await driven.size(640, 900);
      });
    }

    test('the gallery: every kind of chart, and in the broken ones’ places what is wrong with them', async () => {
      await driven.open(`${url}gallery.html`);
      const count = await driven.evaluate(() => document.querySelectorAll('do-hoa').length);
      await driven.evaluate(() => window.reader.passBy());
      await painted(driven, count - BROKEN);
      await until(driven, 'the broken ones’ boxes', (count) => window.reader.charts().filter((_, at) => window.reader.find('.problem', at)).length === count, BROKEN);
      for (const line of await heard(driven)) assert.match(line, /^dohoa: \/gallery\/broken\//);
    });

    test('fifty charts come, one becomes another, and all leave nothing behind', async () => {
      await driven.open(`${url}fifty.html`);
      await driven.evaluate(() => window.reader.passBy());
      await painted(driven, 50);
      const described = await driven.evaluate(async () => {
        const charts = [...document.querySelectorAll('do-hoa')].map(({ chart }) => chart!);
        await charts[0]!.update({ type: 'waffle', locale: 'vi', title: 'Khác', data: 'Nhóm,Đạt,Chưa\nMột,3,4' });
        const described = charts[0]!.describe();
        charts.forEach((chart) => chart.destroy());
        return described;
      });
      assert.match(described, /^Khác\. .*tổng cộng 7/);
      assert.deepEqual(await driven.evaluate(() => [window.reader.charts().length, window.reader.heard]), [0, []]);
    });
  });

  describe('turning to a chart', () => {
    test('what is seen is what is painted, letters and all', async () => {
      await see(driven, `${url}bars.html`);
      const shown = PNG.sync.read(await driven.picture());
      const { box, pixels } = await driven.evaluate(() => {
        const canvas = window.reader.find<HTMLCanvasElement>('.plot > canvas')!;
        const { left, top } = canvas.getBoundingClientRect();
        const { width, height } = canvas;
        const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!;
        context.fillStyle = '#fff';
        context.fillRect(0, 0, width, height);
        context.drawImage(canvas, 0, 0);
        return { box: [left, top, width, height].map(Math.round), pixels: [...context.getImageData(0, 0, width, height).data] };
      });
      const [left = 0, top = 0, width = 0, height = 0] = box;
      let others = 0;
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const [from, to] = [(y * width + x) * 4, ((top + y) * shown.width + left + x) * 4];
          if ([0, 1, 2].some((part) => Math.abs(pixels[from + part]! - shown.data[to + part]!) > 8)) others++;
        }
      }
      assert.equal(others, 0, `${others} of ${width * height} pixels are others`);
    });

    test('pointing brings a tooltip, pressing selects, Escape lets go', async () => {
      await see(driven, `${url}bars.html`);
      await driven.evaluate(() => {
        const seen = ((window as unknown as { selected: string[] }).selected = []) as string[];
        document.addEventListener('dohoa-select', ({ detail }) => seen.push(detail.label));
      });
      const [x, y] = await driven.evaluate(() => {
        const { left, bottom, width } = window.reader.find('.plot > canvas')!.getBoundingClientRect();
        return [left + width * 0.6, bottom - 12] as [number, number];
      });
      await driven.point(x, y);
      await until(driven, 'the tooltip', () => /Chủ tịch UBND tỉnh.*3\.466/s.test(window.reader.find('.tip:not([hidden])')?.textContent ?? ''));
      await driven.press(x, y);
      await until(driven, 'the page hears of it', () => `${(window as unknown as { selected: string[] }).selected}` === 'Chủ tịch UBND tỉnh');
      await driven.key('Escape');
      await until(driven, 'the tooltip is gone', () => window.reader.find('.tip')!.hidden === true);
      assert.deepEqual(await heard(driven), []);
    });

    test('below a header that stays a tooltip is not lost: it stands below its figure', async () => {
      await see(driven, `${url}header.html`);
      const [x, y] = await driven.evaluate(() => {
        scrollTo(0, window.reader.find('.plot > canvas')!.getBoundingClientRect().top - 62);
        return window.reader.middle('.plot > canvas');
      });
      await driven.point(x, y + 20);
      await until(driven, 'the tooltip, below', (y) => (window.reader.find('.tip:not([hidden])')?.getBoundingClientRect().top ?? 0) > y, y);
    });

    test('by keyboard: to the plot, from figure to figure with a ring, to the table and on', async () => {
      await see(driven, `${url}bars.html`);
      await driven.key('Tab');
      await until(driven, 'the plot has the focus', () => window.reader.charts()[0]!.activeElement?.getAttribute('role') === 'application');
      await driven.key('ArrowDown');
      await driven.key('ArrowDown');
      await until(driven, 'the second figure has the focus', () => {
        const figure = window.reader.charts()[0]!.activeElement;
        return /^Chủ tịch UBND tỉnh, Số lượt: 3\.466\. 2 trên 2$/.test(figure?.getAttribute('aria-label') ?? '') && parseFloat(getComputedStyle(figure!).outlineWidth) === 2;
      });
      await driven.key('t');
      await until(driven, 'the table', () => [...(window.reader.find('.sheet')?.querySelectorAll('td') ?? [])].map(({ textContent }) => textContent).join() === '33,3.466');
      await driven.key('Escape');
      await driven.key('Tab');
      await until(driven, 'its button has the focus', () => window.reader.charts()[0]!.activeElement === window.reader.find('.source button'));
      assert.deepEqual(await heard(driven), []);
    });

    test('controls, the legend, steps, the table and its copy', async () => {
      await see(driven, `${url}explore.html`);
      await until(driven, 'the tools', () => !!window.reader.find('.steps button') && !!window.reader.find('.entry'));
      await press(driven, 'fieldset label + label');
      await said(driven, /^Tỷ lệ/);
      await press(driven, '.entry + .entry');
      await said(driven, /^Đã ẩn Tốt/);
      await press(driven, '.entry + .entry');
      await said(driven, /^Đã hiện/);
      await press(driven, '.steps .files button:last-of-type');
      await said(driven, /^Bước 1 trên 2/);
      assert.ok(await driven.evaluate(() => !window.reader.find('.bubble')!.hidden));
      await press(driven, '.source button');
      await until(driven, 'the table with shares', () => !!window.reader.find('.sheet')?.textContent!.includes('13 (65%)'));
      await press(driven, '.sheet .files button');
      await said(driven, /^Đã chép/);
      assert.deepEqual(await heard(driven), []);
    });

    test('where figures are dense: nearer and back by keys and buttons; dots by the thousand', async () => {
      await see(driven, `${url}dense.html`, 2);
      await isColored(driven, '#0b6285', 300);
      await driven.key('Tab');
      await until(driven, 'the buttons', () => !!window.reader.find('.zoom button'));
      await driven.key('+');
      await said(driven, /^Từ 751 đến 2250/);
      await press(driven, '.zoom button');
      await said(driven, /^Từ 1126 đến 1875/);
      await driven.key('0');
      await said(driven, /^Cả biểu đồ/);
      const dots = await driven.evaluate(() => window.reader.colors(1)[0]);
      assert.ok(dots && dots[0] === '#0b6285' && dots[1] > 10_000, `${dots}`);
      assert.deepEqual(await heard(driven), []);
    });
  });

  describe('the page around it', () => {
    test('its colours, its dark ground, another width: painted anew without being told', async () => {
      await see(driven, `${url}bars.html`);
      await isColored(driven, '#0b6285');
      // Neither of an element that is watched: the frame's own transitions tell.
      await driven.evaluate(() => document.body.style.setProperty('--dohoa-accent', 'rgb(170 0 0)'));
      await isColored(driven, '#aa0000');
      await driven.evaluate(() => document.body.style.removeProperty('--dohoa-accent'));
      await driven.evaluate(() => (document.body.style.colorScheme = 'dark'));
      await isColored(driven, '#58b4dc');
      assert.equal(await driven.evaluate(() => window.reader.find('.frame')!.className), 'frame dark');
      await driven.evaluate(() => (document.body.style.colorScheme = ''));
      await isColored(driven, '#0b6285');
      await driven.evaluate(() => (document.querySelector('do-hoa')!.style.width = '300px'));
      await until(driven, 'the new width', () => window.reader.find<HTMLCanvasElement>('.plot > canvas')!.width === Math.round(300 * devicePixelRatio));
    });

    test('paper: as wide as a sheet and finely painted, and back', async () => {
      await see(driven, `${url}bars.html`);
      const width = () => driven.evaluate(() => window.reader.find<HTMLCanvasElement>('.plot > canvas')!.width);
      const onScreen = await width();
      await driven.evaluate(() => dispatchEvent(new Event('beforeprint')));
      assert.ok((await width()) >= 640 * 3);
      await driven.evaluate(() => dispatchEvent(new Event('afterprint')));
      assert.equal(await width(), onScreen);
    });

    test('a frame is as high as its chart', async () => {
      const news = await pages({ '/news.html': html('<iframe src="/dohoa/embed.html?src=/charts/reform-grades-explore.json" title="" width="100%" height="40" style="border:0"></iframe>', `${SCRIPT}<script src="/dohoa/iframe-parent.js" defer></script>`) }, false);
      await driven.open(`${news}news.html`);
      await until(driven, 'the height', () => {
        const frame = document.querySelector('iframe')!;
        const { height } = frame.contentDocument!.documentElement.getBoundingClientRect();
        return height > 250 && frame.getBoundingClientRect().height === Math.ceil(height);
      });
    });
  });

  describe('to take along', () => {
    test('PNG and SVG', async () => {
      await see(driven, `${url}bars.html`);
      const { png, svg } = await driven.evaluate(async () => {
        const { chart } = document.querySelector('do-hoa')!;
        const blob = await chart!.toPNG({ width: 640, scale: 2 });
        return { png: [...new Uint8Array(await blob.arrayBuffer())], svg: await chart!.toSVG() };
      });
      const { width, data } = PNG.sync.read(Buffer.from(png));
      let accent = 0;
      for (let at = 0; at < data.length; at += 4) accent += Number(data.subarray(at, at + 3).toString('hex') === '0b6285');
      assert.equal(width, 1280);
      assert.ok(accent > 10_000, `${accent} pixels of the accent`);
      assert.match(svg, /^<svg .*Khen thưởng năm 2023.*3\.466/s);
    });
  });

  test('the editor: a table is put in, and its chart is there', async () => {
    await driven.size(1200, 900);
    await driven.open(`${url}editor.html`);
    await until(driven, 'the place for a table', () => !!document.querySelector('textarea'));
    const use = await driven.evaluate(() => {
      const place = document.querySelector('textarea')!;
      place.value = 'Năm\tSố hộ\n2020\t1.127\n2021\t1.237';
      place.dispatchEvent(new Event('input', { bubbles: true }));
      const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Dùng bảng này'))!;
      button.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = button.getBoundingClientRect();
      return [left + width / 2, top + height / 2] as const;
    });
    await driven.press(...use);
    await until(driven, 'the preview', () => window.reader.charts().some((_, at) => !!window.reader.find('.heard', at)?.textContent!.includes('1.237')));
    await until(driven, 'what there is to see to', () => document.querySelector<HTMLElement>('.problems')?.dataset['state'] === 'warning');
    assert.deepEqual(await heard(driven), []);
    await driven.size(640, 900);
  });
}
