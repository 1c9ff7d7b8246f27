// Reads what `twiggy top --format csv` says of a module and adds it up by crate, and by module within dohoa. How to get there is
// told in docs/performance.md.

import { readFileSync } from 'node:fs';

/** What binds the module to JavaScript describes itself to wasm-bindgen, which takes the descriptions out. */
const GONE = /__wbindgen_describe|wasm_bindgen\[\w+\]::(describe|__rt::.*describe)|custom section|subsection|WasmDescribe/;

const sums = new Map<string, number>();
for (const line of readFileSync(0, 'utf8').split('\n').slice(1)) {
  const [, name, size] = /^("(?:[^"]|"")*"|[^,]*),(\d+),/.exec(line) ?? [];
  if (!name || GONE.test(name)) continue;
  const owner = ownerOf(name);
  sums.set(owner, (sums.get(owner) ?? 0) + Number(size));
}

const total = [...sums.values()].reduce((sum, size) => sum + size, 0);
for (const [owner, size] of [...sums].sort(([, a], [, b]) => b - a)) {
  console.log(`| ${owner} | ${size.toLocaleString('en')} | ${((100 * size) / total).toFixed(1)} % |`);
}
console.log(`| all | ${total.toLocaleString('en')} | 100 % |`);

/** Who made this function: the first part of dohoa in its name, else the first crate. */
function ownerOf(name: string): string {
  const own = /\bdohoa(?:\[\w+\])?::(\w+)/.exec(name);
  if (own) return `\`${own[1]}\``;
  if (/^"?data segment|^data/.test(name)) return 'data';
  const crate = /\b([a-z]\w*)\[\w+\]::/.exec(name)?.[1];
  return crate ? `crate ${crate}` : 'the rest: glue, types, tables';
}
