// `import 'dohoa/element'`: makes `<do-hoa>` known to the page. In Node it does nothing.

import { DoHoa } from './do-hoa.js';
import { lacking } from './parts.js';

export { DoHoa };

// Where components are tested, the element stays unknown.
if (!lacking() && !customElements.get('do-hoa')) customElements.define('do-hoa', DoHoa);
