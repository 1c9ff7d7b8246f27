// A browser takes a window's opening for itself: some 300 ms of its own processes, which a page would share the processors with.
// Readers have their window open already; so a page is only asked for once the window has come up.

import type { Browser, CDPSession } from 'playwright-core';

/** Between two looks, ms; and what all processes of the browser together may do meanwhile, ms of a processor. */
const LOOK = 100;
const REST = 10;

/** A browser that never comes to rest is taken as it is, ms. */
const PATIENCE = 5_000;

/** Resolves once the browser rests. */
export async function quiet(browser: Browser): Promise<void> {
  const whole = await browser.newBrowserCDPSession();
  const until = performance.now() + PATIENCE;
  for (let [before, now] = [-Infinity, await work(whole)]; now - before > REST && performance.now() < until; ) {
    await new Promise((done) => setTimeout(done, LOOK));
    [before, now] = [now, await work(whole)];
  }
  await whole.detach();
}

/** What all processes of the browser have done so far, ms of a processor. */
async function work(whole: CDPSession): Promise<number> {
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}
