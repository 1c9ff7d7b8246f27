// Tooltips that stay and can be reached, pictures that move to the next one, text at the reader's own size, paper, and charts
// that wait until they are near.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { AWARDS, html, inline, painted, site, visit } from './browser.js';

const GRADES = {
  type: 'stacked-bar',
  locale: 'vi',
  title: 'Xếp hạng',
  source: 'Nguồn thử',
  palette: 'ordered',
  data: [
    ['Nhóm', 'Xuất sắc', 'Tốt', 'Khá'],
    ['Sở, ban, ngành', 2, 13, 5],
    ['Huyện, thành phố', 0, 7, 4],
  ],
};
const panel = ({ locale: _, ...spec }: { locale: string }) => spec;
const BOARD = { type: 'board', locale: 'vi', panels: [GRADES, { ...GRADES, type: 'waffle' }, AWARDS].map(panel) };

let url: string;
before(async () => {
  url = await site({
    csp: true,
    extra: {
      '/bars.html': html(inline(AWARDS)),
      '/grades.html': html(inline(GRADES)),
      '/board.html': html(inline(BOARD)),
      '/far.html': html(`${inline(AWARDS)}<div class="far"></div>${inline(GRADES, 'id="far"')}`, '<link rel="stylesheet" href="/far.css"><script src="/dohoa/dohoa.js" defer></script>'),
      '/far.css': { type: 'text/css', body: '.far { height: 6000px }' },
      '/large.html': html(inline(AWARDS), '<link rel="stylesheet" href="/large.css"><script src="/dohoa/dohoa.js" defer></script>'),
      '/large.css': { type: 'text/css', body: 'html { font-size: 200% } body { margin: 8px }' },
    },
  });
});

const frames = (page: Page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** The pixels of the first chart's canvas, as one number: it changes when the picture does. */
const fingerprint = (page: Page, selector = 'do-hoa'): Promise<number> =>
  page.evaluate((selector) => {
    const canvas = document.querySelector(`${selector} > div`)!.shadowRoot!.querySelector('canvas')!;
    const copy = document.createElement('canvas');
    Object.assign(copy, { width: canvas.width, height: canvas.height });
    const context = copy.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    return data.reduce((sum, value, at) => (sum * 31 + value * (at % 7)) % 1_000_000_007, 7);
  }, selector);

async function open(path: string, options: BrowserContextOptions = {}, charts = 1) {
  const visited = await visit(url + path, options);
  await painted(visited.page, charts);
  return visited;
}

/** The middle of the last bar, in the window. */
async function bar(page: Page): Promise<{ x: number; y: number }> {
  const box = (await page.locator('.plot > canvas').first().boundingBox())!;
  return { x: box.x + box.width * 0.5, y: box.y + box.height - 12 };
}

describe('the tooltip', () => {
  test('can be pointed at itself, and closes when the pointer leaves it', async () => {
    const { page } = await open('bars.html');
    const { x, y } = await bar(page);
    await page.mouse.move(x, y);
    const tip = page.locator('.tip');
    await tip.waitFor();
    const box = (await tip.boundingBox())!;
    // From the mark to the tooltip in small steps, as a hand goes.
    await page.mouse.move(x, box.y + box.height / 2, { steps: 20 });
    await frames(page);
    assert.match(await tip.innerText(), /3\.466/);
    await page.mouse.move(5, 5);
    await frames(page);
    assert.equal(await tip.isVisible(), false);
  });

  test('stays when clicked, whatever the pointer does, until Escape', async () => {
    const { page } = await open('bars.html');
    const { x, y } = await bar(page);
    await page.mouse.click(x, y);
    await page.mouse.move(x, y - 40);
    await page.mouse.move(5, 5);
    await frames(page);
    const tip = page.locator('.tip');
    assert.match(await tip.innerText(), /3\.466/);
    await page.keyboard.press('Escape');
    await frames(page);
    assert.equal(await tip.isVisible(), false);
  });
});

describe('another picture', () => {
  const update = (page: Page) =>
    page.evaluate(() => {
      const data = [['Cấp', 'Số lượt'], ['Nhà nước và Chính phủ', 3000], ['Chủ tịch UBND tỉnh', 3466]];
      void chartOf('do-hoa').update({ type: 'bar', locale: 'vi', title: 'Khen thưởng năm 2023', source: 'Nguồn thử', data });
    });

  test('is moved to, and is there within half a second', async () => {
    const { page } = await open('bars.html');
    await page.evaluate(() => {
      const seen = new Set<string>();
      const watch = () => {
        const canvas = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!;
        seen.add(canvas.toDataURL());
        requestAnimationFrame(watch);
      };
      watch();
      Object.assign(window, { seen });
    });
    await update(page);
    await page.waitForTimeout(500);
    const seen = await page.evaluate(() => (window as unknown as { seen: Set<string> }).seen.size);
    assert.ok(seen > 3, `${seen} pictures on the way`);
    const end = await fingerprint(page);
    await page.waitForTimeout(200);
    assert.equal(await fingerprint(page), end);
  });

  test('is simply there for who asked for less motion', async () => {
    const { page } = await open('bars.html', { reducedMotion: 'reduce' });
    await update(page);
    await page.waitForTimeout(60);
    const first = await fingerprint(page);
    await page.waitForTimeout(400);
    assert.equal(await fingerprint(page), first);
  });

  test('does not move after an edge that is dragged', async () => {
    const { page } = await open('bars.html');
    const [dragged, later] = await page.evaluate(async () => {
      const canvas = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!;
      const frame = () => new Promise(requestAnimationFrame);
      // The first step of a drag cannot be told from a jump: what moves then has come to its end before the last.
      const until = performance.now() + 450;
      for (let step = 0; step < 30 || performance.now() < until; step++) {
        document.body.style.width = step % 2 ? '500px' : '600px';
        await frame();
      }
      for (let frames = 0; frames < 3; frames++) await frame();
      const dragged = canvas.toDataURL();
      await new Promise((done) => setTimeout(done, 400));
      return [dragged, canvas.toDataURL()];
    });
    assert.equal(dragged === later, true);
  });

  test('pointing at a part on a board lights the same part in the other panels, and nothing in panels without it', async () => {
    const { page } = await open('board.html', { viewport: { width: 1000, height: 900 } });
    const before = await page.evaluate(() => {
      const canvas = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!;
      return [canvas.width, canvas.height];
    });
    const third = () =>
      page.evaluate(([width, height]) => {
        const canvas = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!;
        const copy = document.createElement('canvas');
        Object.assign(copy, { width, height });
        const context = copy.getContext('2d', { willReadFrequently: true })!;
        context.drawImage(canvas, 0, 0);
        const colors = new Map<string, number>();
        const { data } = context.getImageData(0, 0, width!, height!);
        for (let at = 0; at < data.length; at += 4) {
          const color = `${data[at]},${data[at + 1]},${data[at + 2]}`;
          colors.set(color, (colors.get(color) ?? 0) + 1);
        }
        return [...colors].filter(([, count]) => count > 300).length;
      }, before);
    const colours = await third();
    const box = (await page.locator('.plot > canvas').boundingBox())!;
    // Pointing about until a part answers that stands in the first two panels alike.
    for (let y = 60; y < 140; y += 6) {
      await page.mouse.move(box.x + box.width * 0.28, box.y + y);
      await frames(page);
      if (await page.locator('.tip').isVisible()) break;
    }
    assert.match(await page.locator('.tip').innerText(), /Tốt|Khá/);
    // Lit and stepped-back shades of the grades stand side by side; the accent of the third panel is among them still.
    assert.ok((await third()) > colours, 'nothing stepped back');
    const accent = await page.evaluate(() => {
      const canvas = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!;
      const copy = document.createElement('canvas');
      Object.assign(copy, { width: canvas.width, height: canvas.height });
      const context = copy.getContext('2d', { willReadFrequently: true })!;
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at] === 0x0b && data[at + 1] === 0x62 && data[at + 2] === 0x85) count++;
      return count;
    });
    assert.ok(accent > 1000, 'the panel without kin has stepped back');
  });
});

