// What a metric is. Each has a file beside this one and a place in the list in index.ts.

import type { Conditions, Visit } from '../visit.js';

export interface Metric {
  name: string;
  title: string;
  /** What exactly is counted, from when to when, for the page that reports it. */
  means: string;
  unit: 'ms' | 'bytes';
  /** What `empty` takes in the same run is taken off. */
  excess: boolean;
  conditions: Conditions;
  /** Nothing where a page has no such thing, as the empty one has no chart to update. */
  measure(visit: Visit): Promise<number | undefined> | number | undefined;
  /** What the project holds itself to, and what it would like; without, a metric is there for what others mean. */
  bar?: Goal;
  aim?: Goal;
}

/** At most so much, or so many times what another takes in the same run; `best` is the best of all other libraries. */
export type Goal = { most: number } | { times: number; of: 'chartjs' | 'uplot' | 'raw-canvas' | 'best' };
