// Files: those that somebody drops or chooses, those that a spec names, and those that are handed out.

import { decode, isBinary, rowsOfHtml, rowsOfText, tableOfHtml } from 'dohoa/paste';
import type { Node } from 'jsonc-parser';
import { slug } from '../../../pkg/src/tools/files.js';
import { chartIn, isAddress, isMarkup } from './code.js';
import { applied, treeOf } from './edits.js';
import { editFor, figuresAt, letters, pasted, placesOf, whole, type Row } from './figures.js';
import { make, say } from './make.js';
import { byBlanks, fromHeading, inMarkdown, isParted, type Parted } from './plain.js';
import { words } from './words.js';

/** The rows of a table, and the lines that stood above its heading. */
export interface Table {
  rows: Row[];
  above: string[];
}

/** What a file or a clipboard holds: a chart's JSON, or a table. */
export type Brought = { json: string } | Table;

/** In words, why a file can't be used. */
export type Refused = { refused: string };

async function readFile(file: File): Promise<Brought | Refused> {
  const { name, type } = file;
  const otherwise = { refused: words.start.notRead(name) };
  try {
    const bytes = await file.arrayBuffer();
    if (isBinary(bytes)) return { refused: words.start.noText(name) };
    const { text } = decode(bytes, type);
    return (await broughtBy(text, /\.html?$/i.test(name) ? text : '')) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/**
 * Of several files the chart's, with the figures of the others in it where it names them; where there is no chart, the first. What is
 * not taken is told.
 */
export async function readFiles(files: readonly File[]): Promise<Brought | Refused> {
  const all = await Promise.all(files.map(readFile));
  const chart = Math.max(0, all.findIndex((one) => 'json' in one));
  const brought = all[chart]!;
  const others = files.flatMap(({ name }, at) => (at === chart ? [] : [{ name, read: all[at]! }]));
  const { json, left } = 'json' in brought ? await withTables(brought.json, others) : { json: undefined, left: others };
  if (left.length) say(words.start.left(left.map(({ name }) => name)));
  return json === undefined ? brought : { json };
}

interface Beside {
  name: string;
  read: Brought | Refused;
}

/** A spec with the rows of the files that it names, and the files that it does not. */
async function withTables(json: string, files: readonly Beside[]): Promise<{ json: string; left: Beside[] }> {
  const tree = treeOf(json);
  let filled = json;
  const taken = new Set<Beside>();
  for (const place of tree ? placesOf(tree) : []) {
    const { url } = await figuresAt(tree!, place);
    const file = files.find(({ name, read }) => url && 'rows' in read && fileIn(url) === name.normalize('NFC'));
    const edit = file && 'rows' in file.read && editFor(filled, treeOf(filled)!, place, 'lists', whole(file.read.rows));
    if (!edit) continue;
    filled = applied(filled, [edit]);
    taken.add(file);
  }
  return { json: filled, left: files.filter((file) => !taken.has(file)) };
}

/** What the file of an address is called in its folder. */
function fileIn(url: string): string {
  const name = url.replace(/[?#].*$/, '').split('/').at(-1)!;
  try {
    return decodeURIComponent(name).normalize('NFC');
  } catch {
    return name.normalize('NFC');
  }
}

export const readClipboard = (data: DataTransfer): Promise<Brought | undefined> => broughtBy(data.getData('text/plain'), data.getData('text/html'));

/** HTML first: a spreadsheet says more in it than in plain text. */
export async function broughtBy(brought: string, html: string): Promise<Brought | undefined> {
  const text = brought.replace(/^\ufeff/, '');
  const json = /^\s*\{/.test(text) ? text : await chartIn(text);
  if (json !== undefined) return { json };
  const list = await rowsOfJson(text);
  if (list) return { rows: list, above: [] };
  const markup = html || (isMarkup(text) ? text : '');
  const found = markup ? tableOfHtml(markup) : undefined;
  if (!found && (isMarkup(text) || isAddress(text))) return;
  const { table, above } = found ? { table: found.rows, above: found.above } : await tableOfText(text);
  const rows = asEntered(pasted(table));
  return rows.flat().filter((cell) => cell !== null).length > 1 ? { rows, above } : undefined;
}

/** Without the mark by which a spreadsheet, or a CSV that this library wrote, keeps a cell from being a formula. */
const asEntered = (rows: readonly Row[]): Row[] => rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.replace(/^'(?=[=+\-@])/, '') : cell)));

async function tableOfText(text: string): Promise<Parted<string[][]>> {
  const seen = inMarkdown(text) ?? (isParted(text) ? undefined : byBlanks(text, nameOf));
  if (seen) return seen;
  const { table, above } = fromHeading(text);
  return { table: await rowsOfText(table), above };
}

const nameOf = (column: number): string => (column ? words.grid.column(letters(column)) : words.grid.names);

/** Cells that go into a table where they are pasted, without a heading: nothing of them is one, and nothing stands above it. */
export async function cellsIn(text: string, html: string): Promise<Row[] | undefined> {
  if (/^\s*\{/.test(text)) return;
  const rows = (await rowsOfJson(text)) ?? asEntered(pasted((html && rowsOfHtml(html)) || (await rowsOfText(text))));
  return isFilled(rows) ? rows : undefined;
}

const isFilled = (rows: readonly Row[]): boolean => rows.some((row) => row.some((cell) => cell !== null));

/** A list in JSON, as programs hand out tables: of rows, or of records. */
async function rowsOfJson(text: string): Promise<Row[] | undefined> {
  const tree = /^\s*\[/.test(text) ? treeOf(`{"data": ${text}}`) : undefined;
  const { rows = [] } = tree ? await figuresAt(tree, { path: [], title: '' }) : {};
  return rows.length ? rows : undefined;
}

/** Calls back with the files that are dropped anywhere on the page. */
export function onDrop(brought: (files: File[]) => void, signal: AbortSignal): void {
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    document.documentElement.classList.toggle('dropping', event.type === 'dragover');
  };
  addEventListener('dragover', drag, { signal });
  addEventListener('dragleave', drag, { signal });
  addEventListener('drop', (event) => {
    drag(event);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) brought(files);
  }, { signal });
}

/** Asks for files. */
export function choose(brought: (files: File[]) => void): void {
  const input = make('input', { type: 'file', multiple: true, accept: '.csv,.tsv,.txt,.json,.html,text/csv,text/plain,application/json' });
  input.addEventListener('change', () => input.files?.length && brought([...input.files]));
  input.click();
}

const fetched = new Map<string, Promise<string>>();

/** The text of each file that a spec names; of one that can't be had, nothing. */
export async function filesOf(tree: Node): Promise<Record<string, string>> {
  const figures = await Promise.all(placesOf(tree).map((place) => figuresAt(tree, place)));
  const urls = figures.map(({ url }) => url).filter(Boolean);
  const texts = await Promise.all(urls.map((url) => textAt(url).catch(() => undefined)));
  return Object.fromEntries(urls.flatMap((url, at) => (texts[at] === undefined ? [] : [[url, texts[at]]])));
}

export function textAt(url: string): Promise<string> {
  let coming = fetched.get(url);
  if (!coming) {
    coming = fetch(url, { signal: AbortSignal.timeout(20_000) }).then(async (response) => {
      if (!response.ok) throw new Error(String(response.status));
      return decode(await response.arrayBuffer(), response.headers.get('content-type')).text;
    });
    coming.catch(() => setTimeout(() => fetched.delete(url), 10_000));
    fetched.set(url, coming);
  }
  return coming;
}

/** Hands out a file, named after the chart's title. */
export function handOut(content: Blob | string, title: string, ending: string, type = 'text/plain'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content);
  make('a', { href: url, download: slug(title) + ending }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
