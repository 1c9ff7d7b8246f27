// A part of a chart that is too dense to be told apart: chosen by dragging over it with a mouse or a pen, by buttons, or by
// keys. A finger goes on to explore and to scroll, and the wheel is the page's.

import type { Box } from '../core.js';
import type { Hands } from '../hands.js';
import { button, make, put, takeAway, type Announcer } from './dom.js';
import { alongOf, ends, foundAgain, isMirrored, placeOf, WHOLE, type Ends, type Stretch } from './stretch.js';
import type { Say } from './words.js';

/** A shorter drag is a click, CSS px. */
const SHORTEST = 8;
/** What one step of zooming keeps, and how far one step along goes, as a part of what is shown. */
const STEP = 0.5;
const ALONG = 0.25;
/** How far the buttons stand from what they choose, CSS px, and how far they may stand out above the plot: there is a gap. */
const APART = 5;
const MOST_OUT = 8;
/** Nobody needs to see fewer places than these. */
const FEWEST = 8;

export interface Zoom {
  /** The picture is another one. */
  laidOut(): void;
  /** The whole is shown again, by another way. */
  forget(): void;
  /** Another spec stands in the place: the part is shown of that, if it has it. Whether it does; the picture follows. */
  renew(): boolean;
}

/** The part [from, to] of 0 to 1 of which `share` is kept around the middle, or that is moved by `along` of its length. */
export function changed([from, to]: Stretch, share: number, along: number): [number, number] {
  const length = Math.min(1, (to - from) * share);
  const middle = (from + to) / 2 + along * (to - from);
  const start = Math.max(0, Math.min(1 - length, middle - length / 2));
  return [start, start + length];
}

/** The part that is shown, and the ways to another. */
interface Part {
  isWhole(): boolean;
  /** It has so few places that nobody needs to come nearer. */
  isClose(): boolean;
  /** `share`: what is kept of it; `along`: how much of its length it moves by. */
  step(share: number, along?: number): void;
  /** From where to where along it, of 0 to 1. */
  choose(from: number, to: number): void;
  whole(): void;
  /** The picture is another one. */
  laidOut(): void;
  forget(): void;
  renew(): boolean;
}

/** `leave` stops what goes along the figures that are shown, such as the sound. */
export function zoom(hands: Hands, say: Say, announcer: Announcer, leave: () => void): Zoom {
  const part = partOf(hands, leave, () => announcer.say(part.isWhole() ? say('Whole chart') : extent(hands, say)));
  listen(hands, part);
  brush(hands, part);
  const dress = buttons(hands, say, part);
  const laidOut = () => {
    part.laidOut();
    dress();
  };
  return { laidOut, forget: part.forget, renew: part.renew };
}

/** `told` is called once the picture shows another part. */
function partOf(hands: Hands, leave: () => void, told: () => void): Part {
  let [from, to] = WHOLE;
  /** The first and the last figure of the part, once it has been laid out. */
  let shown: Ends | undefined;
  const isWhole = () => to - from >= 1;
  const isClose = () => hands.count() / (hands.stride() || 1) <= FEWEST;
  const become = (next: Stretch) => {
    [from, to] = next;
    shown = undefined;
  };
  const go = (next: Stretch) => {
    if (next[0] === from && next[1] === to) return;
    become(next);
    leave();
    hands.show(from, to);
    // The picture is laid out with the next frame; then its figures say how far it goes.
    requestAnimationFrame(() => requestAnimationFrame(told));
  };
  return {
    isWhole,
    isClose,
    step(share, along = 0) {
      if (share >= 1 || !isClose()) go(changed([from, to], share, along));
    },
    choose(start, end) {
      const length = to - from;
      if (end - start > 0 && !isClose()) go([from + start * length, from + end * length]);
    },
    whole: () => go(WHOLE),
    laidOut() {
      if (!isWhole()) shown ??= ends(hands);
    },
    forget: () => become(WHOLE),
    renew() {
      const again = shown && foundAgain(hands, shown);
      become(again?.stretch ?? WHOLE);
      shown = again?.ends;
      if (again) hands.show(from, to);
      return !!again;
    },
  };
}

/** In words, from which place along the axis to which the figures go. */
function extent(hands: Hands, say: Say): string {
  const along = (index: number) => placeOf(hands, hands.datum(index));
  return say('From {from} to {to}', { from: along(0), to: along(hands.count() - 1) });
}

/** The keys of the zoom, before those of the walk. */
function listen(hands: Hands, { step, whole }: Part): void {
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !hands.window()) return;
    const along = isMirrored(hands) ? -ALONG : ALONG;
    const keys: Record<string, () => void> = {
      '+': () => step(STEP),
      '=': () => step(STEP),
      '-': () => step(1 / STEP),
      '0': whole,
      ...(event.shiftKey && { ArrowRight: () => step(1, along), ArrowLeft: () => step(1, -along) }),
    };
    const run = keys[event.key];
    if (!run) return;
    run();
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  hands.plot.addEventListener('keydown', press, { signal: hands.signal, capture: true });
}

