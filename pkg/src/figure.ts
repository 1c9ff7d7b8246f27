// The article's own figures: `<figure data-dohoa='{"type":"bar"}'>` with a caption and a table is a chart whose title and
// data are already on the page.

import { chartOf, load, open, stands, type Chart } from './chart.js';
import { intake } from './parts.js';
import { isRecord, specFromText, type Reader } from './reading.js';

/** The figures that charts were made of, and whether each has been seen in the page. */
const figures = new Map<HTMLElement, boolean>();

/**
 * Makes charts of the figures within `root` that are none yet, and hands out those of all of them; new ones are still loading.
 * Charts whose figures have left the page are let go. Where the page has the script tag as well, that one does it, for its own list.
 */
export const scan = (root?: ParentNode): Chart[] => ((globalThis as { dohoa?: { scan?: typeof scanOwn } }).dohoa?.scan ?? scanOwn)(root);

/**
 * The same by this copy of the library.
 * @internal
 */
export function scanOwn(root: ParentNode = document): Chart[] {
  letGo();
  return [...root.querySelectorAll<HTMLElement>('figure[data-dohoa]')].map((figure) => chartOf(figure) ?? fromPage(figure));
}

function letGo(): void {
  for (const [figure, wasThere] of figures) {
    // What puts the page's own nodes back may have left the figure and taken its chart away.
    if (figure.isConnected && stands(chartOf(figure)!)) {
      figures.set(figure, true);
    } else if (wasThere) {
      figures.delete(figure);
      chartOf(figure)?.destroy();
    }
  }
}

function fromPage(figure: HTMLElement): Chart {
  const chart = openFigure(figure);
  figures.set(figure, figure.isConnected);
  void load(chart, fromFigure(figure));
  return chart;
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
  return async () => {
    const read = await fromAttribute();
    const { spec } = read;
    if (!isRecord(spec)) return read;
    const table = figure.querySelector('table');
    const caption = figure.querySelector('figcaption') ?? table?.caption;
    const { rowsOf, wordsOf } = figure.querySelector(KNOTTY) || MARKS.test(table?.textContent ?? '') ? await intake() : PLAIN;
    return {
      ...read,
      titled: caption?.parentElement === figure && !spec['title'],
      spec: {
        ...spec,
        ...(caption && spec['title'] == null && { title: wordsOf(caption) }),
        // The table below a board says what its panels show, and those have their figures.
        ...(table && (spec['data'] ?? spec['panels']) == null && { data: rowsOf(table, spec['columns']) }),
      },
    };
  };
}

// Where the cells' texts alone don't tell the table: elements in cells, merged or hidden ones, headings of several rows, footnotes.
const KNOTTY = 'tr * *,sup,br,[rowspan],[colspan],[hidden],[style*=display],thead tr+tr,tr+tr>th+th';
const MARKS = /[*†‡§[¹²³]|\(\w\)/;

const PLAIN = {
  wordsOf: ({ textContent }: Element) => textContent!.replace(/\s+/g, ' ').trim(),
  /** The rows, the heading first. A foot is left out: a sum is no bar beside what it sums up. */
  rowsOf: (table: HTMLTableElement, _named: unknown): (string | number)[][] =>
    [...table.rows]
      .filter((row) => row.parentElement !== table.tFoot && row.textContent!.trim())
      .map((row) => [...row.cells].map(PLAIN.wordsOf)),
};
