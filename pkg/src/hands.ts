// What a chart lets its tools do with it: the walk by keyboard, the controls, steps and sound, which are parts of their own and
// loaded when a reader first turns to a chart. Types alone; chart.ts hands out a `Hold`, of which tools/hands.ts makes `Hands`.

import type { Box, Caption, DataTable, Datum, Entry } from './core.js';
import type { Core } from './engine.js';

/** A spec as the tools see it: what it says is checked by the core before they are asked for. */
export type Spec = Record<string, unknown>;

/** What the chart hands out. */
export interface Hold {
  /** Lies over the canvas and has the focus; what is put into it is placed in CSS pixels of the plot. */
  readonly plot: HTMLElement;
  /** A row above the plot for controls; hidden while it is empty. */
  readonly above: HTMLElement;
  /** A place below everything for what opens on demand, such as the table; hidden while it is empty. */
  readonly below: HTMLElement;
  /** The button that opens the table for everyone. */
  readonly data: HTMLElement;
  /** What anybody may ask of the chart. */
  readonly chart: EventTarget & { table(): DataTable; toPNG(): Promise<Blob>; toSVG(): Promise<string> };
  /** Ends with the chart. */
  readonly signal: AbortSignal;
  /** The spec as it was given, its data files loaded; `view` changes what is shown of it, never this. */
  spec(): Spec;
  /** What the core answers; `otherwise` where there is none. Places in what it says are in the plot's own px. */
  ask<T>(question: (core: Core) => T, otherwise: T): T;
  /** Whether there are axes: a chart without is never dense. */
  hasAxes(): boolean;
  /** A box of the plot's own px in CSS px. */
  box(own: readonly number[]): Box;
  /** How far from the left of the plot something happens, in CSS px, whatever a page has scaled or zoomed. */
  across(event: MouseEvent): number;
  /** Shows a part of what is dense, from 0 to 1 along it. */
  show(from: number, to: number): void;
  datum(index: number): Datum | undefined;
  /** The figure that is pointed at, -1 if there is none. */
  active(): number;
  /** Whether its tooltip stays until it is dismissed. */
  pinned(): boolean;
  /** Points at a figure: highlight, tooltip, event. `pinned` keeps the tooltip until it is dismissed. */
  activate(index: number, pinned?: boolean): void;
  select(index: number): void;
  /** Makes these figures stand out, all others step back; `undefined` ends it. */
  light(indices: readonly number[] | undefined): void;
  /** Shows the spec as `change` makes it, moving from the picture before; what was changed earlier is forgotten. */
  view(change: (spec: Spec) => Spec): void;
  /** Has a bubble with these lines stand at a figure; hides it where there is none. */
  note(bubble: HTMLElement, datum: Datum | undefined, lines?: string[]): void;
  tell(type: 'step', detail: unknown): void;
}

/** The same with what the tools ask the core themselves. */
export interface Hands extends Hold {
  caption(): Caption;
  /** Where a part of what is dense may be chosen, in CSS pixels of the plot. */
  window(): Box | undefined;
  /** How many figures there are. */
  count(): number;
  /** How many stand at each place along a crowd that is too large to be looked through; 0 if all can be. */
  stride(): number;
  /** All figures, in their order; none of a crowd, to look through which would take seconds. */
  figures(): Datum[];
  /** The legend's entries, where they stand in the plot, in CSS pixels. */
  entries(): Entry[];
}

/** What the chart asks of its tools. */
export interface Tools {
  /** The picture is another one: sizes, figures, legend or language may have changed. */
  laidOut(): void;
  /** Another spec stands in the place. */
  renewed(): void;
  /** Shows a step, counted from 0; -1 is before the first. */
  step(index: number): void;
  /** Opens or closes the table for everyone. */
  toggleTable(): void;
}
