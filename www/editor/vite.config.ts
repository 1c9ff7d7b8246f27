// Builds the editor into dist/, which is served at /editor/. The package itself is no part of it: the page loads it from
// /dohoa/, as every other page does, so that what is seen here is what will be published.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/editor/',
  publicDir: false,
  plugins: [published(), offline()],
  build: {
    target: ['es2022', 'safari16.4'],
    outDir: here('dist'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // Fonts and pictures as addresses: the strictest policy has no room for others.
    assetsInlineLimit: 0,
    // The grid alone is that large; it comes after everything that is seen first.
    chunkSizeWarningLimit: 800,
    // What the licences of its parts ask to be in every copy.
    license: { fileName: 'THIRD-PARTY.md' },
    rolldownOptions: {
      input: { index: here('index.html'), sw: here('offline/sw.ts') },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
});

/** `dohoa`, `dohoa/paste` and `dohoa/card` are the files that stand in /dohoa/. */
function published(): Plugin {
  return {
    name: 'published-package',
    enforce: 'pre',
    resolveId: (id) => {
      const [, part = 'index'] = /^dohoa(?:\/(\w+))?$/.exec(id) ?? [];
      return /^dohoa(\/\w+)?$/.test(id) ? { id: `/dohoa/${part}.js`, external: true } : undefined;
    },
  };
}

/** Tells the service worker which files make up the page, and by which name this build goes. */
function offline(): Plugin {
  return {
    name: 'offline-files',
    generateBundle(_options, bundle) {
      const own = Object.keys(bundle).filter((file) => file !== 'sw.js' && file !== 'index.html');
      const ofPackage = readdirSync(here('../../pkg/dist')).filter((file) => /\.(js|wasm|schema(\.vi)?\.json)$/.test(file) && !file.includes('inline'));
      const files = ['/editor/', '/site.css', '/favicon.svg', ...own.map((file) => `/editor/${file}`), ...ofPackage.map((file) => `/dohoa/${file}`)];
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk' || !worker.code.includes('__FILES__')) this.error('the service worker has no place for its files');
      worker.code = worker.code.replace(/(["'`])__FILES__\1/, JSON.stringify(JSON.stringify(files)));
    },
  };
}
