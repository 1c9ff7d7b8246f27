// Charts of many points in the page: typed arrays in, each figure reached by mouse and keyboard, a part of them seen large.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { changed } from '../../pkg/src/tools/zoom.js';
import { leadInCrowd } from '../../pkg/src/tools/lead.js';
import { html, inline, painted, site, visit } from './browser.js';

const COUNT = 200_000;

const LINE = {
  type: 'line',
  locale: 'vi',
  title: 'Số liệu ví dụ',
  data: [['Tháng', 'A', 'B'], ...Array.from({ length: 12 }, (_, at) => [`tháng ${at + 1}/2023`, at + 5, 30 - at])],
};

const frames = (page: Page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** A line of as many points as `COUNT`, whose figures are their numbers halved. */
const MANY = (count: number) => {
  const x = Float64Array.from({ length: count }, (_, at) => at);
  const y = x.map((at) => Math.sin(at / 9000) * 100 + (at % 2));
  const { mount } = (window as unknown as { dohoa: typeof import('../../pkg/src/index.js') }).dohoa;
  const place = document.querySelector('#place')!;
  return mount(place, { type: 'line', locale: 'en', title: 'Many', data: { x, y } }).then((chart) => {
    Object.assign(window, { chart });
    return chart.problems.map(({ code }) => code);
  });
};

describe('many points', () => {
  let page: Page;
  let said: string[];
  let box: { x: number; y: number; width: number; height: number };
  const tip = () => page.locator('.tip');

  before(async () => {
    const url = await site({ csp: true, extra: { '/many.html': html('<div id="place"></div>') } });
    ({ page, said } = await visit(url + 'many.html', { reducedMotion: 'reduce' }));
    await page.evaluate(() => {
      Object.assign(document.querySelector<HTMLElement>('#place')!.style, { width: '640px', marginBottom: '3000px' });
    });
    assert.deepEqual(
      (await page.evaluate(MANY, COUNT)).filter((code) => !code.startsWith('no-')),
      [],
    );
    await painted(page, 1);
    box = (await page.locator('#place .plot > canvas').boundingBox())!;
  });

  test('a figure among many is pointed at, and marked above a canvas that stays as it is', async () => {
    await page.evaluate(() => {
      const { prototype } = CanvasRenderingContext2D;
      const { stroke } = prototype;
      Object.assign(window, { strokes: 0 });
      prototype.stroke = function (this: CanvasRenderingContext2D, ...path: [path?: Path2D]) {
        (window as unknown as { strokes: number }).strokes++;
        stroke.apply(this, path as [Path2D]);
      };
    });
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await tip().waitFor();
    assert.match(await tip().innerText(), /y: /);
    assert.ok(await page.locator('.spot').isVisible());
    await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2);
    await frames(page);
    assert.equal(await page.evaluate('strokes'), 0);
    await page.mouse.move(0, 0);
    await frames(page);
    assert.ok(!(await page.locator('.spot').isVisible()));
  });

  test('the keyboard reaches the first, the next, a tenth on, and the last', async () => {
    await page.locator('.walk').focus();
    await page.locator('.zoom').waitFor();
    const at = async () => (await page.locator('.symbol').getAttribute('aria-label'))!.replace(/.*\. /, '');
    const expected = [
      ['Home', `1 of ${COUNT}`],
      ['ArrowRight', `2 of ${COUNT}`],
      ['PageDown', `20002 of ${COUNT}`],
      ['End', `${COUNT} of ${COUNT}`],
    ] as const;
    for (const [key, where] of expected) {
      await page.keyboard.press(key);
      assert.equal(await at(), where, key);
    }
    await page.keyboard.press('Escape');
  });

  test('keys and a drag show a part, which is announced; the wheel scrolls the page', async () => {
    const count = () => page.evaluate(() => Number((window as unknown as { chart: { describe(): string } }).chart.describe().match(/([\d,]+) figures/)![1]!.replaceAll(',', '')));
    assert.equal(await count(), COUNT);
    await page.locator('.walk').focus();
    await page.keyboard.press('+');
    await frames(page);
    await frames(page);
    assert.ok(Math.abs((await count()) - COUNT / 2) <= 2, String(await count()));
    await page.getByText('From 50,000 to 149,999').waitFor({ state: 'attached' });
    await page.keyboard.press('Shift+ArrowRight');
    await frames(page);
    await frames(page);
    await page.getByText('From 75,000 to 174,999').waitFor({ state: 'attached' });
    await page.keyboard.press('0');
    await frames(page);
    assert.equal(await count(), COUNT);
    const [from, to, y] = [box.x + box.width * 0.4, box.x + box.width * 0.6, box.y + box.height / 2];
    await page.mouse.move(from, y);
    await page.mouse.down();
    await page.mouse.move((from + to) / 2, y);
    await page.mouse.move(to, y);
    assert.ok(await page.locator('.brush').isVisible());
    await page.mouse.up();
    await frames(page);
    await frames(page);
    assert.ok((await count()) < COUNT * 0.25 && (await count()) > COUNT * 0.15, String(await count()));
    await page.mouse.wheel(0, 300);
    await page.waitForFunction(() => scrollY > 0);
    assert.ok((await count()) < COUNT * 0.25);
    assert.deepEqual(said, []);
  });
});

