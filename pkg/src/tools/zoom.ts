// A part of a chart that is too dense to be told apart: chosen by dragging over it with a mouse or a pen, by buttons, or by
// keys. A finger goes on to explore and to scroll, and the wheel is the page's.

import type { Hands } from '../hands.js';
import { button, make, takeAway, type Announcer } from './dom.js';
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
}

/** The part [from, to] of 0 to 1 of which `share` is kept around the middle, or that is moved by `along` of its length. */
export function changed([from, to]: readonly [number, number], share: number, along: number): [number, number] {
  const length = Math.min(1, (to - from) * share);
  const middle = (from + to) / 2 + along * (to - from);
  const start = Math.max(0, Math.min(1 - length, middle - length / 2));
  return [start, start + length];
}

/** `leave` ends what goes by the figures that are shown. */
export function zoom(hands: Hands, say: Say, announcer: Announcer, leave: () => void): Zoom {
  const { plot, signal } = hands;
  const place = plot.parentElement!;
  let part: [number, number] = [0, 1];
  const isWhole = () => part[1] - part[0] >= 1;

  const nearer = button('+', () => step(STEP));
  const farther = button('−', () => step(1 / STEP));
  const whole = button('↔', () => go([0, 1]));
  const bar = make('div', { className: 'zoom' }, nearer, farther, whole);
  const brush = make('div', { className: 'brush' });

  /** Where a figure stands along the axis: a dot has a name of its own, and that place in its third line. */
  const along = (index: number): string => {
    const { label = '', lines = [] } = hands.datum(index) ?? {};
    return hands.caption().type === 'scatter' ? (lines[2] ?? label).replace(/^.*: /, '') : label;
  };

  const go = (next: [number, number]) => {
    if (next[0] === part[0] && next[1] === part[1]) return;
    part = next;
    leave();
    hands.show(...part);
    // The picture is laid out with the next frame; then its figures say how far it goes.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const [from, to] = [along(0), along(hands.count() - 1)];
        announcer.say(isWhole() ? say('Whole chart') : say('From {from} to {to}', { from, to }));
      }),
    );
  };
  const isClose = () => hands.count() / (hands.stride() || 1) <= FEWEST;
  const step = (share: number, along = 0) => {
    if (share < 1 && isClose()) return;
    go(changed(part, share, along));
  };

  const isMirrored = () => hands.caption().direction === 'rtl';

  plot.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !hands.window()) return;
      const along = isMirrored() ? -ALONG : ALONG;
      const keys: Record<string, () => void> = {
        '+': () => step(STEP),
        '=': () => step(STEP),
        '-': () => step(1 / STEP),
        '0': () => go([0, 1]),
        ...(event.shiftKey && { ArrowRight: () => step(1, along), ArrowLeft: () => step(1, -along) }),
      };
      const run = keys[event.key];
      if (!run) return;
      run();
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { signal, capture: true },
  );

  /** Where a drag began, CSS px from the left of the plot. */
  let start: number | undefined;
  let dragged = false;
  /** The place may stand in something that is scaled. */
  const x = (event: PointerEvent) => {
    const { left, width } = place.getBoundingClientRect();
    return ((event.clientX - left) / width) * place.offsetWidth;
  };

  place.addEventListener(
    'pointerdown',
    (event) => {
      dragged = false;
      const box = hands.window();
      const isInside = box && x(event) >= box[0] && x(event) <= box[0] + box[2];
      // The tooltip lies under the pointer more often than not where points are dense.
      const isFree = !(event.target as Element).closest('button');
      start = isInside && isFree && event.pointerType !== 'touch' && event.button === 0 ? x(event) : undefined;
    },
    { signal },
  );
  // A drag selects no text.
  place.addEventListener('mousedown', (event) => start !== undefined && event.preventDefault(), { signal });
  place.addEventListener(
    'pointermove',
    (event) => {
      if (start === undefined) return;
      const box = hands.window();
      if (!box || (!dragged && Math.abs(x(event) - start) < SHORTEST)) return;
      if (!dragged) {
        dragged = true;
        // By what stays: the tooltip goes.
        place.setPointerCapture(event.pointerId);
        plot.append(brush);
      }
      const end = Math.max(box[0], Math.min(box[0] + box[2], x(event)));
      const px = { left: Math.min(start, end), top: box[1], width: Math.abs(end - start), height: box[3] };
      for (const [side, length] of Object.entries(px)) brush.style.setProperty(side, `${length}px`);
      // Nothing is pointed at meanwhile.
      hands.activate(-1);
      event.stopPropagation();
    },
    { signal, capture: true },
  );
  const end = (event: PointerEvent) => {
    const box = hands.window();
    brush.remove();
    if (dragged && box && start !== undefined && event.type === 'pointerup') {
      const at = (px: number) => Math.max(0, Math.min(1, isMirrored() ? (box[0] + box[2] - px) / box[2] : (px - box[0]) / box[2]));
      const [from, to] = [at(start), at(x(event))].sort((a, b) => a - b) as [number, number];
      const length = part[1] - part[0];
      if (to - from > 0 && !isClose()) go([part[0] + from * length, part[0] + to * length]);
    }
    start = undefined;
  };
  place.addEventListener('pointerup', end, { signal });
  place.addEventListener('pointercancel', end, { signal });
  // A drag is no click; a button that is pressed by a key is.
  place.addEventListener('click', (event) => dragged && event.detail > 0 && event.stopPropagation(), { signal, capture: true });

  /** How far below the top of the data the buttons stand, CSS px: above it if nothing is there, for the plot is not moved for them. */
  let below = APART;
  const stand = () => {
    const box = hands.window();
    // Nor where it is not seen, as on paper.
    if (!box || !bar.offsetWidth) return;
    const left = box[0] + box[2] - bar.offsetWidth - APART;
    // Who zooms step by step finds the button where it was.
    if (isWhole()) below = (free(left, box[1]) ?? box[1] + APART) - box[1];
    bar.style.left = `${left}px`;
    bar.style.top = `${box[1] + below}px`;
  };
  /** The lowest place above `top` where nothing is painted. */
  const free = (left: number, top: number): number | undefined => {
    const { offsetWidth: width, offsetHeight: height } = bar;
    const canvas = place.querySelector('canvas')!;
    for (let above = top - height - APART; above >= -MOST_OUT; above -= APART) {
      if (isEmpty(canvas, left, above, width, height)) return above;
    }
    return undefined;
  };
  // The picture may have been on its way from another one when it was last looked at.
  place.addEventListener('pointerenter', stand, { signal });

  return {
    laidOut() {
      const box = hands.window();
      if (!box) return takeAway(plot, bar);
      if (!bar.parentNode) plot.append(bar);
      const labels = [say('Zoom in'), say('Zoom out'), say('Whole chart')];
      [nearer, farther, whole].forEach((button, at) => {
        button.setAttribute('aria-label', labels[at]!);
        button.title = labels[at]!;
        // Not `disabled`: a button that has the focus would lose it.
        button.setAttribute('aria-disabled', String(at ? isWhole() : isClose()));
      });
      stand();
    },
    forget() {
      part = [0, 1];
    },
  };
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
