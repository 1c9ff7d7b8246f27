// The script tag: knows `<do-hoa>`, makes charts of the page's figures, takes a house style from `data-style`, and hands
// `window.dohoa` to other scripts. Safe to include twice, anywhere in the page.

import { engine } from './engine.js';
import type * as dohoa from './index.js';
import { scanOwn as scan } from './figure.js';
import { Chart, check, DoHoa, mount, style } from './index.js';
import { tag } from './parts.classic.js';

declare global {
  interface Window {
    dohoa?: typeof dohoa;
  }
}

// Not only "is it there": an element with the id "dohoa" is there as well.
if (!window.dohoa?.mount) {
  // By name: for the whole of a module the bundler writes a getter each.
  window.dohoa = { Chart, check, DoHoa, mount, scan, style };
  const address = tag?.dataset['style'];
  if (address) void style(address);
  const begin = () => {
    // The wasm is on its way before the page is parsed. Each chart says by itself when it does not come.
    engine().catch(() => {});
    if (!customElements.get('do-hoa')) customElements.define('do-hoa', DoHoa);
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => scan());
    else scan();
  };
  // Where a chart's picture stands in the page already, readers see that before anything is made of it, or compiled for it.
  if (document.querySelector('do-hoa .dohoa-plot')) requestAnimationFrame(() => setTimeout(begin));
  else begin();
} else if (document.readyState === 'complete') {
  // Once more, with what a page has put in later: its figures are new.
  window.dohoa.scan();
}
