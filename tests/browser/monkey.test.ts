// Readers and pages do anything, in any order: from a fixed seed, so that it is the same each time. Whatever was done, the chart that
// comes of it is the one that would be there had nothing been done. What each thing does is the other tests' business.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Chart, Spec } from '../../pkg/src/index.js';
import { html, painted, site, visit } from './browser.js';
import { comparing } from './pictures.js';

const SEQUENCES = 14;
const LENGTH = 25;

/** What canvases may differ in: parts of a line that are painted anew are shaded a little otherwise at its rims, of 255. */
const SHADE = 32;

const FOLDER = new URL('../../www/charts/', import.meta.url);
const CHARTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.en.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Spec);
const NARROW = { type: 'stacked-bar', locale: 'en', title: 'Narrow', source: 'x', theme: 'dark', data: 'Q,North,South\nQ1,4,5\nQ2,6,7', narrow: { below: 420, hide: ['South'] } };
const CROWD = { type: 'line', locale: 'en', title: 'Crowd', source: 'x', data: 'x,y\n' + Array.from({ length: 3000 }, (_, at) => `${at},${at % 97}`).join('\n') };
const SPECS = [...CHARTS, NARROW, CROWD, { type: 'bra', locale: 'en' }] as Spec[];

const CSS = `.night { color-scheme: dark } .house { --dohoa-accent: #b00000; --dohoa-scale: 1.2 } .gap { height: 3000px }
.rest { position: fixed; inset: 0 auto auto 0; width: 4px; height: 4px; z-index: 9 }`;
/** Where the pointer is over no chart, wherever the page has been scrolled to. */
const REST = [1, 1] as const;
const KEYS = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'Enter', ' ', 't', 'h', '+', '-', '0', 'Escape', 'Tab', 'Shift+Tab'];

interface Stage {
  chart: Chart;
  target: HTMLElement;
  spec: Spec;
  /** Whether a reader has changed what is shown of a spec; of the next one as well, as far as it has the same. */
  changed: boolean;
  /** What the page has heard last of what is pointed at. */
  heard: readonly string[] | undefined;
  put(spec: Spec): Promise<void>;
  frames(count: number): Promise<void>;
}
declare global {
  var stage: Stage;
}

let url: string;
before(async () => {
  const head = '<link rel="stylesheet" href="/monkey.css"><script src="/dohoa/dohoa.js" defer></script>';
  url = await site({
    extra: {
      '/charts/monkey.html': html('<main><div id="place"></div><p id="below">Sau</p></main><p class="gap"></p><i class="rest"></i>', head),
      '/monkey.css': { type: 'text/css', body: CSS },
    },
  });
});

