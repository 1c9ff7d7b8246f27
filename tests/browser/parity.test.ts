// The canvas that readers see and the SVG that servers draw are one picture: both are painted from the same scene, here by
// the same browser, and compared dot by dot.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { html, painted, site, visit } from './browser.js';
import { comparing } from './pictures.js';

// The tolerance: a dot fits if, in each colour, it lies between the darkest and the lightest of the dots around the same
// place in the other picture, or past them by no more than this, of 255. So an edge may fall half a dot aside, since an SVG
// knows nothing of device pixels; a letter, a bar or a hairline that the other has not may not.
const SHADE = 32;
// So many dots of a chart may be strangers: letters are set by two roads.
const DOTS = 3;
// Joined letters are set on quarters of a dot, and by the two roads not always on the same; a pattern begins at its mark's edge,
// and may end in one line more where that edge falls half a dot aside.
const DOTS_FINE = 160;
const FINE = /arabic|style/;
// Where an edge slants or bends, each of the two roads rounds its crossing of every row of dots for itself.
const DOTS_SLANTED = 100;
const SLANTED = /line|area|scatter/;

const allowed = (name: string): number => (FINE.test(name) ? DOTS_FINE : SLANTED.test(name) ? DOTS_SLANTED : DOTS);

const CHARTS = fileURLToPath(new URL('../../www/charts/', import.meta.url));

/** How many dots differ between a chart's canvas and its SVG, which may be altered before, both on white at the page's pixel ratio. */
function difference(page: Page, name: string, alter?: [from: RegExp, to: string]): Promise<number> {
  return page.evaluate(
    async ([selector, change, shade]) => {
      const canvas = document.querySelector(`${selector} > div`)!.shadowRoot!.querySelector('canvas')!;
      const onWhite = (source: CanvasImageSource) => {
        const sheet = document.createElement('canvas');
        Object.assign(sheet, { width: canvas.width, height: canvas.height });
        const context = sheet.getContext('2d')!;
        context.fillStyle = '#fff';
        context.fillRect(0, 0, sheet.width, sheet.height);
        context.drawImage(source, 0, 0, sheet.width, sheet.height);
        return context.getImageData(0, 0, sheet.width, sheet.height);
      };
      const svg = await chartOf(selector).toSVG({ framed: false, width: canvas.width / devicePixelRatio });
      const altered = change ? svg.replace(change[0], change[1]) : svg;
      if (change && altered === svg) throw new Error(`nothing of the SVG is ${change[0]}`);
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([altered], { type: 'image/svg+xml' }));
      await image.decode();
      return differenceOf(onWhite(canvas), onWhite(image), shade);
    },
    [`do-hoa[src="/charts/${name}"]`, alter ?? null, SHADE] as const,
  );
}

/** Each replaces a piece of the SVG of a known chart. */
const ALTERED: Record<string, [chart: string, from: RegExp, to: string]> = {
  'another digit in a figure': ['awards-levels.json', />3\.466</, '>3.166<'],
  'another mark on a letter': ['awards-levels.json', />Chủ tịch UBND tỉnh</, '>Chu tịch UBND tỉnh<'],
  'a bar two pixels aside': ['awards-levels.json', /<rect x/, '<rect transform="translate(2 0)" x'],
  'another shade': ['awards-levels.json', /#0b6285/, '#0ba285'],
  'a line three pixels aside': ['example-line.json', /<polyline points="(?=[^"]{200})/, '<polyline transform="translate(3 0)" points="'],
  'dots of another size': ['example-scatter.json', /(<circle[^>]* r=")([^"]+)/g, '$12'],
};

describe('canvas and SVG', () => {
  const names = readdirSync(CHARTS).filter((name) => name.endsWith('.json'));
  const head = '<meta name="color-scheme" content="light dark"><script src="/dohoa/dohoa.js" defer></script>';
  const pageOf = (names: readonly string[]) => html(names.map((name) => `<do-hoa src="/charts/${name}"></do-hoa>`).join(''), head);
  const altered = [...new Set(Object.values(ALTERED).map(([name]) => name))];
  let url: string;
  before(async () => {
    url = await site({ extra: { '/all.html': pageOf(names), '/altered.html': pageOf(altered) } });
  });

  // Layout is the same on either ground, so the dark one needs but one width.
  const looks = [['light', 1, [1100, 640, 320]], ['light', 2, [1100, 640, 320]], ['dark', 1, [640]]] as const;
  for (const [colorScheme, deviceScaleFactor, widths] of looks) {
    for (const width of widths) {
      test(`every chart of the pages, ${width} px wide at pixel ratio ${deviceScaleFactor}, ${colorScheme}`, async () => {
        const { page } = await visit(`${url}all.html`, { colorScheme, deviceScaleFactor, viewport: { width, height: 600 } });
        await painted(page, names.length);
        await comparing(page);
        const unlike: string[] = [];
        for (const name of names) {
          const count = await difference(page, name);
          if (count > allowed(name)) unlike.push(`${name}: ${count} dots`);
        }
        assert.deepEqual(unlike, []);
      });
    }
  }

  for (const [what, [name, ...change]] of Object.entries(ALTERED)) {
    test(`the comparison finds ${what}`, async () => {
      const { page } = await visit(`${url}altered.html`, { viewport: { width: 640, height: 600 } });
      await painted(page, altered.length);
      await comparing(page);
      assert.ok((await difference(page, name, change)) > allowed(name));
    });
  }
});
