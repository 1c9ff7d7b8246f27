// What stands above the heading of a table: its title, the unit of its figures, remarks, what a program says of its file. Offices,
// statistical services and spreadsheets write it into the same sheet, and none of it is a heading.

/** A row as what its cells say. */
type Said = readonly string[];

const FIGURE = /^[-−–+(]?[$€£]?\d[\d.,\s'’]*\s?[%đ₫€]?[*†]?\)?$/;
/** Headings have these as well, and they look like figures. */
const DATE = /^((1[89]|20)\d\d|\d{1,2}\.\d{1,2}\.\d{4})$/;
const UNIT = /^\(?\s*(?:ĐVT|Đơn vị(?: tính)?|Units?|Einheit|Unité)\s*:\s*([^)]+)\)?$/iu;

const isFigure = (cell = ''): boolean => FIGURE.test(cell.trim()) && !DATE.test(cell.trim());

const filledOf = (row: Said): number => row.filter((cell) => cell.trim()).length;

/** "Đơn vị: Sở Y tế" names a body, not a unit. */
const BODY = /^(trường|sở|ubnd|ủy ban|công ty|phòng|ban|bộ|cục|chi cục|tổng|trung tâm|khoa|viện|bệnh viện|head|office|department|school)(?!\p{L})/iu;

/** The unit that a line names: "ĐVT: Nghìn người". */
export function unitIn(line: string): string | undefined {
  const unit = UNIT.exec(line.trim())?.[1]?.trim();
  return unit && BODY.test(unit) ? undefined : unit;
}

/** Whether a line is a remark, as programs begin it. */
export const isRemark = (line: string): boolean => /^\s*#+\s*[^\s#]/.test(line);

/** What rows above a heading say, those that say one thing: pairs and lists are about the file. */
export const linesIn = (rows: readonly Said[]): string[] => rows.filter((row) => filledOf(row) === 1).map((row) => row.join('').trim());

/**
 * Which of the rows is the heading: 0 unless some stand above it. A row above has one cell that says something, or is a remark, or is
 * one of a program's pairs with an empty line below; and the heading is a row of words above figures. Where there is none, the last
 * one above takes its place, so that no figure becomes a name.
 */
export function headOf(rows: readonly Said[]): number {
  const width = Math.max(0, ...rows.map(filledOf));
  if (width < 2) return 0;
  const at = rows.findIndex((row, y) => !isAbove(row, rows.slice(y + 1), width));
  if (at <= 0 || isHeading(rows[at]!, rows.slice(at + 1))) return Math.max(at, 0);
  return Math.max(0, rows.slice(0, at).findLastIndex((row) => filledOf(row) > 0));
}

function isAbove(row: Said, below: readonly Said[], width: number): boolean {
  const [first = ''] = row;
  const filled = filledOf(row);
  if (filled === 0) return true;
  if (filled === 1) return !!first.trim() || row.some((cell) => unitIn(cell) !== undefined);
  if (isRemark(first) && (filled < width || /^\s*#\s/.test(first))) return true;
  // "Data Source","World Development Indicators": pairs that a program puts above a wide table, with an empty line between.
  const isPair = filled === 2 && width > 3 && !!first.trim() && !!row[1]?.trim();
  const next = below.find((row) => filledOf(row) === 0 || filledOf(row) > 2);
  return isPair && !!next && filledOf(next) === 0;
}

/** Whether a row is words, or years, and has figures below. */
function isHeading(row: Said, below: readonly Said[]): boolean {
  const [, ...values] = row;
  const hasFigures = (at: number) => below.some((row) => isFigure(row[at]));
  const named = values.map((name) => name.trim()).filter(Boolean);
  // A lone year above figures of four digits, and a dash, are such figures.
  const isLone = named.length === 1 && DATE.test(named[0]!) && below.some((row) => /^\d{4}$/.test((row[1] ?? '').trim()));
  if (isLone || named.some((name) => /^([-–—…]|n\/a|\.{2,3})$/i.test(name))) return false;
  return filledOf(row) > 1 && !values.some(isFigure) && values.some((name, at) => name.trim() && hasFigures(at + 1));
}
