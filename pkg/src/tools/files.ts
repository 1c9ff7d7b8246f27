// A table as text for other programs, and names for files. Pure.

import type { Caption, DataTable } from '../core.js';

/** Lines of a table, the heading first. */
const linesOf = ({ columns, rows }: DataTable): string[][] => [columns, ...rows];

/** For a paste into a spreadsheet: tabs between cells, which no cell has. */
export const toTabs = (table: DataTable): string =>
  linesOf(table)
    .map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');

/**
 * For a download (RFC 4180), with the mark by which spreadsheets know UTF-8. A cell that a spreadsheet would run as a formula
 * gets an apostrophe before it; a negative number stays one, and a dash where there is no figure a dash.
 */
export const toCsv = (table: DataTable): string =>
  '\ufeff' +
  linesOf(table)
    .map((cells) => cells.map(field).join(','))
    .join('\r\n') +
  '\r\n';

function field(cell: string): string {
  const isFigure = /^([-+−]?\d[\d.,\s\u00a0\u202f]*%?|-)$/.test(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) && !isFigure ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a file of a chart is called. */
export const fileName = ({ title, type }: Caption, ending: string): string => `${slug(title ?? type)}.${ending}`;

/**
 * A name that every file system takes: "Khen thưởng năm 2023" is khen-thuong-nam-2023. Other scripts keep their marks, which are letters
 * there, and nothing ends in half a letter.
 */
export const slug = (title: string): string =>
  title
    .replace(/[đĐ]/g, 'd')
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{Mark}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-')
    .slice(0, 80)
    .replace(/^-+|[-\p{Surrogate}]+$/gu, '') || 'dohoa';
