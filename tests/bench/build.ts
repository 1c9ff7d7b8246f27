// Makes the pages: for each library one script, bundled and minified like a site's own, and the pages that load it; everything
// compressed beforehand, as hosts do.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { atBest } from '../../pkg/brotli.js';
import { charts, type Chart } from './charts.js';
import type { Peer } from './peers.js';

/** The article's three charts; the same with dohoa's figures in the page; fifty small ones of two kinds; or one of many points. */
export type PageName = 'article' | 'figure' | 'fifty' | 'points';

/** What is served, by path. */
export type Site = Map<string, { type: string; body: Buffer }>;

const TYPES: Record<string, string> = {
  html: 'text/html;charset=utf-8',
  js: 'text/javascript;charset=utf-8',
  css: 'text/css;charset=utf-8',
  wasm: 'application/wasm',
};

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export async function buildSite(peers: readonly Peer[]): Promise<Site> {
  const site: Site = new Map();
  const figures = await figuresOf(charts);
  // All that a page may ask for; and the desk's module draws the picture of the results.
  const dist = readdirSync(here('../../pkg/dist/')).filter((file) => /\.(js|wasm)$/.test(file) && !file.includes('inline'));
  for (const file of dist) put(site, `/dohoa/${file}`, readFileSync(here(`../../pkg/dist/${file}`)));
  for (const peer of peers) {
    const parts = await bundle(peer, 'page', `peers/${peer.name}.ts`);
    for (const [name, content] of parts) put(site, `/${peer.name}/${name}`, content);
    if (peer.points) {
      const own = await bundle(peer, 'points', `peers/points/${peer.name}.ts`);
      for (const [name, content] of own) put(site, `/${peer.name}/${name}`, content);
      put(site, `/${peer.name}/points.html`, html(peer, 'points', [...own.keys()]));
    }
    for (const page of ['article', 'figure', 'fifty'] as const) {
      put(site, `/${peer.name}/${page}.html`, html(peer, page, [...parts.keys()], figures));
    }
  }
  return site;
}

/** What a page has of each chart before any script, as `dohoa/static` writes it. */
async function figuresOf(all: readonly Chart[]): Promise<string[]> {
  const built = new URL('../../pkg/dist/static.js', import.meta.url).href;
  const { renderToString } = (await import(built)) as typeof import('../../pkg/src/static.js');
  return Promise.all(all.map(({ spec }) => renderToString(JSON.stringify(spec), { widths: [640], styled: false })));
}

function put(site: Site, path: string, content: string | Uint8Array): void {
  const type = TYPES[path.split('.').at(-1)!]!;
  const bytes = Buffer.from(content);
  site.set(path, { type, body: brotliCompressSync(bytes, atBest(bytes.length)) });
}

/** One script, as all that a library needs is needed at once, and one style sheet where it has any. */
async function bundle({ name }: Peer, page: string, entry: string): Promise<Map<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    root: here('.'),
    logLevel: 'warn',
    publicDir: false,
    define: { CHARTS: JSON.stringify(charts.map(({ data }) => data)) },
    build: {
      target: 'es2022',
      write: false,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
      cssCodeSplit: false,
      rolldownOptions: {
        input: here(entry),
        output: { entryFileNames: `${page}.js`, assetFileNames: `${page}[extname]`, codeSplitting: false },
      },
    },
  });
  if (!('output' in built)) throw new Error(`${name}: vite answered with something else than one bundle`);
  return new Map(built.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
}

/** The two pages are the same for all but for dohoa's elements. */
function html({ name, title }: Peer, page: PageName, parts: string[], figures: readonly string[] = []): string {
  const isDohoa = name === 'dohoa';
  const head = [
    ...(page === 'figure' && (isDohoa || name === 'empty') ? [SHOWN] : []),
    ...(isDohoa && page === 'figure' ? [EXPECT] : []),
    ...(isDohoa
      ? [
          '<link rel="preload" href="/dohoa/dohoa.wasm" as="fetch" type="application/wasm" crossorigin>',
          '<script src="/dohoa/dohoa.js" defer></script>',
        ]
      : []),
    ...parts.filter((part) => part.endsWith('.css')).map((part) => `<link rel="stylesheet" href="/${name}/${part}">`),
    ...parts.filter((part) => part.endsWith('.js')).map((part) => `<script type="module" src="/${name}/${part}"></script>`),
  ];
  const places = placesOf(page).map(({ chart, at, height }) => {
    const plain = `<do-hoa><script type="application/json">${JSON.stringify(chart.spec)}</script></do-hoa>`;
    const inside = !isDohoa || page === 'points' ? '' : page === 'figure' ? figures[at] : plain;
    return `<div class="chart" data-chart="${at}" style="height:${height}px">${inside}</div>`;
  });
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><style>${STYLE[page]}${isDohoa && page === 'figure' ? FIGURE_STYLE : ''}</style>
${head.join('\n')}
</head><body>
${page === 'points' ? '' : WORDS}${places.join('\n')}
<footer id="end"></footer></body></html>
`;
}

/** Charts stand in articles: what it takes to write the first letters of a page is no library's doing. */
const WORDS = `<header><h2>Một bài viết có biểu đồ</h2>
<p>Chữ của bài có trước mọi biểu đồ, <strong>thường và đậm</strong>, như ở mọi trang báo.</p></header>
`;

/**
 * For pages that show all they have without a script: tells when the frame that has the last of it has been handed over. It hears of
 * each piece of the page as it is read, before the frame that shows it.
 */
const SHOWN = `<script>window.shown = new Promise((done) => {
  const reading = new MutationObserver(() => {
    if (!document.querySelector('footer')) return;
    reading.disconnect();
    requestAnimationFrame(() => scheduler.postTask(() => done(performance.now()), { priority: 'user-blocking' }));
  });
  reading.observe(document, { childList: true, subtree: true });
})</script>`;

/**
 * As the README advises where figures stand in the first screen: text and figures are one paint. It waits for what follows them, as
 * `SHOWN` does: once all is there that is waited for, a browser stops reading and paints.
 */
const EXPECT = '<link rel="expect" href="#end" blocking="render">';

const ARTICLE = 'body{margin:16px;font:14px sans-serif}figure,h2{margin:0;font-size:18px}.chart{width:640px;margin-bottom:16px}';

/** As the README advises for an article of several figures: once, in its head. */
const FIGURE_STYLE = readFileSync(here('../../pkg/dist/figure.css'), 'utf8');

const STYLE: Record<PageName, string> = {
  article: ARTICLE,
  figure: ARTICLE,
  points: 'body{margin:16px;font:14px sans-serif}.chart{width:640px;position:relative}',
  fifty: 'body{margin:8px;font:14px sans-serif;display:grid;grid-template-columns:repeat(5,320px);gap:8px}header{grid-column:1/-1}.chart{width:320px}',
};

/** Which chart stands where, and how high. */
function placesOf(page: PageName): { chart: Chart; at: number; height: number }[] {
  if (page === 'points') return [{ chart: charts[0]!, at: 0, height: 400 }];
  if (page === 'article' || page === 'figure') return charts.map((chart, at) => ({ chart, at, height: chart.height }));
  // The one with many bars is left out: it has no room.
  return Array.from({ length: 50 }, (_, index) => {
    const at = index % 2 ? 2 : 0;
    return { chart: charts[at]!, at, height: 200 };
  });
}
