// Pointing at marks with a mouse and with a finger, and the picture that stays right when the page around it changes.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Chart } from '../../pkg/src/index.js';
import { AWARDS, html, inline, monospaced, painted, site, visit } from './browser.js';

const BARS = {
  ...AWARDS,
  data: [
    ['Hình thức', 'Số lượng'],
    ['Cờ thi đua của Thủ tướng', 7],
    ['Bằng khen của Thủ tướng', 12],
    ['Cờ thi đua của UBND tỉnh', 24],
  ],
};

const SCRIPT = '<script src="/dohoa/dohoa.js" defer></script>';
const HEAD = `<meta name="viewport" content="width=device-width">${SCRIPT}`;

const tip = (page: Page) => page.locator('.tip');

/** Where the datum of an index has its anchor, in the window. */
async function anchor(page: Page, index: number): Promise<{ x: number; y: number }> {
  const canvas = page.locator('.plot > canvas').first();
  await canvas.scrollIntoViewIfNeeded();
  const box = (await canvas.boundingBox())!;
  // Found as a reader would: by pointing about until the tooltip has the mark's name.
  const label = BARS.data[index + 1]![0] as string;
  for (let y = 4; y < box.height; y += 6) {
    for (const x of [box.width * 0.45, box.width * 0.2]) {
      await page.mouse.move(box.x + x, box.y + y);
      await frames(page);
      if ((await tip(page).isVisible()) && (await tip(page).innerText()).includes(label)) {
        await page.mouse.move(0, 0);
        await frames(page);
        return { x: box.x + x, y: box.y + y };
      }
    }
  }
  throw new Error(`no place on the canvas answers with ${label}`);
}

const frames = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** The pixels of the first chart's canvas, as one number: it changes when the picture does. */
const fingerprint = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!;
    const copy = document.createElement('canvas');
    Object.assign(copy, { width: canvas.width, height: canvas.height });
    const context = copy.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    return data.reduce((sum, value, at) => (sum * 31 + value * (at % 7)) % 1_000_000_007, 7);
  });

let url: string;
before(async () => {
  url = await site({
    csp: true,
    extra: {
      '/bars.html': html(`<p>Trước</p>${inline(BARS)}<p>Sau</p>`, HEAD),
      '/empty.html': html('<div id="place"></div>', HEAD),
      '/scheme.html': html(inline(BARS), `<meta name="color-scheme" content="light dark">${HEAD}`),
    },
  });
});

