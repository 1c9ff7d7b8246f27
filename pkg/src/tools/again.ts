// A figure in the picture that is shown now, after other figures have come: by its key, and, where rows have come or gone before it, by
// what its key says beside the row.

import type { Datum } from '../core.js';
import type { Hands } from '../hands.js';

/** So many rows up and down a figure is looked for: each takes some microseconds, and a chart may have millions. */
const FAR = 500;

/** The row of a figure in the whole, which is the last part of its key along an axis. */
export const rowOf = ({ key }: Datum): number => Number(key.slice(key.lastIndexOf('/') + 1));

/** What a figure is of, whatever its row: a label, and a series of its panel. */
function ofWhat(hands: Hands, { key }: Datum): string {
  return hands.hasAxes() ? key.slice(0, key.lastIndexOf('/')) : key;
}

/** A figure, and which of several of one name it is. */
export interface Own extends Datum {
  twin: readonly [nth: number, of: number];
}

/** A figure as it is to be found again. */
export function own(hands: Hands, datum: Datum): Own {
  const twins = hands.figures().filter(({ key }) => key === datum.key);
  return { ...datum, twin: [twins.findIndex(({ index }) => index === datum.index), twins.length] };
}

/** The number of a figure among all that can be looked through; -1 if it is not there. If there are more of one name now the nearest is meant. */
export function indexOf(hands: Hands, own: Own): number {
  const figures = hands.figures();
  const twins = figures.filter(({ key }) => key === own.key);
  const [nth, of] = own.twin;
  if (twins.length === of && twins[nth]) return twins[nth].index;
  const far = ({ index }: Datum) => Math.abs(index - own.index);
  const nearest = (isIt: (datum: Datum) => boolean) => figures.filter(isIt).sort((one, other) => far(one) - far(other))[0]?.index ?? -1;
  const same = nearest(({ key }) => key === own.key);
  return same < 0 ? nearest((datum) => ofWhat(hands, datum) === ofWhat(hands, own)) : same;
}

/** The same figure, if it is still there; in a crowd, if it is not too far from its row. */
export function again(hands: Hands, own: Own): Datum | undefined {
  if (!hands.stride()) return hands.datum(indexOf(hands, own));
  return nearRow(hands, rowOf(own), own.index, (datum) => ofWhat(hands, datum) === ofWhat(hands, own));
}

/** In a crowd the one that is meant and nearest to a row; of those that stand at one place first the one that stands as `index` does. */
export function nearRow(hands: Hands, row: number, index: number, isIt: (datum: Datum) => boolean): Datum | undefined {
  const stride = hands.stride();
  const first = hands.datum(0);
  if (!first) return;
  const at = (row - rowOf(first)) * stride;
  // Where series have come or gone, another one stands at its number.
  const offsets = [index % stride, ...Array(stride).keys()];
  for (let far = 0; far <= FAR; far++) {
    for (const place of [at - far * stride, at + far * stride]) {
      const found = offsets.map((offset) => hands.datum(place + offset)).find((datum) => datum && isIt(datum));
      if (found) return found;
    }
  }
  return;
}
