// The editor's smaller promises, each of which a careless change would break without a word: where a row goes in and which one
// goes out, what is typed back as it was, which way leads back, what is kept of all the work, and what is in the files that go out.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import type { Download, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { Spec } from '../../pkg/src/index.js';
import { visit } from './browser.js';
import { begin, cell, codeOf, DESK, drop, json, LIMIT, open, paste, PHONE, settled, url, WITH_WORKER } from './editor-page.js';

// What is built is typed by what it is built from: types are checked before there is a build.
const built = new URL('../../pkg/dist/static.js', import.meta.url).href;
const { renderToString } = (await import(built)) as typeof import('../../pkg/src/static.js');

type Data = (string | number | null)[][];

const specOf = async (page: Page): Promise<Record<string, unknown>> => JSON.parse(await json(page)) as Record<string, unknown>;
const dataOf = async (page: Page): Promise<Data> => (await specOf(page))['data'] as Data;
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const toast = (page: Page, hasText: string): Promise<void> => page.locator('.toast:visible', { hasText }).waitFor();

/** A chart that comes as a file. */
async function bring(page: Page, spec: object | string): Promise<void> {
  await drop(page, 'a.json', typeof spec === 'string' ? spec : JSON.stringify(spec, null, 2));
  await page.locator('.problems[data-state]').waitFor({ state: 'attached' });
  await settled(page);
}

const BARS = { type: 'bar', locale: 'vi', title: 'Hai mục năm 2024', source: 'Sở' };