test('dots that are too many for paths look as an SVG has them', async () => {
  const url = await site({ extra: { '/cloud.html': html('<div id="place" style="width:640px"></div>') } });
  for (const deviceScaleFactor of [1, 2]) {
    const { page } = await visit(url + 'cloud.html', { reducedMotion: 'reduce', deviceScaleFactor });
    await page.evaluate(async () => {
      let seed = 7;
      const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
      const rows = Array.from({ length: 4000 }, (_, at) => [random() + random(), random() * random(), `nhóm ${at % 3}`]);
      const columns = { x: 'x', y: 'y', color: 'nhóm' };
      const { mount } = (window as unknown as { dohoa: typeof import('../../pkg/src/index.js') }).dohoa;
      const chart = await mount(document.querySelector('#place')!, { type: 'scatter', locale: 'vi', columns, data: [['x', 'y', 'nhóm'], ...rows] });
      Object.assign(window, { chart });
    });
    await painted(page, 1);
    const [drawn, same, aside] = await page.evaluate(async () => {
      const canvas = document.querySelector('#place > div')!.shadowRoot!.querySelector('canvas')!;
      const { width, height } = canvas;
      const svg = await (window as unknown as { chart: import('../../pkg/src/index.js').Chart }).chart.toSVG({ framed: false, width: width / devicePixelRatio });
      const pixels = async (source: string | CanvasImageSource) => {
        const sheet = Object.assign(document.createElement('canvas'), { width, height });
        const context = sheet.getContext('2d')!;
        context.fillStyle = '#fff';
        context.fillRect(0, 0, width, height);
        if (typeof source === 'string') {
          const image = Object.assign(new Image(), { src: URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' })) });
          await image.decode();
          source = image;
        }
        context.drawImage(source, 0, 0, width, height);
        return context.getImageData(0, 0, width, height).data;
      };
      const shown = await pixels(canvas);
      const differing = (other: Uint8ClampedArray) => shown.reduce((count, value, at) => count + Number(Math.abs(value - other[at]!) > 60), 0);
      const moved = svg.replace(/(<circle cx=")([\d.]+)/g, (_, before: string, x: string) => before + (Number(x) + 0.5));
      return [svg.match(/<circle/g)!.length, differing(await pixels(svg)), differing(await pixels(moved))] as const;
    });
    assert.ok(drawn > 2000, `${drawn} dots`);
    // Each dot has a rim of a dozen pixels, of three colours each.
    assert.ok(same < (drawn * deviceScaleFactor) / 10, `${same} bytes of ${drawn} dots differ`);
    assert.ok(aside > 4 * drawn * deviceScaleFactor, `of dots half a pixel aside only ${aside} bytes differ`);
  }
});

/** Mounts what `specOf` gives, in a place 640 px wide, and turns to it so that its tools come. */
async function dense(specOf: () => object): Promise<Page> {
  const url = await site({ extra: { '/dense.html': html('<div id="place" style="width:640px"></div>') } });
  const { page } = await visit(url + 'dense.html', { reducedMotion: 'reduce' });
  await page.evaluate(async (specOf) => {
    const { mount } = (window as unknown as { dohoa: typeof import('../../pkg/src/index.js') }).dohoa;
    const spec = (0, eval)(`(${specOf})()`) as object;
    Object.assign(window, { chart: await mount(document.querySelector('#place')!, { locale: 'en', title: 'Dense', source: 'x', ...spec } as never) });
  }, specOf.toString());
  await painted(page, 1);
  await page.locator('.walk').focus();
  await page.locator('.zoom').waitFor();
  return page;
}

test('who passes over the legend of a crowd waits for nothing', async () => {
  const page = await dense(() => {
    const x = Float64Array.from({ length: 200_000 }, (_, at) => at);
    return { type: 'area', data: { x, a: x.map((at) => at % 7), b: x.map((at) => at % 5), c: x.map((at) => at % 3) } };
  });
  const took = await page.getByRole('button', { name: 'b', exact: true }).evaluate((entry) => {
    const before = performance.now();
    entry.dispatchEvent(new PointerEvent('pointerenter'));
    return performance.now() - before;
  });
  assert.ok(took < 200, `${took} ms`);
});

describe('a part of many dots', () => {
  const heard = (page: Page) => page.locator('.walk [aria-live]').innerText();
  const settled = async (page: Page) => {
    await frames(page);
    await frames(page);
  };

  test('is announced as the axis has it, not by the names of dots', async () => {
    const page = await dense(() => {
      const x = Float64Array.from({ length: 20_001 }, (_, at) => at / 10);
      return { type: 'scatter', data: { x, y: x.map((at) => Math.sin(at) * 100) } };
    });
    await page.keyboard.press('+');
    await settled(page);
    assert.equal(await heard(page), 'From 500 to 1,500');
    await page.evaluate(() => {
      const rows = Array.from({ length: 5000 }, (_, at) => [`Commune: ${at}`, at, at % 77]);
      const { chart } = window as unknown as { chart: import('../../pkg/src/index.js').Chart };
      return chart.update({ type: 'scatter', locale: 'en', title: 'Named', source: 'x', columns: { label: 'n', x: 'of: x', y: 'y' }, data: [['n', 'of: x', 'y'], ...rows] });
    });
    await page.locator('.walk').focus();
    await page.keyboard.press('+');
    await settled(page);
    assert.match(await heard(page), /^From 1,2\d\d to 3,7\d\d$/);
  });
});

describe('a part that is shown', () => {
  type Series = { from: number; to: number; names?: string; type?: string };
  /** A chart of places from one number to another; of dots each has a name of its own. */
  const update = (page: Page, series: Series) =>
    page.evaluate(({ from, to, names = '', type = 'line' }) => {
      const rows = Array.from({ length: to - from }, (_, at) => from + at).map((x) => [`${names}${type === 'line' ? x : `dot ${x}`}`, x, (x * 7) % 100]);
      const data = type === 'line' ? rows.map(([name, , y]) => [name, y]) : rows;
      const columns = type === 'line' ? {} : { columns: { label: 'n', x: 'x', y: 'y' } };
      const { chart } = window as unknown as { chart: import('../../pkg/src/index.js').Chart };
      return chart.update({ type, locale: 'en', title: 'Dense', source: 'x', ...columns, data: [type === 'line' ? ['x', 'y'] : ['n', 'x', 'y'], ...data] } as never);
    }, series);
  /** From where to where the figures go, by the keys that lead to the first and the last. */
  const shown = async (page: Page) => {
    await frames(page);
    await frames(page);
    await page.locator('.walk').focus();
    const ends: string[] = [];
    for (const key of ['Home', 'End']) {
      await page.keyboard.press(key);
      ends.push((await page.locator('.symbol').getAttribute('aria-label'))!.match(/\d[\d,]*/)![0].replaceAll(',', ''));
    }
    await page.keyboard.press('Escape');
    return ends.map(Number);
  };
  const begin = async (series: Series) => {
    const page = await dense(() => ({ type: 'line', data: { x: Float64Array.from({ length: 3000 }, (_, at) => at), y: new Float64Array(3000) } }));
    await update(page, series);
    await page.locator('.walk').focus();
    for (const key of ['+', '+', 'Shift+ArrowRight']) {
      await page.keyboard.press(key);
      await frames(page);
      await frames(page);
    }
    return page;
  };

  test('stays in sight when the figures are others, more or later', async () => {
    const page = await begin({ from: 0, to: 4001 });
    assert.deepEqual(await shown(page), [1750, 2750]);
    const ways: Series[] = [{ from: 0, to: 4001 }, { from: 0, to: 4500 }, { from: 100, to: 4600 }, { from: 400, to: 3300 }];
    // Again and again, so that what is a little aside each time would be far off.
    for (const way of [...ways, ...ways, ...ways]) {
      await update(page, way);
      assert.deepEqual(await shown(page), [1750, 2750], JSON.stringify(way));
    }
    // Steps begin where it is.
    await page.keyboard.press('Shift+ArrowRight');
    assert.deepEqual(await shown(page), [2000, 3000]);
  });

  test('of dots as well', async () => {
    const page = await begin({ from: 0, to: 4001, type: 'scatter' });
    const before = await shown(page);
    for (const to of [4001, 4500, 4001, 4500, 4001]) {
      await update(page, { from: 0, to, type: 'scatter' });
      const [first, last] = await shown(page);
      assert.ok(Math.abs(first! - before[0]!) < 3 && Math.abs(last! - before[1]!) < 3, `${first} to ${last}, not ${before.join(' to ')}`);
    }
  });

  test('is what is left of it where the first of it has gone', async () => {
    const page = await begin({ from: 0, to: 4001 });
    for (const from of [400, 800, 1200, 1600]) await update(page, { from, to: from + 4001 });
    assert.deepEqual(await shown(page), [1750, 2750]);
    await update(page, { from: 2000, to: 6001 });
    assert.deepEqual(await shown(page), [2000, 2750]);
  });

  test('goes where it is no longer there, or nothing is dense', async () => {
    const page = await begin({ from: 0, to: 4001 });
    await update(page, { from: 2500, to: 5501 });
    assert.deepEqual(await shown(page), [2500, 5500]);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await frames(page);
    await update(page, { from: 3000, to: 3020 });
    assert.deepEqual(await shown(page), [3000, 3019]);
    await update(page, { from: 2500, to: 5501 });
    assert.deepEqual(await shown(page), [2500, 5500]);
  });
});

describe('the buttons that zoom', () => {
  const tops = (page: Page) =>
    page.evaluate(() => {
      const root = document.querySelector('#place > div')!.shadowRoot!;
      return ['.zoom', '.plot'].map((part) => root.querySelector(part)!.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]);
    });
  const dots = () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [at, (at * 37) % 101, at % 2 ? 'a' : 'b']);
    return { type: 'scatter', columns: { x: 'x', y: 'y', color: 'g' }, data: [['x', 'y', 'g'], ...rows] };
  };

  test('lie on no dot where there is room above them, nor on anything else, and stay where they are pressed', async () => {
    const page = await dense(dots);
    // Nothing but the ground is painted behind them.
    const behind = () =>
      page.evaluate(() => {
        const root = document.querySelector('#place > div')!.shadowRoot!;
        const [bar, canvas] = [root.querySelector('.zoom')!.getBoundingClientRect(), root.querySelector('canvas')!];
        const { left, top } = canvas.getBoundingClientRect();
        const copy = document.createElement('canvas').getContext('2d')!;
        copy.drawImage(canvas, left - bar.left, top - bar.top);
        return copy.getImageData(0, 0, Math.floor(bar.width), Math.floor(bar.height)).data.some((part) => part);
      });
    assert.equal(await behind(), false);
    const before = await tops(page);
    for (let press = 0; press < 3; press++) {
      await page.getByRole('button', { name: 'Zoom in' }).click();
      await frames(page);
    }
    assert.deepEqual(await tops(page), before);
  });

  test('are laid out nowhere on paper, and the chart stands', async () => {
    const page = await dense(dots);
    await page.emulateMedia({ media: 'print' });
    const errors = await page.evaluate(async () => {
      const { chart } = window as unknown as { chart: import('../../pkg/src/index.js').Chart };
      const y = Float64Array.from({ length: 3000 }, (_, at) => at % 7);
      await chart.update({ type: 'line', locale: 'en', title: 'Others', source: 'x', data: { x: y.map((_, at) => at), y } });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return chart.problems.filter(({ severity }) => severity === 'error');
    });
    assert.deepEqual(errors, []);
    assert.equal(await page.locator('#place .problem').count(), 0);
  });

  test('lie on the data where there is none', async () => {
    const page = await dense(() => ({ type: 'line', data: { x: Float64Array.from({ length: 20_001 }, (_, at) => at), y: new Float64Array(20_001).fill(3) } }));
    const [bar, plot] = await tops(page);
    assert.ok(bar![0]! > plot![0]! && bar![1]! < plot![1]!);
  });
});

describe('a drag over many points', () => {
  const line = () => ({ type: 'line', data: { x: Float64Array.from({ length: 20_001 }, (_, at) => at), y: Float64Array.from({ length: 20_001 }, (_, at) => at % 9) } });
  const range = async (page: Page) => (await page.locator('.walk [aria-live]').innerText()).match(/[\d,]+/g)!.map((number) => Number(number.replaceAll(',', '')));
  /** Drags from a fourth of the canvas to the middle, and says between which figures of all that is, as parts. */
  async function dragged(page: Page): Promise<number[]> {
    const { x, y, width, height } = (await page.locator('.plot > canvas').boundingBox())!;
    const middle = y + height / 2;
    await page.mouse.move(x + width / 4, middle);
    await page.locator('.tip').waitFor();
    await page.locator('.tip').evaluate((tip, [x, y]) => Object.assign(tip.style, { left: `${x}px`, top: `${y}px` }), [width / 4 - 50, height / 2 - 10]);
    await page.mouse.down();
    await page.mouse.move(x + width / 3, middle);
    await page.mouse.move(x + width / 2, middle);
    const brush = (await page.locator('.brush').boundingBox())!;
    await page.mouse.up();
    await frames(page);
    await frames(page);
    assert.equal(await page.evaluate(() => getSelection()!.toString()), '');
    return [(brush.x - x) / width, (brush.x + brush.width - x) / width];
  }

  test('begins on the tooltip as well, and selects no text', async () => {
    const page = await dense(line);
    const [from, to] = await dragged(page);
    assert.ok(Math.abs(from! - 0.25) < 0.01 && Math.abs(to! - 0.5) < 0.01, `${from} to ${to}`);
    const [first, last] = await range(page);
    assert.ok(first! > 3500 && first! < 5500 && last! > 9000 && last! < 10_500, `${first} to ${last}`);
    // The buttons go on working, by keyboard too.
    await page.getByRole('button', { name: 'Whole chart' }).focus();
    await page.keyboard.press('Enter');
    await frames(page);
    await frames(page);
    assert.equal(await page.locator('.walk [aria-live]').innerText(), 'Whole chart');
  });

  test('chooses what is below it in a place that is scaled', async () => {
    for (const [property, value] of [['transform', 'scale(.5)'], ['zoom', '1.5']]) {
      const page = await dense(line);
      await page.locator('#place').evaluate((place, [property, value]) => place.style.setProperty(property!, value!), [property, value]);
      await frames(page);
      const [from, to] = await dragged(page);
      assert.ok(Math.abs(from! - 0.25) < 0.01 && Math.abs(to! - 0.5) < 0.01, `${value}: ${from} to ${to}`);
      const [first, last] = await range(page);
      assert.ok(first! > 3500 && first! < 5500 && last! > 9000 && last! < 10_500, `${value}: ${first} to ${last}`);
      await page.context().close();
    }
  });

  test('ends where it was let go of while no chart was there', async () => {
    const page = await dense(line);
    const { x, y, width, height } = (await page.locator('.plot > canvas').boundingBox())!;
    const update = (spec: object) => page.evaluate((spec) => (window as unknown as { chart: import('../../pkg/src/index.js').Chart }).chart.update(spec as never), spec);
    await page.mouse.move(x + width / 4, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 3, y + height / 2, { steps: 3 });
    assert.equal(await page.locator('.brush').count(), 1);
    await update({ type: 'bra' });
    await page.locator('.problem').waitFor();
    await page.mouse.up();
    await update({ type: 'line', locale: 'en', title: 'Dense', source: 'x', data: [['x', 'y'], ...Array.from({ length: 3000 }, (_, at) => [at, at % 9])] });
    await painted(page, 1);
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
    assert.equal(await page.locator('.brush').count(), 0);
    await page.locator('.tip').waitFor();
  });

  test('is none where the mouse hardly moves: that is a click; nor by the button that opens a menu', async () => {
    const page = await dense(line);
    await page.evaluate(() => {
      const { chart } = window as unknown as { chart: import('../../pkg/src/index.js').Chart };
      Object.assign(window, { chosen: 0 });
      chart.addEventListener('select', () => (window as unknown as { chosen: number }).chosen++);
    });
    const { x, y, width, height } = (await page.locator('.plot > canvas').boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 5, y + height / 2);
    await page.mouse.up();
    await frames(page);
    assert.equal(await page.evaluate('chosen'), 1);
    await page.mouse.down({ button: 'right' });
    await page.mouse.move(x + width / 4, y + height / 2);
    assert.equal(await page.locator('.brush').count(), 0);
    await page.mouse.up({ button: 'right' });
    await frames(page);
    assert.match(await page.evaluate(() => (window as unknown as { chart: { describe(): string } }).chart.describe()), /20,001 figures/);
  });

  test('and the keys that move along go the other way where the axis does', async () => {
    const page = await dense(() => {
      const x = Float64Array.from({ length: 20_001 }, (_, at) => at);
      return { locale: 'he', type: 'line', data: { x, y: x.map((at) => at % 9) } };
    });
    await page.locator('.walk').press('+');
    await page.locator('.walk').press('Shift+ArrowLeft');
    await frames(page);
    await frames(page);
    assert.deepEqual(await range(page), [7500, 17_500]);
    await page.locator('.walk').press('0');
    await frames(page);
    await frames(page);
    await dragged(page);
    const [first, last] = await range(page);
    assert.ok(first! > 8500 && first! < 10_500 && last! > 13_500, `${first} to ${last}`);
  });
});

test('nobody comes nearer to a few places than that each can be told apart', async () => {
  const page = await dense(() => {
    const x = Float64Array.from({ length: 20_001 }, (_, at) => at);
    return { type: 'line', data: { x, y: x.map((at) => at % 9) } };
  });
  for (let press = 0; press < 20; press++) {
    await page.locator('.walk').press('+');
    await frames(page);
  }
  const count = await page.evaluate(() => (window as unknown as { chart: { table(): { rows: unknown[] } } }).chart.table().rows.length);
  assert.ok(count > 3 && count <= 8, `${count} places`);
  assert.equal(await page.getByRole('button', { name: 'Zoom in' }).getAttribute('aria-disabled'), 'true');
});

describe('a line of few points', () => {
  test('is walked along time and from series to series, and offers no zoom', async () => {
    const url = await site({ extra: { '/line.html': html(inline(LINE)) } });
    const { page } = await visit(url + 'line.html', { reducedMotion: 'reduce' });
    await painted(page, 1);
    await page.locator('.walk').focus();
    await page.locator('.walk [aria-live]').waitFor({ state: 'attached' });
    const label = async () => (await page.locator('.symbol').getAttribute('aria-label'))!;
    await page.keyboard.press('Home');
    assert.match(await label(), /^tháng 1\/2023, A: 5/);
    await page.keyboard.press('ArrowRight');
    assert.match(await label(), /^tháng 2\/2023, A: 6/);
    await page.keyboard.press('ArrowDown');
    assert.match(await label(), /^tháng 2\/2023, B: 29/);
    // Around what has no size of its own the ring is as large as what can be tapped, and in the middle.
    await frames(page);
    const [ring, spot] = await Promise.all(['.symbol', '.spot'].map((part) => page.locator(part).boundingBox()));
    assert.deepEqual([ring!.width, ring!.height], [24, 24]);
    const middle = (box: { x: number; y: number; width: number; height: number }) => [box.x + box.width / 2, box.y + box.height / 2];
    middle(ring!).forEach((at, side) => assert.ok(Math.abs(at - middle(spot!)[side]!) < 1, JSON.stringify([ring, spot])));
    assert.equal(await page.locator('.zoom').count(), 0);
  });
});

test('a part is halved, moved and widened within the whole', () => {
  assert.deepEqual(changed([0, 1], 0.5, 0), [0.25, 0.75]);
  assert.deepEqual(changed([0.25, 0.75], 1, 0.25), [0.375, 0.875]);
  assert.deepEqual(changed([0.5, 1], 1, 0.25), [0.5, 1]);
  assert.deepEqual(changed([0.9, 1], 20, 0), [0, 1]);
});

test('in a crowd keys lead by number alone', () => {
  const lead = (at: number, key: string) => leadInCrowd(3000, 3, at, key, false);
  assert.deepEqual(
    [lead(-1, 'ArrowRight'), lead(0, 'ArrowRight'), lead(0, 'ArrowDown'), lead(0, 'PageDown'), lead(0, 'ArrowLeft'), lead(5, 'End')],
    [0, 3, 1, 300, 0, 2999],
  );
  assert.equal(leadInCrowd(3000, 3, 30, 'ArrowLeft', true), 33);
  // At the ends arrows stay with their series, and pages go as far as there is anything.
  assert.deepEqual(
    [lead(2997, 'ArrowRight'), lead(2999, 'ArrowDown'), lead(2, 'ArrowLeft'), lead(2900, 'PageDown'), lead(40, 'PageUp')],
    [2997, 2999, 2, 2999, 0],
  );
});
