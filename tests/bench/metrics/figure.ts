import type { Metric } from './metric.js';

export const figure: Metric = {
  name: 'figure',
  title: 'the static figure in the page: picture shown, slow line',
  means:
    'On the slow phone and line: from the start of the navigation until all three pictures are handed over, dohoa’s as they stand in the page, the others’ when their script has drawn them. `empty` is a page that has nothing to wait for.',
  unit: 'ms',
  excess: true,
  conditions: { page: 'figure', slow: true },
  measure: async ({ page, painted }) => (await page.evaluate(() => window.shown)) ?? painted,
  bar: { times: 0.1, of: 'chartjs' },
  aim: { most: 0 },
};
