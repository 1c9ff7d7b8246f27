// The program behind `cargo xtask bench`: builds the pages, visits them all in turn, and writes what it saw.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from '../browser/chromium.js';
import { buildSite } from './build.js';
import { machine } from './machine.js';
import { METRICS } from './metrics/index.js';
import { PEERS } from './peers.js';
import { picture } from './picture.js';
import { document, summary } from './report.js';
import { run } from './run.js';
import { serve } from './serve.js';
import { contactSheet } from './sheet.js';

const ROUNDS = 11;
const QUICK = 3;

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));

const { values: wanted } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    repeats: { type: 'string' },
    /** Where a run that is not a whole one leaves its results. */
    out: { type: 'string', default: '.' },
  },
});

async function main(): Promise<void> {
  const rounds = Number(wanted.repeats ?? (wanted.quick ? QUICK : ROUNDS));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--repeats ${wanted.repeats}: a whole number from 1 on is meant`);
  const metrics = METRICS.filter(({ name }) => !wanted.only || name === wanted.only);
  if (!metrics.length) throw new Error(`--only ${wanted.only}: there are ${METRICS.map(({ name }) => name).join(', ')}`);

  const on = machine();
  console.log(`building the pages of ${PEERS.length} peers`);
  const server = await serve(await buildSite(PEERS));
  const browser = await launch();
  try {
    const began = Date.now();
    const results = await run(browser, server.url, PEERS, metrics, rounds, (line) => console.log(line));
    const minutes = (Date.now() - began) / 60_000;
    console.log(`\n${summary(results)}`);
    // What stands in docs/ is a whole run, all metrics often enough.
    const whole = !wanted.only && !wanted.quick && rounds >= ROUNDS;
    const folder = whole ? DOCS : wanted.out;
    mkdirSync(folder, { recursive: true });
    const about = { ...on, browser: browser.version(), versions: versions(), rounds, minutes };
    writeFileSync(join(folder, 'benchmarks.md'), document(results, about));
    writeFileSync(join(folder, 'benchmarks.svg'), await picture(browser, server.url, results));
    writeFileSync(join(folder, 'benchmarks-charts.png'), await contactSheet(browser, server.url, PEERS));
    console.log(`written: benchmarks.md, benchmarks.svg and benchmarks-charts.png in ${whole ? 'docs/' : folder}`);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Of each package that is measured, as it is installed. */
function versions(): Map<string, string> {
  const packages = new Set(PEERS.flatMap((peer) => peer.packages));
  return new Map([...packages].map((name) => [name, versionIn(new URL(`node_modules/${name}/package.json`, import.meta.url))]));
}

const versionIn = (file: URL): string => JSON.parse(readFileSync(file, 'utf8')).version;

await main();
