// What files weigh on their way to a reader: their length after brotli at its best, as hosts compress files at rest.
// `node --import tsx pkg/brotli.ts FILE …` prints one number a line.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, type BrotliOptions } from 'node:zlib';

/** How Node is to compress so many bytes. */
export const atBest = (length: number): BrotliOptions => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: length },
});

/** Compressed on another thread, so that several at a time keep all cores busy. */
export const brotliLength = async (content: Uint8Array): Promise<number> =>
  (await promisify(brotliCompress)(content, atBest(content.length))).length;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lengths = await Promise.all(process.argv.slice(2).map((file) => brotliLength(readFileSync(file))));
  console.log(lengths.join('\n'));
}
