// A chart in a frame of a page that lies on another host, which on this machine is another port: what such a page hears, what it
// does with it, and what the frame refuses.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import type { Frame, Page } from 'playwright-core';
import { AWARDS, html, json, painted, site, visit } from './browser.js';

const frame = (src: string, more = ''): string =>
  `<iframe src="${src}" title="Khen thưởng năm 2023" loading="lazy" width="100%" height="100" style="border:0" ${more}></iframe>`;

const packed = (spec: unknown): string => deflateRawSync(JSON.stringify(spec)).toString('base64url');

/** The inner page, once it is there. */
async function inner(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector('iframe');
  return (await handle.contentFrame())!;
}

/** Whether the frame is as high as what is in it, and so has no scroll bar. */
const fits = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const { height } = document.querySelector('iframe')!.getBoundingClientRect();
    return height > 105 && height === (window as unknown as { told?: number }).told;
  });

/** Keeps what the page hears; the last height as `told`. */
const LISTENER = `<script>
  heard = [];
  addEventListener('message', ({ data }) => {
    heard.push(data);
    if (data['datawrapper-height']) told = Object.values(data['datawrapper-height'])[0];
  });
</script>`;

/** What newsrooms' pages do that were made for Datawrapper's frames: find the frame by its window, take the height. */
const LIKE_DATAWRAPPER = `<script>
  addEventListener('message', (event) => {
    for (const id in event.data['datawrapper-height'])
      for (const frame of document.querySelectorAll('iframe'))
        if (frame.contentWindow === event.source) frame.style.height = event.data['datawrapper-height'][id] + 'px';
  });
</script>`;

/** What a parent made for pym does: it has put its name for the child into the address, and goes by messages with that name. */
const LIKE_PYM = `<script>
  addEventListener('message', ({ data }) => {
    const [, height] = /^pymxPYMxnumber-1xPYMxheightxPYMx(.+)$/.exec(data) ?? [];
    if (height) document.querySelector('iframe').setAttribute('height', height + 'px');
  });
</script>`;

/** And AMP, which takes whole numbers only, from messages of its own. */
const LIKE_AMP = `<script>
  addEventListener('message', ({ data }) => {
    if (data.sentinel === 'amp' && data.type === 'embed-size' && Number.isInteger(data.height))
      document.querySelector('iframe').style.height = data.height + 'px';
  });
</script>`;

