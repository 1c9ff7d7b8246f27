// What both pages with Chart.js draw, whichever build of it they import.

import type { Chart, ChartConfiguration } from 'chart.js';
import type { ChartData, Library } from '../page.js';

type Bars = Chart<'bar', number[], string>;

export const library = (make: (canvas: HTMLCanvasElement, config: ChartConfiguration<'bar', number[], string>) => Bars): Library<Bars> => ({
  draw(place, chart) {
    const canvas = document.createElement('canvas');
    place.append(canvas);
    const stacked = chart.series.length > 1;
    return make(canvas, {
      type: 'bar',
      data: dataOf(chart),
      options: {
        indexAxis: 'y',
        animation: false,
        maintainAspectRatio: false,
        locale: 'vi',
        scales: { x: { beginAtZero: true, stacked }, y: { stacked } },
        plugins: { title: { display: true, text: chart.title }, legend: { display: stacked } },
      },
    });
  },

  update(drawn, chart) {
    drawn.data = dataOf(chart);
    drawn.update();
  },
});

const dataOf = ({ labels, series }: ChartData) => ({
  labels,
  datasets: series.map(({ name, values, colors }) => ({ label: name, data: values, backgroundColor: colors })),
});
