// Gets the wasm core going, once for all charts of the page, and brings it back after a trap. What a chart does with the
// core, and what it says when there is none, is chart.ts's business.

import init, { Core, __wbg_reset_state, forgetFonts as forget } from '../core/dohoa.js';
import { compile } from './compile.js';
import { inlineWasm, wasmUrl } from './parts.js';
import { FONT } from './style.js';

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
    setTimeout(lookUpFonts);
  }
  return starting;
}

/**
 * The page has nothing to do until the module is there, and the first text in a font is what charts wait for longest: so the
 * browser finds the fonts meanwhile, as the core will ask for them.
 */
function lookUpFonts(): void {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return;
  context.textRendering = 'geometricPrecision';
  for (const font of ['400 13px', '600 13px', '400 12px']) {
    context.font = `${font} ${FONT}`;
    context.measureText('Ố0');
  }
}

/** After a trap the instance's memory cannot be trusted; the compiled module can. */
export const renewEngine = (): void => __wbg_reset_state();

/** A font has come: what was measured before no longer holds. */
export const forgetFonts = (): void => {
  if (started) forget();
};
