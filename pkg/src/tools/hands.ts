// What the tools ask the core of a chart themselves, which its page need not know before they are there.

import type { Caption } from '../core.js';
import type { Core } from '../engine.js';
import type { Hands, Hold } from '../hands.js';
import { captionOf, partsOf } from '../parcel.js';

export function handsOf(hold: Hold): Hands {
  const count = () => hold.ask((core) => core.count, 0);
  const stride = () => (hold.hasAxes() ? hold.ask((core) => core.stride, 0) : 0);
  return {
    ...hold,
    caption: () => hold.ask(captionOf, { locale: 'en' } as Caption),
    window: () => {
      const box = hold.hasAxes() ? hold.ask((core) => [...core.window()], []) : [];
      return box.length ? hold.box(box) : undefined;
    },
    count,
    stride,
    // Not by `Array.from`, which MooTools has replaced by one that knows no second argument.
    figures: () => [...Array(stride() ? 0 : count())].map((_, index) => hold.datum(index)!).filter(Boolean),
    entries: () => hold.ask(entriesOf, []).map((entry) => ({ ...entry, box: hold.box(entry.box) })),
  };
}

/** Entries are names, and for each whether it is hidden, and its place: left, top, width and height. */
function entriesOf(core: Pick<Core, 'entries' | 'entryPlaces'>) {
  const places = core.entryPlaces();
  return partsOf(core.entries()).map((name, at) => {
    const [hidden, ...box] = places.subarray(5 * at, 5 * at + 5);
    return { name, hidden: !!hidden, box };
  });
}
