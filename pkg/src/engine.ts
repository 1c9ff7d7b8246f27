// Gets the wasm core going, once for all charts of the page, and brings it back after a trap. What a chart does with the
// core, and what it says when there is none, is chart.ts's business.

import init, { Core as Reader, __wbg_reset_state, forgetFonts as forget } from '../core/dohoa.js';
import type { Core } from '../core/plane.js';
import { compile } from './compile.js';
import { inlineWasm, plane, wasmUrl } from './parts.js';
import { FONT } from './style.js';

/**
 * One chart in a module. What only charts with axes are asked (`window`, `show`, `stride`), only the module that has them answers.
 * @internal
 */
export type { Core };
/** @internal */
export type Engine = typeof Core;

let starting: Promise<Engine> | undefined;
let started = false;
/** The same for charts with axes, which are a module of their own. */
let startingPlane: Promise<Engine> | undefined;
let planePart: Awaited<ReturnType<typeof plane>> | undefined;

/** What has axes; tests/layers.rs holds this against the core. */
const WITH_AXES = /^(line|area|scatter)$/;

/** Whether a spec, or one of its panels, has axes, be it only where it is narrow. */
export const hasAxes = (spec: unknown): boolean => {
  const { type, panels, narrow } = (spec ?? {}) as { type?: unknown; panels?: unknown; narrow?: unknown };
  return WITH_AXES.test(String(type)) || (Array.isArray(panels) && panels.some(hasAxes)) || (!!narrow && hasAxes(narrow));
};

/** Resolves to the core when it works. A failure is not kept: the next chart tries again. */
export function engine(withAxes = false): Promise<Engine> {
  if (withAxes) {
    startingPlane ??= plane().then(async (part) => {
      await part.start(compile);
      planePart = part;
      return part.Core;
    });
    startingPlane.catch(() => (startingPlane = undefined));
    return startingPlane;
  }
  if (!starting) {
    const waiting = setTimeout(lookUpFonts);
    starting = compile(wasmUrl, inlineWasm)
      .then(init)
      .then(() => {
        clearTimeout(waiting);
        started = true;
        return Reader as unknown as Engine;
      });
    starting.catch(() => (starting = undefined));
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
  const family = getComputedStyle(document.documentElement).getPropertyValue('--dohoa-font') || FONT;
  for (const font of ['400 13px', '600 13px', '400 12px']) {
    context.font = `${font} ${family}`;
    // After a font: a canvas that has none yet would look another one up.
    context.textRendering = 'geometricPrecision';
    context.measureText('Ố0');
  }
}

/** After a trap the instance's memory cannot be trusted; the compiled module can. */
export const renewEngine = (): void => {
  if (started) __wbg_reset_state();
  planePart?.reset();
};

/** A font has come: what was measured before no longer holds. */
export const forgetFonts = (): void => {
  if (started) forget();
  planePart?.forgetFonts();
};