describe('pointing', () => {
  test('the mouse: the mark and a tooltip with its label and value; leaving and Escape let go', async () => {
    const { page, said, forbidden } = await visit(url + 'bars.html');
    await painted(page, 1);
    const still = await fingerprint(page);
    const place = await anchor(page, 1);
    assert.equal(await tip(page).isVisible(), false);
    assert.equal(await fingerprint(page), still, 'nothing is pointed at');
    await page.mouse.move(place.x, place.y);
    await frames(page);
    assert.equal(await tip(page).isVisible(), true);
    const text = await tip(page).innerText();
    assert.ok(text.includes('Bằng khen của Thủ tướng') && text.includes('12'), text);
    assert.notEqual(await fingerprint(page), still, 'the mark is shown');
    await page.keyboard.press('Escape');
    await frames(page);
    assert.equal(await tip(page).isVisible(), false);
    await page.mouse.move(place.x + 1, place.y);
    await frames(page);
    assert.equal(await tip(page).isVisible(), true);
    await page.mouse.move(5, 880);
    await frames(page);
    assert.equal(await tip(page).isVisible(), false);
    assert.equal(await fingerprint(page), still);
    assert.deepEqual([said, forbidden], [[], []]);
  });

  test('a click selects: the chart and the page are told which figure', async () => {
    const { page } = await visit(url + 'bars.html');
    await painted(page, 1);
    const place = await anchor(page, 2);
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      chartOf('do-hoa').addEventListener('select', ({ detail }) => heard.push(detail.label, detail.value));
      document.addEventListener('dohoa-select', (event) => heard.push((event as CustomEvent).detail.text));
    });
    const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard.splice(0));
    await page.mouse.click(place.x, place.y);
    assert.deepEqual(await heard(), ['Cờ thi đua của UBND tỉnh', 24, '24']);
    // Where the tooltip has come up under the pointer, it is clicked in the figure's place; one that stays is only read.
    await page.keyboard.press('Escape');
    // The tools that take the key may still be on their way.
    await tip(page).waitFor({ state: 'hidden' });
    await page.mouse.move(place.x, place.y + 2);
    await frames(page);
    const box = (await tip(page).boundingBox())!;
    await page.mouse.move(box.x + 5, box.y + 5);
    await page.mouse.down();
    await page.mouse.up();
    assert.deepEqual(await heard(), ['Cờ thi đua của UBND tỉnh', 24, '24']);
    await page.mouse.down();
    await page.mouse.up();
    assert.deepEqual(await heard(), []);
    assert.equal(await tip(page).isVisible(), true);
  });

  test('a click in the middle of which the tooltip comes up under the pointer is its figure’s', async () => {
    const { page } = await visit(url + 'bars.html');
    await painted(page, 1);
    const place = await anchor(page, 2);
    await page.evaluate(() => {
      Object.assign(window, { heard: [] });
      chartOf('do-hoa').addEventListener('select', ({ detail }) => (window as unknown as { heard: unknown[] }).heard.push(detail.label));
    });
    await page.mouse.move(place.x, place.y);
    await frames(page);
    await page.mouse.down();
    // As it does where it has no room elsewhere.
    await tip(page).evaluate((tip) => (tip.style.cssText += '; inset: 0 !important; translate: none !important'));
    await page.mouse.up();
    assert.deepEqual(await page.evaluate('heard'), ['Cờ thi đua của UBND tỉnh']);
  });

  describe('other figures under a pointer that rests', () => {
    /** Has them come, and tells which figures the page heard of. */
    const become = async (page: Page, data: unknown[][]): Promise<unknown[]> => {
      const heard = await page.evaluate(async (spec) => {
        const heard: unknown[] = [];
        const chart = chartOf('do-hoa');
        chart.addEventListener('explore', ({ detail }) => heard.push(detail ? `${detail.label}: ${detail.text}` : null));
        await chart.update(spec as never);
        return heard;
      }, { ...BARS, data });
      await frames(page);
      return heard;
    };
    const [head, first, second, third] = BARS.data as [unknown[], unknown[], unknown[], unknown[]];
    const other = ['Bằng khen của Thủ tướng', 13];

    const pointed = async (index = 1): Promise<{ page: Page; place: { x: number; y: number } }> => {
      const { page } = await visit(url + 'bars.html', { reducedMotion: 'reduce' });
      await painted(page, 1);
      const place = await anchor(page, index);
      await page.mouse.move(place.x, place.y);
      await frames(page);
      return { page, place };
    };

    test('the tooltip tells of what is there now', async () => {
      const { page } = await pointed();
      assert.deepEqual(await become(page, [head!, first!, other, third!]), ['Bằng khen của Thủ tướng: 13']);
      assert.match(await tip(page).innerText(), /13/);
      assert.deepEqual(await become(page, [head!, first!, third!, other]), ['Cờ thi đua của UBND tỉnh: 24']);
      assert.match(await tip(page).innerText(), /Cờ thi đua của UBND tỉnh/);
    });

    test('one that was to stay goes along with its figure', async () => {
      const { page } = await pointed();
      await page.mouse.down();
      await page.mouse.up();
      assert.deepEqual(await become(page, [head!, ['Huân chương', 3], first!, third!, other]), ['Bằng khen của Thủ tướng: 13']);
      assert.match(await tip(page).innerText(), /Bằng khen của Thủ tướng/);
      await page.mouse.move(0, 0);
      await frames(page);
      assert.equal(await tip(page).isVisible(), true);
      assert.deepEqual(await become(page, [head!, first!, third!]), [null]);
      assert.equal(await tip(page).isVisible(), false);
    });

    test('where nothing is left, the page is told so; where the pointer has gone, nothing comes back', async () => {
      const { page, place } = await pointed(2);
      assert.deepEqual(await become(page, [head!, first!]), [null]);
      assert.equal(await tip(page).isVisible(), false);
      assert.deepEqual(await become(page, [head!, first!, second!, third!]), []);
      await page.mouse.move(place.x, place.y + 1);
      await frames(page);
      assert.equal(await tip(page).isVisible(), true);
      await page.mouse.move(0, 0);
      assert.deepEqual(await become(page, [head!, first!, other, third!]), []);
      assert.equal(await tip(page).isVisible(), false);
    });
  });

  test('a finger: a tap opens and stays, a second closes, a tap elsewhere closes', async () => {
    const mouse = await visit(url + 'bars.html', { viewport: { width: 390, height: 800 } });
    await painted(mouse.page, 1);
    const place = await anchor(mouse.page, 0);
    const { page } = await visit(url + 'bars.html', { viewport: { width: 390, height: 800 }, hasTouch: true });
    await painted(page, 1);
    const tap = async (x: number, y: number) => {
      await page.touchscreen.tap(x, y);
      await frames(page);
      await page.waitForTimeout(50);
    };
    await tap(place.x, place.y);
    assert.equal(await tip(page).isVisible(), true);
    assert.ok((await tip(page).innerText()).includes('Cờ thi đua của Thủ tướng'));
    await tap(place.x, place.y);
    assert.equal(await tip(page).isVisible(), false);
    await tap(place.x, place.y);
    assert.equal(await tip(page).isVisible(), true);
    await tap(20, 780);
    assert.equal(await tip(page).isVisible(), false);
  });

  for (const width of [320, 800]) {
    test(`the tooltip stays within the window and the chart, ${width} px wide`, async () => {
      const { page } = await visit(url + 'bars.html', { viewport: { width, height: 700 } });
      await painted(page, 1);
      for (const index of [0, 1, 2]) {
        const place = await anchor(page, index);
        await page.mouse.move(place.x, place.y);
        await frames(page);
        const box = (await tip(page).boundingBox())!;
        const plot = (await page.locator('.plot').boundingBox())!;
        assert.ok(box.x >= plot.x - 0.5 && box.x + box.width <= plot.x + plot.width + 0.5, JSON.stringify({ box, plot }));
        assert.ok(box.y >= 0 && box.y + box.height <= 700, JSON.stringify(box));
      }
    });
  }

  test('paints at most once a frame, however many moves there are', async () => {
    const { page } = await visit(url + 'bars.html');
    await painted(page, 1);
    const box = (await page.locator('.plot > canvas').boundingBox())!;
    const counts = await page.evaluate(async ({ height }) => {
      const canvas = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!;
      let paints = 0;
      // Each paint begins with a canvas, or part of it, that is emptied.
      const context = canvas.getContext('2d')!;
      const clear = context.clearRect.bind(context);
      context.clearRect = (...rect) => { paints++; clear(...rect); };
      let frames = 0;
      let going = true;
      const count = () => { frames++; if (going) requestAnimationFrame(count); };
      requestAnimationFrame(count);
      canvas.parentElement!.dispatchEvent(new PointerEvent('pointerenter'));
      for (let round = 0; round < 20; round++) {
        for (let y = 0; y < height; y += 3) {
          const { left, top } = canvas.getBoundingClientRect();
          canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: left + 100, clientY: top + y }));
        }
        await new Promise((done) => setTimeout(done, 8));
      }
      going = false;
      return { paints, frames };
    }, box);
    assert.ok(counts.paints > 0 && counts.paints <= counts.frames, JSON.stringify(counts));
  });
});

