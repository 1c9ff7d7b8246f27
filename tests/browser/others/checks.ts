// What a reader meets, written once for every browser that Playwright does not drive. It is little, and what matters most: whatever
// Chromium alone can tell is tested there.

import { after, before, describe } from 'node:test';
import { AWARDS, html } from '../browser.js';
import { around } from './around.js';
import { coming } from './coming.js';
import type { Driven } from './driven.js';
import { head, page, pages, WINDOW, type Extra, type Subject } from './page.js';
import { taking } from './taking.js';
import { turning } from './turning.js';

/** Pages that tests of several subjects open. */
const SHARED: Extra = {
  '/bars.html': page(AWARDS),
  '/explore.html': html('<do-hoa src="/charts/reform-grades-explore.json"></do-hoa>', head()),
};

const SUBJECTS: Subject[] = [coming, turning, around, taking];

export function checks(launch: () => Promise<Driven>): void {
  let driven: Driven;
  let url: string;
  before(async () => {
    driven = await launch();
    url = await pages(Object.assign({}, SHARED, ...SUBJECTS.map(({ pages }) => pages)));
    await driven.size(...WINDOW);
  });
  after(() => driven?.close());
  for (const { name, tests } of SUBJECTS) describe(name, () => tests(() => ({ driven, url })));
}
