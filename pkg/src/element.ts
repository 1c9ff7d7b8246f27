// `import 'dohoa/element'`: makes `<do-hoa>` known to the page. In Node it does nothing.

import { DoHoa } from './do-hoa.js';

export { DoHoa };

if (globalThis.customElements && !customElements.get('do-hoa')) customElements.define('do-hoa', DoHoa);
