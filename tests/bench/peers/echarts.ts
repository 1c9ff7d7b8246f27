// ECharts, tree-shaken as "Use ECharts with bundler" advises.

import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { page } from '../page.js';
import { library } from './echarts-charts.js';

use([BarChart, GridComponent, LegendComponent, TitleComponent, TooltipComponent, CanvasRenderer]);

page(library((place) => init(place)));
