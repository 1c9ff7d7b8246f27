// The medians as a picture, drawn by what was measured.

import type { Browser } from 'playwright-core';
import type { BoardSpec, DoHoa, Panel } from '../../pkg/src/index.js';
import { METRICS } from './metrics/index.js';
import { PEERS } from './peers.js';
import type { Results } from './run.js';
import { spreads } from './stats.js';
import { visit } from './visit.js';

const WIDTH = 960;

export async function picture(browser: Browser, url: string, results: Results): Promise<string> {
  const panels = METRICS.filter(({ name }) => results.get(name)?.has('dohoa')).map((metric): Panel => {
    const of = spreads(metric, results);
    // Noise may take a floor below the empty page; a bar of less than nothing says nothing.
    const rows = PEERS.flatMap(({ name, title }): [string, number][] => {
      const one = of.get(name);
      return one ? [[title, round(Math.max(0, one.median))]] : [];
    });
    return {
      type: 'bar',
      title: metric.title,
      data: [['', metric.excess ? `${metric.unit}, beyond the empty page` : metric.unit], ...rows],
      format: { unit: metric.unit },
      highlight: 'dohoa',
    };
  });
  const spec: BoardSpec = { type: 'board', locale: 'en', title: 'Less is better', minPanelWidth: 400, panels };
  return visit(browser, `${url}dohoa/`, { page: 'article', slow: false }, ({ evaluate }) =>
    evaluate(
      async ({ spec, width }) => {
        const { chart } = document.querySelector<DoHoa>('do-hoa')!;
        await chart!.update(spec);
        return chart!.toSVG({ width });
      },
      { spec, width: WIDTH },
    ),
  );
}

const round = (value: number): number => (value >= 20 ? Math.round(value) : Number(value.toPrecision(2)));
