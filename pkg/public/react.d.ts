// `import type {} from 'dohoa/react'`: `<do-hoa>` in the JSX of React. Types alone; `dohoa/element` makes the element known.

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { DoHoa, PageEventMap } from './index.js';

/** React 19 listens for what stands behind `on`, as it is written: `ondohoa-select={(event) => …}`. */
type Listeners = { [Type in keyof PageEventMap as `on${Type}`]?: (event: PageEventMap[Type]) => void };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'do-hoa': DetailedHTMLProps<HTMLAttributes<DoHoa>, DoHoa> & Listeners & { src?: string };
    }
  }
}
