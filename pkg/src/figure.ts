// The article's own figures: `<figure data-dohoa='{"type":"bar"}'>` with a caption and a table is a chart whose title and
// data are already on the page.

import { chartOf, load, open, type Chart } from './chart.js';
import { isRecord, specFromText, type Reader } from './reading.js';

/** Makes charts of the figures within `root` that are none yet, and hands them out, still loading. */
export function scan(root: ParentNode = document): Chart[] {
  const figures = [...root.querySelectorAll<HTMLElement>('figure[data-dohoa]')].filter((figure) => !chartOf(figure));
  return figures.map((figure) => {
    const chart = openFigure(figure);
    void load(chart, fromFigure(figure));
    return chart;
  });
}

const openFigure = (figure: HTMLElement) =>
  open({
    target: figure,
    name: () => figure.id || 'figure',
    inFigure: true,
    before: [...figure.children].find((child) => child.matches('table') || child.querySelector('table')) ?? null,
  });

function fromFigure(figure: HTMLElement): Reader {
  const fromAttribute = specFromText(() => figure.dataset['dohoa'] ?? '');
  return async (signal) => {
    const read = await fromAttribute(signal);
    const { spec } = read;
    if (!isRecord(spec)) return read;
    const table = figure.querySelector('table');
    const caption = figure.querySelector('figcaption');
    return {
      ...read,
      titled: !!caption && !spec['title'],
      spec: {
        ...(caption && { title: wordsOf(caption) }),
        ...(table && { data: rowsOf(table) }),
        ...spec,
      },
    };
  };
}

/** The table as rows of text, the heading first. A foot is left out: a sum is no bar beside what it sums up. */
function rowsOf(table: HTMLTableElement): string[][] {
  const grid: string[][] = [];
  const rows = [...table.rows].filter((row) => row.parentElement !== table.tFoot);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y]?.[x] !== undefined) x++;
      const text = wordsOf(cell);
      // A span of 0 rows reaches to the end of the table.
      const bottom = Math.min(rows.length, y + (cell.rowSpan || rows.length));
      for (let down = y; down < bottom; down++) {
        const line = (grid[down] ??= []);
        for (let across = 0; across < cell.colSpan; across++) line[x + across] = text;
      }
    }
  });
  // A row that is all holes, or has some, still is a row.
  return grid.map((line) => Array.from(line, (text) => text ?? ''));
}

/** What a reader reads, without the marks of footnotes. */
function wordsOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll('sup, script, style').forEach((mark) => mark.remove());
  copy.querySelectorAll('br').forEach((end) => end.replaceWith(' '));
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}
