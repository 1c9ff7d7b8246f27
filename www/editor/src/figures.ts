// The figures of a spec as rows of cells, and changed rows as an edit of the spec's text. Where a spec has several tables, as a
// board has, each has a place. What a cell means is the library's business: here it keeps its spelling.

import { findNodeAtLocation, modify, type JSONPath, type Node } from 'jsonc-parser';
import { rowsOfText, type Cell as Read } from 'dohoa/paste';
import { applied, isRecord, smallest, treeOf, valueAt, type Edit } from './edits.js';

export type Cell = string | number | null;
export type Row = readonly Cell[];

/** Where a table stands: the path of the spec or panel whose `data` it is. */
export interface Place {
  path: JSONPath;
  title: string;
}

/** How the figures are written. `none`: there are none. `other`: there are, and a grid can't show them. */
export type Form = 'lists' | 'records' | 'columns' | 'text' | 'file' | 'none' | 'other';

export interface Figures {
  form: Form;
  /** The first row is the heading. */
  rows: Row[];
  /** Where they come from, if they are in a file. */
  url: string;
}

/** Every place where figures stand, or where they would. */
export function placesOf(tree: Node): Place[] {
  // A panel is a chart with a title; one of several tables has a label.
  const of = (path: JSONPath): Place => ({ path, title: String(valueAt(tree, [...path, path[0] === 'tables' ? 'label' : 'title']) ?? '') });
  const within = (key: string) => (findNodeAtLocation(tree, [key])?.children ?? []).map((_, at) => of([key, at]));
  const parts = [...within('panels'), ...within('tables')];
  const whole = !parts.length || findNodeAtLocation(tree, ['data']) ? [of([])] : [];
  return [...whole, ...parts];
}

/** Where the text names a file of figures. */
export function namedAt(tree: Node, url: string): { from: number; to: number } | undefined {
  const names = placesOf(tree).map(({ path }) => findNodeAtLocation(tree, [...path, 'data', 'url']));
  const name = names.find((node) => node?.value === url);
  return name && { from: name.offset, to: name.offset + name.length };
}

const NOTHING: Figures = { form: 'none', rows: [], url: '' };

export async function figuresAt(tree: Node, { path }: Place): Promise<Figures> {
  const data = valueAt(tree, [...path, 'data']) ?? [];
  if (typeof data === 'string') return { form: 'text', rows: pasted(await rowsOfText(data)), url: '' };
  if (Array.isArray(data)) {
    const list = data as unknown[];
    if (!list.length) return NOTHING;
    if (list.every(Array.isArray)) return { form: 'lists', rows: even(list.map((row) => (row as unknown[]).map(cell))), url: '' };
    if (list.every(isRecord)) return { form: 'records', rows: rowsOfRecords(list), url: '' };
  }
  if (isRecord(data) && typeof data['url'] === 'string') return { ...NOTHING, form: 'file', url: data['url'] };
  if (isRecord(data) && Object.values(data).some(Array.isArray)) return { form: 'columns', rows: rowsOfColumns(data), url: '' };
  return { ...NOTHING, form: 'other' };
}

const cell = (value: unknown): Cell => (typeof value === 'string' || typeof value === 'number' ? value : value === null || value === undefined ? null : JSON.stringify(value));

function rowsOfRecords(records: Record<string, unknown>[]): Row[] {
  const keys = [...new Set(records.flatMap(Object.keys))];
  return [keys, ...records.map((record) => keys.map((key) => cell(record[key])))];
}

/** What is no list is shown as a column of one cell, in which the library has something to say about it. */
function rowsOfColumns(columns: Record<string, unknown>): Row[] {
  const lists = Object.values(columns).map((column) => (Array.isArray(column) ? (column as unknown[]) : [column]));
  const height = Math.max(...lists.map(({ length }) => length));
  return [Object.keys(columns), ...Array.from({ length: height }, (_, at) => lists.map((list) => cell(list[at])))];
}

/** All rows as long as the longest. */
export function even(rows: readonly Row[]): Row[] {
  const width = Math.max(1, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<Cell>(width - row.length).fill(null)]);
}

/** A whole table without the columns that have neither a name nor a figure: spreadsheets save and copy them along. */
export function whole(rows: readonly Row[]): Row[] {
  const isUsed = (_: Cell, x: number) => rows.some((row) => (row[x] ?? null) !== null);
  return rows.map((row) => row.filter(isUsed));
}

