// What a newsroom gets from the registry: the packed tarball, installed in an empty project, built, served and imported.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build, createServer } from 'vite';
import { AWARDS, html, inline, painted, site, visit } from './browser.js';

const PACKAGE = fileURLToPath(new URL('../../pkg/', import.meta.url));
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Runs a command quietly; its output is in the error if it fails. */
const run = (command: string, args: string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' });

/** A program of one of this repository's own packages. */
function program(name: string, file: string): string {
  return join(name.split('/').reduce((folder, part) => join(folder, part), join(PACKAGE, '../node_modules')), file);
}

const MAIN = `
import { mount } from 'dohoa';
import 'dohoa/element';
const chart = await mount(document.querySelector('#place'), ${JSON.stringify(AWARDS)});
document.title = chart.describe();
`;

describe('the packed package', () => {
  let project: string;
  let tarball: string;

  before(() => {
    project = mkdtempSync(join(tmpdir(), 'dohoa-package-'));
    const [packed] = JSON.parse(run(NPM, ['pack', '--json', '--pack-destination', project], PACKAGE)) as { filename: string }[];
    tarball = join(project, packed!.filename);
    const files: Record<string, string> = {
      'package.json': '{ "name": "newsroom", "private": true, "type": "module" }',
      'index.html': `<!doctype html><html lang="vi"><link rel="icon" href="data:,"><body><div id="place"></div>${inline(AWARDS)}<script type="module" src="/main.js"></script></body></html>`,
      'main.js': MAIN,
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(project, name), content);
    run(NPM, ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball], project);
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  test('holds what it exports, and nothing of the sources', () => {
    const names = readdirSync(join(project, 'node_modules/dohoa/dist')).sort();
    for (const name of ['dohoa.js', 'dohoa.wasm', 'index.js', 'index.d.ts', 'element.js', 'inline.js', 'desk.js', 'desk.wasm', 'desk-inline.js', 'trouble.js', 'static.js', 'static.d.ts', 'figure.css', 'embed.html', 'embed.css', 'embed.js', 'iframe-parent.js', 'custom-elements.json', 'dohoa.schema.json', 'dohoa.schema.vi.json', 'LICENSE-MIT', 'LICENSE-APACHE', 'THIRD-PARTY.txt']) {
      assert.ok(names.includes(name), `${name} is missing among ${names.join(', ')}`);
    }
    assert.deepEqual(readdirSync(join(project, 'node_modules/dohoa')).sort(), ['README.md', 'dist', 'package.json']);
    const { exports } = JSON.parse(readFileSync(join(project, 'node_modules/dohoa/package.json'), 'utf8')) as { exports: Record<string, unknown> };
    // Every module that a page may want to preload has a name that bundlers resolve.
    for (const name of names.filter((name) => name.endsWith('.wasm'))) assert.ok(`./${name}` in exports, name);
    const manifest = JSON.parse(readFileSync(join(project, 'node_modules/dohoa/dist/custom-elements.json'), 'utf8')) as {
      modules: { path: string; declarations: { tagName?: string }[] }[];
    };
    for (const { path } of manifest.modules) assert.ok(names.includes(path.replace('dist/', '')), path);
    assert.ok(manifest.modules.some(({ declarations }) => declarations.some(({ tagName }) => tagName === 'do-hoa')));
  });

  test('built by Vite: all three modules are files of their own, a reader loads one, and both charts are drawn', async () => {
    await build({ root: project, configFile: false, logLevel: 'error', build: { outDir: 'built', target: 'es2022' } });
    const assets = readdirSync(join(project, 'built/assets'));
    assert.equal(assets.filter((name) => name.endsWith('.wasm')).length, 3, assets.join(', '));
    const url = await site({ csp: true, extra: { '/': join(project, 'built') } });
    const { page, said, forbidden } = await visit('');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(url);
    await painted(page, 2);
    assert.match(await page.title(), /Khen thưởng/);
    assert.deepEqual([said, forbidden], [[], []]);
    assert.equal(asked.filter((path) => path.endsWith('.wasm')).length, 1, asked.join(', '));
    assert.equal(asked.filter((path) => /inline|desk/.test(path)).length, 0, asked.join(', '));
    const svg = await page.evaluate(() => chartOf('do-hoa').toSVG());
    assert.match(svg, /^<svg/);
    assert.deepEqual([said, forbidden], [[], []]);
  });

  test("in Vite's development server, which moves modules about", async () => {
    const server = await createServer({ root: project, configFile: false, logLevel: 'error', server: { host: '127.0.0.1', port: 0 } });
    try {
      await server.listen();
      const { page, said } = await visit(server.resolvedUrls!.local[0]!);
      await painted(page, 2);
      assert.match(await page.title(), /Khen thưởng/);
      assert.deepEqual(said, []);
    } finally {
      await server.close();
    }
  });

  test('on a plain page with a script tag', async () => {
    const page = html(inline(AWARDS), '<script src="/lib/dohoa.js" defer></script>');
    const extra = { '/plain.html': page, '/lib/': join(project, 'node_modules/dohoa/dist') };
    const url = await site({ csp: true, extra });
    const visited = await visit(url + 'plain.html');
    await painted(visited.page, 1);
    assert.deepEqual([visited.said, visited.forbidden], [[], []]);
  });

  test('a question mark behind the module, by which some hosts are asked for a compiled one, stays', () => {
    const resolve = "console.log(['', '?module'].map((query) => import.meta.resolve('dohoa/desk.wasm' + query).split('/').pop()).join())";
    assert.equal(run(process.execPath, ['--input-type=module', '--eval', resolve], project).trim(), 'desk.wasm,desk.wasm?module');
  });

  test('imported by Node', () => {
    const script = "const { mount } = await import('dohoa'); await import('dohoa/element'); console.log(typeof mount)";
    assert.equal(run(process.execPath, ['--input-type=module', '--eval', script], project).trim(), 'function');
  });

  test('in a plain Node script: the example writes what the program writes', () => {
    const root = join(PACKAGE, '..');
    writeFileSync(join(project, 'render.mjs'), readFileSync(join(root, 'examples/node/render.mjs')));
    const spec = join(root, 'www/charts/targets-2024.json');
    const svg = run(process.execPath, ['render.mjs', spec], project);
    assert.equal(svg, readFileSync(join(root, 'tests/pictures/targets-2024-640.snap.svg'), 'utf8'));
    assert.match(run(process.execPath, ['render.mjs', spec, 'html'], project), /^<do-hoa>\n<style>/);
  });

  test('where nothing may be compiled at run time, the compiled module is handed over', () => {
    const script = `import { readFileSync } from 'node:fs';
const module = new WebAssembly.Module(readFileSync('node_modules/dohoa/dist/desk.wasm'));
WebAssembly.compile = () => { throw new Error('not here'); };
globalThis.fetch = () => { throw new Error('not here either'); };
const { renderToString, start } = await import('dohoa/static');
await start(module);
console.log((await renderToString(${JSON.stringify(AWARDS)}, { form: 'svg' })).length > 1000);`;
    assert.equal(run(process.execPath, ['--input-type=module', '--eval', script], project).trim(), 'true');
  });

  test('its types: a strict project that checks libraries too', () => {
    mkdirSync(join(project, 'types'), { recursive: true });
    writeFileSync(
      join(project, 'types/use.ts'),
      `import { mount, type Problem } from 'dohoa';
import { DoHoa } from 'dohoa/element';
import 'dohoa/figure.css';
import { renderToString, start } from 'dohoa/static';
const made: string = await renderToString({ type: 'bar' }, { form: 'svg', width: 320 });
void made;
const chart = await mount(document.body, { type: 'bar' }, { name: 'a' });
chart.addEventListener('select', (event) => { const label: string = event.detail.label; void label; });
await start({} as WebAssembly.Module);
chart.addEventListener('problem', ({ detail }) => { const all: Problem[] = detail; void all; });
const blob: Blob = await chart.toPNG({ scale: 3 });
const svg: string = await chart.toSVG({ framed: false });
const element: DoHoa | null = document.querySelector('do-hoa');
document.addEventListener('dohoa-select', (event) => { const label: string = event.detail.label; void label; });
window.addEventListener('dohoa-step', ({ detail }) => { const index: number = detail.index; void index; });
element?.addEventListener('dohoa-problem', ({ detail }) => { const all: Problem[] = detail; void all; });
// @ts-expect-error no such detail of the page's event either
document.body.addEventListener('dohoa-explore', (event) => event.detail.nonsense);
void [blob, svg, element?.chart?.table().rows[0]];
// @ts-expect-error a chart is made by mount
new (chart.constructor as typeof import('dohoa').Chart)();
// @ts-expect-error no such event's detail
chart.addEventListener('select', (event) => event.detail.nonsense);
export {};
`,
    );
    for (const [module, resolution] of [['esnext', 'bundler'], ['nodenext', 'nodenext']] as const) {
      const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
      const tsc = program('typescript', 'bin/tsc');
      run(process.execPath, [tsc, ...options, '--module', module, '--moduleResolution', resolution, 'types/use.ts'], project);
    }
  });

  for (const [name, library, on] of [['react', 'react', 'on'], ['preact', 'preact', 'on'], ['solid', 'solid-js', 'on:']] as const) {
    test(`its types in the JSX of ${name}`, () => {
      // What such a library declares, as far as it matters here; the library itself is nobody's need but this test's.
      const stub = `export interface HTMLAttributes<T> { id?: string; ref?: T | ((element: T) => void); }
export type DetailedHTMLProps<E, T> = E & { key?: string };
export namespace JSX {
  interface HTMLAttributes<T> { id?: string; ref?: T | ((element: T) => void); }
  interface Element { type: unknown; }
  interface IntrinsicElements { p: { id?: string }; }
}
`;
      const folder = join(project, 'node_modules', library);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: library, type: 'module', types: './index.d.ts', exports: { '.': './index.d.ts', './jsx-runtime': './jsx.d.ts' } }));
      writeFileSync(join(folder, 'index.d.ts'), stub);
      writeFileSync(join(folder, 'jsx.d.ts'), "export { JSX } from './index.js';\nexport declare const jsx: unknown, jsxs: unknown;\n");
      mkdirSync(join(project, 'types'), { recursive: true });
      writeFileSync(
        join(project, `types/${name}.tsx`),
        `/** @jsxImportSource ${library} */
import type {} from 'dohoa/${name}';
export const chart = <do-hoa id="a" src="a.json" ${on}dohoa-select={(event) => { const label: string = event.detail.label; void label; }} />;
// @ts-expect-error an address is a text
export const wrong = <do-hoa src={5} />;
`,
      );
      for (const [module, resolution] of [['esnext', 'bundler'], ['nodenext', 'nodenext']] as const) {
        const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable', '--jsx', 'react-jsx'];
        const tsc = program('typescript', 'bin/tsc');
        run(process.execPath, [tsc, ...options, '--module', module, '--moduleResolution', resolution, `types/${name}.tsx`], project);
      }
    });
  }

  test('its types in a project for Node or a worker, which knows nothing of pages', () => {
    mkdirSync(join(project, 'types'), { recursive: true });
    writeFileSync(
      join(project, 'types/worker.ts'),
      `import module from 'dohoa/desk.wasm';
import edge from 'dohoa/desk.wasm?module';
import { renderToString, SpecError, start, type Spec } from 'dohoa/static';
await start(module);
await start(edge);
const spec: Spec = { type: 'bar', data: [['a', 1]] };
const made: string = await renderToString(spec).catch((error) => (error instanceof SpecError ? error.problems[0]!.message : ''));
void made;
`,
    );
    for (const [module, resolution] of [['esnext', 'bundler'], ['nodenext', 'nodenext']] as const) {
      const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--lib', 'es2023'];
      const tsc = program('typescript', 'bin/tsc');
      run(process.execPath, [tsc, ...options, '--module', module, '--moduleResolution', resolution, 'types/worker.ts'], project);
    }
  });

  test('publint and "are the types wrong" have nothing to say', () => {
    run(process.execPath, [program('publint', 'src/cli.js'), '--strict', join(project, 'node_modules/dohoa')], project);
    const entries = ['--entrypoints', '.', './element', './static'];
    const attw = program('@arethetypeswrong/cli', 'dist/index.js');
    run(process.execPath, [attw, tarball, '--profile', 'esm-only', ...entries], project);
  });
});
