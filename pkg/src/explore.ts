// Pointing at marks: the mouse hovers, a finger taps or slides, Escape lets go. Finds out which mark is meant through
// the chart, and tells it; how a mark is shown is the chart's business.

/** Marks are known by their index; -1 is none. */
export interface Marks {
  /** The mark within reach of a place on the canvas. */
  nearest(x: number, y: number, reach: number): number;
  active(): number;
  activate(index: number): void;
  select(index: number): void;
}

const REACH_MOUSE = 12;
const REACH_FINGER = 24;

export function explore(canvas: HTMLCanvasElement, marks: Marks, signal: AbortSignal): void {
  let finger = false;
  let before = -1;

  const at = (event: MouseEvent): number =>
    marks.nearest(event.offsetX, event.offsetY, finger ? REACH_FINGER : REACH_MOUSE);
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    run: (event: HTMLElementEventMap[K]) => void,
    target: EventTarget = canvas,
  ) => target.addEventListener(type, run as EventListener, { signal });

  on('pointerdown', (event) => {
    finger = event.pointerType === 'touch';
    before = marks.active();
  });
  on('pointermove', (event) => {
    finger = event.pointerType === 'touch';
    marks.activate(at(event));
  });
  on('pointerleave', () => {
    // A finger leaves the glass after each tap; what it opened stays.
    if (!finger) marks.activate(-1);
  });
  on('click', (event) => {
    const index = at(event);
    if (finger) marks.activate(index === before ? -1 : index);
    if (index >= 0) marks.select(index);
  });
  on('keydown', (event) => event.key === 'Escape' && marks.activate(-1), document);
  on('pointerdown', (event) => !event.composedPath().includes(canvas) && marks.activate(-1), document);
}
