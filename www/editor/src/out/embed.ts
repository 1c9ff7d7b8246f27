// The code that an article takes, in each of its forms. Text in, text out: what the chart is and where the files stand is told.

import type { Row } from '../figures.js';
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
  /** The figures as entered, the heading first. */
  rows: readonly Row[];
  /** As they are printed, if the figures don't make one plain table. */
  printed: readonly (readonly string[])[];
  /** How high it is in a column, CSS px, for a frame that has not heard it yet. */
  height: number;
  /** The folder of the package, with a slash at its end. */
  base: string;
  /** Of dohoa.js, as the attribute has it. */
  integrity: string | undefined;
}

export function codeFor(form: Form, chart: ToEmbed): string | Promise<string> {
  return { script, table, iframe, npm }[form](chart);
}

/** The chart as `<do-hoa>`, its JSON inside. */
const script = (chart: ToEmbed): string =>
  [...scripts(chart), '<do-hoa>', ...fallback(chart), '  <script type="application/json">', indented(inScript(chart.json), '    '), '  </script>', '</do-hoa>'].join('\n');

const fallback = ({ summary }: ToEmbed): string[] => (summary ? [`  <p>${escaped(summary)}</p>`] : []);

/** A table that anybody can read; with the script it becomes the chart. */
function table(chart: ToEmbed): string {
  const { title: _title, data: _data, version, ...rest } = chart.spec;
  // A board's panels have figures of their own: there the table is what stands in for the chart, and the spec stays whole.
  const whole = !!chart.spec['panels'] || !!chart.spec['tables'] || !chart.rows.length;
  const spec = whole ? chart.spec : { ...(version !== undefined && { version }), ...rest };
  const [heading = [], ...body] = whole ? chart.printed : chart.rows.map((row) => row.map((cell) => spelled(cell, chart.spec['locale'])));
  const attribute = JSON.stringify(spec).replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');
  const cells = (row: readonly string[], inHead: boolean) =>
    row.map((text, at) => (inHead ? `<th scope="col">${escaped(text)}</th>` : at ? `<td>${escaped(text)}</td>` : `<th scope="row">${escaped(text)}</th>`)).join('');
  return [
    ...scripts(chart),
    `<figure data-dohoa='${attribute}'>`,
    ...(chart.title ? [`  <figcaption>${escaped(chart.title)}</figcaption>`] : []),
    '  <table>',
    `    <thead><tr>${cells(heading, true)}</tr></thead>`,
    '    <tbody>',
    ...body.map((row) => `      <tr>${cells(row, false)}</tr>`),
    '    </tbody>',
    '  </table>',
    '</figure>',
  ].join('\n');
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

function scripts({ base, integrity }: ToEmbed): string[] {
  const checked = integrity ? ` integrity="${integrity}" crossorigin="anonymous"` : '';
  return [
    `<link rel="preload" href="${escaped(base)}dohoa.wasm" as="fetch" type="application/wasm" crossorigin>`,
    `<script src="${escaped(base)}dohoa.js"${checked} defer></script>`,
  ];
}

/** Nothing in a script's text may end the script. */
const inScript = (json: string): string => json.replaceAll('<', '\\u003c');

const indented = (text: string, indent: string): string => text.split('\n').map((line) => indent + line).join('\n');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A number in an article's table is spelled as its locale does, for that is how it will be read. */
function spelled(cell: Row[number], locale: unknown): string {
  if (typeof cell !== 'number') return cell ?? '';
  return cell.toLocaleString(typeof locale === 'string' ? locale : undefined, { useGrouping: false, maximumFractionDigits: 12 });
}

/** The hash by which browsers make sure that a script is the one that was meant; only a page opened by https can work it out. */
export async function integrityOf(address: string): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return;
  const response = await fetch(address);
  if (!response.ok) return;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', await response.arrayBuffer()));
  return `sha384-${btoa(String.fromCharCode(...hash))}`;
}
