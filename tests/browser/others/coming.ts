// Charts come up, and nothing around them minds: in the article, in the gallery, and by fifty.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AWARDS } from '../browser.js';
import { heard, own, page, painted, until, WINDOW, type Subject } from './page.js';

/** Of the gallery's charts so many are broken, to show what that looks like. */
const BROKEN = 8;

const ARTICLES = [
  ['vi', 320],
  ['vi', 1200],
  ['en', 1200],
] as const;

export const coming: Subject = {
  name: 'the pages',
  pages: {
    '/vi.html': own('index.html'),
    '/en.html': own('en/index.html'),
    '/gallery.html': own('gallery/index.html'),
    '/fifty.html': page(...Array.from({ length: 50 }, (_, at) => ({ ...AWARDS, title: `Số ${at}` }))),
  },
  tests(stage) {
    for (const [language, width] of ARTICLES) {
      test(`the article (${language}), ${width} px wide: all charts, nothing moves, nothing sticks out`, async () => {
        const { driven, url } = stage();
        await driven.size(width, 900);
        await driven.open(`${url}${language}.html`);
        await driven.evaluate(() => window.reader.passBy());
        await painted(driven, 7);
        const { heard, moved, wide, over } = await driven.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return { heard: window.reader.heard, moved: window.reader.moved, wide: innerWidth, over: scrollWidth - clientWidth };
        });
        assert.deepEqual([heard, moved, wide, over], [[], [], width, 0]);
        await driven.size(...WINDOW);
      });
    }

    test('the gallery: every kind of chart, and in the broken ones’ places what is wrong with them', async () => {
      const { driven, url } = stage();
      await driven.open(`${url}gallery.html`);
      const count = await driven.evaluate(() => document.querySelectorAll('do-hoa').length);
      await driven.evaluate(() => window.reader.passBy());
      await painted(driven, count - BROKEN);
      await until(driven, 'the broken ones’ boxes', (count) => window.reader.charts().filter((_, at) => window.reader.find('.problem', at)).length === count, BROKEN);
      for (const line of await heard(driven)) assert.match(line, /^dohoa: \/gallery\/broken\//);
    });

    test('fifty charts come, one becomes another, and all leave nothing behind', async () => {
      const { driven, url } = stage();
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
      assert.deepEqual(await driven.evaluate(() => [document.querySelectorAll('do-hoa > div').length, window.reader.charts().length, window.reader.heard]), [0, 0, []]);
    });
  },
};
