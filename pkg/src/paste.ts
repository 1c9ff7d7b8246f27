// What an editor is given: the text or the HTML of a clipboard, or a file, as rows. Nothing of it is in a reader's page.

import { compile } from './compile.js';
import { rowsOf, wordsOf, type Cell } from './intake.js';
import { desk } from './parts.js';
import { headOf, linesIn } from './preamble.js';

export { decode, isBinary, rowsOf, wordsOf, type Cell } from './intake.js';

/** The rows of CSV, of semicolons or of tabs, read by the core itself. */
export const rowsOfText = async (text: string): Promise<string[][]> => (await desk()).rowsOfText(compile, text);

/** A table, and the lines that stood above its heading. */
export interface Pasted {
  rows: Cell[][];
  above: string[];
}

/**
 * The largest table in the HTML of a clipboard, and what stands above its heading; undefined where there is none.
 *
 * Parsed HTML is inert: its scripts don't run, and nothing of it is put into the page, only its text is read. Still, where a page
 * enforces Trusted Types, parsing needs a policy, so its Content-Security-Policy has to allow `trusted-types dohoa-paste`.
 */
export function tableOfHtml(html: string): Pasted | undefined {
  const parsed = parse(html);
  const tables = [...parsed.querySelectorAll('table')];
  // Its own cells: a table that only lays a page out has all those of the tables in it too.
  const cells = (table: HTMLTableElement) => [...table.rows].reduce((count, row) => count + row.cells.length, 0);
  const largest = tables.reduce<HTMLTableElement | undefined>((most, one) => (most && cells(most) >= cells(one) ? most : one), undefined);
  let above: string[] = [];
  const below = (rows: string[][]): number => {
    const head = headOf(rows);
    above = linesIn(rows.slice(0, head));
    return head;
  };
  return largest && { rows: rowsOf(largest, undefined, below), above };
}

/** Its rows alone. */
export const rowsOfHtml = (html: string): Cell[][] | undefined => tableOfHtml(html)?.rows;

/** A chart as a figure says it: a spec, and the rows of its table where those are its figures. */
export interface Figured {
  spec: Record<string, unknown>;
  rows?: Cell[][];
}

/**
 * The first chart in the HTML of an article: its JSON as it stands there, or what a figure says. Undefined where there is none, or
 * where its spec is in a file.
 */
export function chartOfHtml(html: string): string | Figured | undefined {
  const chart = parse(html).querySelector('do-hoa > script[type="application/json"], figure[data-dohoa]');
  if (!chart?.matches('figure')) return chart?.textContent ?? undefined;
  const written = chart.getAttribute('data-dohoa')!;
  const spec = recordIn(written);
  if (!spec) return written;
  const table = chart.querySelector('table');
  const caption = chart.querySelector('figcaption') ?? table?.caption;
  const { type, ...rest } = spec;
  const isElsewhere = spec['data'] ?? spec['tables'] ?? spec['panels'];
  return {
    spec: { ...(type !== undefined && { type }), ...(caption && !spec['title'] && { title: wordsOf(caption) }), ...rest },
    ...(table && !isElsewhere && { rows: rowsOf(table, spec['columns']) }),
  };
}

function recordIn(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const parse = (html: string): Document => new DOMParser().parseFromString(trusted(html), 'text/html');

interface Policy {
  createHTML(html: string): string;
}

let policy: Policy | undefined;

function trusted(html: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };
  policy ??= trustedTypes?.createPolicy('dohoa-paste', { createHTML: (text) => text });
  return policy ? policy.createHTML(html) : html;
}
