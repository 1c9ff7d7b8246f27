// `import { renderToString } from 'dohoa/static'`: charts as text, in Node, in workers and in build tools. No DOM, and nothing is
// fetched: the desk's module comes along as text, unless the host hands it over compiled.

import init, { Core, render, __wbg_reset_state } from '../core/desk.js';
import type { PlacedProblem } from './check.js';
import type { Problem } from './core.js';
import { dated, pack } from './parcel.js';
import type { HouseStyle, Spec } from './spec.js';

export type { PlacedProblem } from './check.js';
export type { Problem } from './core.js';
export type { HouseStyle, Spec } from './spec.js';

export interface StaticOptions {
  /**
   * `html`: the element with the whole figure in it, which the page's script awakens. `svg`: a picture with its words, a file of
   * its own. `figure`: words, table and an image alone, for systems that strip scripts and SVG. `pictures`: only the plot, with
   * its story and room for its controls, for a figure that has its words.
   */
  form?: 'html' | 'svg' | 'figure' | 'pictures';
  /** How wide an SVG is laid out, CSS px. 640 unless told otherwise. */
  width?: number;
  /** Whether an SVG is on dark ground. HTML follows its page. */
  dark?: boolean;
  /** The widths that the plot of a figure is laid out for, of those that figure.css knows. */
  widths?: readonly number[];
  /** Whether the style sheet comes along; `false` where the page links figure.css. */
  styled?: boolean;
  /** A house style. */
  house?: HouseStyle;
  /** Where the spec lies. Without, it stands in the element. */
  src?: string;
  /** Where a picture of the chart lies, for `figure`. */
  image?: string;
  /** The text of each file that the spec names by `{"url": …}`. */
  files?: Readonly<Record<string, string>>;
  /** The language of a spec that names none. English unless told otherwise. */
  locale?: string;
}

const OPTIONS = ['form', 'width', 'dark', 'widths', 'styled', 'house', 'src', 'image', 'files', 'locale'];
const FORMS = ['html', 'svg', 'figure', 'pictures'];
/** Those that figure.css has rules for. */
const WIDTHS = [288, 328, 358, 378, 480, 560, 640, 672, 720, 960, 1100];
/** What is narrower or wider no chart is laid out for. */
const [NARROWEST, WIDEST] = [120, 4000];

