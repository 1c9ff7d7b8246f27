// The editor as a journalist on deadline meets it: from a template and a pasted table to a chart in an article, with every
// mistake told where it is, and nothing ever lost. The figures are made up, and say so.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { axeFinds, html, painted, site, visit } from './browser.js';
import { begin, cell, checked, codeOf, DESK, drop, json, keptTexts, LIMIT, open, paste, PHONE, publish, settled, url, WITH_WORKER } from './editor-page.js';

/** Twelve rows, one of them with the letter O where a zero should be. */
const ROWS = [
  ['Phường (số liệu ví dụ)', 'Số hộ'],
  ...['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười', 'Mười một', 'Mười hai'].map((name, at) => [`Phường ${name}`, `1.${210 + at * 37}`]),
];
const WRONG_ROW = 5;
ROWS[WRONG_ROW]![1] = '1.3O8';
/** As a spreadsheet puts them on the clipboard. */
const TEXT = ROWS.map((row) => row.join('\t')).join('\r\n');
const HTML = `<table>${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;

/** What a canvas holds. */
async function pictureIn(page: Page, selector: string): Promise<PNG> {
  const data = await page.locator(`${selector} .plot > canvas`).evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  return PNG.sync.read(Buffer.from(data.split(',')[1]!, 'base64'));
}

function assertSame(one: PNG, other: PNG): void {
  assert.deepEqual([one.width, one.height], [other.width, other.height]);
  assert.equal(pixelmatch(one.data, other.data, undefined, one.width, one.height), 0, 'the pictures differ');
}

describe('five minutes', () => {
  test('template, twelve rows from a spreadsheet, the wrong one mended, embed code, the same picture in an empty page', LIMIT, async () => {
    const { page, said, forbidden } = await open();
    await page.getByRole('button', { name: /Số liệu ví dụ: hai đội đồng hạng nhì/ }).click();
    await cell(page, 0, 0).click();
    await paste(page, TEXT, HTML);

    // Told at its cell, in the list and in the JSON; the picture is still the template's.
    await page.locator('.problems[data-state=error]').waitFor();
    await cell(page, WRONG_ROW, 1).and(page.locator('.wrong')).waitFor();
    assert.equal(await page.locator('.grid .wrong').count(), 1);
    const item = page.locator('.problems li.error', { hasText: 'Không đọc được số “1.3O8”' });
    await item.waitFor();
    await page.locator('.cm-lintRange-error', { hasText: '1.3O8' }).waitFor();
    await page.locator('.kept').waitFor();
    assert.match((await page.locator('.paper .title').textContent())!, /hai đội đồng hạng nhì/);

    // From the list to the cell, and mended there.
    await item.getByRole('button', { name: `Ô B${WRONG_ROW + 1}` }).click();
    await page.locator('.cell-note.error').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1.308');
    await page.keyboard.press('Enter');
    await page.locator('.problems:not([data-state=error])').waitFor();
    assert.equal(await page.locator('.grid .wrong').count(), 0);
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Mười hai phường (số liệu ví dụ)');
    await settled(page);
    await page.locator('.paper .title', { hasText: 'Mười hai phường' }).waitFor();

    // The preview, at the width of a column.
    await page.locator('.choice label', { hasText: 'Cột bài' }).locator('input').check();
    await settled(page);
    const preview = await pictureIn(page, '.paper');
    const code = await codeOf(page, 'Thẻ script');
    assert.match(code, /rel="preload"/);
    // At an address without a version there is another script after the next update: it has to run as well.
    assert.doesNotMatch(code, /integrity/);
    const article = await publish(code.replaceAll(url, '/'));
    await painted(article.page, 1);
    assertSame(await pictureIn(article.page, 'do-hoa'), preview);
    assert.deepEqual(article.said, []);
    assert.deepEqual(said.filter((line) => !line.includes('dohoa: preview')), []);
    assert.deepEqual(forbidden, []);
  });
});

describe('beginning', () => {
  for (const lang of ['vi', 'en']) {
    test(`every question leads to a chart in which nothing is wrong: ${lang}`, LIMIT, async () => {
      const { page } = await open(`editor/?lang=${lang}`);
      await page.locator('.question').first().waitFor();
      const count = await page.locator('.question').count();
      assert.ok(count >= 4);
      for (let at = 0; at < count; at++) {
        await page.locator('.question').nth(at).click();
        await checked(page);
        assert.equal(await page.locator('.problems li.error, .problems li.warning').count(), 0, `question ${at + 1}`);
        await painted(page, 1);
        await page.getByRole('button', { name: /^(Biểu đồ mới|New chart)$/ }).click();
        await page.locator('.question').first().waitFor();
      }
    });
  }

  test('a table that is pasted or typed becomes a chart', LIMIT, async () => {
    const { page } = await open();
    await page.getByLabel('Dán bảng số liệu vào đây').focus();
    await paste(page, 'Mục;Số\nA;7,5\nB;12');
    await cell(page, 2, 1).waitFor();
    await painted(page, 1);
    assert.match(await json(page), /\["A", "7,5"\],\s+\["B", 12\]/);
  });

  test('what only looks like a number keeps its spelling', LIMIT, async () => {
    const { page } = await open();
    await page.getByLabel('Dán bảng số liệu vào đây').focus();
    await paste(page, 'Mục\tSố\tMã\nA\t7\t007\nB\t-12\t12345678901234567890');
    await cell(page, 2, 1).waitFor();
    assert.match(await json(page), /\["A", 7, "007"\],\s+\["B", -12, "12345678901234567890"\]/);
  });

  test('a problem in figures that are text has its place in the grid, before that is there as well', LIMIT, async () => {
    const { page } = await open();
    await page.locator('.question').first().waitFor();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/assets\/table-[^/]+\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await drop(page, 'x.json', JSON.stringify({ type: 'bar', locale: 'vi', title: 'x', source: 'y', data: 'Mục;Số\nA;7\nB;mười hai\nC;3' }));
    await page.getByRole('button', { name: 'Ô B3' }).waitFor();
    release();
    await page.locator('.grid [role=gridcell]').first().waitFor();
    await page.getByRole('button', { name: 'Ô B3' }).click();
    await page.locator('.cell-note', { hasText: 'B3: Không đọc được số “mười hai”' }).waitFor();
  });

  test('no rule of its style sheet is lost for a selector that browsers of 2023 may not know', () => {
    const assets = new URL('../../www/editor/dist/assets/', import.meta.url);
    const sheets = readdirSync(assets).filter((name) => name.endsWith('.css'));
    const selectors = sheets.flatMap((name) => [...readFileSync(new URL(name, assets), 'utf8').matchAll(/[^{}]*:has\([^{}]*(?=\{)/g)].map(([selector]) => selector));
    assert.ok(selectors.length);
    assert.deepEqual(selectors.filter((selector) => selector.replace(/\([^()]*\)/g, '').includes(',')), []);
  });

  for (const [name, options] of [['a desk', DESK], ['a phone', PHONE]] as const) {
    test(`what the first page fetches moves nothing that a finger is on its way to: ${name}`, LIMIT, async () => {
      const { page } = await open('editor/', options);
      await begin(page);
      await settled(page);
      await page.addInitScript(() => {
        const moved: string[] = [];
        Object.assign(window, { moved });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as { sources: { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[] }[]) {
            moved.push(...entry.sources.map(({ node, previousRect, currentRect }) => `${node?.nodeName}.${(node as Element)?.className} from ${previousRect.top} to ${currentRect.top}`));
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.route('**/*.schema.*', async (route) => {
        await new Promise((done) => setTimeout(done, 500));
        await route.continue();
      });
      await page.goto(`${url}editor/`);
      await page.locator('.template').first().waitFor();
      assert.equal(await page.locator('.resume').count(), 1);
      await page.waitForTimeout(200);
      assert.deepEqual(await page.evaluate('moved'), []);
    });
  }

  test('a file that is no text is refused, with what to do instead', LIMIT, async () => {
    const { page } = await open();
    await page.locator('.question').first().waitFor();
    const files: [string, string | number[]][] = [
      ['bang.xlsx', [0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0, 0x41, 0x37]],
      ['bang.pdf', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>'],
      ['bang.png', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]],
      ['bang.jpg', [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]],
      ['bang.dat', [1, 2, 0, 0, 9, 0, 255, 254]],
    ];
    for (const [name, content] of files) {
      await drop(page, name, content);
      await page.locator('.toast', { hasText: `“${name}” không phải là tệp chữ` }).waitFor();
      assert.equal(await page.locator('.grid').count(), 0, name);
    }
    await begin(page);
    const before = await json(page);
    await drop(page, ...files[0]!);
    await page.locator('.toast', { hasText: 'lưu thành CSV' }).waitFor();
    assert.equal(await json(page), before);
    // Text that Excel calls “Unicode” is text.
    await drop(page, 'bang.txt', [...new Uint8Array(Buffer.from('Mục\tSố\nẤp\t77\n', 'utf16le'))]);
    await cell(page, 1, 0).getByText('Ấp').waitFor();
  });

  test('files as other programs write them: what parts the cells, columns without anything in them, lists in JSON', LIMIT, async () => {
    const files: [string, string, unknown][] = [
      ['excel.csv', 'sep=;\r\nTỉnh;Số\r\nA;7,5\r\nB;9\r\n', [['Tỉnh', 'Số'], ['A', '7,5'], ['B', 9]]],
      ['trong.csv', ',Tỉnh,,Số,,\n,A,,1,,\n,B,,2,,\n', [['Tỉnh', 'Số'], ['A', 1], ['B', 2]]],
      ['dong.json', '[["Tỉnh", "Số"], ["A", 1.5], ["B", 2]]', [['Tỉnh', 'Số'], ['A', 1.5], ['B', 2]]],
      ['ban-ghi.json', '[{ "Tỉnh": "A", "Số": 1 }, { "Tỉnh": "B" }]', [['Tỉnh', 'Số'], ['A', 1], ['B', null]]],
    ];
    for (const [name, content, expected] of files) {
      const { page } = await open();
      await page.locator('.question').first().waitFor();
      await drop(page, name, content);
      await cell(page, 2, 1).waitFor();
      assert.deepEqual((JSON.parse(await json(page)) as { data: unknown }).data, expected, name);
      await page.close();
    }
  });

  test('of tables within a table the one with the figures is taken', LIMIT, async () => {
    const { page } = await open();
    await page.getByLabel('Dán bảng số liệu vào đây').focus();
    const figures = '<table><tr><th><p>Tỉnh</p></th><th><p>Số</p><p>(hộ)</p></th></tr><tr><td><p>A</p></td><td><p>5</p></td></tr><tr><td><p>B</p></td><td><p>7</p></td></tr></table>';
    await paste(page, 'bảng', `<table><tr><td>Trang nhất</td><td>${figures}</td></tr></table>`);
    await cell(page, 2, 1).waitFor();
    assert.deepEqual((JSON.parse(await json(page)) as { data: unknown }).data, [['Tỉnh', 'Số (hộ)'], ['A', 5], ['B', 7]]);
  });

  test('the way past the bar leads to the page, which stays as it is', LIMIT, async () => {
    const { page } = await open();
    await page.locator('.question').first().waitFor();
    await page.evaluate(() => ((window as unknown as { sameAsBefore: boolean }).sameAsBefore = true));
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    // As long as a page takes that is loaded anew.
    await page.waitForTimeout(700);
    assert.ok(await page.evaluate(() => (window as unknown as { sameAsBefore?: boolean }).sameAsBefore));
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'MAIN');
  });

  test('whatever the gallery shows, the checks in a page can read', LIMIT, async () => {
    const { page } = await open();
    const folder = new URL('../../www/charts/', import.meta.url);
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const found = await page.evaluate(async (text) => {
        const address = '/dohoa/index.js';
        const { check } = (await import(address)) as typeof import('../../pkg/src/index.js');
        return (await check(text, 'vi')).map(({ code }) => code);
      }, text);
      assert.ok(Array.isArray(found), name);
    }
  });
});

describe('every form of the code works in an empty page', () => {
  let codes: Record<string, string>;
  before(async () => {
    const { page } = await open();
    await begin(page);
    codes = {};
    for (const form of ['Thẻ script', 'Bảng trước', 'iframe', 'npm']) codes[form] = (await codeOf(page, form)).replaceAll(url, '/');
  });

  test('a script tag', LIMIT, async () => {
    const { page, said } = await publish(codes['Thẻ script']!);
    await painted(page, 1);
    assert.match(await page.evaluate(() => chartOf('do-hoa').describe()), /Mục A: 42/);
    assert.deepEqual(said, []);
  });

  test('the table first: read without scripts, a chart with them', LIMIT, async () => {
    const { page, said } = await publish(codes['Bảng trước']!);
    await painted(page, 1);
    assert.equal(await page.locator('figure .title').count(), 0, 'the caption is the title already');
    assert.deepEqual(said, []);
    const plain = await publish(codes['Bảng trước']!, { javaScriptEnabled: false }).catch(() => undefined);
    assert.equal(await plain?.page.locator('figure tbody tr').count(), 4);
    assert.equal(await plain?.page.locator('figure figcaption').isVisible(), true);
  });

  test('a frame, which takes the height of its chart', LIMIT, async () => {
    const { page } = await publish(codes['iframe']!);
    const frame = page.frameLocator('iframe');
    await frame.locator('.plot > canvas').waitFor();
    await page.waitForFunction(() => {
      const frame = document.querySelector('iframe')!;
      const chart = frame.contentDocument!.documentElement.getBoundingClientRect();
      return frame.style.height && Math.ceil(chart.height) === frame.clientHeight;
    });
    assert.ok((await page.locator('iframe').getAttribute('title'))!.length > 0);
  });

  test('the package', LIMIT, async () => {
    const module = codes['npm']!.replace("'dohoa'", "'/dohoa/index.js'");
    const { page, said } = await publish(`<div id="chart"></div><script type="module">${module}</script>`);
    await painted(page, 1);
    assert.deepEqual(said, []);
  });

  /** An article with a chart of which the table comes first. */
  const published = async (page: Page, spec: object): Promise<Page> => {
    await drop(page, 'a.json', JSON.stringify(spec));
    await settled(page);
    const { page: article, said } = await publish((await codeOf(page, 'Bảng trước')).replaceAll(url, '/'));
    await painted(article, 1);
    assert.deepEqual(said, []);
    return article;
  };
  const BARS = { type: 'bar', locale: 'vi', title: 'Hai tỉnh', data: [['Tỉnh', 'Số'], ['Hà Giang*', 3], ['Cao Bằng', 5]] };

  test('the table first: also where one table is not all there is', LIMIT, async () => {
    const { page } = await open();
    const { data, locale, ...rest } = BARS;
    const specs = [
      { type: 'board', locale, title: 'Hai phần', panels: [{ type: 'bar', title: 'Phần một', data }, { type: 'bar', title: 'Phần hai', data }] },
      { ...rest, locale, tables: [{ label: 'Năm nay', data }, { label: 'Năm trước', data: [['Tỉnh', 'Số'], ['Hà Giang*', 4], ['Cao Bằng', 2]] }] },
    ];
    for (const spec of specs) {
      await begin(page);
      const article = await published(page, spec);
      assert.equal(await article.locator('.problem').count(), 0, spec.title);
      assert.match(await article.locator('do-hoa > table').first().textContent() ?? '', /Hà Giang/);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Biểu đồ mới' }).click();
    }
  });

  test('the table first: names keep what looks like a footnote’s mark', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    const article = await published(page, { ...BARS, highlight: 'Hà Giang*' });
    await article.locator('.plot > canvas[aria-label*="Hà Giang*"]').waitFor();
    assert.equal(await article.locator('.problem').count(), 0);
  });

  test('the table first: without a locale no fraction is spelled in the editor’s language', LIMIT, async () => {
    const { page } = await open('editor/', { ...DESK, locale: 'vi-VN' });
    await begin(page);
    await drop(page, 'a.json', JSON.stringify({ type: 'bar', title: 'Không có locale', data: [['a', 'b'], ['x', 7.5], ['y', 12]] }));
    await settled(page);
    const code = (await codeOf(page, 'Bảng trước')).replaceAll(url, '/');
    const news = await site({ extra: { '/article.html': html(code, '', 'en') } });
    const { page: article } = await visit(`${news}article.html`, { locale: 'en-GB' });
    await painted(article, 1);
    const chart = await article.evaluate(() => document.querySelector('do-hoa')?.chart?.describe());
    assert.match(chart!, /x: 7\.5/);
  });

  test('the form that was chosen last is the one that is shown', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await codeOf(page, 'Thẻ script');
    await page.evaluate(async () => {
      const choose = (form: string) => document.querySelector<HTMLInputElement>(`dialog.out .choice input[value=${form}]`)!.click();
      choose('iframe');
      // It is being packed by now, which takes longer.
      for (let turns = 0; turns < 50; turns++) await Promise.resolve();
      choose('npm');
    });
    await settled(page);
    assert.match(await page.locator('dialog.out textarea').inputValue(), /npm install/);
  });

  test('words that look like markup stay words', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await page.getByLabel('Tiêu đề', { exact: true }).fill(`</script><b>'A' & "B"</b>`);
    await settled(page);
    for (const form of ['Thẻ script', 'Bảng trước', 'iframe']) {
      const { page: article } = await publish((await codeOf(page, form)).replaceAll(url, '/'));
      if (form === 'iframe') await article.frameLocator('iframe').locator('.plot > canvas').waitFor();
      else await painted(article, 1);
      assert.equal(await article.locator('b').count(), 0, form);
    }
  });
});

describe('pictures and files', () => {
  const sizes: [string, number, number | undefined][] = [
    ['article', 1280, undefined],
    ['social', 1200, 630],
    ['story', 1080, 1920],
  ];
  test('PNG in each size, SVG, CSV and JSON', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await page.getByRole('button', { name: 'Đưa vào bài' }).click();
    await page.getByRole('tab', { name: 'Ảnh' }).click();
    const download = async (press: () => Promise<void>): Promise<Buffer> => {
      const [file] = await Promise.all([page.waitForEvent('download'), press()]);
      const chunks: Buffer[] = [];
      for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    };
    for (const [size, width, height] of sizes) {
      const { width: w, height: h } = PNG.sync.read(await download(() => page.locator(`.cards .${size} button`).click()));
      assert.equal(w, width, size);
      if (height) assert.equal(h, height, size);
    }
    const svg = await download(() => page.getByRole('button', { name: 'Tải SVG' }).click());
    assert.match(svg.toString(), /^<svg/);
    await page.getByRole('tab', { name: 'Số liệu và JSON' }).click();
    const csv = await download(() => page.getByRole('button', { name: 'Tải CSV' }).click());
    assert.equal(csv.toString().replace('\ufeff', '').split('\r\n')[1], 'Mục A,42');
    const spec = await download(() => page.getByRole('button', { name: 'Tải JSON' }).click());
    assert.equal(JSON.parse(spec.toString()).data[1][1], 42);
  });

  test('figures in a file go out as those in the text do', LIMIT, async () => {
    const { page } = await open();
    await page.route('**/so-lieu.csv', (route) => route.fulfill({ contentType: 'text/csv', body: 'Mục,Số\nMục A,7\nMục B,9\n' }));
    await begin(page);
    await drop(page, 'a.json', JSON.stringify({ type: 'bar', locale: 'vi', title: 'Từ một tệp', data: { url: '/so-lieu.csv' } }));
    await page.locator('.grid-message', { hasText: 'so-lieu.csv' }).waitFor();
    await settled(page);
    const { page: article } = await publish((await codeOf(page, 'Bảng trước')).replaceAll(url, '/'));
    await painted(article, 1);
    const titles = article.getByText('Từ một tệp', { exact: true });
    assert.equal(await titles.filter({ visible: true }).count(), 1);
    await page.getByRole('tab', { name: 'Số liệu và JSON' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải CSV' }).click()]);
    assert.equal(readFileSync(await file.path(), 'utf8'), '\ufeffMục,Số\r\nMục A,7\r\nMục B,9\r\n');
  });
});

describe('nothing is lost', () => {
  /** A browser that lets pages keep nothing, as some do in private windows or where cookies are blocked. */
  const forbidding = () => {
    for (const name of ['localStorage', 'indexedDB']) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException('Access is denied', 'SecurityError'); } });
    }
  };

  test('a browser that keeps nothing: the editor works, says so, and asks before the chart is lost', LIMIT, async () => {
    const { page, said } = await visit('', { viewport: { width: 320, height: 700 }, reducedMotion: 'reduce' });
    await page.addInitScript(forbidding);
    await page.goto(`${url}editor/`);
    await begin(page);
    const saving = page.locator('.saving');
    const isTold = async () => {
      assert.match((await saving.textContent())!, /Không lưu được/);
      // In words, also where a dot has been enough.
      assert.ok(await saving.evaluate((element) => element.scrollWidth <= element.clientWidth && element.clientWidth > 100));
    };
    await isTold();
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Không mất');
    await page.keyboard.press('Control+S');
    await page.locator('.toast', { hasText: 'Không lưu được' }).waitFor();
    await isTold();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
    await codeOf(page, 'Thẻ script');
    await page.locator('dialog.out .base input').fill('https://bao.example/dohoa');
    assert.match(await page.locator('dialog.out textarea').inputValue(), /src="https:\/\/bao\.example\/dohoa\/dohoa\.js"/);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    const questions: string[] = [];
    for (const answer of ['dismiss', 'accept'] as const) {
      page.once('dialog', (question) => {
        questions.push(question.message());
        void question[answer]();
      });
      await page.getByRole('button', { name: 'Biểu đồ mới' }).click();
      if (answer === 'accept') break;
      await page.waitForFunction(() => !document.querySelector('.question'));
      assert.equal(await page.getByLabel('Tiêu đề', { exact: true }).inputValue(), 'Không mất');
    }
    await page.locator('.question').first().waitFor();
    assert.equal(questions.length, 2);
    assert.deepEqual(said, []);
  });

  test('a browser without room: what is left behind in haste is found again', LIMIT, async () => {
    const { page } = await visit('', { ...DESK, reducedMotion: 'reduce' });
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => { throw new DOMException('no room', 'QuotaExceededError'); };
    });
    await page.goto(`${url}editor/?lang=vi`);
    await begin(page);
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Hết chỗ');
    await settled(page);
    await page.reload();
    await page.locator('.grid [role=gridcell]').first().waitFor();
    assert.equal(await page.getByLabel('Tiêu đề', { exact: true }).inputValue(), 'Hết chỗ');
  });

  test('a chart that another tab has changed since it was listed opens as it is now', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Bản một');
    await settled(page);
    const other = await page.context().newPage();
    await other.goto(`${url}editor/`);
    await other.locator('.recent .resume', { hasText: 'Bản một' }).waitFor();
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Bản hai');
    await settled(page);
    await other.locator('.recent .resume').click();
    await other.locator('.grid [role=gridcell]').first().waitFor();
    assert.equal(await other.getByLabel('Tiêu đề', { exact: true }).inputValue(), 'Bản hai');
  });

  test('what another tab has saved comes into this one, unless something here is not saved yet', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    const title = (of: Page) => of.getByLabel('Tiêu đề', { exact: true });
    await settled(page);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.locator('.grid [role=gridcell]').first().waitFor();
    await title(page).fill('Bản một');
    await other.waitForFunction(() => document.title.startsWith('Bản một'));
    assert.equal(await title(other).inputValue(), 'Bản một');
    await other.locator('.toast:visible', { hasText: 'vừa được sửa ở một thẻ khác' }).waitFor();
    await other.evaluate(() => {
      IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError'); };
    });
    await title(other).fill('Chưa lưu');
    await other.locator('.saving[data-state=unsaved]').waitFor({ state: 'attached' });
    await title(page).fill('Bản hai');
    await settled(page);
    await other.waitForTimeout(200);
    assert.equal(await title(other).inputValue(), 'Chưa lưu');
  });

  test('of a chart that was forgotten nothing is kept, once it is no longer offered', LIMIT, async () => {
    const { page } = await open();
    const versions = () =>
      page.evaluate(async () => {
        const db = await new Promise<IDBDatabase>((done) => {
          const opening = indexedDB.open('dohoa-editor');
          opening.onsuccess = () => done(opening.result);
        });
        const count = await new Promise<number>((done) => {
          const asked = db.transaction('versions').objectStore('versions').count();
          asked.onsuccess = () => done(asked.result);
        });
        db.close();
        return count;
      });
    await begin(page);
    // What goes out is a version, unless it is the last one already.
    await codeOf(page, 'Thẻ script');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Biểu đồ mới' }).click();
    await page.locator('.recent').getByRole('button', { name: /^Xóa/ }).click();
    // Brought back, it has its versions.
    await page.getByRole('button', { name: 'Lấy lại' }).click();
    await page.locator('.recent .resume').waitFor();
    assert.equal(await versions(), 1);
    await page.locator('.recent').getByRole('button', { name: /^Xóa/ }).click();
    await page.locator('.recent .gone').waitFor();
    await page.reload();
    await page.locator('.question').first().waitFor();
    assert.equal(await versions(), 0);
  });

  test('a single cell of a spreadsheet goes into its cell, also in the heading', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await cell(page, 0, 1).click();
    await paste(page, 'Số hộ\r\n', '<table><tr><td>Số hộ</td></tr></table>');
    await cell(page, 0, 1).getByText('Số hộ').waitFor();
    assert.deepEqual((JSON.parse(await json(page)) as { data: unknown[] }).data.slice(0, 2), [['Mục', 'Số hộ'], ['Mục A', 42]]);
  });

  test('figures in a file are not lost for a blank row', LIMIT, async () => {
    const { page } = await open();
    await page.route('**/so-lieu.csv', (route) => route.fulfill({ contentType: 'text/csv', body: 'Mục,Số\nMục A,7\nMục B,9\n' }));
    await begin(page);
    await drop(page, 'a.json', JSON.stringify({ type: 'bar', locale: 'vi', data: { url: '/so-lieu.csv' } }));
    await page.locator('.grid-message', { hasText: 'so-lieu.csv' }).waitFor();
    for (const name of ['Thêm dòng', 'Thêm cột', 'Xóa dòng', 'Xóa cột']) assert.ok(await page.getByRole('button', { name }).isDisabled(), name);
    await page.getByRole('button', { name: 'Lấy số liệu vào đây để sửa' }).click();
    await cell(page, 2, 1).waitFor();
    assert.ok(await page.getByRole('button', { name: 'Thêm dòng' }).isEnabled());
  });

  test('a reload brings back the work, what can be undone, and earlier versions', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await cell(page, 1, 1).click();
    await page.keyboard.type('99');
    await page.keyboard.press('Enter');
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Tiêu đề mới');
    // At once: what the pauses have not saved yet is saved on leaving.
    await page.reload();
    await page.locator('.grid [role=gridcell]').first().waitFor();
    assert.equal(await page.getByLabel('Tiêu đề', { exact: true }).inputValue(), 'Tiêu đề mới');
    assert.match(await json(page), /"Mục A", 99/);
    await settled(page);
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Lại mới');
    await settled(page);
    await page.reload();
    await page.locator('.grid [role=gridcell]').first().waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    assert.equal(await page.getByLabel('Tiêu đề', { exact: true }).inputValue(), 'Tiêu đề mới');
    await page.getByRole('button', { name: 'Làm lại' }).click();
    assert.equal(await page.getByLabel('Tiêu đề', { exact: true }).inputValue(), 'Lại mới');
    await page.getByRole('button', { name: 'Các bản trước' }).click();
    await page.locator('dialog.versions li', { hasText: 'lúc bắt đầu' }).getByRole('button').click();
    // The present state is kept as a version first; the dialog closes when the earlier one is there.
    await page.locator('dialog.versions').waitFor({ state: 'detached' });
    assert.match(await json(page), /"Mục A", 42/);
    await page.keyboard.press('Control+Z');
    assert.match(await json(page), /"Mục A", 99/);
  });

  const back: [string, (page: Page) => Promise<unknown>][] = [
    ['by a reload', (page) => page.reload()],
    ['by the first page', (page) => page.goto(`${url}editor/`).then(() => page.locator('.recent .resume').click())],
  ];
  for (const [way, comeBack] of back) {
    test(`what was written in haste is one step more of what can be undone: ${way}`, LIMIT, async () => {
      const { page } = await open();
      await begin(page);
      await cell(page, 1, 1).click();
      await page.keyboard.type('99');
      await page.keyboard.press('Enter');
      await settled(page);
      // From here on the page is left before anything else than the text is saved.
      await page.evaluate(() => {
        IDBObjectStore.prototype.put = () => {
          throw new Error('too late');
        };
      });
      await page.getByLabel('Tiêu đề', { exact: true }).fill('Viết vội');
      await comeBack(page);
      await page.locator('.grid [role=gridcell]').first().waitFor();
      assert.equal(await page.getByLabel('Tiêu đề', { exact: true }).inputValue(), 'Viết vội');
      const undo = page.getByRole('button', { name: 'Hoàn tác' });
      await undo.click();
      assert.notEqual(await page.getByLabel('Tiêu đề', { exact: true }).inputValue(), 'Viết vội');
      assert.match(await json(page), /"Mục A", 99/);
      await undo.click();
      assert.match(await json(page), /"Mục A", 42/);
    });
  }

  test('the first page lists what was begun, and a link carries a whole chart to another browser', LIMIT, async () => {
    const { page } = await open('editor/', { ...DESK, permissions: ['clipboard-read', 'clipboard-write'] });
    await begin(page);
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Để gửi đi “ạ”');
    await settled(page);
    await page.getByRole('button', { name: 'Chép liên kết' }).click();
    await page.locator('.toast', { hasText: 'Đã chép' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /\/editor\/#c=[\w-]+$/);
    const other = await visit(link, { ...DESK, reducedMotion: 'reduce' });
    await other.page.locator('.grid [role=gridcell]').first().waitFor();
    assert.equal(await json(other.page), await json(page));
    assert.equal(new URL(other.page.url()).hash, '', 'it is a chart of that browser now');
    await page.getByRole('button', { name: 'Biểu đồ mới' }).click();
    await page.locator('.recent .resume', { hasText: 'Để gửi đi' }).click();
    await page.locator('.grid [role=gridcell]').first().waitFor();
    assert.equal(await page.getByLabel('Tiêu đề', { exact: true }).inputValue(), 'Để gửi đi “ạ”');
    const cut = await visit(link.slice(0, -9), DESK);
    await cut.page.locator('.toast', { hasText: 'thiếu một phần' }).waitFor();
  });

  test('every chart that was begun can be had again', LIMIT, async () => {
    const { page } = await open();
    await page.locator('.question').first().waitFor();
    for (let at = 1; at <= 8; at++) {
      await drop(page, 'a.json', JSON.stringify({ type: 'bar', title: `Biểu đồ ${at}`, data: [['Mục', 'Số'], ['A', at]] }));
      await cell(page, 1, 1).waitFor();
      await page.getByLabel('Tiêu đề', { exact: true }).fill(`Biểu đồ số ${at}`);
      await page.getByRole('button', { name: 'Biểu đồ mới' }).click();
      await page.locator('.recent .resume', { hasText: `Biểu đồ số ${at}` }).waitFor();
    }
    assert.equal(await page.locator('.recent .resume').count(), 6);
    await page.getByRole('button', { name: 'Hiện 2 biểu đồ cũ hơn' }).click();
    assert.match(await page.locator(':focus').textContent() ?? '', /Biểu đồ số 2/);
    await page.locator('.recent .resume', { hasText: 'Biểu đồ số 1' }).click();
    await cell(page, 1, 1).getByText('1').waitFor();
  });

  test('a chart that comes as a file leaves the one before it alone', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Biểu đồ trước');
    await drop(page, 'sau.json', JSON.stringify({ type: 'bar', title: 'Biểu đồ sau', data: [['Mục', 'Số'], ['A', 1]] }));
    await page.waitForFunction(() => document.title.startsWith('Biểu đồ sau'));
    await cell(page, 1, 1).waitFor();
    await drop(page, 'y.csv', 'Mục,Số\nY,7\nZ,8');
    await cell(page, 2, 0).waitFor();
    await settled(page);
    let { 'Biểu đồ trước': before, 'Biểu đồ sau': after } = await keptTexts(page);
    assert.match(before!, /"Mục A", 42/);
    assert.match(after!, /"Y", 7/);
    // Nor does what is undone here undo anything there.
    await page.locator('main').focus();
    await page.keyboard.press('Control+Z');
    await settled(page);
    ({ 'Biểu đồ trước': before, 'Biểu đồ sau': after } = await keptTexts(page));
    assert.match(before!, /"Mục A", 42/);
    assert.match(after!, /\["A",\s*1\]/);
  });

  test('figures that are written as records keep every column', LIMIT, async () => {
    const { page } = await open();
    const dataOf = async () => (JSON.parse(await json(page)) as { data: unknown[] }).data;
    const heading = async (column: number, text: string) => {
      await cell(page, 0, column).click();
      // In one step: what has had no name for a moment is no record any more.
      if (text) {
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
      } else {
        await page.keyboard.press('Delete');
      }
      await settled(page);
    };
    await begin(page, /Tiến độ tới chỉ tiêu/);
    const [first] = await dataOf();
    assert.deepEqual(first, { label: 'Chỉ tiêu một', value: 120, current: 84, unit: 'bài' });
    await cell(page, 1, 3).click();
    await page.getByRole('button', { name: 'Thêm cột' }).click();
    await cell(page, 0, 4).waitFor();
    assert.deepEqual((await dataOf())[1], ['Chỉ tiêu một', 120, 84, 'bài', null]);
    for (let steps = 0; steps < 2; steps++) {
      // The name that another column has, then none.
      await page.getByRole('button', { name: 'Hoàn tác' }).click();
      await cell(page, 0, 4).waitFor({ state: 'detached' });
      await heading(2, steps ? '' : 'value');
      assert.deepEqual((await dataOf())[1], ['Chỉ tiêu một', 120, 84, 'bài']);
      assert.deepEqual((await dataOf())[0], ['label', 'value', steps ? null : 'value', 'unit']);
      await heading(2, 'current');
      await page.locator('.problems:not([data-state=error])').waitFor();
      await page.getByRole('button', { name: 'Thêm cột' }).click();
      await cell(page, 0, 4).waitFor();
    }
  });

  test('the gallery leads to the editor, with the chart that was looked at', LIMIT, async () => {
    const { page } = await visit(`${url}gallery/`, DESK);
    await page.getByRole('link', { name: 'Mở trong bàn biểu đồ: awards-levels.json' }).click();
    await page.locator('.grid [role=gridcell]').first().waitFor();
    assert.match(await json(page), /"Chủ tịch UBND tỉnh", 3466/);
    assert.match(page.url(), /\?chart=\w+/);
  });

  test('works without a network once it has been opened', LIMIT, async () => {
    const { page } = await open('editor/', WITH_WORKER);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done));
    });
    await page.context().setOffline(true);
    await page.reload();
    await begin(page);
    await painted(page, 1);
    await cell(page, 0, 0).click();
    await paste(page, TEXT, HTML);
    await page.locator('.grid .wrong').waitFor();
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await page.keyboard.type('"sor');
    await page.keyboard.press('Control+Space');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'sort' }).waitFor();
    await page.reload();
    await page.locator('.cm-line', { hasText: '"sor"' }).waitFor();
    // What there is no room for comes all the same, as long as there is a network.
    await page.context().setOffline(false);
    const [worker] = page.context().serviceWorkers();
    await worker!.evaluate(() => {
      Cache.prototype.put = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    });
    assert.equal(await page.evaluate(() => fetch('/charts/awards-levels.csv').then(({ status }) => status)), 200);
    // Its worker has nothing to say about any other page.
    await page.context().setOffline(false);
    await page.goto(`${url}gallery/`);
    assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
  });
});

describe('as one types', () => {
  test('the last good picture stays while the JSON is broken, and the chart follows once it is whole', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await painted(page, 1);
    const before = await pictureIn(page, '.paper');
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await page.keyboard.type('"sort": ');
    await page.locator('.kept').waitFor();
    assertSame(await pictureIn(page, '.paper'), before);
    // Across a reload too.
    await settled(page);
    await page.reload();
    await page.locator('.kept').waitFor();
    await painted(page, 1);
    assertSame(await pictureIn(page, '.paper'), before);
    await page.locator('.cm-line').first().click();
    await page.keyboard.press('End');
    assert.equal(await page.getByLabel('Tiêu đề', { exact: true }).isDisabled(), true);
    await page.keyboard.press('Escape');
    await page.keyboard.type('"asc');
    await page.keyboard.press('End');
    await page.keyboard.type(',');
    await page.locator('.kept').waitFor({ state: 'hidden' });
    await settled(page);
    assert.match(await page.locator('.paper .plot > canvas').getAttribute('aria-label') ?? '', /Mục/);
    assert.notDeepEqual((await pictureIn(page, '.paper')).data, before.data);
  });

  test('keys are offered and explained in the editor’s language', LIMIT, async () => {
    for (const [path, word] of [['editor/', /Biểu đồ cho thấy gì/], ['editor/?lang=en', /chart shows/]] as const) {
      const { page } = await open(path);
      await begin(page);
      await page.locator('.cm-line', { hasText: '"title"' }).getByText('"title"').hover();
      await page.locator('.cm-tooltip .hint').waitFor();
      assert.match((await page.locator('.cm-tooltip .hint').textContent())!, word);
      await page.locator('.cm-content').click();
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('End');
      await page.keyboard.type('"hi');
      await page.locator('.cm-tooltip-autocomplete li', { hasText: 'highlight' }).click();
      assert.match(await json(page), /"highlight":/);
    }
  });

  test('while the JSON is half written the grid says that it takes nothing', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await page.keyboard.type('"sort": ');
    await page.locator('.grid.waiting').waitFor();
    await page.keyboard.press('Escape');
    const before = await json(page);
    const refused = page.locator('.toast:visible', { hasText: 'Bảng chưa nhận' });
    const gone = () => page.evaluate(() => (document.querySelector<HTMLElement>('.toast')!.hidden = true));
    await cell(page, 1, 1).click();
    await page.keyboard.type('77');
    await page.keyboard.press('Enter');
    await refused.waitFor();
    await gone();
    await cell(page, 2, 0).click();
    await paste(page, 'X\t1\nY\t2');
    await refused.waitFor();
    await gone();
    await page.getByRole('button', { name: 'Thêm dòng' }).click();
    await refused.waitFor();
    assert.equal(await json(page), before);
  });

  test('a keystroke is never held up', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await cell(page, 0, 0).click();
    await paste(page, ['Mục\tSố', ...Array.from({ length: 150 }, (_, at) => `Mục ${at}\t${at}`)].join('\n'));
    await settled(page);
    const title = page.getByLabel('Tiêu đề', { exact: true });
    // Letters faster than anybody types, so that no slow machine has a pause among them.
    const painted = await title.evaluate((input: HTMLInputElement) => {
      const counts = ((window as unknown as { painted: { count: number } }).painted = { count: 0 });
      const { prototype } = CanvasRenderingContext2D;
      const { clearRect } = prototype;
      prototype.clearRect = function (...rect) {
        counts.count++;
        clearRect.apply(this, rect);
      };
      for (const end of 'Trăm rưỡi mục'.split('').keys()) {
        input.value = 'Trăm rưỡi mục'.slice(0, end + 1);
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      return counts.count;
    });
    assert.equal(painted, 0, 'a letter waits for the chart');
    await settled(page);
    assert.match(await json(page), /Trăm rưỡi mục/);
    await page.waitForFunction(() => (window as unknown as { painted: { count: number } }).painted.count > 0);
    // Whatever else was still to come has come.
    await page.waitForTimeout(500);
    const all = await page.evaluate(() => (window as unknown as { painted: { count: number } }).painted.count);
    assert.ok(all <= 3, `${all} pictures for all of the letters`);
  });

  test('a remedy is one press away', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await paste(page, '"sotr": "asc",');
    await page.locator('.problems li.error').waitFor();
    assert.match((await page.locator('.problems li.error').textContent())!, /sotr.*sort/);
    await page.locator('.problems .fix').first().click();
    await page.locator('.problems:not([data-state=error])').waitFor();
    assert.match(await json(page), /"sort": "asc"/);
  });

  test('a board has its tables one by one, and a problem finds the right one', LIMIT, async () => {
    const { page } = await open();
    await page.getByRole('button', { name: /Bộ biểu đồ/ }).click();
    await page.locator('.grid [role=gridcell]').first().waitFor();
    await painted(page, 1);
    const which = page.getByLabel('Bảng nào');
    assert.equal(await which.locator('option').count(), 5);
    await which.selectOption('2');
    await cell(page, 2, 1).dblclick();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('4x');
    await page.keyboard.press('Enter');
    await page.locator('.problems li.error').waitFor();
    await which.selectOption('0');
    await page.locator('.problems li.error button').last().click();
    assert.equal(await which.inputValue(), '2');
    await cell(page, 2, 1).and(page.locator('.wrong')).waitFor();
  });
});

describe('for everyone', () => {
  test('360 px wide, by keyboard alone: from the question to the code', LIMIT, async () => {
    const { page } = await open('editor/', PHONE);
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    /** Tab until something of that name has the focus. */
    const reach = async (name: RegExp, key = 'Tab') => {
      for (let tries = 0; tries < 60; tries++) {
        await press(key);
        const found = await page.evaluate(() => {
          let element = document.activeElement!;
          while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          const label = element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent ?? '';
          return label;
        });
        if (name.test(found)) return;
      }
      assert.fail(`no way to ${name}`);
    };
    await page.getByRole('button', { name: 'So sánh độ lớn' }).waitFor();
    await reach(/^So sánh độ lớn/);
    await press('Enter');
    await page.locator('.grid [role=gridcell]').first().waitFor();
    await reach(/^Tiêu đề/);
    await press('Control+A');
    await page.keyboard.type('Bằng bàn phím');
    await reach(/^Xóa cột/);
    // Into the grid, down to a figure, and out again.
    for (let tries = 0; tries < 4 && !(await page.evaluate(() => !!document.activeElement?.closest('.grid'))); tries++) await press('Tab');
    await press('ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter', 'Control+A');
    await page.keyboard.type('7x');
    await press('Enter');
    await page.locator('.problems li.error').waitFor();
    await reach(/^Ô B/);
    await press('Enter');
    await press('Enter', 'Control+A');
    await page.keyboard.type('77');
    await press('Enter');
    await page.locator('.problems:not([data-state=error])').waitFor();
    await reach(/^Số liệu$/, 'Shift+Tab');
    await press('ArrowRight', 'ArrowRight');
    await page.locator('.paper .plot > canvas').waitFor();
    await painted(page, 1);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
    await reach(/^Đưa vào bài/, 'Shift+Tab');
    await press('Enter');
    await page.locator('textarea[data-form=script]').waitFor();
    assert.match(await page.locator('textarea[data-form=script]').inputValue(), /Bằng bàn phím/);
    await press('Escape');
    // The dialog leaves the page in its own `close` event, a task later.
    await page.locator('dialog').waitFor({ state: 'detached' });
  });

  test('the focus is never lost, nor is a word of the grid in another language', LIMIT, async () => {
    const { page } = await open();
    // Safari knew it from 17.4 on, and the editor is for 16.4 as well.
    await page.evaluate(() => Reflect.deleteProperty(Element.prototype, 'checkVisibility'));
    await begin(page);
    const focused = () => page.evaluate(() => document.activeElement?.tagName.toLowerCase() + '.' + document.activeElement?.className);
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await paste(page, '"sotr": "asc",\n"sbutitle": "Tên",');
    await page.locator('.problems li.error .fix').nth(1).waitFor();
    for (const left of [1, 0]) {
      await page.locator('.problems .fix').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction((left) => document.querySelectorAll('.problems .fix').length === left, left);
      assert.match(await focused(), left ? /^button\.button fix/ : /^(summary|button|section\.problems)/);
      assert.ok(await page.evaluate(() => document.activeElement!.closest('.problems')));
    }
    await cell(page, 1, 1).dblclick();
    assert.equal(await page.locator('.grid input').getAttribute('aria-label'), 'Nội dung ô');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Biểu đồ mới' }).click();
    await page.locator('.question').first().waitFor();
    assert.match(await focused(), /^main/);
  });

  // What the looks differ in, colours and places, is the same in both languages.
  const looks: [string, string, BrowserContextOptions][] = [
    ['vi', 'light', DESK],
    ['en', 'light', DESK],
    ['vi', 'dark', { ...DESK, colorScheme: 'dark' }],
    ['en', '360 px wide', PHONE],
    ['vi', 'forced colours', { ...DESK, forcedColors: 'active' }],
  ];
  for (const [lang, look, options] of looks) {
    test(`axe finds nothing: ${lang}, ${look}`, LIMIT, async () => {
      const { page } = await open(`editor/?lang=${lang}`, options);
      await page.locator('.question').first().waitFor();
      assert.deepEqual(await axeFinds(page), [], 'the first page');
      await begin(page);
      await cell(page, 1, 1).click();
      await page.keyboard.type('4x');
      await page.keyboard.press('Enter');
      await page.locator('.problems[data-state=error]').waitFor();
      assert.deepEqual(await axeFinds(page), [], 'with a problem');
      await page.getByRole('button', { name: /^(Hoàn tác|Undo)$/ }).click();
      await page.locator('.problems:not([data-state=error])').waitFor();
      if (look === '360 px wide') await page.getByRole('tab', { name: /^(Xem trước|Preview)$/ }).click();
      await page.locator('.choice label', { hasText: /Trình đọc|Screen reader/ }).locator('input').check();
      assert.deepEqual(await axeFinds(page), [], 'as it is heard');
      await codeOf(page, 'npm');
      assert.deepEqual(await axeFinds(page), [], 'on the way out');
    });
  }

  test('Vietnamese at first, English at a switch, and nothing is lost on the way', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Giữ lại');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByLabel('Title', { exact: true }).waitFor();
    assert.equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'Giữ lại');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  });
});
