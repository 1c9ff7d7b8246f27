// The look of charts in a page: house style, CSS, the spec's own, the system's forced colours, and lines that run from right
// to left.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import type { Page } from 'playwright-core';
import { AWARDS, html, inline, json, painted, site, visit } from './browser.js';

const PARTS = {
  type: 'stacked-bar',
  locale: 'en',
  title: 'Example data',
  data: [
    ['Group', 'a', 'b', 'c', 'd', 'e', 'f'],
    ['One', 40, 40, 40, 40, 40, 40],
  ],
};
const HOUSE = {
  font: 'serif',
  space: 2,
  light: { ground: '#ffffff', text: '#112233', accent: 'rgb(1 120 3)', categorical: ['#aa0000', 'hsl(240 100% 40%)'] },
  words: { 'Source: ': 'Fuente: ' },
};

/** The colours of a chart's canvas, the commonest first; what is see-through counts as white. */
async function colors(page: Page, selector = 'do-hoa'): Promise<string[]> {
  const url = await page.evaluate((of) => {
    const canvas = document.querySelector(`${of} > div`)!.shadowRoot!.querySelector('canvas')!;
    return canvas.toDataURL();
  }, selector);
  const { data } = PNG.sync.read(Buffer.from(url.split(',')[1]!, 'base64'));
  const counts = new Map<string, number>();
  for (let at = 0; at < data.length; at += 4) {
    const color = data[at + 3]! < 255 ? '' : '#' + data.subarray(at, at + 3).toString('hex');
    if (color) counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([color]) => color);
}

/** A style of the words around a chart. */
const styled = (page: Page, part: string, property: string): Promise<string> =>
  page.evaluate(
    ([of, name]) => {
      const element = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector(of!)!;
      return getComputedStyle(element).getPropertyValue(name!);
    },
    [part, property],
  );

/** What of the chart answers true, within the frames that a change of look takes. */
const soon = async (page: Page, found: () => Promise<boolean>): Promise<void> => {
  for (let frame = 0; frame < 50; frame++) {
    if (await found()) return;
    await page.waitForTimeout(20);
  }
  assert.ok(await found());
};

