// What the page's script works out of what a page tells it, without a page: how far a pointer reaches, how a chart looks, how large it
// is, when it takes the place of what stood there, and which frame is as high as it says.

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import type { Look } from '../../pkg/src/core.js';
import { explore } from '../../pkg/src/explore.js';
import { Fit } from '../../pkg/src/fit.js';
import { keepRoom, untouched } from '../../pkg/src/handover.js';
import { inHouse, style } from '../../pkg/src/house.js';
import { dressed } from '../../pkg/src/look.js';
import type { HouseStyle } from '../../pkg/src/spec.js';
import { isDark, isNear } from '../../pkg/src/watch.js';

/** What a page has and Node has not, until the test ends. */
const lent = new Map<string, PropertyDescriptor | undefined>();
function lend(things: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(things)) {
    if (!lent.has(name)) lent.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
afterEach(() => {
  for (const [name, was] of lent) {
    delete (globalThis as Record<string, unknown>)[name];
    if (was) Object.defineProperty(globalThis, name, was);
  }
  lent.clear();
});

describe('pointing', () => {
  /** A plot whose only mark is found wherever it is looked for; how far it was looked, and what is pointed at since. */
  function plot() {
    const reaches: number[] = [];
    const [place, canvas] = [new EventTarget(), new EventTarget()];
    lend({ document: new EventTarget() });
    Object.assign(place, { classList: { toggle() {} } });
    Object.assign(canvas, { currentCSSZoom: 1, style: { width: '640px' }, getBoundingClientRect: () => ({ left: 0, top: 0, width: 640 }) });
    let active = -1;
    const marks = {
      nearest: (_x: number, _y: number, reach: number) => (reaches.push(reach), 0),
      active: () => active,
      pinned: () => false,
      activate: (index: number) => void (active = index),
      select() {},
    };
    explore(place as never, canvas as never, marks, new AbortController().signal);
    const send = (type: string, pointerType: string, to: EventTarget = canvas) =>
      to.dispatchEvent(Object.assign(new Event(type), { pointerType, clientX: 50, clientY: 20 }));
    return { reaches, send, leave: (pointerType: string) => send('pointerleave', pointerType, place), active: () => active };
  }

  test('a finger reaches as far as what can be tapped is large, a mouse half as far', () => {
    const { reaches, send } = plot();
    for (const pointer of ['touch', 'mouse', 'pen']) send('pointermove', pointer);
    assert.deepEqual(reaches, [24, 12, 12]);
  });

  test('a mouse that leaves lets go, also where a finger was before; a finger does not', () => {
    const { send, leave, active } = plot();
    send('pointermove', 'touch');
    leave('touch');
    assert.equal(active(), 0);
    send('pointermove', 'mouse');
    leave('mouse');
    assert.equal(active(), -1);
  });
});

describe('a look', () => {
  const PLAIN: Look = { dark: false, font: 'sans-serif', scale: 1, space: 1, colors: {}, style: [] };
  const FRAME = { style: { caretColor: '', setProperty() {} } };
  /** The look of a spec of that style in a page of that CSS and that house; colours are as they are written. */
  function lookOf(own: HouseStyle, css: Record<string, string>, house: HouseStyle, forced = false): Look {
    const computed = { getPropertyValue: (name: string) => css[name] ?? '', get caretColor() { return FRAME.style.caretColor.trim(); } };
    lend({ getComputedStyle: () => computed, matchMedia: () => ({ matches: forced }), document: { createElement: () => ({ getContext: () => null }) } });
    return dressed(FRAME as never, PLAIN, own, house);
  }
  /** Of the numbers for the core: size, corners, gaps, patterns, forced; then the colours. */
  const CATEGORICAL = 15;

  test('the spec’s own goes before CSS, CSS before the house, and the house before the library', () => {
    const [css, house] = [{ '--dohoa-font': ' monospace ' }, { font: 'serif', radius: 3, patterns: true, scale: 2 }];
    assert.equal(lookOf({ font: 'cursive' }, css, house).font, 'cursive');
    assert.equal(lookOf({}, css, house).font, 'monospace');
    assert.equal(lookOf({}, {}, house).font, 'serif');
    assert.equal(lookOf({}, {}, {}).font, 'sans-serif');
    assert.deepEqual(lookOf({}, {}, house).style.slice(0, 5), [2, 3, 1, 1, undefined]);
    assert.equal(lookOf({ patterns: false }, {}, house).style[3], undefined);
    assert.equal(lookOf({ scale: 1.5 }, { '--dohoa-scale': '1.2' }, house).scale, 1.5);
  });

  test('a size that no chart has is the usual one', () => {
    const radius = (radius: number) => lookOf({ radius }, {}, {}).style[1];
    assert.deepEqual([radius(40), radius(41), radius(-1)], [40, 0, 0]);
    assert.deepEqual([lookOf({ scale: 3 }, {}, {}).scale, lookOf({ scale: 3.1 }, {}, {}).scale, lookOf({ space: 0.4 }, {}, {}).space], [3, 1, 1]);
  });

  test('a palette is parted where its colours are, and nothing stays on the frame', () => {
    const { style } = lookOf({}, { '--dohoa-palette': 'rgb(0, 0, 1), rgb(0, 1, 0)' }, {});
    assert.deepEqual(style.slice(CATEGORICAL, CATEGORICAL + 3), [1, 256, NaN]);
    assert.equal(FRAME.style.caretColor, '');
  });
});

describe('a house style', () => {
  const FRAME = {} as Element;
  const css = () => lend({ getComputedStyle: () => ({ getPropertyValue: () => '' }), matchMedia: () => ({ matches: false }) });

  test('has its words below those of the spec, and those of the spec’s own style', async () => {
    css();
    await style({ words: { Source: 'House', Note: 'House' } });
    const words = async (spec: object) => ((await inHouse(FRAME, spec)) as { words?: object }).words;
    assert.deepEqual(await words({}), { Source: 'House', Note: 'House' });
    assert.deepEqual(await words({ words: { Note: 'Own' } }), { Source: 'House', Note: 'Own' });
    assert.deepEqual(await words({ theme: { words: { Note: 'Own' } } }), { Source: 'House', Note: 'Own' });
  });

  test('that has begun to come while another one was waited for is waited for as well', async () => {
    css();
    const answers: ((house: HouseStyle) => void)[] = [];
    lend({ fetch: () => new Promise((done) => answers.push((house) => done({ ok: true, json: async () => house }))) });
    const asked = async (count: number) => {
      while (answers.length < count) await new Promise((done) => setImmediate(done));
    };
    const first = style('/first.json');
    const chart = inHouse(FRAME, {});
    const second = style('/second.json');
    await asked(2);
    answers[0]!({ words: { Source: 'First' } });
    await first;
    await new Promise((done) => setImmediate(done));
    answers[1]!({ words: { Source: 'Second' } });
    await second;
    assert.deepEqual(await chart, { words: { Source: 'Second' } });
  });
});

describe('the size of a chart', () => {
  /** What a plot is laid out to, its own px, and how many CSS px one of them is. */
  function laid(fit: Fit, room: number, scale = 1, height = 300) {
    let width = 0;
    fit.lay(room, scale, (given) => ((width = given), height));
    return [width, fit.scale];
  }

  test('on paper a column at the least, a sheet at most, as large as written and as fine as print', () => {
    lend({ devicePixelRatio: 1 });
    const fit = new Fit();
    const whole = [0, 320, 700, 1200].map((place) => ((fit.place = place), (fit.paper = true), fit.whole));
    assert.deepEqual(whole, [640, 640, 700, 720]);
    assert.equal(fit.grown(1, 32), 1);
    fit.kept = { width: 300, smaller: 0.9 };
    assert.deepEqual([laid(fit, 640), fit.ratio], [[640, 1], 3.125]);
    fit.paper = false;
    assert.deepEqual(laid(fit, 640), [Math.floor(300 / 0.9 * 0.9) / 0.9, 0.9]);
  });

  test('grows with the reader’s letters, never below what was composed and never beyond three times that', () => {
    const fit = new Fit();
    assert.deepEqual([fit.grown(1, 12), fit.grown(1.5, 16), fit.grown(1, 24), fit.grown(1, 160)], [1, 1.5, 1.5, 3]);
  });

  test('has no more pixels than browsers paint, along a side or in all', () => {
    lend({ devicePixelRatio: 3 });
    const fit = new Fit();
    laid(fit, 400, 1, 20_000);
    assert.ok(fit.ratio * 20_000 <= 16_384, `${fit.ratio}`);
    laid(fit, 3000, 1, 3000);
    assert.ok(fit.ratio ** 2 * 3000 * 3000 <= 16_700_000 * 1.001, `${fit.ratio}`);
  });
});

describe('the page around a chart', () => {
  test('a chart is near within a window’s height above and below', () => {
    lend({ innerHeight: 800 });
    const near = (top: number, bottom: number) => isNear({ getBoundingClientRect: () => ({ top, bottom }) } as Element);
    assert.deepEqual([near(1599, 1900), near(1601, 1900), near(-1100, -799), near(-1100, -801)], [true, false, true, false]);
  });

  const dark = (theme: string | null, color: string) => {
    const frame = { matches: () => theme !== null, parentElement: null, getRootNode: () => ({}), getAttribute: () => theme };
    lend({ getComputedStyle: () => ({ outlineColor: color }) });
    return isDark(frame as never);
  };

  test('a theme of another name says nothing of dark: the page’s words do', () => {
    const [black, white] = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'];
    assert.deepEqual([dark('dark', black), dark('light', white), dark('sepia', white), dark('sepia', black)], [true, false, true, false]);
  });

  test('words are light where half of them and half the system’s black are, in both forms in which browsers tell it', () => {
    const light = ['color(srgb 0.33 0.35 0.37)', 'color(srgb 1 1 1)', 'rgb(255, 255, 255)', 'rgb(85, 85, 85)'];
    const not = ['color(srgb 0.5 0.1 0.1)', 'color(srgb 0.31 0.31 0.31)', 'color(srgb 0 0 0)', 'rgb(61, 61, 61)', ''];
    assert.deepEqual([...light, ...not].filter((color) => dark(null, color)), light);
  });
});

describe('a chart that takes the place of a figure', () => {
  /** A place in which a chart of a width and of letters is so high; and in which order it was laid out. */
  function place(height: (width: number, smaller: number) => number, scale = 1) {
    const tried: [number, number][] = [];
    let now = height(Infinity, 1);
    const seen = () => ({ width: 640 * scale, height: now * scale });
    let resized = () => {};
    class Heights {
      constructor(look: () => void) {
        resized = look;
      }
      observe() {}
      disconnect() {
        resized = () => {};
      }
    }
    lend({ ResizeObserver: Heights });
    const kept = new Map<string, string>();
    const target = {
      style: { minHeight: '5px' },
      offsetWidth: 640,
      getBoundingClientRect: seen,
      children: [{ shadowRoot: {}, getBoundingClientRect: seen }],
      setAttribute: (name: string, value: string) => kept.set(name, value),
      getAttribute: (name: string) => kept.get(name) ?? null,
      removeAttribute: (name: string) => kept.delete(name),
    };
    const lay = (width: number, smaller: number) => {
      tried.push([width, smaller]);
      now = height(width, smaller);
    };
    const room = { width: 600, height: 400, picture: () => ({}) as Element };
    const undo = keepRoom(target as never, room, lay);
    const become = (height: number) => {
      now = height;
      resized();
    };
    return { tried, target, undo, become };
  }

  test('is laid out as it is where it is as high, or nearly', () => {
    for (const height of [400, 400.4, 385]) assert.deepEqual(place(() => height).tried, [], `${height} px`);
    for (const scale of [0.5, 2]) assert.deepEqual(place(() => 400, scale).tried, [], `scaled by ${scale}`);
  });

  test('is as narrow as the figure where it is another layout, smaller where it is still too high, and at last as it comes', () => {
    assert.deepEqual(place((width) => (width === 600 ? 400 : 300)).tried, [[600, 1]]);
    assert.deepEqual(place((_, smaller) => (smaller <= 0.9 ? 400 : 440)).tried, [[600, 1], [Infinity, 0.95], [Infinity, 0.9]]);
    assert.deepEqual(place(() => 500).tried, [[600, 1], [Infinity, 0.95], [Infinity, 0.9], [Infinity, 0.85], [Infinity, 1]]);
  });

  test('keeps the height of the figure, and gives the place back its own', () => {
    const { target, undo } = place(() => 400);
    assert.equal(target.style.minHeight, '400px');
    undo();
    assert.equal(target.style.minHeight, '5px');
  });

  test('keeps it also while other figures leave a little of it empty, and no longer where they leave more', () => {
    const { target, undo, become } = place(() => 400);
    for (const height of [388, 460, 0, 400, 384.5]) {
      become(height);
      assert.equal(target.style.minHeight, '400px', `${height} px`);
    }
    become(300);
    assert.equal(target.style.minHeight, '5px');
    // Whatever the page has done about it since is the page's.
    target.style.minHeight = '7px';
    become(400);
    undo();
    assert.equal(target.style.minHeight, '7px');
  });

  type Touch = { opened?: boolean; selection?: object; focused?: object };
  /** A figure that a reader is at, and whether the chart has come by now. */
  function held(touched: (figure: object) => Touch) {
    const figure = {};
    const state = touched(figure);
    const [document, ended] = [new EventTarget(), new AbortController()];
    Object.defineProperty(document, 'activeElement', { get: () => state.focused ?? null });
    let resized = () => {};
    class Widths {
      constructor(look: () => void) {
        resized = () => this.#watches && look();
      }
      #watches = false;
      observe() {
        this.#watches = true;
      }
      disconnect() {
        this.#watches = false;
      }
    }
    const target = {
      isConnected: true,
      contains: (node: unknown) => node === figure,
      querySelector: () => (state.opened ? {} : null),
      querySelectorAll: () => [],
      hasAttribute: () => false,
    };
    lend({ document, ResizeObserver: Widths, getSelection: () => state.selection ?? null });
    let come = false;
    void untouched(target as never, ended.signal).then(() => (come = true));
    const hasCome = async () => {
      await new Promise((done) => setTimeout(done, 5));
      return come;
    };
    return { document, state, target, ended, resized: () => resized(), hasCome };
  }

  test('waits while words of the figure are marked from either end, its table is open or the focus is in it', async () => {
    const touches: [event: string, touched: (figure: object) => Touch][] = [
      ['selectionchange', (figure) => ({ selection: { anchorNode: figure, focusNode: {}, isCollapsed: false } })],
      ['selectionchange', (figure) => ({ selection: { anchorNode: {}, focusNode: figure, isCollapsed: false } })],
      ['toggle', () => ({ opened: true })],
      ['focusout', (figure) => ({ focused: figure })],
    ];
    for (const [event, touched] of touches) {
      const { document, state, hasCome } = held(touched);
      assert.equal(await hasCome(), false, event);
      document.dispatchEvent(new Event(event));
      assert.equal(await hasCome(), false, `${event}, still there`);
      Object.assign(state, { selection: undefined, opened: false, focused: undefined });
      document.dispatchEvent(new Event(event));
      assert.equal(await hasCome(), true, event);
    }
    const point = held((figure) => ({ selection: { anchorNode: figure, focusNode: figure, isCollapsed: true } }));
    assert.equal(await point.hasCome(), true, 'a point is no words');
  });

  test('waits no longer once the chart ends, or the place leaves the page', async () => {
    const one = held(() => ({ opened: true }));
    one.ended.abort();
    assert.equal(await one.hasCome(), true);
    const other = held(() => ({ opened: true }));
    assert.equal(await other.hasCome(), false);
    other.target.isConnected = false;
    other.resized();
    assert.equal(await other.hasCome(), true);
  });
});

test('a frame of a page is as high as it says from its own address, and from no other that begins alike', async () => {
  const frame = (src: string) => ({ src, contentWindow: { postMessage() {} }, style: { height: '' } });
  const frames = [frame('http://charts.example/embed.html'), frame('https://charts.example:4430/embed.html')];
  const page = new EventTarget();
  lend({ addEventListener: page.addEventListener.bind(page), document: { querySelectorAll: () => frames } });
  await import('../../pkg/src/iframe-parent.js');
  const tell = (data: unknown, origin: string, at: number) => {
    frames.forEach(({ style }) => (style.height = ''));
    page.dispatchEvent(Object.assign(new Event('message'), { data, origin, source: frames[at]!.contentWindow }));
    return frames.map(({ style }) => style.height);
  };
  const height = (height: unknown) => ({ 'datawrapper-height': { dohoa: height } });
  assert.deepEqual(tell(height(240), 'http://charts.example', 0), ['240px', '']);
  // A page may have its frames' plain addresses upgraded.
  assert.deepEqual(tell(height(240), 'https://charts.example', 0), ['240px', '']);
  assert.deepEqual(tell(height(240), 'https://charts.example:4430', 1), ['', '240px']);
  assert.deepEqual(tell(height(240), 'https://charts.example:443', 1), ['', '']);
  assert.deepEqual(tell(height(240), 'https://charts.exam', 1), ['', '']);
  for (const odd of [null, undefined, 7, 'datawrapper-height', { 'datawrapper-height': null }, height(-1), height(0), height('x')]) {
    assert.deepEqual(tell(odd, 'http://charts.example', 0), ['', ''], JSON.stringify(odd));
  }
});
