// dohoa as the README advises: a script tag, a preload, elements in the page. All that is done here is to see when an element
// has been painted, which takes no part in painting it.

import type { DoHoa } from '../../../pkg/src/index.js';
import { page } from '../page.js';

page({
  async draw(place) {
    const element = place.firstElementChild as DoHoa;
    await customElements.whenDefined('do-hoa');
    const root = [...element.children].find((child) => child.shadowRoot)!.shadowRoot!;
    await new Promise<void>((done) => {
      const look = () => {
        if (!root.querySelector('canvas')?.style.height) return;
        watching.disconnect();
        done();
      };
      // Told after the task that sets the size, which is the one that paints.
      const watching = new MutationObserver(look);
      watching.observe(root, { subtree: true, childList: true, attributeFilter: ['style'] });
      look();
    });
    return { element, spec: JSON.parse(element.querySelector('script')!.textContent) };
  },

  update({ element, spec }, { labels, series }) {
    const rows = labels.map((label, at) => [label, ...series.map(({ values }) => values[at]!)]);
    return element.chart!.update({ ...spec, data: [['', ...series.map(({ name }) => name)], ...rows] });
  },
});
