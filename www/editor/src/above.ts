// What the lines above a table say of its chart.

import type { JSONPath } from 'jsonc-parser';
import { isRemark, unitIn } from '../../../pkg/src/preamble.js';
import { applied, editKey, isRecord } from './edits.js';
import { isExample } from './start/questions.js';

/** "Tabelle: 12411-0010": by what a service finds a table. */
const CODE = /^\p{L}+\s*:\s*[\d-]+$/u;

const SOURCE = /^\s*(Nguồn|Source|Quelle)\s*:/i;

/** A title, without the number by which its document counts tables. */
export function titleAmong(above: readonly string[]): string | undefined {
  const line = above.find((line) => unitIn(line) === undefined && !isRemark(line) && !CODE.test(line) && !SOURCE.test(line));
  return line?.replace(/^(Bảng|BẢNG|Biểu|BIỂU|Table|TABLE|Tabelle|Tableau)\s+(số\s+)?(\d[\w.-]*|[IVX]+\b)\s*[.:–-]?\s+/u, '').trim() || undefined;
}

/** The unit of all figures, where it is one. */
export function unitAmong(above: readonly string[]): string | undefined {
  const unit = above.map(unitIn).find((unit) => unit && !/[,;/]/.test(unit));
  // "Nghìn người" begins a line there, and follows a figure here; "USD" is spelled as it is.
  return unit?.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLocaleLowerCase());
}

/** The text of a spec once it says what stood above the table of one of its charts, where it has no words of its own for that. */
export function headed(text: string, path: JSONPath, chart: unknown, above: readonly string[]): string {
  // One of several tables has a label, by which readers know it.
  if (path[0] === 'tables') return text;
  const { title, format, type } = isRecord(chart) ? chart : {};
  const [told, unit] = [titleAmong(above), unitAmong(above)];
  const put = (text: string, key: JSONPath, value: unknown) => applied(text, editKey(text, [...path, ...key], value));
  const titled = told && (!title || isExample(title)) ? put(text, ['title'], told) : text;
  // Targets have a unit each.
  const hasUnit = type === 'targets' || (isRecord(format) && 'unit' in format);
  return unit && !hasUnit ? put(titled, ['format', 'unit'], unit) : titled;
}
