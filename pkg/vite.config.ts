// Two builds into dist/: the ES modules for bundlers, and with `--mode classic` the one script for a plain tag. The
// folder is emptied, and the wasm put into it, before the first.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';
import { minify } from 'terser';
import { defineConfig, type Plugin } from 'vite';
import { leanGlue } from './lean-glue.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => {
  const classic = mode === 'classic';
  return {
    root: here('.'),
    // The page for iframes ships as it is.
    publicDir: classic ? false : here('public'),
    plugins: [leanGlue(), shortStyles(), twiceMinified(), ...(classic ? [] : [plainWasmUrl(), shortFigureStyle()])],
    resolve: {
      alias: [
        { find: '#inline', replacement: here('core/inline.ts') },
        { find: '#plane-inline', replacement: here('core/plane-inline.ts') },
        { find: '#desk-inline', replacement: here('core/desk-inline.ts') },
        ...(classic ? [{ find: /^\.\/parts\.js$/, replacement: here('src/parts.classic.ts') }] : []),
      ],
    },
    build: {
      target: ['es2022', 'safari16.4'],
      outDir: here('dist'),
      emptyOutDir: false,
      reportCompressedSize: false,
      lib: {
        entry: classic
          ? { dohoa: here('src/classic.ts') }
          : {
              index: here('src/index.ts'),
              element: here('src/element.ts'),
              inline: here('core/inline.ts'),
              plane: here('src/plane.ts'),
              'plane-inline': here('core/plane-inline.ts'),
              desk: here('src/desk.ts'),
              'desk-inline': here('core/desk-inline.ts'),
              handover: here('src/handover.ts'),
              tools: here('src/tools.ts'),
              sound: here('src/sound.ts'),
              look: here('src/look.ts'),
              trouble: here('src/trouble.ts'),
              intake: here('src/intake.ts'),
              paste: here('src/paste.ts'),
              card: here('src/card.ts'),
              embed: here('src/embed.ts'),
              static: here('src/static.ts'),
              'iframe-parent': here('src/iframe-parent.ts'),
            },
        name: 'dohoa',
        formats: [classic ? 'iife' : 'es'],
        fileName: (_format, name) => `${name}.js`,
      },
      rolldownOptions: {
        output: {
          chunkFileNames: '[name].js',
          minify: true,
        },
      },
    },
  };
});

/**
 * Nearly all of the one script runs while a page comes up. A browser that knows the remark compiles it beside the page, while it
 * arrives, and not function by function when each is called.
 */
const EAGER = '//# allFunctionsCalledOnLoad\n';

/**
 * What every page with the one script loads, and the tools, once more by another minifier, which folds what is said once into where it
 * is used: a fiftieth of what travels. The other modules are left alone, as bundlers read the remarks in them.
 */
function twiceMinified(): Plugin {
  return {
    name: 'twice-minified',
    async generateBundle({ format }, bundle) {
      const isScript = format === 'iife';
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !(isScript || chunk.name === 'tools')) continue;
        const compress = { passes: 3, sequences: false, collapse_vars: false, hoist_funs: true, unsafe_arrows: true };
        const { code } = await minify(chunk.code, { ecma: 2020, module: !isScript, compress, format: { ascii_only: isScript } });
        chunk.code = (isScript ? EAGER : '') + code!;
      }
    },
  };
}

/** This build must leave the addresses of wasm alone, hence the remarks in the source; the reader's bundler must follow them. */
function plainWasmUrl(): Plugin {
  return {
    name: 'plain-wasm-url',
    generateBundle(_options, bundle) {
      let found = 0;
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunk.code = chunk.code.replace(/new URL\(\s*\/\*[^*]*\*\/\s*["'`](\.\/(?:dohoa|plane|desk)\.wasm)["'`]/g, (_, path: string) => {
          found++;
          return `new URL(${JSON.stringify(path)}`;
        });
      }
      if (found !== 3) this.error(`addresses of wasm were found ${found} times, not three times`);
    },
  };
}

/** The sheets in the source, `const css`, are written to be read; published without line breaks, and spaces that mean nothing. */
function shortStyles(): Plugin {
  const shortened = (css: string) =>
    css
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,~>!]) ?/g, '$1')
      .replaceAll(': ', ':')
      .replaceAll(';}', '}');
  return {
    name: 'short-styles',
    enforce: 'pre',
    transform: {
      filter: { id: /src\/.*\.ts$/, code: 'const css = `' },
      // What stands in for a constant stays as it is.
      handler: (code) =>
        code.replace(/(?<=\nconst css = `)[^`]*(?=`;\n)/, (css) => css.split(/(\$\{\w+\})/).map((part, at) => (at % 2 ? part : shortened(part))).join('')),
    },
  };
}

/** Pages have this sheet in their heads, before anything that is read: it is published without remarks and indents. */
function shortFigureStyle(): Plugin {
  return {
    name: 'short-figure-style',
    writeBundle() {
      const filename = 'figure.css';
      const { code } = transform({ filename, code: readFileSync(here(`public/${filename}`)), minify: true });
      writeFileSync(here(`dist/${filename}`), code);
    },
  };
}