describe('the table', () => {
  test('rows and columns come in and go out at the cell that has the focus', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await cell(page, 2, 1).click();
    await press(page, 'Thêm dòng');
    assert.deepEqual((await dataOf(page)).slice(2, 5), [['Mục B', 27], [null, null], ['Mục C', 15]]);
    await cell(page, 3, 1).click();
    await press(page, 'Xóa dòng');
    await cell(page, 1, 1).click();
    await press(page, 'Xóa dòng');
    assert.deepEqual(await dataOf(page), [['Mục', 'Số lượng'], ['Mục B', 27], ['Mục C', 15], ['Mục D', 8]]);
    await cell(page, 1, 0).click();
    await press(page, 'Thêm cột');
    assert.deepEqual((await dataOf(page))[1], ['Mục B', null, 27]);
    await cell(page, 1, 1).click();
    await press(page, 'Xóa cột');
    assert.deepEqual((await dataOf(page))[1], ['Mục B', 27]);
  });

  test('a block that is pasted below the heading fills in from its cell, and the table grows; one step takes it back', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    const before = await dataOf(page);
    await cell(page, 4, 1).click();
    await paste(page, '9\t1,5\n10\t2');
    await cell(page, 5, 2).waitFor();
    assert.deepEqual(await dataOf(page), [
      ...before.slice(0, 4).map((row) => [...row, null]),
      ['Mục D', 9, '1,5'],
      [null, 10, 2],
    ]);
    await page.locator('main').focus();
    await page.keyboard.press('Control+Z');
    assert.deepEqual(await dataOf(page), before);
    for (const again of ['Control+Y', 'Control+Shift+Z']) {
      await page.keyboard.press(again);
      assert.equal((await dataOf(page)).length, 6, again);
      await page.keyboard.press('Control+Z');
    }
    assert.deepEqual(await dataOf(page), before);
  });

  test('a cell is copied in the chart’s own spelling, and typed as it was it stays what it is', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await bring(page, { ...BARS, data: [['Mục', 'Số'], ['A', 12345.5], ['B', 7]] });
    await cell(page, 1, 1).click();
    const copied = await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      document.activeElement!.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
      return clipboardData.getData('text/plain');
    });
    assert.equal(copied, '12345,5');
    await cell(page, 1, 1).dblclick();
    await page.keyboard.press('Enter');
    assert.equal((await dataOf(page))[1]![1], 12345.5);
    // What names a row stays words, also where it looks like a number.
    await cell(page, 1, 0).click();
    await page.keyboard.type('2024');
    await page.keyboard.press('Enter');
    assert.deepEqual(await dataOf(page), [['Mục', 'Số'], ['2024', 12345.5], ['B', 7]]);
    await cell(page, 0, 0).click();
    await paste(page, 'Năm\tSố\n2023\t5\n2024\t6');
    await cell(page, 1, 0).getByText('2023').waitFor();
    assert.deepEqual(await dataOf(page), [['Năm', 'Số'], ['2023', 5], ['2024', 6]]);
  });

  test('records stay records when a table with their names is pasted, and a problem is at its cell', LIMIT, async () => {
    const { page } = await open();
    await begin(page, /Tiến độ tới chỉ tiêu/);
    // Each has a unit of its own.
    assert.ok(await page.getByLabel('Đơn vị').isHidden());
    await cell(page, 0, 0).click();
    await paste(page, 'label\tvalue\tcurrent\tunit\nMột\t10\t4\tbài\nHai\t20\t8x1\tbài');
    await cell(page, 2, 2).getByText('8x1').waitFor();
    await cell(page, 2, 2).and(page.locator('.wrong')).waitFor();
    assert.equal(await page.locator('.grid .wrong').count(), 1);
    assert.deepEqual((await dataOf(page))[0], { label: 'Một', value: 10, current: 4, unit: 'bài' });
  });

  test('figures that are columns are shown, and stay columns as they are corrected', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await bring(page, { ...BARS, type: 'line', data: { 'Năm': [2022, 2023, 2024], 'Số': [3, null, '5x'] } });
    await cell(page, 3, 1).and(page.locator('.wrong')).getByText('5x').waitFor();
    await cell(page, 3, 1).click();
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await cell(page, 1, 0).click();
    await page.keyboard.type('2021');
    await page.keyboard.press('Enter');
    assert.deepEqual((await specOf(page))['data'], { 'Năm': [2021, 2023, 2024], 'Số': [3, null, 6] });
    await cell(page, 2, 1).click();
    await press(page, 'Xóa dòng');
    assert.deepEqual((await specOf(page))['data'], { 'Năm': [2021, 2024], 'Số': [3, 6] });
  });

  test('figures that no table can show are not called none, and are not lost for a blank row', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await bring(page, { ...BARS, data: [['Mục', 'Số'], { 'Mục': 'A', 'Số': 5 }] });
    await page.locator('.grid-message:visible', { hasText: 'bảng không hiện được' }).waitFor();
    assert.ok(await page.getByRole('button', { name: 'Thêm dòng' }).isDisabled());
    await bring(page, { ...BARS, data: [] });
    await page.locator('.grid-message:visible', { hasText: 'Chưa có số liệu' }).waitFor();
    assert.ok(await page.getByRole('button', { name: 'Thêm dòng' }).isEnabled());
  });

  test('the clipboard comes in by a button, and what it replaces is a version that can be had again, as is what that replaces', LIMIT, async () => {
    const { page } = await open('editor/', { ...DESK, permissions: ['clipboard-read', 'clipboard-write'] });
    await begin(page);
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Trước khi dán');
    await page.evaluate(() => navigator.clipboard.writeText('Mục\tSố\nX\t1\nY\t2'));
    await press(page, 'Dán bảng');
    await cell(page, 2, 0).getByText('Y').waitFor();
    assert.deepEqual(await dataOf(page), [['Mục', 'Số'], ['X', 1], ['Y', 2]]);
    await press(page, 'Các bản trước');
    const replaced = page.locator('dialog.versions li', { hasText: 'trước khi thay bảng' });
    assert.equal(await replaced.locator('.title').textContent(), 'Trước khi dán');
    await replaced.getByRole('button').click();
    await page.locator('dialog.versions').waitFor({ state: 'detached' });
    assert.deepEqual((await dataOf(page))[1], ['Mục A', 42]);
    await press(page, 'Các bản trước');
    await page.locator('dialog.versions li', { hasText: 'trước khi quay về bản cũ' }).waitFor();
  });

  test('a file is chosen by a button, also a page with a table in it; who gives up choosing changes nothing', LIMIT, async () => {
    const { page } = await open();
    await page.locator('.question').first().waitFor();
    const choose = async (name: string, file: string, content: string): Promise<void> => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, name)]);
      await chooser.setFiles([{ name: file, mimeType: '', buffer: Buffer.from(content) }]);
    };
    await choose('Chọn tệp…', 'a.csv', 'Mục,Số\nA,7\nB,9');
    await cell(page, 2, 1).waitFor();
    await choose('Mở tệp', 'b.htm', '<p>Số hộ</p><table><tr><th>Mục<th>Hộ<tr><td>C<td>5<tr><td>D<td>6</table>');
    await cell(page, 2, 0).getByText('D').waitFor();
    assert.deepEqual(await dataOf(page), [['Mục', 'Hộ'], ['C', 5], ['D', 6]]);
  });

  test('of several tables each is called what its chart calls it', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    const data = [['Mục', 'Số'], ['A', 1], ['B', 2]];
    await bring(page, { ...BARS, tables: [{ label: 'Năm nay', data }, { label: 'Năm trước', data }] });
    assert.deepEqual(await page.getByLabel('Bảng nào').locator('option').allTextContents(), ['Bảng 1: Năm nay', 'Bảng 2: Năm trước']);
    await press(page, 'Đưa vào bài');
    await page.getByRole('tab', { name: 'Số liệu và JSON' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Tải CSV')]);
    assert.equal(readFileSync(await file.path(), 'utf8'), '\ufeffMục,Số\r\nA,1\r\nB,2\r\n\r\nMục,Số\r\nA,1\r\nB,2\r\n');
  });

  test('of a table with other headings nothing is said that was said of the one before; one step takes it all back', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await bring(page, { ...BARS, sort: 'desc', data: [['Tháng', 'Chênh lệch'], ['Một', 3], ['Hai', -2]], format: { unit: '%', sign: 'always', decimals: 1 }, highlight: 'Hai', short: { Một: '1' } });
    const before = await json(page);
    const depth = () => page.getByRole('button', { name: 'Hoàn tác' }).isEnabled();
    assert.equal(await depth(), false);
    await cell(page, 0, 0).click();
    await paste(page, 'Huyện\tSố xã\nĐồng Văn\t17\nMèo Vạc\t18');
    await toast(page, 'Đã bỏ “format”, “highlight”, “short” của bảng trước.');
    const { format, highlight, short, title, sort, source } = await specOf(page);
    assert.deepEqual([format, highlight, short, title, sort, source], [undefined, undefined, undefined, BARS.title, 'desc', BARS.source]);
    await page.locator('.paper .plot > canvas[aria-label*="Đồng Văn: 17"]').waitFor();
    await press(page, 'Hoàn tác');
    assert.equal(await json(page), before);
    assert.equal(await depth(), false);
    // A later edition of the same table is the same table.
    await cell(page, 0, 0).click();
    await paste(page, 'Tháng\tChênh lệch\tNăm trước\nMột\t4\t3\nHai\t-1\t2');
    await cell(page, 1, 2).waitFor();
    assert.equal((await specOf(page))['highlight'], 'Hai');
  });

  for (const [what, text, markup] of [
    ['text', 'Bảng 1. Dân số các tỉnh\nĐVT: Nghìn người\nTỉnh\tDân số\nHà Nội\t8.435,6\nHải Phòng\t2.088,1', ''],
    ['cells', 'x', '<table><tr><td>Bảng 1. Dân số các tỉnh</td><td></td></tr><tr><td></td><td>ĐVT: Nghìn người</td></tr><tr><td>Tỉnh</td><td>Dân số</td></tr><tr><td>Hà Nội</td><td>8.435,6</td></tr><tr><td>Hải Phòng</td><td>2.088,1</td></tr></table>'],
  ] as const) {
    test(`what stands above a table is said of it, where nothing else is: ${what}`, LIMIT, async () => {
      const { page } = await open();
      await page.getByLabel('Dán bảng số liệu vào đây').focus();
      await paste(page, text, markup);
      await cell(page, 2, 1).waitFor();
      const data = [['Tỉnh', 'Dân số'], ['Hà Nội', '8.435,6'], ['Hải Phòng', '2.088,1']];
      const of = async () => {
        const { title, format, data } = await specOf(page);
        return { title, format, data };
      };
      const told = { title: 'Dân số các tỉnh', format: { unit: 'nghìn người' }, data };
      assert.deepEqual(await of(), told);
      await press(page, 'Biểu đồ mới');
      await begin(page);
      const before = await json(page);
      for (const title of [undefined, 'Của tôi']) {
        if (title) await page.getByLabel('Tiêu đề', { exact: true }).fill(title);
        await cell(page, 0, 0).click();
        await paste(page, text, markup);
        await cell(page, 1, 0).getByText('Hà Nội').waitFor();
        assert.deepEqual(await of(), { ...told, title: title ?? told.title });
        await press(page, 'Hoàn tác');
        if (!title) assert.equal(await json(page), before);
      }
    });
  }

  test('rows of a PDF and tables in Markdown are tables; what is pasted into cells below the heading is just that', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    const texts: [string, Data][] = [
      ['Tỉnh 2022 2023\nHà Nội 8.330 8.435\nBà Rịa - Vũng Tàu 1.148 1.167', [['Tỉnh', '2022', '2023'], ['Hà Nội', '8.330', '8.435'], ['Bà Rịa - Vũng Tàu', '1.148', '1.167']]],
      ['| Huyện | Số xã |\n|---|---:|\n| Đồng Văn | 17 |\n| Mèo Vạc | 18 |', [['Huyện', 'Số xã'], ['Đồng Văn', 17], ['Mèo Vạc', 18]]],
      ['Đơn vị và Số xã\nQuản Bạ 13\nYên Minh 18', [['Tên', 'Cột B'], ['Quản Bạ', 13], ['Yên Minh', 18]]],
    ];
    for (const [text, data] of texts) {
      await cell(page, 0, 0).click();
      await paste(page, text);
      await cell(page, 1, 0).getByText(String(data[1]![0])).waitFor();
      assert.deepEqual(await dataOf(page), data);
    }
    await cell(page, 1, 0).click();
    await paste(page, 'Xã A 5\nXã B 6');
    await cell(page, 2, 0).getByText('Xã B 6').waitFor();
    assert.deepEqual((await dataOf(page)).slice(1), [['Xã A 5', 13], ['Xã B 6', 18]]);
  });

  test('columns beyond the twenty-sixth are called as spreadsheets call them', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await cell(page, 0, 0).click();
    const names = Array.from({ length: 28 }, (_, at) => `c${at}`);
    await paste(page, `${names.join('\t')}\n${names.map((_, at) => at).join('\t')}`);
    await page.locator('.ag-header-cell[col-id="3"]', { hasText: 'D' }).waitFor();
    await cell(page, 1, 3).click();
    await page.keyboard.press('End');
    await page.locator('.ag-header-cell[col-id="27"]').waitFor();
    const heads = page.locator('.ag-header-cell');
    for (const [id, name] of [['25', 'Z'], ['26', 'AA'], ['27', 'AB']]) assert.equal((await heads.and(page.locator(`[col-id="${id}"]`)).textContent())?.trim(), name);
  });
});

