// A page in a browser that Playwright does not drive: how the tests serve one, wait for what they want to see in it, and press what
// is there. reader.ts is the page's side of it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { html, inline, site, type SiteOptions } from '../browser.js';
import type { Driven } from './driven.js';
import { READER } from './reader.js';

export type Extra = NonNullable<SiteOptions['extra']>;

/** What tests of one subject need; `checks` has it at hand once they run. */
export interface Stage {
  driven: Driven;
  /** Where the pages are, with a slash at the end. */
  url: string;
}

/** Tests that belong together, with the pages that they open. */
export interface Subject {
  name: string;
  pages: Extra;
  tests(stage: () => Stage): void;
}

/** The width that pages are opened at where a test says no other, px, and the height. */
export const WINDOW = [640, 900] as const;

const SCRIPT = '<script src="/reader.js"></script>';

/** The head of a page of the test's own. */
export const head = (script = 'dohoa.js'): string => `${SCRIPT}<script src="/dohoa/${script}" defer></script>`;

/** One of the pages that readers and editors have, with the test's script before all others. */
export function own(path: string): { type: string; body: string } {
  const page = readFileSync(new URL(`../../../www/${path}`, import.meta.url), 'utf8');
  return { type: 'text/html;charset=utf-8', body: page.replace('<meta charset="utf-8">', `$&${SCRIPT}`) };
}

/** A page with these charts. */
export const page = (...specs: unknown[]): Extra[string] => html(specs.map((spec) => inline(spec)).join(''), head());

/** A server with pages of the test's own, under the strict policy. */
export const pages = (extra: Extra, csp = true): Promise<string> => site({ csp, extra: { '/reader.js': { type: 'text/javascript', body: READER }, ...extra } });

/** Waits until it holds in the page. */
export async function until<Args extends unknown[]>(driven: Driven, what: string, holds: (...args: Args) => boolean, ...args: Args): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await driven.evaluate(holds, ...args))) {
    if (Date.now() > end) assert.fail(`in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 30));
  }
}

/** Waits until so many charts hold a picture. */
export const painted = (driven: Driven, count: number): Promise<void> =>
  until(driven, `${count} pictures`, (wanted) => window.reader.charts().filter((_, at) => window.reader.find('.plot > canvas', at)?.clientWidth && window.reader.colors(at).length > 0).length >= wanted, count);

/** Opens a page and waits for its charts. */
export async function see(driven: Driven, url: string, count = 1): Promise<void> {
  await driven.open(url);
  await painted(driven, count);
}

/** Opens the chart that has controls, a legend and steps, and waits for them: they come in above what is pressed. */
export async function seeTools(driven: Driven, url: string): Promise<void> {
  await see(driven, `${url}explore.html`);
  await until(driven, 'the tools', () => ['fieldset', '.entry', '.steps button'].every((selector) => window.reader.find(selector)));
}

/** Presses the first chart's element of that kind and number, once it is there. */
export async function press(driven: Driven, selector: string, at = 0): Promise<void> {
  await until(driven, `${selector}, number ${at}`, (selector, at) => !!window.reader.all(selector)[at], selector, at);
  await driven.press(...(await driven.evaluate((selector, at) => window.reader.reach(window.reader.all(selector)[at]!), selector, at)));
}

/** Waits until something in the first chart that is not hidden has these words. */
export const reads = (driven: Driven, selector: string, words: RegExp): Promise<void> =>
  until(
    driven,
    `${words} at ${selector}`,
    (selector, words) => window.reader.all(selector).some((element) => !element.hidden && new RegExp(words, 'su').test(element.textContent!)),
    selector,
    words.source,
  );

/** Waits until that is said to those who hear the chart. */
export const said = (driven: Driven, words: RegExp): Promise<void> => reads(driven, '[aria-live]', words);

/** What the page says of itself that nobody likes to hear. */
export const heard = (driven: Driven): Promise<string[]> => driven.evaluate(() => window.reader.heard);

/** Waits until the first chart is painted in that colour, in so many pixels at least. */
export const isColored = (driven: Driven, color: string, least = 500): Promise<void> =>
  until(driven, `${color} is seen`, (color, least) => window.reader.colors().some(([name, count]) => name === color && count >= least), color, least);
