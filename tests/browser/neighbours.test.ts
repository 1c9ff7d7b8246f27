// Other scripts of a page, and what they do: libraries that put in, put back or replace what they find, old ones that give the language's
// own functions another meaning, and programs that save a page as it stands.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { AWARDS, html, inline, painted, site, visit } from './browser.js';

// What is built is typed by what it is built from: types are checked before there is a build.
const built = new URL('../../pkg/dist/static.js', import.meta.url).href;
const { renderToString } = (await import(built)) as typeof import('../../pkg/src/static.js');

const FIGURE = `<figure data-dohoa='{"type":"bar","locale":"vi"}'><figcaption>Trao tại hội nghị</figcaption>
<table><tr><th>Hình thức</th><th>Số lượng</th></tr><tr><td>Cờ thi đua</td><td>7</td></tr><tr><td>Bằng khen</td><td>12</td></tr></table></figure>`;

let pictured: string;
let url: string;
before(async () => {
  pictured = await renderToString(JSON.stringify(AWARDS), { styled: false });
  const sheet = '<link rel="stylesheet" href="/dohoa/figure.css">';
  const script = '<script src="/dohoa/dohoa.js" defer></script>';
  const npm = '<script type="module">import { scan } from "/dohoa/index.js"; addEventListener("load", () => { scan(); window.scanned = true; })</script>';
  const xml = `<html xmlns="http://www.w3.org/1999/xhtml" lang="vi"><head><title>trang thử</title><script src="/dohoa/dohoa.js" defer="defer"></script></head><body>${FIGURE}</body></html>`;
  url = await site({
    extra: {
      '/p.html': html(`<div id="place">${pictured}${FIGURE}</div>`, sheet + script),
      '/empty.html': html('<div id="place"></div>', sheet + script),
      '/dialog.html': html(`<dialog style="width: 600px">${inline(AWARDS)}</dialog>`),
      '/npm.html': html(FIGURE, script + npm),
      '/xhtml.html': { type: 'application/xhtml+xml', body: xml },
      '/old.html': { type: 'text/html;charset=windows-1252', body: `<!doctype html><title>x</title>${script}${inline({ ...AWARDS, source: 'A', byline: 'B' })}` },
    },
  });
});

const isShown = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { clipPath, transform } = getComputedStyle(element);
    return element.checkVisibility() && clipPath === 'none' && transform === 'none' && element.getBoundingClientRect().height > 20;
  });

describe('put in, put back and taken along', () => {
  test('scripts that have another type while an element is put in, as with jQuery, are its spec all the same', async () => {
    const { page, said } = await visit(`${url}empty.html`);
    await page.evaluate((made) => {
      for (const each of made) {
        const content = new DOMParser().parseFromString(each, 'text/html').body.firstElementChild!;
        const script = content.querySelector('script')!;
        const { type } = script;
        script.type = `true/${type}`;
        document.querySelector('#place')!.append(content);
        script.type = type;
      }
    }, [inline(AWARDS), pictured]);
    await painted(page, 2);
    assert.deepEqual(said, []);
  });

  test('where a page puts its own nodes back in their first form, charts are drawn anew', async () => {
    const { page, said } = await visit(`${url}p.html`);
    await painted(page, 2);
    await page.evaluate(() => {
      // As libraries do that make a page the same as another, node by node.
      for (const host of document.querySelectorAll('do-hoa > div, figure[data-dohoa] > div')) host.remove();
      for (const covered of document.querySelectorAll('[data-dohoa-style]')) {
        covered.removeAttribute('style');
        covered.removeAttribute('data-dohoa-style');
      }
      document.querySelector('do-hoa')!.removeAttribute('style');
    });
    await page.waitForTimeout(50);
    await page.evaluate(() => window.dohoa!.scan());
    await painted(page, 2);
    assert.equal(await isShown(page, 'figure.dohoa'), false);
    assert.equal(await isShown(page, 'figure > table'), false);
    assert.deepEqual(said, []);
  });

  test('a page that is saved while it lives shows the figure and the table where it is opened without a script', async () => {
    const { page } = await visit(`${url}p.html`);
    await painted(page, 2);
    assert.equal(await isShown(page, 'figure.dohoa'), false);
    assert.equal(await isShown(page, 'figure > table'), false);
    const saved = await site({ extra: { '/saved.html': { type: 'text/html;charset=utf-8', body: await page.content() } } });
    const { page: opened } = await visit(`${saved}saved.html`, { javaScriptEnabled: false });
    assert.equal(await isShown(opened, 'figure.dohoa'), true);
    assert.equal(await isShown(opened, 'figure > table'), true);
  });

  test('a copy of a chart does not keep the height that the first one’s figure had', async () => {
    const { page } = await visit(`${url}p.html`, { viewport: { width: 340, height: 900 } });
    await painted(page, 2);
    await page.evaluate(() => {
      const copy = document.querySelector('do-hoa')!.cloneNode(true) as HTMLElement;
      copy.id = 'copy';
      document.querySelector('#place')!.append(copy);
    });
    await painted(page, 3);
    await page.setViewportSize({ width: 800, height: 900 });
    const heights = () => page.evaluate(() => [...document.querySelectorAll('do-hoa')].map((element) => element.getBoundingClientRect().height));
    await page.waitForFunction(() => [...document.querySelectorAll('do-hoa')].every(({ style }) => !style.minHeight));
    const [first, copy] = await heights();
    assert.ok(Math.abs(first! - copy!) < 2, `${first} and ${copy} px`);
  });
});

