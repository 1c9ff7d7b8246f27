// One cold load of one page: a context of its own, so that nothing is cached, on a line and a processor as they are told.

import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { PageName } from './build.js';
import { PAINTED } from './page.js';
import { quiet } from './quiet.js';
import { taskTime, unwatched, type Page as Asked } from './unwatched.js';

export interface Conditions {
  page: PageName;
  /** A mid-range phone on a slow line: 4× slower CPU, 1.6 Mbit/s, 150 ms a round trip. */
  slow: boolean;
}

export interface Visit extends Asked {
  /** When the charts were painted, ms since the navigation began. */
  painted: number;
  /** What Playwright makes of it, where the load is one that Playwright listens to. */
  page?: Page;
}

const VIEWPORT: Record<PageName, { width: number; height: number }> = {
  article: { width: 800, height: 900 },
  figure: { width: 800, height: 900 },
  // All fifty are within a window's height of the window, where dohoa paints at once; further down it would wait.
  fifty: { width: 1680, height: 1200 },
  points: { width: 800, height: 500 },
};

const BITS = 1_600_000;

/** As a reader's browser loads it, but for a slow one, which it takes Playwright to make. */
export function visit<T>(browser: Browser, url: string, conditions: Conditions, look: (visit: Visit) => Promise<T>): Promise<T> {
  const { page: name, slow } = conditions;
  if (slow || name === 'points') return watched(browser, url, conditions, look);
  return unwatched(browser, `${url}${name}.html`, VIEWPORT[name], async (page) =>
    look({ ...page, painted: await page.evaluate(() => window.painted) }),
  );
}

/** The same through Playwright, which can take pictures and move the pointer. */
export async function watched<T>(
  browser: Browser,
  url: string,
  { page: name, slow }: Conditions,
  look: (visit: Visit & { page: Page }) => Promise<T>,
): Promise<T> {
  const context = await contextFor(browser, name);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const broken = new Promise<never>((_, fail) => page.on('pageerror', fail));
    broken.catch(() => {});
    const client = await context.newCDPSession(page);
    // Of the main thread the processor's time: what else the machine does meanwhile is no library's.
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    await quiet(browser);
    // After that: a processor is slowed down by keeping it at work.
    if (slow) await slowDown(client);
    // Nothing is asked of the page before: an answer takes some milliseconds of its time, from those that draw last.
    const told = page.waitForEvent('console', (message) => message.text().startsWith(PAINTED));
    await page.goto(`${url}${name}.html`, { waitUntil: 'commit' });
    const painted = Number((await Promise.race([told, broken])).text().split(' ')[1]);
    const busy = async () => taskTime((await client.send('Performance.getMetrics')).metrics);
    return await look({ painted, page, busy, evaluate: (ask, given) => page.evaluate(ask as never, given) });
  } finally {
    await context.close();
  }
}

/** Less motion is how readers turn animation off; where a library has a switch of its own, its page sets that too. */
export const contextFor = (browser: Browser, page: PageName): Promise<BrowserContext> =>
  browser.newContext({ viewport: VIEWPORT[page], reducedMotion: 'reduce', locale: 'vi' });

async function slowDown(client: CDPSession): Promise<void> {
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: BITS / 8,
    uploadThroughput: BITS / 8,
  });
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}
