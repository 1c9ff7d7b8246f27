// What an editor makes of dohoa.schema.json, asked of the language service that VS Code has for JSON: what it offers as one
// types, and what it underlines. That the file is what the keys say is held by tests/schema.rs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { JSONSchema } from 'vscode-json-languageservice';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string) => readFileSync(root(path), 'utf8');

// Node.js finds only some of its names by itself.
const language = createRequire(import.meta.url)('vscode-json-languageservice') as typeof import('vscode-json-languageservice');
const { getLanguageService, TextDocument } = language;
const service = getLanguageService({});
const schema = JSON.parse(read('pkg/schema/dohoa.schema.json')) as JSONSchema;
/** Taken from it before the service is asked, which puts in place of a reference what that leads to. */
const KINDS = (schema.oneOf as JSONSchema[]).map(({ $ref }) => $ref!.split('/').pop());

function opened(json: string) {
  const document = TextDocument.create('file:///chart.json', 'json', 1, json);
  return { document, parsed: service.parseJSONDocument(document) };
}

/** What is underlined in a spec. */
async function underlined(json: string, by = schema): Promise<string[]> {
  const { document, parsed } = opened(json);
  const found = await service.doValidation(document, parsed, {}, by);
  return found.map(({ message, range }) => `${document.getText(range)}: ${message}`);
}

/** What is offered where `|` stands. */
async function offered(json: string): Promise<string[]> {
  const { document, parsed } = opened(json.replace('|', ''));
  service.configure({ schemas: [{ uri: 'dohoa.schema.json', fileMatch: ['*.json'], schema }] });
  const list = await service.doComplete(document, document.positionAt(json.indexOf('|')), parsed);
  return list!.items.map(({ label }) => label.replaceAll('"', ''));
}

/** What is said of the place where `|` stands. */
async function said(json: string): Promise<string> {
  const { document, parsed } = opened(json.replace('|', ''));
  const hover = await service.doHover(document, document.positionAt(json.indexOf('|')), parsed);
  return [hover?.contents].flat().join(' ');
}

/** The blocks of JSON that a document shows. */
const shown = (file: string): string[] => [...read(file).matchAll(/^```json\n(.*?)^```$/gms)].map(([, json]) => json!);