describe('the reader', () => {
  test('text of twice the size: twice as large, nothing sticks out, pointing still meets the marks', async () => {
    const { page } = await open('large.html', { viewport: { width: 640, height: 900 } });
    const plain = await open('bars.html', { viewport: { width: 640, height: 900 } });
    const size = (of: Page) => of.locator('.title').evaluate((title) => parseFloat(getComputedStyle(title).fontSize));
    assert.ok(Math.abs((await size(page)) / (await size(plain.page)) - 2) < 0.01);
    const height = (of: Page) => of.locator('.plot > canvas').evaluate((canvas) => canvas.clientHeight);
    assert.ok((await height(page)) > 1.6 * (await height(plain.page)));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    const { x, y } = await bar(page);
    await page.mouse.move(x, y);
    await frames(page);
    assert.match(await page.locator('.tip').innerText(), /3\.466/);
    // More than three times as large nothing gets: there would be no room left for marks.
    await page.evaluate(() => (document.documentElement.style.fontSize = '160px'));
    await frames(page);
    await frames(page);
    assert.ok(Math.abs((await size(page)) / (await size(plain.page)) - 3) < 0.01);
  });

  test('paper: laid out for it, light, fine, without buttons; the screen as it was afterwards', async () => {
    const { page } = await open('bars.html', { colorScheme: 'dark' });
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    await frames(page);
    const screen = await fingerprint(page);
    const state = () =>
      page.evaluate(() => {
        const root = document.querySelector('do-hoa > div')!.shadowRoot!;
        const canvas = root.querySelector('canvas')!;
        const { display } = getComputedStyle(root.querySelector('.source button')!);
        return { width: canvas.width, dark: root.querySelector('.frame')!.classList.contains('dark'), button: display };
      });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await state(), { width: 2250, dark: false, button: 'none' });
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal((await state()).dark, true);
    assert.equal(await fingerprint(page), screen);
  });

  test('a chart far below has its words but no picture until the reader comes near', async () => {
    const { page } = await open('far.html');
    await page.waitForFunction(() => chartOf('#far').describe().includes('13'));
    const width = () => page.evaluate(() => document.querySelector('#far > div')!.shadowRoot!.querySelector('canvas')!.width);
    assert.equal(await width(), 300, 'painted too early');
    const box = await page.locator('#far .plot > canvas').boundingBox();
    await page.evaluate(() => document.querySelector('#far')!.scrollIntoView());
    await page.waitForFunction(() => document.querySelector('#far > div')!.shadowRoot!.querySelector('canvas')!.width > 300);
    const after = await page.locator('#far .plot > canvas').boundingBox();
    assert.deepEqual([after!.width, after!.height], [box!.width, box!.height], 'the place was kept');
  });

  test('paper gets all charts, those below as well', async () => {
    const { page } = await open('far.html');
    await page.waitForFunction(() => chartOf('#far').describe().includes('13'));
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const width = await page.evaluate(() => document.querySelector('#far > div')!.shadowRoot!.querySelector('canvas')!.width);
    assert.equal(width, 2250);
  });
});
