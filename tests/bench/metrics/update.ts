import type { Metric } from './metric.js';

/** The first of them warms up and does not count. */
const ROUNDS = 6;
const TIMES = 10;

export const update: Metric = {
  name: 'update',
  title: 'update of one chart, forced',
  means: `Seven bars get other figures and are drawn before the next update: a pixel of the canvas is read back, and elements are styled and laid out. Rasterising elements comes on top and is not counted. Counted is the mean of ${TIMES} updates in a row, and of ${ROUNDS - 1} such means the median, after one more to warm up.`,
  unit: 'ms',
  excess: false,
  conditions: { page: 'article', slow: false },
  measure: ({ evaluate }) =>
    evaluate(
      async ({ rounds, times }) => {
        if (!window.update) return undefined;
        const means: number[] = [];
        for (let round = 0; round < rounds; round++) means.push(await window.update(times));
        return means.slice(1).sort((a, b) => a - b)[(rounds - 1) >> 1];
      },
      { rounds: ROUNDS, times: TIMES },
    ),
  bar: { times: 0.5, of: 'best' },
  aim: { times: 1.5, of: 'raw-canvas' },
};
