// The DOM around one plot: title, notes, source, the accessible table, the tooltip.
// Text nodes and CSSOM only. It knows nothing of the core; chart.ts tells it what to show.

import type { Caption, DataTable, Datum, Look } from './core.js';
import { GROUND_PADDING, measuresOf, sharedSheet } from './style.js';
import { outward, zoomOf } from './watch.js';

type Child = Node | string | false | undefined;

function make(tag: string, className = '', ...children: Child[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  fill(made, ...children);
  return made;
}

const fill = (place: HTMLElement, ...children: Child[]): void =>
  place.replaceChildren(...children.filter((child): child is Node | string => !!child));

/** Hides an element or shows it, where that is a change: for whatever is set, even to what it was, the page is styled anew. */
const hide = (element: HTMLElement | undefined, hidden: boolean): void => {
  if (element && element.hidden !== hidden) element.hidden = hidden;
};

/** An element with this text, unless there is none. */
const line = (tag: string, className: string, text: string | undefined): Child =>
  !!text && make(tag, className, text);

export class Frame {
  readonly host = make('div');
  readonly #root = this.host.attachShadow({ mode: 'open' });
  /** Around all that is shown, and dressed as the page has its charts. */
  readonly box: HTMLElement;
  readonly canvas = document.createElement('canvas');
  /** Lies over the canvas: has the focus, and holds what tools put on the figures. */
  readonly walk = make('div', 'walk');
  /** The button that opens the table for everyone. */
  readonly data = document.createElement('button');
  readonly plot = make('div', 'plot', this.canvas, this.walk);
  // What most readers' charts never show is made when it is shown: each element is one more that the page styles.
  #above: HTMLElement | undefined;
  #below: HTMLElement | undefined;
  #tip: HTMLElement | undefined;
  /** Marks a figure that has no mark of its own, such as one of a line. */
  #spot: HTMLElement | undefined;
  readonly #head: HTMLElement;
  readonly #foot = make('div');
  /** Around the table for those who hear it: what a canvas holds is heard, and takes no layout. */
  readonly #heard = make('canvas', 'heard');
  /** A picture in the place of a canvas that is not painted yet. */
  #picture: Element | undefined;
  /** What stands around the plot, and how it is dressed, to tell whether it is to be set anew. */
  #said = '';
  /** What those who hear the chart have been told since. */
  #told = '';
  #worn = JSON.stringify(measuresOf());

  /** Inside a figure of the page, which has its own caption, the box is no figure of its own. */
  constructor(inFigure: boolean) {
    this.box = make(inFigure ? 'div' : 'figure', 'frame');
    this.#head = make(inFigure ? 'div' : 'figcaption', 'head');
    if (inFigure) this.box.setAttribute('role', 'group');
    this.#root.adoptedStyleSheets = [sharedSheet()];
    this.#root.append(this.box);
    this.canvas.setAttribute('role', 'img');
    this.#heard.setAttribute('role', 'none');
    this.walk.setAttribute('role', 'application');
    this.walk.tabIndex = 0;
    this.data.setAttribute('aria-expanded', 'false');
  }

  /** A row above the plot, for controls. */
  get above(): HTMLElement {
    if (!this.#above) this.plot.before((this.#above = make('div', 'above')));
    return this.#above;
  }

  /** A place below everything, for what opens on demand. */
  get below(): HTMLElement {
    if (!this.#below) this.#foot.after((this.#below = make('div', 'below')));
    return this.#below;
  }

  /** `titled`: the title is on the page already. `offersData`: readers get a button for the table. */
  showChart(caption: Caption, titled: boolean, offersData: boolean): void {
    const said = JSON.stringify([caption, titled, offersData]);
    if (said === this.#said) return;
    this.#said = said;
    this.#told = '';
    const { title, subtitle, note } = caption;
    const root = this.#root;
    const had = root.activeElement as HTMLElement | null;
    // Until its words come, a moment later: an image is never without a name.
    this.canvas.setAttribute('aria-label', title || caption.roleName);
    this.walk.setAttribute('aria-roledescription', caption.roleName);
    this.walk.setAttribute('aria-label', title || caption.roleName);
    this.walk.setAttribute('aria-description', caption.hint);
    this.data.textContent = caption.dataName;
    this.data.setAttribute('aria-label', caption.dataName + (title ? `: ${title}` : ''));
    this.#language(caption.locale, caption.direction);
    fill(this.#head, !titled && line('div', 'title', title), line('div', 'subtitle', subtitle));
    fill(this.#foot, line('div', 'note', note), sourceLine(caption, offersData && this.data));
    // Put in once and left there: an element that is put in again loses the focus that it has.
    if (!this.plot.parentNode) {
      fill(this.box, this.#head, this.#above, this.plot, this.#foot, this.#below, this.#heard);
    }
    // What is put in again has lost the focus all the same, and what is gone leaves it to the plot.
    if (had && had !== root.activeElement) (had.isConnected ? had : this.walk).focus({ preventScroll: true });
  }

  /** Shows this picture until the canvas is painted; or no longer. */
  standIn(picture?: Element): void {
    this.#picture?.remove();
    this.#picture = picture;
    if (picture) this.plot.prepend(picture);
  }

  /** Says the chart to those who hear it. */
  tell(summary: string, table: DataTable | undefined): void {
    const told = JSON.stringify([summary, table]);
    // Who reads the table keeps the line.
    if (told === this.#told) return;
    this.#told = told;
    this.canvas.setAttribute('aria-label', summary);
    fill(this.#heard, table && tableOf(table));
  }

  /** Leaves the box to words in that language. */
  clear(locale: string): HTMLElement {
    this.#said = '';
    this.#language(locale, 'ltr');
    return this.box;
  }

  /** Where the spec's own theme goes against the page, the chart brings its own ground. Returns the plot's width. */
  theme(dark: boolean, grounded: boolean, width: number, look?: Look): number {
    this.#dress(measuresOf(look));
    this.box.classList.toggle('dark', dark);
    this.box.classList.toggle('grounded', grounded);
    return grounded ? width - 2 * GROUND_PADDING : width;
  }

  #dress(measures: Record<string, string | undefined>): void {
    const worn = JSON.stringify(measures);
    if (worn === this.#worn) return;
    this.#worn = worn;
    for (const [name, value = ''] of Object.entries(measures)) this.box.style.setProperty(`--${name}`, value);
  }

  /** A finger that moves sideways goes along the figures, unless it is needed to move what is around them. */
  giveWay(): void {
    this.plot.style.touchAction = isMoved(this.plot) ? 'manipulation' : '';
  }

  /** `x`: where the pointer is, if there is one. */
  point(datum: Datum | undefined, x?: number): void {
    hide(this.#spot, !datum?.spot);
    if (datum?.spot) {
      if (!this.#spot) this.canvas.after((this.#spot = make('div', 'spot')));
      const px = { left: `${datum.x}px`, top: `${datum.y}px`, background: datum.spot };
      Object.assign(this.#spot.style, px);
    }
    if (datum && !this.#tip) {
      this.plot.append((this.#tip = make('div', 'tip')));
      this.#tip.setAttribute('aria-hidden', 'true');
    }
    this.note(this.#tip, datum, datum?.lines, x);
  }

  /**
   * Has a bubble with these lines stand above a figure, below it where it is seen there alone, and never beyond the plot's sides;
   * hides it where there is no figure.
   */
  note(tip: HTMLElement | undefined, datum: Datum | undefined, lines: string[] = [], x = datum?.x ?? 0): void {
    hide(tip, !datum);
    if (!tip || !datum) return;
    tip.replaceChildren(...lines.map((text) => make('div', '', text)));
    const { style, offsetWidth: width, offsetHeight: height } = tip;
    style.left = `${Math.max(0, Math.min(x - width / 2, this.plot.offsetWidth - width))}px`;
    const above = datum.y - height - 12;
    for (const top of [above, datum.y + 12, above]) {
      style.top = `${top}px`;
      if (this.#isOnTop(tip)) break;
    }
  }

  /** Whether a bubble's upper edge is seen: within the window and what scrolls around the chart, and below no header that stays. */
  #isOnTop(bubble: HTMLElement): boolean {
    const { style } = bubble;
    const { left, top, width } = bubble.getBoundingClientRect();
    // Where fingers are used, pointers pass through it, and it would not be found.
    style.pointerEvents = 'auto';
    const zoom = zoomOf(bubble);
    // Firefox looks for what is in the root alone, whatever of the page lies over it.
    const [met, over] = [this.#root, document].map((root) => root.elementFromPoint((left + width / 2) * zoom, (top + 1) * zoom));
    style.pointerEvents = '';
    return bubble.contains(met!) && outward(this.host).includes(over!);
  }

  #language(locale: string, direction: string): void {
    this.box.lang = locale;
    this.box.dir = direction;
  }
}

/** Whether a finger that moves sideways has something to move there: a page that is enlarged, or what scrolls around the element. */
const isMoved = (element: Element): boolean =>
  visualViewport!.width < document.documentElement.clientWidth - 1 ||
  outward(element).some((each) => each.scrollWidth > each.clientWidth && /auto|scroll/.test(getComputedStyle(each).overflowX));

function sourceLine({ source, sourceUrl, byline }: Caption, button: Child): Child {
  if (!source && !byline && !button) return;
  let shown: Child = source;
  if (source && sourceUrl) {
    const link = make('a', '', source) as HTMLAnchorElement;
    link.href = sourceUrl;
    // The core has refused what is no web address; a link is worth a second look.
    if (/^https?:/.test(link.protocol)) shown = link;
  }
  const words = (shown || byline) && make('span', '', shown, !!shown && !!byline && ' · ', byline);
  return make('div', 'source', words, button);
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
