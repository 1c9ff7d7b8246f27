// uPlot as its documentation has it: aligned columns; dots are its points without a line.

import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { points } from '../../points.js';

const COLOR = '#0b6285';

points({
  async draw(place, kind, { xs, ys }) {
    const drawn = new uPlot(
      {
        width: place.clientWidth,
        height: place.clientHeight - 30,
        scales: { x: { time: false } },
        series: [
          {},
          kind === 'line'
            ? { label: 'y', stroke: COLOR, width: 2, points: { show: false } }
            : { label: 'y', stroke: COLOR, paths: () => null, points: { show: true, space: 0, size: 4, fill: COLOR, width: 0 } },
        ],
      },
      [xs, ys],
      place,
    );
    // It draws in a microtask after it was told to.
    await Promise.resolve();
    return () => drawn.destroy();
  },
});
