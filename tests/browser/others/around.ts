// What a page does around a chart: its colours, its dark ground, its width and letters, its fonts, paper, and a frame.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { AWARDS, html, inline, monospaced } from '../browser.js';
import type { Driven } from './driven.js';
import { head, isColored, pages, see, until, WINDOW, type Subject } from './page.js';

const FRAMES = [
  { chart: 'reform-grades-explore', title: 'Hạng Tốt', style: 'border:0', least: 250 },
  // With the rim that browsers give a frame.
  { chart: 'awards-levels', title: 'Khen thưởng', style: '', least: 100 },
];

/** How wide a window is, and how wide a chart of it is on paper: px, neither narrower nor wider than what a sheet has. */
const SHEETS = [
  [640, 640],
  [800, 720],
] as const;

/** A font that readers wait a second for. */
async function lateFont(): Promise<{ url: string; close(): void }> {
  const file = monospaced();
  const server = createServer((_, response) => setTimeout(() => response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(file), 1000));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close };
}

/** The first chart's picture, once whatever is on its way has come. */
const picture = (driven: Driven): Promise<string> =>
  driven.evaluate(async () => {
    await window.reader.frames(30);
    return window.reader.find<HTMLCanvasElement>('.plot > canvas')!.toDataURL();
  });

export const around: Subject = {
  name: 'the page around it',
  pages: {},
  tests(stage) {
    test('its colours, its dark ground, another width: painted anew without being told', async () => {
      const { driven, url } = stage();
      await see(driven, `${url}bars.html`);
      await isColored(driven, '#0b6285');
      // Neither of an element that is watched: the frame's own transitions tell.
      await driven.evaluate(() => document.body.style.setProperty('--dohoa-accent', 'rgb(170 0 0)'));
      await isColored(driven, '#aa0000');
      await driven.evaluate(() => document.body.style.removeProperty('--dohoa-accent'));
      await driven.evaluate(() => (document.body.style.colorScheme = 'dark'));
      await isColored(driven, '#58b4dc');
      assert.equal(await driven.evaluate(() => window.reader.find('.frame')!.className), 'frame dark');
      await driven.evaluate(() => (document.body.style.colorScheme = ''));
      await isColored(driven, '#0b6285');
      await driven.evaluate(() => (document.querySelector('do-hoa')!.style.width = '300px'));
      await until(driven, 'the new width', () => window.reader.find<HTMLCanvasElement>('.plot > canvas')!.width === Math.round(300 * devicePixelRatio));
    });

    test('dark by the attribute that sites have for it, and back', async () => {
      const { driven, url } = stage();
      await see(driven, `${url}bars.html`);
      const isDark = (wanted: boolean) => until(driven, `dark: ${wanted}`, (wanted) => window.reader.find('.frame')!.classList.contains('dark') === wanted, wanted);
      await driven.evaluate(() => void (document.documentElement.dataset['theme'] = 'dark'));
      await isDark(true);
      await isColored(driven, '#58b4dc');
      await driven.evaluate(() => void delete document.documentElement.dataset['theme']);
      await isDark(false);
      await isColored(driven, '#0b6285');
    });

    test('dark where the page’s words are light, whatever they are written as, and back', async () => {
      const { driven, url } = stage();
      await see(driven, `${url}bars.html`);
      for (const color of ['#ccc', 'oklch(.9 .01 260)', 'rgb(255 255 255 / .7)']) {
        await driven.evaluate((color) => Object.assign(document.body.style, { color, background: '#111' }), color);
        await isColored(driven, '#58b4dc');
        await driven.evaluate(() => Object.assign(document.body.style, { color: '', background: '' }));
        await isColored(driven, '#0b6285');
      }
      await driven.evaluate(() => (document.body.style.color = '#777'));
      await driven.evaluate(() => window.reader.frames(30));
      await isColored(driven, '#0b6285');
    });

    test('in places of any width a pixel of the canvas is one of the screen, whatever letters the reader has', async () => {
      const { driven, url } = stage();
      await see(driven, `${url}bars.html`);
      for (const [width, letters] of [[304, 24], [331, 20]] as const) {
        const place = `${width} px, letters of ${letters}`;
        await driven.evaluate((width, letters) => {
          document.querySelector('do-hoa')!.style.width = `${width}px`;
          document.documentElement.style.fontSize = `${letters}px`;
        }, width, letters);
        await until(driven, place, (width, letters) => {
          const is = (wanted: number, found: string) => Math.abs(wanted - parseFloat(found)) < 2;
          return is(width, window.reader.find('.plot > canvas')!.style.width) && is((14 * letters) / 16, getComputedStyle(window.reader.find('.frame')!).fontSize);
        }, width, letters);
        const [backing, shown] = await driven.evaluate(async () => {
          // Letters and width may come to the chart one after the other.
          await window.reader.frames(4);
          const canvas = window.reader.find<HTMLCanvasElement>('.plot > canvas')!;
          return [canvas.width, canvas.getBoundingClientRect().width * devicePixelRatio] as const;
        });
        assert.ok(Math.abs(backing - shown) < 0.05, `${backing} for ${shown} where there are ${place}`);
      }
    });

    test('a web font that comes late is that of the picture as well', async () => {
      const { driven, url } = stage();
      const font = await lateFont();
      try {
        const style = `<style>@font-face { font-family: Late; src: url(${font.url}) } do-hoa { --dohoa-font: Late, sans-serif }</style>`;
        const house = await pages({ '/late.html': html(inline(AWARDS), head() + style) }, false);
        await see(driven, `${url}bars.html`);
        const plain = await picture(driven);
        await see(driven, `${house}late.html`);
        await until(driven, 'the font', () => [...document.fonts].every(({ status }) => status === 'loaded'));
        const shown = await picture(driven);
        assert.ok(shown !== plain, 'the picture is as without the font');
        await driven.evaluate(async (spec) => void (await document.querySelector('do-hoa')!.chart!.update(spec)), AWARDS);
        assert.ok((await picture(driven)) === shown, 'another picture once it is laid out anew');
      } finally {
        font.close();
      }
    });

    for (const [place, sheet] of SHEETS) {
      test(`paper, of a window ${place} px wide: ${sheet} px wide and of 300 dpi, and back`, async () => {
        const { driven, url } = stage();
        await driven.size(place, 900);
        await see(driven, `${url}bars.html`);
        const width = () => driven.evaluate(() => window.reader.find<HTMLCanvasElement>('.plot > canvas')!.width);
        const onScreen = await width();
        await driven.evaluate(() => dispatchEvent(new Event('beforeprint')));
        assert.equal(await width(), (sheet * 300) / 96);
        await driven.evaluate(() => dispatchEvent(new Event('afterprint')));
        assert.equal(await width(), onScreen);
        await driven.size(...WINDOW);
      });
    }

    for (const { chart, title, style, least } of FRAMES) {
      test(`a frame is as high as its chart: ${chart}`, async () => {
        const { driven } = stage();
        const frame = `<iframe src="/dohoa/embed.html?src=/charts/${chart}.json" title="" width="100%" height="10" style="${style}"></iframe>`;
        const news = await pages({ '/news.html': html(frame, head('iframe-parent.js')) }, false);
        await driven.open(`${news}news.html`);
        await until(driven, 'the height', (title, least) => {
          const { clientHeight, contentDocument } = document.querySelector('iframe')!;
          const { height } = contentDocument!.documentElement.getBoundingClientRect();
          return height > least && clientHeight === Math.ceil(height) && clientHeight === contentDocument!.documentElement.scrollHeight && contentDocument!.title.startsWith(title);
        }, title, least);
      });
    }
  },
};