/** The spec can't be drawn. What is wrong with it is in `problems`. */
export class SpecError extends Error {
  constructor(readonly problems: readonly PlacedProblem[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.name = 'SpecError';
  }
}

let ready: Promise<unknown> | undefined;

/**
 * Hands over the compiled `dohoa/desk.wasm`, a `WebAssembly.Module`, for hosts that compile nothing themselves; anywhere else it need
 * not be called. Node's own types don't know that name.
 */
export const start = (module: object): Promise<unknown> => (ready = init(module as WebAssembly.Module));

/** A spec, as an object or as JSON text, as SVG or HTML. */
export async function renderToString(spec: Spec | string, options: StaticOptions = {}): Promise<string> {
  refuseUnknown(options);
  const { text, lacks } = textOf(spec);
  ready ??= inline();
  try {
    await ready;
  } catch (error) {
    ready = undefined;
    throw error;
  }
  const { form = 'html', width = 640, dark = false, styled = true, files = {}, locale = 'en', ...more } = options;
  if (lacks) refuseAsOnAPage(spec, locale);
  const { markup, problems, house } = ask(() => render(text, locale, files, { ...more, form, width, dark, styled } as never)) as {
    markup?: string;
    problems: PlacedProblem[];
    house: string[];
  };
  if (house.length) throw new TypeError(`dohoa: in the house style: ${house.join('\n')}`);
  if (markup === undefined) throw new SpecError(problems.filter(({ severity }) => severity === 'error').map(fetchesNothing));
  return markup;
}

/** A page looks for a file beside its spec; here it is handed over. */
function fetchesNothing(problem: PlacedProblem): PlacedProblem {
  if (problem.code !== 'data-not-loaded') return problem;
  const expected = `renderToString(spec, { files: { ${JSON.stringify(problem.found)}: "…" } })`;
  return { ...problem, expected, message: problem.message.replace(problem.expected, () => expected) };
}

/**
 * A spec as JSON, and whether that lacks something that a script can say. JSON has lists where a script has typed arrays, dates where
 * these count milliseconds, and no number that is none.
 */
function textOf(spec: unknown): { text: string; lacks: boolean } {
  if (typeof spec === 'string') return { text: spec, lacks: false };
  if (typeof spec !== 'object' || !spec) throw new TypeError(`dohoa: a spec is an object or JSON text, and ${spec} is neither`);
  let lacks = false;
  const text = JSON.stringify(spec, function (this: Record<string, unknown>, key, written: unknown) {
    const value = this[key];
    if (value instanceof Date) return dated(value);
    if (typeof value === 'bigint') return Number(value);
    if (ArrayBuffer.isView(value)) {
      lacks = true;
      return Array.from(value as Float64Array, Number);
    }
    lacks ||= typeof value === 'function' || typeof value === 'symbol' || (typeof value === 'number' && !Number.isFinite(value));
    return (this['axis'] === 'time' && key === 'data' && datedAlong(value, this['columns'])) || written;
  });
  return { text, lacks };
}

/** Typed arrays along time, with days and moments in place of the milliseconds. */
function datedAlong(data: unknown, columns: unknown): object | undefined {
  if (typeof data !== 'object' || !data || !Object.values(data).every((column) => ArrayBuffer.isView(column))) return;
  const named = (columns as { label?: string } | undefined)?.label;
  const moment = (time: unknown) => dated(new Date(Number(time)));
  const entries = Object.entries(data as Record<string, Float64Array>);
  return Object.fromEntries(entries.map(([name, column], at) => [name, (named ? name === named : !at) ? Array.from(column, moment) : column]));
}

/** What JSON has no word for would be left out of it, where a page is told that it is no figure. */
function refuseAsOnAPage(spec: unknown, locale: string): void {
  const problems = ask(() => {
    const core = new Core(pack(spec), locale);
    const problems = core.problems() as Problem[];
    core.free();
    return problems;
  });
  // Files are handed over beside the spec.
  const errors = problems.filter(({ severity, code }) => severity === 'error' && code !== 'data-not-loaded');
  if (errors.length) throw new SpecError(errors.map((problem) => ({ ...problem, line: 1, column: 1, from: 0, to: 0 })));
}

/** A slip here would be a figure that is not the one that was asked for. */
function refuseUnknown(options: StaticOptions): void {
  const other = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (other !== undefined) throw new TypeError(`dohoa: there is no option "${other}"; there are ${OPTIONS.join(', ')}`);
  const { form = 'html', widths = [], width = NARROWEST, files = {}, locale = 'en' } = options;
  if (!FORMS.includes(form)) throw new TypeError(`dohoa: there is no form "${form}"; there are ${FORMS.join(', ')}`);
  if (typeof width !== 'number' || !(width >= NARROWEST && width <= WIDEST)) {
    throw new TypeError(`dohoa: a picture is from ${NARROWEST} to ${WIDEST} CSS px wide, and ${width} is no such number`);
  }
  if (files instanceof Map || Array.isArray(files)) throw new TypeError('dohoa: files is an object from the address in the spec to the text of the file');
  for (const [name, text] of Object.entries<unknown>(files)) {
    if (typeof text !== 'string') throw new TypeError(`dohoa: files["${name}"] is to be the text of that file, which readFile(…, 'utf8') gives, and is ${kindOf(text)}`);
  }
  if (locale && !isTag(locale)) throw new TypeError(`dohoa: "${locale}" is no language tag, such as vi, en or en-GB`);
  const unknown = widths.filter((width) => !WIDTHS.includes(width));
  if (unknown.length) throw new TypeError(`dohoa: figure.css knows no width of ${unknown.join(', ')}; it knows ${WIDTHS.join(', ')}`);
}

const kindOf = (value: unknown): string => (typeof value === 'object' && value ? (value.constructor?.name ?? 'an object') : String(value));

function isTag(locale: string): boolean {
  try {
    return !!new Intl.Locale(locale);
  } catch {
    return false;
  }
}

async function inline(): Promise<unknown> {
  const { default: base64 } = await import('#desk-inline');
  return start(await WebAssembly.compile(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))));
}

function ask<T>(question: () => T): T {
  try {
    return question();
  } catch (error) {
    // After a trap the instance's memory cannot be trusted; the compiled module can.
    __wbg_reset_state();
    throw error;
  }
}
