import type { Visit } from '../visit.js';
import type { Metric } from './metric.js';

export const figure: Metric = {
  name: 'figure',
  title: 'the static figure in the page: picture shown, slow line',
  means:
    'On the slow phone and line: from the start of the navigation until all three pictures are handed over, dohoa’s as they stand in the page, the others’ when their script has drawn them. dohoa’s page is as the README advises for figures in the first screen: their style sheet once in its head, and the first paint waiting for the last of them. `empty` is a page that has nothing to wait for.',
  unit: 'ms',
  excess: true,
  conditions: { page: 'figure', slow: true },
  measure: async ({ evaluate, painted }) => (await evaluate(() => window.shown)) ?? painted,
  bar: { times: 0.1, of: 'chartjs' },
  aim: { most: 0 },
};

export const firstPaint: Metric = {
  name: 'first-paint',
  title: 'the page’s first paint, with static figures, slow line',
  means: 'In the same loads: the first contentful paint, which is the page’s text, dohoa’s with its figures: what they cost who reads the text.',
  unit: 'ms',
  excess: false,
  conditions: { page: 'figure', slow: true },
  measure: textShown,
};

export const afterText: Metric = {
  name: 'after-text',
  title: 'from the page’s first paint to its charts, with static figures, slow line',
  means: 'In the same loads: how long after the first contentful paint all three pictures are handed over; 0 where they are in that paint.',
  unit: 'ms',
  excess: false,
  conditions: { page: 'figure', slow: true },
  measure: async (visit) => {
    const text = await textShown(visit);
    const charts = await figure.measure(visit);
    return text === undefined || charts === undefined ? undefined : Math.max(0, charts - text);
  },
  bar: { most: 16 },
  aim: { most: 0 },
};

function textShown({ evaluate }: Visit): Promise<number | undefined> {
  return evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
}
