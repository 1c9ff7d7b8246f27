// The order of a module's functions: like beside like, and nothing else about the module changed.

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliLength } from '../../pkg/brotli.js';
import { lightest, number, order, sharesOf } from '../../pkg/order.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);

test('like stands beside like, the longest first', () => {
  const bodies = ['abcdefghij', '01234567', 'abcdefgh', '0123456'].map(bytes);
  assert.deepEqual(order(sharesOf(bodies, 5), 1 / 3), [0, 2, 1, 3]);
});

test('numbers are written in sevens of bits', () => {
  assert.deepEqual([5, 127, 128, 624_485].flatMap(number), [5, 127, 0x80, 1, 0xe5, 0x8e, 0x26]);
});

test('a module in another order has the same imports and exports and is valid, and the lighter order is taken', async () => {
  const module = readFileSync(new URL('../../pkg/dist/dohoa.wasm', import.meta.url));
  const measures = [
    { run: 5, before: 1 / 3 },
    { run: 6, before: 1 / 2 },
  ];
  const [first, second, best] = await Promise.all([
    lightest(module, measures.slice(0, 1)),
    lightest(module, measures.slice(1)),
    lightest(module, measures),
  ]);
  const sides = async (of: Uint8Array) => {
    const compiled = await WebAssembly.compile(new Uint8Array(of));
    return [WebAssembly.Module.imports(compiled), WebAssembly.Module.exports(compiled)];
  };
  assert.deepEqual(await sides(best), await sides(module));
  const weights = await Promise.all([first, second, best].map(brotliLength));
  assert.equal(weights[2], Math.min(weights[0]!, weights[1]!));
  assert.notEqual(weights[0], weights[1]);
});
