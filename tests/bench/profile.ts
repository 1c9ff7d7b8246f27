// Where the time goes while a cold page comes up: `node --import tsx tests/bench/profile.ts [peer]`, after `cargo xtask build`. Self
// times by function, the median of several browsers; a function without a name is told by how it begins.

import { brotliDecompressSync } from 'node:zlib';
import { launch } from '../browser/chromium.js';
import { buildSite } from './build.js';
import { PEERS } from './peers.js';
import { serve } from './serve.js';
import { spread } from './stats.js';

const LOADS = 7;
const SHOWN = 24;

const [name = 'dohoa'] = process.argv.slice(2);
const peers = PEERS.filter((peer) => peer.name === name || peer.name === 'empty');
if (!peers.some((peer) => peer.name === name)) throw new Error(`there is no ${name}: ${PEERS.map((peer) => peer.name).join(', ')}`);

const site = await buildSite(peers);
const server = await serve(site);
const loads: Map<string, number>[] = [];
for (let load = 0; load < LOADS; load++) loads.push(await profile());
await server.close();

const names = new Set(loads.flatMap((times) => [...times.keys()]));
const medians = [...names].map((what) => [what, spread(loads.map((times) => times.get(what) ?? 0)).median] as const);
const sorted = medians.sort(([, a], [, b]) => b - a).slice(0, SHOWN);
for (const [what, median] of sorted) console.log(`${median.toFixed(1).padStart(7)} ms  ${what}`);

/** ms by function. */
async function profile(): Promise<Map<string, number>> {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 800, height: 900 }, reducedMotion: 'reduce' });
    // The profiler belongs to a process, and the page that comes stays in the one of its site.
    await page.goto(`${server.url}empty/article.html`);
    const client = await page.context().newCDPSession(page);
    await client.send('Profiler.enable');
    await client.send('Profiler.setSamplingInterval', { interval: 100 });
    await client.send('Profiler.start');
    await page.goto(`${server.url}${name}/article.html`);
    await page.evaluate(() => window.painted);
    const { profile } = await client.send('Profiler.stop');
    const named = new Map(profile.nodes.map(({ id, callFrame }) => [id, told(callFrame)]));
    const times = new Map<string, number>();
    profile.samples?.forEach((id, at) => {
      const what = named.get(id)!;
      times.set(what, (times.get(what) ?? 0) + profile.timeDeltas![at]! / 1000);
    });
    return times;
  } finally {
    await browser.close();
  }
}

function told({ functionName, url, lineNumber, columnNumber }: { functionName: string; url: string; lineNumber: number; columnNumber: number }): string {
  const file = url.slice(server.url.length - 1);
  const body = site.get(file)?.body;
  if (file.endsWith('.wasm')) return 'the module itself';
  if (functionName || !body) return [functionName, file].filter(Boolean).join('  ');
  const line = brotliDecompressSync(body).toString().split('\n')[lineNumber] ?? '';
  return `${line.slice(columnNumber, columnNumber + 90)}  ${file}`;
}
