// Who is measured, in the order of the tables. Each has a file in peers/ with what its page runs.

export interface Peer {
  /** The file in peers/, and the folder of its page. */
  name: string;
  title: string;
  /** The npm packages that it is made of; the first one's version is named. */
  packages: string[];
  /** A floor is no library, and nobody has to beat it. */
  floor?: boolean;
  /** It has a page with many points as well, in peers/points/. */
  points?: boolean;
  /** How it draws, and what a reader of the tables should know. */
  note: string;
}

export const PEERS: readonly Peer[] = [
  { name: 'empty', points: true, title: 'empty page', packages: [], floor: true, note: 'The page and the harness, no charts: taken off all others.' },
  {
    name: 'raw-canvas',
    points: true,
    title: 'raw canvas',
    packages: [],
    floor: true,
    note: 'The same marks by hand-written canvas calls, each in its place beforehand: nothing is laid out, measured, explored or read aloud, and no locale is asked how numbers are written.',
  },
  {
    name: 'dohoa',
    points: true,
    title: 'dohoa',
    packages: [],
    note: 'Script tag and preload as the README has them, every kind in. Canvas, with the tooltip, summary and table that each chart has.',
  },
  {
    name: 'chartjs',
    title: 'Chart.js',
    packages: ['chart.js'],
    note: 'Tree-shaken to what bars need. Canvas; values by the axis, as labels on bars take a plugin.',
  },
  { name: 'chartjs-whole', title: 'Chart.js, whole', packages: ['chart.js'], note: 'The same from `chart.js/auto`, every kind in.' },
  {
    name: 'echarts',
    points: true,
    title: 'ECharts',
    packages: ['echarts'],
    note: 'Tree-shaken to bars, grid, title, legend and tooltip. Canvas.',
  },
  { name: 'echarts-whole', title: 'ECharts, whole', packages: ['echarts'], note: 'The same from `echarts`, every kind in.' },
  {
    name: 'vega-lite',
    title: 'Vega-Lite',
    packages: ['vega-lite', 'vega', 'vega-embed'],
    note: 'By `vega-embed`, as its documentation advises. Canvas.',
  },
  {
    name: 'uplot',
    points: true,
    title: 'uPlot',
    packages: ['uplot'],
    note: 'Made for time series; its bars lie by `ori`, and stacking is left to the page, as in its demos. Canvas.',
  },
  { name: 'plot', title: 'Observable Plot', packages: ['@observablehq/plot'], note: 'SVG. An update is a new plot in the old one’s place.' },
  {
    name: 'frappe',
    title: 'Frappe Charts',
    packages: ['frappe-charts'],
    note: 'SVG. Has no lying bars, so they stand. It draws zeros first and figures 700 ms later; here it is given the figures at once by an update.',
  },
  { name: 'billboard', title: 'Billboard.js', packages: ['billboard.js'], note: 'Tree-shaken to bars. SVG, as by itself; its canvas mode is meant for many points.' },
];