/** What a typed or pasted text is as a cell: whole numbers are numbers; all else keeps its spelling, for the library to read. */
export function typed(text: string): Cell {
  const trimmed = text.trim();
  if (!trimmed) return null;
  return /^-?(0|[1-9]\d{0,14})$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/** Rows that were pasted. What names a row is never a number, also where it looks like one. */
export const pasted = (rows: readonly (readonly Read[])[]): Row[] =>
  even(rows.map((row, y) => row.map((value, x) => (typeof value === 'number' ? value : y && x ? typed(value) : value.trim() || null))));

/** A number as the grid shows it, in the chart's own spelling, so that it is read as the same number if it is typed again. */
export const shown = (value: Cell, locale: string): string => (typeof value === 'number' ? plain(value, locale) : (value ?? ''));

/** As many digits as a browser writes behind the mark: 100 since 2023, 20 before. Those that a number has not are not written. */
const DIGITS = [100, 20].find((digits) => {
  try {
    return (0).toLocaleString('en', { maximumFractionDigits: digits });
  } catch {
    return false;
  }
});

function plain(value: number, locale: string): string {
  try {
    return value.toLocaleString(locale || undefined, { useGrouping: false, maximumFractionDigits: DIGITS });
  } catch {
    return String(value);
  }
}

/** A spec as a person would write it: a row of figures a line. */
export function textOf(spec: Record<string, unknown>): string {
  const { data, ...rest } = spec;
  if (!Array.isArray(data)) return `${JSON.stringify(spec, null, 2)}\n`;
  const text = `${JSON.stringify(rest, null, 2)}\n`;
  const tree = treeOf(text);
  const isRecords = data.length > 0 && data.every(isRecord);
  const edit = tree && editFor(text, tree, { path: [], title: '' }, isRecords ? 'records' : 'lists', isRecords ? rowsOfRecords(data) : (data as Row[]));
  return edit ? applied(text, [edit]) : text;
}

/** What to change in the text for a table to become `rows`: as little as can be, so that undo and the cursor go by small steps. */
export function editFor(text: string, tree: Node, { path }: Place, form: Form, rows: readonly Row[]): Edit | undefined {
  const node = findNodeAtLocation(tree, [...path, 'data']);
  const indent = '  '.repeat(path.length + 1);
  const write = form === 'records' && canBeNamed(rows) ? records : form === 'columns' && canBeNamed(rows) ? columns : lists;
  const written = write(rows, indent);
  if (node) return smallest(text, { from: node.offset, to: node.offset + node.length, insert: written });
  // A spec without figures gets a key first, then the rows in its place.
  const [change] = modify(text, [...path, 'data'], 0, { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } });
  return change && { from: change.offset, to: change.offset + change.length, insert: change.content.replace(/("data":\s*)0/, (_, key: string) => key + written) };
}

/** One row a line, as a person would write it. */
const lists = (rows: readonly Row[], indent: string): string =>
  `[\n${rows.map((row) => `${indent}  [${row.map((value) => JSON.stringify(value)).join(', ')}]`).join(',\n')}\n${indent}]`;

/** Where columns are known by their names alone, one without a name, with that of another or, in records, without a figure would be lost. */
function canBeNamed([keys = [], ...rows]: readonly Row[]): boolean {
  const names = keys.map((key) => String(key ?? ''));
  return names.every((name, at) => name && names.indexOf(name) === at && rows.some((row) => (row[at] ?? null) !== null));
}

function records([keys = [], ...rows]: readonly Row[], indent: string): string {
  const pairs = (row: Row) => keys.flatMap((key, at) => ((row[at] ?? null) === null ? [] : [`${JSON.stringify(String(key))}: ${JSON.stringify(row[at])}`]));
  return `[\n${rows.map((row) => `${indent}  { ${pairs(row).join(', ')} }`).join(',\n')}\n${indent}]`;
}

/** One column a line. */
function columns([keys = [], ...rows]: readonly Row[], indent: string): string {
  const lines = keys.map((key, at) => `${indent}  ${JSON.stringify(String(key))}: [${rows.map((row) => JSON.stringify(row[at] ?? null)).join(', ')}]`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

/** A cell of a table, counted from 0. */
export interface At {
  row: number;
  column: number;
}

/** Columns are named as spreadsheets name them: A, B, … Z, AA. */
export const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

export const nameOf = ({ row, column }: At): string => letters(column) + (row + 1);

/** The cell at which a problem stands; undefined if it is at none of this table. */
export function cellOf(problemPath: string, { path }: Place, { rows, form }: Figures): At | undefined {
  const prefix = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('').replace(/^\./, '');
  if (!problemPath.startsWith(prefix)) return;
  const rest = problemPath.slice(prefix.length).replace(/^\./, '');
  const named = (name: string) => rows[0]?.findIndex((cell) => String(cell ?? '').trim() === name.trim()) ?? -1;
  const at = (row: number, column: number) => (rows[row] && column >= 0 && column < rows[row].length ? { row, column } : undefined);
  const list = /^data\[(\d+)\](?:\[(\d+)\])?/.exec(rest);
  const record = /^data\[(\d+)\](?:\.(.+)|\["(.+)"\])?$/.exec(rest);
  if ((form === 'records' || form === 'columns') && record) return at(Number(record[1]) + 1, Math.max(0, named(record[2] ?? record[3] ?? '')));
  if (list) return at(Number(list[1]), Number(list[2] ?? 0));
  // Text: a line, and the heading of a column in the quotes of the language.
  const line = /^data, \D+(\d+)(?:, \D*[“"](.+)[”"])?/.exec(rest);
  if (line) return at(Number(line[1]) - 1, line[2] === undefined ? 0 : named(line[2]));
  return undefined;
}
