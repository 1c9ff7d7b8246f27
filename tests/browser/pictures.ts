// Two pictures held against each other, dot by dot.

import assert from 'node:assert/strict';
import { PNG } from 'pngjs';

/**
 * How many dots of each have nothing like them around the same place in the other: a dot fits if, in each colour, it lies between
 * the darkest and the lightest of the dots around, or past them by no more than `shade`, of 255. What is dark in one dot may be
 * shared by two side by side in the other: the stem of a letter that stands a quarter of a dot aside.
 */
export function difference(one: Buffer, other: Buffer, shade: number): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  assert.deepEqual([a.width, a.height], [b.width, b.height]);
  return strangers(a, b, shade) + strangers(b, a, shade);
}

function strangers(from: PNG, among: PNG, shade: number): number {
  const { width, height } = from;
  // Most dots are the same: a look at all four bytes at once passes over them.
  const [own, others] = [dotsOf(from), dotsOf(among)];
  let count = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (own[y * width + x] === others[y * width + x]) continue;
      if ([0, 1, 2].some((channel) => !fits(from.data[(y * width + x) * 4 + channel]!, among, x, y, channel, shade))) count++;
    }
  }
  return count;
}

const dotsOf = ({ data, width, height }: PNG): Uint32Array => new Uint32Array(Uint8Array.from(data).buffer, 0, width * height);

function fits(value: number, { data, width, height }: PNG, x: number, y: number, channel: number, shade: number): boolean {
  if (data[(y * width + x) * 4 + channel] === value) return true;
  let low = 255;
  let high = 0;
  for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
    let before = 255;
    for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
      const near = data[(v * width + u) * 4 + channel]!;
      low = Math.min(low, near + before - 255);
      high = Math.max(high, near);
      before = near;
    }
  }
  return value >= low - shade && value <= high + shade;
}
