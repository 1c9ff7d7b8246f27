// What the mouse or a finger points at, after other figures have come: a figure whose tooltip was to stay is found again, and of what the
// mouse is just over its place counts.

import type { Datum } from '../core.js';
import type { Hands } from '../hands.js';
import { again } from './again.js';

export interface Pointer {
  /** Other figures have come; by now whatever else points at one does so. */
  follow(): void;
}

export function pointer(hands: Hands): Pointer {
  const { plot, chart, signal } = hands;
  const canvas = plot.parentElement!.querySelector('canvas')!;
  /** The figure that is pointed at: the chart lets go of it before its figures are others. */
  let shown = hands.datum(hands.active());
  let isPinned = hands.pinned();
  /** Where the mouse is, in the window; it may not have moved since the tools came. */
  let place: PointerEventInit | undefined;

  const on = (target: EventTarget, type: string, run: (event: Event) => void) => target.addEventListener(type, run, { signal });
  on(chart, 'explore', (event) => {
    shown = (event as CustomEvent<Datum | undefined>).detail;
    isPinned = hands.pinned();
  });
  // At the root, where the chart's own listeners are done with the click: it pins what the mouse was over already.
  on(plot.getRootNode(), 'click', () => (isPinned = hands.pinned()));
  on(canvas, 'pointermove', (event) => {
    const { clientX, clientY, pointerType } = event as PointerEvent;
    place = { clientX, clientY, pointerType };
  });

  return {
    follow() {
      if (!shown || hands.active() >= 0) return;
      if (place && !isPinned) return void canvas.dispatchEvent(new PointerEvent('pointermove', place));
      const datum = again(hands, { ...shown, twin: [0, 1] });
      if (datum) hands.activate(datum.index, isPinned);
    },
  };
}
