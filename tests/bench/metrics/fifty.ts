import type { Metric } from './metric.js';

export const fifty: Metric = {
  name: 'fifty',
  title: '50 charts on a page',
  means: 'From the start of the navigation until the frame with all fifty small charts has been handed over; all are near enough to the window to be painted at once.',
  unit: 'ms',
  excess: true,
  conditions: { page: 'fifty', slow: false },
  measure: ({ painted }) => painted,
  bar: { times: 0.5, of: 'best' },
  aim: { times: 1.3, of: 'raw-canvas' },
};
