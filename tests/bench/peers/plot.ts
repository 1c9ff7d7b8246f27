// Observable Plot, which makes a plot anew for other figures.

import * as Plot from '@observablehq/plot';
import { page, type ChartData } from '../page.js';

const FORMAT = new Intl.NumberFormat('vi');
const format = (value: number) => FORMAT.format(value);

interface Drawn {
  element: Element;
  height: number;
}

page<Drawn>({
  draw(place, chart) {
    const drawn = { element: plot(chart, place.clientHeight), height: place.clientHeight };
    place.append(drawn.element);
    return drawn;
  },

  update(drawn, chart) {
    const next = plot(chart, drawn.height);
    drawn.element.replaceWith(next);
    drawn.element = next;
  },
});

function plot({ title, labels, series }: ChartData, height: number): Element {
  const stacked = series.length > 1;
  const rows = series.flatMap(({ name, values, colors }) =>
    labels.map((label, at) => ({ label, name, value: values[at]!, color: colors[at]! })),
  );
  return Plot.plot({
    title,
    width: 640,
    height: height - (stacked ? 60 : 30),
    marginLeft: 280,
    marginRight: 40,
    x: { label: null, tickFormat: format },
    y: { label: null, domain: labels },
    ...(stacked ? { color: { domain: series.map(({ name }) => name), range: series.map(({ colors }) => colors[0]!), legend: true } } : {}),
    marks: [
      Plot.barX(rows, { x: 'value', y: 'label', fill: stacked ? 'name' : 'color', tip: true }),
      stacked
        ? Plot.text(rows, Plot.stackX({ x: 'value', y: 'label', text: (row) => (row.value ? format(row.value) : ''), fill: '#fff' }))
        : Plot.text(rows, { x: 'value', y: 'label', text: (row) => format(row.value), dx: 4, textAnchor: 'start' }),
    ],
  });
}
