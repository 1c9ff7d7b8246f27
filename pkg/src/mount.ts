// The way in for scripts: a chart in any element.

import { load, open, type Chart } from './chart.js';
import { httpUrl } from './reading.js';
import type { Spec } from './spec.js';

export interface MountOptions {
  /** Where the spec's relative addresses start from, itself relative to the page. The page's own address, unless told otherwise. */
  baseUrl?: string;
  /** What the console calls the chart. */
  name?: string;
}

/**
 * Draws a chart in an element. The promise never fails for what the spec says: a chart that cannot be drawn shows what is
 * wrong in its own place, and has it in `problems`.
 */
export async function mount(element: Element, spec: Spec, options: MountOptions = {}): Promise<Chart> {
  if (!element?.closest) throw new TypeError(`dohoa: mount() draws in an element of the page, and was given ${element}`);
  const name = () => options.name ?? (element.id || element.localName);
  const chart = open({ target: element, name, inFigure: false, before: null });
  const { baseURI } = document;
  const { baseUrl } = options;
  await load(chart, async () => ({ spec, base: baseUrl == null ? baseURI : httpUrl(baseUrl, baseURI) }));
  return chart;
}
