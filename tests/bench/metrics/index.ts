// The metrics, in the order of the tables. Those under the same conditions share a load, and are taken in this order.

import { bytes } from './bytes.js';
import { fifty } from './fifty.js';
import { mainThread } from './main-thread.js';
import type { Metric } from './metric.js';
import { points } from './points.js';
import { slow } from './slow.js';
import { start } from './start.js';
import { update } from './update.js';

export const METRICS: readonly Metric[] = [bytes, start, slow, mainThread, update, fifty, ...points];

/** What will be measured once there is something to measure. */
export const NOT_YET: readonly { title: string; why: string; bar: string; aim: string }[] = [
  { title: 'the static figure in the page: picture shown', why: 'no embed begins as a picture', bar: '≤ 0.1 × Chart.js', aim: 'no excess' },
];
