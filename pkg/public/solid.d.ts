// `import type {} from 'dohoa/solid'`: `<do-hoa>` in the JSX of Solid. Types alone; `dohoa/element` makes the element known.

import type { JSX } from 'solid-js';
import type { DoHoa, PageEventMap } from './index.js';

/** Solid listens for what stands behind `on:`: `on:dohoa-select={(event) => …}`. */
type Listeners = { [Type in keyof PageEventMap as `on:${Type}`]?: (event: PageEventMap[Type]) => void };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'do-hoa': JSX.HTMLAttributes<DoHoa> & Listeners & { src?: string };
    }
  }
}
