// The part that all pages share, and all that the empty one has: it asks the library for each chart, says when their frame has
// been handed over, and changes a chart as often as it is told. It runs in the page.

export interface Series {
  name: string;
  values: number[];
  /** One a value. */
  colors: string[];
}

/** Bars lying on one another's right: one series is plain bars, several are stacked. */
export interface ChartData {
  title: string;
  labels: string[];
  series: Series[];
}

export interface Library<Handle> {
  /** Draws a chart into an element that has its size. Resolves when all of it is drawn. */
  draw(place: HTMLElement, chart: ChartData): Handle | Promise<Handle>;
  /** The same chart with other figures, drawn before it returns or resolves. */
  update?(handle: Handle, chart: ChartData): unknown;
}

/** The first word of what the console is told. */
export const PAINTED = 'painted';

declare global {
  /** Put in by build.ts. */
  const CHARTS: readonly ChartData[];
  interface Window {
    /** Resolves once the charts are painted: ms since the navigation began. The console is told as well. */
    painted: Promise<number>;
    /** Where figures may stand in the page: resolves once the page is painted as it came, ms since the navigation began. */
    shown?: Promise<number>;
    /** Changes the second chart so many times, each drawn in full, and tells how many ms one took. */
    update?(times: number): Promise<number>;
  }
}

export function page<Handle>(library?: Library<Handle>): void {
  // Once the library's own file has been run to its end.
  tellPainted(Promise.resolve().then(() => run(library)));
}

/** Says it aloud, so that nobody has to ask a page that is still at work. */
export function tellPainted(painted: Promise<number>): void {
  window.painted = painted;
  void painted.then((ms) => console.debug(PAINTED, ms));
}

async function run<Handle>(library?: Library<Handle>): Promise<number> {
  const places = [...document.querySelectorAll<HTMLElement>('.chart')];
  const of = (place: HTMLElement) => CHARTS[Number(place.dataset['chart'])]!;
  const handles = library ? await Promise.all(places.map((place) => library.draw(place, of(place)))) : [];
  const painted = await frame();
  const [place, handle] = [places[1], handles[1]];
  const update = library?.update;
  if (place && update) window.update = (times) => updates(times, of(place), place, (chart) => update(handle as Handle, chart));
  return painted;
}

/**
 * When the next frame has been handed over: what was drawn before is in it, on a canvas or in elements alike. What else waits for
 * its turn by then, such as a script that has arrived, comes after.
 */
const frame = (): Promise<number> =>
  new Promise((done) =>
    requestAnimationFrame(() => scheduler.postTask(() => done(performance.now()), { priority: 'user-blocking' })),
  );

async function updates(times: number, chart: ChartData, place: Element, update: (chart: ChartData) => unknown): Promise<number> {
  const versions = [fewer(chart), chart];
  const began = performance.now();
  for (let at = 0; at < times; at++) {
    await update(versions[at % 2]!);
    force(place);
  }
  return (performance.now() - began) / times;
}

const fewer = (chart: ChartData): ChartData => ({
  ...chart,
  series: chart.series.map((series) => ({ ...series, values: series.values.map((value) => Math.ceil(value * 0.7)) })),
});

/**
 * Has what was drawn done at once. A canvas is rasterised, since a pixel of it is read; elements are styled and laid out, which is
 * all that a page can ask for: their rasterising comes on top and is not counted, to the advantage of libraries that make elements.
 */
function force(place: Element): void {
  const canvases = [place, ...place.querySelectorAll('*')].flatMap((element) => [
    ...(element instanceof HTMLCanvasElement ? [element] : []),
    // One of no role only holds words; to be asked for a pixel would give it some.
    ...(element.shadowRoot?.querySelectorAll<HTMLCanvasElement>('canvas:not([role="none"])') ?? []),
  ]);
  for (const canvas of canvases) canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
  place.getBoundingClientRect();
}
