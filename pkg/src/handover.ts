// The figure that stood in a chart's place before the script came, and how the chart takes its place without anybody noticing:
// it waits while a reader is at it, and it keeps to the room that the figure took. What such a figure is made of, src/figure/ in
// the core knows.

import { holdHeight, uncoverCopy } from './cover.js';

export { cover } from './cover.js';

/** The room that a figure takes, in CSS px: how wide its picture is, and with it its chart, and how high all of it is. */
export interface Room {
  width: number;
  height: number;
  /** Its picture once more, as large as it stands there, for the place of a canvas. */
  picture(): Element;
}

/** How much smaller a chart may be set to keep to its room, where the reader's face is wider than most. */
const SMALLER = [0.95, 0.9, 0.85];

/** How much of its room, CSS px, a chart may leave empty before it is laid out as narrow as the figure was: less than a line. */
const SLACK = 16;

/** How wide and how high an element is laid out, CSS px, whatever the page has scaled or zoomed: `around` it tells by how much. */
function sizeOf(element: Element, around: Element): { width: number; height: number } {
  const { width, height } = element.getBoundingClientRect();
  const seen = around.getBoundingClientRect().width;
  const { offsetWidth: laid = seen } = around as HTMLElement;
  // `offsetWidth` is in whole px: a difference of less than one is no scaling.
  const scale = Math.abs(seen - laid) < 1 ? 1 : laid / seen;
  return { width: width * scale, height: height * scale };
}

/** The room of the figure in `target`, if there is one. */
export function roomOf(target: Element): Room | undefined {
  for (const element of target.querySelectorAll('.dohoa-plot > svg')) {
    const { width, height } = sizeOf(element, target);
    if (width) return { width, height: sizeOf(target, target).height, picture: () => copyOf(element, width, height) };
  }
  return;
}

function copyOf(element: Element, width: number, height: number): Element {
  const copy = element.cloneNode(true) as SVGElement;
  copy.setAttribute('class', 'picture');
  copy.setAttribute('aria-hidden', 'true');
  Object.assign(copy.style, { position: 'absolute', display: 'block', width: `${width}px`, height: `${height}px` });
  return copy;
}

/** Whether `target` has come out higher than its room. */
const isOver = (target: Element, { height }: Room): boolean => sizeOf(target, target).height > height + 0.5;

/** Whether the chart in `target` has come out higher than the figure was, or lower by more than a little. */
const misses = (target: Element, room: Room): boolean => isOver(target, room) || sizeOf(target, target).height < room.height - SLACK;

/**
 * Has what stands in `target` now, which `lay` lays out, take no more room than the figure had. In this order: the whole width, as the
 * figure had it, smaller letters; at last the page makes room. Returns what gives the place the height of its own that it had.
 */
export function keepRoom(target: HTMLElement, room: Room, lay: (width: number, smaller: number) => void): () => void {
  if (misses(target, room)) lay(room.width, 1);
  for (const smaller of SMALLER) if (isOver(target, room)) lay(Infinity, smaller);
  if (isOver(target, room)) lay(Infinity, 1);
  return holdRoom(target, room);
}

/**
 * Holds the height of the room, also when the chart that stands in `target` becomes a little lower; no longer once it becomes much lower.
 * Returns what gives the place the height of its own that it had.
 */
function holdRoom(target: HTMLElement, { height }: Room): () => void {
  const chart = [...target.children].find(({ shadowRoot }) => shadowRoot)!;
  const ofChart = () => sizeOf(chart, target).height;
  const first = ofChart();
  const giveBack = holdHeight(target, height);
  let isHeld = true;
  const end = () => {
    heights.disconnect();
    if (isHeld) giveBack();
    isHeld = false;
  };
  const heights = new ResizeObserver(() => {
    const now = ofChart();
    // What is hidden has no height, and mostly comes back as it was.
    if (now && now < first - SLACK) end();
  });
  heights.observe(chart);
  return end;
}

/**
 * Resolves when no reader has marked words of what stands in `target`, opened its table or put the focus into it. At the latest when it
 * leaves the page, or the chart ends.
 */
export const untouched = (target: Element, ended: AbortSignal): Promise<void> =>
  new Promise((done) => {
    uncoverCopy(target);
    const isFree = () => ended.aborted || !target.isConnected || !isTouched(target);
    // As nearly always: then nobody need listen.
    if (isFree()) return done();
    const heard = new AbortController();
    const look = () => {
      if (!isFree()) return;
      heard.abort();
      widths.disconnect();
      done();
    };
    // What leaves the page has no width any more.
    const widths = new ResizeObserver(look);
    widths.observe(target);
    ended.addEventListener('abort', look, { signal: heard.signal });
    for (const type of ['selectionchange', 'focusout', 'toggle']) {
      // Later: while it is told, the focus has not yet arrived anywhere.
      document.addEventListener(type, () => setTimeout(look), { capture: true, signal: heard.signal });
    }
  });

function isTouched(target: Element): boolean {
  const selection = getSelection();
  const holds = (node: Node | null | undefined) => !!node && target.contains(node);
  return (
    // Whether it is more than a point is asked last: the page is laid out for the answer.
    ((holds(selection?.anchorNode) || holds(selection?.focusNode)) && !selection!.isCollapsed) ||
    target.contains(document.activeElement) ||
    // Of the figure alone: what a page has itself may stand open for good.
    !!target.querySelector('.dohoa details[open]')
  );
}
