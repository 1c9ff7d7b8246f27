// The walk over the figures by keyboard. The plot is one tab stop; from there arrows lead on. The figure that is reached has
// the focus itself: screen readers say it once, and its outline is the ring.

import type { Box, Datum } from '../core.js';
import type { Hands } from '../hands.js';
import { again, indexOf, own as ownOf, type Own } from './again.js';
import { focusedIn, make, put, TARGET, type Announcer } from './dom.js';
import { lead, leadInCrowd } from './lead.js';
import type { Say } from './words.js';

/** How long a live region stands in the page before screen readers notice what changes in it, ms. */
const SOON = 200;

/** The new name of a figure is said once it has stayed for so long, or if there has been another one for so long, ms. */
const QUIET = 1500;
const LONGEST = 5000;

const WALKING = /^(Arrow(Up|Down|Left|Right)|Home|End|Page(Up|Down))$/;

export interface Walk {
  /** The figures have moved, or are others: the ring goes along, or goes. */
  follow(): void;
}

export interface Keys {
  help(): void;
  table(): void;
  sound(): void;
  /** Stops what is played: who goes on by key is not to be led along by tones as well. */
  hush(): void;
}

/** `titleOf` tells the title of the panel that a figure stands in. */
export function walk(hands: Hands, say: Say, keys: Keys, announcer: Announcer, titleOf: (datum: Datum) => string | undefined): Walk {
  /** The name that a figure has for who hears it: one panel may have the same labels as the next. */
  const nameOf = (datum: Datum) => {
    const parts = [...datum.lines, titleOf(datum)].filter(Boolean).join(', ');
    return `${parts}. ${say('{n} of {all}', { n: datum.index + 1, all: hands.count() })}`;
  };
  const ring = ringOf(hands, say, announcer, nameOf);
  listen(hands, ring, keys);
  const { plot, signal } = hands;
  plot.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      // Gone to another place of the page: nothing is pointed at from here any more.
      if (!(relatedTarget instanceof Node && plot.contains(relatedTarget))) ring.drop();
    },
    { signal },
  );
  signal.addEventListener('abort', () => announcer.say(''));
  onTap(hands, () => {
    const datum = hands.datum(hands.active());
    if (datum) announcer.say(nameOf(datum));
  });
  return { follow: ring.follow };
}

/** Around the figure that is reached; it has the focus. */
interface Ring {
  /** The number of that figure, or of the one that is pointed at in another way; -1 if there is none. */
  at(): number;
  go(datum: Datum): void;
  follow(): void;
  /** Lets go of the figure. */
  leave(): void;
  /** The same where the focus has left already. */
  drop(): void;
}

function ringOf(hands: Hands, say: Say, announcer: Announcer, nameOf: (datum: Datum) => string): Ring {
  const { plot } = hands;
  let symbol: HTMLElement | undefined;
  /** The figure that has the focus, as it was when it got there or was found again. */
  let own: Own | undefined;
  const news = newsOf(announcer, (name) => !!symbol && focusedIn(plot) === symbol && symbol.getAttribute('aria-label') === name);

  const leave = () => {
    if (!symbol) return;
    const had = symbol;
    symbol = own = undefined;
    if ((plot.getRootNode() as ShadowRoot).activeElement === had) plot.focus({ preventScroll: true });
    had.remove();
    hands.activate(-1);
  };
  return {
    // In a crowd the figure that has the focus is the one that is pointed at.
    at: () => (own && !hands.stride() ? indexOf(hands, own) : hands.active()),
    go(datum) {
      const before = symbol;
      const name = nameOf(datum);
      symbol = symbolOf(datum, name, say);
      own = ownOf(hands, datum);
      plot.prepend(symbol);
      symbol.focus({ preventScroll: true });
      news.heard(name);
      // After the new one has the focus: a focus that goes nowhere in between is a jump to the top of the page.
      before?.remove();
      symbol.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      hands.activate(datum.index, true);
    },
    follow() {
      if (!symbol || !own) return;
      // In a crowd one that is still pointed at need not be looked for.
      const datum = (hands.stride() && hands.datum(hands.active())) || again(hands, own);
      if (!datum) return leave();
      own = ownOf(hands, datum);
      surround(symbol, datum.box);
      const name = nameOf(datum);
      // A name that changes while it has the focus is not said by itself.
      if (rename(symbol, name, say)) news.tell(name);
      hands.activate(datum.index, true);
    },
    leave,
    drop() {
      symbol?.remove();
      if (symbol) hands.activate(-1);
      symbol = own = undefined;
    },
  };
}

