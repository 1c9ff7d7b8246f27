// What a spec says about the figures and names of one table, and would say wrongly about another one.

import type { JSONPath } from 'jsonc-parser';
import { isRecord } from './edits.js';

const OF_TABLE = ['format', 'xFormat', 'columns', 'highlight', 'hide', 'short', 'annotations', 'steps', 'total', 'each', 'axis', 'alt'];
/** What is different where it is narrow may be the figures themselves. */
const OF_NARROW = [...OF_TABLE, 'data', 'tables', 'table'];

type Rows = readonly (readonly unknown[])[];

/** Whether a table is no edition of the former one: of two editions one has all the headings of the other, and perhaps more. */
export function isOtherTable([now = []]: Rows, [former = []]: Rows): boolean {
  const names = (row: readonly unknown[]) => row.map((cell) => String(cell ?? '').trim()).filter(Boolean);
  const [one, other] = [names(now), names(former)].sort((one, other) => one.length - other.length) as [string[], string[]];
  return one.length > 0 && !one.every((name) => other.includes(name));
}

/** The keys of a chart that are about its table, as paths within it. */
export function aboutTable(chart: unknown): JSONPath[] {
  if (!isRecord(chart)) return [];
  const own = OF_TABLE.filter((key) => key in chart).map((key) => [key]);
  const narrow = isRecord(chart['narrow']) ? chart['narrow'] : {};
  const within = OF_NARROW.filter((key) => key in narrow).map((key) => ['narrow', key]);
  const isAll = within.length > 0 && Object.keys(narrow).every((key) => key === 'below' || OF_NARROW.includes(key));
  return [...own, ...(isAll ? [['narrow']] : within)];
}
