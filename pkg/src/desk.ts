// The desk's module: the same core with words for what is wrong with a spec, and pictures as files. A part of its own,
// loaded on need, so that readers of sound pages never pay for it.

import init, { Core, __wbg_reset_state, check as problemsOf, forgetFonts, rowsOfText as rows } from '../core/desk.js';
import type { PlacedProblem } from './check.js';
import type { compile } from './compile.js';
import type { Look } from './core.js';
import { pack } from './parcel.js';

/** @internal */
export type DeskCore = Core;

const url = (): URL => new URL(/* @vite-ignore */ './desk.wasm', import.meta.url);

let starting: Promise<unknown> | undefined;

/**
 * Asks the desk about a spec. Nothing of the answer is kept: the next question starts anew. How to compile is handed over,
 * since this part shares no file with the page's own script.
 * @internal
 */
export async function ask<T>(
  compiling: typeof compile,
  spec: unknown,
  locale: string,
  question: (core: DeskCore) => T,
): Promise<T> {
  await start(compiling);
  try {
    // A font may have come since the last question.
    forgetFonts();
    const core = new Core(pack(spec), locale);
    const answer = question(core);
    core.free();
    return answer;
  } catch (error) {
    // After a trap the instance's memory cannot be trusted; the compiled module can.
    __wbg_reset_state();
    throw error;
  }
}

/**
 * What a file is made from.
 * @internal
 */
export interface Order {
  compile: typeof compile;
  spec: unknown;
  locale: string;
  look: Look;
  /** CSS px; 0 of a chart that has none, such as one in a closed tab. */
  width: number;
}

const EXPORT_WIDTH = 640;

/**
 * The chart as an SVG document, with its words or without.
 * @internal
 */
export async function svg({ compile, spec, locale, look, width }: Order, framed: boolean): Promise<string> {
  refuseSize('width', width, width >= 0);
  return ask(compile, spec, locale, (core) => core.svg(width || EXPORT_WIDTH, look, framed));
}

/**
 * The whole chart as a PNG file.
 * @internal
 */
export async function png({ compile, spec, locale, look, width }: Order, scale: number): Promise<Blob> {
  refuseSize('width', width, width >= 0);
  refuseSize('scale', scale, scale > 0);
  const canvas = document.createElement('canvas');
  await ask(compile, spec, locale, (core) => core.paintFramed(canvas, width || EXPORT_WIDTH, scale, look));
  return fileOf(canvas);
}

/**
 * What is painted, as a PNG file.
 * @internal
 */
export async function fileOf(canvas: HTMLCanvasElement): Promise<Blob> {
  if (!isReadAsPainted()) throw new Error('dohoa: this browser hides from pages what they have painted');
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
  if (!blob) throw new Error(`dohoa: this browser makes no picture ${canvas.width} px wide and ${canvas.height} px high`);
  return blob;
}

/** Who guards against being recognised by what a canvas holds gets noise in its place, which nobody is to save as a picture. */
function isReadAsPainted(): boolean {
  const dot = document.createElement('canvas').getContext('2d')!;
  dot.fillStyle = '#123456';
  dot.fillRect(0, 0, 1, 1);
  const { data } = dot.getImageData(0, 0, 1, 1);
  return [0x12, 0x34, 0x56].every((part, at) => data[at] === part);
}

/** Whoever asks for "300px" is told, and gets no picture of a size of nobody's choice. */
function refuseSize(name: string, size: unknown, fits: boolean): void {
  if (!fits || !Number.isFinite(size)) throw new TypeError(`dohoa: ${name} is a number above 0, and was given as ${size}`);
}

/**
 * The fields of a text, parted as the core parts them.
 * @internal
 */
export async function rowsOfText(compiling: typeof compile, text: string): Promise<string[][]> {
  await start(compiling);
  return rows(text);
}

/**
 * All that is wrong with a spec, given as text.
 * @internal
 */
export async function check(
  compiling: typeof compile,
  text: string,
  locale: string,
  files: Readonly<Record<string, string>>,
): Promise<PlacedProblem[]> {
  await start(compiling);
  try {
    return problemsOf(text, locale, files) as PlacedProblem[];
  } catch (error) {
    // As above.
    __wbg_reset_state();
    throw error;
  }
}

async function start(compiling: typeof compile): Promise<void> {
  starting ??= compiling(url, () => import('#desk-inline')).then(init);
  try {
    await starting;
  } catch (error) {
    starting = undefined;
    throw error;
  }
}
