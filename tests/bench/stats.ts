// From what was measured to what is said: medians with their spread, excess over the empty page, ratios, goals.

import type { Goal, Metric } from './metrics/metric.js';
import { PEERS } from './peers.js';
import type { Results } from './run.js';

/** A median, and the least and the most that were seen. */
export interface Spread {
  median: number;
  min: number;
  max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, min: sorted[0]!, max: sorted.at(-1)! };
}

/** What a metric says of each peer, what the empty page takes taken off where the metric is an excess. */
export function spreads(metric: Metric, results: Results): Map<string, Spread> {
  const values = results.get(metric.name) ?? new Map<string, number[]>();
  const off = metric.excess ? spread(values.get('empty') ?? [0]).median : 0;
  const measured = [...values].filter(([name]) => !metric.excess || name !== 'empty');
  return new Map(measured.map(([name, all]) => [name, spread(all.map((value) => value - off))]));
}

/** The library, other than dohoa, that takes least. */
export function best(of: Map<string, Spread>): string {
  const libraries = PEERS.filter(({ name, floor }) => !floor && name !== 'dohoa' && of.has(name));
  return libraries.reduce((a, b) => (of.get(b.name)!.median < of.get(a.name)!.median ? b : a)).name;
}

/** The most that meets a goal. */
export function limit(goal: Goal, of: Map<string, Spread>): number {
  if ('most' in goal) return goal.most;
  const other = goal.of === 'best' ? best(of) : goal.of;
  return goal.times * of.get(other)!.median;
}

export const ratio = (of: Map<string, Spread>, other: string): number => of.get('dohoa')!.median / of.get(other)!.median;
