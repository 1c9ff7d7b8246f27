import type { Metric } from './metric.js';

export const figure: Metric = {
  name: 'figure',
  title: 'the static figure in the page: picture shown, slow line',
  means:
    'On the slow phone and line: from the start of the navigation until all three pictures are handed over, dohoa’s as they stand in the page, their style sheet once in its head, the others’ when their script has drawn them. `empty` is a page that has nothing to wait for.',
  unit: 'ms',
  excess: true,
  conditions: { page: 'figure', slow: true },
  measure: async ({ evaluate, painted }) => (await evaluate(() => window.shown)) ?? painted,
  bar: { times: 0.1, of: 'chartjs' },
  aim: { most: 0 },
};

export const afterText: Metric = {
  name: 'after-text',
  title: 'from the page’s first paint to its charts, with static figures, slow line',
  means:
    'In the same loads: how long after the first contentful paint of the page, which is its text, all three pictures are handed over; 0 where they are in that paint.',
  unit: 'ms',
  excess: false,
  conditions: { page: 'figure', slow: true },
  measure: async (visit) => {
    const text = await visit.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    const charts = await figure.measure(visit);
    return text === undefined || charts === undefined ? undefined : Math.max(0, charts - text);
  },
  bar: { most: 16 },
  aim: { most: 0 },
};
