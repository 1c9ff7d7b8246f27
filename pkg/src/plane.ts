// The reader's module once more, with the kinds that have axes: a part of its own, so that pages without such charts never pay
// for them.

import init, { Core as Plain, __wbg_reset_state, forgetFonts } from '../core/plane.js';
import { withColumns } from './columns.js';
import type { compile } from './compile.js';

export { __wbg_reset_state as reset, forgetFonts };

/** The core, to which typed arrays go over whole. */
export class Core extends Plain {
  constructor(spec: unknown, locale: string) {
    super(withColumns(spec), locale);
  }

  override renew(spec: unknown, locale: string, progress: number): void {
    super.renew(withColumns(spec), locale, progress);
  }
}

const url = (): URL => new URL(/* @vite-ignore */ './plane.wasm', import.meta.url);

/** How to compile is handed over, since this part shares no file with the page's own script. */
export const start = async (compiling: typeof compile): Promise<unknown> =>
  init({ module_or_path: await compiling(url(), () => import('#plane-inline')) });
