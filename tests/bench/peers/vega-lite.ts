// Vega-Lite by vega-embed.

import embed, { type VisualizationSpec } from 'vega-embed';
import type { View } from 'vega';
import { page, type ChartData } from '../page.js';

page<View>({
  async draw(place, chart) {
    const options = { actions: false, renderer: 'canvas', ast: false, formatLocale: LOCALE } as const;
    const inside = document.createElement('div');
    place.append(inside);
    const { view } = await embed(inside, specOf(chart, place.clientHeight), options);
    return view;
  },

  update: (view, chart) => view.data('figures', rows(chart)).runAsync(),
});

/** A label sits at the end of its bar, or in the middle of its part. */
function labels(stacked: boolean) {
  const text = { field: 'value', type: 'quantitative' as const, format: ',.0f' };
  if (!stacked) return { mark: { type: 'text' as const, align: 'left' as const, dx: 4 }, encoding: { text } };
  const x = { field: 'value', type: 'quantitative' as const, stack: 'zero' as const, bandPosition: 0.5 };
  return {
    transform: [{ filter: 'datum.value > 0' }],
    mark: { type: 'text' as const, color: '#fff' },
    encoding: { text, detail: { field: 'series' }, x },
  };
}

const LOCALE = { decimal: ',', thousands: '.', grouping: [3], currency: ['', ' ₫'] } as const;

const rows = ({ labels, series }: ChartData): object[] =>
  series.flatMap(({ name, values, colors }, place) =>
    labels.map((label, at) => ({ label, series: name, place, value: values[at], color: colors[at] })),
  );

function specOf(chart: ChartData, height: number): VisualizationSpec {
  const stacked = chart.series.length > 1;
  const color = stacked
    ? {
        field: 'series',
        type: 'nominal' as const,
        sort: null,
        scale: { domain: chart.series.map(({ name }) => name), range: chart.series.map(({ colors }) => colors[0]!) },
        legend: { orient: 'top' as const, title: null },
      }
    : { field: 'color', type: 'nominal' as const, scale: null };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: 640,
    height,
    autosize: { type: 'fit', contains: 'padding' },
    title: { text: chart.title, anchor: 'start' },
    data: { name: 'figures', values: rows(chart) },
    encoding: {
      y: { field: 'label', type: 'nominal', sort: null, axis: { title: null, labelLimit: 300 } },
      x: { field: 'value', type: 'quantitative', axis: { title: null, format: ',.0f' }, ...(stacked ? { stack: 'zero' } : {}) },
      order: { field: 'place', type: 'quantitative' },
    },
    layer: [
      { mark: { type: 'bar', tooltip: true }, encoding: { color } },
      labels(stacked),
    ],
  };
}