describe('pointing, where it is not plain', () => {
  const SERIES = { type: 'bar', locale: 'en', title: 'Three', data: 'Q,North,Centre,South\nQ1,42,31,55\nQ2,47,36,51\nQ3,39,44,60' };
  type Made = { chart: Chart; heard: unknown[] };

  /** A page with one chart in `#place`, which is first prepared; what is selected is heard. */
  async function chart(prepare = () => document.querySelector('#place')!, spec: object = SERIES, options: BrowserContextOptions = {}): Promise<Page> {
    const { page } = await visit(url + 'empty.html', { viewport: { width: 640, height: 800 }, reducedMotion: 'reduce', ...options });
    await page.evaluate(`window.prepare = ${prepare}`);
    await page.evaluate(async (spec) => {
      const made = window as unknown as Made & { prepare(): Element };
      made.heard = [];
      made.chart = await window.dohoa!.mount(made.prepare(), spec as never);
      made.chart.addEventListener('select', ({ detail }) => made.heard.push(detail?.label));
    }, spec);
    await frames(page);
    return page;
  }
  const selected = (page: Page) => page.evaluate(() => (window as unknown as Made).heard.splice(0));
  /** The middle of the first figure, in the window, as the chart itself has it. */
  const first = async (page: Page) => {
    const { x, y, width } = (await page.locator('.plot > canvas').boundingBox())!;
    const laid = await page.locator('.plot > canvas').evaluate((canvas) => (canvas as HTMLElement).offsetWidth);
    return { x: x + (width / laid) * (laid * 0.15), y: y + (width / laid) * 38 };
  };

  test('a legend’s button is no figure', async () => {
    const page = await chart();
    const place = await first(page);
    await page.mouse.move(place.x, place.y);
    await page.keyboard.press('Escape');
    for (const _ of ['out', 'in']) {
      await page.locator('.entry[data-name=Centre]').click();
      await frames(page);
    }
    assert.deepEqual(await selected(page), []);
    await page.mouse.click(place.x, place.y);
    assert.deepEqual(await selected(page), ['Q1']);
  });

  test('a finger that moves the page opens nothing, and closes nothing; two may enlarge it', async () => {
    const page = await chart();
    const place = await first(page);
    const drag = () =>
      page.evaluate(({ x, y }) => {
        const plot = document.querySelector('#place > div')!.shadowRoot!.querySelector('.plot > canvas')!;
        for (const [type, by] of [['pointerdown', 0], ['pointermove', 8], ['pointercancel', 8]] as const) {
          const event = { pointerType: 'touch', isPrimary: true, bubbles: true, composed: true, clientX: x, clientY: y + by };
          plot.dispatchEvent(new PointerEvent(type, event));
        }
      }, place);
    await drag();
    await frames(page);
    assert.equal(await tip(page).isVisible(), false);
    await page.mouse.click(place.x, place.y);
    const pinned = await tip(page).innerText();
    await drag();
    await frames(page);
    assert.equal(await tip(page).innerText(), pinned);
    assert.equal(await page.locator('.plot').evaluate((plot) => getComputedStyle(plot).touchAction), 'pan-y pinch-zoom');
  });

  /** Where the page, or what scrolls around the chart, has come to sideways after a finger has moved across the plot by 120 px. */
  const swiped = async (page: Page): Promise<number> => {
    const { x, y, width, height } = (await page.locator('.plot > canvas').boundingBox())!;
    const browser = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', by: number) =>
      browser.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x + Math.min(width, 300) * 0.7 - by, y: y + height / 2 }],
      });
    await touch('touchStart', 0);
    for (let by = 10; by <= 120; by += 10) await touch('touchMove', by);
    await touch('touchEnd', 120);
    await frames(page);
    return page.evaluate(() => visualViewport!.offsetLeft + (document.querySelector('#place')!.closest('main')?.scrollLeft ?? 0));
  };
  const listen = (page: Page) =>
    page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { explored: heard });
      (window as unknown as Made).chart.addEventListener('explore', ({ detail }) => heard.push(detail?.label));
    });

  test('a finger that moves sideways goes along the figures', async () => {
    const page = await chart(undefined, { ...SERIES, orientation: 'vertical' }, { hasTouch: true, isMobile: true });
    await listen(page);
    assert.equal(await swiped(page), 0);
    const explored = await page.evaluate(() => (window as unknown as { explored: unknown[] }).explored.length);
    assert.ok(explored > 1, `${explored} figures`);
  });

  test('in a carousel a finger that moves sideways moves on', async () => {
    const page = await chart(
      () => {
        const main = document.createElement('main');
        Object.assign(main.style, { display: 'flex', overflowX: 'auto', width: '400px' });
        for (const slide of [1, 2, 3]) {
          const section = Object.assign(document.createElement('section'), { id: `slide-${slide}` });
          section.style.flex = '0 0 100%';
          main.append(section);
        }
        const place = document.querySelector<HTMLElement>('#place')!;
        place.before(main);
        main.firstElementChild!.append(place);
        return place;
      },
      { ...SERIES, orientation: 'vertical' },
      { hasTouch: true, isMobile: true },
    );
    await page.waitForTimeout(600);
    const moved = await swiped(page);
    assert.ok(moved > 50, `${moved} px`);
    assert.equal(await tip(page).isVisible(), false);
  });

  test('in what becomes a carousel once the chart is there the second movement moves on at the latest', async () => {
    const page = await chart(undefined, SERIES, { hasTouch: true, isMobile: true });
    await page.waitForTimeout(600);
    await page.evaluate(() => {
      const [main, place] = [document.createElement('main'), document.querySelector<HTMLElement>('#place')!];
      place.before(main);
      // As wide as before.
      place.style.width = `${place.offsetWidth}px`;
      Object.assign(main.style, { overflowX: 'auto' });
      main.append(place, Object.assign(document.createElement('p'), { textContent: 'Sau' }));
      Object.assign((main.lastElementChild as HTMLElement).style, { width: '2000px' });
    });
    await swiped(page);
    const moved = await swiped(page);
    assert.ok(moved > 50, `${moved} px`);
  });

  test('in a page that is enlarged by fingers one finger moves the page, to any side; no longer where it is as before', async () => {
    const page = await chart(undefined, SERIES, { hasTouch: true, isMobile: true });
    await page.waitForTimeout(600);
    const browser = await page.context().newCDPSession(page);
    await browser.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
    await page.waitForFunction(() => visualViewport!.scale === 2);
    await frames(page);
    const places = await swiped(page);
    assert.ok(places > 20, `${places} px`);
    await browser.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
    await page.waitForFunction(() => visualViewport!.scale === 1);
    await frames(page);
    assert.equal(await page.locator('.plot').evaluate((plot) => getComputedStyle(plot).touchAction), 'pan-y pinch-zoom');
  });

  test('in a closed shadow root a click keeps the tooltip, and one elsewhere lets go', async () => {
    const page = await chart(() => {
      const inner = document.createElement('div');
      document.querySelector('#place')!.attachShadow({ mode: 'closed' }).append(inner);
      return inner;
    });
    const box = (await page.locator('#place').boundingBox())!;
    const active = async () => {
      await frames(page);
      return page.evaluate(() => (window as unknown as Made & { active: unknown }).active);
    };
    await page.evaluate(() => {
      (window as unknown as Made).chart.addEventListener('explore', ({ detail }) => Object.assign(window, { active: detail?.label }));
    });
    // Between the figure and its tooltip.
    await page.mouse.move(box.x + 100, box.y + box.height / 2);
    assert.equal(await active(), 'Q2');
    await page.mouse.move(box.x + 100, box.y + box.height / 2 - 6);
    await page.mouse.down();
    await page.mouse.up();
    assert.equal(await active(), 'Q2');
    assert.deepEqual(await selected(page), ['Q2']);
    await page.mouse.click(box.x + 100, box.y + box.height + 100);
    assert.equal(await active(), undefined);
  });

  test('in what is scaled the tooltip stands at its figure', async () => {
    const page = await chart(() => {
      const place = document.querySelector<HTMLElement>('#place')!;
      Object.assign(place.style, { width: '1200px', transform: 'scale(.5)', transformOrigin: '0 0' });
      return place;
    });
    const canvas = (await page.locator('.plot > canvas').boundingBox())!;
    await page.mouse.move(canvas.x + canvas.width * 0.6, canvas.y + canvas.height - 12);
    await frames(page);
    const box = (await tip(page).boundingBox())!;
    const middle = box.x + box.width / 2;
    assert.ok(Math.abs(middle - (canvas.x + canvas.width * 0.6)) < 3, `${middle}`);
  });

  test('in what scrolls the tooltip stands below its figure where there is no room above', async () => {
    const page = await chart(() => {
      const place = document.querySelector<HTMLElement>('#place')!;
      place.before(Object.assign(document.createElement('p'), { style: 'height: 200px' }));
      Object.assign(place.style, { height: '120px', overflow: 'auto' });
      return place;
    });
    const scroller = (await page.locator('#place').boundingBox())!;
    await page.locator('#place').evaluate((place) => place.scrollTo(0, 60));
    const place = await first(page);
    await page.mouse.move(place.x, Math.max(place.y, scroller.y + 5));
    await frames(page);
    assert.ok(await tip(page).isVisible());
    assert.ok((await tip(page).boundingBox())!.y >= scroller.y, 'it can be seen');
  });

  for (const [what, input] of [['the mouse', 'mouse'], ['a finger', 'touch']] as const) {
    test(`under a header that stays the tooltip of ${what} stands below its figure`, async () => {
      const page = await chart(() => {
        const place = document.querySelector<HTMLElement>('#place')!;
        const header = document.createElement('header');
        Object.assign(header.style, { position: 'sticky', top: '0', height: '90px', zIndex: '9', background: '#ddd' });
        document.body.prepend(header);
        document.body.style.minHeight = '3000px';
        return place;
      });
      const standing = (await page.locator('.plot > canvas').boundingBox())!;
      await page.evaluate((top) => scrollTo(0, top - 92), standing.y);
      const { x, y } = await first(page);
      const event = { pointerType: input, isPrimary: true, bubbles: true, composed: true, clientX: x, clientY: Math.max(y, 100) };
      await page.evaluate((event) => {
        const canvas = document.querySelector('#place > div')!.shadowRoot!.querySelector('.plot > canvas')!;
        for (const type of ['pointerenter', 'pointerdown', 'pointermove']) canvas.dispatchEvent(new PointerEvent(type, event));
      }, event);
      await frames(page);
      assert.ok(await tip(page).isVisible());
      assert.ok((await tip(page).boundingBox())!.y >= 90, 'nothing of it is covered');
      // Where there is room, above.
      await page.evaluate(() => scrollTo(0, 0));
      const below = (await tip(page).boundingBox())!.y - (await page.locator('.plot').boundingBox())!.y;
      await page.evaluate(() => {
        document.querySelector('header')!.style.position = 'static';
        const canvas = document.querySelector('#place > div')!.shadowRoot!.querySelector('.plot > canvas')!;
        canvas.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'mouse', bubbles: true, composed: true }));
        canvas.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
      });
      await page.keyboard.press('Escape');
      await frames(page);
      const place = await first(page);
      await page.mouse.move(place.x, place.y);
      await frames(page);
      const above = (await tip(page).boundingBox())!.y - (await page.locator('.plot').boundingBox())!.y;
      assert.ok(above < below, `${above} px, and not ${below}`);
    });
  }

  test('paper shows every figure as it is, whatever is pointed at', async () => {
    const page = await chart();
    const dots = () =>
      page.evaluate(() => document.querySelector('#place > div')!.shadowRoot!.querySelector('canvas')!.toDataURL());
    const printed = async () => {
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      const picture = await dots();
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      return picture;
    };
    const plain = await printed();
    const place = await first(page);
    await page.mouse.click(place.x, place.y);
    await frames(page);
    assert.ok(await tip(page).isVisible());
    assert.equal(await printed(), plain);
  });

  test('a scroll bar that comes and goes with the width: the chart does not go with it for ever', async () => {
    const page = await chart(() => {
      const place = document.querySelector<HTMLElement>('#place')!;
      place.style.width = '600px';
      return place;
    });
    const widths = await page.evaluate(async () => {
      const place = document.querySelector<HTMLElement>('#place')!;
      let set = 0;
      // As beside a bar: narrower while the chart has the whole width.
      const canvas = place.querySelector('div')!.shadowRoot!.querySelector('canvas')!;
      for (let frame = 0; frame < 60; frame++) {
        const width = Math.round(canvas.getBoundingClientRect().width) > 585 ? '585px' : '600px';
        if (place.style.width !== width) set++;
        place.style.width = width;
        await new Promise(requestAnimationFrame);
      }
      return set;
    });
    assert.ok(widths <= 4, `${widths} changes`);
  });
});

