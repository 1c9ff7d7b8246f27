import type { Metric } from './metric.js';

export const slow: Metric = {
  name: 'slow',
  title: 'start at 4× CPU, 1.6 Mbit/s, 150 ms',
  means: 'The same on a slow phone and a slow line, as Chromium emulates them.',
  unit: 'ms',
  excess: true,
  conditions: { page: 'article', slow: true },
  measure: ({ painted }) => painted,
  bar: { times: 0.75, of: 'chartjs' },
  aim: { times: 0.55, of: 'chartjs' },
};
