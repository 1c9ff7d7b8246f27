// What readers do, in a browser that is not Chromium: the same tests for each of them, few and of what matters most. Whatever can be
// told in Chromium alone is tested there.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { BarSpec, DoHoa, LineSpec } from '../../../pkg/src/index.js';
import { serve } from '../../../www/serve.mjs';
import type { Driven } from './driven.js';

/** What a page has noted of itself since before its first chart. */
interface Noted {
  /** Errors in the console, and those that nobody caught. */
  said: string[];
  forbidden: string[];
  /** Paragraphs and headings that have moved while they were looked at. */
  moved: string[];
}

/** Put into the head of each page as a script of its own: nothing else may run in it. */
const NOTES = `
window.noted = { said: [], forbidden: [], moved: [] };
const { error } = console;
console.error = (...words) => (noted.said.push(words.join(' ')), error.apply(console, words));
addEventListener('error', ({ message }) => noted.said.push('uncaught: ' + message));
addEventListener('unhandledrejection', ({ reason }) => noted.said.push('uncaught: ' + reason));
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => noted.forbidden.push(violatedDirective + ' ' + blockedURI));
const places = new Map();
const look = () => {
  for (const block of document.querySelectorAll('h1, h2, p, footer')) {
    if (block.closest('do-hoa, figure')) continue;
    const top = block.getBoundingClientRect().top + scrollY;
    const before = places.get(block) ?? top;
    if (Math.abs(before - top) > 0.5) noted.moved.push(block.textContent.slice(0, 40) + ': from ' + before + ' to ' + top);
    places.set(block, top);
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
`;

const AWARDS: BarSpec = {
  type: 'bar',
  locale: 'vi',
  title: 'Khen thưởng năm 2023',
  source: 'Cổng thông tin điện tử tỉnh Hà Giang',
  data: [
    ['Cấp', 'Số lượt'],
    ['Nhà nước và Chính phủ', 33],
    ['Chủ tịch UBND tỉnh', 3466],
  ],
};

const ROWS: BarSpec = { type: 'bar', locale: 'vi', title: 'Ba thanh', data: [['Mục', 'Số'], ['Một', 98], ['Hai', 99], ['Ba', 100]] };

/** More days than there are pixels: readers may come nearer. */
const DAYS: LineSpec = {
  type: 'line',
  locale: 'vi',
  title: 'Từng ngày',
  axis: 'time',
  data: ['Ngày,Lượt', ...Array.from({ length: 3000 }, (_, day) => `${new Date(Date.UTC(2015, 0, 1 + day)).toISOString().slice(0, 10)},${50 + (day % 90)}`)].join('\n'),
};

const HEAD = '<meta charset="utf-8"><link rel="icon" href="data:,"><script src="/notes.js"></script>';
const page = (body: string, script = 'dohoa.js') => ({
  type: 'text/html',
  body: `<!doctype html><html lang="vi"><head>${HEAD}<title>trang thử</title><script src="/dohoa/${script}" defer></script></head><body>${body}</body></html>`,
});
const inline = (spec: unknown) => `<do-hoa><script type="application/json">${JSON.stringify(spec)}</script></do-hoa>`;
const article = (path: string) => ({
  type: 'text/html',
  body: readFileSync(new URL(`../../../www/${path}`, import.meta.url), 'utf8').replace('<head>', '<head><script src="/notes.js"></script>'),
});

const EXTRA = {
  '/notes.js': { type: 'text/javascript', body: NOTES },
  '/vi.html': article('index.html'),
  '/en.html': article('en/index.html'),
  '/gallery.html': article('gallery/index.html'),
  '/bars.html': page(inline(AWARDS)),
  '/rows.html': page(inline(ROWS)),
  '/days.html': page(inline(DAYS)),
  '/grades.html': page('<do-hoa src="/charts/reform-grades-explore.json"></do-hoa>'),
  '/fifty.html': page(Array.from({ length: 50 }, (_, at) => `<p>Đoạn ${at}</p>${inline({ ...AWARDS, title: `Biểu đồ ${at}` })}`).join('')),
};
const FRAMED = {
  '/framed.html': page('<iframe src="/dohoa/embed.html?src=/charts/awards-levels.json" title="Khen thưởng" width="100%" height="10"></iframe>', 'iframe-parent.js'),
};

