// The walk over the figures by keyboard. The plot is one tab stop; from there arrows lead on. The figure that is reached has
// the focus itself: screen readers say it once, and its outline is the ring.

import type { Datum } from '../core.js';
import type { Hands } from '../hands.js';
import { focusedIn, make, type Announcer } from './dom.js';
import type { Say } from './words.js';

/** What the order of the walk follows from. */
export type Stop = Pick<Datum, 'label' | 'series' | 'box' | 'key'>;

/** How far PageUp and PageDown go. */
const PAGE = 10;
/** After so long a line that has been put in is known to what reads it aloud, ms. */
const SOON = 200;
/** A ring is never smaller, CSS px: WCAG's target size. */
const SMALLEST = 24;

/**
 * Where a key leads from figure `at` (-1: from none yet). Figures with one label are a row; one axis of arrows goes along the
 * row, the other to the same series of the next row, whichever way rows are laid out. A figure that is alone in its row is
 * left by every arrow.
 */
export function lead(stops: readonly Stop[], at: number, key: string, rightToLeft: boolean): number {
  const last = stops.length - 1;
  const within = (index: number) => Math.max(0, Math.min(last, index));
  if (key === 'Home' || key === 'End') return key === 'Home' ? 0 : last;
  const lies = key === 'ArrowLeft' || key === 'ArrowRight';
  const forward = lies ? (key === 'ArrowRight') !== rightToLeft : key.endsWith('Down');
  if (at < 0) return forward ? 0 : last;
  if (key.startsWith('Page')) return within(at + (forward ? PAGE : -PAGE));
  const by = forward ? 1 : -1;
  const rows = rowsOf(stops);
  const row = rows.findIndex((row) => row.includes(at));
  const here = rows[row]!;
  if (here.length === 1) return within(at + by);
  if (lies !== rowsLieAbreast(stops, rows)) {
    const next = here.indexOf(at) + by;
    return here[Math.max(0, Math.min(here.length - 1, next))]!;
  }
  const there = rows[row + by];
  if (!there) return at;
  return there.find((index) => stops[index]!.series === stops[at]!.series) ?? there[Math.min(here.indexOf(at), there.length - 1)]!;
}

/**
 * The same in a crowd of `count` figures, `stride` at each place along: too many to be looked at one by one, so that only their
 * number counts. A page is a tenth of all.
 */
export function leadInCrowd(count: number, stride: number, at: number, key: string, rightToLeft: boolean): number {
  if (key === 'Home' || at < 0) return 0;
  if (key === 'End') return count - 1;
  const lies = key === 'ArrowLeft' || key === 'ArrowRight';
  const forward = lies ? (key === 'ArrowRight') !== rightToLeft : key.endsWith('Down');
  const page = Math.max(1, Math.round(count / stride / 10)) * stride;
  const by = key.startsWith('Page') ? page : lies ? stride : 1;
  const to = at + (forward ? by : -by);
  return to < 0 || to >= count ? (key.startsWith('Page') ? (forward ? count - 1 : 0) : at) : to;
}

function rowsOf(stops: readonly Stop[]): number[][] {
  const rows: number[][] = [];
  stops.forEach((stop, index) => {
    const before = stops[index - 1];
    // On a board the next panel may begin with the label that this one ends with.
    const isSame = before && before.label === stop.label && before.series !== stop.series && panelOf(before) === panelOf(stop);
    if (isSame) rows.at(-1)!.push(index);
    else rows.push([index]);
  });
  return rows;
}

const panelOf = ({ key }: Stop): string => /^\d+\//.exec(key)?.[0] ?? '';

/** Whether the next row stands to the side, as with standing bars, and not below. */
function rowsLieAbreast(stops: readonly Stop[], rows: readonly number[][]): boolean {
  const [first, second] = rows.map((row) => stops[row[0]!]!.box);
  return !!first && !!second && Math.abs(second[0] - first[0]) > Math.abs(second[1] - first[1]);
}

const WALKING = /^(Arrow(Up|Down|Left|Right)|Home|End|Page(Up|Down))$/;

export interface Walk {
  /** The figures have moved, or are others: the ring goes along, or goes. */
  follow(): void;
  /** Lets go of the figure. */
  leave(): void;
}

export interface Keys {
  help(): void;
  table(): void;
  sound(): void;
  /** Who goes on by key is not led on by what is played as well. */
  hush(): void;
}