describe('what is wrong', () => {
  test('errors come first, and the way to one that is at no cell leads to its words in the JSON', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await bring(page, { type: 'bar', locale: 'vi', title: 'Hai mục', data: [['Mục', 'Số'], ['A', 1], ['B', 2]], sotr: 'asc' });
    const items = page.locator('.problems > ul > li');
    assert.match(await items.first().getAttribute('class') ?? '', /error/);
    assert.ok(await page.locator('.problems > ul > li.warning').count());
    assert.match(await items.first().locator('.place').innerText(), /^JSON, dòng \d+$/);
    await items.first().locator('.place').click();
    await page.keyboard.type('"sort"');
    await page.locator('.problems:not([data-state=error])').waitFor();
    assert.equal((await specOf(page))['sort'], 'asc');
  });

  test('a total among its parts is taken out by a button', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await bring(page, { ...BARS, data: [['Mục', 'Số'], ['A', 12], ['B', 30], ['Tổng số', 42]] });
    await press(page, 'Bỏ dòng này');
    assert.deepEqual(await dataOf(page), [['Mục', 'Số'], ['A', 12], ['B', 30]]);
    await press(page, 'Hoàn tác');
    assert.equal((await dataOf(page)).length, 4);
  });

  test('a problem in a file of figures is told with the file, and its way leads to where the JSON names it', LIMIT, async () => {
    const { page, said } = await open();
    const body = 'Mục,Số\nMục A,chín\nMục B,7\n';
    await page.route('**/so-lieu.csv', (route) => route.fulfill({ contentType: 'text/csv', body }));
    await begin(page);
    await bring(page, { ...BARS, data: { url: '/so-lieu.csv' } });
    const item = page.locator('.problems li.error', { hasText: '“chín”' });
    assert.equal(await page.locator('.cm-lintRange-error').count(), 0, 'a place in the file is none in the JSON');
    await item.getByRole('button', { name: '/so-lieu.csv' }).click();
    await page.keyboard.type('"/khac.csv"');
    assert.deepEqual((await specOf(page))['data'], { url: '/khac.csv' });
    assert.deepEqual(said.filter((line) => line.startsWith('uncaught')), []);
  });

  test('a file that is not beside the page is asked for, and comes in; one that comes with its chart is in it', LIMIT, async () => {
    const { page } = await open();
    const chart = { ...BARS, data: { url: 's%E1%BB%91%20li%E1%BB%87u.csv?1' } };
    const table = { name: 'số liệu.csv'.normalize('NFD'), content: 'Mục,Số\nA,5\nB,6' };
    await bring(page, chart);
    await page.locator('.problems li', { hasText: 'bấm “Mở tệp” phía trên bảng' }).waitFor();
    await press(page, 'Lấy số liệu vào đây để sửa');
    await toast(page, 'Từ trang này không lấy được');
    await drop(page, table.name, table.content);
    await cell(page, 2, 1).getByText('6').waitFor();
    const rows = [['Mục', 'Số'], ['A', 5], ['B', 6]];
    assert.deepEqual(await dataOf(page), rows);
    const others = [{ name: 'khác.csv', content: 'Mục,Số\nC,7' }, { name: 'a.json', content: JSON.stringify(chart) }, table];
    await page.evaluate((files) => {
      const dataTransfer = new DataTransfer();
      for (const { name, content } of files) dataTransfer.items.add(new File([content], name));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, others);
    await toast(page, 'Chưa lấy: “khác.csv”');
    await page.waitForFunction(() => document.querySelectorAll('main.workbench').length === 1);
    await settled(page);
    assert.deepEqual(await specOf(page), { ...BARS, data: rows });
  });

  test('the language by which figures are read is chosen, and one that is not listed stays', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await bring(page, { ...BARS, data: [['City', 'People'], ['London', '8,799,800'], ['Paris', '2,102,650']] });
    await page.locator('.problems li.error', { hasText: '"en"' }).waitFor();
    const language = page.getByRole('combobox', { name: 'Ngôn ngữ', exact: true });
    assert.equal(await language.inputValue(), 'vi');
    await language.selectOption('en');
    await page.locator('.problems[data-state=good]').waitFor();
    assert.equal((await specOf(page))['locale'], 'en');
    await language.selectOption('');
    assert.equal('locale' in (await specOf(page)), false);
    await bring(page, { ...BARS, locale: 'gsw-CH', data: [['A', 'B'], ['C', 1]] });
    assert.equal(await language.inputValue(), 'gsw-CH');
    await page.locator('main').focus();
  });

  test('what a server sends in place of a file that it has not is no file of figures', LIMIT, async () => {
    const { page } = await open();
    await page.route('**/so-lieu.csv', (route) => route.fulfill({ status: 404, contentType: 'text/csv', body: 'Mục,Số\nA,7\nB,9\n' }));
    await begin(page);
    await bring(page, { ...BARS, data: { url: '/so-lieu.csv' } });
    await page.locator('.problems li.error', { hasText: '/so-lieu.csv' }).waitFor();
    await press(page, 'Lấy số liệu vào đây để sửa');
    await toast(page, 'Từ trang này không lấy được “/so-lieu.csv”');
    assert.deepEqual((await specOf(page))['data'], { url: '/so-lieu.csv' });
  });

  test('a chart that could not be checked is not called sound', LIMIT, async () => {
    const { page } = await visit('', { ...DESK, serviceWorkers: 'block' });
    await page.route(/\/desk[^/]*$/, (route) => route.abort());
    await page.goto(`${url}editor/`);
    await press(page, /So sánh độ lớn/);
    await page.locator('.problems .status', { hasText: 'Không kiểm tra được' }).waitFor();
  });

  test('a chart with an error goes nowhere, and that is said', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await bring(page, { ...BARS, sotr: 'asc', data: [['Mục', 'Số'], ['A', 1], ['B', 2]] });
    await press(page, 'Đưa vào bài');
    await page.locator('dialog.out .not-yet', { hasText: 'còn lỗi' }).waitFor();
    assert.equal(await page.locator('dialog.out textarea').count(), 0);
  });
});