describe('another figure is pointed at: only what changes is painted, and the picture is the one that is painted whole', () => {
  const KINDS = [
    'awards-handed', 'departments-vertical', 'emulation-ranking', 'example-arabic', 'example-scatter', 'example-style',
    'reform-grades-percent', 'targets-2024', 'year-end-board',
  ];

  for (const kind of KINDS) {
    test(kind, async () => {
      const extra = { '/t.html': html(`<do-hoa src="/charts/${kind}.json"></do-hoa>`, HEAD) };
      const options = { reducedMotion: 'reduce', deviceScaleFactor: 1.5 } as const;
      const { page } = await visit((await site({ extra })) + 't.html', options);
      await page.locator('.walk').focus();
      await page.keyboard.press('ArrowRight');
      // The key's tools are on their way, and take it up once they are there.
      await page.locator('.walk [aria-live]').waitFor({ state: 'attached' });
      await frames(page);
      await page.evaluate(() => {
        const context = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!.getContext('2d')!;
        const clip = context.clip.bind(context) as () => void;
        Object.assign(window, { clips: 0 });
        context.clip = () => { (window as unknown as { clips: number }).clips++; clip(); };
      });
      for (let step = 0; step < 6; step++) {
        await page.keyboard.press(step === 4 ? 'Home' : 'ArrowRight');
        await frames(page);
        const patched = await fingerprint(page);
        // A page that changes its look has every chart laid out and painted anew.
        await page.evaluate(() => document.documentElement.classList.toggle('other'));
        await frames(page);
        assert.equal(await fingerprint(page), patched, `step ${step}`);
      }
      const clips = await page.evaluate(() => (window as unknown as { clips: number }).clips);
      // A ranking is words, which stay; on a board many change at once.
      if (!/ranking|board/.test(kind)) assert.ok(clips >= 3, `${clips} times painted in part`);
    });
  }
});

