// Pointing at marks: the mouse hovers, a finger taps or slides, a click or a tap keeps the tooltip, Escape lets go. Finds out
// which mark is meant through the chart, and tells it; how a mark is shown is the chart's business.

import { zoomOf } from './watch.js';

/** Marks are known by their index; -1 is none. */
export interface Marks {
  /** The mark within reach of a place on the canvas. */
  nearest(x: number, y: number, reach: number): number;
  active(): number;
  /** Whether the active mark stays until it is dismissed. */
  pinned(): boolean;
  /** `x`: where the pointer is, so that it finds the tooltip when it goes for it. */
  activate(index: number, pinned?: boolean, x?: number): void;
  select(index: number): void;
}

const REACH_MOUSE = 12;
const REACH_FINGER = 24;

/** `plot` holds the canvas and the tooltip: a pointer that goes from one to the other has not left. */
export function explore(plot: HTMLElement, canvas: HTMLCanvasElement, marks: Marks, signal: AbortSignal): void {
  let finger = false;
  /** The mark that was pinned when the press began; -1 if none was. */
  let before = -1;
  // To whoever listens to the document, what happens in a closed shadow root happens at its host; but it is the same event.
  let inside: Event | undefined;

  const place = (event: MouseEvent) => placeOn(canvas, event);
  const at = (event: MouseEvent): number => marks.nearest(...place(event), finger ? REACH_FINGER : REACH_MOUSE);
  const press = (event: PointerEvent) => {
    inside = event;
    finger = event.pointerType === 'touch';
    // A finger has nothing to do on the tooltip: it means the mark below.
    plot.classList.toggle('finger', finger);
    before = marks.pinned() ? marks.active() : -1;
  };
  const move = (event: PointerEvent) => {
    finger = event.pointerType === 'touch';
    if (finger || !marks.pinned()) marks.activate(at(event), finger, place(event)[0]);
  };
  const leave = () => {
    // A finger leaves the glass after each tap; what it opened stays.
    if (!finger && !marks.pinned()) marks.activate(-1);
  };
  const click = (event: MouseEvent) => {
    if (event.target !== canvas) {
      // A button of a legend has its own business.
      if (event.target !== plot && !(event.target as Element).closest('.tip')) return;
      // The click was on the tooltip, or ended on one that came up in its midst: the tooltip is meant to stay. If it was not pinned
      // before, it has come up under the pointer, and the click is for its mark.
      const active = marks.active();
      if (before < 0 && active >= 0) marks.select(active);
      return marks.activate(active, true);
    }
    const index = at(event);
    marks.activate(index === before ? -1 : index, true, place(event)[0]);
    if (index >= 0) marks.select(index);
  };

  const on = <K extends keyof HTMLElementEventMap>(type: K, run: (event: HTMLElementEventMap[K]) => void, target: EventTarget = plot) =>
    target.addEventListener(type, run as EventListener, { signal });
  on('pointerdown', press);
  // The finger turned out to move the page: what was pinned before is so again.
  on('pointercancel', () => marks.activate(before, before >= 0));
  on('pointermove', move, canvas);
  on('pointerleave', leave);
  on('click', click);
  on('keydown', (event) => event.key === 'Escape' && marks.activate(-1), document);
  on('pointerdown', (event) => event !== inside && marks.activate(-1), document);
}

/**
 * Where an event is, in the canvas' own px, whatever a page has scaled or zoomed: browsers differ in what they call an offset there.
 * In whole px: a click tells no fractions, and has to mean the same mark as the move that led to it.
 */
export function placeOn(canvas: HTMLCanvasElement, { clientX, clientY }: MouseEvent): [x: number, y: number] {
  const { left, top, width } = canvas.getBoundingClientRect();
  const scale = parseFloat(canvas.style.width) / width;
  const zoom = zoomOf(canvas);
  return [Math.round((clientX / zoom - left) * scale), Math.round((clientY / zoom - top) * scale)];
}
