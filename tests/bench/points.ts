// The part that all pages with many points share: figures made up beforehand, one chart at a time, and how long it takes until
// it is painted. It runs in the page.

import { tellPainted } from './page.js';

export interface Figures {
  /** They rise, as some libraries ask for. */
  xs: Float64Array;
  ys: Float64Array;
}

export type PointsKind = 'line' | 'scatter';

export interface PointsLibrary {
  /** Draws a chart into an element that has its size. Resolves when all of it is drawn. */
  draw(place: HTMLElement, kind: PointsKind, figures: Figures): Promise<() => void> | (() => void);
}

declare global {
  interface Window {
    /** Draws so many points in full and tells how many ms that took; what was there before is gone. */
    many?(kind: PointsKind, count: number): Promise<number>;
  }
}

export function points(library?: PointsLibrary): void {
  tellPainted(Promise.resolve(performance.now()));
  if (!library) return;
  const place = document.querySelector<HTMLElement>('.chart')!;
  let clear = () => {};
  window.many = async (kind, count) => {
    const figures = made(kind, count);
    clear();
    place.replaceChildren();
    await new Promise(requestAnimationFrame);
    const began = performance.now();
    clear = await library.draw(place, kind, figures);
    const canvases = force(place);
    const took = performance.now() - began;
    // An empty place, or one that says what is wrong, is quickly drawn.
    if (!canvases.some(isDrawn)) throw new Error(`${kind} of ${count}: nothing is drawn`);
    return took;
  };
}

/** A walk for a line, a cloud for dots; the same at each run. */
function made(kind: PointsKind, count: number): Figures {
  let seed = 7;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const [xs, ys] = [new Float64Array(count), new Float64Array(count)];
  let level = 0;
  for (let at = 0; at < count; at++) {
    level += random() - 0.5;
    xs[at] = at / count;
    ys[at] = kind === 'line' ? level : (random() + random() + random()) * (0.3 + at / count);
  }
  return { xs, ys };
}

/** Has what was drawn rasterised at once: a pixel of each canvas is read. */
function force(place: Element): HTMLCanvasElement[] {
  const canvases = [...place.querySelectorAll('*')].flatMap((element) => [
    ...(element instanceof HTMLCanvasElement ? [element] : []),
    ...(element.shadowRoot?.querySelectorAll('canvas') ?? []),
  ]);
  for (const canvas of canvases) canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
  return canvases;
}

/** Whether a hundredth of the canvas and more has ink on it. */
function isDrawn(canvas: HTMLCanvasElement): boolean {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let inked = 0;
  for (let at = 3; at < data.length; at += 4) inked += Number(data[at]! > 0);
  return inked * 100 > canvas.width * canvas.height;
}
