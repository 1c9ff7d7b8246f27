// Where a key leads from figure to figure. Pure: by labels, series and places, or, in a crowd, by numbers alone.

import type { Datum } from '../core.js';

/** What the order of the walk follows from. */
export type Stop = Pick<Datum, 'label' | 'series' | 'box' | 'key'>;

/** How far PageUp and PageDown go. */
const PAGE = 10;

/**
 * Where a key leads from figure `at` (-1: from none yet). Figures with one label are a row; one axis of arrows goes along the
 * row, the other to the same series of the next row, whichever way rows are laid out. A figure that is alone in its row is
 * left by every arrow.
 */
export function lead(stops: readonly Stop[], at: number, key: string, rightToLeft: boolean): number {
  const last = stops.length - 1;
  const within = (index: number) => Math.max(0, Math.min(last, index));
  if (key === 'Home' || key === 'End') return key === 'Home' ? 0 : last;
  const { lies, forward } = directionOf(key, rightToLeft);
  if (at < 0) return forward ? 0 : last;
  if (key.startsWith('Page')) return within(at + (forward ? PAGE : -PAGE));
  const by = forward ? 1 : -1;
  const rows = rowsOf(stops);
  const row = rows.findIndex((row) => row.includes(at));
  const here = rows[row]!;
  if (here.length === 1) return within(at + by);
  if (lies !== rowsLieAbreast(stops, rows)) {
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
function rowsOf(stops: readonly Stop[]): number[][] {
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

const panelOf = ({ key }: Stop): string => /^\d+\//.exec(key)?.[0] ?? '';

/** Whether the next row stands to the side, as with standing bars, and not below. */
function rowsLieAbreast(stops: readonly Stop[], rows: readonly number[][]): boolean {
  const [first, second] = rows.map((row) => stops[row[0]!]!.box);
  return !!first && !!second && Math.abs(second[0] - first[0]) > Math.abs(second[1] - first[1]);
}
