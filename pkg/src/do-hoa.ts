// The element `<do-hoa>`. The class alone, with no effect on the page; element.ts registers it.

import { load, open, redress, stands, type Chart } from './chart.js';
import type { PageEventMap } from './events.js';
import { specFromFile, specFromText } from './reading.js';

// In Node there is no HTMLElement, and importing must not fail.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * A chart, from a file or from the JSON inside.
 *
 * @element do-hoa
 * @attr {string} src - The address of the chart's JSON file.
 * @slot - What stands here, a table or a picture, is shown until the chart is painted. A
 *   `<script type="application/json">` here is the spec, where there is no `src`.
 * @fires {CustomEvent} dohoa-select - The reader clicked or tapped a mark.
 * @fires {CustomEvent} dohoa-explore - The reader points at another mark, or at none.
 * @fires {CustomEvent} dohoa-step - Another step of the chart's story is shown.
 * @fires {CustomEvent} dohoa-problem - The spec has errors or warnings.
 * @cssprop --dohoa-font - The chart's font-family list.
 * @cssprop --dohoa-text - The colour of titles, labels and values; likewise `ground`, `muted`, `hairline`, `axis`, `accent`,
 *   `rest` and `track`.
 * @cssprop --dohoa-palette - The colours of series, parted by commas.
 * @cssprop --dohoa-ordered - The strong and the weak end of grades.
 * @cssprop --dohoa-scale - How much larger than usual everything is; likewise `space` for gaps.
 * @cssprop --dohoa-radius - How far the corners of marks are rounded, in CSS pixels.
 */
export class DoHoa extends Base {
  static readonly observedAttributes = ['src'];

  #chart: Chart | undefined;
  #watch: MutationObserver | undefined;
  /** The spec's text as it was read. */
  #read = '';

  /** The address of the chart's JSON file. */
  get src(): string {
    return this.getAttribute('src') ?? '';
  }

  set src(address: string) {
    this.setAttribute('src', address);
  }

  /** The chart, while the element is in a page. */
  get chart(): Chart | undefined {
    return this.#chart;
  }

  connectedCallback(): void {
    // Moved: what stands around it may be of another theme.
    if (this.#chart) return redress(this.#chart);
    void this.#becomeBlock();
    const name = () => this.getAttribute('src') || this.id || 'do-hoa';
    this.#chart = open({ target: this, name, inFigure: false, before: null });
    this.#load();
    this.#watch ??= new MutationObserver(() => this.#changed());
    this.#watch.observe(this, { childList: true, characterData: true, subtree: true });
  }

  disconnectedCallback(): void {
    // An element that is moved leaves and comes back at once; its chart moves with it.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#watch?.disconnect();
      this.#chart?.destroy();
      this.#chart = undefined;
    });
  }

  /** Elements that a page knows nothing of are inline. Of all that come up together each asks before the first is changed. */
  async #becomeBlock(): Promise<void> {
    await null;
    const { display } = getComputedStyle(this);
    await null;
    if (display === 'inline') this.style.display = 'block';
  }

  attributeChangedCallback(): void {
    this.#load();
  }

  /** What a page puts in place of what stood here takes the chart along, and may be another spec. */
  #changed(): void {
    // What is still being read is waited for anyway.
    if (!this.#chart || document.readyState === 'loading') return;
    if (!stands(this.#chart)) {
      this.#chart.destroy();
      this.#chart = undefined;
      this.connectedCallback();
    } else if (!this.src && this.#text() !== this.#read) {
      this.#load();
    }
  }

  #load(): void {
    if (!this.#chart) return;
    const { src } = this;
    void load(this.#chart, src ? specFromFile(src) : specFromText(() => this.#inside()));
  }

  async #inside(): Promise<string> {
    // At least until the script that puts the element in is done with it: while jQuery does, JSON is of another type.
    await (document.readyState === 'loading' && new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed, { once: true })));
    return (this.#read = this.#text());
  }

  #text(): string {
    return this.querySelector('script[type="application/json"]')?.textContent ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'do-hoa': DoHoa;
  }
  // Of elements, the document and the window alike.
  interface GlobalEventHandlersEventMap extends PageEventMap {}
}
