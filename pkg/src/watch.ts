// What all charts of a page share: one animation frame for all repaints, and one watch each over widths, the theme, the
// pixel ratio and the fonts. Each chart says what it must do; when is decided here.

import { forgetFonts } from './engine.js';

export interface Watched {
  /** The element whose width the chart fills. */
  readonly host: Element;
  /** What shows how the page would have it look, out of reach of the page's own rules: style.ts. */
  readonly frame: Element;
  resized(width: number): void;
  /** The page around the chart looks different: lay out and paint anew. */
  restyled(): void;
  /** The page may ask for another look, or for the one that the chart has: it finds out which. */
  redressed(): void;
  /** Fingers have enlarged the page, or made it smaller again. Nothing is laid out anew for it. */
  enlarged(): void;
  /** Does what is due. Runs at most once a frame, after `schedule`. */
  repaint(): void;
  /** The chart has come near the window. */
  near(): void;
  /** The page goes to paper, or comes back. Whatever it takes is done at once. */
  print(paper: boolean): void;
}

const charts = new Map<Element, Watched>();
const due = new Set<Watched>();
let widths: ResizeObserver | undefined;
let places: IntersectionObserver | undefined;

export function schedule(chart: Watched): void {
  if (!due.size) requestAnimationFrame(runDue);
  due.add(chart);
}

/** What was due has been done meanwhile. */
export const unschedule = (chart: Watched): boolean => due.delete(chart);

function runDue(): void {
  const now = [...due];
  due.clear();
  for (const chart of now) if (charts.has(chart.host)) chart.repaint();
}

export function watch(chart: Watched): void {
  widths ??= watchPage();
  charts.set(chart.host, chart);
  widths.observe(chart.host);
  places!.observe(chart.host);
  // Of its own styles, see style.ts: a class of the body, a style sheet that comes late.
  chart.frame.addEventListener('transitionend', () => chart.redressed());
}

export function unwatch({ host }: Watched): void {
  charts.delete(host);
  widths?.unobserve(host);
  places?.unobserve(host);
}

/** Whether the element is within a window's height of the window. */
export function isNear(host: Element): boolean {
  const { top, bottom } = host.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
}

/** Resolves when the page has nothing better to do, at the latest after so many ms. */
export const idle = (timeout = 2000): Promise<unknown> =>
  new Promise((done) => ('requestIdleCallback' in globalThis ? requestIdleCallback(done, { timeout }) : setTimeout(done, 200)));

/** What a chart can do without is waited for no longer, ms; it is taken when it comes. */
const PATIENCE = 4000;

/** What is waited for, or nothing, where that takes too long: a server that never answers is not to keep a chart away. */
export const inTime = <T>(part: Promise<T> | T): Promise<T | undefined> | T =>
  part instanceof Promise ? Promise.race([part, new Promise<undefined>((done) => setTimeout(done, PATIENCE))]) : part;

/** So many charts share a moment: each moment may end in a frame of its own, and a long one holds up the reader. */
const HANDFUL = 4;
let coming: { moment: Promise<void>; charts: number } | undefined;

/** As `idle`, and not before the frame that is under way has been painted. */
export function idleAfterFrame(timeout: number): Promise<void> {
  if (!coming || coming.charts === HANDFUL) coming = { moment: nextMoment(timeout), charts: 0 };
  coming.charts++;
  return coming.moment;
}

async function nextMoment(timeout: number): Promise<void> {
  await new Promise((done) => {
    requestAnimationFrame(done);
    // A page that nobody sees paints no frame.
    setTimeout(done, timeout);
  });
  coming = undefined;
  await idle(timeout);
}

const queries = new Map<string, MediaQueryList>();

/** Whether the reader's system says so, in the words of a media query. */
export function prefers(what: string): boolean {
  let query = queries.get(what);
  if (!query) queries.set(what, (query = matchMedia(`(${what})`)));
  return query.matches;
}

export const restyleAll = (): void => charts.forEach((chart) => chart.restyled());

function fontsCame(): void {
  forgetFonts();
  restyleAll();
}

/**
 * Safari has no event for fonts that have come; those that a picture has just asked for it promises to tell of. Only then is it asked
 * for the promise: Chromium lays the page out for whoever asks.
 */
export const awaitFonts = ({ fonts } = document): unknown => fonts.status === 'loading' && fonts.ready.then(fontsCame);

function watchPage(): ResizeObserver {
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', restyleAll);
  }
  visualViewport!.addEventListener('resize', () => charts.forEach((chart) => chart.enlarged()));
  // Some pages write styles on their root at each scroll, for ends of their own: so each chart sees first whether it looks different.
  const root = new MutationObserver(() => charts.forEach((chart) => chart.redressed()));
  root.observe(document.documentElement, { attributeFilter: ['class', 'style'] });
  const page = new MutationObserver(restyleAll);
  // Any element around a chart may have `data-theme`.
  page.observe(document, { subtree: true, attributeFilter: ['data-theme'] });
  document.fonts.addEventListener('loadingdone', fontsCame);
  watchRatio();
  const print = (paper: boolean) => charts.forEach((chart) => chart.print(paper));
  addEventListener('beforeprint', () => print(true));
  addEventListener('afterprint', () => print(false));
  places = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        places!.unobserve(target);
        charts.get(target)?.near();
      }
    },
    { rootMargin: '100% 0%' },
  );
  return new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) charts.get(target)?.resized(contentRect.width);
  });
}

/** A query can only ask for one ratio, so each change asks anew. */
function watchRatio(): void {
  const changed = () => {
    restyleAll();
    watchRatio();
  };
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', changed, { once: true });
}

/** An element and all that it stands in, from the inside out, through the borders of shadow roots. */
export const outward = (element: Element | null | undefined): Element[] =>
  element ? [element, ...outward(element.parentElement ?? (element.getRootNode() as ShadowRoot).host)] : [];

/** The nearest of these that matches. */
export const around = (element: Element, selector: string): Element | undefined => outward(element).find((each) => each.matches(selector));

/**
 * How many px of the window are one of a box's. Safari, and Chrome before it told of `currentCSSZoom`, leave a page's `zoom` out of the
 * boxes of elements, and not out of the places of pointers.
 */
export const zoomOf = (element: Element): number =>
  element.currentCSSZoom ? 1 : outward(element).reduce((zoom, each) => zoom * (+getComputedStyle(each).zoom || 1), 1);

/**
 * Of 1, how light the mix of the system's colour for words and the page's own, half and half, is on dark ground: of a light scheme's
 * black and words so light that nobody could read them on white, or of a dark scheme's white and any words.
 */
const LIGHT = 0.32;

/**
 * A page is dark when it says so by `data-theme`, or else by what its words are: a colour scheme makes them light, from which the
 * reader's setting picks dark, or a rule of its own. Their mix is on every chart's frame, by style.ts, where it is told when it changes.
 */
export function isDark(frame: Element): boolean {
  const named = around(frame, '[data-theme]')?.getAttribute('data-theme');
  if (named === 'dark' || named === 'light') return named === 'dark';
  // Of color(srgb 0.9 0.9 0.9) the green, which light has most of; of rgb(230, 230, 230), where the system forces its colours and no
  // other is in the picture, the blue.
  const light = parseFloat(getComputedStyle(frame).outlineColor.split(' ')[2]!);
  return light > (light > 1 ? 255 : 1) * LIGHT;
}
