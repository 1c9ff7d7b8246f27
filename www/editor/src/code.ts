// A chart in what was copied out of an article, a chat or a program: each form of embed code that the editor and the program hand
// out leads back to the chart that it was made of.

import { chartOfHtml } from 'dohoa/paste';
import { isRecord } from './edits.js';
import { pasted, textOf } from './figures.js';
import { textOf as textIn } from './share.js';

const FENCED = /^\s*```[^\n]*\n(\s*\{[\s\S]*?)\n\s*```\s*$/;
/** The whole of it, be it as a link to this desk or as the address of a frame. */
const PACKED = /#(?:c|spec)=([\w-]+)/;
const MODULE = /\bconst spec = (\{[\s\S]*\});\s*await mount\(/;

/** Whether a text is a page's code, of which the words are no table. */
export const isMarkup = (text: string): boolean => /^\s*<[a-z!]/i.test(text);

export const isAddress = (text: string): boolean => /^\s*https?:\/\/\S+\s*$/.test(text);

/** The JSON of the chart that a text carries in some wrapping; undefined if it carries none. */
export async function chartIn(text: string): Promise<string | undefined> {
  const written = FENCED.exec(text)?.[1] ?? MODULE.exec(text)?.[1];
  if (written) return written;
  if (!isMarkup(text) && !isAddress(text)) return;
  const chart = isMarkup(text) ? chartOfHtml(text) : undefined;
  if (typeof chart === 'string') return legible(bare(chart));
  if (chart) return textOf({ ...chart.spec, ...(chart.rows && { data: pasted(chart.rows) }) });
  const [hash, packed] = PACKED.exec(text) ?? [];
  return hash && legible(await textIn(`#c=${packed}`).catch(() => ''));
}

/** Without what kept it from ending the script that it stood in, and as far to the left as it goes. */
function bare(json: string): string {
  const lines = json.replace(/^(\s*\n)+|\s+$/g, '').split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n').replace(/(?<!\\)((?:\\\\)*)\\u003c/g, '$1<');
}

/** What a program has packed into one line, on several. */
function legible(json: string): string | undefined {
  try {
    const spec: unknown = JSON.parse(json);
    return isRecord(spec) && !json.includes('\n') ? textOf(spec) : json;
  } catch {
    return json || undefined;
  }
}
