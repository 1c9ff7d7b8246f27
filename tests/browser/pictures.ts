// Two pictures held against each other, dot by dot, in the page that has them: neither is packed as PNG and unpacked again.

import type { Page } from 'playwright-core';

declare global {
  /** Put in by `comparing`. */
  var differenceOf: typeof difference;
}

/** Gives `differenceOf` to the page. */
export const comparing = (page: Page): Promise<unknown> => page.evaluate(`globalThis.differenceOf = ${difference}`);

/**
 * How many dots of each have nothing like them around the same place in the other: a dot fits if, in each colour, it lies between
 * the darkest and the lightest of the dots around, or past them by no more than `shade`, of 255. What is dark in one dot may be
 * shared by two side by side in the other: the stem of a letter that stands a quarter of a dot aside.
 *
 * It runs in a page, so all that it needs is within.
 */
function difference(one: ImageData, other: ImageData, shade: number): number {
  const { width, height } = one;
  if (width !== other.width || height !== other.height) throw new Error(`${width}×${height} beside ${other.width}×${other.height}`);
  return strangers(one.data, other.data) + strangers(other.data, one.data);

  function strangers(from: Uint8ClampedArray, among: Uint8ClampedArray): number {
    // Most dots are the same: a look at all four bytes at once passes over them.
    const [own, others] = [new Uint32Array(from.buffer), new Uint32Array(among.buffer)];
    let count = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (own[y * width + x] === others[y * width + x]) continue;
        if ([0, 1, 2].some((channel) => !fits(from[(y * width + x) * 4 + channel]!, among, x, y, channel))) count++;
      }
    }
    return count;
  }

  function fits(value: number, among: Uint8ClampedArray, x: number, y: number, channel: number): boolean {
    if (among[(y * width + x) * 4 + channel] === value) return true;
    let low = 255;
    let high = 0;
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      let before = 255;
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        const near = among[(v * width + u) * 4 + channel]!;
        low = Math.min(low, near + before - 255);
        high = Math.max(high, near);
        before = near;
      }
    }
    return value >= low - shade && value <= high + shade;
  }
}
