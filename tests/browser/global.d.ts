import type * as dohoa from '../../pkg/src/index.js';
import type { DoHoa } from '../../pkg/src/index.js';

declare global {
  interface Window {
    dohoa?: typeof dohoa;
  }
  interface HTMLElementTagNameMap {
    'do-hoa': DoHoa;
  }
}
