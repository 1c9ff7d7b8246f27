// ECharts with every kind of chart.

import * as echarts from 'echarts';
import { page } from '../page.js';
import { library } from './echarts-charts.js';

page(library((place) => echarts.init(place)));