describe('words and pictures', () => {
  test('another kind takes along what it does not have, and says so; it comes back with the kind, and by one step', LIMIT, async () => {
    const { page } = await open();
    await begin(page, /Xếp hạng Ai/);
    const kind = page.locator('.field.type select');
    const before = await json(page);
    const turned = async (to: string) => {
      await kind.selectOption(to);
      await page.waitForFunction((to) => document.querySelector<HTMLSelectElement>('.field.type select')!.value === to, to);
      await settled(page);
      assert.deepEqual(await page.locator('.problems > ul > li.error').allTextContents(), [], to);
    };
    assert.deepEqual(await kind.locator('option:disabled').allTextContents(), ['Bộ biểu đồ']);
    await turned('bar');
    await toast(page, 'Đã bỏ “top”, vì loại này không có.');
    assert.ok(!('top' in (await specOf(page))));
    await press(page, 'Hoàn tác');
    assert.equal(await json(page), before);
    for (const to of ['line', 'stacked-bar', 'waffle', 'ranking']) await turned(to);
    assert.deepEqual(await specOf(page), JSON.parse(before));
  });

  test('a board is not turned into one of its charts', LIMIT, async () => {
    const { page } = await open();
    await page.getByRole('button', { name: /Bộ biểu đồ/ }).click();
    await page.locator('.grid [role=gridcell]').first().waitFor();
    const kind = page.locator('.field.type select');
    await kind.locator('option[value=bar]:disabled').waitFor({ state: 'attached' });
    assert.equal(await kind.locator('option:not(:disabled)').textContent(), 'Bộ biểu đồ');
  });

  test('a field that is emptied takes its key out; JSON is tidied by a button, as one step', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    const unit = page.getByLabel('Đơn vị');
    await unit.fill('hộ');
    assert.deepEqual((await specOf(page))['format'], { unit: 'hộ' });
    await unit.fill('');
    await page.getByLabel('Ghi chú').fill('');
    const spec = await specOf(page);
    assert.ok(!('note' in spec) && !('unit' in ((spec['format'] ?? {}) as object)));
    await bring(page, JSON.stringify({ ...BARS, data: [['Mục', 'Số'], ['A', 1], ['B', 2]] }));
    const before = await json(page);
    await press(page, 'Sắp lại cho ngay ngắn');
    assert.notEqual(await json(page), before);
    assert.deepEqual(await specOf(page), JSON.parse(before));
    await press(page, 'Hoàn tác');
    assert.equal(await json(page), before);
  });

  test('the preview is as wide, as dark or as audible as is asked for', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    const choose = (label: string) => page.getByRole('radio', { name: label, exact: true }).check();
    const canvas = page.locator('.paper .plot > canvas');
    const ground = () => page.locator('.stage').evaluate((stage) => Math.max(...getComputedStyle(stage).backgroundColor.match(/\d+/g)!.slice(0, 3).map(Number)));
    for (const [label, width] of [['Điện thoại 320', 320], ['Cột bài 640', 640]] as const) {
      await choose(label);
      await page.waitForFunction((width) => document.querySelector<HTMLElement>('.paper')!.offsetWidth === width, width);
      await canvas.waitFor();
    }
    assert.ok((await ground()) > 200);
    await choose('Tối');
    assert.ok((await ground()) < 60);
    await choose('Trình đọc màn hình');
    assert.ok(await page.locator('.stage').isHidden());
    assert.match((await page.locator('.view > .heard blockquote').innerText()) ?? '', /Mục A: 42/);
    assert.equal(await page.locator('.view > .heard tbody tr').count(), 4);
    await choose('Hình');
    assert.ok((await page.locator('.stage').isVisible()) && (await page.locator('.view > .heard').isHidden()));
  });

  /** The colour of the first pixel. */
  const corner = async (file: Download): Promise<string> => PNG.sync.read(readFileSync(await file.path())).data.subarray(0, 3).toString('hex');

  test('pictures have the ground that was chosen and the name of their chart; nothing of them stays in the page', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Bốn mục (2024)');
    await settled(page);
    await press(page, 'Đưa vào bài');
    await page.getByRole('tab', { name: 'Ảnh' }).click();
    const download = async (button: ReturnType<Page['locator']>): Promise<Download> => (await Promise.all([page.waitForEvent('download'), button.click()]))[0];
    const light = await download(page.locator('.cards .article button'));
    assert.deepEqual([light.suggestedFilename(), await corner(light)], ['bon-muc-2024-article.png', 'ffffff']);
    await page.locator('dialog.out .choice label', { hasText: 'Tối' }).locator('input').check();
    const svg = await download(page.getByRole('button', { name: 'Tải SVG' }));
    assert.equal(svg.suggestedFilename(), 'bon-muc-2024.svg');
    assert.match(readFileSync(await svg.path(), 'utf8'), /<rect width="640" height="\d+" fill="#15181c"\/>/);
    // All three sizes are drawn anew, one after the other.
    await page.waitForTimeout(1500);
    for (const size of ['article', 'social', 'story']) assert.equal(await corner(await download(page.locator(`.cards .${size} button`))), '15181c', size);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => !document.querySelector('.studio'));
  });

  test('a size that takes no chart of so many words is not offered, with what to do', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await bring(page, { ...BARS, data: [['Mục', 'Số'], ...Array.from({ length: 150 }, (_, at) => [`Mục số ${at}`, at])] });
    await press(page, 'Đưa vào bài');
    await page.getByRole('tab', { name: 'Ảnh' }).click();
    await page.locator('.cards .social', { hasText: 'quá nhiều chữ' }).waitFor({ timeout: 60_000 });
    assert.ok(await page.locator('.cards .social button').isDisabled());
    assert.ok(await page.locator('.cards .article button').isEnabled());
  });

  const ELEMENT = '{"type":"bar","locale":"vi","title":"a < b \\\\u003c","data":[["Mục","Số"],["</script>",7],["B","1,5"]]}';

  test('whatever code went out leads back to its chart, however it is brought', { timeout: 180_000 }, async () => {
    const { page } = await open();
    await begin(page);
    await bring(page, ELEMENT);
    const text = await json(page);
    const out: [what: string, text: string][] = [];
    for (const form of ['Thẻ script', 'Bảng trước', 'iframe', 'npm']) out.push([form, await codeOf(page, form)]);
    assert.equal(out.length, new Set(out.map(([, code]) => code)).size);
    const chart = JSON.parse(text) as Spec;
    for (const form of ['html', 'figure'] as const) out.push([`static: ${form}`, await renderToString(chart, { form })]);
    out.push(['Markdown', `\`\`\`json\n${text}\n\`\`\``], ['with a mark before it', `\ufeff${text}`], ['a page', `<!doctype html><table><tr><td>1<td>2</table>${out[0]![1]}`]);
    for (const [what, code] of out) {
      for (const how of ['typed', 'dropped']) {
        const { page } = await open();
        if (how === 'typed') {
          await page.locator('.paste textarea').fill(code);
          await press(page, 'Dùng bảng này');
        } else {
          await drop(page, 'a.txt', code);
        }
        await page.locator('.cm-content').waitFor({ state: 'attached' });
        assert.deepEqual(JSON.parse(await json(page)), chart, `${what}, ${how}`);
        await page.context().close();
      }
    }
  });

  test('a board comes back from its code; a link that is pasted opens its chart; what is no table makes none', LIMIT, async () => {
    const { page } = await open();
    const board = { type: 'board', locale: 'vi', title: 'Hai khung', panels: [{ ...BARS, locale: undefined, data: 'Mục,Số\nA,1' }] };
    const bars = { ...BARS, data: 'Mục,Số\nA,1' };
    const packed = deflateRawSync(JSON.stringify(bars)).toString('base64url');
    for (const [code, chart] of [[await renderToString(board as Spec, { form: 'figure' }), board], [`${url}editor/#c=${packed}`, bars]] as const) {
      const { page } = await open();
      await page.locator('.paste textarea').focus();
      await paste(page, code);
      await page.locator('.cm-content').waitFor({ state: 'attached' });
      assert.deepEqual(JSON.parse(await json(page)), JSON.parse(JSON.stringify(chart)));
    }
    for (const code of ['https://bao.example/bai-bao', 'Một từ', '<iframe src="/dohoa/embed.html#spec=fVFNS8NA"></iframe>', `${url}editor/#c=abc`, '<p>Một, hai</p>\n<p>ba, bốn</p>']) {
      await page.locator('.paste textarea').fill(code);
      await press(page, 'Dùng bảng này');
      await toast(page, 'Không thấy bảng');
      await page.locator('.toast').evaluate((toast) => toast.replaceChildren());
    }
    await begin(page);
    const before = await json(page);
    await cell(page, 0, 0).click();
    await paste(page, JSON.stringify(bars, null, 2));
    await toast(page, 'cả một biểu đồ');
    assert.equal(await json(page), before);
  });

  test('figures as small as they come go out as they are, and so do dashes and units below zero', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    const data = [['Mục', 'Số'], ['A', 1.5e-13], ['B', 0.1234567890123456], ['C', '-'], ['D', '-2,5']];
    await bring(page, { ...BARS, data });
    const small = '0,00000000000015';
    assert.ok((await codeOf(page, 'Bảng trước')).includes(`<td>${small}</td>`));
    await page.getByRole('tab', { name: 'Số liệu và JSON' }).click();
    const [csv] = await Promise.all([page.waitForEvent('download'), press(page, 'Tải CSV')]);
    const text = readFileSync(await csv.path(), 'utf8');
    assert.ok(text.includes(`A,"${small}"`), text);
    const { page: again } = await open();
    await drop(again, 'a.csv', text);
    await again.locator('.cm-content').waitFor({ state: 'attached' });
    assert.deepEqual(await dataOf(again), [['Mục', 'Số'], ['A', small], ['B', '0,1234567890123456'], ['C', '-'], ['D', '-2,5']]);
    // What was kept from being a formula in a spreadsheet has a mark before it, which is not its own.
    await drop(again, 'b.csv', "Mục,Số\n'-A,'-5 tỷ\n'S,3 tỷ\n");
    await again.locator('.toast:visible').waitFor();
    assert.deepEqual(await dataOf(again), [['Mục', 'Số'], ['-A', '-5 tỷ'], ["'S", '3 tỷ']]);
  });

  test('the code is copied as it stands, and a frame has the folder of the newsroom and the height of its chart', LIMIT, async () => {
    const { page } = await open('editor/', { ...DESK, permissions: ['clipboard-read', 'clipboard-write'] });
    await begin(page);
    const code = await codeOf(page, 'iframe');
    await press(page, 'Chép mã');
    await toast(page, 'Đã chép');
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
    const height = await page.locator('.studio').evaluate((studio: HTMLElement) => studio.offsetHeight);
    assert.match(code, new RegExp(`<iframe [^>]*height="${height}"`));
    await page.locator('dialog.out .base input').fill('https://bao.example/d');
    await page.locator('dialog.out textarea').and(page.locator('[data-form=iframe]')).waitFor();
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('dialog.out textarea')!.value.startsWith('<iframe src="https://bao.example/d/embed.html#spec='));
  });
});

