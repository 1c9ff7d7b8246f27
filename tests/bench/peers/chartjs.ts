// Chart.js, tree-shaken as "Getting started" advises: what is drawn is registered, nothing else.

import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Title, Tooltip } from 'chart.js';
import { page } from '../page.js';
import { library } from './chartjs-charts.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Title, Tooltip);

page(library((canvas, config) => new Chart(canvas, config)));
