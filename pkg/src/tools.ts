// What readers get when they turn to a chart: the walk by keyboard, the legend and the controls, the table, steps and sound.
// A part of its own, loaded on need; it knows the chart by what it is handed alone. Each tool is a file in tools/, joined here.

import type { Datum } from './core.js';
import type { Hands, Hold, Spec, Tools } from './hands.js';
import { controls, offered } from './tools/controls.js';
import { Announcer, button, make } from './tools/dom.js';
import { handsOf } from './tools/hands.js';
import { hiddenIn, legend, namesIn } from './tools/legend.js';
import { toolStyles } from './tools/look.js';
import { pointer } from './tools/pointer.js';
import { steps } from './tools/steps.js';
import { sheet } from './tools/table.js';
import { atWidth, panelIn, textsOf, viewed, type View } from './tools/view.js';
import { walk } from './tools/walk.js';
import { speaker, titled, type Say } from './tools/words.js';
import { zoom } from './tools/zoom.js';

const HELP = 'Arrow keys: from figure to figure. Home, End: the first, the last. Enter: select. T: table. S: as sounds. Escape: leave.';
const HELP_DENSE = 'Plus, minus: zoom. Shift and arrows: move along. 0: the whole chart.';
/** The sentence of it about sounds, in any language: the key has the same name in all of them. */
const OF_SOUNDS = /\s*(?<!\p{Letter})S\s?[:：][^.。]*[.。]?/u;

/** How many figures of a crowd are played at most. */
const HEARD = 150;

export function attach(hold: Hold): Tools {
  const hands = handsOf(hold);
  const { plot, above, below } = hands;
  const root = plot.getRootNode() as ShadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, toolStyles()];
  const say = speaker(hands);
  const announcer = new Announcer();
  plot.append(announcer.element);

  const shown = shownOf(hands, () => {
    sound.stop();
    own.zoom.forget();
  });
  /** The title of the panel that a figure stands in. */
  const titleOf = ({ key }: Datum) => textsOf(panelIn(shown.spec(), key)?.['title'])[0];

  const sound = sounder(hands, shown.spec);
  const own = {
    table: sheet(hands, say, announcer, shown.spec),
    steps: steps(hands, say, announcer),
    legend: legend(hands, say, announcer, (hide) => shown.change({ hide }), () => own.steps.relight()),
    controls: controls(hands, say, announcer, shown, (part, said) => {
      if (shown.change(part)) announcer.say(said);
    }),
    zoom: zoom(hands, say, announcer, sound.stop),
  };
  const help = helper(hands, say, announcer, sound.isOffered);
  const keys = { help: help.toggle, table: own.table.toggle, sound: sound.toggle, hush: sound.stop };
  const path = walk(hands, say, keys, announcer, titleOf);
  const mouse = pointer(hands);

  const laidOut = () => {
    own.legend.laidOut();
    own.controls.laidOut();
    own.table.renew();
    own.steps.follow();
    own.zoom.laidOut();
    help.renew();
    path.follow();
  };
  const renewed = () => {
    sound.stop();
    shown.renew();
    const isFollowed = own.zoom.renew();
    own.controls.renew();
    own.steps.renew();
    if (!isFollowed) laidOut();
    mouse.follow();
  };
  hands.signal.addEventListener('abort', () => [above, below].forEach((place) => place.replaceChildren()));
  renewed();
  return { laidOut, renewed, step: (index) => own.steps.show(index), toggleTable: own.table.toggle };
}

/** What readers have changed, and what is shown for it. */
interface Shown {
  /** The spec as it counts at present. */
  spec(): Spec;
  /** The same without what readers have changed. */
  given(): Spec;
  /** Whether the chart can be shown so; if not, it stays as it is. */
  change(part: View): boolean;
  /** Another spec stands in the place: what readers have changed holds as far as that still has it. */
  renew(): void;
}

