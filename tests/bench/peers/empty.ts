// The floor of everything: the page without charts.

import { page } from '../page.js';

page();
