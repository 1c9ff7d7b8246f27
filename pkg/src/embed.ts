// The page embed.html, one chart in an `<iframe>`: finds the spec in its own address and tells the page around it how high the
// chart is. What it may load is up to the policy in embed.html; the chart itself is the classic script's.
//
//   embed.html?src=chart.json          a file; its figures are sought beside it
//   embed.html#spec=…                  the spec itself: JSON, compressed (deflate-raw), in base64url
//   …?theme=dark, …?theme=auto         on dark ground; as the reader's system has it; else light, as most pages are
//   …?lang=vi                          the language of a spec that names none; else English

import type { Chart } from './chart.js';
import type { Spec } from './spec.js';

const asked = new URLSearchParams(location.search);
const page = document.documentElement;
const place = document.querySelector('main')!;
let chart: Chart | undefined;

/** More than this is no spec, however small it was packed. */
const LIMIT_BYTES = 5_000_000;

function dress(): void {
  const theme = asked.get('theme');
  page.lang = asked.get('lang') || page.lang;
  if (theme === 'auto') delete page.dataset['theme'];
  else if (theme === 'dark') page.dataset['theme'] = theme;
}

async function show(): Promise<void> {
  const packed = new URLSearchParams(location.hash.slice(1)).get('spec');
  if (packed === null) {
    const element = document.createElement('do-hoa');
    // Without an address there is nothing to show, and the chart says so.
    const src = asked.get('src');
    if (src) element.setAttribute('src', src);
    place.replaceChildren(element);
    chart = element.chart;
    return;
  }
  const spec = (await unpacked(packed)) as Spec;
  if (chart) await chart.update(spec);
  else chart = await window.dohoa!.mount(place, spec, { name: 'embed.html#spec' });
  entitle();
}

/** A page is called what its chart is: who goes through a page frame by frame hears it. */
function entitle(): void {
  document.title = chart?.table().caption || document.title;
}

/** The spec; what can't be unpacked is handed on as it is, so that the chart says what it found. */
async function unpacked(packed: string): Promise<unknown> {
  try {
    const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (const reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return JSON.parse(await new Blob(chunks).text());
      size += value.length;
      if (size > LIMIT_BYTES) throw new Error('too large');
      chunks.push(value as Uint8Array<ArrayBuffer>);
    }
  } catch {
    return packed;
  }
}

/**
 * Tells the height in the words of those who may listen: pages made for Datawrapper's charts, for pym, and AMP. Whoever frames
 * this page may know how high it is, so the messages are for any origin.
 */
function tell(): void {
  const height = Math.ceil(page.getBoundingClientRect().height);
  const child = asked.get('childId');
  const say = (message: unknown) => parent !== window && parent.postMessage(message, '*');
  say({ 'datawrapper-height': { dohoa: height } });
  if (child) say(['pym', child, 'height', height].join('xPYMx'));
  say({ sentinel: 'amp', type: 'embed-size', height });
  entitle();
}

dress();
addEventListener('hashchange', () => void show());
new ResizeObserver(tell).observe(page);
// A page whose script came later asks; nobody else has a reason to.
addEventListener('message', ({ source, data }) => {
  if (source === parent && data === 'dohoa-height') tell();
});
void show();
