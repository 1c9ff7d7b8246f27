// Where a key leads from figure to figure. Pure: by labels, series and places, or, in a crowd, by numbers alone.

import type { Datum } from '../core.js';

/** What the order of the walk follows from. */
export type Stop = Pick<Datum, 'label' | 'series' | 'box' | 'key'>;

/** How far PageUp and PageDown go. */
const PAGE = 10;

/**
 * Where a key leads from figure `at` (-1: from none yet). Figures with one label are a row; one axis of arrows goes along the
 * row, the other to the same series of the next row, whichever way rows are laid out. A figure that is alone in its row is
 * left by every arrow. `isBoard`: the keys of figures begin with the number of their panel.
 */
export function lead(stops: readonly Stop[], at: number, key: string, rightToLeft: boolean, isBoard = false): number {
  const last = stops.length - 1;
  const within = (index: number) => Math.max(0, Math.min(last, index));
  if (key === 'Home' || key === 'End') return key === 'Home' ? 0 : last;
  const { lies, forward } = directionOf(key, rightToLeft);
  if (at < 0) return forward ? 0 : last;
  if (key.startsWith('Page')) return within(at + (forward ? PAGE : -PAGE));
  const by = forward ? 1 : -1;
  const panelOf = ({ key }: Stop) => (isBoard ? parseInt(key) : 0);
  const rows = rowsOf(stops, panelOf);
  const row = rows.findIndex((row) => row.includes(at));
  const here = rows[row]!;
  if (here.length === 1) return within(at + by);
  // A board has one way, that of its first panel: who does not see how panels are laid out could not know when keys change their meaning.
  const shown = rows.filter(([first]) => panelOf(stops[first!]!) === panelOf(stops[0]!));
  if (lies !== rowsLieAbreast(stops, shown)) {
    const next = here.indexOf(at) + by;
    return here[Math.max(0, Math.min(here.length - 1, next))]!;
  }
  const there = rows[row + by];
  if (!there) return at;
  return there.find((index) => stops[index]!.series === stops[at]!.series) ?? there[Math.min(here.indexOf(at), there.length - 1)]!;
}

/**
 * The same in a crowd of `count` figures, `stride` at each place along: too many to be looked at one by one, so that only their
 * number counts. A page is a tenth of all.
 */
export function leadInCrowd(count: number, stride: number, at: number, key: string, rightToLeft: boolean): number {
  if (key === 'Home' || at < 0) return 0;
  if (key === 'End') return count - 1;
  const { lies, forward } = directionOf(key, rightToLeft);
  const page = Math.max(1, Math.round(count / stride / 10)) * stride;
  const by = key.startsWith('Page') ? page : lies ? stride : 1;
  const to = at + (forward ? by : -by);
  return to < 0 || to >= count ? (key.startsWith('Page') ? (forward ? count - 1 : 0) : at) : to;
}

/** Whether an arrow points to a side, not up or down, and whether it, or a page key, goes on in the order of reading. */
function directionOf(key: string, rightToLeft: boolean): { lies: boolean; forward: boolean } {
  const lies = key === 'ArrowLeft' || key === 'ArrowRight';
  return { lies, forward: lies ? (key === 'ArrowRight') !== rightToLeft : key.endsWith('Down') };
}

/** The figures of each row, by their numbers. */
function rowsOf(stops: readonly Stop[], panelOf: (stop: Stop) => number): number[][] {
  const rows: number[][] = [];
  stops.forEach((stop, index) => {
    const before = stops[index - 1];
    // On a board the next panel may begin with the label that this one ends with.
    const isSame = before && before.label === stop.label && before.series !== stop.series && panelOf(before) === panelOf(stop);
    if (isSame) rows.at(-1)!.push(index);
    else rows.push([index]);
  });
  return rows;
}

/** What lies so near is not apart: what is said of a missing figure stands a little beside the line at zero that all bars share, CSS px. */
const NEAR = 12;

/**
 * Whether rows stand side by side, as standing bars and the dates of lines do, and not below one another: the first two are partly as
 * high, or, as where a line is steep, the first and the last are far apart. Bars that lie are neither, as all of them begin at zero.
 */
function rowsLieAbreast(stops: readonly Stop[], rows: readonly number[][]): boolean {
  const [first, second] = rows;
  if (!first || !second) return false;
  const reach = (row: readonly number[], axis: 0 | 1): [from: number, to: number] => {
    const boxes = row.map((index) => stops[index]!.box);
    return [Math.min(...boxes.map((box) => box[axis])), Math.max(...boxes.map((box) => box[axis] + box[axis + 2]!))];
  };
  const gap = (one: readonly number[], other: readonly number[], axis: 0 | 1) => {
    const [[from, to], [start, end]] = [reach(one, axis), reach(other, axis)];
    return Math.max(from - end, start - to);
  };
  return gap(first, second, 1) < 0 || gap(first, rows.at(-1)!, 0) > NEAR;
}
