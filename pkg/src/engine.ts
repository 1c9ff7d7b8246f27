// Gets the wasm core going, once for all charts of the page, and brings it back after a trap. What a chart does with the
// core, and what it says when there is none, is chart.ts's business.

import init, { Core, __wbg_reset_state, forgetFonts as forget } from '../core/dohoa.js';
import { compile } from './compile.js';
import { inlineWasm, wasmUrl } from './parts.js';

/** @internal */
export { Core };

let starting: Promise<unknown> | undefined;
let started = false;

/** Resolves when `new Core()` works. A failure is not kept: the next chart tries again. */
export function engine(): Promise<unknown> {
  if (!starting) {
    starting = compile(wasmUrl(), inlineWasm)
      .then((module) => init({ module_or_path: module }))
      .then(() => (started = true));
    starting.catch(() => (starting = undefined));
  }
  return starting;
}

/** After a trap the instance's memory cannot be trusted; the compiled module can. */
export const renewEngine = (): void => __wbg_reset_state();

/** A font has come: what was measured before no longer holds. */
export const forgetFonts = (): void => {
  if (started) forget();
};