/** The broken specs whose messages are kept, each with its problems: code and place. */
function broken(): { json: string; problems: { code: string; path: string }[] }[] {
  // One of them is no text at all.
  const entries = read('tests/problems/messages.snap').split(/^# /m).slice(1).filter((entry) => /^[{[]/m.test(entry));
  return entries.map((entry) => ({
    json: entry.split('\n').find((line) => /^[{[]/.test(line))!,
    problems: [...entry.matchAll(/^ +([a-z-]+) at "(.*?)": /gm)].map(([, code, path]) => ({ code: code!, path: path! })),
  }));
}

/** Problems that can be seen without knowing the figures. */
const IN_SIGHT = new Set(
  'kind-missing kind-unknown spec-not-an-object unknown-key wrong-type wrong-choice wrong-color out-of-range too-long url-refused version-unknown no-panels'.split(' '),
);
const isInSight = ({ code, path }: { code: string; path: string }) => IN_SIGHT.has(code) && !/(^|\.)data\b/.test(path);

describe('the schema in an editor', () => {
  test('is a JSON Schema, in both languages', async () => {
    for (const file of ['dohoa.schema.json', 'dohoa.schema.vi.json']) {
      const text = read(`pkg/schema/${file}`);
      const { document, parsed } = opened(text);
      service.configure({ validate: true });
      assert.deepEqual(await service.doValidation(document, parsed), [], file);
    }
  });

  test('finds nothing wrong with the specs of the pages and the documents', async () => {
    const files = readdirSync(root('www/charts')).filter((name) => name.endsWith('.json'));
    const specs = files.map((name): [string, string] => [name, read(`www/charts/${name}`)]);
    for (const file of ['README.md', 'docs/spec.md', 'docs/spec.vi.md', 'docs/guide/en.md', 'docs/guide/vi.md']) {
      specs.push(...shown(file).map((json): [string, string] => [file, json]));
    }
    assert.ok(specs.length >= 50, `${specs.length} specs`);
    for (const [name, json] of specs) assert.deepEqual(await underlined(json), [], `${name}\n${json}`);
  });

  test('finds nothing wrong with its own defaults and examples', async () => {
    let shown = 0;
    const look = async (node: unknown): Promise<void> => {
      if (typeof node !== 'object' || !node) return;
      const { examples = [], default: usual } = node as JSONSchema;
      // The service copies and resolves all that it is given each time, so it is given no more than is meant.
      const definitions = JSON.stringify(node).includes('$ref') ? { definitions: schema.definitions! } : {};
      for (const value of [...(examples as unknown[]), ...(usual === undefined ? [] : [usual])]) {
        assert.deepEqual(await underlined(JSON.stringify(value), { ...definitions, ...node }), []);
        shown++;
      }
      await Promise.all(Object.values(node).map(look));
    };
    await look(schema);
    assert.ok(shown >= 80, `${shown} values`);
  });

  test('agrees with the types about every spec of the pages', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dohoa-types-'));
    const files = readdirSync(root('www/charts')).filter((name) => name.endsWith('.json'));
    const all = files.map((name) => `// ${name}\n${read(`www/charts/${name}`).trim()},\n`).join('');
    const use = `import type { Spec } from ${JSON.stringify(root('pkg/src/spec.js'))};\nexport const specs: Spec[] = [\n${all}];\n`;
    writeFileSync(join(folder, 'specs.ts'), use);
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--types', ''];
    execFileSync(process.execPath, [root('node_modules/typescript/bin/tsc'), ...options, join(folder, 'specs.ts')], { stdio: 'pipe' });
    rmSync(folder, { recursive: true });
  });

  test('underlines every mistake that can be seen without the figures', async () => {
    const seen = broken().filter(({ problems }) => problems.some(isInSight));
    assert.ok(seen.length >= 15, `${seen.length} broken specs`);
    for (const { json } of seen) assert.notDeepEqual(await underlined(json), [], json);
  });

  test('says what is wrong with the kind that was meant, and nothing of other kinds', async () => {
    assert.deepEqual(await underlined('{"type": "waffle", "each": "10", "orientation": "vertical"}'), [
      '"10": Incorrect type. Expected "number".',
      '"orientation": Property orientation is not allowed.',
    ]);
    assert.deepEqual(await underlined('{"type": "bar", "sort": "down"}'), [
      '"down": Value is not accepted. Valid values: "none", "desc", "asc".',
    ]);
    const panel = '{"type": "board", "panels": [{"type": "bar"}, {"type": "ranking", "locale": "vi"}]}';
    assert.deepEqual(await underlined(panel), ['"locale": Property locale is not allowed.']);
  });

  test('columns by name are for the kinds that read them, in their tables as well; a gap is null', async () => {
    const data = '{"year": [2022, 2023], "count": [3, null]}';
    for (const type of ['line', 'area', 'scatter']) {
      assert.deepEqual(await underlined(`{"type": "${type}", "data": ${data}}`), [], type);
      assert.deepEqual(await underlined(`{"type": "${type}", "tables": [{"label": "x", "data": ${data}}]}`), [], type);
      assert.deepEqual(await underlined(`{"type": "board", "panels": [{"type": "${type}", "data": ${data}}]}`), [], type);
      assert.notDeepEqual(await underlined(`{"type": "${type}", "data": {"year": [true]}}`), [], type);
    }
    assert.deepEqual(await underlined('{"type": "line", "data": {"url": "a.csv"}}'), []);
    assert.notDeepEqual(await underlined(`{"type": "bar", "data": ${data}}`), []);
  });

  test('offers kinds, keys and values', async () => {
    assert.ok(['bar', 'line', 'board'].every((kind) => KINDS.includes(kind)), KINDS.join());
    assert.deepEqual(await offered('{"type": |}'), KINDS);
    const keys = await offered('{"type": "waffle", |}');
    assert.ok(['title', 'data', 'each', 'locale', 'narrow'].every((key) => keys.includes(key)), keys.join());
    assert.ok(!keys.includes('orientation') && !keys.includes('type'), keys.join());
    assert.deepEqual(await offered('{"type": "bar", "sort": |}'), ['none', 'desc', 'asc']);
    assert.deepEqual(await offered('{"type": "bar", "format": {"sign": |}}'), ['auto', 'always']);
    assert.deepEqual((await offered('{"type": "bar", "controls": [|]}')).slice(0, 4), ['sort', 'percent', 'data', 'save']);
    const ofPanel = await offered('{"type": "board", "panels": [{"type": "ranking", |}]}');
    assert.ok(ofPanel.includes('wide') && ofPanel.includes('top') && !ofPanel.includes('locale'), ofPanel.join());
    const different = await offered('{"type": "bar", "narrow": {|}}');
    assert.ok(different.includes('below') && different.includes('orientation') && !different.includes('title'), different.join());
  });

  test('says what a key is for', async () => {
    assert.match(await said('{"type": "waffle", "ea|ch": 10}'), /How much one square stands for/);
    assert.match(await said('{"type": "bar", "format": {"divi|deBy": 1e6}}'), /divided by before it is written/);
  });
});
