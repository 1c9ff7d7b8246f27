// What the editor's tests share: the editor as it is served, opened, begun with a chart, pasted and dropped into, and asked for
// what it holds, keeps and gives out.

import { before } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { html, site, visit } from './browser.js';

export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 760 } };
export const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
/** With the worker that keeps the editor for when there is no network. */
export const WITH_WORKER: BrowserContextOptions = { ...DESK, serviceWorkers: 'allow' };
export const LIMIT = { timeout: 90_000 };

export let url: string;
before(async () => {
  url = await site({ csp: true });
});

/** Without its worker, which fetches all that the editor is made of once more, unless that is what is asked about. */
export async function open(path = 'editor/', options: BrowserContextOptions = DESK) {
  const visited = await visit(url + path, { reducedMotion: 'reduce', serviceWorkers: 'block', ...options });
  await visited.page.locator('main').waitFor();
  return visited;
}

/** A chart from the first question: bars. */
export async function begin(page: Page, question = /So sánh độ lớn|Compare sizes/): Promise<void> {
  await page.getByRole('button', { name: question }).click();
  await page.locator('.grid [role=gridcell]').first().waitFor();
  await checked(page);
}

/** The text has been looked at. */
export const checked = (page: Page): Promise<unknown> => page.waitForFunction(() => !!document.querySelector<HTMLElement>('.problems')?.dataset['state']);

export async function settled(page: Page): Promise<void> {
  // Longer than the pauses after which the editor looks and saves.
  await page.waitForTimeout(700);
  await page.locator('.saving:not([data-state=saving])').waitFor({ state: 'attached' });
}

export const cell = (page: Page, row: number, column: number) => page.locator(`.grid [row-index="${row}"] [col-id="${column}"]`);

/** Pastes what a spreadsheet copied, where the focus is. */
export const paste = (page: Page, text: string, markup = ''): Promise<void> =>
  page.evaluate(
    ([text, markup]) => {
      const data = new DataTransfer();
      data.setData('text/plain', text!);
      if (markup) data.setData('text/html', markup);
      let target: Element = document.activeElement!;
      while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
    },
    [text, markup],
  );

/** Drops a file on the page. */
export const drop = (page: Page, name: string, content: string | number[]): Promise<void> =>
  page.evaluate(
    ([name, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, content] as const,
  );

/** Each chart of this browser as it has been kept, by its title. */
export const keptTexts = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const opening = indexedDB.open('dohoa-editor');
      opening.onsuccess = () => done(opening.result);
    });
    const charts = await new Promise<{ title: string; text: string }[]>((done) => {
      const asked = db.transaction('charts').objectStore('charts').getAll();
      asked.onsuccess = () => done(asked.result as { title: string; text: string }[]);
    });
    db.close();
    return Object.fromEntries(charts.map(({ text }) => [String((JSON.parse(text) as { title?: string }).title), text]));
  });

export const json = (page: Page): Promise<string> => page.locator('.cm-content').evaluate((content) => [...content.querySelectorAll('.cm-line')].map(({ textContent }) => textContent).join('\n'));

export async function codeOf(page: Page, form: string): Promise<string> {
  if (!(await page.locator('dialog.out').isVisible())) await page.getByRole('button', { name: /^(Đưa vào bài|Publish)$/ }).click();
  await page.locator('dialog.out .choice label', { hasText: form }).locator('input').check();
  const names: Record<string, string> = { 'Thẻ script': 'script', 'Bảng trước': 'table' };
  const code = page.locator(`textarea[data-form=${names[form] ?? form}]`);
  await code.waitFor();
  return code.inputValue();
}

/** The code in an empty page, as an article would have it, on a site that allows what news sites do. */
export async function publish(code: string, options: BrowserContextOptions = {}) {
  const news = await site({ extra: { '/article.html': html(`<main style="width:640px">${code}</main>`, '') } });
  return visit(`${news}article.html`, { viewport: { width: 800, height: 900 }, reducedMotion: 'reduce', ...options });
}
