// A reader turns to a chart: what is seen of it, by pointer and by keys, what is heard, what is pressed, and dense figures.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import type { BarSpec, LineSpec, ScatterSpec } from '../../../pkg/src/index.js';
import { AWARDS, html, inline } from '../browser.js';
import { head, heard, isColored, page, press, reads, said, see, seeTools, until, type Subject } from './page.js';

const ROWS = {
  type: 'bar',
  locale: 'vi',
  title: 'Ba thanh',
  data: [
    ['Mục', 'Số'],
    ['Một', 98],
    ['Hai', 99],
    ['Ba', 100],
  ],
} satisfies BarSpec;

/** More than pixels can tell apart: along numbers, along days, and as dots. */
const DENSE = { type: 'line', locale: 'vi', title: 'Số liệu ví dụ', data: [['Ngày', 'Số'], ...Array.from({ length: 3000 }, (_, at) => [at + 1, 1000 + ((at * 7) % 500)])] } satisfies LineSpec;
const day = (at: number): string => new Date(Date.UTC(2015, 0, 1 + at)).toISOString().slice(0, 10);
const DAYS = { type: 'line', locale: 'vi', title: 'Từng ngày', axis: 'time', data: ['Ngày,Lượt', ...Array.from({ length: 3000 }, (_, at) => `${day(at)},${50 + (at % 90)}`)].join('\n') } satisfies LineSpec;
const CROWD = { type: 'scatter', locale: 'vi', title: 'Số liệu ví dụ', data: [['x', 'y'], ...Array.from({ length: 3000 }, (_, at) => [(at * 7919) % 3000, (at * 104_729) % 3001])] } satisfies ScatterSpec;

const ZOOMS = ['body { zoom: 1.5 }', 'html { zoom: 0.8 }', 'do-hoa { zoom: 1.25; transform: scale(0.8); transform-origin: 0 0 }'];

