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

/** The number of a figure among all that can be looked through; -1 if it is not there. Of several of one name the nearest is meant. */
export function indexOf(hands: Hands, own: Datum): number {
  const figures = hands.figures();
  if (figures[own.index]?.key === own.key) return own.index;
  const far = ({ index }: Datum) => Math.abs(index - own.index);
  const nearest = (isIt: (datum: Datum) => boolean) => figures.filter(isIt).sort((one, other) => far(one) - far(other))[0]?.index ?? -1;
  const same = nearest(({ key }) => key === own.key);
  return same < 0 ? nearest((datum) => ofWhat(hands, datum) === ofWhat(hands, own)) : same;
}

/** The same figure, if it is still there; in a crowd, if it is not too far from its row. */
export function again(hands: Hands, own: Datum): Datum | undefined {
  if (!hands.stride()) return hands.datum(indexOf(hands, own));
  return nearRow(hands, rowOf(own), own.index, (datum) => ofWhat(hands, datum) === ofWhat(hands, own));
}

/** In a crowd: of those that stand at one place as `index` does, the one that is meant and nearest to a row. */
export function nearRow(hands: Hands, row: number, index: number, isIt: (datum: Datum) => boolean): Datum | undefined {
  const stride = hands.stride();
  const first = hands.datum(0);
  if (!first) return;
  const at = (row - rowOf(first)) * stride + (index % stride);
  for (let far = 0; far <= FAR; far++) {
    const both = [at - far * stride, at + far * stride].map((index) => hands.datum(index));
    const found = both.find((datum) => datum && isIt(datum));
    if (found) return found;
  }
  return;
}
