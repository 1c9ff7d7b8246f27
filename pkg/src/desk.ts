// The desk's module: the same core with words for what is wrong with a spec, and pictures as files. A part of its own,
// loaded on need, so that readers of sound pages never pay for it.

import init, { Core, __wbg_reset_state, check as problemsOf, forgetFonts, rowsOfText as rows } from '../core/desk.js';
import type { PlacedProblem } from './check.js';
import type { compile } from './compile.js';
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
  starting ??= compiling(url(), () => import('#desk-inline')).then((module) => init({ module_or_path: module }));
  try {
    await starting;
  } catch (error) {
    starting = undefined;
    throw error;
  }
}
