// Runs the metrics over the peers, interleaved: each round visits every peer once, beginning with another one, so that whatever
// slows the machine down for a while slows all of them.

import type { Browser } from 'playwright-core';
import type { Metric } from './metrics/metric.js';
import type { Peer } from './peers.js';
import { visit, type Conditions } from './visit.js';

/** What was measured, in the order of the rounds: by metric, then by peer. */
export type Results = Map<string, Map<string, number[]>>;

export async function run(
  browser: Browser,
  url: string,
  peers: readonly Peer[],
  metrics: readonly Metric[],
  rounds: number,
  tell: (line: string) => void = () => {},
): Promise<Results> {
  const results: Results = new Map(metrics.map(({ name }) => [name, new Map()]));
  for (let round = 0; round < rounds; round++) {
    tell(`round ${round + 1} of ${rounds}`);
    for (const [conditions, group] of grouped(metrics)) {
      const asked = peers.filter(({ points }) => points || conditions.page !== 'points');
      for (const peer of rotated(asked, round)) {
        await visit(browser, `${url}${peer.name}/`, conditions, async (seen) => {
          for (const { name, measure } of group) {
            const value = await measure(seen);
            if (value === undefined) continue;
            const values = results.get(name)!;
            values.set(peer.name, [...(values.get(peer.name) ?? []), value]);
          }
        });
      }
    }
  }
  return results;
}

/** Those that can share a load. */
function grouped(metrics: readonly Metric[]): [Conditions, Metric[]][] {
  const groups = new Map<string, [Conditions, Metric[]]>();
  for (const metric of metrics) {
    const key = JSON.stringify(metric.conditions);
    if (!groups.has(key)) groups.set(key, [metric.conditions, []]);
    groups.get(key)![1].push(metric);
  }
  return [...groups.values()];
}

/** Beginning with another each time, and every other time backwards, so that none has always the same one before it. */
function rotated<T>(all: readonly T[], round: number): T[] {
  const start = (round * 5) % all.length;
  const turned = [...all.slice(start), ...all.slice(0, start)];
  return round % 2 ? turned.reverse() : turned;
}
