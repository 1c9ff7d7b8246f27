// One chart on the page: loads its spec, has the core lay it out and paint it, and keeps both in step with the page.
// The DOM around the plot is frame.ts; when to repaint is watch.ts; what is pointed at is explore.ts.

import type { Caption, DataTable, Datum, Look, Problem } from './core.js';
import { compile } from './compile.js';
import { cover } from './cover.js';
import type { DeskCore } from './desk.js';
import { Core, engine, renewEngine } from './engine.js';
import { explore } from './explore.js';
import { Frame } from './frame.js';
import { inHouse, lookOf } from './house.js';
import { desk, troubleWords } from './parts.js';
import { Trouble, withData, type Reader } from './reading.js';
import type { Explained } from './trouble.js';
import { isDark, schedule, unwatch, watch, type Watched } from './watch.js';

/** What a chart tells: `chart.addEventListener('select', (event) => event.detail.label)`. */
export interface ChartEventMap {
  /** The reader clicked or tapped a mark. */
  select: CustomEvent<Datum>;
  /** The reader points at another mark, or at none. */
  explore: CustomEvent<Datum | undefined>;
  /** The spec has errors, and the chart shows them in its place, or warnings, and the chart is drawn. */
  problem: CustomEvent<Problem[]>;
}

export interface Chart {
  addEventListener<K extends keyof ChartEventMap>(
    type: K,
    listener: (this: Chart, event: ChartEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof ChartEventMap>(
    type: K,
    listener: (this: Chart, event: ChartEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

/**
 * Where a chart stands, and what it takes the place of.
 * @internal
 */
export interface Place {
  target: Element;
  /** What the console calls it, at the time. */
  name(): string;
  /** In an article's own figure: the figure's table is read aloud, its caption stays. */
  inFigure: boolean;
  /** The chart stands before this child, or last. */
  before: Node | null;
}

// What browsers can paint: past either, a canvas stays empty.
const MOST_SIDE = 16_384;
const MOST_PIXELS = 16_700_000;

/** The width of an export from a chart that has none, such as one in a closed tab. */
const EXPORT_WIDTH = 640;

const mounted = new WeakMap<Element, Chart>();
const living = new Set<Chart>();

/** @internal */
export const chartOf = (target: Element): Chart | undefined => mounted.get(target);

/**
 * For the element and the figures, which read their specs in their own ways.
 * @internal
 */
export let open: (place: Place) => Chart;
/** @internal */
export let load: (chart: Chart, reader: Reader) => Promise<void>;

export class Chart extends EventTarget {
  readonly #place: Place;
  readonly #frame: Frame;
  readonly #watched: Watched;
  readonly #end = new AbortController();
  #loading: AbortController | undefined;
  /** Counts loads: one that ends after a newer has begun is dropped. */
  #turn = 0;
  #spec: unknown;
  #titled = false;
  #core: Core | undefined;
  #problems: readonly Problem[] = [];
  #theme: Caption['theme'] = 'auto';
  #uncover: (() => void) | undefined;
  #width = 0;
  #ratio = 1;
  #active = -1;
  /** The scene no longer fits its place. */
  #stale = false;

  static {
    open = (place) => new Chart(place);
    load = (chart, reader) => chart.#load(reader);
  }

  private constructor(place: Place) {
    super();
    const { target, before } = place;
    mounted.get(target)?.destroy();
    mounted.set(target, this);
    living.add(this);
    this.#place = place;
    this.#frame = new Frame(!!target.closest('figure'));
    const { host, canvas } = this.#frame;
    target.insertBefore(host, before);
    this.#watched = {
      host,
      resized: (width) => this.#resized(width),
      restyled: () => this.#relayout(),
      frame: () => this.#repaint(),
    };
    watch(this.#watched);
    const marks = {
      nearest: (x: number, y: number, reach: number) => this.#ask((core) => core.nearest(x, y, reach)) ?? -1,
      active: () => this.#active,
      activate: (index: number) => this.#activate(index),
      select: (index: number) => this.#tell('select', this.#datum(index)),
    };
    explore(canvas, marks, this.#end.signal);
  }

  /** Everything found in the spec, errors and warnings. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Shows another spec in the same place. Of several that are under way the last wins. */
  update(spec: object): Promise<void> {
    return this.#load(async () => ({ spec, base: document.baseURI }));
  }

  /** The chart in a sentence or two; what is wrong with it, if it cannot be drawn. */
  describe(): string {
    return this.#ask((core) => core.describe()) ?? this.#problems.map(({ message }) => message).join('\n');
  }

  /** The chart's figures, formatted. */
  table(): DataTable {
    return this.#ask((core) => core.table()) ?? { caption: '', columns: [], rows: [] };
  }

  /** The chart as an SVG document: the whole with title and source, or the plot alone (`framed: false`). */
  async toSVG({ framed = true, width = this.#exportWidth() }: { framed?: boolean; width?: number } = {}): Promise<string> {
    if (!this.#core) throw nothingToExport();
    const look = this.#look();
    return this.#askDesk((core) => core.svg(width, look, framed));
  }

  /** The whole chart as a PNG file. */
  async toPNG({ scale = 2, width = this.#exportWidth() }: { scale?: number; width?: number } = {}): Promise<Blob> {
    if (!this.#core) throw nothingToExport();
    const look = this.#look();
    const canvas = document.createElement('canvas');
    await this.#askDesk((core) => core.paintFramed(canvas, width, scale, look));
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
    if (!blob) throw nothingToExport();
    return blob;
  }

  /** Takes the chart away and gives back what stood in its place. */
  destroy(): void {
    if (!living.delete(this)) return;
    this.#turn++;
    this.#loading?.abort();
    this.#end.abort();
    unwatch(this.#watched);
    this.#drop();
    this.#reveal();
    this.#frame.host.remove();
    mounted.delete(this.#place.target);
  }

  async #load(reader: Reader): Promise<void> {
    if (!living.has(this)) return;
    const turn = ++this.#turn;
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    const ready = engine();
    // Waited for below; until then its failure is nobody's.
    ready.catch(() => {});
    try {
      const read = await reader(signal);
      const spec = await inHouse(this.#frame.host, await withData(read, signal));
      await ready.catch((error) => {
        throw new Trouble('module-blocked', String(error));
      });
      if (turn !== this.#turn) return;
      this.#spec = spec;
      this.#titled = read.titled ?? false;
      this.#problems = [];
      const wrong = this.#build();
      if (wrong) await this.#learn(wrong);
    } catch (error) {
      if (turn === this.#turn) await this.#fail(error);
    }
  }

  /**
   * From the spec to the first paint, at once: a page that is loading has no frame to spare. Returns the caption if something
   * is wrong with the spec; without a core afterwards, it is so wrong that there is no chart.
   */
  #build(): Caption | undefined {
    this.#drop();
    try {
      this.#core = new Core(this.#spec, pageLocale(this.#place.target));
    } catch (error) {
      this.#trapped(error);
    }
    return this.#ask((core) => {
      const caption: Caption = core.caption();
      const wrong = core.problemCount ? caption : undefined;
      if (core.drawable) {
        this.#theme = caption.theme;
        this.#width = this.#frame.host.getBoundingClientRect().width;
        // First, since words and table come from what is composed.
        if (this.#width > 0) this.#compose(core);
        const { inFigure, target } = this.#place;
        // A figure's own table is read aloud already.
        const table = inFigure && target.querySelector('table') ? undefined : core.table();
        this.#frame.showChart(caption, this.#titled, core.describe(), table);
        this.#repaint();
      } else {
        this.#drop();
      }
      return wrong;
    });
  }

  /** The reader's core only counts problems; the desk has the words for them. */
  async #learn({ problemHeading, locale }: Caption): Promise<void> {
    const turn = this.#turn;
    const drawn = !!this.#core;
    const severity = drawn ? 'warning' : 'error';
    const problems = await this.#askDesk((core): Problem[] => core.problems()).catch(
      async (error) => (await explain(new Trouble('desk-missing', '', String(error)), locale, severity)).problems,
    );
    // A trap may have come in between, and has a box of its own.
    if (turn !== this.#turn || drawn !== !!this.#core) return;
    this.#problems = problems;
    if (!drawn) this.#refuse(problemHeading, problems, locale);
    this.#report();
  }

  async #askDesk<T>(question: (core: DeskCore) => T): Promise<T> {
    const spec = this.#spec;
    return (await desk()).ask(compile, spec, pageLocale(this.#place.target), question);
  }

  #resized(width: number): void {
    if (Math.abs(width - this.#width) < 0.01) return;
    this.#width = width;
    this.#relayout();
  }

  #relayout(): void {
    this.#stale = true;
    schedule(this.#watched);
  }

  #repaint(): void {
    const { canvas } = this.#frame;
    // Without a width it waits: the observer wakes it.
    if (this.#width <= 0) return;
    this.#ask((core) => {
      if (this.#stale) this.#compose(core);
      core.paint(canvas, this.#ratio, this.#active);
      canvas.style.width = `${canvas.width / this.#ratio}px`;
      canvas.style.height = `${canvas.height / this.#ratio}px`;
      this.#uncover ??= cover(this.#former(), this.#place.inFigure);
      this.#frame.point(this.#datum(this.#active));
    });
  }

  #compose(core: Core): void {
    const look = this.#look();
    const room = this.#frame.theme(look.dark, look.dark !== isDark(this.#frame.host), this.#width, look);
    // A whole number of device pixels, so that the canvas is never stretched by a part of one.
    const width = Math.max(1, Math.floor(room * devicePixelRatio) / devicePixelRatio);
    const height = core.compose(width, look);
    this.#ratio = Math.min(
      devicePixelRatio,
      MOST_SIDE / Math.max(width, height),
      Math.sqrt(MOST_PIXELS / (width * height)),
    );
    this.#stale = false;
  }

  #look(): Look {
    const { host } = this.#frame;
    return lookOf(host, this.#theme === 'auto' ? isDark(host) : this.#theme === 'dark', this.#spec);
  }

  #activate(index: number): void {
    if (index === this.#active) return;
    this.#active = index;
    schedule(this.#watched);
    this.#tell('explore', this.#datum(index));
  }

  #datum(index: number): Datum | undefined {
    return index < 0 ? undefined : this.#ask((core) => core.datum(index));
  }

  /** What stood in the chart's place. A figure's caption goes on standing there. */
  #former(): Node[] {
    const { target, inFigure } = this.#place;
    return [...target.childNodes].filter(
      (node) => node !== this.#frame.host && !(inFigure && node.nodeName === 'FIGCAPTION'),
    );
  }

  #reveal(): void {
    this.#uncover?.();
    this.#uncover = undefined;
  }

  #drop(): void {
    this.#core?.free();
    this.#core = undefined;
    this.#active = -1;
    this.#frame.point(undefined);
  }

  /** Asks the core. Whatever it throws is a fault of ours, and its memory is not to be trusted any more. */
  #ask<T>(question: (core: Core) => T): T | undefined {
    try {
      return this.#core && question(this.#core);
    } catch (error) {
      this.#trapped(error);
      return;
    }
  }

  /** This chart fails; all others go on with a new instance. */
  #trapped(error: unknown): void {
    const others = [...living].filter((chart) => chart !== this && chart.#core);
    // Let go, not freed: the new instance knows nothing of them.
    for (const chart of [this, ...others]) chart.#core = undefined;
    void this.#fail(error);
    renewEngine();
    for (const chart of others) chart.#build();
  }

  async #fail(error: unknown): Promise<void> {
    const turn = this.#turn;
    this.#drop();
    const trouble = error instanceof Trouble ? error : new Trouble('chart-failed', '', String(error));
    const locale = pageLocale(this.#place.target);
    const { heading, problems } = await explain(trouble, locale, 'error');
    if (turn !== this.#turn) return;
    this.#problems = problems;
    this.#refuse(heading, problems, locale);
    this.#report();
  }

  #refuse(heading: string, problems: readonly Problem[], locale: string): void {
    this.#reveal();
    this.#frame.theme(isDark(this.#frame.host), false, 0);
    this.#frame.showProblems(heading, problems.filter(isError), locale);
  }

  /** One line in the console for a chart that is broken, none for one that is drawn. */
  #report(): void {
    const problems = this.#problems;
    const [first, ...more] = problems.filter(isError);
    if (first) {
      const place = first.path && ` (${first.path})`;
      const rest = more.length ? ` (+${more.length} more)` : '';
      console.error(`dohoa: ${this.#place.name()}: ${first.message}${place}${rest}`);
    }
    // Later, so that who awaited `mount` has had the time to listen.
    if (problems.length) setTimeout(() => this.#tell('problem', problems));
  }

  /** Tells who holds the chart, and, as a bubbling `dohoa-…` event, who only has the page. */
  #tell(type: keyof ChartEventMap, detail: unknown): void {
    if (!living.has(this)) return;
    this.dispatchEvent(new CustomEvent(type, { detail }));
    this.#place.target.dispatchEvent(
      new CustomEvent(`dohoa-${type}`, { detail, bubbles: true, composed: true }),
    );
  }

  #exportWidth(): number {
    return this.#width || EXPORT_WIDTH;
  }
}

const isError = ({ severity }: Problem): boolean => severity === 'error';
const nothingToExport = (): Error => new Error('dohoa: there is no chart to export');
const pageLocale = (element: Element): string =>
  (element.closest('[lang]') ?? document.documentElement).getAttribute('lang') ?? '';

/** The words for a trouble outside the core, in plain English where even they cannot be loaded. */
async function explain(trouble: Trouble, locale: string, severity: Problem['severity']): Promise<Explained> {
  try {
    return (await troubleWords()).explain(trouble, locale, severity);
  } catch {
    const { code, path, found, why } = trouble;
    const message = [code, found, why].filter(Boolean).join(': ');
    return {
      heading: 'This chart cannot be drawn',
      problems: [{ code, severity, path, found, expected: '', message }],
    };
  }
}
