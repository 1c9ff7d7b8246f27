// `import { mount } from 'dohoa'`: no effect on the page until something is called.

export { Chart } from './chart.js';
export { check, type PlacedProblem } from './check.js';
export type { DataTable, Datum, Edit, Fix, Problem } from './core.js';
export { DoHoa } from './do-hoa.js';
export type { ChartEventMap, PageEventMap, Step } from './events.js';
export { scan } from './figure.js';
export { style } from './house.js';
export { mount, type MountOptions } from './mount.js';
// All of them: a new kind's types come along by themselves.
export type * from './spec.js';
