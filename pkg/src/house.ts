// Whether a chart looks other than the library has it: by the newsroom's house style, the page's CSS, the spec, or the reader's
// system. Then look.ts is fetched, which knows how.

import type { Look } from './core.js';
import { looks } from './parts.js';
import { isRecord } from './reading.js';
import type { HouseStyle } from './spec.js';
import { ASKED, FONT } from './style.js';
import { inTime, prefers, restyleAll } from './watch.js';

let house: HouseStyle = {};
let coming: Promise<HouseStyle | void> | undefined;
let part: typeof import('./look.js') | undefined;

/**
 * Gives all charts of the page a house style, or the address of one. Charts that come after wait some seconds for it; those that are
 * there take over all but its words. Of several that are under way the last counts; one that is none is told, and changes nothing.
 */
export async function style(given: HouseStyle | string | URL): Promise<void> {
  const reading = (coming = looks()
    .then(({ houseFrom }) => houseFrom(given))
    .catch((error) => console.error(`dohoa: the house style ${given} is not to be had: ${error}`)));
  const read = await reading;
  if (!read || reading !== coming) return;
  house = read;
  restyleAll();
}

/** The spec, with the house's words below its own, once all that its look takes is there. */
export async function inHouse(frame: Element, spec: unknown): Promise<unknown> {
  // While one is waited for, another may have begun.
  for (let waited; waited !== coming; ) await inTime((waited = coming));
  if (isAsked(frame, spec)) await fetchPart();
  return house.words && isRecord(spec) ? { ...spec, words: { ...house.words, ...((spec['words'] ?? ownStyle(spec)?.words) as object) } } : spec;
}

const fetchPart = async () => {
  part ??= await inTime(looks().catch(() => undefined));
};

/** Whether anybody asks for another look. */
const isAsked = (frame: Element, spec: unknown, css = getComputedStyle(frame)): boolean =>
  Object.keys(house).length > 0 || !!ownStyle(spec) || prefers('forced-colors: active') || !!css.getPropertyValue(ASKED).trim();

const ownStyle = (spec: unknown): HouseStyle | undefined => {
  const theme = isRecord(spec) && spec['theme'];
  return isRecord(theme) ? theme : undefined;
};

/** What the page's styles say of how a chart looks. */
export interface Said {
  font: string;
  /** Whether anybody asks for more than a font. */
  asked: boolean;
}

export function saidOf(frame: Element, spec: unknown): Said {
  const css = getComputedStyle(frame);
  return { font: css.getPropertyValue('--dohoa-font').trim() || FONT, asked: isAsked(frame, spec, css) };
}

/** How a chart looks in `frame`. */
export function lookOf(frame: HTMLElement, dark: boolean, spec: unknown, { font, asked } = saidOf(frame, spec)): Look {
  const plain: Look = { dark, font, scale: 1, space: 1, colors: {}, style: [] };
  if (!asked) return plain;
  if (part) return part.dressed(frame, plain, ownStyle(spec) ?? {}, house);
  // Asked for just now, by a class or by the reader's system.
  void fetchPart().then(() => part && restyleAll());
  return plain;
}
