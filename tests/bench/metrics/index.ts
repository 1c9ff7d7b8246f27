// The metrics, in the order of the tables. Those under the same conditions share a load, and are taken in this order.

import { bytes } from './bytes.js';
import { fifty } from './fifty.js';
import { afterText, figure, firstPaint } from './figure.js';
import { mainThread } from './main-thread.js';
import type { Metric } from './metric.js';
import { points } from './points.js';
import { slow } from './slow.js';
import { start } from './start.js';
import { update } from './update.js';

export const METRICS: readonly Metric[] = [bytes, start, slow, figure, firstPaint, afterText, mainThread, update, fifty, ...points];
