// Billboard.js, tree-shaken, drawing SVG as it does by itself: its canvas mode is meant for many points.

import bb, { bar, type Chart, type DataItem } from 'billboard.js';
import 'billboard.js/dist/billboard.css';
import { page, type ChartData } from '../page.js';

const FORMAT = new Intl.NumberFormat('vi');

page<Chart>({
  draw(place, chart) {
    const inside = document.createElement('div');
    place.append(inside);
    const stacked = chart.series.length > 1;
    return bb.generate({
      bindto: inside,
      size: { width: place.clientWidth, height: place.clientHeight },
      title: { text: chart.title },
      transition: { duration: 0 },
      data: {
        x: 'x',
        columns: columns(chart),
        type: bar(),
        ...(stacked ? { groups: [chart.series.map(({ name }) => name)] } : {}),
        labels: { format: (value: number) => (value ? FORMAT.format(value) : '') },
        colors: Object.fromEntries(
          chart.series.map(({ name, colors }) => [name, ({ index }: DataItem) => colors[index ?? 0]!]),
        ),
      },
      axis: {
        rotated: true,
        x: { type: 'category', tick: { multiline: true } },
        y: { tick: { format: (value: number) => FORMAT.format(value), culling: { max: 6 } } },
      },
      legend: { show: stacked },
    });
  },

  update: (drawn, chart) => drawn.load({ columns: columns(chart) }),
});

const columns = ({ labels, series }: ChartData): [string, ...(string | number)[]][] => [
  ['x', ...labels],
  ...series.map(({ name, values }): [string, ...number[]] => [name, ...values]),
];
