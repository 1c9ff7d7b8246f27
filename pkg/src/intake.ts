// Figures as newsrooms have them, where a plain look is not enough: tables with merged cells, headings of several rows and
// footnotes, and files in the encodings that spreadsheets save. A part of its own, loaded on need, so that readers of plain
// tables never pay for it. What the words in a cell mean is the core's business.

import type { Decoded } from './reading.js';

/** What a cell says: its words, or a number where its spelling leaves no doubt. */
export type Cell = string | number;

/**
 * The text of a file that is no plain UTF-8, in NFC. A mark at its beginning decides, then what the server says, then how it
 * looks; only then it is taken for Windows-1258, in which older programs save Vietnamese.
 */
export function decode(bytes: ArrayBuffer, contentType: string | null = null): Decoded {
  // Nothing of it is text.
  if (isBinary(bytes)) return { text: '', encoding: 'binary' };
  const head = new Uint8Array(bytes);
  const told = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1];
  const looks = head.includes(0) ? unmarked(head) : isUtf8(bytes) ? 'utf-8' : 'windows-1258';
  const text = (label: string) => new TextDecoder(label).decode(bytes).normalize();
  const marked = markOf(head);
  if (marked || looks === 'utf-8') return { text: text(marked ?? looks) };
  // A server that calls everything UTF-8 is not to be believed here: this is none.
  if (told && !/^utf-?8$/i.test(told)) {
    try {
      return { text: text(told) };
    } catch {
      // A label that no browser knows tells nothing.
    }
  }
  return { text: text(looks), encoding: looks };
}

/** How files begin that are no text: what is packed, such as a workbook, pictures, PDF, and the workbooks of old; beside.rs has the same. */
const SIGNATURES = ['PK\x03\x04', 'PK\x05\x06', '\x89PNG', '\xff\xd8\xff', 'GIF8', '%PDF-', '\xd0\xcf\x11\xe0'];

/** Whether a file is no text in any encoding: its signature says so, or it has NUL bytes and is no UTF-16 either. */
export function isBinary(bytes: ArrayBuffer): boolean {
  const head = new Uint8Array(bytes);
  if (markOf(head)) return false;
  const start = String.fromCharCode(...head.subarray(0, 8));
  if (SIGNATURES.some((signature) => start.startsWith(signature))) return true;
  return head.includes(0) && !isUtf16(head);
}

/** Whether bytes with NULs are text. In UTF-16 each digit and each separator has one; what is no text has letters that no text has. */
function isUtf16(bytes: Uint8Array): boolean {
  const nuls = bytes.reduce((count, byte) => count + Number(!byte), 0);
  return nuls * 20 > bytes.length && !/[\0-\x08\x0e-\x1f\ufffd-\uffff]/.test(new TextDecoder(unmarked(bytes)).decode(bytes));
}

/** What the mark at a file's beginning says. */
const markOf = ([first, second]: Uint8Array): string | undefined =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;

/** UTF-16 without a mark, told by the half of its first letter that is NUL. */
const unmarked = ([first]: Uint8Array): string => (first ? 'utf-16le' : 'utf-16be');

