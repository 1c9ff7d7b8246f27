// What readers get when they turn to a chart: the walk by keyboard, the legend and the controls, the table, steps and sound.
// A part of its own, loaded on need; it knows the chart by `Hands` alone. Each tool is a file in tools/, joined here.

import type { Hands, Tools } from './hands.js';
import { controls } from './tools/controls.js';
import { Announcer, button, make } from './tools/dom.js';
import { legend } from './tools/legend.js';
import { sheetOf } from './tools/look.js';
import { steps } from './tools/steps.js';
import { sheet } from './tools/table.js';
import { viewed, type View } from './tools/view.js';
import { walk } from './tools/walk.js';
import { speaker } from './tools/words.js';

const HELP = 'Arrow keys: from figure to figure. Home, End: the first, the last. Enter: select. T: table. S: as sounds. Escape: leave.';

export function attach(hands: Hands): Tools {
  const { plot, above, below } = hands;
  const root = plot.getRootNode() as ShadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf()];
  const say = speaker(hands);
  const announcer = new Announcer();
  plot.append(announcer.element);

  let view: View = {};
  const change = (part: View) => {
    view = { ...view, ...part };
    const now = view;
    hands.view((spec) => viewed(spec, now));
  };

  const own = {
    table: sheet(hands, say, announcer),
    steps: steps(hands, say, announcer),
    legend: legend(hands, say, announcer, (hide) => change({ hide })),
    controls: controls(hands, say, announcer, (part, said) => {
      change(part);
      announcer.say(said);
    }),
  };
  const keys = { help: helper(hands, say, announcer), table: () => own.table.toggle(), sound: sounder(hands) };
  const path = walk(hands, say, keys, announcer);

  const laidOut = () => {
    own.legend.laidOut();
    own.table.renew();
    own.steps.follow();
    path.follow();
  };
  const renewed = () => {
    view = {};
    own.controls.renew();
    own.steps.renew();
    laidOut();
  };
  hands.signal.addEventListener('abort', () => [above, below].forEach((place) => place.replaceChildren()));
  renewed();
  return { laidOut, renewed, step: (index) => own.steps.show(index), toggleTable: () => own.table.toggle() };
}

/** Shows and says which keys there are, or takes that away again. */
function helper({ below, plot }: Hands, say: ReturnType<typeof speaker>, announcer: Announcer): () => void {
  let shown: HTMLElement | undefined;
  return () => {
    const close = () => {
      shown?.remove();
      shown = undefined;
    };
    if (shown) return close();
    const leave = () => {
      close();
      plot.focus();
    };
    shown = make('div', { className: 'help' }, make('span', {}, say(HELP)), button('×', leave));
    shown.querySelector('button')!.setAttribute('aria-label', say('Close the help'));
    below.prepend(shown);
    announcer.say(say(HELP));
  };
}

/** Plays the figures, or stops playing them. */
function sounder(hands: Hands): () => void {
  let playing: AbortController | undefined;
  return () => {
    if (playing) return playing.abort();
    const values = Array.from({ length: hands.count() }, (_, index) => hands.datum(index)?.value ?? null);
    if (values.every((value) => value === null)) return;
    const stop = (playing = new AbortController());
    const end = () => stop.abort();
    hands.signal.addEventListener('abort', end);
    stop.signal.addEventListener('abort', () => (playing = undefined));
    const reach = (index: number) => {
      hands.activate(index, index >= 0);
      if (index < 0) end();
    };
    import('./sound.js').then(({ play }) => !stop.signal.aborted && play(values, reach, stop.signal)).catch(end);
  };
}
