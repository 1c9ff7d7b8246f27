// The program behind `cargo xtask bench --server`: a thousand charts become SVG files without a browser, by `dohoa render` and by
// ECharts' own rendering on a server, in turns. What one process takes from its start to its end is counted, its writing included.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { charts } from './charts.js';
import { machine } from './machine.js';
import { spread, type Spread } from './stats.js';

const CHARTS = 1000;
const ROUNDS = 5;

/** How often the memory of a running process is looked at, ms; the most it ever had is what the system keeps. */
const LOOK = 10;

interface Taken {
  ms: number;
  /** The most memory it ever had, MB; nothing where the system doesn't tell. */
  memory: number | undefined;
}

function take(program: string, words: string[]): Promise<Taken> {
  const began = performance.now();
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  let memory: number | undefined;
  const looking = setInterval(() => (memory = peak(child.pid!) ?? memory), LOOK);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => {
      clearInterval(looking);
      if (code) fail(new Error(`${program} ended with ${code}`));
      else done({ ms: performance.now() - began, memory });
    });
  });
}

/** As Linux keeps it. */
function peak(pid: number): number | undefined {
  try {
    const kept = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return kept ? Number(kept[1]) / 1024 : undefined;
  } catch {
    return undefined;
  }
}

const said = ({ median, min, max }: Spread, digits: number): string => {
  const number = (value: number) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number(median)} (${number(min)}–${number(max)})`;
};

async function main(): Promise<void> {
  const [program] = process.argv.slice(2);
  if (!program) throw new Error('the path of the program `dohoa` is meant to follow');
  const folder = mkdtempSync(join(tmpdir(), 'dohoa-server-'));
  const [specs, own, theirs] = ['specs', 'dohoa', 'echarts'].map((name) => join(folder, name)) as [string, string, string];
  for (const path of [specs, own, theirs]) mkdirSync(path);
  for (let at = 0; at < CHARTS; at++) {
    writeFileSync(join(specs, `${String(at).padStart(4, '0')}.json`), JSON.stringify(charts[at % charts.length]!.spec));
  }
  const figures = join(folder, 'charts.json');
  writeFileSync(figures, JSON.stringify(charts.map(({ data, height }) => ({ data, height }))));
  const peer = fileURLToPath(new URL('server-echarts.mjs', import.meta.url));
  const runs: Record<string, () => Promise<Taken>> = {
    'dohoa render': () => take(program, ['render', specs, '--output', own]),
    ECharts: () => take(process.execPath, [peer, figures, theirs, String(CHARTS)]),
  };
  const taken = new Map<string, Taken[]>(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    const names = Object.keys(runs);
    for (const name of round % 2 ? names.reverse() : names) taken.get(name)!.push(await runs[name]!());
  }
  for (const made of [own, theirs]) {
    const count = readdirSync(made).filter((name) => name.endsWith('.svg')).length;
    if (count !== CHARTS) throw new Error(`${made}: ${count} pictures, not ${CHARTS}`);
  }
  rmSync(folder, { recursive: true });
  const times = [...taken].map(([name, all]) => [name, spread(all.map(({ ms }) => ms))] as const);
  const { cpu, cores } = machine();
  console.log(`${CHARTS} charts as SVG files, median (least–most) of ${ROUNDS} runs in turns, ${cpu}, ${cores} cores`);
  for (const [name, ms] of times) {
    const memory = taken.get(name)!.flatMap(({ memory }) => memory ?? []);
    console.log(`${name}: ${said(ms, 0)} ms${memory.length ? `, ${said(spread(memory), 0)} MB at most` : ''}`);
  }
  console.log(`dohoa ÷ ECharts: ${(times[0]![1].median / times[1]![1].median).toFixed(2)}`);
}

await main();