describe('other libraries', () => {
  test('old ones that replace what lists and elements do: figures are walked, the table opens, the chart can go', async () => {
    const { page, said } = await visit('');
    await page.addInitScript(() => {
      // MooTools', which knows no second argument; Prototype's, which fails for what stands nowhere; and of Prototype's old versions.
      const { from } = Array;
      Array.from = ((list: ArrayLike<unknown>) => from(list)) as typeof Array.from;
      Element.prototype.remove = function () {
        this.parentNode!.removeChild(this);
      };
      (Array.prototype as unknown as { toJSON(): string }).toJSON = () => '"a list"';
    });
    await page.goto(`${url}p.html`);
    await painted(page, 2);
    for (const place of ['do-hoa', 'figure[data-dohoa]']) {
      const chart = page.locator(`${place} > div`);
      const walk = chart.locator('.walk');
      await walk.focus();
      await chart.locator('[aria-live]').first().waitFor({ state: 'attached' });
      const told = [];
      for (let step = 0; step < 2; step++) {
        await page.keyboard.press('ArrowDown');
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
        told.push(await chart.locator('.tip').innerText());
      }
      assert.match(told.join(' then '), place === 'do-hoa' ? /33[^]* then [^]*3\.466/ : /7[^]* then [^]*12/);
      await chart.locator('button', { hasText: 'Bảng số liệu' }).click();
      await chart.locator('.below table').waitFor();
    }
    await page.evaluate(() => {
      document.querySelector('do-hoa')!.chart!.destroy();
      window.dohoa!.scan()[0]!.destroy();
    });
    assert.equal(await isShown(page, 'figure.dohoa'), true);
    assert.equal(await isShown(page, 'figure > table'), true);
    assert.deepEqual(said, []);
  });

  test('keys that a chart has a use for are not heard around it, Escape is', async () => {
    const { page } = await visit(`${url}p.html`);
    let come = () => {};
    const asked = new Promise<void>((done) => (come = done));
    await page.route('**/tools.js', async (route) => {
      await asked;
      await route.continue();
    });
    await painted(page, 2);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      document.addEventListener('keydown', ({ key }) => heard.push(key));
    });
    const chart = page.locator('do-hoa > div');
    await chart.locator('.walk').focus();
    // While what answers is on its way, and then.
    await page.keyboard.press('ArrowRight');
    come();
    await chart.locator('[aria-live]').first().waitFor({ state: 'attached' });
    for (const key of ['ArrowRight', 'ArrowDown', 'End', 't', 'q', 'Escape']) await page.keyboard.press(key);
    assert.deepEqual(await page.evaluate('heard'), ['q', 'Escape']);
  });

  test('Escape lets go of a figure first, and then closes the dialog around the chart', async () => {
    const { page } = await visit(`${url}dialog.html`);
    await page.evaluate(() => document.querySelector('dialog')!.showModal());
    await painted(page, 1);
    const isOpen = () => page.locator('dialog').evaluate((dialog: HTMLDialogElement) => dialog.open);
    await page.locator('.walk').focus();
    await page.locator('[aria-live]').first().waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    assert.equal(await isOpen(), true);
    await page.keyboard.press('Escape');
    assert.equal(await isOpen(), false);
  });

  test('the script tag, and the package’s scan() on the same page: one chart a figure', async () => {
    const { page, said } = await visit(`${url}npm.html`);
    await painted(page, 1);
    await page.waitForFunction('window.scanned');
    await page.waitForTimeout(300);
    assert.equal(await page.locator('figure > div').count(), 1);
    assert.deepEqual(said, []);
  });
});

describe('pages of other forms', () => {
  test('in XHTML a figure keeps its caption', async () => {
    const { page, said } = await visit(`${url}xhtml.html`);
    await painted(page, 1);
    assert.equal(await page.locator('figcaption').isVisible(), true);
    assert.deepEqual(said, []);
  });

  test('the script is read alike in every encoding of a page', async () => {
    const script = readFileSync(new URL('../../pkg/dist/dohoa.js', import.meta.url), 'utf8');
    assert.deepEqual(script.match(/[^\n -~]/g), null);
    const { page } = await visit(`${url}old.html`);
    await painted(page, 1);
    assert.match(await page.locator('.source').innerText(), /A · B/);
  });
});
