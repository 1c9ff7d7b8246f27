// Firefox: what a reader meets in any browser, and what only Firefox does.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { checks } from './checks.js';
import { launch, type Firefox, type Preferences } from './firefox.js';
import { own, page, pages, see, until } from './page.js';

const PARTS = {
  type: 'stacked-bar',
  locale: 'en',
  title: 'Example data',
  palette: 'ordered',
  data: [
    ['Group', 'a', 'b', 'c'],
    ['One', 40, 40, 40],
  ],
};
const HOUSE = { ...PARTS, palette: undefined, theme: { light: { categorical: ['#aa0000', '#0000aa', '#006600'] } } };

/** How often a PDF takes up a colour to fill with. */
function fillsOf(pdf: Buffer, [red, green, blue]: readonly [number, number, number]): number {
  const near = (text: string | undefined, part: number) => Math.abs(Number(text) - part / 255) < 0.002;
  let fills = 0;
  for (let end = 0; ; ) {
    const start = pdf.indexOf('stream', end);
    if (start < 0) return fills;
    end = pdf.indexOf('endstream', start);
    const content = textOf(pdf.subarray(start + 'stream'.length, end));
    for (const [, r, g, b] of content.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) rg/g)) fills += Number(near(r, red) && near(g, green) && near(b, blue));
    end += 'endstream'.length;
  }
}

/** What a stream holds; nothing of one that is packed in another way. */
function textOf(stream: Buffer): string {
  try {
    return inflateSync(stream.subarray(stream.indexOf('\n') + 1)).toString('latin1');
  } catch {
    return '';
  }
}

describe('Firefox', () => {
  checks(launch);

  /** A window of its own, as settings make it. */
  const inWindow = (preferences: Preferences, check: (driven: Firefox) => Promise<void>) => async () => {
    const driven = await launch(preferences);
    try {
      await driven.size(640, 900);
      await check(driven);
    } finally {
      await driven.close();
    }
  };

  test(
    'forced colours: parts are told apart by pattern, on a page enlarged to 125 %',
    inWindow({ 'browser.display.document_color_use': 2, 'layout.css.devPixelsPerPx': '1.25' }, async (driven) => {
      const url = await pages({ '/parts.html': page(PARTS) });
      await see(driven, `${url}parts.html`);
      assert.ok(await driven.evaluate(() => matchMedia('(forced-colors: active)').matches && devicePixelRatio === 1.25));
      // Of three parts one is plain; what the patterns of the others leave open is the ground.
      const { ink, ground } = await driven.evaluate(() => {
        const colors = new Map(window.reader.colors());
        return { ink: colors.get('#000000') ?? 0, ground: colors.get('#ffffff') ?? 0 };
      });
      assert.ok(ground > ink / 4, `${ground} pixels of the ground, ${ink} of ink`);
    }),
  );

  test(
    'where canvases are guarded: a house’s colours as they are written, and no noise is saved for a picture',
    inWindow({ 'privacy.resistFingerprinting': true }, async (driven) => {
      const url = await pages({ '/house.html': page(HOUSE) });
      await driven.open(`${url}house.html`);
      // What is painted can't be read here.
      await until(driven, 'the chart', () => !!document.querySelector('do-hoa')!.chart!.describe());
      const svg = await driven.evaluate(() => document.querySelector('do-hoa')!.chart!.toSVG());
      for (const color of ['#aa0000', '#0000aa', '#006600']) assert.ok(svg.includes(`fill="${color}"`), `${color} is not in ${svg}`);
      const refused = await driven.evaluate(() =>
        document.querySelector('do-hoa')!.chart!.toPNG().then(
          () => '',
          (error: Error) => error.message,
        ),
      );
      assert.match(refused, /hides from pages what they have painted/);
    }),
  );

  test(
    'an article without its script has its pictures on paper as well',
    inWindow({}, async (driven) => {
      const { body, ...rest } = own('index.html');
      const url = await pages({ '/article.html': { ...rest, body: body.replace(/<script src="\/dohoa\/[^>]*><\/script>/, '') } });
      await driven.open(`${url}article.html`);
      // One is the page's own; the pictures' bars, numbers and tiles are many.
      const fills = fillsOf(await driven.paper(), [0x0b, 0x62, 0x85]);
      assert.ok(fills > 10, `${fills} fills in the accent`);
    }),
  );
});