describe('what is kept', () => {
  const count = (page: Page, what: 'charts' | 'versions'): Promise<number> =>
    page.evaluate(async (what) => {
      const db = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open('dohoa-editor');
        opening.onsuccess = () => done(opening.result);
      });
      const asked = db.transaction(what).objectStore(what).count();
      const count = await new Promise<number>((done) => (asked.onsuccess = () => done(asked.result)));
      db.close();
      return count;
    }, what);

  /** Puts in what months of work leave behind. */
  const fill = (page: Page, what: 'charts' | 'versions', entries: object[]): Promise<void> =>
    page.evaluate(
      async ([what, entries]) => {
        const db = await new Promise<IDBDatabase>((done) => {
          const opening = indexedDB.open('dohoa-editor');
          opening.onsuccess = () => done(opening.result);
        });
        const work = db.transaction(what, 'readwrite');
        for (const entry of entries) work.objectStore(what).put(entry);
        await new Promise((done) => (work.oncomplete = done));
        db.close();
      },
      [what, entries] as const,
    );

  test('before a page is left that could not keep the chart the browser asks, and else it does not', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    const asks = () =>
      page.evaluate(() => {
        const event = new Event('beforeunload', { cancelable: true });
        dispatchEvent(event);
        return event.defaultPrevented;
      });
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Đã lưu');
    await settled(page);
    assert.equal(await asks(), false);
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError'); };
    });
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Chưa lưu');
    await page.locator('.saving[data-state=unsaved]').waitFor({ state: 'attached' });
    assert.equal(await asks(), true);
  });

  test('a page that is put aside, as on a phone, keeps at once what was typed', LIMIT, async () => {
    const { page } = await open('editor/', PHONE);
    await begin(page);
    await settled(page);
    const left = await page.getByLabel('Tiêu đề', { exact: true }).evaluate((input: HTMLTextAreaElement) => {
      input.value = 'Có điện thoại gọi đến';
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      Object.defineProperty(document, 'hidden', { get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
      return localStorage.getItem('dohoa-editor-leaving');
    });
    assert.match(left ?? '', /Có điện thoại gọi đến/);
  });

  test('of long work there is a version now and then, and of all of them the latest sixty', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    const id = new URL(page.url()).searchParams.get('chart')!;
    const title = page.getByLabel('Tiêu đề', { exact: true });
    await title.fill('Ngay sau đó');
    await settled(page);
    assert.equal(await count(page, 'versions'), 1);
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 11 * 60_000;
    });
    await title.fill('Mười một phút sau');
    await settled(page);
    assert.equal(await count(page, 'versions'), 2);
    await press(page, 'Các bản trước');
    await page.locator('dialog.versions li', { hasText: 'đang làm' }).filter({ hasText: 'Mười một phút sau' }).waitFor();
    await page.keyboard.press('Escape');
    await fill(page, 'versions', Array.from({ length: 70 }, (_, at) => ({ chart: id, at, why: 'worked', text: `{"title": "${at}"}` })));
    await codeOf(page, 'npm');
    await page.waitForTimeout(300);
    assert.equal(await count(page, 'versions'), 60);
    await page.keyboard.press('Escape');
    await press(page, 'Các bản trước');
    assert.match((await page.locator('dialog.versions li').first().textContent()) ?? '', /khi đưa vào bài/);
  });

  test('a hundred charts are kept, those that were changed last', LIMIT, async () => {
    const { page } = await open();
    await page.locator('.question').first().waitFor();
    await fill(page, 'charts', Array.from({ length: 103 }, (_, at) => ({ id: `c${at}`, title: `Số ${at}`, text: '{}', changed: at + 1 })));
    await page.reload();
    await page.locator('.recent .resume').first().waitFor();
    assert.match((await page.locator('.recent .resume').first().textContent()) ?? '', /Số 102/);
    assert.equal(await count(page, 'charts'), 100);
    await page.goto(`${url}editor/?chart=c0`);
    await toast(page, 'không còn trong trình duyệt');
    await page.goto(`${url}editor/?chart=c3`);
    await page.locator('.workbench').waitFor();
  });
});

