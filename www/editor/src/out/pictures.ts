// Pictures of the chart as files. They are drawn from a chart of their own, out of sight, so that neither the width nor the
// ground of the preview shows in them.

import { mount, type Chart, type Spec } from 'dohoa';
import { card } from 'dohoa/card';
import { box } from '../make.js';

export type Size = 'article' | 'social' | 'story';

/** How wide an article's column is, CSS px, and how many px of a picture each of them gets. */
const COLUMN = 640;
const SHARPNESS = 2;

/** As `dohoa render --preset` has them: px, and how much larger than usual words must and may be. */
const CARDS = {
  social: { width: 1200, height: 630, smallest: 1.1, largest: 2.4 },
  story: { width: 1080, height: 1920, smallest: 1.6, largest: 2.8 },
};

export class Studio {
  readonly #spec: Spec;
  readonly #place = box('div', 'studio');
  readonly chart: Promise<Chart>;

  constructor(spec: Spec) {
    this.#spec = spec;
    this.#place.inert = true;
    this.#place.dataset['theme'] = 'light';
    document.body.append(this.#place);
    this.chart = mount(this.#place, spec, { name: 'export' });
  }

  /** Undefined if there is too much in it for that size. */
  async png(size: Size, dark: boolean): Promise<Blob | undefined> {
    this.#dress(dark);
    const chart = await this.chart;
    return size === 'article' ? chart.toPNG({ width: COLUMN, scale: SHARPNESS }) : card(this.#spec, CARDS[size], this.#place, dark);
  }

  async svg(dark: boolean): Promise<string> {
    this.#dress(dark);
    return (await this.chart).toSVG({ width: COLUMN });
  }

  get height(): number {
    return this.#place.offsetHeight;
  }

  async close(): Promise<void> {
    (await this.chart).destroy();
    this.#place.remove();
  }

  #dress(dark: boolean): void {
    this.#place.dataset['theme'] = dark ? 'dark' : 'light';
  }
}
