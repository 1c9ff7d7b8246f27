// Firefox: what a reader meets in any browser.

import { describe } from 'node:test';
import { launch } from './firefox.js';
import { checks } from './page.js';

describe('Firefox', () => checks(launch));
