// How large a chart is: what the place leaves it, how many CSS px and device pixels one of the plot's own px is, and the size of its
// canvas. What is laid out in that room, and when, is chart.ts's business.

import type { Box } from './core.js';

// What browsers can paint: past either, a canvas stays empty.
const MOST_SIDE = 16_384;
const MOST_PIXELS = 16_700_000;

/**
 * How wide paper is laid out, CSS px: from what a column needs to what a sheet has room for, where a board keeps two columns.
 * And how many device pixels each of them gets: 300 dpi over 17 cm.
 */
const PAPER_WIDTHS = [640, 720] as const;
const PAPER_RATIO = 3.125;

/** The letters that a page has unless its reader says otherwise, CSS px; and how much larger than those a chart's become at most. */
const USUAL_LETTERS = 16;
const MOST_GROWTH = 3;

export class Fit {
  /** How wide the chart's place is, CSS px. 0 until somebody knows. */
  place = 0;
  /** Whether the chart is laid out for paper. */
  paper = false;
  /** What the chart keeps to: how wide its plot is at most, CSS px, and how much smaller than usual it is. */
  kept: { width: number; smaller: number } | undefined;
  /** How many CSS px one of the plot's is. */
  scale = 1;
  /** How many device pixels one of the plot's px gets on the canvas. */
  ratio = 1;
  /** What the plot is laid out to, in its own px. */
  #size: [width: number, height: number] = [0, 0];
  /** What the canvas has been stretched to. */
  #stretched = '';

  /**
   * As laid out, not as shown: the place may stand in something that is scaled; but what a page has made an inline box has no width
   * of that kind.
   */
  measure(host: Element): void {
    this.place ||= parseFloat(getComputedStyle(host).width) || host.getBoundingClientRect().width;
  }

  /** How wide the whole chart is, CSS px. */
  get whole(): number {
    const [least, most] = PAPER_WIDTHS;
    return this.paper ? Math.min(Math.max(this.place, least), most) : this.place;
  }

  /**
   * How much larger than composed everything is shown. Text grows with the reader's own setting, and all that stands about it grows
   * along: as if the place were narrower. `letters` are the page's, CSS px.
   */
  grown(scale: number, letters: number): number {
    return scale * (this.paper ? 1 : Math.min(MOST_GROWTH, Math.max(1, letters / USUAL_LETTERS)));
  }

  /** Has the plot laid out in `room` CSS px, `scale` times as large as composed: `compose` is told its width and answers its height. */
  lay(room: number, scale: number, compose: (width: number, ratio: number) => number): void {
    const { width: most, smaller } = (!this.paper && this.kept) || { width: room, smaller: 1 };
    this.scale = scale * smaller;
    const ratio = (this.paper ? PAPER_RATIO : devicePixelRatio) * this.scale;
    // A whole number of device pixels, so that the canvas is never stretched by a part of one.
    const width = Math.max(1, Math.floor((Math.min(room, most) / this.scale) * ratio) / ratio);
    const height = compose(width, ratio);
    // As the core lays it out: in whole px of its own.
    this.#size = [Math.floor(width), height];
    this.ratio = Math.min(ratio, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  }

  /** A box of the plot's own px in CSS px. */
  box(own: readonly number[]): Box {
    return own.map((px) => px * this.scale) as Box;
  }

  /** The canvas is as large as its plot, in whole device pixels. What nobody sees takes no memory. */
  stretch(canvas: HTMLCanvasElement, isSeen: boolean): void {
    const [width, height] = this.#size.map((px) => Math.max(1, Math.round(px * this.ratio))) as [number, number];
    // To set what is there already would clear the canvas and have the page laid out; and to ask is dear as well.
    const measures = [width, height, this.ratio, this.scale, isSeen].join();
    if (measures === this.#stretched) return;
    this.#stretched = measures;
    canvas.style.width = `${(width / this.ratio) * this.scale}px`;
    canvas.style.height = `${(height / this.ratio) * this.scale}px`;
    if (isSeen && canvas.width !== width) canvas.width = width;
    if (isSeen && canvas.height !== height) canvas.height = height;
  }
}
