// One chart on the page: loads its spec, has the core lay it out and paint it, and keeps both in step with the page.
// The DOM around the plot is frame.ts; when to repaint is watch.ts; what is pointed at is explore.ts.

import type { Caption, DataTable, Datum, Look, Problem } from './core.js';
import { compile } from './compile.js';
import type { DeskCore, Order } from './desk.js';
import { engine, hasAxes, renewEngine, type Core, type Engine } from './engine.js';
import { Telling, type ChartEventMap } from './events.js';
import { explore, placeOn, type Marks } from './explore.js';
import { Fit } from './fit.js';
import { Frame } from './frame.js';
import type { Room } from './handover.js';
import type { Hold, Spec as AnySpec, Tools } from './hands.js';
import { inHouse, lookOf, saidOf, type Said } from './house.js';
import { captionOf, datumOf, pack, tableOf } from './parcel.js';
import { desk, handover, lacking, tools } from './parts.js';
import { Trouble, withData, type Reader, type TroubleCode } from './reading.js';
import { refusal } from './refusal.js';
import type { Spec } from './spec.js';
import type { Explained } from './trouble.js';
import { around, awaitFonts, idle, idleAfterFrame, inTime, isDark, isNear, prefers, schedule, unschedule, unwatch, watch, type Watched } from './watch.js';

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

/** How long a picture takes to become another, ms. */
const MOVING = 300;
/** A width that changes by less, CSS px, or again within so many ms, is being dragged: nothing moves then but the edge. */
const JUMP = 40;
const DRAG = 500;
/** No scroll bar is wider, px. */
const BAR = 20;

const DESTROYED = 'dohoa: this chart has been destroyed';

/** How long a busy page may put off the words for those who hear the chart, ms: until its next frame, and again until it is idle. */
const SAID_WITHIN = 200;

/** What the page around a chart asks of its look, as it was read for the next scene. */
interface Seen {
  dark: boolean;
  /** How large the page's letters are, CSS px. */
  root: number;
  said: Said;
}

type Kit = typeof import('./tools.js');

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
/**
 * For a chart that was moved: looks again at what the page around it asks of its look.
 * @internal
 */
export let redress: (chart: Chart) => void;
/**
 * Whether the chart is still in the page. One that was destroyed counts as standing: nobody is to make another for it.
 * @internal
 */
export let stands: (chart: Chart) => boolean;

export class Chart extends Telling {
  readonly #place: Place;
  readonly #frame: Frame;
  readonly #watched: Watched;
  readonly #end = new AbortController();
  /** Counts loads: one that ends after a newer has begun is dropped. */
  #turn = 0;
  /** The load that was begun last. */
  #loading: Promise<void> | undefined;
  #spec: unknown;
  #titled = false;
  #Core: Engine | undefined;
  #core: Core | undefined;
  #problems: readonly Problem[] = [];
  #theme: Caption['theme'] = 'auto';
  /** Gives back what stood in the place; there once the chart has taken it. */
  #uncover: (() => void) | undefined;
  readonly #fit = new Fit();
  /** When the width last changed, and from which. */
  #resizedAt = 0;
  #formerly = 0;
  /** The page has taken the place out of sight. */
  #hidden = false;
  #active = -1;
  #pointed: Datum | undefined;
  #pinned = false;
  /** Where the pointer is that points at the active figure. */
  #pointer: number | undefined;
  #shown: readonly number[] | undefined;
  /** How the place is taken of what readers see there; most charts have nothing in it but their spec. */
  #handover: typeof import('./handover.js') | undefined;
  /** What the figure took that stood in the place. */
  #room: Room | undefined;
  /** Gives the place the height of its own that it had. */
  #leaveRoom: (() => void) | undefined;
  /** The scene no longer fits its place. */
  #stale = false;
  /** The scene is another one than was painted last. */
  #isNew = false;
  /** The look of the scene and what it follows from, as one text: where that would be another, the scene is laid out anew. */
  #worn = '';
  /** What has been read of the page for the next scene. */
  #seen: Seen | undefined;
  /** The words for those who hear the chart are still to come. */
  #says = false;
  /** When the picture began to move. */
  #movedAt = -Infinity;
  #near = false;
  /** What readers have changed. */
  #change: ((spec: AnySpec) => AnySpec) | undefined;
  #tools: Promise<Tools> | undefined;
  #toolbox: Tools | undefined;

