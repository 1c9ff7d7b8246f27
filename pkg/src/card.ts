// A picture of a given size, for social media: for editors alone, nothing of it is in a reader's page.

import { compile } from './compile.js';
import { lookOf } from './house.js';
import { desk } from './parts.js';

/** How wide and how high, px, and how much larger than usual its words must and may be. */
export interface CardSize {
  width: number;
  height: number;
  smallest: number;
  largest: number;
}

/** The chart with its words as a PNG file of just that size; undefined where there is too much in it for words that can be read. */
export async function card(spec: unknown, { width, height, smallest, largest }: CardSize, place: HTMLElement, dark = false): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  const locale = document.documentElement.lang;
  const look = lookOf(place, dark, spec);
  const { ask, fileOf } = await desk();
  const fits = await ask(compile, spec, locale, (core) => core.paintCard(canvas, width, height, smallest, largest, look));
  return fits ? fileOf(canvas) : undefined;
}
