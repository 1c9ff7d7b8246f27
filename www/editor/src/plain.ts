// Plain text that is a table, as it comes from a file, a spreadsheet, a document or a chat. What parts the cells of a text with tabs,
// semicolons or commas is the core's business; here the lines above the heading go, and what only the eye takes for a table is parted.

import { headOf, isRemark, linesIn } from '../../../pkg/src/preamble.js';

/** A table, with the lines that stood above its heading. */
export interface Parted<T> {
  above: string[];
  table: T;
}

/** One line, where quotes may hold the end of another, and where it begins. */
interface Line {
  text: string;
  start: number;
}

const MARKS = ['\t', ';', ','] as const;

/** Tabs or semicolons, which hardly any sentence has, part the cells of a text. */
export const isParted = (text: string): boolean => ['\t', ';'].includes(markOf(linesOf(text)) ?? '');

/** The text from the heading on, so that the heading is the first line, which decides for the core by what cells are parted. */
export function fromHeading(text: string): Parted<string> {
  const lines = linesOf(text);
  const mark = markOf(lines);
  // Excel's own first line says by itself what parts the cells.
  if (!mark || /^\ufeff?sep=/.test(text)) return { above: [], table: text };
  const rows = lines.map((line) => fieldsOf(line.text, mark));
  const at = headOf(rows);
  const { start, text: heading } = lines[at]!;
  const bare = at && isRemark(heading) ? heading.replace(/^\s*#\s*/, '') : heading;
  // A lone word above figures is a heading all the same, and parted as they are.
  const whole = rows[at]!.length > 1 ? bare : bare + mark;
  return { above: linesIn(rows.slice(0, at)), table: whole + text.slice(start + heading.length) };
}

/** So much is looked at for the heading: lines, and letters, as quotes may be left open. */
const LOOKED_AT = { lines: 60, letters: 60_000 };

/** The first lines of a text. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [{ text: '', start: 0 }];
  let isQuoted = false;
  for (const { 0: part, index } of text.slice(0, LOOKED_AT.letters).matchAll(/[^\r\n]+|\r\n?|\n/g)) {
    if (/^[\r\n]/.test(part) && !isQuoted) {
      if (lines.length === LOOKED_AT.lines) break;
      lines.push({ text: '', start: index + part.length });
    } else {
      lines.at(-1)!.text += part;
      if (part.split('"').length % 2 === 0) isQuoted = !isQuoted;
    }
  }
  return lines;
}

/** What parts the cells of a table, wherever in the text it begins; undefined if nothing does. */
function markOf(lines: readonly Line[]): string | undefined {
  // Commas that all stand between digits are decimals of a single column.
  const areDecimals = !lines.some(({ text }) => /(^|\D),|,(\D|$)/.test(text));
  return MARKS.find((mark) => {
    if (mark === ',' && areDecimals) return false;
    const filled = lines.filter(({ text }) => text.trim());
    const first = filled.findIndex(({ text }) => fieldsOf(text, mark).length > 1);
    const wide = filled.slice(Math.max(first, 0)).filter(({ text }) => fieldsOf(text, mark).length > 1).length;
    return first >= 0 && wide > 1 && wide * 2 >= filled.length - first;
  });
}

/** The cells of a line, without the quotes around them. */
function fieldsOf(line: string, mark: string): string[] {
  const fields = [''];
  let quoted = false;
  for (const letter of line.replace(/^\ufeff/, '')) {
    if (letter === '"') quoted = !quoted;
    else if (letter === mark && !quoted) fields.push('');
    else fields[fields.length - 1] += letter;
  }
  return fields.map((field) => field.trim());
}

const linesWithin = (text: string): string[] => text.split(/\r\n?|\n/).map((line) => line.trim());

const RULE = /^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$/;

/** A table in Markdown: a heading, a rule below it, and the rows. */
export function inMarkdown(text: string): Parted<string[][]> | undefined {
  const lines = linesWithin(text);
  const rule = lines.findIndex((line, at) => at > 0 && line.includes('|') && RULE.test(line) && lines[at - 1]!.includes('|'));
  if (rule < 0) return;
  const below = lines.slice(rule + 1);
  // Of two tables one would be lost.
  if (below.some((line) => line.includes('|') && RULE.test(line))) return;
  const isFramed = lines[rule]!.startsWith('|');
  const end = below.findIndex((line) => !line.includes('|'));
  const cells = (line: string) => line.replace(isFramed ? /^\||(?<!\\)\|$/g : /(?<!\\)\|$/, '').split(/(?<!\\)\|/).map(unmarked);
  return {
    above: lines.slice(0, rule - 1).map(unmarked).filter(Boolean),
    table: [lines[rule - 1]!, ...(end < 0 ? below : below.slice(0, end))].map(cells),
  };
}

/** Words without what makes them bold, a heading or a link. */
const unmarked = (text: string): string =>
  text.replace(/^#+\s+/, '').replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*|`|(?<![\p{L}\d])__|__(?![\p{L}\d])/gu, '').replaceAll('\\|', '|').trim();

/** A figure as a word of a line, or what stands where there is none. */
const NUMBER = /^([-−–+(]?\d[\d.,]*%?\)?|[-–—…]|\.{2,3})$/;
const isYear = (word: string): boolean => /^(1[89]|20)\d\d$/.test(word);

/** So many lines may stand above rows whose cells are parted by blanks. */
const ABOVE = 4;

/** A line as a name and the figures behind it. */
interface Row {
  name: string;
  figures: string[];
}

function rowIn(line: string): Row | undefined {
  const words = line.split(/\s+/);
  const last = words.findLastIndex((word) => !NUMBER.test(word));
  // A year can be a name.
  const end = last < 0 && isYear(words[0]!) ? 1 : last + 1;
  const [name, figures] = [words.slice(0, end).join(' '), words.slice(end)];
  return name && figures.some((figure) => /\d/.test(figure)) ? { name, figures } : undefined;
}

/**
 * A table whose cells are parted by blanks alone, as PDF hands it out: each line a name, and as many figures as the others have. The
 * heading is parted into as many words, if it has them; otherwise columns are called as `nameOf` calls them.
 */
export function byBlanks(text: string, nameOf: (column: number) => string): Parted<string[][]> | undefined {
  const lines = linesWithin(text).filter(Boolean);
  // A comma before or behind a figure, and not in it, parts cells.
  if (lines.some((line) => /[\t;|"]|(?<!\d),\s*[-−–+(]?\d|\d,(?!\d)/.test(line))) return;
  const rows = lines.map(rowIn);
  const count = rows.at(-1)?.figures.length ?? 0;
  const alike = rows.findLastIndex((row) => row?.figures.length !== count) + 1;
  // "Tỉnh 2022 2023" is as long as the rows below.
  const first = alike + Number(!!rows[alike]?.figures.every(isYear) && !rows.at(-1)?.figures.every(isYear));
  const body = rows.slice(first).filter((row) => row !== undefined);
  if (body.length < 2 || first > ABOVE || new Set(body.map(({ name }) => name)).size < body.length) return;
  const above = lines[first - 1] ?? '';
  const heading = headingIn(above, count);
  // A heading of fewer words than columns says that a number belongs to the name, and a row of figures that has others, that not all is parted.
  const words = above.split(/\s+/).length;
  if ((!heading && words > 1 && words <= count) || rows.slice(0, heading ? first - 1 : first).some((row) => row)) return;
  // "2 145 906" may be one figure or three: only a heading of years or of names tells, and "Dân số" is one name.
  const isGroup = (at: number) => at > 0 && body.every(({ figures }) => /^\d{3}(,\d+)?$/.test(figures[at]!));
  const columns = [...Array(count).keys()];
  const tells = heading?.slice(1).every((name) => isYear(name) || /^\p{Lu}/u.test(name));
  if (!tells && columns.some(isGroup)) return;
  const names = heading ?? [0, ...columns.map((at) => at + 1)].map(nameOf);
  return { above: lines.slice(0, heading ? first - 1 : first), table: [names, ...body.map(({ name, figures }) => [name, ...figures])] };
}

/** A heading as a name for the rows and one for each of `count` columns; undefined if its words don't tell which is which. */
function headingIn(line: string, count: number): string[] | undefined {
  const words = line.split(/\s+/).filter(Boolean);
  const behind = words.slice(words.length - count);
  const isClear = words.length === count + 1 || (words.length > count && behind.every(isYear));
  return isClear ? [words.slice(0, words.length - count).join(' '), ...behind] : undefined;
}
