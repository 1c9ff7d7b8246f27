// The legend's entries as buttons: a click hides a series or brings it back, a double click or Shift shows it alone, pointing
// lights it. They lie over the painted legend, which goes on being the picture of them.

import type { Entry } from '../core.js';
import type { Hands } from '../hands.js';
import { button, type Announcer } from './dom.js';
import { isolated, toggled } from './view.js';
import type { Say } from './words.js';

const SMALLEST = 24;

export interface Legend {
  laidOut(): void;
}

/** `hide` is told the series that are to be hidden from now on. */
export function legend(hands: Hands, say: Say, announcer: Announcer, hide: (names: string[]) => void): Legend {
  let buttons: HTMLButtonElement[] = [];

  const change = (name: string, alone: boolean) => {
    const entries = hands.entries();
    const all = [...new Set(entries.map((entry) => entry.name))];
    const hidden = entries.filter((entry) => entry.hidden).map((entry) => entry.name);
    const next = (alone ? isolated : toggled)(all, hidden, name);
    hide(next);
    if (!next.length) announcer.say(say('All shown'));
    else if (alone) announcer.say(say('Only {name} shown', { name }));
    else announcer.say(say(next.includes(name) ? '{name} hidden' : '{name} shown', { name }));
  };

  const light = (name: string | undefined) => {
    const all = Array.from({ length: hands.count() }, (_, index) => index);
    const own = all.filter((index) => hands.datum(index)?.series === name);
    hands.light(name && own.length ? own : undefined);
  };

  const make = (): HTMLButtonElement => {
    const made = button('', (event) => change(made.dataset['name']!, event.shiftKey));
    made.className = 'entry';
    made.addEventListener('dblclick', () => change(made.dataset['name']!, true));
    for (const type of ['pointerenter', 'focus']) made.addEventListener(type, () => light(made.dataset['name']));
    for (const type of ['pointerleave', 'blur']) made.addEventListener(type, () => light(undefined));
    hands.plot.append(made);
    return made;
  };

  const dress = (made: HTMLButtonElement, { name, hidden, box: [x, y, width, height] }: Entry) => {
    made.dataset['name'] = name;
    made.setAttribute('aria-label', name);
    made.setAttribute('aria-pressed', String(!hidden));
    const grow = Math.max(0, SMALLEST - height) / 2;
    const px = { left: x, top: y - grow, width, height: height + 2 * grow };
    for (const [side, length] of Object.entries(px)) made.style.setProperty(side, `${length}px`);
  };

  return {
    laidOut() {
      const entries = hands.entries();
      buttons.slice(entries.length).forEach((made) => made.remove());
      // The same elements again: the one that was pressed keeps the focus.
      buttons = entries.map((entry, at) => {
        const made = buttons[at] ?? make();
        dress(made, entry);
        return made;
      });
    },
  };
}
