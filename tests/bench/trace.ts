// What a cold page asks of the main thread's processor until its charts are painted, by the names of Chromium's trace:
// `node --import tsx tests/bench/trace.ts [peer ...]`, after `cargo xtask build`. Processor time, so that it hardly matters what
// else a machine does; the trace itself takes some of it.

import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launch } from '../browser/chromium.js';
import { buildSite } from './build.js';
import { PEERS } from './peers.js';
import { serve } from './serve.js';
import { spread } from './stats.js';
import { contextFor } from './visit.js';

const LOADS = 9;
const SHOWN = 20;
const CATEGORIES = ['devtools.timeline', 'blink', 'blink.user_timing', 'cc', 'loading', 'toplevel', 'v8', 'v8.wasm'];
const DETAILS = ['disabled-by-default-v8.compile', 'disabled-by-default-v8.wasm.detailed'];

/** As Chromium writes it: µs. */
interface Event {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { name?: string; data?: { documentLoaderURL?: string } };
}

const wanted = process.argv.slice(2);
const names = ['empty', ...(wanted.length ? wanted : ['dohoa'])];
const peers = PEERS.filter(({ name }) => names.includes(name));
const server = await serve(await buildSite(peers));
const browser = await launch();
const loads = new Map<string, Map<string, number>[]>(peers.map(({ name }) => [name, []]));
for (let load = 0; load < LOADS; load++) for (const [name, all] of loads) all.push(await trace(browser, name));
await browser.close();
await server.close();

for (const [name, all] of loads) {
  const whole = spread(all.map((times) => [...times.values()].reduce((sum, ms) => sum + ms, 0))).median;
  console.log(`\n${whole.toFixed(1).padStart(7)} ms  ${name}`);
  const events = [...new Set(all.flatMap((times) => [...times.keys()]))];
  const medians = events.map((event) => [event, spread(all.map((times) => times.get(event) ?? 0)).median] as const);
  const most = medians.sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  for (const [event, ms] of most) console.log(`${ms.toFixed(1).padStart(7)}     ${event}`);
}

/** ms by event, what lies within it taken off. */
async function trace(browser: Browser, name: string): Promise<Map<string, number>> {
  const context = await contextFor(browser, 'article');
  const path = join(tmpdir(), `dohoa-trace-${process.pid}.json`);
  try {
    const page = await context.newPage();
    await browser.startTracing(page, { path, categories: [...CATEGORIES, ...DETAILS] });
    await page.goto(`${server.url}${name}/article.html`);
    const painted = await page.evaluate(() => window.painted);
    await browser.stopTracing();
    return selfTimes((JSON.parse(readFileSync(path, 'utf8')) as { traceEvents: Event[] }).traceEvents, painted);
  } finally {
    rmSync(path, { force: true });
    await context.close();
  }
}

function selfTimes(events: readonly Event[], painted: number): Map<string, number> {
  const begin = events.findLast(({ name, args }) => name === 'navigationStart' && args.data?.documentLoaderURL?.endsWith('/article.html'));
  const main = events.find(({ pid, ph, args }) => pid === begin?.pid && ph === 'M' && args.name === 'CrRendererMain');
  if (!begin || !main) throw new Error('the trace has no navigation, or no main thread');
  const isSeen = ({ pid, tid, ts }: Event) => pid === main.pid && tid === main.tid && ts >= begin.ts && ts < begin.ts + painted * 1000;
  const timed = events.filter((event) => event.tdur !== undefined && isSeen(event)).sort((a, b) => a.ts - b.ts || b.dur! - a.dur!);
  const times = new Map<string, number>();
  const add = (event: Event, us: number) => times.set(event.name, (times.get(event.name) ?? 0) + us / 1000);
  const around: Event[] = [];
  for (const event of timed) {
    while (around.length && around.at(-1)!.ts + around.at(-1)!.dur! <= event.ts) around.pop();
    const outer = around.at(-1);
    if (outer) add(outer, -event.tdur!);
    add(event, event.tdur!);
    around.push(event);
  }
  return times;
}