/** Numbers from 0 to 1 that look like chance (mulberry32). */
function chance(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Do = (page: Page, random: () => number) => Promise<unknown>;
const pick = <T>(random: () => number, all: readonly T[]): T => all[Math.floor(random() * all.length)]!;

/** A place on the plot, in the window, if any of it is. */
const somewhere = (page: Page, random: () => number) =>
  page.evaluate(([along, down]) => {
    const box = stage.target.querySelector('div')!.shadowRoot!.querySelector('.plot')?.getBoundingClientRect();
    if (!box?.width) return;
    const [top, bottom] = [Math.max(1, box.top), Math.min(innerHeight - 2, box.bottom)];
    return top < bottom ? ([box.left + along! * box.width, top + down! * (bottom - top)] as const) : undefined;
  }, [random(), random()]);

/** Presses one of the buttons and fields of that kind, if there are any. */
const press = (selector: string): Do => async (page, random) => {
  const all = await page.locator(selector).all();
  const one = pick(random, all);
  if (await one?.isVisible()) await one!.click({ force: true });
};

const onPlot = (run: (page: Page, x: number, y: number) => Promise<unknown>): Do => async (page, random) => {
  const place = await somewhere(page, random);
  if (place) await run(page, ...place);
};

const inPage = <T>(choices: readonly T[], run: (choice: T) => unknown): Do => (page, random) => page.evaluate(run as (choice: unknown) => unknown, pick(random, choices));

/** What may happen; what stands here twice happens twice as often. */
const DOINGS: Record<string, Do> = {
  point: onPlot((page, x, y) => page.mouse.move(x, y)),
  'point again': onPlot((page, x, y) => page.mouse.move(x, y)),
  click: onPlot((page, x, y) => page.mouse.click(x, y)),
  tap: onPlot((page, x, y) => page.touchscreen.tap(x, y)),
  leave: (page) => page.mouse.move(...REST),
  focus: inPage([0], () => stage.target.querySelector('div')!.shadowRoot!.querySelector<HTMLElement>('.walk')?.focus()),
  key: (page, random) => page.keyboard.press(pick(random, KEYS)),
  'key again': (page, random) => page.keyboard.press(pick(random, KEYS)),
  legend: press('.entry'),
  control: press('fieldset input'),
  button: press('.zoom button, .steps button, .source button'),
  step: inPage([-1, 0, 1], (index) => stage.chart.step(index)),
  spec: (page, random) => page.evaluate((spec) => stage.put(spec), pick(random, SPECS)),
  'spec again': (page, random) => page.evaluate((spec) => stage.put(spec), pick(random, SPECS)),
  'same spec': (page) => page.evaluate(() => stage.put(stage.spec)),
  width: inPage(['', '300px', '380px', '470px', '641.3px'], (width) => (document.querySelector<HTMLElement>('#place')!.style.width = width)),
  window: (page, random) => page.setViewportSize({ width: pick(random, [320, 640, 900]), height: pick(random, [500, 900]) }),
  theme: inPage(['dark', 'light', ''], (theme) => (document.documentElement.dataset['theme'] = theme)),
  class: inPage(['night', 'house', ''], (name) => (document.body.className = name)),
  letters: inPage(['', '24px'], (size) => (document.documentElement.style.fontSize = size)),
  colours: (page, random) => page.emulateMedia({ forcedColors: pick(random, ['active', 'none']) }),
  motion: (page, random) => page.emulateMedia({ reducedMotion: pick(random, ['reduce', 'no-preference']) }),
  sight: inPage(['none', '', ''], (display) => (document.querySelector('main')!.style.display = display)),
  paper: inPage([0], async () => {
    dispatchEvent(new Event('beforeprint'));
    await stage.frames(1);
    dispatchEvent(new Event('afterprint'));
  }),
  scroll: inPage([0, 2000], (y) => scrollTo(0, y)),
};

/** What pages do, and no reader: it moves nobody's focus out of the chart. */
const PAGES_OWN = ['spec', 'spec again', 'same spec', 'step', 'width', 'window', 'theme', 'class', 'letters', 'colours', 'motion', 'paper', 'scroll'];
const isFocused = (page: Page) => page.evaluate(() => !!stage.target.querySelector('div')!.shadowRoot!.activeElement);

/** A chart that nothing has been done with. */
const begin = (page: Page, spec: Spec) =>
  page.evaluate(async (spec) => {
    const target = document.querySelector('#place')!.appendChild(document.createElement('div'));
    const chart = await window.dohoa!.mount(target, spec);
    const frames = async (count: number) => {
      for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
    };
    const put = async (spec: Spec) => {
      await chart.update(spec);
      Object.assign(stage, { spec });
    };
    globalThis.stage = { chart, target, spec, changed: false, heard: undefined, put, frames };
    chart.addEventListener('explore', ({ detail }) => (stage.heard = detail?.lines));
    const root = target.querySelector('div')!.shadowRoot!;
    root.addEventListener('change', () => (stage.changed = true));
    root.addEventListener('click', ({ target }) => (target as Element).matches('.entry') && (stage.changed = true));
  }, spec);

/** What is wrong at this moment, once the frame that is under way is there. */
const amiss = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const look = () => {
      const host = stage.target.querySelector('div')!;
      if (!host.offsetParent) return '';
      const tip = host.shadowRoot!.querySelector<HTMLElement>('.tip:not([hidden])');
      const [said, heard] = [tip && [...tip.children].map((line) => line.textContent).join('\n'), stage.heard?.join('\n')];
      if (host.shadowRoot!.querySelector('.plot') && (said ?? '') !== (heard ?? '')) return `the tooltip says ${said}, and the page has heard ${heard}`;
      if (document.querySelector('#below')!.getBoundingClientRect().top < host.getBoundingClientRect().bottom - 1) return 'it lies over the text below';
      return '';
    };
    let wrong = '';
    for (let left = 60; left > 0; left--) {
      await stage.frames(2);
      if (!(wrong = look())) break;
    }
    return wrong;
  });

