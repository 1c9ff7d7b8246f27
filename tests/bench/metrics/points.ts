// Many points: until they are painted, and what a move of the pointer over them costs.

import type { PointsKind } from '../points.js';
import type { Visit } from '../visit.js';
import type { Goal, Metric } from './metric.js';

/** The first of these warms up and does not count. */
const TIMES = 6;
const MOVES = 40;

const written = (count: number): string => (count >= 1e6 ? `${count / 1e6} M` : `${count / 1e3} k`);

const drawn = (kind: PointsKind, count: number, bar: Goal, aim: Goal): Metric => ({
  name: `${kind}-${count >= 1e6 ? `${count / 1e6}m` : `${count / 1e3}k`}`,
  title: `${kind}, ${written(count)} points, to painted`,
  means: `From handing over typed arrays of ${written(count)} points to the library, which is loaded, until its canvas is rasterised: a pixel is read back. The median of ${TIMES - 1} times, after one more to warm up.`,
  unit: 'ms',
  excess: false,
  conditions: { page: 'points', slow: false },
  measure: ({ evaluate }) =>
    evaluate(
      async ({ kind, count, times }) => {
        if (!window.many) return undefined;
        const all: number[] = [];
        for (let time = 0; time < times; time++) all.push(await window.many(kind, count));
        return all.slice(1).sort((a, b) => a - b)[(times - 1) >> 1];
      },
      { kind, count, times: TIMES },
    ),
  bar,
  aim,
});

const hovered = (kind: PointsKind): Metric => ({
  name: `hover-${kind}`,
  title: `${kind}, hover at 100 k points`,
  means: `What a move of the pointer takes of the main thread (\`TaskDuration\`), in time of the processor, the mean of ${MOVES} moves across a chart of 100 k points, one a frame; the tasks of the frame itself are in it.`,
  unit: 'ms',
  excess: false,
  conditions: { page: 'points', slow: false },
  async measure({ page, busy }: Visit) {
    if (!page) return undefined;
    const box = await page.locator('.chart').boundingBox();
    const hasChart = await page.evaluate(async (kind) => !!(await window.many?.(kind, 100_000)), kind);
    if (!hasChart || !box) return undefined;
    const move = async (at: number) => {
      await page.mouse.move(box.x + box.width * (0.2 + (0.6 * at) / MOVES), box.y + box.height * (0.4 + 0.2 * Math.sin(at)));
      await page.evaluate(() => new Promise(requestAnimationFrame));
    };
    // What is loaded when a reader first turns to a chart is not what a move costs.
    for (let at = 0; at < 5; at++) await move(at);
    await page.waitForTimeout(300);
    const before = await busy();
    for (let at = 0; at < MOVES; at++) await move(at);
    return ((await busy()) - before) / MOVES;
  },
  bar: { times: 1, of: 'best' },
  aim: { times: 1, of: 'raw-canvas' },
});

const UPLOT: Goal = { times: 1, of: 'uplot' };
const HALF: Goal = { times: 0.5, of: 'uplot' };
const BEST: Goal = { times: 0.75, of: 'best' };
const RAW: Goal = { times: 1, of: 'raw-canvas' };

export const points: readonly Metric[] = [
  ...[1e4, 1e5, 1e6].map((count) => drawn('line', count, UPLOT, HALF)),
  ...[1e4, 1e5].map((count) => drawn('scatter', count, BEST, RAW)),
  hovered('line'),
  hovered('scatter'),
];
