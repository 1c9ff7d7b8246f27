// A cold load that nobody listens to. Playwright has every page tell of its scripts (the protocol's `Runtime` domain), and V8 then
// looks up where in a script each request comes from: some 6 ms of the main thread for a library that fetches something from a
// script, nothing for one that does not. Readers' browsers don't. Here a page is asked once it has loaded, and then only.

import type { Browser, CDPSession } from 'playwright-core';
import { quiet } from './quiet.js';

/** So long a page may take to load, ms. */
const PATIENCE = 60_000;

export interface Page {
  /** What `ask` answers in the page. */
  evaluate<A, R>(ask: (given: A) => R | Promise<R>, given?: A): Promise<R>;
  /** What the main thread has done so far, ms of the processor's time. */
  busy(): Promise<number>;
}

/** Of what `Performance.getMetrics` tells, the time that the main thread was at work, ms. */
export const taskTime = (metrics: readonly { name: string; value: number }[]): number =>
  metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;

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
    const { send, event } = lineTo(root, sessionId);
    await send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
    await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
    await send('Emulation.setLocaleOverride', { locale: 'vi' });
    // Of the main thread the processor's time: what else the machine does meanwhile is no library's.
    await send('Performance.enable', { timeDomain: 'threadTicks' });
    await send('Page.enable');
    await quiet(browser);
    const loaded = event('Page.loadEventFired');
    await send('Page.navigate', { url });
    await loaded;
    return await look({
      async evaluate<A, R>(ask: (given: A) => R | Promise<R>, given?: A) {
        const expression = `(${ask})(${JSON.stringify(given)})`;
        const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result?.value as R;
      },
      busy: async () => taskTime((await send('Performance.getMetrics')).metrics!),
    });
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

interface Heard {
  id?: number;
  method?: string;
  result?: Answer;
  error?: { message: string };
}

/** What is said to one page, over the session of its browser. */
function lineTo(root: CDPSession, sessionId: string) {
  let count = 0;
  const asked = new Map<number, { done(answer: Answer): void; failed(error: Error): void }>();
  const awaited = new Map<string, () => void>();
  root.on('Target.receivedMessageFromTarget', (heard) => {
    if (heard.sessionId !== sessionId) return;
    const { id = 0, method = '', result = {}, error } = JSON.parse(heard.message) as Heard;
    awaited.get(method)?.();
    if (error) asked.get(id)?.failed(new Error(error.message));
    else asked.get(id)?.done(result);
  });
  return {
    send(method: string, params: object = {}): Promise<Answer> {
      const id = ++count;
      return new Promise((done, failed) => {
        asked.set(id, { done, failed });
        const message = JSON.stringify({ id, method, params });
        root.send('Target.sendMessageToTarget', { sessionId, message }).catch(failed);
      });
    },
    event(method: string): Promise<void> {
      return new Promise((done, failed) => {
        const late = setTimeout(() => failed(new Error(`no ${method} for ${PATIENCE} ms`)), PATIENCE);
        awaited.set(method, () => {
          clearTimeout(late);
          done();
        });
      });
    },
  };
}
