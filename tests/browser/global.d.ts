import type * as dohoa from '../../pkg/src/index.js';
import type { DoHoa } from '../../pkg/src/index.js';

declare global {
  interface Window {
    dohoa?: typeof dohoa;
    /** Put there by browser.ts. */
    chartOf(selector: string): dohoa.Chart;
  }
  var chartOf: Window['chartOf'];
  interface HTMLElementTagNameMap {
    'do-hoa': DoHoa;
  }
}
