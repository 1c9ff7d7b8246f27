// Chart.js with every kind of chart.

import Chart from 'chart.js/auto';
import { page } from '../page.js';
import { library } from './chartjs-charts.js';

page(library((canvas, config) => new Chart(canvas, config)));
