// A thousand of the same charts by ECharts, as its page on server-side rendering advises: `ssr`, the SVG renderer, no animation.
// Arguments: a file with the charts' figures, the folder to write into, how many.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as echarts from 'echarts';

const [file, folder, count] = process.argv.slice(2);
const charts = JSON.parse(readFileSync(file, 'utf8'));
const FORMAT = new Intl.NumberFormat('vi');

for (let at = 0; at < Number(count); at++) {
  const { data, height } = charts[at % charts.length];
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 640, height });
  const several = data.series.length > 1;
  chart.setOption({
    animation: false,
    title: { text: data.title },
    legend: { show: several, top: 28 },
    grid: { left: 8, right: 40, top: several ? 56 : 36, bottom: 4, containLabel: true },
    xAxis: { type: 'value', axisLabel: { formatter: (value) => FORMAT.format(value) } },
    yAxis: { type: 'category', data: data.labels, inverse: true },
    series: data.series.map(({ name, values, colors }) => ({
      name,
      type: 'bar',
      color: colors[0],
      ...(several ? { stack: 'all' } : {}),
      label: { show: true, position: several ? 'inside' : 'right', formatter: ({ value }) => (value ? FORMAT.format(value) : '') },
      data: values.map((value, index) => ({ value, itemStyle: { color: colors[index] } })),
    })),
  });
  writeFileSync(join(folder, `${String(at).padStart(4, '0')}.svg`), chart.renderToSVGString());
  chart.dispose();
}
