// Frappe Charts. Its bars stand. A chart of axes is drawn with zeros first and with its figures 700 ms later, so it is given the
// figures once more at once.

import { Chart } from 'frappe-charts';
import { page, type ChartData } from '../page.js';

page<Chart>({
  draw(place, chart) {
    const drawn = new Chart(place, {
      title: chart.title,
      type: 'bar',
      height: place.clientHeight,
      animate: 0,
      colors: chart.series.map(({ colors }) => colors[0]!),
      barOptions: { stacked: chart.series.length > 1, spaceRatio: 0.4 },
      valuesOverPoints: 1,
      data: dataOf(chart),
    });
    drawn.update(dataOf(chart));
    return drawn;
  },

  update: (drawn, chart) => drawn.update(dataOf(chart)),
});

const dataOf = ({ labels, series }: ChartData) => ({
  labels,
  datasets: series.map(({ name, values }) => ({ name, values })),
});
