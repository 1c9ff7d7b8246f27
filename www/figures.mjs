// Writes the figures that the articles show before, and without, their script: into every `<do-hoa>` of the two pages the whole
// figure, and the pictures into the figure whose words and table are the article's own. To be run again when a chart or the look
// changes; a test holds the pages to what this would write:
//   cargo xtask build && node www/figures.mjs

import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { renderToString } from '../pkg/dist/static.js';

export const PAGES = ['index.html', 'en/index.html'];

/** What the columns of the articles leave of common windows, and the whole of them; the board has a wider one. */
const COLUMN = [288, 328, 358, 378, 560, 672];
const WIDE = [...COLUMN, 960, 1100];

const ELEMENT = /^( *)<do-hoa( src="([^"]+)")?>([\s\S]*?)<\/do-hoa>/gm;
const OWN = /^( *)(<div class="dohoa" data-pictures="([^"]+)">\n)([\s\S]*?)(?=^ *<div class="dohoa-source">)/gm;
const SPEC = /<script type="application\/json">([\s\S]*?)<\/script>/;

const file = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The files that a spec names, by the address that it gives them. */
function filesOf(spec) {
  const named = [spec, ...(spec.panels ?? [])].flatMap(({ data }) => data?.url ?? []);
  return Object.fromEntries(named.map((url) => [url, file(`charts/${url}`)]));
}

function render(text, options) {
  const spec = JSON.parse(text);
  const widths = spec.type === 'board' ? WIDE : COLUMN;
  return renderToString(text, { widths, styled: false, files: filesOf(spec), ...options });
}

/** A page with its figures as they are now. */
export async function filled(page) {
  const made = new Map();
  for (const [whole, indent, , src, inside] of page.matchAll(ELEMENT)) {
    if (src) {
      made.set(whole, indent + (await render(file(`.${src}`), { src })).trimEnd());
      continue;
    }
    // A spec in place stays as it was written.
    const [script, text] = SPEC.exec(inside);
    const figure = await render(text, {});
    made.set(whole, indent + figure.replace(SPEC, () => script).trimEnd());
  }
  for (const [whole, indent, open, src] of page.matchAll(OWN)) {
    const subtitle = JSON.parse(file(`.${src}`)).subtitle;
    const pictures = await render(file(`.${src}`), { form: 'pictures' });
    made.set(whole, `${indent}${open}<p class="dohoa-subtitle">${subtitle}</p>\n${pictures}`);
  }
  return [...made].reduce((text, [before, after]) => text.replace(before, () => after), page);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const name of PAGES) writeFileSync(new URL(name, import.meta.url), await filled(file(name)));
}
