// ECharts, tree-shaken, as its handbook advises for many points: typed arrays, sampling for lines, large mode for dots.

import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { points } from '../../points.js';

use([LineChart, ScatterChart, GridComponent, TooltipComponent, CanvasRenderer]);

const COLOR = '#0b6285';

points({
  draw(place, kind, { xs, ys }) {
    const data = new Float64Array(xs.length * 2);
    for (let at = 0; at < xs.length; at++) {
      data[2 * at] = xs[at]!;
      data[2 * at + 1] = ys[at]!;
    }
    const drawn = init(place);
    drawn.setOption({
      animation: false,
      tooltip: { trigger: kind === 'line' ? 'axis' : 'item' },
      xAxis: { type: 'value', min: 0, max: 1 },
      yAxis: { type: 'value', scale: true },
      series: [
        kind === 'line'
          ? { type: 'line', data, color: COLOR, showSymbol: false, sampling: 'minmax', lineStyle: { width: 2 } }
          : { type: 'scatter', data, color: COLOR, large: true, symbolSize: 4 },
      ],
    });
    drawn.getZr().flush();
    return () => drawn.dispose();
  },
});