/** A browser with a page in it, and what is asked of the page time and again. */
class Visit {
  constructor(
    readonly driven: Driven,
    readonly url: string,
  ) {}

  /** Waits until that holds in the page. */
  async until<Args extends unknown[]>(holds: (...args: Args) => unknown, ...args: Args): Promise<void> {
    const end = Date.now() + 8000;
    while (!(await this.driven.evaluate(holds, ...args))) {
      if (Date.now() > end) throw new Error(`not within 8 s: ${holds} of ${JSON.stringify(args)}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  async open(path: string, width = 800, charts = 1): Promise<void> {
    await this.driven.size(width, 900);
    await this.driven.open(this.url + path);
    await this.until((wanted) => [...document.querySelectorAll('do-hoa, figure[data-dohoa]')].length >= wanted, charts);
    await this.passBy();
    await this.until(painted, charts);
  }

  /** What is far below is painted when somebody comes near. */
  passBy(): Promise<void> {
    return this.driven.evaluate(async () => {
      for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
        scrollTo(0, y);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
      }
      scrollTo(0, 0);
    });
  }

  /** The middle of an element of the first chart, once it is there. */
  async middleOf(selector: string, at = 0): Promise<[x: number, y: number]> {
    await this.until((selector, at) => document.querySelector('do-hoa > div')!.shadowRoot!.querySelectorAll(selector)[at], selector, at);
    return this.driven.evaluate(
      (selector, at) => {
        const element = document.querySelector('do-hoa > div')!.shadowRoot!.querySelectorAll(selector)[at]!;
        element.scrollIntoView({ block: 'nearest' });
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      },
      selector,
      at,
    );
  }

  async press(selector: string, at = 0): Promise<void> {
    await this.driven.press(...(await this.middleOf(selector, at)));
  }

  /** Waits until something of the first chart has these words. */
  says(selector: string, words: string): Promise<void> {
    return this.until(
      (selector, words) => {
        const all = [...document.querySelector('do-hoa > div')!.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
        return all.some((element) => !element.hidden && element.textContent!.includes(words));
      },
      selector,
      words,
    );
  }

  /** Presses keys at the chart, and hands out what has the focus then. */
  async keys(...names: string[]): Promise<string> {
    for (const name of names) await this.driven.key(name);
    return this.driven.evaluate(() => {
      const { activeElement } = document.querySelector('do-hoa > div')!.shadowRoot!;
      return `${activeElement?.getAttribute('role') ?? activeElement?.tagName}: ${activeElement?.getAttribute('aria-label') ?? activeElement?.textContent}`;
    });
  }

  async noted(): Promise<Noted> {
    return this.driven.evaluate(() => (window as unknown as { noted: Noted }).noted);
  }

  async nothingIsWrong(): Promise<void> {
    const { said, forbidden } = await this.noted();
    assert.deepEqual([said, forbidden], [[], []]);
  }
}

/** Runs in the page: whether so many charts hold a picture. */
function painted(wanted: number): boolean {
  const canvases = [...document.querySelectorAll('do-hoa > div, figure[data-dohoa] > div')].map((host) => host.shadowRoot?.querySelector('canvas'));
  const filled = canvases.filter((canvas) => {
    if (!canvas?.width || !canvas.clientWidth) return false;
    const copy = document.createElement('canvas');
    Object.assign(copy, { width: canvas.width, height: canvas.height });
    const context = copy.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(canvas, 0, 0);
    return context.getImageData(0, 0, copy.width, copy.height).data.some((value) => value > 0);
  });
  return filled.length >= wanted;
}

/** All that is tested of any browser. */
export function checks(launch: () => Promise<Driven>): void {
  let visit: Visit;
  const closing: (() => Promise<void>)[] = [];
  before(async () => {
    const server = await serve({ csp: true, extra: EXTRA });
    closing.push(() => server.close());
    const driven = await launch();
    closing.push(() => driven.close());
    visit = new Visit(driven, server.url);
  });
  after(async () => {
    for (const close of closing.reverse()) await close();
  });
  describe('pages under the strict policy', () => pages(() => visit));
  describe('a reader', () => reader(() => visit));
  describe('files', () => files(() => visit));
  describe('a page’s script', () => scripted(() => visit));
  describe('without the policy', () => unguarded(() => visit.driven));
}

function pages(visit: () => Visit): void {
  for (const [name, width] of [['vi.html', 320], ['en.html', 1200]] as const) {
    test(`${name} at ${width} px: all charts come up, nothing moves, sticks out or is forbidden`, async () => {
      await visit().open(name, width, 7);
      await visit().nothingIsWrong();
      assert.deepEqual((await visit().noted()).moved, []);
      assert.equal(await visit().driven.evaluate(() => document.documentElement.scrollWidth), width);
    });
  }

  test('the gallery: every kind comes up, and what is broken says so', async () => {
    await visit().open('gallery.html', 640, 33);
    const { said, forbidden } = await visit().noted();
    assert.deepEqual(forbidden, []);
    assert.deepEqual(said.filter((line) => !/^dohoa: \/gallery\/broken\//.test(line)), []);
  });

  test('fifty charts', async () => {
    await visit().open('fifty.html', 640, 50);
    await visit().nothingIsWrong();
  });
}

function reader(visit: () => Visit): void {
  test('points at a figure, presses it and lets go', async () => {
    await visit().open('bars.html');
    const [x, y] = await visit().middleOf('canvas');
    await visit().driven.point(x + 100, y + 20);
    await visit().says('.tip', 'Số lượt: 3.466');
    await visit().middleOf('[aria-live]');
    await visit().driven.press(x + 100, y + 20);
    await visit().says('[aria-live]', 'Chủ tịch UBND tỉnh, Số lượt: 3.466. 2 trên 2');
    await visit().driven.point(1, 1);
    await visit().says('.tip', 'Số lượt: 3.466');
    await visit().driven.key('Escape');
    await visit().until(() => document.querySelector('do-hoa > div')!.shadowRoot!.querySelector<HTMLElement>('.tip')!.hidden);
  });

  for (const style of ['body { zoom: 1.5 }', 'html { zoom: 0.8 }', 'do-hoa { zoom: 1.25; transform: scale(0.8); transform-origin: 0 0 }']) {
    test(`points at what is under the pointer where the page says ${style}`, async () => {
      await visit().open('rows.html');
      const [top, bottom] = await visit().driven.evaluate(async (style) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        document.adoptedStyleSheets = [sheet];
        for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
        // Tried out: what tells where a box is may leave out the zoom.
        const root = document.querySelector('do-hoa > div')!.shadowRoot!;
        const column = Array.from({ length: innerHeight }, (_, y) => y).filter((y) => root.elementFromPoint(300, y)?.closest('.plot'));
        return [column[0]!, column.at(-1)!] as const;
      }, style);
      for (const [row, label] of ['Một', 'Hai', 'Ba'].entries()) {
        // Not by way of the tooltip, which stays for who goes there.
        await visit().driven.point(300, 890);
        await visit().driven.point(300, top + ((row + 0.5) * (bottom - top)) / 3);
        await visit().says('.tip', label);
      }
    });
  }

  test('goes from figure to figure by keyboard, with a ring around each, and opens the table', async () => {
    await visit().open('bars.html');
    assert.equal(await visit().keys('Tab'), 'application: Khen thưởng năm 2023');
    await visit().middleOf('[aria-live]');
    assert.equal(await visit().keys('ArrowDown', 'ArrowDown'), 'graphics-symbol: Chủ tịch UBND tỉnh, Số lượt: 3.466. 2 trên 2');
    const ring = await visit().driven.evaluate(() => getComputedStyle(document.querySelector('do-hoa > div')!.shadowRoot!.activeElement!).outlineStyle);
    assert.equal(ring, 'solid');
    await visit().keys('t');
    await visit().says('.sheet td', '3.466');
    assert.equal(await visit().keys('Escape', 'Tab'), 'BUTTON: Bảng số liệu: Khen thưởng năm 2023');
  });

  test('hears the table', async () => {
    await visit().open('bars.html');
    await visit().says('.heard td', '3.466');
    await visit().until(() => /3\.466/.test(document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas[role=img]')!.getAttribute('aria-label')!));
  });

  test('hides a series, chooses shares, goes a step on', async () => {
    await visit().open('grades.html');
    await visit().driven.point(...(await visit().middleOf('canvas')));
    await visit().press('.entry', 1);
    await visit().says('[aria-live]', 'Đã ẩn Tốt');
    await visit().press('fieldset label', 1);
    await visit().says('[aria-live]', 'Tỷ lệ (100%)');
    await visit().press('.steps .files button', 1);
    await visit().says('.step-text', '13 đơn vị đạt hạng Tốt');
    await visit().nothingIsWrong();
  });

  test('comes nearer where figures are dense', async () => {
    await visit().open('days.html');
    await visit().driven.point(...(await visit().middleOf('canvas')));
    await visit().press('.zoom button', 0);
    await visit().says('[aria-live]', 'Từ 2017');
    await visit().press('.zoom button', 2);
    await visit().says('[aria-live]', 'Cả biểu đồ');
  });
}

function files(visit: () => Visit): void {
  test('the table is copied, and both pictures are made', async () => {
    await visit().open('grades.html');
    await visit().press('.source button');
    await visit().press('.sheet .files button', 0);
    await visit().says('.said', 'Đã chép');
    for (const [at, ending] of [[0, 'png'], [1, 'svg']] as const) {
      await visit().press('.above .files button', at);
      await visit().says('.said', `Đã lưu hang-tot-chiem-da-so-o-ca-hai-nhom-don-vi.${ending}`);
    }
    await visit().nothingIsWrong();
  });

  test('the editor copies a link that holds the chart', async () => {
    const { driven, url } = visit();
    await driven.size(1200, 900);
    await driven.open(`${url}editor/?lang=vi`);
    const press = async (selector: string) => {
      await visit().until((selector) => document.querySelector<HTMLElement>(selector)?.offsetWidth, selector);
      await driven.press(
        ...(await driven.evaluate((selector) => {
          const { left, top, width, height } = document.querySelector(selector)!.getBoundingClientRect();
          return [left + width / 2, top + height / 2] as [number, number];
        }, selector)),
      );
    };
    await press('.question');
    await visit().until(() => document.querySelector<HTMLElement>('.problems')?.dataset['state']);
    await press('button.share');
    await visit().until(() => document.querySelector('.toast')?.textContent);
    assert.match(await driven.evaluate(() => document.querySelector('.toast')!.textContent!), /^Đã chép/);
  });
}

function scripted(visit: () => Visit): void {
  const EXPORTED = { type: 'bar', locale: 'vi', title: 'Khác', data: [['Mục', 'Số'], ['A', 1], ['B', 2], ['C', 3]] } satisfies BarSpec;

  test('shows another spec, makes pictures and takes the chart away', async () => {
    await visit().open('bars.html');
    const [labels, svg, png, left] = await visit().driven.evaluate(async (spec) => {
      const { chart } = document.querySelector<DoHoa>('do-hoa')!;
      await chart!.update(spec);
      const labels = chart!.table().rows.map(([label]) => label);
      const [svg, png] = [await chart!.toSVG(), await createImageBitmap(await chart!.toPNG({ width: 320, scale: 3 }))];
      chart!.destroy();
      return [labels, svg.slice(0, 4), png.width, document.querySelectorAll('do-hoa > div').length];
    }, EXPORTED);
    assert.deepEqual([labels, svg, png, left], [['A', 'B', 'C'], '<svg', 960, 0]);
    await visit().nothingIsWrong();
  });

  test('in places of any width a pixel of the canvas is one of the screen, whatever letters the reader has', async () => {
    await visit().open('bars.html');
    for (const [width, letters] of [[304, 24], [331, 20]] as const) {
      const [backing, shown] = await visit().driven.evaluate(
        async (width, letters) => {
          document.querySelector('do-hoa')!.style.width = `${width}px`;
          document.documentElement.style.fontSize = `${letters}px`;
          const root = document.querySelector('do-hoa > div')!.shadowRoot!;
          const canvas = root.querySelector('canvas')!;
          const is = (wanted: number, found: string) => Math.abs(wanted - parseFloat(found)) < 2;
          const isDone = () => is(width, canvas.style.width) && is((14 * letters) / 16, getComputedStyle(root.querySelector('.frame')!).fontSize);
          while (!isDone()) await new Promise(requestAnimationFrame);
          // Letters and width may come to the chart one after the other.
          for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
          return [canvas.width, canvas.getBoundingClientRect().width * devicePixelRatio] as const;
        },
        width,
        letters,
      );
      assert.ok(Math.abs(backing - shown) < 0.05, `${backing} for ${shown}, letters of ${letters} px`);
    }
  });

  test('dark by an attribute, by a colour scheme, and back', async () => {
    await visit().open('bars.html');
    const isDark = (wanted: boolean) => visit().until((wanted) => document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('.frame')!.classList.contains('dark') === wanted, wanted);
    await visit().driven.evaluate(() => void (document.documentElement.dataset['theme'] = 'dark'));
    await isDark(true);
    await visit().driven.evaluate(() => void delete document.documentElement.dataset['theme']);
    await isDark(false);
    await visit().driven.evaluate(() => void (document.body.style.colorScheme = 'dark'));
    await isDark(true);
  });

  test('before print there is a picture for paper, and afterwards that of the screen', async () => {
    await visit().open('bars.html');
    const [screen, paper, back] = await visit().driven.evaluate(() => {
      const width = () => document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!.width;
      const widths = [width()];
      for (const type of ['beforeprint', 'afterprint']) {
        dispatchEvent(new Event(type));
        widths.push(width());
      }
      return widths as [number, number, number];
    });
    assert.equal(paper, 2250, '720 px of 300 dpi');
    assert.equal(back, screen);
  });
}

function unguarded(driven: () => Driven): void {
  test('a web font that comes late is that of the picture as well', async () => {
    // A font as the system has it; what matters is that all of its letters are alike.
    const file = execFileSync('fc-match', ['--format=%{file}', 'monospace']).toString();
    const late = createServer((_, response) => setTimeout(() => response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(readFileSync(file)), 1000));
    await new Promise<void>((done) => late.listen(0, '127.0.0.1', done));
    const style = `@font-face { font-family: Late; src: url(http://127.0.0.1:${(late.address() as AddressInfo).port}/) } do-hoa { --dohoa-font: Late, sans-serif }`;
    const server = await serve({ extra: { ...EXTRA, '/late.html': page(`<style>${style}</style>${inline(AWARDS)}`) } });
    try {
      const visit = new Visit(driven(), server.url);
      await visit.open('late.html');
      await visit.until(() => document.fonts.status === 'loaded');
      const [shown, anew] = await visit.driven.evaluate(async (spec) => {
        const frames = async () => {
          for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame);
        };
        const picture = () => document.querySelector('do-hoa > div')!.shadowRoot!.querySelector('canvas')!.toDataURL();
        await frames();
        const shown = picture();
        await document.querySelector<DoHoa>('do-hoa')!.chart!.update(spec);
        await frames();
        return [shown, picture()];
      }, AWARDS);
      assert.ok(shown === anew, 'another picture once it is laid out anew');
    } finally {
      await server.close();
      late.close();
      late.closeAllConnections();
    }
  });

  test('a frame is as high as the chart in it', async () => {
    const server = await serve({ extra: { ...EXTRA, ...FRAMED } });
    try {
      const visit = new Visit(driven(), server.url);
      await visit.driven.size(640, 900);
      await visit.driven.open(`${server.url}framed.html`);
      await visit.until(() => {
        const frame = document.querySelector('iframe')!;
        return frame.clientHeight > 100 && frame.clientHeight === frame.contentDocument?.documentElement.scrollHeight && frame.contentDocument.title.startsWith('Khen thưởng');
      });
    } finally {
      await server.close();
    }
  });
}