describe('the look', () => {
  let url: string;
  const script = (attributes: string) => `<script src="/dohoa/dohoa.js" ${attributes} defer></script>`;
  before(async () => {
    url = await site({
      csp: true,
      extra: {
        '/house.json': json(HOUSE),
        '/house.html': html(inline(AWARDS), script('data-style="/house.json"')),
        '/module.html': html(inline(AWARDS), script('type="module" data-style="/house.json"')),
        '/missing.html': html(inline(AWARDS), script('data-style="/nowhere.json"')),
        '/css.css': {
          type: 'text/css',
          body: `body { --dohoa-accent: light-dark(rgb(200, 0, 10), red); --dohoa-palette: #123456, rgb(10, 90, 10); --dohoa-scale: 1.5;
            --dohoa-radius: 9 }`,
        },
        '/css.html': html(
          inline(AWARDS) + inline(PARTS, 'id="parts"'),
          script('data-style="/house.json"') + '<link rel="stylesheet" href="/css.css">',
        ),
        '/odd.css': { type: 'text/css', body: 'body { --dohoa-scale: 30; --dohoa-space: 0; --dohoa-radius: none }' },
        '/odd.html': html(inline(AWARDS), script('') + '<link rel="stylesheet" href="/odd.css">'),
        '/own.html': html(
          inline({ ...AWARDS, theme: { ground: 'dark', font: 'monospace', dark: { accent: '#fedcba', ground: '#010203' } } }),
          script('data-style="/house.json"') + '<link rel="stylesheet" href="/css.css">',
        ),
        '/forced.html': html(inline(PARTS) + inline({ ...AWARDS, theme: { light: { accent: '#aa0000' } } }, 'id="awards"')),
        '/arabic.html': html('<do-hoa src="/charts/example-arabic.json"></do-hoa>', undefined, 'ar'),
      },
    });
  });

  test('a house style, named by the script tag, is there from the first paint', async () => {
    const { page, said, forbidden } = await visit(`${url}house.html`);
    await painted(page, 1);
    assert.equal((await colors(page))[0], '#017803');
    assert.equal(await styled(page, '.title', 'color'), 'rgb(17, 34, 51)');
    assert.equal(await styled(page, '.title', 'font-family'), 'serif');
    assert.equal(await styled(page, '.plot', 'margin-top'), '24px');
    assert.match(await page.locator('do-hoa .source').innerText(), /^Fuente: /);
    assert.deepEqual([said, forbidden], [[], []]);
  });

  test('as it is where the tag says that the script is a module', async () => {
    const { page, said } = await visit(`${url}module.html`);
    await painted(page, 1);
    assert.equal((await colors(page))[0], '#017803');
    assert.deepEqual(said, []);
  });

  test('a house style that is not there is told, and charts have the library’s', async () => {
    const { page, said } = await visit(`${url}missing.html`);
    await painted(page, 1);
    assert.equal((await colors(page))[0], '#0b6285');
    assert.equal(said.length, 1);
    assert.match(said[0]!, /house style \/nowhere\.json/);
  });

  test('of several that are under way the last counts, however long it takes', async () => {
    const { page, said } = await visit('');
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/slow.json', async (route) => {
      await held;
      await route.fulfill({ json: { light: { accent: '#aa0000' } } });
    });
    await page.goto(`${url}house.html`);
    await painted(page, 1);
    const older = page.evaluate(() => window.dohoa!.style('/slow.json'));
    await page.evaluate(() => window.dohoa!.style({ light: { accent: '#0000ff' } }));
    release();
    await older;
    await soon(page, async () => (await colors(page))[0] === '#0000ff');
    await page.waitForTimeout(100);
    assert.equal((await colors(page))[0], '#0000ff');
    assert.deepEqual(said, []);
  });

  test('what is no house style is told, and charts stay as they are', async () => {
    const { page, said } = await visit(`${url}house.html`);
    await painted(page, 1);
    await page.route('**/null.json', (route) => route.fulfill({ json: null }));
    await page.evaluate(async (spec) => {
      for (const wrong of [null, '/null.json', [], '/nowhere.json']) await window.dohoa!.style(wrong as never);
      const place = document.body.appendChild(document.createElement('div'));
      await window.dohoa!.mount(place, spec);
    }, AWARDS);
    await painted(page, 2);
    assert.equal((await colors(page))[0], '#017803');
    assert.equal(said.length, 4, said.join('\n'));
    assert.match(said[1]!, /^dohoa: the house style \/null\.json is not to be had: .*expected an object.*found null/);
    assert.match(said[3]!, /^dohoa: the house style \/nowhere\.json is not to be had: .*answered 404/);
  });

  test('a style given later dresses the charts that are there', async () => {
    const { page } = await visit(`${url}house.html`);
    await painted(page, 1);
    await page.evaluate(() => window.dohoa!.style({ light: { accent: '#0000ff' } }));
    await soon(page, async () => (await colors(page))[0] === '#0000ff');
  });

  test('CSS wins over the house style, in any of its colours', async () => {
    const { page, forbidden } = await visit(`${url}css.html`);
    await painted(page, 2);
    assert.equal((await colors(page))[0], '#c8000a');
    assert.deepEqual((await colors(page, '#parts')).slice(0, 2).sort(), ['#0a5a0a', '#123456']);
    assert.equal(Math.round(parseFloat(await styled(page, '.title', 'font-size'))), 30);
    // What CSS leaves unsaid is the house's.
    assert.equal(await styled(page, '.title', 'color'), 'rgb(17, 34, 51)');
    assert.deepEqual(forbidden, []);
  });

  test('a size that no chart has is passed over', async () => {
    const { page } = await visit(`${url}odd.html`);
    await painted(page, 1);
    await soon(page, async () => Math.round(parseFloat(await styled(page, '.title', 'font-size'))) === 20);
    assert.ok((await page.locator('.plot > canvas').boundingBox())!.height > 50, 'rows stand apart');
  });

  test('the spec’s own style wins over all', async () => {
    const { page } = await visit(`${url}own.html`);
    await painted(page, 1);
    assert.equal((await colors(page))[0], '#fedcba');
    assert.equal(await styled(page, '.frame', 'background-color'), 'rgb(1, 2, 3)');
    assert.equal(await styled(page, '.title', 'font-family'), 'monospace');
  });

  test('colours that the system forces are taken, and series differ by pattern', async () => {
    const { page } = await visit(`${url}forced.html`);
    await painted(page, 2);
    const before = await colors(page);
    assert.ok(before.includes('#0b6285'));
    await page.emulateMedia({ forcedColors: 'active' });
    await soon(page, async () => !(await colors(page)).includes('#0b6285'));
    const system = await page.evaluate(() => {
      const named = (color: string) => {
        document.body.style.color = color;
        return getComputedStyle(document.body).color;
      };
      return ['CanvasText', 'Canvas', 'Highlight'].map(named);
    });
    const [text, ground, highlight] = system.map(
      (color) => '#' + color.match(/\d+/g)!.slice(0, 3).map((part) => Number(part).toString(16).padStart(2, '0')).join(''),
    );
    assert.deepEqual((await colors(page)).slice(0, 2).sort(), [ground, text].sort());
    // A spec's own colours give way as well.
    const channels = (color: string) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
    const [first] = await colors(page, '#awards');
    // A highlight may be see-through, and then is rounded.
    channels(first!).forEach((part, at) => assert.ok(Math.abs(part - channels(highlight!)[at]!) <= 2, `${first} ${highlight}`));
    await page.emulateMedia({ forcedColors: 'none' });
    await soon(page, async () => (await colors(page)).includes('#0b6285'));
  });

  describe('where the system forces its colours', () => {
    const story = { ...PARTS, controls: ['percent'], steps: [{ text: 'One.', annotation: { at: ['One', 'a'], text: 'A word' } }] };
    const many = Array.from({ length: 3000 }, (_, at) => at);
    const dense = { type: 'line', locale: 'en', title: 'Dense', data: { x: many, y: many.map((at) => at % 70) } };

    async function open(spec: object): Promise<Page> {
      const url = await site({ extra: { '/p.html': html(inline(spec)) } });
      const { page } = await visit(`${url}p.html`, { reducedMotion: 'reduce', forcedColors: 'active' });
      await painted(page, 1);
      await page.locator('.walk').focus();
      await page.locator('.walk [aria-live]').waitFor({ state: 'attached' });
      return page;
    }
    /** The colours of a line of pixels in the window, each once. */
    const line = async (page: Page, x: number, y: number, width: number, height: number): Promise<string[]> => {
      const { data } = PNG.sync.read(await page.screenshot({ clip: { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) } }));
      const all = Array.from({ length: data.length / 4 }, (_, at) => `rgb(${data.subarray(4 * at, 4 * at + 3).join(', ')})`);
      return [...new Set(all)];
    };
    const GROUND = 'rgb(255, 255, 255)';

    const drag = async (page: Page) => {
      const { x, y } = (await page.locator('.plot > canvas').boundingBox())!;
      await page.mouse.move(x + 150, y + 60);
      await page.mouse.down();
      await page.mouse.move(x + 400, y + 60, { steps: 5 });
    };
    const EDGED: Record<string, [object, string, (page: Page) => Promise<unknown>]> = {
      'a tooltip': [AWARDS, '.tip', (page) => page.keyboard.press('End')],
      'an annotation': [story, '.bubble', (page) => page.evaluate(() => chartOf('do-hoa').step(0))],
      'a part that is being chosen': [dense, '.brush', drag],
    };
    for (const [name, [spec, part, bring]] of Object.entries(EDGED)) {
      test(`${name} has an edge`, async () => {
        const page = await open(spec);
        await bring(page);
        const { x, y, height } = (await page.locator(part).boundingBox())!;
        assert.equal((await line(page, x - 1.5, y + 8, 1, height - 16)).includes(GROUND), false);
      });
    }

    test('what is left of a target is a rim, and what is done is filled', async () => {
      const page = await open({ type: 'targets', data: [{ label: 'A', value: 10, current: 5 }] });
      const { width, data } = PNG.sync.read(await page.locator('.plot > canvas').screenshot());
      const at = (x: number, y: number) => data.readUInt32BE(4 * (y * width + x)) >>> 8;
      const ground = 0xffffff;
      let right = 0;
      while (at(right + 1, 0) !== ground) right++;
      /** How high each stretch of one colour is, down a column. */
      const stretches = (x: number) => {
        const found: number[] = [];
        for (let y = 0; 4 * (y * width + x) < data.length; y++) {
          if (at(x, y) === ground) continue;
          if (y > 0 && at(x, y) === at(x, y - 1)) found[found.length - 1]!++;
          else found.push(1);
        }
        return found;
      };
      assert.deepEqual(stretches(right - 5), [2, 2, 2], 'the line above the tile, and two of a rim');
      assert.deepEqual(stretches(right).at(-1), 6, 'the end of the rim');
      assert.ok(stretches(Math.round(right / 2) - 3).includes(6), 'what is done');
    });

    test('of several choices the one that is chosen is underlined alone', async () => {
      const page = await open(story);
      const lines = async () => {
        const boxes = await page.locator('fieldset label > span').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
        return Promise.all(boxes.map(({ x, width, bottom }) => line(page, x + 2, bottom - 2, width - 4, 1)));
      };
      const [chosen, other] = await lines();
      assert.deepEqual([chosen!.includes(GROUND), other], [false, [GROUND]]);
      await page.getByRole('radio').nth(1).check();
      await page.locator('.walk').focus();
      assert.deepEqual(await lines(), [[GROUND], chosen]);
    });
  });

  test('no word is left alone on the last line of a title or a subtitle', async () => {
    const words = { title: 'Bằng khen của Chủ tịch tỉnh', subtitle: 'Số tập thể, cá nhân được khen thưởng năm 2023, theo cấp khen thưởng' };
    const rooms = [14, 17, 20, 23, 26].map((em) => `<div style="width: ${em}em">${inline({ ...AWARDS, ...words })}</div>`);
    const url = await site({ extra: { '/p.html': html(rooms.join('')) } });
    const { page } = await visit(`${url}p.html`, { viewport: { width: 800, height: 2000 } });
    await painted(page, rooms.length);
    for (const part of await page.locator(':is(.title, .subtitle)').all()) {
      const lines = await part.evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return [...range.getClientRects()].map(({ width }) => width);
      });
      assert.ok(lines.at(-1)! > Math.max(...lines) / 2, `${await part.textContent()}: ${lines}`);
    }
  });

  test('in Arabic bars grow from the right, and so do words', async () => {
    const { page } = await visit(`${url}arabic.html`);
    await painted(page, 1);
    const svg = await page.evaluate(() => chartOf('do-hoa').toSVG());
    // Each text is set apart as one that runs from right to left, or of Latin letters the other way, since not every renderer knows `direction`.
    assert.match(svg, />\u2067المصدر: بيانات للمثال\u2069</);
    assert.doesNotMatch(svg, />[^\u2066\u2067<\n][^<]*<\/text>/);
    const bars = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(([, x, width]) => Number(x) + Number(width));
    assert.equal(bars[0], bars[1], 'bars have their zero on the right');
  });
});