describe('a chart in a frame', () => {
  let charts: string;
  before(async () => {
    charts = await site({ csp: true, extra: { '/spec.json': json(AWARDS), '/plain.json': json({ ...AWARDS, locale: undefined }) } });
  });
  const embed = (query: string) => `${charts}dohoa/embed.html${query}`;

  /** A page on another host with this in it. */
  async function host(body: string, head: string): Promise<Page> {
    const url = await site({ extra: { '/host.html': html(body, LISTENER + head) } });
    const { page } = await visit(`${url}host.html`);
    return page;
  }

  const parents = {
    'with the script of this package': (charts: string) => `<script src="${charts}dohoa/iframe-parent.js" defer></script>`,
    "made for Datawrapper's": () => LIKE_DATAWRAPPER,
    'made for pym': () => LIKE_PYM,
    'made for AMP': () => LIKE_AMP,
  };
  for (const [name, head] of Object.entries(parents)) {
    test(`a page ${name} gives it its height, also when it gets narrower`, async () => {
      const page = await host(frame(embed('?childId=number-1&src=/charts/awards-levels.json')), head(charts));
      await fits(page);
      const wide = await page.locator('iframe').evaluate((frame) => frame.clientHeight);
      await page.setViewportSize({ width: 320, height: 900 });
      await page.waitForFunction((before) => (window as unknown as { told: number }).told > before, wide);
      await fits(page);
    });
  }

  test('its figures can be copied, though the page lets no frame at the clipboard', async () => {
    const page = await host(frame(embed('?src=/spec.json')) + '<textarea></textarea>', LIKE_DATAWRAPPER);
    await fits(page);
    const chart = await inner(page);
    await chart.getByRole('button', { name: 'Bảng số liệu' }).click();
    const refused = () => navigator.clipboard.writeText('x').then(() => false, () => true);
    assert.equal(await chart.evaluate(refused), true, 'the browser refuses');
    await chart.getByRole('button', { name: 'Chép' }).click();
    await chart.locator('.said').waitFor();
    assert.equal(await chart.locator('.said').innerText(), 'Đã chép');
    assert.equal(await chart.evaluate(() => String(getSelection())), '', 'nothing stays marked');
    // What is said once more is heard once more: its text is another one.
    const line = await chart.locator('.walk [aria-live]').elementHandle();
    const heard = await line!.evaluate((line) => line.textContent);
    await chart.getByRole('button', { name: 'Chép' }).click();
    await chart.waitForFunction(([line, heard]) => line!.textContent !== heard && line!.textContent!.trim() === heard, [line, heard] as const);
    await page.locator('textarea').focus();
    await page.keyboard.press('Control+V');
    const figures = 'Cấp\tSố lượt\nNhà nước và Chính phủ\t33\nChủ tịch UBND tỉnh\t3.466';
    assert.equal(await page.locator('textarea').inputValue(), figures);
    // Where not even that is let, they are marked.
    await chart.evaluate(() => void (document.execCommand = () => false));
    await chart.getByRole('button', { name: 'Chép' }).click();
    await chart.getByText('Chưa chép được').last().waitFor();
    assert.match(await chart.evaluate(() => String(getSelection())), /3\.466/);
  });

  test('nothing scrolls within it, and the line around the last button is whole', async () => {
    const page = await host(frame(embed('?src=/charts/awards-levels.json')), LIKE_DATAWRAPPER);
    await fits(page);
    const chart = await inner(page);
    const room = () =>
      chart.evaluate(() => {
        const { scrollHeight, clientHeight } = document.documentElement;
        const button = document.querySelector('do-hoa > div')!.shadowRoot!.querySelector<HTMLElement>('.source button')!;
        button.focus({ focusVisible: true } as FocusOptions);
        const { outlineOffset, outlineWidth } = getComputedStyle(button);
        const ring = button.getBoundingClientRect().bottom + parseFloat(outlineOffset) + parseFloat(outlineWidth);
        return { over: scrollHeight - clientHeight, cut: Math.max(0, ring - clientHeight), width: outlineWidth };
      });
    assert.deepEqual(await room(), { over: 0, cut: 0, width: '2px' });
    await page.setViewportSize({ width: 320, height: 900 });
    await page.waitForTimeout(200);
    assert.deepEqual(await room(), { over: 0, cut: 0, width: '2px' });
  });

  test('a script that comes after the chart asks for the height', async () => {
    const page = await host(frame(embed('?src=/charts/awards-levels.json')), '');
    await page.waitForFunction(() => (window as unknown as { told: number }).told > 150);
    await page.addScriptTag({ url: `${charts}dohoa/iframe-parent.js` });
    await fits(page);
  });

  test('messages from elsewhere change nothing', async () => {
    const page = await host(frame(embed('?src=/charts/awards-levels.json')), parents['with the script of this package'](charts));
    await fits(page);
    const height = await page.locator('iframe').evaluate((frame) => frame.clientHeight);
    await page.evaluate(async () => {
      postMessage({ 'datawrapper-height': { dohoa: 5000 } }, '*');
      const stranger = document.createElement('iframe');
      // A frame that says it is somewhere else than it is.
      document.body.append(stranger);
      (stranger.contentWindow as unknown as { eval(code: string): void }).eval("parent.postMessage({ 'datawrapper-height': { dohoa: 6000 } }, '*')");
      for (const odd of [null, 7, 'datawrapper-height', { 'datawrapper-height': null }, { 'datawrapper-height': { a: -1 } }]) postMessage(odd, '*');
      await new Promise((done) => setTimeout(done, 100));
    });
    assert.deepEqual(await page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.clientHeight)), [height, 150]);
  });

  test('of several frames each gets its own height', async () => {
    const two = ['?src=/charts/awards-levels.json', '?src=/charts/reform-grades.json'].map((query) => frame(embed(query)));
    const page = await host(two.join(''), parents['with the script of this package'](charts));
    const given = () => page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.clientHeight));
    const needed = () => Promise.all(page.frames().slice(1).map((frame) => frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height))));
    let [heights, own] = [await given(), await needed()];
    for (let tries = 0; tries < 200 && (Math.min(...heights) <= 105 || String(heights) !== String(own)); tries++) {
      await page.waitForTimeout(20);
      [heights, own] = [await given(), await needed()];
    }
    assert.deepEqual(heights, own);
    assert.ok(heights.length === 2 && heights[0] !== heights[1], String(heights));
  });

  test('a frame tells its height again to the page around it, and to nobody else', async () => {
    const page = await host(frame(embed('?src=/spec.json')), LIKE_DATAWRAPPER);
    await fits(page);
    const heard = async () => {
      await page.waitForTimeout(100);
      return page.evaluate(() => (window as unknown as { heard: unknown[] }).heard.length);
    };
    const before = await heard();
    await (await inner(page)).evaluate(() => postMessage('dohoa-height', '*'));
    assert.equal(await heard(), before);
    await page.evaluate(() => document.querySelector('iframe')!.contentWindow!.postMessage('dohoa-height', '*'));
    assert.ok((await heard()) > before);
  });

  test('is titled, speaks the language of its spec, and keeps the strictest policy', async () => {
    const { page, said, forbidden } = await visit(embed('?src=/spec.json'));
    await painted(page, 1);
    await page.waitForFunction(() => document.title === 'Khen thưởng năm 2023');
    assert.deepEqual([said, forbidden], [[], []]);
    const framed = await host(frame(embed('?src=/spec.json')), LIKE_DATAWRAPPER);
    await fits(framed);
    assert.equal(await (await inner(framed)).title(), 'Khen thưởng năm 2023');
  });

  test('a spec in the address itself is drawn, and another one in its place', async () => {
    const page = await host(frame(embed(`#spec=${packed(AWARDS)}`)), LIKE_DATAWRAPPER);
    await fits(page);
    const chart = await inner(page);
    assert.equal(await chart.title(), AWARDS.title);
    await chart.evaluate((spec) => (location.hash = `spec=${spec}`), packed({ ...AWARDS, title: 'Năm sau' }));
    await chart.waitForFunction(() => document.title === 'Năm sau');
  });

  test('a language can be said for a spec that names none', async () => {
    for (const [lang, figure] of [['vi', '3.466'], ['en', '3,466']]) {
      const { page } = await visit(embed(`?lang=${lang}&src=/plain.json`));
      await painted(page, 1);
      const table = await page.evaluate(() => chartOf('do-hoa').table());
      assert.equal(table.rows[1]![1], figure);
    }
  });

  test('it is light unless it is asked to be dark', async () => {
    const ground = async (query: string) => {
      const { page } = await visit(embed(`${query}src=/spec.json`), { colorScheme: 'dark' });
      await painted(page, 1);
      return page.evaluate(() => [getComputedStyle(document.documentElement).backgroundColor, document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('.dark') !== null]);
    };
    const [light, dark] = ['rgb(255, 255, 255)', 'rgb(21, 24, 28)'];
    assert.deepEqual(await ground('?'), [light, false]);
    assert.deepEqual(await ground('?theme=dark&'), [dark, true]);
    assert.deepEqual(await ground('?theme=auto&'), [dark, true]);
  });

  const refused = {
    'a script for an address': '?src=javascript:alert(1)',
    'a spec on another host': '?src=http://127.0.0.2/spec.json',
    'no spec at all': '',
    'a spec that cannot be unpacked': '#spec=@@@',
    'a spec that is no JSON': `#spec=${deflateRawSync('{').toString('base64url')}`,
    // It would be drawn otherwise.
    'a spec that unpacks to more than memory': `#spec=${deflateRawSync(JSON.stringify(AWARDS).padEnd(50_000_000)).toString('base64url')}`,
  };
  for (const [what, query] of Object.entries(refused)) {
    test(`${what} is answered with words`, async () => {
      const { page, said } = await visit(embed(query));
      await page.locator('.problem li').waitFor();
      assert.ok(said.some((line) => line.startsWith('dohoa: ')), said.join('\n'));
    });
  }
});
