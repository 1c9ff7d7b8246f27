// The legend's entries as buttons: a click hides a series or brings it back, a double click or Shift shows it alone, pointing
// lights it. They lie over the painted legend, which goes on being the picture of them.

import type { Entry } from '../core.js';
import type { Hands } from '../hands.js';
import { button, put, takeAway, TARGET, type Announcer } from './dom.js';
import { isolated, toggled } from './view.js';
import type { Say } from './words.js';

export interface Legend {
  laidOut(): void;
}

/**
 * `hide` is told the series that are to be hidden from now on, and says whether the chart can be shown so; `relight` lights what is lit
 * without anybody's pointing.
 */
export function legend(hands: Hands, say: Say, announcer: Announcer, hide: (names: string[]) => boolean, relight: () => void): Legend {
  let buttons: HTMLButtonElement[] = [];

  /** Hides these, as far as the chart lets it: no panel of a board is left without any. Says which are hidden then, if it can be shown so. */
  const hiding = (names: string[]): string[] | undefined => {
    const before = hiddenIn(hands);
    if (!hide(names)) return;
    const now = hiddenIn(hands);
    const kept = names.filter((name) => before.includes(name) || now.includes(name));
    if (kept.length < names.length) hide(kept);
    return hiddenIn(hands);
  };

  const change = (name: string, alone: boolean) => {
    const before = hiddenIn(hands);
    let now = hiding((alone ? isolated : toggled)(namesIn(hands), before, name));
    // Alone already, as far as a board's other panels let it be.
    if (alone && now?.length && now.join('\n') === before.join('\n')) now = hiding([]);
    if (now) announcer.say(outcome(say, namesIn(hands).length, name, alone, before, now));
  };

  const make = (): HTMLButtonElement => {
    const made = button('', (event) => change(made.dataset['name']!, event.shiftKey));
    made.className = 'entry';
    made.addEventListener('dblclick', () => change(made.dataset['name']!, true));
    for (const type of ['pointerenter', 'focus']) made.addEventListener(type, () => light(hands, made.dataset['name']!, relight));
    for (const type of ['pointerleave', 'blur']) made.addEventListener(type, relight);
    hands.plot.append(made);
    return made;
  };

  return {
    laidOut() {
      const entries = hands.entries();
      const room = hands.plot.clientWidth;
      takeAway(hands.plot, ...buttons.slice(entries.length));
      // The same elements again: the one that was pressed keeps the focus.
      buttons = entries.map((entry, at) => {
        const made = buttons[at] ?? make();
        dress(made, entry, room);
        return made;
      });
    },
  };
}

/** The series that the legend names. */
export const namesIn = (hands: Hands): string[] => [...new Set(hands.entries().map(({ name }) => name))];

/** Those of them that are hidden; one of several panels is where all of them hide it. */
export function hiddenIn(hands: Hands): string[] {
  const entries = hands.entries();
  return namesIn(hands).filter((name) => entries.every((entry) => entry.name !== name || entry.hidden));
}

/** What has become of the series, as it is and not as it was wanted. */
function outcome(say: Say, all: number, name: string, alone: boolean, before: string[], now: string[]): string {
  const wasShown = !before.includes(name);
  if (!alone && wasShown && !now.includes(name)) return say('{name} stays: nothing else is shown', { name });
  if (!now.length) return say('All shown');
  if (!alone) return say(wasShown ? '{name} hidden' : '{name} shown', { name });
  if (now.length === all - 1) return say('Only {name} shown', { name });
  return say('{name} hidden', { name: now.join(', ') });
}

function light(hands: Hands, name: string, relight: () => void): void {
  const own = hands.figures().filter(({ series }) => series === name);
  if (own.length) hands.light(own.map(({ index }) => index));
  else relight();
}

/** `room`: how wide the plot is, px. */
function dress(made: HTMLButtonElement, { name, hidden, box: [x, y, width, height] }: Entry, room: number): void {
  made.dataset['name'] = name;
  made.setAttribute('aria-label', name);
  made.setAttribute('aria-pressed', String(!hidden));
  const grow = Math.max(0, TARGET - height) / 2;
  // A name of one letter at the end of its line is at the edge of the plot.
  const wide = Math.max(TARGET, width);
  put(made, { left: Math.max(0, Math.min(x, room - wide)), top: y - grow, width: wide, height: height + 2 * grow });
}
