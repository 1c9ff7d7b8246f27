// What every page draws: the article's three charts, read from the specs that the article itself uses. Each is handed to
// dohoa as a spec and to all others as plain figures.

import { readFileSync } from 'node:fs';
import type { ChartData, Series } from './page.js';

const FOLDER = new URL('../../www/charts/', import.meta.url);

/** As dohoa paints them by itself, so that nobody has another colour to set. */
const ACCENT = '#0b6285';
const REST = '#8b9199';
const GRADES = ['#072f45', '#3a657c', '#6d9ab3'];

/** How high dohoa makes each of them at a width of 640 px, title and all: the others get the same room. */
const ARTICLE = [
  ['awards-levels', 140],
  ['awards-handed', 360],
  ['reform-grades', 170],
] as const;

export interface Chart {
  /** For dohoa: what its picture needs, without the notes that other libraries have no place for. */
  spec: Spec;
  /** For everyone else. */
  data: ChartData;
  height: number;
}

interface Spec {
  type: string;
  locale: string;
  title: string;
  data: string;
  highlight?: string | string[];
  format?: object;
  palette?: string;
}

export const charts: readonly Chart[] = ARTICLE.map(([name, height]) => {
  const spec = specOf(name);
  return { spec, data: dataOf(spec), height };
});

function specOf(name: string): Spec {
  const { type, locale, title, data, highlight, format, palette } = JSON.parse(read(`${name}.json`));
  return { type, locale, title, data: read(data.url), highlight, format, palette };
}

function dataOf({ type, title, data, highlight = [] }: Spec): ChartData {
  const [head, ...rows] = data.trim().split('\n').map(cells);
  const labels = rows.map((row) => row[0]!);
  const stacked = type === 'stacked-bar';
  const series = head!.slice(1).map((name, at): Series => ({
    name,
    values: rows.map((row) => Number(row[at + 1])),
    colors: labels.map((label) => (stacked ? GRADES[at]! : highlight.includes(label) ? ACCENT : REST)),
  }));
  return { title, labels, series };
}

/** One line of CSV. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

function read(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}
