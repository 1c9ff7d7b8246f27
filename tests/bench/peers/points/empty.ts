// The page without charts.

import { points } from '../../points.js';

points();