describe('ways', () => {
  test('back leads to the first page, and a link that is pasted into the address opens its chart', LIMIT, async () => {
    const { page } = await open();
    await begin(page);
    await page.goBack();
    await page.locator('.question').first().waitFor();
    await page.locator('.recent .resume').first().click();
    await page.locator('.grid [role=gridcell]').first().waitFor();
    const link = await page.evaluate(async () => {
      const packed = new Blob(['{"type": "bar", "title": "Từ liên kết", "data": [["a", "b"], ["x", 1]]}']).stream().pipeThrough(new CompressionStream('deflate-raw'));
      const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
      return `#c=${btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
    });
    await page.evaluate((link) => (location.hash = link), link);
    await page.waitForFunction(() => document.title.startsWith('Từ liên kết'));
    await bring(page, { type: 'bar', data: [['a', 'b'], ['x', 1]] });
    await page.waitForFunction(() => document.title.startsWith('Chưa có tiêu đề'));
  });

  test('a link that some would cut is copied with a warning; one that can’t be copied stands in the address', LIMIT, async () => {
    const { page } = await open('editor/', { ...DESK, permissions: ['clipboard-read', 'clipboard-write'] });
    await begin(page);
    await page.evaluate(() => {
      const letters = Array.from({ length: 12_000 }, () => String.fromCharCode(97 + Math.random() * 26)).join('');
      const title = document.querySelector<HTMLTextAreaElement>('.field.title textarea')!;
      title.value = letters;
      title.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await press(page, 'Chép liên kết');
    await toast(page, 'dài hơn 8.000 ký tự');
    await page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
    });
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Ngắn');
    await press(page, 'Chép liên kết');
    await toast(page, 'không cho chép');
    assert.match(page.url(), /\/editor\/#c=[\w-]+$/);
  });

  test('a table that is typed, or pasted as a file, becomes a chart; words that are dragged are none of the editor’s business', LIMIT, async () => {
    const { page } = await open();
    await page.locator('.question').first().waitFor();
    const isTaken = await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', 'Mục\tSố');
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector('textarea')!.dispatchEvent(event);
      return event.defaultPrevented;
    });
    assert.equal(isTaken, false);
    const area = page.getByLabel('Dán bảng số liệu vào đây');
    assert.ok(await page.getByRole('button', { name: 'Dùng bảng này' }).isDisabled());
    await area.fill('Mục;Số\nA;7\nB;9');
    await press(page, 'Dùng bảng này');
    await cell(page, 2, 1).waitFor();
    assert.deepEqual(await dataOf(page), [['Mục', 'Số'], ['A', 7], ['B', 9]]);
    await press(page, 'Biểu đồ mới');
    await area.waitFor();
    await area.evaluate((area) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(['Mục,Số\nC,1\nD,2'], 'c.csv', { type: 'text/csv' }));
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await cell(page, 2, 0).getByText('D').waitFor();
  });

  test('tabs go by the arrows to either side and by Home and End', LIMIT, async () => {
    const { page } = await open('editor/', PHONE);
    await begin(page);
    const chosen = () => page.locator('.workbench > [role=tablist] [aria-selected=true]').textContent();
    await page.getByRole('tab', { name: 'Số liệu' }).focus();
    for (const [key, name] of [['ArrowRight', 'JSON'], ['ArrowLeft', 'Số liệu'], ['ArrowLeft', 'Xem trước'], ['ArrowRight', 'Số liệu'], ['End', 'Xem trước'], ['Home', 'Số liệu']] as const) {
      await page.keyboard.press(key);
      assert.equal(await chosen(), name, key);
      assert.equal(await page.evaluate(() => document.activeElement!.textContent), name, key);
    }
  });
});

test('with a server that fails, dawdles or has a newer file, the editor has the best that there is', LIMIT, async () => {
  const { page } = await open('editor/', WITH_WORKER);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done));
  });
  const [worker] = page.context().serviceWorkers();
  const answering = (how: 'failing' | 'newer' | 'never') =>
    worker!.evaluate((how) => {
      globalThis.fetch = async () => {
        if (how === 'never') await new Promise(() => {});
        return how === 'newer' ? new Response('newer') : new Response('down', { status: 503 });
      };
    }, how);
  const asked = () => page.evaluate(() => fetch('/site.css').then((response) => response.text()));
  const kept = await asked();
  await answering('failing');
  assert.equal(await asked(), kept);
  await answering('newer');
  assert.equal(await asked(), 'newer');
  await answering('never');
  assert.equal(await asked(), 'newer');
  // Files of an earlier build go when a new worker takes over.
  const after = await page.evaluate(async () => {
    const cache = await caches.open('dohoa-editor');
    await cache.put('/editor/assets/earlier-0.js', new Response('old'));
    await (await navigator.serviceWorker.ready).unregister();
    const registered = await navigator.serviceWorker.getRegistration('/editor/');
    return { registered: !!registered };
  });
  assert.equal(after.registered, false);
  await page.goto(`${url}editor/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const isGone = () => page.evaluate(async () => !(await (await caches.open('dohoa-editor')).match('/editor/assets/earlier-0.js')));
  for (let tries = 0; tries < 50 && !(await isGone()); tries++) await page.waitForTimeout(100);
  assert.ok(await isGone());
});