/** What is drawn over the data with a mouse or a pen is the part to be shown. */
function brush(hands: Hands, { choose }: Part): void {
  const { plot, signal } = hands;
  const place = plot.parentElement!;
  const element = make('div', { className: 'brush' });
  /** Where a drag began, CSS px from the left of the plot. */
  let start: number | undefined;
  let dragged = false;

  const press = (event: PointerEvent) => {
    dragged = false;
    start = heldAt(event, hands);
  };
  const move = (event: PointerEvent) => {
    if (start === undefined) return;
    // Let go of while no chart was there to hear it.
    if (!(event.buttons & 1)) return end(event);
    const box = hands.window();
    const across = hands.across(event);
    if (!box || (!dragged && Math.abs(across - start) < SHORTEST)) return;
    if (!dragged) {
      dragged = true;
      // By the place and not by what was pressed: that may be the tooltip, which goes.
      place.setPointerCapture(event.pointerId);
      plot.append(element);
    }
    put(element, drawn(start, across, box));
    // Nothing is pointed at meanwhile.
    hands.activate(-1);
    event.stopPropagation();
  };
  const end = (event: PointerEvent) => {
    const box = hands.window();
    element.remove();
    if (dragged && box && start !== undefined && event.type === 'pointerup') {
      const along = [start, hands.across(event)].map((across) => alongOf(across, box, isMirrored(hands)));
      choose(Math.min(...along), Math.max(...along));
    }
    start = undefined;
  };

  place.addEventListener('pointerdown', press, { signal });
  // A drag selects no text.
  place.addEventListener('mousedown', (event) => start !== undefined && event.preventDefault(), { signal });
  place.addEventListener('pointermove', move, { signal, capture: true });
  place.addEventListener('pointerup', end, { signal });
  place.addEventListener('pointercancel', end, { signal });
  // A drag is no click; a button that is pressed by a key is.
  place.addEventListener('click', (event) => dragged && event.detail > 0 && event.stopPropagation(), { signal, capture: true });
}

/**
 * Where a press begins a drag over the data, CSS px from the left of the plot; nothing where it begins none. One on the tooltip does, as
 * that lies under the pointer more often than not where points are dense.
 */
function heldAt(event: PointerEvent, hands: Hands): number | undefined {
  const box = hands.window();
  if (!box || event.pointerType === 'touch' || event.button !== 0 || (event.target as Element).closest('button')) return undefined;
  const across = hands.across(event);
  return across >= box[0] && across <= box[0] + box[2] ? across : undefined;
}

/** From where a drag began to where it is, within the data. */
function drawn(start: number, across: number, [left, top, width, height]: Box) {
  const end = Math.max(left, Math.min(left + width, across));
  return { left: Math.min(start, end), top, width: Math.abs(end - start), height };
}

/** In a corner of the data: nearer, farther, and the whole. Hands out what is to be done when the picture is another one. */
function buttons(hands: Hands, say: Say, { isWhole, isClose, step, whole }: Part): () => void {
  const { plot, signal } = hands;
  const place = plot.parentElement!;
  const all = [button('+', () => step(STEP)), button('−', () => step(1 / STEP)), button('↔', whole)];
  const bar = make('div', { className: 'zoom' }, ...all);
  /** How far below the top of the data they stand, CSS px: above it if nothing is there, for the plot is not moved for them. */
  let below = APART;

  const dress = () => {
    const labels = [say('Zoom in'), say('Zoom out'), say('Whole chart')];
    all.forEach((button, at) => {
      button.setAttribute('aria-label', labels[at]!);
      button.title = labels[at]!;
      // Not `disabled`: a button that has the focus would lose it.
      button.setAttribute('aria-disabled', String(at ? isWhole() : isClose()));
    });
  };
  const stand = () => {
    const box = hands.window();
    // Where the buttons are not shown, as on paper, they have no size to be placed by.
    if (!box || !bar.offsetWidth) return;
    const [x, top, width] = box;
    const left = x + width - bar.offsetWidth - APART;
    // Who zooms step by step finds the button where it was.
    if (isWhole()) below = (free(place.querySelector('canvas')!, bar, left, top) ?? top + APART) - top;
    put(bar, { left, top: top + below });
  };
  // The picture may have been on its way from another one when it was last looked at.
  place.addEventListener('pointerenter', stand, { signal });

  return () => {
    if (!hands.window()) return takeAway(plot, bar);
    if (!bar.parentNode) plot.append(bar);
    dress();
    stand();
  };
}

/** The lowest place above `top` where nothing is painted that `bar` would cover. */
function free(canvas: HTMLCanvasElement, { offsetWidth, offsetHeight }: HTMLElement, left: number, top: number): number | undefined {
  for (let above = top - offsetHeight - APART; above >= -MOST_OUT; above -= APART) {
    if (isEmpty(canvas, left, above, offsetWidth, offsetHeight)) return above;
  }
  return undefined;
}

/** Whether nothing is painted there, CSS px. */
function isEmpty(canvas: HTMLCanvasElement, left: number, top: number, width: number, height: number): boolean {
  if (!canvas.offsetWidth || !canvas.width) return false;
  const ratio = canvas.width / canvas.offsetWidth;
  // Read from a copy: a canvas that is read itself is painted more slowly from then on.
  const context = make('canvas', { width: Math.ceil(width), height: Math.ceil(height) }).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(canvas, left * ratio, top * ratio, width * ratio, height * ratio, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data.every((part) => part === 0);
}
