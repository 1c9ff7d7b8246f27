// `import 'dohoa/element'`: makes `<do-hoa>` known to the page. In Node it does nothing.

import { DoHoa } from './do-hoa.js';

export { DoHoa };

// Some make-believe browsers, in which components are tested, lack what charts live by; there the element stays unknown.
const isPage = ['customElements', 'matchMedia', 'ResizeObserver'].every((name) => name in globalThis) && 'fonts' in document;
if (isPage && !customElements.get('do-hoa')) customElements.define('do-hoa', DoHoa);
