import type { Metric } from './metric.js';

export const bytes: Metric = {
  name: 'bytes',
  title: 'bytes of a reader’s page, brotli',
  means: 'All that the page with three charts fetches, as it travels. The empty page has the same HTML, harness and figures, so they are not in it; dohoa’s elements with their specs are.',
  unit: 'bytes',
  excess: true,
  conditions: { page: 'article', slow: false },
  measure: ({ evaluate }) =>
    evaluate(() => {
      const entries = performance.getEntries().filter((entry) => entry instanceof PerformanceResourceTiming);
      // What is preloaded and then fetched travels once.
      const bodies = new Map(entries.map(({ name, encodedBodySize }) => [name, encodedBodySize]));
      return [...bodies.values()].reduce((sum, size) => sum + size, 0);
    }),
  bar: { most: 62_000 },
  aim: { most: 49_000 },
};
