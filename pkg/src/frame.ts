// The DOM around one plot: title, notes, source, the accessible table, the tooltip, or the box that says what is wrong.
// Text nodes and CSSOM only. It knows nothing of the core; chart.ts tells it what to show.

import type { Caption, DataTable, Datum, Look, Problem } from './core.js';
import { dress, GROUND_PADDING, sharedSheet } from './style.js';

type Child = Node | string | false | undefined;

function make(tag: string, className = '', ...children: Child[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((child): child is Node | string => !!child));
  return made;
}

/** An element with this text, unless there is none. */
const line = (tag: string, className: string, text: string | undefined): Child =>
  !!text && make(tag, className, text);

export class Frame {
  readonly host = make('div');
  readonly canvas = document.createElement('canvas');
  readonly #tip = make('div', 'tip');
  readonly #plot = make('div', 'plot', this.canvas, this.#tip);
  readonly #box: HTMLElement;

  /** Inside a figure of the page, which has its own caption, the box is no figure of its own. */
  constructor(private readonly inFigure: boolean) {
    this.#box = make(inFigure ? 'div' : 'figure', 'frame');
    if (inFigure) this.#box.setAttribute('role', 'group');
    const root = this.host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sharedSheet()];
    root.append(this.#box);
    this.canvas.setAttribute('role', 'img');
    this.#tip.setAttribute('aria-hidden', 'true');
    this.#tip.hidden = true;
  }

  /** `titled`: the title is on the page already. */
  showChart(caption: Caption, titled: boolean, summary: string, table: DataTable | undefined): void {
    const { title, subtitle, note } = caption;
    this.canvas.setAttribute('aria-label', summary);
    this.#language(caption.locale, caption.direction);
    const head = [!titled && line('div', 'title', title), line('div', 'subtitle', subtitle)];
    this.#box.replaceChildren(
      ...[
        head.some(Boolean) && make(this.inFigure ? 'div' : 'figcaption', '', ...head),
        this.#plot,
        line('div', 'note', note),
        sourceLine(caption),
        table && make('div', 'unseen', tableOf(table)),
      ].filter((child): child is HTMLElement => !!child),
    );
  }

  showProblems(heading: string, problems: readonly Problem[], locale: string): void {
    const items = problems.map(({ message, path }) =>
      make('li', '', message, !!path && ' ', line('code', '', path)),
    );
    const box = make('div', 'problem', make('strong', '', heading), make('ul', '', ...items));
    box.setAttribute('role', 'note');
    this.#language(locale, 'ltr');
    this.#box.replaceChildren(box);
  }

  /** Where the spec's own theme goes against the page, the chart brings its own ground. Returns the plot's width. */
  theme(dark: boolean, grounded: boolean, width: number, look?: Look): number {
    dress(this.#box.style, look);
    this.#box.classList.toggle('dark', dark);
    this.#box.classList.toggle('grounded', grounded);
    return grounded ? width - 2 * GROUND_PADDING : width;
  }

  /** The tooltip stands above its mark, below it where the window ends, and never leaves the plot's sides. */
  point(datum: Datum | undefined): void {
    const tip = this.#tip;
    tip.hidden = !datum;
    if (!datum) return;
    tip.replaceChildren(...datum.lines.map((text) => make('div', '', text)));
    const { offsetWidth: width, offsetHeight: height } = tip;
    const plot = this.#plot.getBoundingClientRect();
    const left = Math.min(datum.x - width / 2, plot.width - width);
    const above = datum.y - height - 12;
    tip.style.left = `${Math.max(0, left)}px`;
    tip.style.top = `${plot.top + above < 0 ? datum.y + 12 : above}px`;
  }

  #language(locale: string, direction: string): void {
    this.#box.lang = locale;
    this.#box.dir = direction;
  }
}

function sourceLine({ source, sourceUrl, byline }: Caption): Child {
  if (!source && !byline) return;
  let shown: Child = source;
  // The core has refused what is no web address; a link is worth a second look.
  if (source && sourceUrl && /^https?:/i.test(sourceUrl)) {
    const link = make('a', '', source) as HTMLAnchorElement;
    link.href = sourceUrl;
    shown = link;
  }
  return make('div', 'source', shown, !!source && !!byline && ' · ', byline);
}

function tableOf({ caption, columns, rows }: DataTable): HTMLElement {
  const heading = (text: string, scope: string) => {
    const cell = make('th', '', text) as HTMLTableCellElement;
    cell.scope = scope;
    return cell;
  };
  return make(
    'table',
    '',
    line('caption', '', caption),
    make('thead', '', make('tr', '', ...columns.map((text) => heading(text, 'col')))),
    make(
      'tbody',
      '',
      ...rows.map(([first = '', ...cells]) =>
        make('tr', '', heading(first, 'row'), ...cells.map((text) => make('td', '', text))),
      ),
    ),
  );
}