function isUtf8(bytes: ArrayBuffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** So many rows are looked at for the heading. */
const LOOKED_AT = 60;

/**
 * The table as rows, one heading first. A merged cell stands in every place that it covers. Left out are the foot, since a sum
 * is no bar beside what it sums up, rows that are one cell from side to side, such as a title or a heading between rows, rows that
 * number the columns, columns of nothing but colour, and the marks of footnotes. Headings of several rows become one: "2023 · Nam";
 * so do row headings of several columns, unless the spec has `columns`, which name one of them.
 *
 * Who pastes a table asks `below`, which is told the first rows and hears of those that stand above the heading, how many they are.
 */
export function rowsOf(table: HTMLTableElement, named?: unknown, below?: (rows: string[][]) => number): Cell[][] {
  const grid = spread([...table.rows].filter((row) => row.parentElement !== table.tFoot && !isHidden(row)));
  const { heading, body } = parted(grid.slice(below?.(grid.slice(0, LOOKED_AT).map(saidOnce)) ?? 0), table);
  const width = Math.max(...heading.map((line) => line.length), ...body.map((line) => line.length), 0);
  const wide = Object.keys(named ?? {}).some((role) => role !== 'values') ? 1 : headingColumns(body);
  // Places in a league stand before the name, and are no part of it.
  const first = wide > 1 && isCounted(body) ? 1 : 0;
  const names = [...Array(width)].map((_, x) => joined(heading.map((line) => wordsOf(line[x]))));
  const shared = sharedBy(heading, wide);
  const bare = names.map((name, x) => (x >= wide && shared ? joined(heading.slice(1).map((line) => wordsOf(line[x]))) : name));
  const valueAt = valuesOf(body);
  return [
    [...bare.slice(0, first), joined(bare.slice(first, wide)), ...bare.slice(wide)],
    ...body.map((line) => {
      const label = wide > 1 ? joined(line.slice(first, wide).map(wordsOf)) : valueOf(line[0]);
      return [...line.slice(0, first).map(valueOf), label, ...[...Array(width - wide)].map((_, x) => valueAt(line, wide + x))];
    }),
  ];
}

/** What the cells of a row say, a merged one once. */
const saidOnce = (line: Line): string[] => [...line].map((cell, x) => (cell === line[x - 1] ? '' : wordsOf(cell)));

/** The rows of the heading and those below, without rows and columns that are neither names nor figures. */
function parted(grid: Line[], table: HTMLTableElement): { heading: Line[]; body: Line[] } {
  const width = Math.max(...grid.map((line) => line.length), 0);
  const isBar = (line: Line) => width > 1 && line.length === width && line.every((cell) => cell && cell === line[0]);
  // "II" before one that has all the rest is a heading between rows as well.
  const isSection = ([first, ...rest]: Line) => rest.length > 1 && isBar([rest[0], ...rest]) && counts(first) && !/^\W*\d/.test(wordsOf(rest[0]));
  const lines = grid.filter((line) => !isBar(line) && !isSection(line) && !numbersColumns(line));
  const deep = headingRows(lines, table);
  // The colour of a party stands beside its name, under one heading with it.
  const isEmpty = (x: number) => lines.slice(deep).every((line) => !wordsOf(line[x]));
  const isNamedLike = (x: number, other: number) => lines.slice(0, deep).every((line) => line[x] && line[x] === line[other]);
  const isColour = (x: number) => [x - 1, x + 1].some((other) => isNamedLike(x, other) && isEmpty(x) && !isEmpty(other));
  const blank = new Set([...Array(width).keys()].filter(isColour));
  const kept = blank.size ? lines.map((line) => [...line].filter((_, x) => !blank.has(x))) : lines;
  return { heading: kept.slice(0, deep), body: kept.slice(deep) };
}

/** One row of the grid that a table spans: the same cell may stand in several places. */
type Line = (HTMLTableCellElement | undefined)[];

function spread(rows: HTMLTableRowElement[]): Line[] {
  const grid: Line[] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      if (isHidden(cell)) continue;
      while (grid[y]![x]) x++;
      // A span of 0 rows reaches to the end of the table.
      const bottom = Math.min(rows.length, y + (cell.rowSpan || rows.length));
      for (let down = y; down < bottom; down++) {
        for (let across = 0; across < cell.colSpan; across++) grid[down]![x + across] ??= cell;
      }
    }
  });
  return grid.filter((line) => line.some((cell) => cell && wordsOf(cell)));
}

/** Whether a cell only says where it stands in a list: "II", "B.", "3)". A letter or a number alone may be a name. */
const counts = (cell: HTMLTableCellElement | undefined): boolean => /^([IVX]+|([A-Z]|\d+)[.)])$/.test(wordsOf(cell));