/** What is said of a figure whose name changes while somebody is at it. */
interface News {
  /** That is its name by now. */
  tell(name: string): void;
  /** Its name has been said otherwise. */
  heard(name: string): void;
}

/**
 * Of names that follow one another it says the last, and none that was heard last: where figures come all the time nobody would hear
 * anything else. `isSo` tells whether a figure of that name still has the focus.
 */
function newsOf(announcer: Announcer, isSo: (name: string) => boolean): News {
  let last = '';
  let since: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    since = undefined;
  };
  return {
    tell(name) {
      clearTimeout(timer);
      const now = performance.now();
      since ??= now;
      timer = setTimeout(() => {
        stop();
        if (name === last || !isSo(name)) return;
        last = name;
        announcer.say(name);
      }, Math.max(0, Math.min(QUIET, since + LONGEST - now)));
    },
    heard(name) {
      stop();
      last = name;
    },
  };
}

function symbolOf({ box }: Datum, name: string, say: Say): HTMLElement {
  const symbol = make('div', { className: 'symbol', tabIndex: -1 });
  symbol.setAttribute('role', 'graphics-symbol');
  rename(symbol, name, say);
  surround(symbol, box);
  return symbol;
}

/** Whether it had another name. */
function rename(symbol: HTMLElement, name: string, say: Say): boolean {
  if (symbol.getAttribute('aria-label') === name) return false;
  symbol.setAttribute('aria-label', name);
  symbol.setAttribute('aria-roledescription', say('figure'));
  return true;
}

function surround(symbol: HTMLElement, [x, y, width, height]: Box): void {
  const grow = (size: number) => Math.max(0, TARGET - size) / 2;
  const px = { left: x - grow(width), top: y - grow(height), width: Math.max(width, TARGET), height: Math.max(height, TARGET) };
  put(symbol, px);
}

/** The keys at the plot. */
function listen(hands: Hands, ring: Ring, keys: Keys): void {
  /** What a key means here, if anything. */
  const meaning = (pressed: string, at: number): (() => void) | undefined => {
    const walk = () => {
      keys.hush();
      const to = reachedBy(pressed, hands, at);
      if (to) ring.go(to);
    };
    if (WALKING.test(pressed)) return walk;
    const run: Record<string, () => void> = {
      Enter: () => at >= 0 && hands.select(at),
      ' ': () => at >= 0 && hands.select(at),
      // Where nothing is pointed at the key is not the chart's: it closes the dialog, or the popover, that the chart stands in.
      ...(at >= 0 && { Escape: ring.leave }),
      '?': keys.help,
      h: keys.help,
      t: keys.table,
      s: keys.sound,
    };
    return run[pressed.length === 1 ? pressed.toLowerCase() : pressed];
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLButtonElement) return;
    const run = meaning(event.key, ring.at());
    if (!run) return;
    run();
    event.preventDefault();
    // A slide show around the chart, or the page, has the same keys for ends of its own. Escape is everybody's.
    if (event.key !== 'Escape') event.stopPropagation();
  };
  hands.plot.addEventListener('keydown', press, { signal: hands.signal });
}

/** The figure that an arrow, or its like, leads to from figure `at`. */
function reachedBy(pressed: string, hands: Hands, at: number): Datum | undefined {
  const rightToLeft = hands.caption().direction === 'rtl';
  const stride = hands.stride();
  if (stride) return hands.datum(leadInCrowd(hands.count(), stride, at, pressed, rightToLeft));
  const stops = hands.figures();
  return stops[lead(stops, at, pressed, rightToLeft, Array.isArray(hands.spec()['panels']))];
}

/** A tooltip is not heard: who has tapped a figure, or clicked it, is told which it is. */
function onTap({ plot, signal }: Hands, tell: () => void): void {
  const whole = plot.parentElement!;
  // The tap for which the tools were fetched was over before they came. Its figure is said a little later, since a live region that is
  // put in together with its words is not read aloud.
  const early = setTimeout(() => whole.classList.contains('finger') && tell(), SOON);
  // Listened to at the root: there the chart's own listeners are done with the click. One on a button is that button's.
  plot.getRootNode().addEventListener(
    'click',
    ({ target }) => {
      clearTimeout(early);
      const isFigures = target instanceof Element && whole.contains(target) && !target.closest('button');
      if (isFigures) tell();
    },
    { signal },
  );
}
