// The code that an article takes, in each of its forms. Text in, text out: what the chart is and where the files stand is told.

import { rowsOf, wordsOf } from 'dohoa/paste';
import { shown, type Row } from '../figures.js';
import { make } from '../make.js';
import { linkOf } from '../share.js';

export const FORMS = ['script', 'table', 'iframe', 'npm'] as const;
export type Form = (typeof FORMS)[number];

export interface ToEmbed {
  /** The spec, with its figures in it. */
  spec: Record<string, unknown>;
  /** The same as text, as the journalist wrote it. */
  json: string;
  title: string;
  /** The chart in a sentence, for who has no scripts. */
  summary: string;
  /** The figures as entered, the heading first; none if they make more than one table. */
  rows: readonly Row[];
  /** As the chart prints them. */
  printed: readonly (readonly string[])[];
  /** How high it is in a column, CSS px, for a frame that has not heard it yet. */
  height: number;
  /** The folder of the package, with a slash at its end. */
  base: string;
}

export function codeFor(form: Form, chart: ToEmbed): string | Promise<string> {
  return { script, table, iframe, npm }[form](chart);
}

/** The chart as `<do-hoa>`, its JSON inside. */
const script = (chart: ToEmbed): string =>
  [...scripts(chart), '<do-hoa>', ...fallback(chart), ...specIn(chart), '</do-hoa>'].join('\n');

const specIn = ({ json }: ToEmbed): string[] => ['  <script type="application/json">', indented(inScript(json), '    '), '  </script>'];

const fallback = ({ summary }: ToEmbed): string[] => (summary ? [`  <p>${escaped(summary)}</p>`] : []);

/** A table that anybody can read; with the script it becomes the chart. */
const table = (chart: ToEmbed): string => [...scripts(chart), ...(asFigure(chart) ?? asFallback(chart))].join('\n');

/**
 * The article's own figure: the page's script takes title and figures from it. Nothing where it would take others than the chart's:
 * panels have figures of their own, and marks of footnotes are left out of tables, also where they are part of a name.
 */
function asFigure({ spec, title, rows }: ToEmbed): string[] | undefined {
  const { title: _title, data: _data, ...rest } = spec;
  const cells = rows.map((row) => row.map((cell) => shown(cell, String(spec['locale'] ?? ''))));
  const isWhole = cells.length > 0 && !spec['panels'] && !spec['tables'];
  // Without a locale the page's language decides how “7,5” is read, and which page it will be is not known here.
  if (!spec['locale'] && rows.flat().some((cell) => typeof cell === 'number' && !Number.isInteger(cell))) return;
  if (!isWhole || wordsOf(make('figcaption', {}, title)) !== title || !readsAs(cells, spec['columns'])) return;
  const attribute = JSON.stringify(rest).replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');
  return [`<figure data-dohoa='${attribute}'>`, ...(title ? [`  <figcaption>${escaped(title)}</figcaption>`] : []), ...tableOf(cells), '</figure>'];
}

/** Whether the page's script reads just these cells from a table of them. */
function readsAs(cells: readonly (readonly string[])[], columns: unknown): boolean {
  const [heading = [], ...body] = cells;
  const row = (words: readonly string[], tag: 'th' | 'td') => make('tr', {}, ...words.map((text, at) => make(at ? tag : 'th', {}, text)));
  const table = make('table', {}, make('thead', {}, row(heading, 'th')), make('tbody', {}, ...body.map((words) => row(words, 'td'))));
  return JSON.stringify(rowsOf(table, columns)) === JSON.stringify(cells);
}

/** The table stands in for the chart, which brings all that it is made of. */
const asFallback = (chart: ToEmbed): string[] => ['<do-hoa>', ...tableOf(chart.printed, chart.title), ...specIn(chart), '</do-hoa>'];

function tableOf([heading = [], ...body]: readonly (readonly string[])[], caption = ''): string[] {
  const cells = (row: readonly string[], inHead: boolean) =>
    row.map((text, at) => (inHead ? `<th scope="col">${escaped(text)}</th>` : at ? `<td>${escaped(text)}</td>` : `<th scope="row">${escaped(text)}</th>`)).join('');
  return [
    '  <table>',
    ...(caption ? [`    <caption>${escaped(caption)}</caption>`] : []),
    `    <thead><tr>${cells(heading, true)}</tr></thead>`,
    '    <tbody>',
    ...body.map((row) => `      <tr>${cells(row, false)}</tr>`),
    '    </tbody>',
    '  </table>',
  ];
}

/** A page of the package that shows one chart, and the script by which the frame gets the chart's height. */
async function iframe({ spec, title, base, height }: ToEmbed): Promise<string> {
  const link = await linkOf(JSON.stringify(spec));
  const packed = link.slice(link.indexOf('=') + 1);
  return [
    `<iframe src="${escaped(base)}embed.html#spec=${packed}" title="${escaped(title)}" loading="lazy" style="width:100%;border:0" height="${Math.ceil(height)}"></iframe>`,
    `<script src="${escaped(base)}iframe-parent.js" defer></script>`,
  ].join('\n');
}

const npm = ({ json }: ToEmbed): string =>
  [
    '// npm install dohoa',
    "import { mount } from 'dohoa';",
    '',
    `const spec = ${json};`,
    '',
    "await mount(document.querySelector('#chart'), spec);",
  ].join('\n');

/**
 * The package's script, and what it will ask for. Without a hash of the script: its address stays the same when the newsroom updates
 * the package, and with the old hash no browser would run it any more, in any article.
 */
const scripts = ({ base }: ToEmbed): string[] => [
  `<link rel="preload" href="${escaped(base)}dohoa.wasm" as="fetch" type="application/wasm" crossorigin>`,
  `<script src="${escaped(base)}dohoa.js" defer></script>`,
];

/** Nothing in a script's text may end the script. */
const inScript = (json: string): string => json.replaceAll('<', '\\u003c');

const indented = (text: string, indent: string): string => text.split('\n').map((line) => indent + line).join('\n');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