export const turning: Subject = {
  name: 'turning to a chart',
  pages: {
    '/rows.html': page(ROWS),
    '/header.html': html(`<header></header>${inline(AWARDS)}<footer></footer>`, `${head()}<link rel="stylesheet" href="/header.css">`),
    '/header.css': { type: 'text/css', body: 'header { position: sticky; top: 0; z-index: 9; height: 60px; background: #ddd } footer { height: 3000px }' },
    '/dense.html': page(DENSE, CROWD),
    '/days.html': page(DAYS),
  },
  tests(stage) {
    test('what is seen is what is painted, letters and all', async () => {
      const { driven, url } = stage();
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

    test('pointing brings a tooltip, pressing selects and keeps it, Escape lets go', async () => {
      const { driven, url } = stage();
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
      await reads(driven, '.tip', /Chủ tịch UBND tỉnh.*Số lượt: 3\.466/);
      await until(driven, 'what says it', () => !!window.reader.find('[aria-live]'));
      await driven.press(x, y);
      await until(driven, 'the page hears of it', () => `${(window as unknown as { selected: string[] }).selected}` === 'Chủ tịch UBND tỉnh');
      await said(driven, /Chủ tịch UBND tỉnh, Số lượt: 3\.466\. 2 trên 2/);
      await driven.point(1, 1);
      await driven.evaluate(() => window.reader.frames(2));
      await reads(driven, '.tip', /Số lượt: 3\.466/);
      await driven.key('Escape');
      await until(driven, 'the tooltip is gone', () => window.reader.find('.tip')!.hidden === true);
      assert.deepEqual(await heard(driven), []);
    });

    test('below a header that stays a tooltip is not lost: it stands below its figure', async () => {
      const { driven, url } = stage();
      await see(driven, `${url}header.html`);
      const [x, y] = await driven.evaluate(() => {
        const canvas = window.reader.find('.plot > canvas')!;
        scrollTo(0, canvas.getBoundingClientRect().top - 62);
        return window.reader.reach(canvas);
      });
      await driven.point(x, y + 20);
      await until(driven, 'the tooltip, below', (y) => (window.reader.find('.tip:not([hidden])')?.getBoundingClientRect().top ?? 0) > y, y);
    });

    for (const style of ZOOMS) {
      test(`what is under the pointer is meant where the page says ${style}`, async () => {
        const { driven, url } = stage();
        await see(driven, `${url}rows.html`);
        const [top, bottom] = await driven.evaluate(async (style) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(style);
          document.adoptedStyleSheets = [sheet];
          await window.reader.frames(4);
          // Tried out: what tells where a box is may leave out the zoom.
          const [root] = window.reader.charts();
          const column = Array.from({ length: innerHeight }, (_, y) => y).filter((y) => root!.elementFromPoint(300, y)?.closest('.plot'));
          return [column[0]!, column.at(-1)!] as const;
        }, style);
        for (const [row, label] of [/Một/, /Hai/, /Ba/].entries()) {
          // Not by way of the tooltip, which stays for who goes there; and of two moves within a frame a page may hear of the last alone.
          await driven.point(300, 890);
          await until(driven, 'no tooltip', () => window.reader.find('.tip')?.hidden !== false);
          await driven.point(300, top + ((row + 0.5) * (bottom - top)) / 3);
          await reads(driven, '.tip', label);
        }
      });
    }

    test('by keyboard: to the plot, from figure to figure with a ring, to the table and on', async () => {
      const { driven, url } = stage();
      await see(driven, `${url}bars.html`);
      await driven.key('Tab');
      await until(driven, 'the plot has the focus', () => {
        const plot = window.reader.charts()[0]!.activeElement;
        return plot?.getAttribute('role') === 'application' && plot.getAttribute('aria-label') === 'Khen thưởng năm 2023';
      });
      await driven.key('ArrowDown');
      await driven.key('ArrowDown');
      await until(driven, 'the second figure has the focus', () => {
        const figure = window.reader.charts()[0]!.activeElement;
        if (figure?.getAttribute('role') !== 'graphics-symbol' || figure.getAttribute('aria-label') !== 'Chủ tịch UBND tỉnh, Số lượt: 3.466. 2 trên 2') return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(figure);
        return outlineStyle === 'solid' && parseFloat(outlineWidth) === 2;
      });
      await driven.key('t');
      await until(driven, 'the table', () => window.reader.all('.sheet td').map(({ textContent }) => textContent).join() === '33,3.466');
      await driven.key('Escape');
      await driven.key('Tab');
      await until(driven, 'its button has the focus', () => {
        const button = window.reader.find('.source button');
        return button?.getAttribute('aria-label') === 'Bảng số liệu: Khen thưởng năm 2023' && window.reader.charts()[0]!.activeElement === button;
      });
      assert.deepEqual(await heard(driven), []);
    });

    test('by ear: the picture has a name that says the figures, and a table', async () => {
      const { driven, url } = stage();
      await see(driven, `${url}bars.html`);
      await reads(driven, '.heard td', /3\.466/);
      await until(driven, 'the picture’s name', () => /3\.466/.test(window.reader.find('canvas[role=img]')!.getAttribute('aria-label')!));
    });

    test('controls, the legend, steps, the table and its copy', async () => {
      const { driven, url } = stage();
      await seeTools(driven, url);
      await press(driven, '.entry', 1);
      await said(driven, /^Đã ẩn Tốt/);
      // Another press between the two: at once they would be a double click.
      await press(driven, 'fieldset label', 1);
      await said(driven, /^Tỷ lệ \(100%\)/);
      await press(driven, '.entry', 1);
      await said(driven, /^Đã hiện/);
      await press(driven, '.steps .files button', 1);
      await said(driven, /^Bước 1 trên 2/);
      await reads(driven, '.step-text', /13 đơn vị đạt hạng Tốt/);
      assert.ok(await driven.evaluate(() => !window.reader.find('.bubble')!.hidden));
      await press(driven, '.source button');
      await until(driven, 'the table with shares', () => !!window.reader.find('.sheet')?.textContent!.includes('13 (65%)'));
      await press(driven, '.sheet .files button');
      await said(driven, /^Đã chép/);
      await reads(driven, '.said', /^Đã chép/);
      assert.deepEqual(await heard(driven), []);
    });

    test('where figures are dense: nearer and back by keys and buttons; dots by the thousand', async () => {
      const { driven, url } = stage();
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

    test('where days are dense: nearer and back for who points', async () => {
      const { driven, url } = stage();
      await see(driven, `${url}days.html`);
      await driven.point(...(await driven.evaluate(() => window.reader.reach(window.reader.find('.plot > canvas')!))));
      await press(driven, '.zoom button');
      await said(driven, /^Từ 2017/);
      await press(driven, '.zoom button', 2);
      await said(driven, /^Cả biểu đồ/);
      assert.deepEqual(await heard(driven), []);
    });
  },
};