describe('the page around the chart changes', () => {
  test('the width: laid out anew, filling its place, at no width wider than the window', async () => {
    const { page, said } = await visit(url + 'bars.html');
    await painted(page, 1);
    for (const width of [1200, 640, 481.5, 320, 280]) {
      await page.setViewportSize({ width: Math.ceil(width), height: 900 });
      await page.evaluate((px) => (document.body.style.width = `${px - 16}px`), width);
      await frames(page);
      await frames(page);
      const { canvas, backing, place, scroll } = await sizes(page);
      // Less by part of a device pixel: one of the canvas is never stretched, nor squeezed.
      assert.ok(canvas <= place && canvas > place - 1, `${canvas} in ${place}`);
      assert.ok(Math.abs(backing - canvas) < 0.01, `${backing} for ${canvas} px`);
      assert.ok(scroll <= Math.ceil(width), `${scroll} at ${width}`);
    }
    assert.deepEqual(said, []);
  });

  test('a width at which a spec has other figures: none of them is pointed at in place of the one that was', async () => {
    const { page } = await visit(url + 'empty.html', { reducedMotion: 'reduce' });
    const spec = { type: 'bar', locale: 'en', title: 'Two', data: 'Q,North,South\nQ1,4,5\nQ2,6,7', narrow: { below: 400, hide: 'North' } };
    const widen = (width: string) => page.evaluate((width) => (document.querySelector<HTMLElement>('#place')!.style.width = width), width);
    await widen('500px');
    await page.evaluate(async (spec) => {
      const chart = await window.dohoa!.mount(document.querySelector('#place')!, spec as never);
      Object.assign(window, { heard: [] });
      chart.addEventListener('explore', ({ detail }) => (window as unknown as { heard: unknown[] }).heard.push(detail?.lines.join(' ') ?? null));
    }, spec);
    await painted(page, 1);
    const box = (await page.locator('.plot > canvas').boundingBox())!;
    const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard.splice(0));
    // The first figure: it is hidden where it is narrow, and another is the first there.
    for (let y = 4; !(await heard()).includes('Q1 North: 4'); y += 6) {
      assert.ok(y < box.height, 'no place answers');
      await page.mouse.click(box.x + box.width / 3, box.y + y);
    }
    await widen('380px');
    await page.waitForFunction(() => document.querySelector('#place > div')!.shadowRoot!.querySelector('canvas')!.style.width === '380px');
    await frames(page);
    assert.deepEqual(await heard(), [null]);
    assert.equal(await tip(page).isVisible(), false);
  });

  test('a hundred resizes in one frame: one layout', async () => {
    // One that moves to its new layout is painted while it moves.
    const { page } = await visit(url + 'bars.html', { reducedMotion: 'reduce' });
    await painted(page, 1);
    const paints = await page.evaluate(async () => {
      const canvas = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!;
      let count = 0;
      const context = canvas.getContext('2d')!;
      const clear = context.clearRect.bind(context);
      context.clearRect = (...rect) => { count++; clear(...rect); };
      for (let px = 300; px < 400; px++) {
        document.body.style.width = `${px}px`;
        document.documentElement.className = `c${px}`;
      }
      await new Promise((done) => setTimeout(done, 200));
      return count;
    });
    assert.ok(paints >= 1 && paints <= 2, `${paints} paints`);
  });

  for (const ratio of [1, 1.5, 2, 3]) {
    test(`pixel ratio ${ratio}: one canvas pixel is one device pixel`, async () => {
      const { page } = await visit(url + 'bars.html', { deviceScaleFactor: ratio });
      await painted(page, 1);
      const { canvas, backing } = await sizes(page);
      assert.ok(Math.abs(backing - canvas * ratio) < 0.01, `${backing} for ${canvas} px`);
      assert.ok(Number.isInteger(backing) && backing >= 780 * ratio);
    });

    test(`pixel ratio ${ratio}: so it is in a place, and with letters, of no whole px`, async () => {
      const { page } = await visit(url + 'bars.html', { deviceScaleFactor: ratio });
      await painted(page, 1);
      for (const [width, letters] of [[303.34, 16], [303.67, 20], [303.9, 24]] as const) {
        await page.evaluate(([width, letters]) => {
          document.querySelector('do-hoa')!.style.width = `${width}px`;
          document.documentElement.style.fontSize = `${letters}px`;
        }, [width, letters] as const);
        await frames(page);
        const { canvas, backing, place } = await sizes(page);
        assert.ok(Math.abs(backing - canvas * ratio) < 0.05, `${backing} for ${canvas} px`);
        assert.ok(canvas <= place, `${canvas} px in ${place}`);
      }
    });
  }

  test('a chart that is higher than any canvas can be is painted on the largest that can', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => [`Xã ${at}`, at + 1]);
    const page = await visit(url + 'empty.html', { deviceScaleFactor: 3 }).then(({ page }) => page);
    const { width, height, seen } = await page.evaluate(async (data) => {
      const place = document.querySelector<HTMLElement>('#place')!;
      place.style.width = '240px';
      await window.dohoa!.mount(place, { type: 'bar', locale: 'vi', title: 'Xã', data: [['Xã', 'Số'], ...data] } as never);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const canvas = place.firstElementChild!.shadowRoot!.querySelector('canvas')!;
      return { width: canvas.width, height: canvas.height, seen: canvas.clientHeight };
    }, rows);
    assert.ok(seen * 3 > 16_384, `${seen} px`);
    assert.equal(height, 16_384);
    assert.ok(Math.abs(width / height - 240 / seen) < 0.001, `${width} to ${height}`);
  });

  for (const [ratio, width] of [[1.25, 461.6], [2.4, 237.65], [1.25, 462]] as const) {
    test(`pixel ratio ${ratio}, a place ${width} px wide: one canvas pixel is one device pixel all the same`, async () => {
      const { page } = await visit(url + 'bars.html', { deviceScaleFactor: ratio });
      await painted(page, 1);
      await page.evaluate((px) => (document.querySelector('do-hoa')!.style.width = `${px}px`), width);
      await frames(page);
      await frames(page);
      const { canvas, backing, place } = await sizes(page);
      // Browsers count lengths in 64ths of a px.
      assert.ok(Math.abs(backing - canvas * ratio) < 0.05, `${backing} for ${canvas} px`);
      assert.ok(canvas <= place && canvas > place - 2, `${canvas} of ${place} px`);
    });
  }

  test('zooming, even where the chart keeps its width: painted anew at the new ratio', async () => {
    const { page } = await visit(url + 'bars.html');
    await painted(page, 1);
    await page.evaluate(() => (document.body.style.width = '300px'));
    const client = await page.context().newCDPSession(page);
    for (const ratio of [2, 1.25, 3, 1]) {
      const window = { width: Math.round(800 / ratio), height: Math.round(900 / ratio) };
      await client.send('Emulation.setDeviceMetricsOverride', { ...window, deviceScaleFactor: ratio, mobile: false });
      await page.waitForFunction(
        (wanted) => document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!.width === 300 * wanted,
        ratio,
        { timeout: 3000 },
      );
    }
  });

  test('a web font that comes late: measured and painted anew', async () => {
    const url = await site({
      extra: {
        '/late.html': html(inline(BARS), `<link rel="stylesheet" href="/late.css">${SCRIPT}`),
        '/late.css': {
          type: 'text/css',
          body: '@font-face { font-family: Late; src: url(/late.ttf) } do-hoa { --dohoa-font: Late, sans-serif }',
        },
        '/late.ttf': { type: 'font/ttf', body: monospaced() },
      },
    });
    const { page } = await visit('');
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/late.ttf', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(url + 'late.html');
    await painted(page, 1);
    const early = await fingerprint(page);
    const asked = await page.evaluate(async () => await chartOf('do-hoa').toSVG({ framed: false }));
    release();
    await page.evaluate(() => document.fonts.ready);
    await frames(page);
    await frames(page);
    assert.notEqual(await fingerprint(page), early);
    assert.notEqual(await page.evaluate(async () => await chartOf('do-hoa').toSVG({ framed: false })), asked, 'words are measured anew');
  });

  test('dark: only on a page that says so, and at once when it changes its mind', async () => {
    const { page } = await visit(url + 'bars.html', { colorScheme: 'dark' });
    await painted(page, 1);
    const dark = () => page.evaluate(() => document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('.frame')!.classList.contains('dark'));
    const light = await fingerprint(page);
    assert.equal(await dark(), false, 'the page has not opted in');
    await page.evaluate(() => (document.documentElement.style.colorScheme = 'light dark'));
    await frames(page);
    assert.equal(await dark(), true);
    assert.notEqual(await fingerprint(page), light);
    await page.emulateMedia({ colorScheme: 'light' });
    await frames(page);
    assert.equal(await dark(), false);
    assert.equal(await fingerprint(page), light);
    // By an attribute alone: of the root, or of what stands nearer.
    const name = async (selector: string, theme: string) => {
      await page.evaluate(([selector, theme]) => document.querySelector(selector!)!.setAttribute('data-theme', theme!), [selector, theme]);
      await frames(page);
    };
    await name('html', 'dark');
    assert.equal(await dark(), true);
    await name('body', 'light');
    assert.equal(await dark(), false);
    assert.equal(await fingerprint(page), light);
    // And against what the reader's system has.
    await page.emulateMedia({ colorScheme: 'dark' });
    await frames(page);
    assert.equal(await dark(), false);
    await name('do-hoa', 'dark');
    assert.equal(await dark(), true);
    const inHead = await visit(url + 'scheme.html', { colorScheme: 'dark' });
    await painted(inHead.page, 1);
    assert.ok(await inHead.page.locator('.frame.dark').count());
  });

  test('dark, and the house’s colours, by a class of the body or a style sheet that comes late', async () => {
    const { page, said } = await visit(url + 'bars.html');
    await painted(page, 1);
    const light = await fingerprint(page);
    const night = page.locator('.frame.dark');
    const adopt = (css: string) =>
      page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets.push(sheet);
      }, css);
    const dress = (name: string) => page.evaluate((name) => (document.body.className = name), name);
    /** Until a picture stands there for which that holds. */
    const until = async (holds: (now: number) => boolean) => {
      for (let left = 100; !holds(await fingerprint(page)); left--) {
        assert.ok(left > 0, 'the picture stays as it is');
        await frames(page);
      }
    };
    await adopt('.night { color-scheme: dark } .house { --dohoa-accent: #a01010 } .typed { --dohoa-font: monospace }');
    await dress('night');
    await night.waitFor();
    await until((now) => now !== light);
    await dress('');
    await night.waitFor({ state: 'detached' });
    await until((now) => now === light);
    for (const name of ['house', 'typed']) {
      await dress(name);
      await until((now) => now !== light);
      await dress('');
      await until((now) => now === light);
    }
    // Of the root the page as a whole is told as well: that is one picture all the same.
    const paints = await page.evaluate(async () => {
      const context = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!.getContext('2d')!;
      const clear = context.clearRect.bind(context);
      let paints = 0;
      context.clearRect = (...rect) => { paints++; clear(...rect); };
      document.documentElement.className = 'night';
      for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
      document.documentElement.className = '';
      return paints;
    });
    assert.equal(paints, 1);
    await night.waitFor({ state: 'detached' });
    await adopt('do-hoa { color-scheme: dark }');
    await night.waitFor();
    assert.deepEqual(said, []);
  });

  test('dark where the page’s words are light, although it names no colour scheme', async () => {
    const { page } = await visit(url + 'bars.html', { colorScheme: 'dark' });
    await painted(page, 1);
    const light = await fingerprint(page);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.night { background: oklch(.21 .03 264.7); color: oklch(.928 .006 264.5) } .shy { background: #111; color: #abb1bf }
        .muted { color: #888 }`);
      document.adoptedStyleSheets.push(sheet);
    });
    const night = page.locator('.frame.dark');
    for (const [name, state] of [['night', 'attached'], ['', 'detached'], ['shy', 'attached'], ['muted', 'detached']] as const) {
      await page.evaluate((name) => (document.body.className = name), name);
      await night.waitFor({ state, timeout: 3000 });
    }
    await frames(page);
    assert.equal(await fingerprint(page), light);
    const ink = () => page.evaluate(() => getComputedStyle(document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('.title')!).color);
    assert.equal(await ink(), 'rgb(28, 31, 36)', 'its words keep their own colour');
  });

  test('dark by a class that comes while the chart is hidden: so it is shown', async () => {
    const { page } = await visit(url + 'bars.html');
    await painted(page, 1);
    const night = page.locator('.frame.dark');
    const turn = (display: string, name: string) =>
      page.evaluate(
        ([display, name]) => {
          document.querySelector('do-hoa')!.style.display = display!;
          document.body.className = name!;
        },
        [display, name],
      );
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.night { color-scheme: dark }');
      document.adoptedStyleSheets.push(sheet);
    });
    for (const [name, state] of [['night', 'attached'], ['', 'detached']] as const) {
      await turn('none', '');
      await frames(page);
      await turn('none', name);
      await frames(page);
      await turn('block', name);
      await night.waitFor({ state, timeout: 3000 });
    }
  });

  test('always dark, on a page that turns dark by a class: without a ground of its own, as long as it needs none', async () => {
    const { page } = await visit(url + 'bars.html');
    await painted(page, 1);
    await page.evaluate((spec) => chartOf('do-hoa').update({ ...spec, theme: 'dark' } as never), BARS);
    const grounded = page.locator('.frame.grounded');
    await grounded.waitFor();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.night { color-scheme: dark }');
      document.adoptedStyleSheets.push(sheet);
      document.body.className = 'night';
    });
    await grounded.waitFor({ state: 'detached', timeout: 3000 });
    await page.evaluate(() => (document.body.className = ''));
    await grounded.waitFor({ timeout: 3000 });
  });

  // What starter kits for pages come with, and what those write who want no motion.
  const RESETS = {
    'gives every element an outline’s colour': '* { outline-color: color-mix(in oklab, oklch(.556 0 0) 50%, transparent) }',
    'moves every colour slowly': '* { transition: color .2s }',
    'forbids all motion': '* { transition: none !important; outline: 0 solid red !important }',
  };
  for (const [name, body] of Object.entries(RESETS)) {
    test(`a page that ${name}: dark and the house’s colours all the same, at once when they change`, async () => {
      const css = `${body} .night { color-scheme: dark } .house { --dohoa-accent: #a01010 }`;
      const extra = {
        '/reset.css': { type: 'text/css', body: css },
        '/reset.html': html(inline(BARS), `<link rel="stylesheet" href="/reset.css">${SCRIPT}`),
      };
      const { page } = await visit((await site({ extra })) + 'reset.html');
      await painted(page, 1);
      const light = await fingerprint(page);
      const night = page.locator('.frame.dark');
      assert.equal(await night.count(), 0);
      const dress = (name: string) => page.evaluate((name) => (document.body.className = name), name);
      await dress('night');
      await night.waitFor({ timeout: 3000 });
      await dress('');
      await night.waitFor({ state: 'detached', timeout: 3000 });
      await dress('house');
      for (let left = 100; (await fingerprint(page)) === light; left--) {
        assert.ok(left > 0, 'the picture stays as it is');
        await frames(page);
      }
    });
  }

  test('moved to a part of the page with another theme: it takes that over', async () => {
    const { page } = await visit(url + 'bars.html');
    await painted(page, 1);
    await page.evaluate(() => {
      for (const theme of ['dark', 'light']) {
        const section = document.body.appendChild(document.createElement('section'));
        section.dataset['theme'] = theme;
      }
    });
    const night = page.locator('.frame.dark');
    const move = (theme: string) =>
      page.evaluate((theme) => document.querySelector(`[data-theme=${theme}]`)!.append(document.querySelector('do-hoa')!), theme);
    await move('dark');
    await night.waitFor({ timeout: 3000 });
    await move('light');
    await night.waitFor({ state: 'detached', timeout: 3000 });
  });

  test('in a shadow root: the theme and the language of what stands around that', async () => {
    const { page } = await visit(url + 'bars.html');
    await painted(page, 1);
    const look = await page.evaluate(async (spec) => {
      const place = document.body.appendChild(document.createElement('div'));
      Object.assign(place.dataset, { theme: 'dark' });
      place.lang = 'en';
      const target = place.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
      const chart = await window.dohoa!.mount(target, { ...spec, locale: undefined } as never);
      await new Promise((done) => setTimeout(done, 50));
      const frame = target.querySelector('div')!.shadowRoot!.querySelector('.frame')!;
      return [frame.classList.contains('dark'), frame.getAttribute('lang'), chart.problems.length];
    }, BARS);
    assert.deepEqual(look, [true, 'en', 0]);
  });
});

function sizes(page: Page) {
  return page.evaluate(() => {
    const host = document.querySelector('do-hoa > div')!;
    const canvas = host.shadowRoot!.querySelector('canvas')!;
    return {
      canvas: canvas.getBoundingClientRect().width,
      backing: canvas.width,
      place: host.getBoundingClientRect().width,
      scroll: document.documentElement.scrollWidth,
    };
  });
}
