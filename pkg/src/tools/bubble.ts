// A step's word at a figure. It stays there, but steps back while that figure's tooltip is shown: they would lie over one another.

import type { Datum } from '../core.js';
import type { Hands } from '../hands.js';
import { make, put } from './dom.js';
import { panelIn } from './view.js';

/** Puts a word at a figure, in place of the one before; without, takes that away. */
export type Bubble = (datum: Datum | undefined, word?: string) => void;

/** How far a word keeps from the figure that it stands beside, CSS px. */
const OFF = 12;

export function bubble(hands: Hands): Bubble {
  const { plot, chart, signal } = hands;
  const element = make('div', { className: 'bubble' });
  /** The figure that has the word. */
  let noted: string | undefined;
  const stepBack = (pointed: Datum | undefined) => (element.style.opacity = pointed && pointed.key === noted ? '0' : '');
  chart.addEventListener('explore', (event) => stepBack((event as CustomEvent<Datum | undefined>).detail), { signal });
  return (datum, word = '') => {
    noted = datum?.key;
    if (datum && !element.isConnected) plot.after(element);
    hands.note(element, datum, [word]);
    if (datum) makeWay(hands, element, datum);
    stepBack(hands.datum(hands.active()));
  };
}

/** A word on a bar that would cover other bars, of whose numbers a part might be left, stands beside its own where there is room. */
function makeWay(hands: Hands, element: HTMLElement, own: Datum): void {
  // Beside parts of a whole there are other parts, or their sum.
  if ((panelIn(hands.spec(), own.key) ?? hands.spec())['type'] !== 'bar') return;
  const { offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height } = element;
  const others = hands.figures().filter(({ index }) => index !== own.index);
  const isFree = (x: number, y: number) =>
    !others.some(({ box: [left, top, wide, high] }) => x < left + wide && left < x + width && y < top + high && top < y + height);
  if (isFree(offsetLeft, offsetTop)) return;
  const [left, top, wide, high] = own.box;
  const y = top + (high - height) / 2;
  const fits = (x: number) => x >= 0 && x + width <= hands.plot.clientWidth && isFree(x, y);
  const x = [left + wide + OFF, left - OFF - width].find(fits);
  if (x !== undefined) put(element, { left: x, top: y });
}
