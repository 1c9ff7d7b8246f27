// The chart as it will be published: on a phone, in a column, wide, on light and on dark ground, and as a screen reader has it.
// While something is wrong the last good picture stays.

import { mount, type Chart, type Spec } from 'dohoa';
import type { Checked, Draft } from '../draft.js';
import { box, choice, make } from '../make.js';
import { words } from '../words.js';

const WIDTHS = { phone: 320, column: 640, wide: 1100 };
type Width = keyof typeof WIDTHS;
type Ground = 'light' | 'dark';

export class ViewPane {
  readonly element: HTMLElement;
  readonly #paper = box('div', 'paper');
  readonly #stage = box('div', 'stage');
  readonly #heard = make('div', { class: 'heard', hidden: true });
  readonly #kept = make('p', { class: 'kept', hidden: true }, words.view.kept);
  readonly #none = box('p', 'none', words.view.none);
  readonly #scaled = box('span', 'scaled');
  #chart: Promise<Chart> | undefined;
  #width: Width = 'column';
  #shown = '';

  constructor(draft: Draft) {
    const { view } = words;
    if (matchMedia('(max-width: 899px)').matches) this.#width = 'phone';
    const ground: Ground = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    const widths = choice<Width>(view.width, [['phone', view.phone], ['column', view.column], ['wide', view.wide]], this.#width, (width) => {
      this.#width = width;
      this.#fit();
    });
    const grounds = choice<Ground>(view.ground, [['light', view.light], ['dark', view.dark]], ground, (ground) => this.#dress(ground));
    const as = choice(view.as, [['seen', view.seen], ['heard', view.heard]], 'seen', (as) => this.#show(as === 'heard'));
    // A region that scrolls is one that a keyboard must reach.
    this.#stage.tabIndex = 0;
    this.#stage.setAttribute('role', 'group');
    this.#stage.setAttribute('aria-label', view.heading);
    this.#stage.append(this.#none, this.#paper);
    this.element = make('section', { class: 'view', 'aria-label': view.heading }, box('div', 'tools', widths, grounds, as, this.#scaled), this.#kept, this.#stage, this.#heard);
    this.#dress(ground);
    this.#paper.hidden = true;
    new ResizeObserver(() => this.#fit()).observe(this.#stage);
    new ResizeObserver(() => this.#fit()).observe(this.#paper);
    draft.on('checked', (checked) => void this.#follow(checked));
  }

  async #follow({ spec, text, failed }: Checked): Promise<void> {
    this.#kept.hidden = !!spec || !!failed || !this.#shown;
    if (!spec || text === this.#shown) return;
    const isFirst = !this.#shown;
    this.#shown = text;
    this.#paper.hidden = false;
    this.#none.hidden = true;
    if (isFirst) this.#chart = mount(this.#paper, spec as Spec, { name: 'preview' });
    const chart = await this.#chart!;
    if (!isFirst) await chart.update(spec as Spec);
    this.#listen(chart);
    this.#fit();
  }

  /** What is read aloud, in writing. */
  #listen(chart: Chart): void {
    const { caption, columns, rows } = chart.table();
    const cells = (row: string[], tag: 'th' | 'td') => row.map((text, at) => (at ? make(tag, tag === 'th' ? { scope: 'col' } : {}, text) : make('th', { scope: tag === 'th' ? 'col' : 'row' }, text)));
    this.#heard.replaceChildren(
      box('p', 'hint', words.view.heardHint),
      make('blockquote', {}, chart.describe()),
      make('table', {}, make('caption', {}, caption), make('thead', {}, make('tr', {}, ...cells(columns, 'th'))), make('tbody', {}, ...rows.map((row) => make('tr', {}, ...cells(row, 'td'))))),
    );
  }

  #show(heard: boolean): void {
    this.#heard.hidden = !heard;
    this.#stage.hidden = heard;
    this.#scaled.hidden = heard;
  }

  #dress(ground: Ground): void {
    this.#stage.dataset['theme'] = ground;
  }

  /** Wider than the place for it, the picture is laid out at its own width and shown smaller. */
  #fit(): void {
    const width = WIDTHS[this.#width];
    const room = this.#stage.clientWidth - 2 * MARGIN;
    if (room <= 0) return;
    const scale = Math.min(1, room / width);
    const { style } = this.#paper;
    style.width = `${width}px`;
    style.transform = scale < 1 ? `scale(${scale})` : '';
    // What is scaled still takes up its own room.
    style.marginInlineEnd = `${(scale - 1) * width}px`;
    style.marginBlockEnd = `${(scale - 1) * this.#paper.offsetHeight}px`;
    this.#scaled.textContent = scale < 0.995 ? words.view.scaled(Math.round(scale * 100)) : '';
  }
}

/** Around the picture, CSS px. */
const MARGIN = 20;
