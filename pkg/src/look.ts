// A look that is not the library's own: the house style, read; what it, CSS and the spec say, put together; and the colours that a
// reader's system forces on all of them. Fetched when one of them says something; house.ts finds that out.

import type { Look } from './core.js';
import type { HouseColors, HouseStyle } from './spec.js';

/** How many of each colour there are, in the core's order. */
const COLORS = {
  ground: 1,
  text: 1,
  muted: 1,
  hairline: 1,
  axis: 1,
  accent: 1,
  rest: 1,
  track: 1,
  ordered: 2,
  categorical: 6,
};
type Name = keyof typeof COLORS;

/** What stands for each where the reader's system forces its own colours. All others are CanvasText; patterns tell series apart then. */
const FORCED: HouseColors = { ground: 'Canvas', hairline: 'GrayText', rest: 'GrayText', track: 'GrayText', accent: 'Highlight' };

/** Colours that step back, or that a bar of progress runs in. Forced colours have no faint one for that: such marks are rims alone. */
const OPEN: Name[] = ['rest', 'track'];
/** The number of the pattern that leaves nothing but a rim (`OPEN` in pattern.rs), in the bits above a colour. */
const RIM_ALONE = 3 << 24;

/** A house style, itself or from the file at an address. */
export async function houseFrom(given: HouseStyle | string | URL): Promise<HouseStyle> {
  const house = typeof given === 'string' || given instanceof URL ? await fileAt(given) : given;
  if (typeof house !== 'object' || !house || Array.isArray(house)) {
    throw new Error(`expected an object such as {"font": …}, found ${JSON.stringify(house)}`);
  }
  return house;
}

async function fileAt(address: string | URL): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.json();
}

/** How a chart looks in `frame`: the spec's own style wins over CSS, CSS over the house, the house over the library. */
export function dressed(frame: HTMLElement, plain: Look, own: HouseStyle, house: HouseStyle): Look {
  const css = getComputedStyle(frame);
  const said = (name: string) => css.getPropertyValue('--dohoa-' + name).trim();
  const number = (name: 'scale' | 'radius' | 'space', least: number, most: number, usual: number) => {
    const given = Number(own[name] ?? (said(name) || house[name] || usual));
    return given >= least && given <= most ? given : usual;
  };
  const scale = number('scale', 0.5, 3, 1);
  const space = number('space', 0.5, 3, 1);
  const forced = matchMedia('(forced-colors: active)').matches;
  const ground = plain.dark ? 'dark' : 'light';
  const colors: Record<string, string | undefined> = {};
  const numbers = (Object.keys(COLORS) as Name[]).flatMap((name) => {
    const given = forced
      ? (FORCED[name] ?? 'CanvasText')
      : own[ground]?.[name] || said(name === 'categorical' ? 'palette' : name) || house[ground]?.[name];
    // Commas also stand within the brackets of `rgb(…)`.
    const all = given ? (typeof given === 'string' ? given.split(/,(?![^(]*\))/) : given).map((color) => rgb(frame, color)) : [];
    colors[name] = all[0] === undefined ? undefined : '#' + (all[0] + (1 << 24)).toString(16).slice(1);
    const open = forced && OPEN.includes(name) ? RIM_ALONE : 0;
    return [...Array(COLORS[name])].map((_, at) => all[forced ? 0 : at]).map((color) => (color ?? NaN) + open);
  });
  const patterns = forced || (own.patterns ?? house.patterns);
  return {
    ...plain,
    font: own.font || said('font') || house.font || plain.font,
    scale,
    space,
    colors,
    style: [scale, number('radius', 0, 40, 0), space, patterns ? 1 : undefined, forced ? 1 : undefined, ...numbers],
  };
}

let dot: CanvasRenderingContext2D | null | undefined;

/** Any CSS colour as 0xrrggbb. Browsers write most of them as `rgb(…)`; of others, such as `oklch(…)`, a dot is painted and read. */
function rgb(frame: HTMLElement, color: string): number | undefined {
  const found = computed(frame, color);
  if (!found) return;
  const parts = /^rgba?\((\d+), (\d+), (\d+)/.exec(found)?.slice(1).map(Number) ?? painted(found);
  const [red = 0, green = 0, blue = 0] = parts;
  return (red << 16) | (green << 8) | blue;
}

/** A CSS colour as the page's styles compute it; empty if it is none. They know the system's colours, which a canvas may not. */
function computed(frame: HTMLElement, color: string): string {
  const { style } = frame;
  style.caretColor = '';
  style.caretColor = color;
  // Where colours are forced, every one would come out as that of the text, were the element not exempt.
  style.setProperty('forced-color-adjust', 'none');
  const found = style.caretColor && getComputedStyle(frame).caretColor;
  style.caretColor = '';
  style.setProperty('forced-color-adjust', '');
  return found;
}

/** A pixel of this colour: red, green, blue, alpha. Not for all: browsers that guard against fingerprints hand out other pixels. */
function painted(color: string): ArrayLike<number> & Iterable<number> {
  dot ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!dot) return [];
  dot.fillStyle = color;
  dot.clearRect(0, 0, 1, 1);
  dot.fillRect(0, 0, 1, 1);
  return dot.getImageData(0, 0, 1, 1).data;
}
