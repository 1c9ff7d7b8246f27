// uPlot with lying bars, in the manner of its demo of grouped and stacked bars: stacks are added up by the page, and drawn from
// the longest to the shortest.

import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { page, type ChartData } from '../page.js';

const FORMAT = new Intl.NumberFormat('vi');
const HEADING = 28;
const LEGEND = 30;

page<uPlot>({
  draw(place, chart) {
    const { title, labels, series } = chart;
    const stacked = series.length > 1;
    const bars = uPlot.paths.bars!;
    const drawn = new uPlot(
      {
        title,
        width: place.clientWidth,
        height: place.clientHeight - HEADING - (stacked ? LEGEND : 0),
        legend: { show: stacked, live: false },
        scales: {
          x: { time: false, ori: 1, dir: -1, range: [-0.5, labels.length - 0.5] },
          y: { ori: 0, range: (_, __, most) => [0, most * 1.05] },
        },
        axes: [
          {
            side: 3,
            size: 300,
            splits: () => labels.map((_, at) => at),
            values: (_, splits) => splits.map((at) => labels[at]!),
            grid: { show: false },
          },
          { side: 2, values: (_, splits) => splits.map((value) => FORMAT.format(value)) },
        ],
        series: [
          {},
          ...series
            .map(({ name, colors }) => ({
              label: name,
              fill: colors[0]!,
              width: 0,
              points: { show: false },
              paths: bars({
                size: [0.6, 100],
                disp: { fill: { unit: 3, values: () => colors } },
              }),
            }))
            .reverse(),
        ],
      },
      dataOf(chart),
      place,
    );
    return settled(drawn);
  },

  update(drawn, chart) {
    drawn.setData(dataOf(chart));
    return settled(drawn);
  },
});

/** It draws in a microtask after it was told to. */
async function settled(drawn: uPlot): Promise<uPlot> {
  await Promise.resolve();
  return drawn;
}

function dataOf({ labels, series }: ChartData): uPlot.AlignedData {
  const sums = labels.map(() => 0);
  const ends = series.map(({ values }) => values.map((value, at) => (sums[at]! += value)));
  return [labels.map((_, at) => at), ...ends.reverse()];
}
