// What is put into every page of these tests, and runs there before anything else: it keeps what the page says and what moves in it,
// and finds charts, whatever browser it is in.

/** The page's side of a test. */
export interface Reader {
  /** Errors and warnings in the console, exceptions that nobody caught, and what the policy forbade. */
  readonly heard: string[];
  /** What of the page around charts has moved while nobody did anything. */
  readonly moved: string[];
  /** The shadow roots of all charts. */
  charts(): ShadowRoot[];
  /** The element within the first chart, or within the chart of that number. */
  find<Found extends HTMLElement = HTMLElement>(selector: string, chart?: number): Found | null;
  /** All of them in the first chart. */
  all(selector: string): HTMLElement[];
  /** The middle of an element, which comes into view for it. */
  reach(element: Element): [x: number, y: number];
  /** How many pixels of each colour the canvas of a chart holds, the commonest first; those that are see-through are left out. */
  colors(chart?: number): [color: string, count: number][];
  /** Scrolls past everything, and back. */
  passBy(): Promise<void>;
  /** Waits for so many frames. */
  frames(count: number): Promise<void>;
}

declare global {
  interface Window {
    reader: Reader;
  }
}

function settle(): void {
  const heard: string[] = [];
  const moved: string[] = [];
  for (const level of ['error', 'warn'] as const) {
    const say = console[level];
    console[level] = (...words: unknown[]) => {
      heard.push(words.join(' '));
      say.apply(console, words);
    };
  }
  addEventListener('error', ({ message }) => heard.push(`uncaught: ${message}`));
  addEventListener('unhandledrejection', ({ reason }) => heard.push(`uncaught: ${reason}`));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => heard.push(`forbidden: ${violatedDirective} ${blockedURI}`));

  const charts = () => [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot?.querySelector('.frame') ? [shadowRoot] : []));
  const find = (selector: string, chart = 0) => charts()[chart]?.querySelector(selector) ?? null;

  /** From frame to frame, of what stands around the figures. A scrollbar that comes with the page's first lines makes them narrower. */
  let before = new Map<Element, number>();
  let room = 0;
  const look = () => {
    const now = new Map([...document.querySelectorAll('h1, h2, p:not(.dohoa *), footer')].map((element) => [element, element.getBoundingClientRect().top + scrollY]));
    const { clientWidth } = document.documentElement;
    for (const [element, top] of clientWidth === room ? now : []) {
      const was = before.get(element) ?? top;
      if (Math.abs(was - top) > 0.5) moved.push(`${element.textContent!.slice(0, 40)}: ${was} → ${top}`);
    }
    before = now;
    room = clientWidth;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  window.reader = {
    heard,
    moved,
    charts,
    find: find as Reader['find'],
    all: (selector) => [...(charts()[0]?.querySelectorAll<HTMLElement>(selector) ?? [])],
    reach(element) {
      element.scrollIntoView({ block: 'nearest' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    },
    colors(chart) {
      const canvas = find('.plot > canvas', chart) as HTMLCanvasElement;
      const { width, height } = canvas;
      const counts = new Map<string, number>();
      if (!width || !height) return [];
      // Read off a copy: a canvas that is read off is painted in another way from then on.
      const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { willReadFrequently: true })!;
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3]! < 255) continue;
        const color = '#' + [0, 1, 2].map((part) => data[at + part]!.toString(16).padStart(2, '0')).join('');
        counts.set(color, (counts.get(color) ?? 0) + 1);
      }
      return [...counts].sort(([, a], [, b]) => b - a);
    },
    async passBy() {
      for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
        scrollTo(0, y);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
      scrollTo(0, 0);
    },
    async frames(count) {
      for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
    },
  };
}

/** As a script. What runs the tests names each function by a call, also those that are sent to a page. */
export const READER = `globalThis.__name = (named) => named;\n(${settle})();`;
