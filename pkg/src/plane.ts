// The reader's module once more, with the kinds that have axes: a part of its own, so that pages without such charts never pay
// for them.

import init, { Core, __wbg_reset_state, forgetFonts } from '../core/plane.js';
import type { compile } from './compile.js';

export { Core, __wbg_reset_state as reset, forgetFonts };

const url = (): URL => new URL(/* @vite-ignore */ './plane.wasm', import.meta.url);

/** How to compile is handed over, since this part shares no file with the page's own script. */
export const start = async (compiling: typeof compile): Promise<unknown> =>
  init(await compiling(url, () => import('#plane-inline')));
