// All libraries' pictures side by side, to be looked at: whether they draw the same charts.

import type { Browser } from 'playwright-core';
import type { Peer } from './peers.js';
import { watched } from './visit.js';

export async function contactSheet(browser: Browser, url: string, peers: readonly Peer[]): Promise<Buffer> {
  const pictures: { title: string; png: string }[] = [];
  for (const { name, title } of peers) {
    const png = await watched(browser, `${url}${name}/`, { page: 'article', slow: false }, async ({ page }) => {
      // Past what Frappe Charts puts off, so that what stays is seen.
      await page.waitForTimeout(800);
      return page.screenshot({ clip: { x: 0, y: 0, width: 672, height: 800 } });
    });
    pictures.push({ title, png: png.toString('base64') });
  }
  const context = await browser.newContext({ viewport: { width: 1400, height: 600 } });
  try {
    const page = await context.newPage();
    const figures = pictures.map(
      ({ title, png }) => `<figure><figcaption>${title}</figcaption><img src="data:image/png;base64,${png}"></figure>`,
    );
    await page.setContent(`<style>body{margin:12px;font:bold 16px sans-serif;display:grid;grid-template-columns:repeat(4,1fr);gap:12px}
figure{margin:0}img{width:100%;border:1px solid #ccc}</style>${figures.join('')}`);
    return await page.screenshot({ fullPage: true });
  } finally {
    await context.close();
  }
}
