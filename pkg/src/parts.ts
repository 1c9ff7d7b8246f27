// Where the parts that are fetched on need come from, for the ESM build: bundlers follow these URLs and imports by
// themselves. parts.classic.ts says the same for the script tag.

export const wasmUrl = (): URL => new URL(/* @vite-ignore */ './dohoa.wasm', import.meta.url);

/**
 * The wasm once more as base64 in a script, for hosts that cannot serve `.wasm`.
 * @internal
 */
export const inlineWasm = (): Promise<typeof import('#inline')> => import('#inline');

/**
 * The module with the kinds that have axes.
 * @internal
 */
export const plane = (): Promise<typeof import('./plane.js')> => import('./plane.js');

/**
 * The module that has words for problems and writes pictures.
 * @internal
 */
export const desk = (): Promise<typeof import('./desk.js')> => import('./desk.js');

/**
 * How a chart takes the place of what readers see there.
 * @internal
 */
export const handover = (): Promise<typeof import('./handover.js')> => import('./handover.js');

/**
 * The walk by keyboard, controls, steps.
 * @internal
 */
export const tools = (): Promise<typeof import('./tools.js')> => import('./tools.js');

/**
 * What charts look like that do not look as the library has it.
 * @internal
 */
export const looks = (): Promise<typeof import('./look.js')> => import('./look.js');

/**
 * Tables and files that take more than a look.
 * @internal
 */
export const intake = (): Promise<typeof import('./intake.js')> => import('./intake.js');

/** The box of a chart that can't be drawn, and the words for what goes wrong before, or without, the core. */
export const troubleParts = (): Promise<typeof import('./trouble.js')> => import('./trouble.js');

/** What charts live by. Make-believe browsers, in which components are tested, lack some of it. */
const NEEDED = ['customElements', 'matchMedia', 'visualViewport', 'ResizeObserver', 'IntersectionObserver'];

/** The first of that which is not there. */
export const lacking = (): string | undefined =>
  NEEDED.find((name) => !(name in globalThis)) ?? ('fonts' in document ? undefined : 'document.fonts');
