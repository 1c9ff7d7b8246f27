// The look of a chart in its place: the newsroom's house style, what the page's CSS says, what the spec has for its own, and
// the colours that a reader's system forces on all of them. Put together here; what each colour is for is the core's.

import type { Look } from './core.js';
import { isRecord } from './reading.js';
import { FONT } from './style.js';
import { restyleAll } from './watch.js';

/** The colours of one ground, as CSS writes colours. */
export interface HouseColors {
  ground?: string;
  text?: string;
  muted?: string;
  hairline?: string;
  axis?: string;
  accent?: string;
  rest?: string;
  track?: string;
  /** The strong and the weak end of an ordered palette. */
  ordered?: readonly string[];
  /** Up to six colours of series. */
  categorical?: readonly string[];
}

/** What a newsroom's charts have in common. */
export interface HouseStyle {
  /** A CSS font-family list. */
  font?: string;
  /** How much larger than usual everything is. */
  scale?: number;
  /** How far the corners of marks are rounded, in CSS pixels. */
  radius?: number;
  /** How much wider than usual the gaps are. */
  space?: number;
  /** Whether series differ by pattern as well as by colour. */
  patterns?: boolean;
  light?: HouseColors;
  dark?: HouseColors;
  /** The library's own words, said otherwise: `{ 'Source: ': 'Fuente: ' }`. */
  words?: Record<string, string>;
}

/** The name of a colour, and what it is where the system forces its own. */
const COLORS = {
  ground: 'Canvas',
  text: 'CanvasText',
  muted: 'CanvasText',
  hairline: 'GrayText',
  axis: 'CanvasText',
  accent: 'Highlight',
  rest: 'CanvasText',
  track: 'GrayText',
  ordered: 'CanvasText,CanvasText',
  categorical: 'CanvasText,CanvasText,CanvasText,CanvasText,CanvasText,CanvasText',
} as const;

let house: HouseStyle = {};
let coming: Promise<unknown> | undefined;

/**
 * Gives all charts of the page a house style, or the address of one. Charts that come after wait for it; those that are there
 * take over all but its words.
 */
export function style(given: HouseStyle | string | URL): Promise<void> {
  const settle = async () => {
    try {
      house = typeof given === 'string' || given instanceof URL ? await (await fetch(given)).json() : given;
      restyleAll();
    } catch (error) {
      console.error(`dohoa: the house style ${given} is not to be had: ${error}`);
    }
  };
  const settled = settle();
  coming = settled;
  return settled;
}

/** The spec, with the house's words below its own, once the house style is there. */
export async function inHouse(spec: unknown): Promise<unknown> {
  await coming;
  return house.words && isRecord(spec) ? { ...spec, words: { ...house.words, ...(spec['words'] as object) } } : spec;
}

/** How a chart looks in `host`: the spec's own style wins over CSS, CSS over the house, the house over the library. */
export function lookOf(host: HTMLElement, dark: boolean, spec: unknown): Look {
  const theme = isRecord(spec) && spec['theme'];
  const own = (isRecord(theme) ? theme : {}) as HouseStyle;
  const css = getComputedStyle(host);
  const said = (name: string): string => css.getPropertyValue(`--dohoa-${name}`).trim();
  const number = (name: 'scale' | 'radius' | 'space') => own[name] ?? Number(said(name) || house[name] || Number(name !== 'radius'));
  const ground = dark ? 'dark' : 'light';
  const forced = isForced();
  const colors: Record<string, string | string[]> = {};
  for (const [name, system] of Object.entries(COLORS) as [keyof typeof COLORS, string][]) {
    const color = forced ? system : own[ground]?.[name] || said(name === 'categorical' ? 'palette' : name) || house[ground]?.[name];
    if (!color) continue;
    // Commas also stand within the brackets of `rgb(…)`.
    const all = (Array.isArray(color) ? color : String(color).split(/,(?![^(]*\))/)).map((one) => hex(host, one));
    colors[name] = name === 'ordered' || name === 'categorical' ? all : all[0]!;
  }
  const scale = number('scale');
  return {
    dark,
    font: own.font || said('font') || house.font || FONT,
    scale,
    style: {
      scale,
      radius: number('radius'),
      space: number('space'),
      patterns: own.patterns ?? !!house.patterns,
      forced,
      [ground]: colors,
    },
  };
}

export const isForced = (): boolean => matchMedia('(forced-colors: active)').matches;

let dot: CanvasRenderingContext2D | null | undefined;

/** Any CSS colour as `#rrggbb`: what a dot painted with it turns out to be. Nothing where it is no colour. */
function hex(host: HTMLElement, color: string): string {
  if (/^#[\da-f]{6}$/i.test(color)) return color;
  // What the system's colours are, the page's styles know and a canvas need not.
  host.style.caretColor = color;
  const resolved = host.style.caretColor && getComputedStyle(host).caretColor;
  host.style.caretColor = '';
  dot ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  if (!dot || !resolved) return '';
  dot.fillStyle = resolved;
  dot.fillRect(0, 0, 1, 1);
  return '#' + [...dot.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join('');
}