/** How the chart differs from one that nothing has been done with, once both are at rest; '' if in nothing. */
async function unlikeNew(page: Page): Promise<string> {
  await page.mouse.move(...REST);
  return page.evaluate(async (shade) => {
    document.querySelector('main')!.style.display = '';
    // No reader is at it any more.
    document.querySelector<HTMLElement>('#place > div > div')!.shadowRoot!.querySelector<HTMLElement>(':focus')?.blur();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await stage.chart.step(-1);
    if (stage.changed || stage.target.querySelector('div')!.shadowRoot!.querySelector('.zoom')) {
      const { spec } = stage;
      // It has nothing that a reader could have chosen.
      await stage.put({ type: 'bar', locale: 'en', title: 'Between', source: 'x', data: 'a,n\nA,1\nB,2' });
      await stage.put(spec);
    }
    const target = document.querySelector('#place')!.appendChild(document.createElement('div'));
    target.before(stage.target);
    const chart = await window.dohoa!.mount(target, stage.spec);
    target.scrollIntoView({ block: 'end' });
    const told = (chart: Chart) => JSON.stringify([chart.describe(), chart.table(), chart.problems]);
    /** The words and the measures of all that is there without a reader's doing. */
    const parts = (target: HTMLElement) => {
      const frame = target.querySelector('div')!.shadowRoot!.querySelector<HTMLElement>('.frame')!;
      const all = [frame, ...frame.querySelectorAll<HTMLElement>('.title, .subtitle, .note, .source, .problem, .plot > canvas, .heard table')];
      return all.map((part) => {
        const words = part.localName === 'canvas' ? `${part.getAttribute('aria-label')} ${part.style.cssText}` : part === frame ? part.className : part.textContent;
        const { color, fontSize } = getComputedStyle(part);
        return [part.className, words, color, fontSize].join(' ');
      });
    };
    const pixels = (target: HTMLElement) => {
      const canvas = target.querySelector('div')!.shadowRoot!.querySelector<HTMLCanvasElement>('.plot > canvas');
      const sheet = Object.assign(document.createElement('canvas'), { width: canvas?.width ?? 1, height: canvas?.height ?? 1 });
      const context = sheet.getContext('2d', { willReadFrequently: true })!;
      context.fillStyle = '#888';
      context.fillRect(0, 0, sheet.width, sheet.height);
      if (canvas) context.drawImage(canvas, 0, 0);
      return context.getImageData(0, 0, sheet.width, sheet.height);
    };
    const look = () => {
      if (told(stage.chart) !== told(chart)) return `it says ${told(stage.chart)}, and not ${told(chart)}`;
      const [here, there] = [parts(stage.target), parts(target)];
      const at = here.findIndex((part, at) => part !== there[at]);
      if (at >= 0) return `there is ${here[at]}, and not ${there[at]}`;
      const [one, other] = [pixels(stage.target), pixels(target)];
      if (one.width !== other.width || one.height !== other.height) return `its canvas is ${one.width}×${one.height}, and not ${other.width}×${other.height}`;
      const count = differenceOf(one, other, shade);
      return count ? `${count} pixels are others` : '';
    };
    let wrong = '';
    for (let left = 150; left > 0; left--) {
      if (!(wrong = look())) break;
      await stage.frames(2);
    }
    chart.destroy();
    stage.chart.destroy();
    return wrong || (target.childNodes.length || stage.target.childNodes.length ? 'something is left behind' : '');
  }, SHADE);
}

for (let seed = 1; seed <= SEQUENCES; seed++) {
  test(`whatever readers and pages do, the chart is the one that its spec says (${seed})`, { timeout: 60_000 }, async () => {
    const { page, said } = await visit(url + 'charts/monkey.html', { hasTouch: true });
    await comparing(page);
    const random = chance(seed);
    await begin(page, pick(random, CHARTS));
    await painted(page, 1);
    const done: string[] = [];
    for (let at = 0; at < LENGTH; at++) {
      const name = pick(random, Object.keys(DOINGS));
      done.push(name);
      const wasFocused = PAGES_OWN.includes(name) && (await isFocused(page));
      await DOINGS[name]!(page, random);
      if (wasFocused) assert.equal(await isFocused(page), true, `the focus is lost: ${done.join(', ')}`);
      assert.equal(await amiss(page), '', done.join(', '));
    }
    assert.equal(await unlikeNew(page), '', done.join(', '));
    assert.deepEqual(said.filter((line) => !line.startsWith('dohoa: ')), []);
  });
}