/** Whether a row only numbers the columns below their heading, as offices do: "(1)", "(2)", "(3)=(2)/(1)"; "A", "B", "1", "2". */
function numbersColumns(line: Line): boolean {
  // As nearly no row begins.
  if (!/^(\(|A$)/.test(wordsOf(line[0]))) return false;
  const words = line.map(wordsOf);
  const isMarked = words.every((word) => word.startsWith('(')) || words.join().startsWith('A,B,');
  // Letters name the columns that are no figures.
  const numbers = words.filter((word) => !/^\(?[A-E]\)?$/.test(word)).map((word) => /^\(?(\d{1,2})\)?\s*(=.*)?$/.exec(word)?.[1]);
  return isMarked && numbers.length > 0 && numbers.every((number, at) => Number(number) === Number(numbers[0]) + at);
}

/** How many rows are heading: those that the table calls so; else those of nothing but `<th>`; else what a merged cell begins. */
function headingRows(lines: Line[], { tHead }: HTMLTableElement): number {
  const until = (isHead: (line: Line) => boolean) => {
    const end = lines.findIndex((line) => !isHead(line));
    return end < 0 ? lines.length : end;
  };
  const called = until((line) => line.some((cell) => tHead?.contains(cell!)));
  const named = until((line) => line.every((cell) => !cell || cell.matches('th')));
  // Under a heading over several columns stand theirs, unless the row has a name of its own.
  const isNamed = [0, 1].every((y) => wordsOf(lines[y]?.[0])) && lines[0]?.[0] !== lines[1]?.[0];
  const spans = lines[0]?.map((cell) => Math.max(cell?.rowSpan ?? 1, (cell?.colSpan ?? 1) > 1 && !isNamed ? 2 : 1)) ?? [];
  return called || named || Math.max(1, ...spans.map((span) => Math.min(span, lines.length - 1)));
}

/** How many columns head their rows: those of nothing but `<th>`, or columns of merged cells and the words or years beside them. */
function headingColumns(body: Line[]): number {
  let wide = 0;
  while (body.length && body.every((line) => line[wide]?.matches('th'))) wide++;
  const merges = (x: number) => body.some((line) => line[x] && line[x].rowSpan > 1);
  const isName = (cell: HTMLTableCellElement | undefined) => /^(?!\W*\d)|^(19|20)\d\d$/.test(wordsOf(cell));
  let merged = 1;
  while (merges(merged - 1) && body.every((line) => isName(line[merged])) && merged < body[0]!.length - 1) merged++;
  return Math.max(wide, merged);
}

/** Whether the first column is headings that count the rows: 1, 2, 2, 4. */
const isCounted = (body: Line[]): boolean =>
  body.every(([first], at) => first?.matches('th') && (wordsOf(first) === String(at + 1) || (at > 0 && wordsOf(first) === wordsOf(body[at - 1]![0]))));

/** Whether all columns behind the first `wide` stand under one heading, which then tells none of them apart. */
const sharedBy = ([first = [], ...more]: Line[], wide: number): boolean =>
  more.length > 0 && first.length > wide + 1 && first.slice(wide).every((cell) => cell && cell === first[wide]);

/** Words one behind the other, each once. */
const joined = (words: string[]): string => [...new Set(words.filter(Boolean))].join(' · ');

const isHidden = (part: HTMLElement): boolean => !!part.hidden || /display:\s*none/.test(part.getAttribute('style') ?? '');

/** What a reader reads, without the marks of footnotes. */
export function wordsOf(element: Element | undefined): string {
  if (!element) return '';
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll<HTMLElement>('*').forEach((part) => (part.matches('script, style, noscript, del') || isHidden(part)) && part.remove());
  copy.querySelectorAll('br').forEach((end) => end.replaceWith(END));
  // Paragraphs in a cell part words as well, whatever the markup has between them.
  copy.querySelectorAll('p, div, li, td, option').forEach((block) => block.append(END));
  copy.querySelectorAll('sup, [style*=super]').forEach((mark) => mark.replaceWith(exponent(mark)));
  // Figures in lines of their own are not one that is grouped by a blank.
  const text = (copy.textContent ?? '').replace(APART, ' / ').replace(/\s+/g, ' ').trim();
  return withoutMarks(text);
}

/** The end of a line within a cell, a blank as any other. */
const END = '\u2028';
const APART = /(?<=^[-−+(]?[\d.,]+%?\)?\s*)\u2028\s*(?=[-−+]?\d[\d.,\s]*%?\s*$)/g;

/** Where a raised number is a power: behind a unit of length or time, and behind a 10 that is part of a unit. */
const UNIT = /(^|[\s\d/([.·×])([kcdmµ]?m|(?<=\/)s)$/;
const TEN = /(^|[^\d.,])10$/;
/** A 10 that something is multiplied by, or that a bracket begins with, is no figure by itself. */
const FACTOR = /[([,;:/×·x]\s*10$/;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** "m" with a raised 2 is a unit, "10" with a raised 6 before a word is a million; all else that is raised is a footnote's mark. */
function exponent(mark: Element): string {
  const number = mark.textContent?.trim() ?? '';
  const before = mark.previousSibling?.textContent ?? '';
  const isBeforeWord = /^\s*\p{L}/u.test(mark.nextSibling?.textContent ?? '');
  const isOfUnit = /^([23]|[-−]\d)$/.test(number) && UNIT.test(before);
  const isOfTen = /^([-−]\d+|[2-9]|1\d)$/.test(number) && (FACTOR.test(before) || (TEN.test(before) && isBeforeWord));
  return isOfUnit || isOfTen ? number.replace(/\d/g, (digit) => RAISED[Number(digit)]!).replace(/[-−]/, '⁻') : '';
}

/** Stars, daggers, "[1]" and raised digits that are no power are marks at an end; "(a)" and "(1)" are where a figure stands before them. */
function withoutMarks(text: string): string {
  const bare = text.replace(/^\p{Cf}*[*†‡§]+\s*|(\s*(\[[^\]\s]{1,3}\]|[*†‡§]+|(?<!m|\/s|⁻|[([,;:/×·x]\s*10[¹²³⁰⁴-⁹]*)[¹²³⁰⁴-⁹]+))+\p{Cf}*$/gu, '');
  return /^[-−–(]?[$€£]?\d[\d.,\s'’]*[%)]?\s*\((\p{L}|\d)\)$/u.test(bare) ? bare.replace(/\s*\(.\)$/, '') : bare;
}

/**
 * What a cell says. Spreadsheets put the number itself beside its spelling when they copy: it settles whether "3,466" is three
 * thousand or three, as the spreadsheet's language need not be the chart's.
 */
function valueOf(cell: HTMLTableCellElement | undefined): Cell {
  const text = wordsOf(cell);
  const number = behind(cell);
  // What only says how letters join and run says nothing about a figure.
  if (number === undefined || !/^[-−(]?[\d.,\s'’]+\)?$/.test(text.replace(/\p{Cf}/gu, ''))) return text;
  // As many digits as are shown.
  const digits = text.replace(/\D/g, '');
  const shown = [0, 1, 2, 3, 4, 5, 6].map((places) => number.toFixed(places)).find((as) => as.replace(/\D/g, '') === digits);
  return shown === undefined ? text : Number(shown);
}

/** Which way a picture points that stands for a sign: Wikipedia has its name in `alt` alone. */
const WAYS = { up: /^(negative )?(increase|tăng|▲|up)$/i, down: /^(positive )?(decrease|giảm|▼|down)$/i };

/** Whether a picture right before the figure of a cell points that way. */
function points(cell: HTMLTableCellElement | undefined, way: RegExp): boolean {
  if (!way.test(cell?.querySelector('img')?.alt ?? '')) return false;
  const copy = cell!.cloneNode(true) as HTMLTableCellElement;
  copy.querySelector('img')!.replaceWith('▼');
  return /^▼\s?\d/.test(wordsOf(copy));
}

/** What the cells say, where in a column of rises and falls that pictures tell apart the falls are negative. */
function valuesOf(body: Line[]): (line: Line, x: number) => Cell {
  const rises = new Set((body[0] ?? []).flatMap((_, x) => (body.some((line) => points(line[x], WAYS.up)) ? [x] : [])));
  return (line, x) => {
    const value = valueOf(line[x]);
    if (!rises.has(x) || !points(line[x], WAYS.down)) return value;
    return typeof value === 'number' ? -value : `-${value}`;
  };
}

/** The number behind a cell: Excel writes `x:num`, Google Sheets a JSON object whose entry 3 it is. */
function behind(cell: HTMLTableCellElement | undefined): number | undefined {
  const excel = cell?.getAttribute('x:num') || cell?.getAttribute('sdval');
  const sheets = /"3":(-?[\d.]+(?:[eE][-+]?\d+)?)/.exec(cell?.getAttribute('data-sheets-value') ?? '')?.[1];
  const said = excel || sheets;
  const number = said ? Number(said) : NaN;
  return Number.isFinite(number) ? number : undefined;
}
