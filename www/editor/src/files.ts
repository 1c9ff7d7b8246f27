// Files: those that somebody drops or chooses, those that a spec names, and those that are handed out.

import { decode, isBinary, rowsOfHtml, rowsOfText, tableOfHtml } from 'dohoa/paste';
import type { Node } from 'jsonc-parser';
import { slug } from '../../../pkg/src/tools/files.js';
import { treeOf } from './edits.js';
import { figuresAt, letters, pasted, placesOf, type Row } from './figures.js';
import { make } from './make.js';
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

export async function readFile(file: File): Promise<Brought | Refused> {
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

export const readClipboard = (data: DataTransfer): Promise<Brought | undefined> => broughtBy(data.getData('text/plain'), data.getData('text/html'));

/** HTML first: a spreadsheet says more in it than in plain text. */
export async function broughtBy(text: string, html: string): Promise<Brought | undefined> {
  if (/^\s*\{/.test(text)) return { json: text };
  const list = await rowsOfJson(text);
  if (list) return { rows: list, above: [] };
  const found = html ? tableOfHtml(html) : undefined;
  const { table, above } = found ? { table: found.rows, above: found.above } : await tableOfText(text);
  const rows = pasted(table);
  return isFilled(rows) ? { rows, above } : undefined;
}

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
  const rows = (await rowsOfJson(text)) ?? pasted((html && rowsOfHtml(html)) || (await rowsOfText(text)));
  return isFilled(rows) ? rows : undefined;
}

const isFilled = (rows: readonly Row[]): boolean => rows.some((row) => row.some((cell) => cell !== null));

/** A list in JSON, as programs hand out tables: of rows, or of records. */
async function rowsOfJson(text: string): Promise<Row[] | undefined> {
  const tree = /^\s*\[/.test(text) ? treeOf(`{"data": ${text}}`) : undefined;
  const { rows = [] } = tree ? await figuresAt(tree, { path: [], title: '' }) : {};
  return rows.length ? rows : undefined;
}

/** Calls back with each file that is dropped anywhere on the page, or pasted as a file. */
export function onDrop(brought: (file: File) => void, signal: AbortSignal): void {
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    document.documentElement.classList.toggle('dropping', event.type === 'dragover');
  };
  addEventListener('dragover', drag, { signal });
  addEventListener('dragleave', drag, { signal });
  addEventListener('drop', (event) => {
    drag(event);
    const file = event.dataTransfer?.files[0];
    if (file) brought(file);
  }, { signal });
}

/** Asks for a file. */
export function choose(brought: (file: File) => void): void {
  const input = make('input', { type: 'file', accept: '.csv,.tsv,.txt,.json,.html,text/csv,text/plain,application/json' });
  input.addEventListener('change', () => input.files?.[0] && brought(input.files[0]));
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
