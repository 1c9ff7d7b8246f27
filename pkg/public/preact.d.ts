// `import type {} from 'dohoa/preact'`: `<do-hoa>` in the JSX of Preact. Types alone; `dohoa/element` makes the element known.

import type { HTMLAttributes } from 'preact';
import type { DoHoa, PageEventMap } from './index.js';

/** Preact listens for what stands behind `on`, as it is written: `ondohoa-select={(event) => …}`. */
type Listeners = { [Type in keyof PageEventMap as `on${Type}`]?: (event: PageEventMap[Type]) => void };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'do-hoa': HTMLAttributes<DoHoa> & Listeners & { src?: string };
    }
  }
}
