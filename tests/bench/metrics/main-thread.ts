import type { Metric } from './metric.js';

/** How long a page has to do what it left for later. */
const SETTLE = 300;

export const mainThread: Metric = {
  name: 'main-thread',
  title: 'main thread of the cold load',
  means: `All tasks of the main thread (\`TaskDuration\`), in time of the processor, from the navigation until ${SETTLE} ms after the charts are painted. What Chromium does on other threads, such as compiling WebAssembly while it arrives, is not in it.`,
  unit: 'ms',
  excess: true,
  conditions: { page: 'article', slow: false },
  async measure({ busy }) {
    await new Promise((done) => setTimeout(done, SETTLE));
    return busy();
  },
  bar: { times: 0.4, of: 'chartjs' },
  aim: { times: 0.25, of: 'chartjs' },
};
