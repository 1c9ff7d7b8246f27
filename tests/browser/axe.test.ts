// axe-core finds nothing to mend: in the pages as they open, and in each state that a reader can bring a chart to.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFinds, html, inline, painted, site, visit } from './browser.js';

const GRADES = {
  type: 'stacked-bar',
  locale: 'vi',
  title: 'Phần lớn đơn vị đạt hạng Tốt',
  subtitle: 'Số đơn vị theo hạng cải cách hành chính năm 2023',
  note: 'Cấp huyện: 0 = không có đơn vị nào được công bố ở hạng Xuất sắc.',
  source: 'Cổng thông tin điện tử tỉnh Hà Giang, 28/12/2023',
  sourceUrl: 'https://hagiang.gov.vn',
  palette: 'ordered',
  controls: ['sort', 'percent', 'data', 'save'],
  steps: [{ text: 'Phần lớn đạt hạng Tốt.', highlight: 'Tốt', annotation: { at: ['Sở, ban, ngành', 'Tốt'], text: '13 trên 20 đơn vị' } }],
  data: [
    ['Nhóm', 'Xuất sắc', 'Tốt', 'Khá'],
    ['Sở, ban, ngành', 2, 13, 5],
    ['Huyện, thành phố', 0, 7, 4],
  ],
};
const BROKEN = { ...GRADES, sotr: 'desc' };

const HEAD = `<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/ground.css">
<script src="/dohoa/dohoa.js" defer></script>`;
const BODY = `<main><h1>Trang thử</h1>${inline(GRADES)}</main>`;

let url: string;
before(async () => {
  url = await site({
    csp: true,
    extra: {
      '/grades.html': html(BODY, HEAD),
      '/broken.html': html(`<main><h1>Trang thử</h1>${inline(BROKEN)}</main>`, HEAD),
      '/ground.css': { type: 'text/css', body: ':root { color-scheme: light dark; color: CanvasText; background: Canvas }' },
    },
  });
});

describe('the pages', () => {
  const looks: [string, BrowserContextOptions][] = [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['320 px wide', { viewport: { width: 320, height: 800 } }],
    ['forced colours', { forcedColors: 'active' }],
  ];
  for (const path of ['', 'en/', 'gallery/']) {
    for (const [look, options] of looks) {
      test(`/${path}, ${look}`, { timeout: 60_000 }, async () => {
        const { page } = await visit(url + path, options);
        await painted(page, 1);
        assert.deepEqual(await axeFinds(page), []);
      });
    }
  }
});

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await visit(url + 'grades.html', { reducedMotion: 'reduce', ...options });
  await painted(page, 1);
  await page.locator('.walk').focus();
  await page.locator('.walk [aria-live]').waitFor({ state: 'attached' });
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  return page;
}

const STATES: Record<string, (page: Page) => Promise<void>> = {
  'with its tools': async () => {},
  'with a tooltip': async (page) => {
    const { x, y, width, height } = (await page.locator('.plot > canvas').boundingBox())!;
    for (let down = 0; down < height && !(await page.locator('.tip').isVisible()); down += 6) await page.mouse.move(x + width / 2, y + down);
    await page.locator('.tip').waitFor();
  },
  'with a figure that has the focus': async (page) => {
    await page.locator('.walk').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=graphics-symbol]').waitFor();
  },
  'with a series left out': async (page) => {
    const entry = page.getByRole('button', { name: 'Khá' });
    await entry.focus();
    await page.keyboard.press('Enter');
    await page.locator('.entry[aria-pressed=false]').waitFor();
  },
  'with its table open': async (page) => {
    await page.getByRole('button', { name: 'Bảng số liệu' }).first().click();
    await page.locator('.sheet table').waitFor();
  },
  'with a word on what has become of a press': async (page) => {
    await page.getByRole('button', { name: 'Bảng số liệu' }).first().click();
    await page.getByRole('button', { name: 'Tải CSV' }).click();
    await page.locator('.said').waitFor();
  },
  'with its keys explained': async (page) => {
    await page.locator('.walk').focus();
    await page.keyboard.press('h');
    await page.locator('.help').waitFor();
  },
  'at a step of its story': async (page) => {
    await page.evaluate(() => chartOf('do-hoa').step(0));
    await page.locator('.bubble').waitFor();
  },
};
const LOOKS: Record<string, BrowserContextOptions> = {
  light: {},
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  '320 px wide': { viewport: { width: 320, height: 800 } },
};

for (const [look, options] of Object.entries(LOOKS)) {
  describe(`a chart, ${look}`, () => {
    for (const [state, bring] of Object.entries(STATES)) {
      test(state, async () => {
        const page = await open(options);
        await bring(page);
        assert.deepEqual(await axeFinds(page), []);
      });
    }
  });
}

test('a chart that cannot be drawn', async () => {
  const { page } = await visit(url + 'broken.html');
  await page.locator('.problem').waitFor();
  assert.deepEqual(await axeFinds(page), []);
});

test('what is wrong is found, in the shadow of a chart too', async () => {
  const page = await open();
  await page.evaluate(() => {
    const root = document.querySelector('do-hoa > div')!.shadowRoot!;
    root.querySelector('.walk')!.removeAttribute('aria-label');
    root.querySelector('.frame')!.append(document.createElement('img'));
  });
  assert.match((await axeFinds(page)).join(), /image-alt/);
});
