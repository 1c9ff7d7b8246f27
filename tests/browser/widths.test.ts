// The widths by which figures for a page are laid out are those of the face that most readers see them in. Liberation Sans stands
// for Arial and Helvetica, which have the same.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { visit } from './browser.js';

const TABLE = readFileSync(new URL('../../src/text/page.advances', import.meta.url));
/** Units of the table to an em. */
const EM = 2048;

interface Weight {
  /** By letter. */
  widths: Map<number, number>;
  /** Two letters, and how much closer they stand. */
  pairs: [one: number, next: number, between: number][];
}

/** As src/text/face.rs tells it. */
function table(): [regular: Weight, bold: Weight] {
  let at = 0;
  const next = () => TABLE.readUInt16LE(2 * at++);
  const widths = () => {
    const widths = new Map<number, number>();
    for (let runs = next(); runs > 0; runs--) {
      const first = next();
      const count = next();
      for (let letter = first; letter < first + count; letter++) widths.set(letter, next());
    }
    return widths;
  };
  const pairs = () => Array.from({ length: next() }, (): [number, number, number] => [next(), next(), (next() << 16) >> 16]);
  const [regular, bold] = [widths(), widths()];
  return [
    { widths: regular, pairs: pairs() },
    { widths: bold, pairs: pairs() },
  ];
}

/** Widths as Chromium draws them where a chart writes, in units of the table. */
const drawn = (page: Page, weight: string, texts: string[]): Promise<number[]> =>
  page.evaluate(
    ({ weight, em, texts }) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d')!;
      context.font = `${weight} ${em}px "Liberation Sans"`;
      context.textRendering = 'geometricPrecision';
      return texts.map((text) => Math.round(context.measureText(text).width));
    },
    { weight, em: EM, texts },
  );

test('the table of widths for pages is that of the face', async () => {
  const { page } = await visit('about:blank');
  for (const [at, { widths, pairs }] of table().entries()) {
    const weight = at ? 'bold' : 'normal';
    // A mark or a sign that only steers what is beside it has no width where it stands alone, nor has one of Hebrew's full stops.
    const letters = [...widths.keys()].filter((letter) => !/[\p{M}\p{Cf}\u05c3]/u.test(String.fromCodePoint(letter)));
    assert.ok(letters.includes('ế'.codePointAt(0)!) && letters.length > 2000, `${letters.length} letters`);
    assert.ok(pairs.length > 500, `${pairs.length} pairs`);
    const alone = letters.map((letter) => ({ text: String.fromCodePoint(letter), width: widths.get(letter)! }));
    const together = pairs.map(([one, next, between]) => ({
      text: String.fromCodePoint(one, next),
      width: widths.get(one)! + widths.get(next)! + between,
    }));
    const expected = [...alone, ...together];
    const found = await drawn(page, weight, expected.map(({ text }) => text));
    const unlike = expected.flatMap(({ text, width }, at) => (found[at] === width ? [] : [`${text}: ${width} in the table, ${found[at]} drawn`]));
    assert.deepEqual(unlike, [], weight);
  }
});
