// Puts the functions of a module in an order in which it compresses well: each behind those that are most like it, as what brotli
// finds again nearby costs fewer bits than what it finds far away. It is the same module otherwise.
// `node --import tsx pkg/order.ts MODULE [--once]` writes the module in place.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import binaryen from 'binaryen';
import { brotliLength } from './brotli.js';

/** How two functions are held to be alike. */
export interface Measure {
  /** By runs of so many bytes that both have. */
  run: number;
  /** How much it counts to be like the function before the last one, as a part of being like the last. */
  before: number;
}

/** Which of them serves a module best is chance, and differs by some hundred bytes: all are tried, the first if one has to do. */
const MEASURES: readonly Measure[] = [5, 4, 6].flatMap((run) => [1 / 3, 1 / 2, 1 / 5, 4 / 5, 1 / 10, 2 / 3].map((before) => ({ run, before })));

/** What the module has, and no more: binaryen may write it shorter for newer browsers. */
const { BulkMemory, BulkMemoryOpt, CallIndirectOverlong, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } =
  binaryen.Features;
const FEATURES =
  BulkMemory | BulkMemoryOpt | CallIndirectOverlong | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt;

const CODE_SECTION = 10;

/** The lightest of the orders that the measures give. */
export async function lightest(module: Uint8Array, measures: readonly Measure[]): Promise<Uint8Array> {
  const bodies = bodiesOf(module);
  const lengths = new Set(measures.map(({ run }) => run));
  const shares = new Map([...lengths].map((run) => [run, sharesOf(bodies, run)]));
  const imported = importedBy(module);
  const weighed = measures.map(async ({ run, before }) => {
    const ordered = reordered(module, imported, order(shares.get(run)!, before));
    return { ordered, weight: await brotliLength(ordered) };
  });
  // Of equal ones the first, so that the same module always comes out the same.
  return (await Promise.all(weighed)).reduce((best, one) => (one.weight < best.weight ? one : best)).ordered;
}

/** The functions' bodies, as they lie in the module. */
function bodiesOf(module: Uint8Array): Uint8Array[] {
  const reader = new Reader(module, 8);
  while (!reader.ended) {
    const [section, content] = [reader.byte(), reader.sized()];
    if (section !== CODE_SECTION) continue;
    const code = new Reader(content);
    return Array.from({ length: code.number() }, () => code.sized());
  }
  return [];
}

/** What functions have in common. */
interface Shares {
  /** The runs of bytes in each. */
  runs: readonly Set<number>[];
  /** Which functions have a run. */
  owners: ReadonlyMap<number, number[]>;
}

export function sharesOf(bodies: readonly Uint8Array[], run: number): Shares {
  const runs = bodies.map((body) => runsOf(body, run));
  return { runs, owners: ownersOf(runs) };
}

/** The indices of functions, the longest first, and then always the one that is most like those before it: `before` as in a measure. */
export function order({ runs, owners }: Shares, before: number): number[] {
  // Each with how much it is like the last one, and the one before.
  let left = runs.map(({ size }, index) => ({ index, last: size, before: 0 }));
  const order: number[] = [];
  while (left.length) {
    const own = (one: (typeof left)[number]) => one.last + one.before * before;
    const { index: chosen } = left.reduce((best, one) => (own(one) > own(best) ? one : best));
    const shared = new Uint32Array(runs.length);
    for (const run of runs[chosen]!) for (const owner of owners.get(run)!) shared[owner]!++;
    const isFirst = !order.length;
    order.push(chosen);
    left = left
      .filter(({ index }) => index !== chosen)
      .map(({ index, last }) => ({
        index,
        last: like(runs[index]!.size, runs[chosen]!.size, shared[index]!),
        before: isFirst ? 0 : last,
      }));
  }
  return order;
}

/** The runs of `length` bytes in a function, each once, as numbers: at most six bytes, which a number can hold. */
function runsOf(body: Uint8Array, length: number): Set<number> {
  const runs = new Set<number>();
  let run = 0;
  body.forEach((byte, at) => {
    run = (run % 256 ** (length - 1)) * 256 + byte;
    if (at + 1 >= length) runs.add(run);
  });
  return runs;
}

function ownersOf(runs: readonly Set<number>[]): Map<number, number[]> {
  const owners = new Map<number, number[]>();
  runs.forEach((own, index) => {
    for (const run of own) {
      const known = owners.get(run);
      if (known) known.push(index);
      else owners.set(run, [index]);
    }
  });
  return owners;
}

/** How much of all runs of two functions both have (Jaccard's index): of each the number of its runs, and how many are in both. */
const like = (one: number, other: number, shared: number): number => shared / (one + other - shared + 1);

/** The module with its functions in an order: each is given a name that says its place, and binaryen does the rest. */
function reordered(module: Uint8Array, imported: number, order: readonly number[]): Uint8Array {
  const named = binaryen.readBinary(Buffer.concat([module, namesOf(imported, order)]));
  try {
    named.setFeatures(FEATURES);
    named.runPasses(['reorder-functions-by-name', 'strip-debug']);
    return named.emitBinary();
  } finally {
    named.dispose();
  }
}

/** How many functions a module imports: its own are counted from there. */
const importedBy = (module: Uint8Array): number =>
  WebAssembly.Module.imports(new WebAssembly.Module(new Uint8Array(module))).filter(({ kind }) => kind === 'function').length;

/** A name section: imported functions are called as they stand, the others by their place. */
function namesOf(imported: number, order: readonly number[]): Buffer {
  const names = Array.from({ length: imported }, (_, index) => `i${place(index)}`);
  order.forEach((own, at) => (names[imported + own] = `p${place(at)}`));
  const map = [...number(names.length), ...names.flatMap((name, index) => [...number(index), ...sized(Buffer.from(name))])];
  // Its first and only part: the names of functions.
  return Buffer.from([0, ...sized([...sized(Buffer.from('name')), 1, ...sized(map)])]);
}

const place = (at: number): string => String(at).padStart(5, '0');

const sized = (bytes: ArrayLike<number>): number[] => [...number(bytes.length), ...Array.from(bytes)];

/** A number as WebAssembly writes it (LEB128). */
export const number = (value: number): number[] => (value > 127 ? [(value & 127) | 128, ...number(value >>> 7)] : [value]);

/** Reads what WebAssembly writes. */
class Reader {
  constructor(
    private readonly bytes: Uint8Array,
    private at = 0,
  ) {}

  get ended(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    return this.bytes[this.at++]!;
  }

  number(): number {
    const byte = this.byte();
    return byte > 127 ? (byte & 127) + this.number() * 128 : byte;
  }

  sized(): Uint8Array {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file = '', once] = process.argv.slice(2);
  writeFileSync(file, await lightest(readFileSync(file), once === '--once' ? MEASURES.slice(0, 1) : MEASURES));
}
