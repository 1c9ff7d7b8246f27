// What readers get when they turn to a chart: the walk by keyboard, the legend and the controls, the table, steps and sound.
// A part of its own, loaded on need; it knows the chart by what it is handed alone. Each tool is a file in tools/, joined here.

import type { Hands, Hold, Tools } from './hands.js';
import { controls } from './tools/controls.js';
import { Announcer, button, make } from './tools/dom.js';
import { handsOf } from './tools/hands.js';
import { legend } from './tools/legend.js';
import { sheetOf } from './tools/look.js';
import { steps } from './tools/steps.js';
import { sheet } from './tools/table.js';
import { atWidth, viewed, type View } from './tools/view.js';
import { walk } from './tools/walk.js';
import { speaker, titled } from './tools/words.js';
import { zoom } from './tools/zoom.js';

const HELP = 'Arrow keys: from figure to figure. Home, End: the first, the last. Enter: select. T: table. S: as sounds. Escape: leave.';
const HELP_DENSE = 'Plus, minus: zoom. Shift and arrows: move along. 0: the whole chart.';

/** So many figures of a crowd are played. */
const HEARD = 150;

export function attach(hold: Hold): Tools {
  const hands = handsOf(hold);
  const { plot, above, below } = hands;
  const root = plot.getRootNode() as ShadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf()];
  const say = speaker(hands);
  const announcer = new Announcer();
  plot.append(announcer.element);

  let view: View = {};
  const show = (now: View) => hands.view((spec) => viewed(spec, now));
  const change = (part: View) => {
    view = { ...view, ...part };
    sound.stop();
    own.zoom.forget();
    if (part.table && view.hide) view.hide = known(view.hide);
    show(view);
  };
  /** Of these series those that the table which has been chosen has. */
  const known = (names: string[]): string[] => {
    show({ ...view, hide: [] });
    const entries = hands.entries();
    return names.filter((name) => entries.some((entry) => entry.name === name));
  };
  /** In px of the plot's own. */
  const width = () => parseFloat(plot.parentElement!.querySelector('canvas')!.style.width) / hands.box([1])[0];
  const shown = () => atWidth(viewed(hands.spec(), view), width());

  const sound = sounder(hands);
  const own = {
    table: sheet(hands, say, announcer),
    steps: steps(hands, say, announcer),
    legend: legend(hands, say, announcer, (hide) => change({ hide }), () => own.steps.relight()),
    controls: controls(hands, say, announcer, shown, (part, said) => {
      change(part);
      announcer.say(said);
    }),
    zoom: zoom(hands, say, announcer, sound.stop),
  };
  const help = helper(hands, say, announcer);
  const keys = { help: help.toggle, table: () => own.table.toggle(), sound: sound.toggle, hush: sound.stop };
  const path = walk(hands, say, keys, announcer);

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
    view = {};
    sound.stop();
    own.zoom.forget();
    own.controls.renew();
    own.steps.renew();
    laidOut();
  };
  hands.signal.addEventListener('abort', () => [above, below].forEach((place) => place.replaceChildren()));
  renewed();
  return { laidOut, renewed, step: (index) => own.steps.show(index), toggleTable: () => own.table.toggle() };
}

/** Shows and says which keys there are, or takes that away again; of another chart they are others. */
function helper(hands: Hands, say: ReturnType<typeof speaker>, announcer: Announcer): { toggle(): void; renew(): void } {
  const { below, plot } = hands;
  const text = make('span');
  const leave = () => {
    shown.remove();
    // What is not shown any more is not there to be read either.
    announcer.say('');
  };
  const close = button('×', () => {
    leave();
    plot.focus();
  });
  const shown = make('div', { className: 'help' }, text, close);
  const words = () => say(HELP) + (hands.window() ? ` ${say(HELP_DENSE)}` : '');
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

/** Plays the figures, or stops playing them. */
function sounder(hands: Hands): { toggle(): void; stop(): void } {
  let playing: AbortController | undefined;
  const stop = () => playing?.abort();
  const toggle = () => {
    if (playing) return stop();
    // Of a crowd so many as one may listen to, evenly chosen from its first series.
    const [count, stride] = [hands.count(), hands.stride() || 1];
    const places = Math.min(hands.stride() ? HEARD : count, Math.ceil(count / stride));
    const index = (place: number) => Math.floor((place * (Math.ceil(count / stride) - 1)) / Math.max(1, places - 1)) * stride;
    const values = Array.from({ length: places }, (_, place) => hands.datum(index(place))?.value ?? null);
    if (values.every((value) => value === null)) return;
    const { signal } = (playing = new AbortController());
    hands.signal.addEventListener('abort', stop, { signal });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && stop(), { signal });
    signal.addEventListener('abort', () => (playing = undefined));
    const reach = (place: number) => {
      hands.activate(place < 0 ? -1 : index(place), place >= 0);
      if (place < 0) stop();
    };
    import('./sound.js').then(({ play }) => !signal.aborted && play(values, reach, signal)).catch(stop);
  };
  return { toggle, stop };
}