/** `titleOf` tells the title of the panel that a figure stands in. */
export function walk(hands: Hands, say: Say, keys: Keys, announcer: Announcer, titleOf: (datum: Datum) => string | undefined): Walk {
  const { plot, signal } = hands;
  let symbol: HTMLElement | undefined;
  let key: string | undefined;

  const stops = (): Datum[] => Array.from({ length: hands.count() }, (_, index) => hands.datum(index)!).filter(Boolean);

  /** The name that a figure has for who hears it: one panel may have the same labels as the next. */
  const nameOf = (datum: Datum) => {
    const parts = [...datum.lines, titleOf(datum)].filter(Boolean).join(', ');
    return `${parts}. ${say('{n} of {all}', { n: datum.index + 1, all: hands.count() })}`;
  };

  const place = (datum: Datum) => {
    const [x, y, width, height] = datum.box;
    const grow = (size: number) => Math.max(0, SMALLEST - size) / 2;
    const px = { left: x - grow(width), top: y - grow(height), width: Math.max(width, SMALLEST), height: Math.max(height, SMALLEST) };
    for (const [side, length] of Object.entries(px)) symbol!.style.setProperty(side, `${length}px`);
  };

  const go = (datum: Datum) => {
    const before = symbol;
    symbol = make('div', { className: 'symbol', tabIndex: -1 });
    symbol.setAttribute('role', 'graphics-symbol');
    symbol.setAttribute('aria-roledescription', say('figure'));
    symbol.setAttribute('aria-label', nameOf(datum));
    key = datum.key;
    place(datum);
    plot.prepend(symbol);
    symbol.focus({ preventScroll: true });
    // After the new one has the focus: a focus that goes nowhere in between is a jump to the top of the page.
    before?.remove();
    symbol.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    hands.activate(datum.index, true);
  };

  /** A name that changes while it has the focus is not said by itself. */
  const rename = (name: string) => {
    if (symbol!.getAttribute('aria-label') === name) return;
    symbol!.setAttribute('aria-label', name);
    symbol!.setAttribute('aria-roledescription', say('figure'));
    if (focusedIn(plot) === symbol) announcer.say(name);
  };

  const leave = () => {
    if (!symbol) return;
    const had = symbol;
    symbol = key = undefined;
    if ((plot.getRootNode() as ShadowRoot).activeElement === had) plot.focus({ preventScroll: true });
    had.remove();
    hands.activate(-1);
  };

  plot.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLButtonElement) return;
      // In a crowd the figure that has the focus is the one that is pointed at.
      const at = symbol && !hands.stride() ? stops().findIndex((stop) => stop.key === key) : hands.active();
      if (!press(event.key, at)) return;
      event.preventDefault();
    },
    { signal },
  );

  /** Whether the key means something here. */
  const press = (pressed: string, at: number): boolean => {
    if (WALKING.test(pressed)) {
      keys.hush();
      const rightToLeft = hands.caption().direction === 'rtl';
      const stride = hands.stride();
      const all = stride ? [] : stops();
      const to = stride
        ? hands.datum(leadInCrowd(hands.count(), stride, at, pressed, rightToLeft))
        : all[lead(all, at, pressed, rightToLeft)];
      if (to) go(to);
      return true;
    }
    const run: Record<string, () => void> = {
      Enter: () => at >= 0 && hands.select(at),
      ' ': () => at >= 0 && hands.select(at),
      Escape: leave,
      '?': keys.help,
      h: keys.help,
      t: keys.table,
      s: keys.sound,
    };
    const wanted = run[pressed.length === 1 ? pressed.toLowerCase() : pressed];
    wanted?.();
    return !!wanted;
  };

  plot.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && plot.contains(relatedTarget)) return;
      // Gone to another place of the page: nothing is pointed at from here any more.
      symbol?.remove();
      if (symbol) hands.activate(-1);
      symbol = key = undefined;
    },
    { signal },
  );
  signal.addEventListener('abort', () => announcer.say(''));

  const whole = plot.parentElement!;
  /** A tooltip is not heard: who has tapped a figure, or clicked it, is told which it is. */
  const tell = () => {
    const datum = hands.datum(hands.active());
    if (datum) announcer.say(nameOf(datum));
  };
  // The tap that the tools have come for was over before them. A line that is put in with its words is not read aloud.
  const early = setTimeout(() => whole.classList.contains('finger') && tell(), SOON);
  // Where the chart's own listeners are done with the click. One on a button in the plot is that button's.
  plot.getRootNode().addEventListener(
    'click',
    ({ target }) => {
      clearTimeout(early);
      const isFigures = target instanceof Element && whole.contains(target) && !target.closest('button');
      if (isFigures) tell();
    },
    { signal },
  );

  return {
    leave,
    follow() {
      if (!symbol) return;
      const datum = hands.stride() ? hands.datum(hands.active()) : stops().find((stop) => stop.key === key);
      if (!datum) return leave();
      place(datum);
      rename(nameOf(datum));
      hands.activate(datum.index, true);
    },
  };
}
