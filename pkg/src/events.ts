// What a chart tells, and the types of those who listen.

import type { Datum, Problem } from './core.js';

/** What a chart tells: `chart.addEventListener('select', (event) => event.detail.label)`. */
export interface ChartEventMap {
  /** The reader clicked or tapped a mark. */
  select: CustomEvent<Datum>;
  /** The reader points at another mark, or at none. */
  explore: CustomEvent<Datum | undefined>;
  /** Another step of the chart's story is shown. */
  step: CustomEvent<Step>;
  /** The spec has errors, and the chart shows them in its place, or warnings, and the chart is drawn. */
  problem: CustomEvent<Problem[]>;
}

/** The same as the page hears it: `document.addEventListener('dohoa-select', (event) => event.detail.label)`. */
export type PageEventMap = { [Type in keyof ChartEventMap as `dohoa-${Type}`]: ChartEventMap[Type] };

/** A step of a chart's story, counted from 0; -1 is before the first. */
export interface Step {
  index: number;
  text?: string;
}

/** An event target that knows what a chart tells. */
export interface Telling extends EventTarget {
  addEventListener<K extends keyof ChartEventMap>(
    type: K,
    listener: (this: this, event: ChartEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof ChartEventMap>(
    type: K,
    listener: (this: this, event: ChartEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

export const Telling = EventTarget as new () => Telling;
