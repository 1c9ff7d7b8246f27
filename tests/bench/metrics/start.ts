import type { Metric } from './metric.js';

export const start: Metric = {
  name: 'start',
  title: 'start → three charts painted',
  means: 'From the start of the navigation until the frame that holds all three charts has been handed over, in a cold context.',
  unit: 'ms',
  excess: true,
  conditions: { page: 'article', slow: false },
  measure: ({ painted }) => painted,
  bar: { times: 0.4, of: 'chartjs' },
  aim: { times: 0.25, of: 'chartjs' },
};
