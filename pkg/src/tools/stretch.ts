// Which part of what is dense is shown, and where that part is in other figures: a series that has grown, or has moved on, has the same
// days at other places.

import type { Box, Datum } from '../core.js';
import type { Hands } from '../hands.js';
import { nearRow, rowOf } from './again.js';

/** From where to where along the whole, of 0 to 1. */
export type Stretch = readonly [from: number, to: number];
export const WHOLE: Stretch = [0, 1];

/** What numbers are off by once they have been worked with, as a part of the whole: no figure at the rim of a part is to be lost by it. */
const HAIR = 1e-9;

/** A figure by which a part is found again. */
interface End {
  /** Its place along the axis, in words. */
  name: string;
  /** Its row in the whole. */
  row: number;
  /** Where it stands on the way along the part, of 0 to 1. */
  at: number;
}

/** The first and the last figure of a part. */
export type Ends = readonly [first: End, last: End];

/** A figure's place along the axis, in words. The label of a dot is its own name; its place is in its third line. */
export function placeOf(hands: Hands, { label, lines }: Pick<Datum, 'label' | 'lines'> = { label: '', lines: [] }): string {
  return hands.caption().type === 'scatter' ? (lines[2] ?? label).replace(/^.*: /, '') : label;
}

export const isMirrored = (hands: Hands): boolean => hands.caption().direction === 'rtl';

/** Where on the way along what is shown that is, of 0 to 1. */
export const alongOf = (across: number, [left, , width]: Box, mirrored: boolean): number =>
  Math.max(0, Math.min(1, (mirrored ? left + width - across : across - left) / width));

/** The ends of the part that is laid out. */
export function ends(hands: Hands): Ends | undefined {
  const box = hands.window();
  const both = [0, hands.count() - 1].map((index) => hands.datum(index));
  const [first, last] = both.map((datum) => box && datum && endOf(hands, datum, box));
  return first && last && [first, last];
}

function endOf(hands: Hands, datum: Datum, box: Box): End {
  return { name: placeOf(hands, datum), row: rowOf(datum), at: alongOf(datum.x, box, isMirrored(hands)) };
}

/**
 * Where the part that had these ends is in the whole that is laid out now, and by which ends it is to be found next, if both are there;
 * nothing if neither is. Of a series that moves on, the first may have gone: then the part begins where the whole does.
 */
export function foundAgain(hands: Hands, [first, last]: Ends): { stretch: Stretch; ends?: Ends } | undefined {
  const box = hands.window();
  const [start, end] = [first, last].map(({ name, row }) => box && nearest(hands, name, row, box));
  if (!start && end && end.at > 0) return { stretch: [0, Math.min(1, end.at + HAIR)] };
  if (start && !end && start.at < 1) return { stretch: [Math.max(0, start.at - HAIR), 1] };
  const length = start && end ? (end.at - start.at) / (last.at - first.at) : 0;
  if (!start || !end || !(length > 0)) return;
  const stretch = [Math.max(0, start.at - first.at * length - HAIR), Math.min(1, end.at + (1 - last.at) * length + HAIR)] as const;
  // Where they stood in the part stays as it was at first: were it taken anew each time, the part would drift.
  return { stretch, ends: [{ ...first, row: start.row }, { ...last, row: end.row }] };
}

/** The figure of that name that is nearest to a row. */
function nearest(hands: Hands, name: string, row: number, box: Box): End | undefined {
  const isIt = (datum: Datum) => placeOf(hands, datum) === name;
  const far = (datum: Datum) => Math.abs(rowOf(datum) - row);
  const named = hands.figures().filter(isIt).sort((one, other) => far(one) - far(other));
  const found = hands.stride() ? nearRow(hands, row, 0, isIt) : named[0];
  return found && endOf(hands, found, box);
}
