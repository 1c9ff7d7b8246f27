// What is taken along: pictures by a page's script and by readers, and what editors make of a table.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import type { BarSpec } from '../../../pkg/src/index.js';
import type { Driven } from './driven.js';
import { heard, own, pages, press, reads, see, seeTools, until, WINDOW, type Subject } from './page.js';

const OTHER = {
  type: 'bar',
  locale: 'vi',
  title: 'Khác',
  data: [
    ['Mục', 'Số'],
    ['A', 1],
    ['B', 2],
    ['C', 3],
  ],
} satisfies BarSpec;

/** Waits until an element of the editor is seen, which is no part of a chart. */
const isSeen = (driven: Driven, selector: string): Promise<void> =>
  until(driven, selector, (selector) => !!document.querySelector<HTMLElement>(selector)?.offsetWidth, selector);

/**
 * Opens the editor, and waits until all is in its place: what is kept from before and the questions come in above what is pressed. At
 * this address nobody has begun anything.
 */
async function edit(driven: Driven, search = ''): Promise<void> {
  const url = await pages({ '/editor.html': own('editor/dist/index.html') });
  await driven.size(1200, 900);
  await driven.open(`${url}editor.html${search}`);
  await isSeen(driven, '.question');
}

async function use(driven: Driven, selector: string): Promise<void> {
  await isSeen(driven, selector);
  await driven.press(...(await driven.evaluate((selector) => window.reader.reach(document.querySelector(selector)!), selector)));
}

export const taking: Subject = {
  name: 'to take along',
  pages: {},
  tests(stage) {
    test('PNG and SVG, of another spec as well, and nothing is left of a chart that is taken away', async () => {
      const { driven, url } = stage();
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
      const other = await driven.evaluate(async (spec) => {
        const { chart } = document.querySelector('do-hoa')!;
        await chart!.update(spec);
        const labels = chart!.table().rows.map(([label]) => label);
        const [svg, png] = [await chart!.toSVG(), await createImageBitmap(await chart!.toPNG({ width: 320, scale: 3 }))];
        chart!.destroy();
        return [labels, svg.slice(0, 4), png.width, document.querySelectorAll('do-hoa > div').length];
      }, OTHER);
      assert.deepEqual(other, [['A', 'B', 'C'], '<svg', 960, 0]);
      assert.deepEqual(await heard(driven), []);
    });

    test('PNG and SVG by a reader’s press', async () => {
      const { driven, url } = stage();
      await seeTools(driven, url);
      await press(driven, '.source button');
      for (const [at, ending] of ['png', 'svg'].entries()) {
        await press(driven, '.above .files button', at);
        await reads(driven, '.said', new RegExp(`^Đã lưu hang-tot-chiem-da-so-o-ca-hai-nhom-don-vi\\.${ending}`));
      }
      assert.deepEqual(await heard(driven), []);
    });

    test('the editor: a table is put in, and its chart is there', async () => {
      const { driven } = stage();
      await edit(driven);
      const place = await driven.evaluate(() => {
        const place = document.querySelector('textarea')!;
        place.value = 'Năm\tSố hộ\n2020\t1.127\n2021\t1.237';
        place.dispatchEvent(new Event('input', { bubbles: true }));
        return window.reader.reach([...document.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Dùng bảng này'))!);
      });
      await driven.press(...place);
      await until(driven, 'the preview', () => window.reader.charts().some((_, at) => !!window.reader.find('.heard', at)?.textContent!.includes('1.237')));
      await until(driven, 'what there is to see to', () => document.querySelector<HTMLElement>('.problems')?.dataset['state'] === 'warning');
      assert.deepEqual(await heard(driven), []);
      await driven.size(...WINDOW);
    });

    test('the editor: a question is chosen, and a link that holds its chart is copied', async () => {
      const { driven } = stage();
      await edit(driven, '?lang=vi');
      await use(driven, '.question');
      await until(driven, 'what there is to see to', () => !!document.querySelector<HTMLElement>('.problems')?.dataset['state']);
      await use(driven, 'button.share');
      await until(driven, 'an answer', () => !!document.querySelector('.toast')?.textContent);
      assert.match(await driven.evaluate(() => document.querySelector('.toast')!.textContent!), /^Đã chép/);
      assert.deepEqual(await heard(driven), []);
      await driven.size(...WINDOW);
    });
  },
};