/** `leave` stops what goes along the figures that were shown, and forgets which part of them. */
function shownOf(hands: Hands, leave: () => void): Shown {
  let view: View = {};
  /** The series that there were when some were hidden. */
  let known: string[] = [];
  const show = (now: View) => hands.view((spec) => viewed(spec, now));
  /** Shows the spec so, if it can be drawn; else as before. */
  const turn = (next: View): boolean => {
    const before = view;
    show((view = next));
    const isDrawn = hands.ask(() => true, false);
    if (!isDrawn) show((view = before));
    known = namesIn(hands);
    return isDrawn;
  };
  /** Those of these series that the chosen table has. */
  const inTable = (names: string[], next: View): string[] => {
    show({ ...next, hide: [] });
    const all = namesIn(hands);
    return names.filter((name) => all.includes(name));
  };
  /** Hides in other figures what was hidden before, as far as they have it, and leaves one at least. */
  const hideStill = (hide: string[], before: string[]): void => {
    const [all, now] = [namesIn(hands), hiddenIn(hands)];
    // Of one that has come since, nobody has chosen anything.
    const still = all.filter((name) => (before.includes(name) ? hide : now).includes(name));
    if (still.length === all.length || !all.some((name) => before.includes(name))) return;
    // It holds for figures to come, also where these are so by themselves.
    if (still.join('\n') !== now.join('\n')) turn({ ...view, hide: still });
    else [view, known] = [{ ...view, hide: still }, all];
  };
  /** In px of the plot's own. */
  const width = () => parseFloat(hands.plot.parentElement!.querySelector('canvas')!.style.width) / hands.box([1])[0];
  return {
    spec: () => atWidth(viewed(hands.spec(), view), width()),
    given: () => atWidth(hands.spec(), width()),
    change(part) {
      leave();
      const next = { ...view, ...part };
      return turn(part.table && next.hide ? { ...next, hide: inTable(next.hide, next) } : next);
    },
    renew() {
      const [{ hide, ...others }, before] = [view, known];
      view = {};
      const held = offered(hands.spec(), others);
      if (Object.keys(held).length) turn(held);
      if (hide) hideStill(hide, before);
    },
  };
}

/** Shows and says which keys there are, or takes that away again; of another chart they are others. */
function helper(hands: Hands, say: Say, announcer: Announcer, sounds: () => boolean): { toggle(): void; renew(): void } {
  const { below, plot } = hands;
  const text = make('span');
  const leave = () => {
    shown.remove();
    announcer.say(say('Help closed'));
  };
  const close = button('×', () => {
    leave();
    plot.focus();
  });
  const shown = make('div', { className: 'help' }, text, close);
  const words = () => (sounds() ? say(HELP) : say(HELP).replace(OF_SOUNDS, '')) + (hands.window() ? ` ${say(HELP_DENSE)}` : '');
  const renew = () => {
    if (!shown.parentNode) return;
    const now = words();
    if (text.textContent !== now) text.textContent = now;
    close.setAttribute('aria-label', titled(hands, say('Close the help')));
  };
  const toggle = () => {
    if (shown.parentNode) return leave();
    below.prepend(shown);
    renew();
    announcer.say(text.textContent!);
  };
  return { toggle, renew };
}

interface Sound {
  toggle(): void;
  stop(): void;
  /** Whether there is anything to play. */
  isOffered(): boolean;
}

/** Plays the figures, or stops playing them. */
function sounder(hands: Hands, shown: () => Spec): Sound {
  let playing: AbortController | undefined;
  const stop = () => playing?.abort();
  /** All figures; of a crowd so many as one may listen to, evenly chosen from its first series. */
  const all = (): Datum[] => {
    const [count, stride] = [hands.count(), hands.stride() || 1];
    const places = Math.min(hands.stride() ? HEARD : count, Math.ceil(count / stride));
    const index = (place: number) => Math.floor((place * (Math.ceil(count / stride) - 1)) / Math.max(1, places - 1)) * stride;
    return [...Array(places)].map((_, place) => hands.datum(index(place))!).filter(Boolean);
  };
  /** The figures that one scale may hold, of a board a list for each panel: targets have units of their own, and none is the higher. */
  const scales = (): Datum[][] => {
    const spec = shown();
    const scales = new Map<Spec, Datum[]>();
    for (const datum of all()) {
      const chart = panelIn(spec, datum.key) ?? spec;
      if (chart['type'] === 'targets') continue;
      const scale = scales.get(chart);
      if (scale) scale.push(datum);
      else scales.set(chart, [datum]);
    }
    return [...scales.values()].filter((scale) => scale.some(({ value }) => value !== null));
  };
  const toggle = () => {
    if (playing) return stop();
    const played = scales();
    if (!played.length) return;
    const { signal } = (playing = new AbortController());
    hands.signal.addEventListener('abort', stop, { signal });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && stop(), { signal });
    signal.addEventListener('abort', () => (playing = undefined));
    // Between two scales there is a beat at which nothing is pointed at.
    const beats = played.flatMap((scale, at) => [...(at ? [-1] : []), ...scale.map(({ index }) => index)]);
    const reach = (beat: number) => {
      const index = beats[beat] ?? -1;
      hands.activate(index, index >= 0);
      if (beat < 0) stop();
    };
    const values = played.map((scale) => scale.map(({ value }) => value));
    const begin = async () => {
      // Made while the key is being pressed: one that is made later, once the part has come, some browsers keep silent.
      const context = new AudioContext();
      signal.addEventListener('abort', () => void context.close());
      context.resume().catch(() => {});
      const { play } = await import('./sound.js');
      if (!signal.aborted) play(context, values, reach, signal);
    };
    begin().catch(stop);
  };
  return { toggle, stop, isOffered: () => scales().length > 0 };
}