  static {
    open = (place) => {
      const lacks = lacking();
      if (lacks) throw new Error(`dohoa: charts can't live here, where there is no ${lacks}; where components are tested, mock the module`);
      return new Chart(place);
    };
    load = (chart, reader) => chart.#load(reader);
    redress = (chart) => {
      chart.#frame.giveWay();
      chart.#redressed();
    };
    stands = (chart) => !living.has(chart) || chart.#frame.host.isConnected;
  }

  private constructor(place: Place) {
    super();
    const { target, before } = place;
    mounted.get(target)?.destroy();
    mounted.set(target, this);
    living.add(this);
    this.#place = place;
    this.#frame = new Frame(!!target.closest('figure'));
    const { host, box } = this.#frame;
    target.insertBefore(host, before);
    this.#watched = {
      host,
      frame: box,
      resized: (width) => this.#resized(width),
      restyled: () => this.#relayout(),
      redressed: () => this.#redressed(),
      enlarged: () => this.#frame.giveWay(),
      repaint: () => this.#repaint(),
      near: () => {
        if (!this.#near) schedule(this.#watched);
        this.#near = true;
      },
      print: (paper) => this.#print(paper),
    };
    watch(this.#watched);
    this.#awaitReader();
  }

  /** Who turns to a chart finds its figures, and gets its tools; who only reads past never pays for them. */
  #awaitReader(): void {
    const { canvas, plot, walk, data } = this.#frame;
    const { signal } = this.#end;
    /** A key that is pressed while the tools are on their way is for them, once they are there. */
    const early = (event: KeyboardEvent) => {
      const { type, key, ctrlKey, metaKey, altKey } = event;
      if (this.#toolbox) return;
      // As the tools will do with these keys: the page is not to scroll meanwhile, nor what slides.
      if (/^(Arrow|Home$|End$)/.test(key) && !ctrlKey && !metaKey && !altKey) {
        event.preventDefault();
        event.stopPropagation();
      }
      void this.#wake()?.then(() => walk.dispatchEvent(new KeyboardEvent(type, { key, ctrlKey, metaKey, altKey })), () => {});
    };
    let met = false;
    const meet = () => {
      if (!met) {
        explore(plot, canvas, this.#marks(), signal);
        walk.addEventListener('keydown', early, { signal });
      }
      met = true;
      // Something around the chart may have begun to scroll since it was laid out.
      this.#frame.giveWay();
      void this.#wake();
    };
    plot.addEventListener('pointerenter', meet, { signal });
    walk.addEventListener('focus', meet, { signal });
    data.addEventListener('click', () => void this.#wake()?.then((tools) => tools.toggleTable(), () => {}), { signal });
  }

  /** The figures, for who points at them. */
  #marks(): Marks {
    return {
      nearest: (x, y, reach) => {
        const own = (px: number) => px / this.#fit.scale;
        return this.#ask((core) => core.nearest(own(x), own(y), own(reach))) ?? -1;
      },
      active: () => this.#active,
      pinned: () => this.#pinned,
      activate: (index, pinned, x) => this.#activate(index, pinned, x),
      select: (index) => this.#tell('select', this.#datum(index)),
    };
  }

  /** Everything found in the spec, errors and warnings. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Shows another spec in the same place. Of several that are under way the last wins. */
  update(spec: Spec): Promise<void> {
    return this.#load(async () => ({ spec, base: document.baseURI }));
  }

  /** The chart in a sentence or two; what is wrong with it, if it cannot be drawn. */
  describe(): string {
    return this.#ask((core) => core.describe()) ?? this.#problems.map(({ message }) => message).join('\n');
  }

  /** Shows a step of the chart's story, counted from 0; -1 is before the first. Does nothing where there is no such step. */
  async step(index: number): Promise<void> {
    const core = await this.#settled();
    if (!living.has(this)) throw new Error(DESTROYED);
    if (core) (await this.#wake())?.step(index);
  }

  /** The chart's figures, formatted. */
  table(): DataTable {
    return this.#ask(tableOf) ?? { caption: '', columns: [], rows: [] };
  }

  /** The chart as an SVG document: the whole with title and source, or the plot alone (`framed: false`). */
  async toSVG({ framed = true, width }: { framed?: boolean; width?: number } = {}): Promise<string> {
    const order = await this.#order(width);
    return (await desk()).svg(order, framed);
  }

  /** The whole chart as a PNG file. */
  async toPNG({ scale = 2, width }: { scale?: number; width?: number } = {}): Promise<Blob> {
    const order = await this.#order(width);
    return (await desk()).png(order, scale);
  }

  /** Takes the chart away and gives back what stood in its place. */
  destroy(): void {
    if (!living.delete(this)) return;
    this.#turn++;
    this.#end.abort();
    unwatch(this.#watched);
    this.#drop();
    this.#reveal();
    this.#frame.host.remove();
    mounted.delete(this.#place.target);
  }

  #load(reader: Reader): Promise<void> {
    return (this.#loading = this.#become(reader));
  }

  async #become(reader: Reader): Promise<void> {
    if (!living.has(this)) return;
    const turn = ++this.#turn;
    // Under way while the spec is read, unless that turns out to need the other one. Waited for below; until then its failure
    // is nobody's.
    engine().catch(() => {});
    try {
      const read = await reader();
      const { host, box } = this.#frame;
      // On its way like the module. Without it the chart takes the place as it comes.
      const handing = !this.#uncover && this.#former().length ? handover().catch(() => undefined) : this.#handover;
      const spec = await inHouse(box, await withData(read));
      this.#near ||= isNear(host);
      this.#fit.measure(host);
      if (!this.#near) await idle();
      this.#handover = await inTime(handing);
      // Controls stand above the plot, which is not to move once it is painted.
      const offers = ['controls', 'tables', 'steps'].some((key) => (spec as AnySpec | null)?.[key]);
      const coming = offers ? tools().catch(() => undefined) : undefined;
      const core = await engine(hasAxes(spec)).catch((error) => {
        throw new Trouble('module-blocked', String(error));
      });
      // Charts that come up together first read the page, each in its turn, then write to it, then paint: were they mixed, the
      // page would be styled and laid out anew for every one of them.
      const kit = await inTime(coming);
      const seen = this.#see(spec);
      await (!this.#uncover && this.#handover?.untouched(this.#place.target, this.#end.signal));
      if (turn !== this.#turn) return;
      this.#seen = seen;
      this.#Core = core;
      this.#spec = spec;
      this.#change = undefined;
      this.#titled = read.titled ?? false;
      this.#problems = [];
      const toolbox = this.#toolbox;
      const wrong = this.#build(offers, kit);
      // What is wrong is told of the spec as it came, not as the tools go on showing it to a reader.
      const learned = wrong && this.#learn(wrong);
      if (this.#core) toolbox?.renewed();
      await learned;
    } catch (error) {
      if (turn === this.#turn) await this.#fail(error);
    }
  }

  /**
   * From the spec to the first paint, in one task: a page that is loading has no frame to spare. Returns the caption if something
   * is wrong with the spec; without a core afterwards, it is so wrong that there is no chart. The tools, if they are there already,
   * have put their rows around the plot before anybody measures how high the chart is.
   */
  #build(offers = false, kit?: Kit): Caption | undefined {
    const [spec, locale] = [pack(this.#viewed()), pageLocale(this.#place.target)];
    this.#rest();
    this.#frame.standIn();
    try {
      if (this.#core instanceof this.#Core! && this.#moves()) {
        this.#core.renew(spec, locale, this.#progress());
        this.#movedAt = performance.now();
      } else {
        this.#core?.free();
        this.#core = new this.#Core!(spec, locale);
      }
    } catch (error) {
      this.#trapped(error);
    }
    const wrong = this.#ask((core) => {
      const caption = captionOf(core);
      const wrong = core.problemCount ? caption : undefined;
      if (caption.type) {
        this.#theme = caption.theme;
        this.#room = this.#uncover ? undefined : this.#handover?.roomOf(this.#place.target);
        this.#fit.measure(this.#frame.host);
        if (this.#fit.place > 0) this.#compose(core);
        const { controls } = this.#spec as AnySpec;
        const offersData = !Array.isArray(controls) || controls.includes('data');
        this.#frame.showChart(caption, this.#titled, offersData);
        this.#stale = !this.#fit.place;
        if (offers) void this.#wake(kit);
        // Width and nearness may have been told while the module was on its way: one picture answers both.
        unschedule(this.#watched);
        this.#stand(core);
        queueMicrotask(() => this.#repaint());
      } else {
        this.#drop();
      }
      return wrong;
    });
    this.#seen = undefined;
    return wrong;
  }

  /** Summary and table follow the picture, once it is painted and the page has a moment: nobody hears them before. */
  async #say(): Promise<void> {
    if (this.#says) return;
    this.#says = true;
    await idleAfterFrame(SAID_WITHIN);
    this.#says = false;
    this.#frame.giveWay();
    this.#ask((core) => {
      const { inFigure, target } = this.#place;
      // A figure's own table is read aloud already.
      this.#frame.tell(core.describe(), inFigure && target.querySelector('table:not(.dohoa *)') ? undefined : tableOf(core));
    });
  }

  /** The reader's core only counts problems; the desk has the words for them. */
  #learn({ locale }: Caption): Promise<void> {
    const words = (core: DeskCore): Explained => ({ heading: core.problemHeading(), problems: core.problems() });
    const spec = this.#viewed();
    const asked = desk().then(({ ask }) => ask(compile, spec, pageLocale(this.#place.target), words));
    return this.#admit(asked, 'desk-missing', locale);
  }

  /**
   * Tells what is wrong, once the words for it have come, and shows it where there is no chart. If they can't be had, that is what is
   * told: `otherwise`.
   */
  async #admit(asked: Promise<Explained>, otherwise: TroubleCode, locale: string): Promise<void> {
    const turn = this.#turn;
    const drawn = !!this.#core;
    const trouble = (error: unknown) => (error instanceof Trouble ? error : new Trouble(otherwise, '', String(error)));
    const told = ({ problems }: Explained) => drawn || problems.some(({ severity }) => severity === 'error');
    // Where the two modules read a spec in two ways, the fault is no writer's.
    const checked = asked.then((explained) => (told(explained) ? explained : Promise.reject(new Trouble('chart-failed'))));
    const explained = await checked.catch(async (error) =>
      (await refusal()).explain(trouble(error), locale, drawn ? 'warning' : 'error'),
    );
    const { refuse } = drawn ? {} : await refusal();
    // Another spec may have come in between, or a trap, which has a box of its own.
    if (turn !== this.#turn || drawn !== !!this.#core) return;
    const problems = (this.#problems = explained.problems);
    if (refuse) {
      this.#reveal();
      this.#frame.theme(isDark(this.#frame.box), false, 0);
      refuse(this.#frame.clear(locale), this.#place.name(), explained);
    }
    // Later, so that who awaited `mount` has had the time to listen; by then another spec may stand here.
    if (problems.length) setTimeout(() => this.#problems === problems && this.#tell('problem', problems));
  }

  /** The spec as the reader has it. */
  #viewed(): unknown {
    return this.#change ? this.#change(this.#spec as AnySpec) : this.#spec;
  }

  #resized(width: number): void {
    const change = Math.abs(width - this.#fit.place);
    // While a chart is hidden no browser tells that its styles change, so they are looked at when it comes back.
    if (width && this.#hidden) this.#redressed();
    this.#hidden = !width;
    // What is hidden keeps its picture: it mostly comes back as wide as it was.
    if (!width || change < 0.01) return;
    const now = performance.now();
    const isDragged = now - this.#resizedAt <= DRAG;
    // A higher chart may bring up a scroll bar, beside which it is narrower, and so low again that the bar goes: the page would move to
    // and fro for good.
    if (isDragged && width === this.#formerly && width > this.#fit.place && change <= BAR) return;
    const jumps = change > JUMP && !isDragged;
    this.#resizedAt = now;
    this.#formerly = this.#fit.place;
    this.#fit.place = width;
    // The figure that is pointed at stands elsewhere.
    this.#pointer = undefined;
    this.#frame.standIn();
    this.#leaveRoom?.();
    if (jumps && this.#moves()) {
      this.#ask((core) => core.depart(this.#progress()));
      this.#movedAt = now;
    }
    this.#relayout();
  }

  /** Whether another picture is moved to, rather than just shown: not for who asked for less motion, nor at first. */
  #moves(): boolean {
    return !!this.#uncover && !document.hidden && !prefers('prefers-reduced-motion: reduce');
  }

  #progress(): number {
    return Math.min(1, (performance.now() - this.#movedAt) / MOVING);
  }

  #print(paper: boolean): void {
    this.#fit.paper = paper;
    this.#movedAt = -Infinity;
    this.#stale = true;
    this.#repaint();
  }

  #relayout(): void {
    this.#stale = true;
    schedule(this.#watched);
  }

  #redressed(): void {
    const seen = this.#see();
    if (JSON.stringify([this.#look(seen), seen]) !== this.#worn) this.#relayout();
  }

  #repaint(): void {
    // What is said in place of a chart is to be read on the page's ground all the same.
    if (!this.#core) this.#frame.theme(isDark(this.#frame.box), false, 0);
    this.#ask((core) => {
      if (!this.#stand(core)) return;
      const progress = this.#progress();
      // Paper shows all: there is nothing on it to say why some stand out.
      const { paper, ratio } = this.#fit;
      const shown = Uint32Array.from((!paper && this.#shown) || []);
      if (this.#isSeen) {
        core.paint(this.#frame.canvas, ratio, paper ? -1 : this.#active, shown, progress);
        this.#frame.standIn();
      }
      if (progress < 1) schedule(this.#watched);
      this.#frame.point(this.#pointed, this.#pointer);
      if (this.#isNew) {
        awaitFonts();
        this.#toolbox?.laidOut();
        void this.#say();
      }
      this.#isNew = false;
    });
  }

  /** The chart has its place and its size in the page. Without a width it waits: the observer wakes it. */
  #stand(core: Core): boolean {
    if (this.#fit.place <= 0 && !this.#fit.paper) return false;
    if (this.#stale) this.#compose(core);
    this.#fit.stretch(this.#frame.canvas, this.#isSeen);
    if (!this.#uncover) this.#takeOver(core);
    return true;
  }

  /** Near enough to the window, or about to be printed. */
  get #isSeen(): boolean {
    return this.#near || this.#fit.paper;
  }

  /**
   * Takes the place of what stood there. Where that was a figure, the chart takes no more room: it is laid out at the figure's own width,
   * or smaller, if need be.
   */
  #takeOver(core: Core): void {
    const { inFigure } = this.#place;
    const target = this.#place.target as HTMLElement;
    const room = this.#room;
    // A canvas far from the window is empty; who jumps there, or captures the whole page, sees the figure's picture meanwhile.
    if (room && !this.#near) this.#frame.standIn(room.picture());
    this.#uncover = (this.#handover?.cover ?? hide)(this.#former(), inFigure);
    if (!room) return;
    const giveBack = this.#handover!.keepRoom(target, room, (width, smaller) => {
      this.#fit.kept = { width, smaller };
      this.#compose(core);
      this.#fit.stretch(this.#frame.canvas, this.#isSeen);
    });
    this.#leaveRoom = () => {
      this.#fit.kept = this.#leaveRoom = undefined;
      giveBack();
    };
  }

  #compose(core: Core): void {
    const seen = this.#seen ?? this.#see();
    const look = this.#look(seen);
    this.#worn = JSON.stringify([look, seen]);
    const fit = this.#fit;
    const page = !fit.paper && look.dark !== seen.dark;
    const scale = fit.grown(look.scale, seen.root);
    const room = this.#frame.theme(look.dark, page, fit.whole, { ...look, scale });
    fit.lay(room, scale, (width, ratio) => core.compose(width, ratio, look));
    this.#stale = false;
    this.#isNew = true;
    const before = `${this.#pointed?.lines}`;
    this.#pointed = this.#datum(this.#active);
    // At another width a spec may have other figures: the number that is pointed at may be another figure's now.
    if (`${this.#pointed?.lines}` !== before) this.#rest();
  }

  #see(spec = this.#spec): Seen {
    const { box } = this.#frame;
    const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return { dark: isDark(box), root, said: saidOf(box, spec) };
  }

  #look({ dark, said } = this.#see()): Look {
    const onDark = !this.#fit.paper && (this.#theme === 'auto' ? dark : this.#theme === 'dark');
    return lookOf(this.#frame.box, onDark, this.#spec, said);
  }

  #activate(index: number, pinned = false, x?: number): void {
    this.#pinned = pinned && index >= 0;
    if (index === this.#active) return;
    this.#active = index;
    this.#pointer = x;
    this.#pointed = this.#datum(index);
    schedule(this.#watched);
    this.#tell('explore', this.#pointed);
  }

  /** A figure, its place in CSS px. */
  #datum(index: number): Datum | undefined {
    if (index < 0) return;
    const datum = this.#ask((core) => datumOf(core, index));
    const { scale } = this.#fit;
    return datum && { ...datum, x: datum.x * scale, y: datum.y * scale, box: this.#fit.box(datum.box) };
  }

  /** Gets the tools, once. Without them the chart is still read and pointed at. */
  #wake(kit?: Kit): Promise<Tools> | undefined {
    this.#tools ??= kit ? this.#equip(kit) : tools().then((kit) => this.#equip(kit));
    this.#tools.catch(() => (this.#tools = undefined));
    return this.#tools;
  }

  async #equip({ attach }: Kit): Promise<Tools> {
    if (!living.has(this)) throw new Error(DESTROYED);
    return (this.#toolbox = attach(this.#hold()));
  }

  #hold(): Hold {
    const { walk, above, below, data } = this.#frame;
    return {
      plot: walk,
      above,
      below,
      data,
      chart: this,
      signal: this.#end.signal,
      // While the tools were on their way, a spec may have come that is none.
      spec: () => (this.#spec ?? {}) as AnySpec,
      ask: (question, otherwise) => this.#ask(question) ?? otherwise,
      hasAxes: () => hasAxes(this.#spec),
      box: (own) => this.#fit.box(own),
      across: (event) => placeOn(this.#frame.canvas, event)[0],
      show: (from, to) => {
        this.#ask((core) => core.show(from, to));
        this.#rest();
        this.#relayout();
      },
      datum: (index) => this.#datum(index),
      ...this.#marks(),
      light: (indices) => {
        this.#shown = indices;
        schedule(this.#watched);
      },
      view: (change) => {
        this.#change = change;
        const wrong = this.#build();
        // Warnings have been told of the spec itself; only a change after which there is no chart is news, and none if it is taken back.
        if (wrong && !this.#core) void this.#learn(wrong);
      },
      note: (bubble, datum, lines) => this.#frame.note(bubble, datum, lines),
      tell: (type, detail) => this.#tell(type, detail),
    };
  }

  /**
   * What readers see in the chart's place: mostly nothing, there is but the spec. A figure's caption goes on standing there, and so do
   * words below its table.
   */
  #former(): Node[] {
    const { target, inFigure } = this.#place;
    const { host } = this.#frame;
    const stays = (node: Node & { localName?: string }) =>
      node.localName === 'figcaption' || (node.localName === 'p' && host.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    return [...target.childNodes].filter((node) => node !== host && isSeen(node) && !(inFigure && stays(node)));
  }

  #reveal(): void {
    this.#uncover?.();
    this.#uncover = undefined;
    this.#leaveRoom?.();
  }

  #drop(): void {
    this.#core?.free();
    this.#core = undefined;
    this.#rest();
  }

  /** Nothing is pointed at any more. Listeners hear it after the present task, if no other figure is pointed at by then. */
  #rest(): void {
    if (this.#active >= 0) queueMicrotask(() => this.#active < 0 && this.#tell('explore', undefined));
    this.#active = -1;
    this.#pointed = undefined;
    this.#pinned = false;
    this.#shown = undefined;
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

  #fail(error: unknown): Promise<void> {
    this.#drop();
    return this.#admit(Promise.reject(error), 'chart-failed', pageLocale(this.#place.target));
  }

  /** Tells who holds the chart, and, as a bubbling `dohoa-…` event, who only has the page. */
  #tell(type: keyof ChartEventMap, detail: unknown): void {
    if (!living.has(this)) return;
    this.dispatchEvent(new CustomEvent(type, { detail }));
    this.#place.target.dispatchEvent(
      new CustomEvent(`dohoa-${type}`, { detail, bubbles: true, composed: true }),
    );
  }

  /** The core, once nothing is being loaded: what is asked meanwhile is asked of the chart that comes. */
  async #settled(): Promise<Core | undefined> {
    // While one is waited for, another may have begun.
    for (let waited; waited !== this.#loading; ) await (waited = this.#loading);
    return this.#core;
  }

  async #order(width: number | undefined): Promise<Order> {
    if (!(await this.#settled())) throw new Error('dohoa: there is no chart to export');
    const locale = pageLocale(this.#place.target);
    return { compile, spec: this.#viewed(), locale, look: this.#look(), width: width ?? this.#fit.place };
  }
}

/** Whether readers see a node. */
const isSeen = (node: Node): boolean =>
  node instanceof Element ? !(node instanceof HTMLScriptElement) : node instanceof Text && !!node.data.trim();

/** Hides nodes and hands out what shows them again: as `cover` of handover.ts, where that can't be had. */
const hide = (nodes: Node[]): (() => void) => {
  const turn = (hidden: boolean) => nodes.forEach((node) => Object.assign(node, { hidden }));
  turn(true);
  return () => turn(false);
};

const pageLocale = (element: Element): string =>
  (around(element, '[lang]') ?? document.documentElement).getAttribute('lang') ?? '';
