// What crosses the border to the core and back, packed so that it takes as few steps as there can be. `src/web/parcel.rs` is its
// counterpart.

import type { Box, Caption, DataTable, Datum } from './core.js';

/** A spec on its way. */
export interface Parcel {
  /** Each value, one behind the other: what it is, and, where that is not all, its number or how many values it holds. */
  shape: Float64Array;
  /** All keys and texts, in the same order. */
  text: string;
  /** Typed arrays, which go over whole. */
  columns: Float64Array[];
}

// What a value is; the last is none that JSON has, and a text behind it says which.
const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const NUMBER = 3;
const TEXT = 4;
const LIST = 5;
const RECORD = 6;
const COLUMN = 7;
const OTHER = 8;

/** An object that holds itself would never end; the core reads no deeper from a text either. */
const DEEPEST = 16;

/** What ends a text, and a row of them. */
const PART = '\0';
const ROW = '\x01';

/** A typed array as doubles. Big integers, as databases hand them out, are turned into numbers one by one; all others go at once. */
const columnOf = (array: ArrayLike<number | bigint>): Float64Array =>
  array instanceof Float64Array ? array : typeof array[0] === 'bigint' ? Float64Array.from(array, Number) : new Float64Array(array as ArrayLike<number>);

/** A date as text, in the universal time that JSON has; one at midnight is a day. One that is none is nothing. */
export const dated = (date: Date): string => date.toJSON()?.replace(/(T00:00)?(:00)?\.000Z/, '') ?? '';

export function pack(spec: unknown): Parcel {
  const shape: number[] = [];
  const columns: Float64Array[] = [];
  let text = '';
  const say = (word: string) => (text += word.replace(/[\0\x01]/g, '\ufffd') + PART);
  const put = (value: unknown, depth: number): void => {
    if (value == null) {
      shape.push(NULL);
    } else if (typeof value === 'string') {
      shape.push(TEXT);
      say(value);
    } else if (typeof value === 'number' || typeof value === 'bigint') {
      shape.push(NUMBER, Number(value));
    } else if (typeof value === 'boolean') {
      shape.push(value ? TRUE : FALSE);
    } else if (depth > DEEPEST || typeof value !== 'object') {
      shape.push(OTHER);
      say(depth > DEEPEST ? '[[[[…' : typeof value);
    } else if (Array.isArray(value)) {
      shape.push(LIST, value.length);
      for (const item of value) put(item, depth + 1);
    } else if (value instanceof Date) {
      put(dated(value), depth);
    } else if (ArrayBuffer.isView(value)) {
      shape.push(COLUMN, columns.push(columnOf(value as unknown as ArrayLike<number | bigint>)) - 1);
    } else {
      const entries = Object.entries(value);
      shape.push(RECORD, entries.length);
      for (const [key, entry] of entries) {
        say(key);
        put(entry, depth + 1);
      }
    }
  };
  put(spec, 0);
  return { shape: Float64Array.from(shape), text, columns };
}

/** The texts of a row, or the rows, that the core has sent. */
export const partsOf = (text: string, mark = PART): string[] => text.split(mark).slice(0, -1);

/** The words around a chart. */
export function captionOf(core: { caption(): string }): Caption {
  const [locale, direction, type, theme, roleName, hint, dataName, title, subtitle, note, source, sourceUrl, byline] = partsOf(
    core.caption(),
  );
  return { locale, direction, type, theme, roleName, hint, dataName, title, subtitle, note, source, sourceUrl, byline } as Caption;
}

export function tableOf(core: { table(): string }): DataTable {
  const [[caption = ''] = [], columns = [], ...rows] = partsOf(core.table(), ROW).map((row) => partsOf(row));
  return { caption, columns, rows };
}

interface DatumCore {
  datum(index: number): string;
  datumPlace(index: number): Float64Array;
}

/** A figure, in the plot's own px; nothing if there is none. */
export function datumOf(core: DatumCore, index: number): Datum | undefined {
  const [key, label, text, series, share, spot, ...lines] = partsOf(core.datum(index));
  const [value = NaN, x, y, ...box] = core.datumPlace(index);
  if (key === undefined) return;
  return {
    index,
    key,
    label,
    ...(series && { series }),
    value: Number.isNaN(value) ? null : value,
    text,
    ...(share && { share }),
    lines,
    x,
    y,
    box: box as number[] as Box,
    ...(spot && { spot }),
  } as Datum;
}
