// What both pages with ECharts draw, whichever build of it they import.

import type { EChartsOption, EChartsType } from 'echarts';
import type { ChartData, Library } from '../page.js';

const FORMAT = new Intl.NumberFormat('vi');

export const library = (init: (place: HTMLElement) => EChartsType): Library<EChartsType> => ({
  draw(place, chart) {
    const drawn = init(place);
    drawn.setOption(optionOf(chart));
    // It would draw in the next frame.
    drawn.getZr().flush();
    return drawn;
  },

  update(drawn, chart) {
    drawn.setOption({ series: seriesOf(chart) });
    drawn.getZr().flush();
  },
});

const optionOf = (chart: ChartData): EChartsOption => ({
  animation: false,
  title: { text: chart.title },
  tooltip: {},
  legend: { show: chart.series.length > 1, top: 28 },
  grid: { left: 8, right: 40, top: chart.series.length > 1 ? 56 : 36, bottom: 4, containLabel: true },
  xAxis: { type: 'value', axisLabel: { formatter: (value: number) => FORMAT.format(value) } },
  yAxis: { type: 'category', data: chart.labels, inverse: true },
  series: seriesOf(chart),
});

const seriesOf = ({ series }: ChartData) =>
  series.map(({ name, values, colors }) => ({
    name,
    type: 'bar' as const,
    color: colors[0]!,
    ...(series.length > 1 ? { stack: 'all' } : {}),
    label: {
      show: true,
      position: series.length > 1 ? ('inside' as const) : ('right' as const),
      formatter: ({ value }: { value: unknown }) => (value ? FORMAT.format(value as number) : ''),
    },
    data: values.map((value, at) => ({ value, itemStyle: { color: colors[at]! } })),
  }));
