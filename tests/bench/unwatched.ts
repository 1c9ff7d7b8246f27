// A cold load that nobody listens to. Playwright has every page tell of its scripts (the protocol's `Runtime` domain), and V8 then
// looks up where in a script each request comes from: some 6 ms of the main thread for a library that fetches something from a
// script, nothing for one that does not. Readers' browsers don't. Here a page is asked once it has loaded, and then only.

import type { Browser, CDPSession } from 'playwright-core';

/** So long a page may take to load, ms. */
const PATIENCE = 60_000;

export interface Page {
  /** What `ask` answers in the page. */
  evaluate<A, R>(ask: (given: A) => R | Promise<R>, given: A): Promise<R>;
  /** What the main thread has done so far, ms of the processor's time. */
  busy(): Promise<number>;
}

export async function unwatched<T>(
  browser: Browser,
  url: string,
  size: { width: number; height: number },
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const root = await browser.newBrowserCDPSession();
  // Playwright lets go of what stands in a context that is not its own.
  const { browserContextId } = await root.send('Target.createBrowserContext');
  try {
    const { targetId } = await root.send('Target.createTarget', { url: 'about:blank', browserContextId, ...size });
    const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
    const line = new Line(root, sessionId);
    await line.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
    await line.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
    await line.send('Emulation.setLocaleOverride', { locale: 'vi' });
    // Of the main thread the processor's time: what else the machine does meanwhile is no library's.
    await line.send('Performance.enable', { timeDomain: 'threadTicks' });
    await line.send('Page.enable');
    const loaded = line.event('Page.loadEventFired');
    await line.send('Page.navigate', { url });
    await loaded;
    return await look(line);
  } finally {
    await root.send('Target.disposeBrowserContext', { browserContextId });
    await root.detach();
  }
}

interface Answer {
  result?: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
  metrics?: { name: string; value: number }[];
}

/** What is said to one page, over the session of its browser. */
class Line implements Page {
  readonly #root: CDPSession;
  readonly #sessionId: string;
  #count = 0;
  readonly #asked = new Map<number, { done(answer: Answer): void; failed(error: Error): void }>();
  readonly #awaited = new Map<string, () => void>();

  constructor(root: CDPSession, sessionId: string) {
    this.#root = root;
    this.#sessionId = sessionId;
    root.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
      if (sessionId === this.#sessionId) this.#hear(JSON.parse(message));
    });
  }

  #hear({ id, method, result, error }: { id?: number; method?: string; result?: Answer; error?: { message: string } }): void {
    if (method) this.#awaited.get(method)?.();
    const asked = this.#asked.get(id ?? 0);
    if (error) asked?.failed(new Error(error.message));
    else asked?.done(result ?? {});
  }

  send(method: string, params: object = {}): Promise<Answer> {
    const id = ++this.#count;
    return new Promise((done, failed) => {
      this.#asked.set(id, { done, failed });
      const message = JSON.stringify({ id, method, params });
      this.#root.send('Target.sendMessageToTarget', { sessionId: this.#sessionId, message }).catch(failed);
    });
  }

  event(method: string): Promise<void> {
    return new Promise((done, failed) => {
      const late = setTimeout(() => failed(new Error(`no ${method} for ${PATIENCE} ms`)), PATIENCE);
      this.#awaited.set(method, () => {
        clearTimeout(late);
        done();
      });
    });
  }

  async evaluate<A, R>(ask: (given: A) => R | Promise<R>, given: A): Promise<R> {
    const expression = `(${ask})(${JSON.stringify(given)})`;
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result?.value as R;
  }

  async busy(): Promise<number> {
    const { metrics } = await this.send('Performance.getMetrics');
    return metrics!.find(({ name }) => name === 'TaskDuration')!.value * 1000;
  }
}
