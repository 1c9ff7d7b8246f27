// docs/benchmarks.md, written by the command that measures.

import { METRICS } from './metrics/index.js';
import type { Goal, Metric } from './metrics/metric.js';
import type { Machine } from './machine.js';
import { PEERS } from './peers.js';
import type { Results } from './run.js';
import { best, limit, ratio, spreads, type Spread } from './stats.js';

export interface About extends Machine {
  browser: string;
  versions: Map<string, string>;
  rounds: number;
  minutes: number;
}

const titles = new Map(PEERS.map(({ name, title }) => [name, title]));

/** The page of a whole run. */
export function document(results: Results, about: About): string {
  return `# Benchmarks

<!-- Written by \`cargo xtask bench\`; edit tests/bench/report.ts instead. -->

dohoa beside other libraries: the same three charts of [the article](../www/index.html), the same size, animation off, in one
interleaved run in headless Chromium. \`cargo xtask bench\` does it again on your machine.

![The medians as bars, drawn by dohoa](benchmarks.svg)

## Where dohoa stands

${summary(results)}

"Best" is the best library other than dohoa. A ratio below 1 means that dohoa takes less. Nothing is rounded in anyone's favour:
whether a bar is met is decided before rounding.

## All figures

Medians, and in brackets the least and the most of ${about.rounds} rounds. Where a title says *excess*, the median of the empty page in the same
run has been taken off${floors(results)}.

${everything(results)}

## What is counted

${measured(results).map(({ title, means }) => `- **${title}**: ${means}`).join('\n')}

Each load has a browser context of its own, so nothing is cached. Files are compressed beforehand with brotli at its best and
served from memory on the same machine. Each round visits all libraries, begins with another one and runs backwards every other
time. Chromium draws in software here. Where neither line nor processor is slowed down, nobody listens to a page before it has
loaded (\`tests/bench/unwatched.ts\`): what is told to a listener of its scripts costs a page time, and some more than others. A page
is asked for once the browser's window has come up and all its processes rest (\`tests/bench/quiet.ts\`); the suggestion lists that
Chromium loads for each window are off (\`tests/browser/chromium.ts\`).

## Who is measured, and how

![What each of them draws](benchmarks-charts.png)

${PEERS.map(({ title, packages, note }) => `- **${title}**${versionsOf(packages, about)}: ${note}`).join('\n')}

Each is configured as its documentation advises (\`tests/bench/peers/\`), and draws what it can of labels, values, colours and title.
Only dohoa's charts come with a text table, a summary and keyboard access in this run.

## Machine

${about.cpu}, ${about.cores} cores, ${about.memory} GB, ${about.system}, Chromium ${about.browser}, Node.js ${process.version}, ${new Date().toISOString().slice(0, 10)}; ${about.rounds} rounds in ${Math.round(about.minutes)} minutes.
${busy(about)}`;
}

/** A machine that others use says so. */
function busy({ load, cores }: About): string {
  if (load < cores / 4) return '';
  return `
**The machine was busy** when the run began: a load of ${load.toFixed(1)} on ${cores} cores. Times are longer than on a quiet one; ratios suffer less, as
all libraries took turns.
`;
}

/** dohoa against the bars, by metric. */
export function summary(results: Results): string {
  const rows = measured(results).map((metric) => {
    const of = spreads(metric, results);
    const own = of.get('dohoa')!;
    const first = best(of);
    return [
      heading(metric),
      amount(own.median, metric),
      of.has('chartjs') ? times(ratio(of, 'chartjs')) : '',
      `${times(ratio(of, first))} (${titles.get(first)})`,
      verdict(metric.bar, metric, of),
      verdict(metric.aim, metric, of),
    ];
  });
  return table(['', 'dohoa', '÷ Chart.js', '÷ best', 'bar', 'aim'], rows);
}

const measured = (results: Results): Metric[] => METRICS.filter(({ name }) => results.get(name)?.has('dohoa'));

function verdict(goal: Goal | undefined, metric: Metric, of: Map<string, Spread>): string {
  if (!goal) return '';
  const most = limit(goal, of);
  const met = of.get('dohoa')!.median <= most;
  return `${said(goal, metric)}: ${met ? 'met' : '**missed**'}`;
}

function said(goal: Goal, metric: Metric): string {
  if ('most' in goal) return `≤ ${amount(goal.most, metric)}`;
  const whose = { chartjs: 'Chart.js', uplot: 'uPlot', 'raw-canvas': 'raw', best: 'best' }[goal.of];
  return `≤ ${goal.times} × ${whose}`;
}

/** Two tables, as few libraries draw many points. */
function everything(results: Results): string {
  const isPoints = ({ conditions }: Metric) => conditions.page === 'points';
  const metrics = measured(results);
  return [metrics.filter((metric) => !isPoints(metric)), metrics.filter(isPoints)]
    .filter((some) => some.length)
    .map((some) => figures(some, results))
    .join('\n\n');
}

function figures(metrics: Metric[], results: Results): string {
  const all = metrics.map((metric) => spreads(metric, results));
  const peers = PEERS.filter(({ name }) => name !== 'empty' && all.some((of) => of.has(name)));
  const rows = peers.map(({ name, title }) => [
    name === 'dohoa' ? `**${title}**` : title,
    ...metrics.map((metric, at) => {
      const one = all[at]!.get(name);
      if (!one) return '';
      const { median, min, max } = one;
      const range = min === max ? '' : ` (${number(min, metric)}–${number(max, metric)})`;
      return `${number(median, metric)}${range}`;
    }),
  ]);
  return table(['', ...metrics.map((metric) => `${heading(metric)}, ${metric.unit}`)], rows);
}

/** What the empty page takes, which the excesses leave out. */
function floors(results: Results): string {
  const kept = measured(results).filter(({ excess }) => excess);
  const each = kept.map((metric) => {
    const one = spreads({ ...metric, excess: false }, results).get('empty')!;
    return `${amount(one.median, metric)} (${metric.title})`;
  });
  return each.length ? `: ${each.join(', ')}` : '';
}

const heading = ({ title, excess }: Metric): string => (excess ? `${title}, excess` : title);

function versionsOf(packages: string[], { versions }: About): string {
  if (!packages.length) return '';
  return ` (${packages.map((name) => `${name} ${versions.get(name)}`).join(', ')})`;
}

const amount = (value: number, metric: Metric): string => `${number(value, metric)} ${metric.unit}`;

function number(value: number, { unit }: Metric): string {
  const digits = unit === 'bytes' || Math.abs(value) >= 20 ? 0 : Math.abs(value) >= 2 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const times = (value: number): string => value.toFixed(2);

const table = (head: string[], rows: string[][]): string =>
  [head, head.map((_, at) => (at ? '--:' : '---')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
