// Measures how high each chart of the articles comes out at every width, and writes heights.css, which gives charts that
// room before they are painted: no line of text moves when they are. To be run again when a chart or the look changes:
//   cargo xtask build && node www/heights.mjs
// The address of a server that is already running may follow.

import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const PAGES = { vi: '', en: 'en/' };
/** From the narrowest phone to the widest that the layout allows, CSS px. */
const NARROWEST = 240;
const TEXT_COLUMN = 672;
const WIDE_COLUMN = 1120;
const STEP = 4;
/** So much may stay empty below a chart: without it a waffle, whose cells grow with the width, needs a rule a step. */
const SLACK = 8;
const CHROMIUMS = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const HEADING = `/* Written by heights.mjs, not by hand: the room that each chart takes, by the width of its figure. Where scripts don't run
   no chart comes, and the tables take what they need. */`;

/** Gives every figure a width of the script's choice and takes away the room that was measured before. */
const MEASURING = `
  .chart { inline-size: var(--trying) !important; }
  .chart > figure { min-block-size: 0 !important; }
`;

/**
 * The heights of all charts of a page at all widths; with `plain`, of the tables that stand there before them.
 * @returns {Promise<Map<string, [width: number, height: number][]>>}
 */
async function measure(browser, url, plain) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  if (plain) await page.route('**/dohoa.js', (route) => route.abort());
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, MEASURING);
  if (!plain) await page.waitForFunction(allPainted);
  const heights = new Map();
  for (let width = NARROWEST; width <= WIDE_COLUMN; width += STEP) {
    for (const [name, height] of await page.evaluate(heightsAt, width)) {
      if (width > TEXT_COLUMN && name !== 'board') continue;
      heights.set(name, [...(heights.get(name) ?? []), [width, height]]);
    }
  }
  await page.close();
  return heights;
}

/** Runs in the page. A chart hides the table that it replaces. */
function allPainted() {
  return [...document.querySelectorAll('.chart table')].every((table) => table.hasAttribute('style'));
}

/** Runs in the page. A chart hears of its width in one frame and paints in the next. */
async function heightsAt(width) {
  document.documentElement.style.setProperty('--trying', `${width}px`);
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  return [...document.querySelectorAll('.chart')].map((chart) => [
    /chart-(\w+)/.exec(chart.className)[1],
    Math.ceil(chart.querySelector('figure').getBoundingClientRect().height),
  ]);
}

/** As few ranges of widths as will do, each with the height of its highest chart. */
function ranges(heights) {
  // A word may wrap a little earlier in another face, so each width has the room of its neighbours.
  const near = heights.map(([width], at) => [width, Math.max(...heights.slice(Math.max(0, at - 1), at + 2).map(([, height]) => height))]);
  const found = [];
  for (const [width, height] of near) {
    const last = found.at(-1);
    const top = Math.max(height, last?.top ?? 0);
    const bottom = Math.min(height, last?.bottom ?? height);
    if (last && top - bottom <= SLACK) Object.assign(last, { top, bottom });
    else found.push({ from: width, top: height, bottom: height });
  }
  return found;
}

function rules(lang, name, heights) {
  const rule = ({ top }) => `.chart-${name}:lang(${lang}) > figure { min-block-size: ${top}px }`;
  const [first, ...others] = ranges(heights);
  return [rule(first), ...others.map((range) => `@container (min-width: ${range.from}px) { ${rule(range)} }`)];
}

/** A table that is higher than its chart would shrink when the chart comes. */
function warnOfTall(lang, name, tables, charts) {
  const tall = tables.filter(([, height], at) => height > charts[at][1]).map(([width]) => width);
  if (tall.length) console.warn(`${lang} ${name}: the table is higher than the chart from ${tall[0]} to ${tall.at(-1)} px`);
}

async function main() {
  const server = process.argv[2] ? { url: process.argv[2], close: () => {} } : await serve();
  const browser = await chromium.launch({
    executablePath: CHROMIUMS.find((path) => path && existsSync(path)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    env: { FONTCONFIG_FILE: fileURLToPath(new URL('../tests/browser/fonts.conf', import.meta.url)), ...process.env },
  });
  const lines = [];
  for (const [lang, path] of Object.entries(PAGES)) {
    const tables = await measure(browser, server.url + path, true);
    const charts = await measure(browser, server.url + path, false);
    for (const [name, heights] of charts) {
      warnOfTall(lang, name, tables.get(name), heights);
      lines.push('', ...rules(lang, name, heights).map((line) => `  ${line}`));
    }
  }
  await browser.close();
  await server.close();
  writeFileSync(new URL('heights.css', import.meta.url), `${HEADING}\n@media screen and (scripting: enabled) {${lines.join('\n')}\n}\n`);
}

await main();
