// Figures as newsrooms have them: tables with merged cells and footnotes, what spreadsheets put on the clipboard, files in old
// encodings, and files that can't be had, each with its own words.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { AWARDS, html, inline, json, painted, site, visit } from './browser.js';

type Rows = (string | number)[][];

interface Paste {
  rowsOf(table: HTMLTableElement): Rows;
  rowsOfHtml(html: string): Rows | undefined;
  rowsOfText(text: string): Promise<string[][]>;
}

const figure = (table: string, spec: object = {}) => `
<figure data-dohoa='${JSON.stringify({ type: 'stacked-bar', locale: 'vi', ...spec })}'>
  <figcaption>Xếp loại cải cách hành chính, 2023</figcaption>${table}</figure>`;

const MERGED = `<table>
  <thead>
    <tr><th rowspan="2">Nhóm đơn vị</th><th colspan="3">Xếp loại</th></tr>
    <tr><th>Xuất sắc</th><th>Tốt<sup>1</sup></th><th>Khá</th></tr>
  </thead>
  <tbody>
    <tr><th>Sở, ban, ngành<sup><a href="#c">[a]</a></sup></th><td>2</td><td>13*</td><td>5 (b)</td></tr>
    <tr><td colspan="4">Cấp huyện</td></tr>
    <tr><th>UBND huyện,<br>thành phố</th><td>–</td><td>7 [2]</td><td>4</td></tr>
  </tbody>
  <tfoot><tr><th>Tổng</th><td>2</td><td>20</td><td>9</td></tr></tfoot>
</table>`;

const PLAIN = `<table>
  <tr><th>Nhóm đơn vị</th><th>Tốt</th><th>Khá</th></tr>
  <tr><td>Sở, ban, ngành</td><td>13</td><td>5</td></tr>
</table>`;

/** What Excel, set to American numbers, puts on the clipboard, cut down to what matters. */
const EXCEL = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>.xl65{mso-number-format:"\\#\\,\\#\\#0"}</style></head>
<body><!--StartFragment--><table border=0 cellpadding=0><col width=87>
 <tr height=20><td class=xl65>Cấp</td><td>Số lượt</td><td>Tỷ lệ</td></tr>
 <tr style="display:none"><td>Ẩn</td><td>1</td><td>1</td></tr>
 <tr height=20><td>Chủ tịch<br>UBND tỉnh</td><td class=xl65 align=right x:num="3466">3,466</td><td x:num="0.075">7.5%</td></tr>
 <tr height=20><td>Nhà nước</td><td align=right x:num="33.04">33.0</td><td x:num="0.9">90%</td></tr>
</table><!--EndFragment--><script>document.title = 'xấu'</script><img src="x" onerror="document.title = 'xấu'"></body></html>`;

/** Google Sheets likewise. */
const SHEETS = `<meta charset='utf-8'><google-sheets-html-origin><style><!--td {border: 1px solid #ccc;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody>
<tr><td data-sheets-value='{"1":2,"2":"Cấp"}'>Cấp</td><td data-sheets-value='{"1":2,"2":"Thu"}'>Thu</td></tr>
<tr><td data-sheets-value='{"1":2,"2":"Tỉnh"}'>Tỉnh</td><td data-sheets-value='{"1":3,"3":1234.5}'>1.234,5</td></tr>
<tr><td data-sheets-value='{"1":2,"2":"Huyện"}'>Huyện</td><td data-sheets-value='{"1":2,"2":"2.460 tỷ"}'>2.460 tỷ</td></tr>
</tbody></table>`;

/** A page with the parts for pasting, under the strict policy. */
async function pasting(body = ''): Promise<Page> {
  const url = await site({ csp: true, extra: { '/t.html': html(body) } });
  const { page } = await visit(url + 't.html');
  await page.evaluate(async () => {
    const paste = '/dohoa/paste.js';
    Object.assign(window, { paste: await import(paste) });
  });
  return page;
}

const rowsOfTable = (page: Page): Promise<Rows> =>
  page.evaluate(() => (window as unknown as { paste: Paste }).paste.rowsOf(document.querySelector('table')!));
const rowsOfHtml = (page: Page, text: string): Promise<Rows | undefined> =>
  page.evaluate((text) => (window as unknown as { paste: Paste }).paste.rowsOfHtml(text), text);

describe('tables of the page', () => {
  test('merged cells, headings of two rows, rows between and footnotes', async () => {
    const page = await pasting(MERGED);
    assert.deepEqual(await rowsOfTable(page), [
      ['Nhóm đơn vị', 'Xuất sắc', 'Tốt', 'Khá'],
      ['Sở, ban, ngành', '2', '13', '5'],
      ['UBND huyện, thành phố', '–', '7', '4'],
    ]);
  });

  test('a heading over some columns stays with them; merged row headings become one label', async () => {
    const page = await pasting(`<table>
      <tr><th rowspan="2">Danh hiệu</th><th rowspan="2">Đối tượng</th><th colspan="2">2022</th><th colspan="2">2023</th></tr>
      <tr><th>Nam</th><th>Nữ</th><th>Nam</th><th>Nữ</th></tr>
      <tr><td rowspan="2">Bằng khen</td><td>tập thể</td><td>1</td><td>2</td><td>3</td><td>4</td></tr>
      <tr><td>cá nhân</td><td>5</td><td>6</td><td>7</td><td>12 km<sup>2</sup></td></tr></table>`);
    assert.deepEqual(await rowsOfTable(page), [
      ['Danh hiệu · Đối tượng', '2022 · Nam', '2022 · Nữ', '2023 · Nam', '2023 · Nữ'],
      ['Bằng khen · tập thể', '1', '2', '3', '4'],
      ['Bằng khen · cá nhân', '5', '6', '7', '12 km²'],
    ]);
  });

  test('row headings stay apart for a spec that names one of them; a cell may span all rows that are left', async () => {
    const page = await pasting(`<table>
      <tr><th>Danh hiệu</th><th>Đối tượng</th><th>Số</th><th>Năm</th></tr>
      <tr><th rowspan="2">Bằng khen</th><th>tập thể</th><td>1</td><td rowspan="0">2023</td></tr>
      <tr><th>cá nhân</th><td>5</td></tr></table>`);
    const named = await page.evaluate(() => {
      const { rowsOf } = (window as unknown as { paste: { rowsOf(table: HTMLTableElement, named: unknown): Rows } }).paste;
      return rowsOf(document.querySelector('table')!, { label: 'Đối tượng' });
    });
    assert.deepEqual(named, [
      ['Danh hiệu', 'Đối tượng', 'Số', 'Năm'],
      ['Bằng khen', 'tập thể', '1', '2023'],
      ['Bằng khen', 'cá nhân', '5', '2023'],
    ]);
    assert.deepEqual((await rowsOfTable(page))[2], ['Bằng khen · cá nhân', '5', '2023']);
  });

  test('what stands about a figure in its cell never becomes part of it', async () => {
    const cells: [markup: string, text: string][] = [
      ['12<span style="font-size:0.6em;vertical-align:super">1</span>', '12'],
      ['Diện tích (km<span style="vertical-align:super">2</span>)', 'Diện tích (km²)'],
      ['<span style="display:none">05</span>5', '5'],
      ['<span hidden>China !</span>China', 'China'],
      ['<del>12</del><ins>13</ins>', '13'],
      ['12<br>345', '12 / 345'],
      ['<p>12</p><p>345</p>', '12 / 345'],
      ['<ul><li>7,5%</li><li>8%</li></ul>', '7,5% / 8%'],
      ['<div>Bắc Quang</div><div>Hà Giang</div>', 'Bắc Quang Hà Giang'],
      ['<p>3.466</p>', '3.466'],
      ['Sở<br>12', 'Sở 12'],
    ];
    const rows = cells.map(([markup]) => `<tr><td>x</td><td>${markup}</td></tr>`).join('');
    // In a figure of the page as well, which has nothing else to untie.
    const page = await pasting(figure(`<table><tr><th>a</th><th>b</th></tr><tr><td>x</td><td>${cells[0]![0]}</td></tr></table>`) + `<table>${rows}</table>`);
    const all = await page.evaluate(() => (window as unknown as { paste: Paste }).paste.rowsOf(document.querySelectorAll('table')[1]!));
    assert.deepEqual(all.map(([, cell]) => cell), cells.map(([, text]) => text));
    await painted(page, 1);
    assert.deepEqual(await page.evaluate(() => window.dohoa!.scan()[0]!.table().rows), [['x', '12']]);
  });

  for (const [what, table, rows] of [
    [
      'rows that number the columns are none',
      '<tr><th>Huyện</th><th>2022</th><th>2023</th><th>So sánh</th></tr><tr><td>(1)</td><td>(2)</td><td>(3)</td><td>(4)=(3)/(2)</td></tr><tr><td>A</td><td>4</td><td>5</td><td>125</td></tr>',
      [['Huyện', '2022', '2023', 'So sánh'], ['A', '4', '5', '125']],
    ],
    [
      'nor are those that name the first with letters; figures in brackets are',
      '<tr><th>STT</th><th>Huyện</th><th>Thu</th><th>Chi</th></tr><tr><td>A</td><td>B</td><td>1</td><td>2</td></tr><tr><td>1</td><td>Yên Minh</td><td>(12)</td><td>(5)</td></tr>',
      [['STT', 'Huyện', 'Thu', 'Chi'], ['1', 'Yên Minh', '(12)', '(5)']],
    ],
    [
      'a heading over two columns, beside a name of its own, is no heading of two rows',
      '<tr><td>Tên</td><td colspan="2">Số lượng</td></tr><tr><td>A</td><td>12</td><td>13</td></tr><tr><td>B</td><td>7</td><td>9</td></tr>',
      [['Tên', 'Số lượng', 'Số lượng'], ['A', '12', '13'], ['B', '7', '9']],
    ],
    [
      'merged names keep what tells them apart, be it a number',
      '<tr><th>Tỉnh</th><th>Quận</th><th>Số</th></tr><tr><td rowspan="2">TP.HCM</td><td>Quận 1</td><td>5</td></tr><tr><td>Quận 3</td><td>7</td></tr>',
      [['Tỉnh · Quận', 'Số'], ['TP.HCM · Quận 1', '5'], ['TP.HCM · Quận 3', '7']],
    ],
    [
      'merged names keep what tells them apart, be it a year',
      '<tr><th>Tỉnh</th><th>Năm</th><th>Số</th></tr><tr><td rowspan="2">Hà Giang</td><td>2022</td><td>5</td></tr><tr><td>2023</td><td>7</td></tr>',
      [['Tỉnh · Năm', 'Số'], ['Hà Giang · 2022', '5'], ['Hà Giang · 2023', '7']],
    ],
    [
      'a figure that stands beside a merged name stays a figure',
      '<tr><th>Tỉnh</th><th>Hộ</th><th>Xã</th></tr><tr><td rowspan="2">Hà Giang</td><td>3466</td><td>5</td></tr><tr><td>1200</td><td>7</td></tr>',
      [['Tỉnh', 'Hộ', 'Xã'], ['Hà Giang', '3466', '5'], ['Hà Giang', '1200', '7']],
    ],
    [
      'three columns of names are one label',
      '<tr><th>STT</th><th>Tỉnh</th><th>Huyện</th><th>Số</th></tr><tr><td rowspan="2">1</td><td rowspan="2">Hà Giang</td><td>Bắc Mê</td><td>5</td></tr><tr><td>Yên Minh</td><td>7</td></tr>',
      [['STT · Tỉnh · Huyện', 'Số'], ['1 · Hà Giang · Bắc Mê', '5'], ['1 · Hà Giang · Yên Minh', '7']],
    ],
    [
      'a section that is counted is a heading between rows, a name of one letter is a name',
      '<tr><th>STT</th><th>Đơn vị</th><th>Số</th></tr><tr><td>I</td><td colspan="2">Khối tỉnh</td></tr><tr><td>1</td><td>Sở A</td><td>5</td></tr><tr><td>A</td><td colspan="2">chưa có</td></tr>',
      [['STT', 'Đơn vị', 'Số'], ['1', 'Sở A', '5'], ['A', 'chưa có', 'chưa có']],
    ],
    [
      'a corner without a name, and a column without one, are no title',
      '<tr><th></th><th>Số hộ</th></tr><tr><th>Huế</th><td>5</td></tr><tr><th>Vinh</th><td>6</td></tr>',
      [['', 'Số hộ'], ['Huế', '5'], ['Vinh', '6']],
    ],
    [
      'the colour of a party is no column',
      '<tr><th colspan="2">Party</th><th>Votes</th><th colspan="2">Seats</th></tr><tr><td style="background:#d00"></td><td>Labour</td><td>5</td><td>3</td><td></td></tr><tr><td style="background:#00d"></td><td>Liberal</td><td>7</td><td>4</td><td></td></tr>',
      [['Party', 'Votes', 'Seats'], ['Labour', '5', '3'], ['Liberal', '7', '4']],
    ],
    [
      'falls are negative where pictures tell them from rises, and nowhere else',
      '<tr><th>Party</th><th>Change</th><th>Seats</th></tr><tr><td>A</td><td><span><img alt="Increase"></span> 12</td><td><img alt="Decrease"> 3</td></tr><tr><td>B</td><td><img alt="Decrease">&nbsp;251</td><td>4</td></tr><tr><td>C</td><td>9 <img alt="Decrease"> 2</td><td>5</td></tr><tr><td>D</td><td><img alt="Giảm">7,5%</td><td>6</td></tr>',
      [['Party', 'Change', 'Seats'], ['A', '12', '3'], ['B', '-251', '4'], ['C', '9 2', '5'], ['D', '-7,5%', '6']],
    ],
    [
      'places in a league are no part of the names beside them',
      '<tr><th>Pos</th><th>Team</th><th>Pts</th></tr><tr><th>1</th><th>Manchester City</th><td>91</td></tr><tr><th>2</th><th>Arsenal</th><td>89</td></tr><tr><th>2</th><th>Liverpool</th><td>89</td></tr><tr><th>4</th><th>Aston Villa</th><td>68</td></tr>',
      [['Pos', 'Team', 'Pts'], ['1', 'Manchester City', '91'], ['2', 'Arsenal', '89'], ['2', 'Liverpool', '89'], ['4', 'Aston Villa', '68']],
    ],
  ] as [string, string, Rows][]) {
    test(what, async () => {
      const page = await pasting(`<table>${table}</table>`);
      assert.deepEqual(await rowsOfTable(page), rows);
    });
  }

  test('a second row of headings is read as one in a figure that has nothing else to untie', async () => {
    const table = '<table><tr><th>Năm</th><th>Thu</th><th>Chi</th></tr><tr><th></th><th>2023</th><th>2024</th></tr><tr><td>A</td><td>4</td><td>5</td></tr></table>';
    const page = await pasting(figure(table));
    await painted(page, 1);
    assert.deepEqual(await page.evaluate(() => window.dohoa!.scan()[0]!.table()), {
      caption: 'Xếp loại cải cách hành chính, 2023',
      columns: ['Năm', 'Thu · 2023', 'Chi · 2024'],
      rows: [['A', '4', '5']],
    });
  });

  test('paragraphs in a cell part words, in a figure that has nothing else to untie as well', async () => {
    const cells = '<tr><td><p>Quận</p><p>Ba</p></td><td><div>7</div></td><td>5</td></tr>';
    const page = await pasting(figure(`<table><tr><th>Nơi</th><th><p>Tốt</p></th><th>Khá</th></tr>${cells}</table>`));
    assert.deepEqual(await rowsOfTable(page), [['Nơi', 'Tốt', 'Khá'], ['Quận Ba', '7', '5']]);
    await painted(page, 1);
    await page.locator('.plot > canvas[aria-label*="Quận Ba"]').waitFor();
  });

  test('marks that are not seen do no harm to figures and headings', async () => {
    const cells = '<tr><td>Quận Ba</td><td>\u200e3.466\u200b</td><td>&zwnj;7</td></tr>';
    const page = await pasting(figure(`<table><tr><th>Nơi</th><th>\ufeffTốt</th><th>K&shy;há</th></tr>${cells}</table>`));
    await painted(page, 1);
    await page.locator('.plot > canvas[aria-label*="3.466"]').waitFor();
    const rows = await rowsOfHtml(page, '<table><tr><td>a</td><td>b</td></tr><tr><td>x</td><td x:num="3466">\u202a3,466\u202c</td></tr></table>');
    assert.deepEqual(rows, [['a', 'b'], ['x', 3466]]);
  });

  test('marks are told from figures and names', async () => {
    const cells = ['3.466*\u200b', '\u200e*12', '(12)', '(12) (a)', '7,5% (1)', 'Nhóm (a)', 'Lê Lợi†', '12 m²', '45¹', '*ước tính', '[1]', '2.460 tỷ [12]'];
    const page = await pasting(`<table><tr><th>a</th><th>b</th></tr>${cells.map((cell) => `<tr><td>x</td><td>${cell}</td></tr>`).join('')}</table>`);
    const wanted = ['3.466', '12', '(12)', '(12)', '7,5%', 'Nhóm (a)', 'Lê Lợi', '12 m²', '45', 'ước tính', '', '2.460 tỷ'];
    assert.deepEqual((await rowsOfTable(page)).slice(1).map(([, cell]) => cell), wanted);
  });

  test('what is raised stays where it is a power', async () => {
    const cells: [markup: string, text: string][] = [
      ['Diện tích (m<sup>2</sup>)', 'Diện tích (m²)'],
      ['Diện tích (km<sup>2</sup>)', 'Diện tích (km²)'],
      ['10<sup>6</sup> tấn', '10⁶ tấn'],
      ['Sản lượng, 10<sup>6</sup> tấn', 'Sản lượng, 10⁶ tấn'],
      ['Nồng độ (10<sup>-3</sup>)', 'Nồng độ (10⁻³)'],
      ['2,5 × 10<sup>12</sup>', '2,5 × 10¹²'],
      ['Gia tốc, m/s<sup>2</sup>', 'Gia tốc, m/s²'],
      ['Năm 2010<sup>2</sup>', 'Năm 2010'],
      ['10<sup>2</sup>', '10'],
      ['Tháng 10<sup>1</sup> năm nay', 'Tháng 10 năm nay'],
      ['Hộ nghèo<sup>2</sup>', 'Hộ nghèo'],
      ['Các<sup>2</sup> xã', 'Các xã'],
      ['Diện tích (m<sup>2</sup>)<sup>3</sup>', 'Diện tích (m²)'],
    ];
    const page = await pasting(`<table><tr><th>a</th><th>b</th></tr>${cells.map(([cell]) => `<tr><td>x</td><td>${cell}</td></tr>`).join('')}</table>`);
    assert.deepEqual((await rowsOfTable(page)).slice(1).map(([, cell]) => cell), cells.map(([, text]) => text));
  });

  test('a figure is drawn from such a table, under the strict policy; a plain one loads nothing for it', async () => {
    const url = await site({ csp: true, extra: { '/merged.html': html(figure(MERGED)), '/plain.html': html(figure(PLAIN)) } });
    for (const [name, loads] of [['merged', true], ['plain', false]] as const) {
      const { page, said, forbidden } = await visit(`${url}${name}.html`);
      await painted(page, 1);
      const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
      assert.equal(asked.some((address) => address.endsWith('/intake.js')), loads, name);
      assert.deepEqual([...said, ...forbidden], [], name);
    }
  });
});

describe('what is pasted', () => {
  test('Excel: hidden rows stay hidden, and the numbers behind the spelling settle its separators', async () => {
    const page = await pasting();
    assert.deepEqual(await rowsOfHtml(page, EXCEL), [
      ['Cấp', 'Số lượt', 'Tỷ lệ'],
      ['Chủ tịch UBND tỉnh', 3466, '7.5%'],
      ['Nhà nước', 33, '90%'],
    ]);
    assert.equal(await page.title(), 'trang thử', 'pasted HTML has run');
  });

  test('Google Sheets', async () => {
    const page = await pasting();
    assert.deepEqual(await rowsOfHtml(page, SHEETS), [
      ['Cấp', 'Thu'],
      ['Tỉnh', 1234.5],
      ['Huyện', '2.460 tỷ'],
    ]);
    assert.equal(await rowsOfHtml(page, '<p>không có bảng</p>'), undefined);
    const two = ['A', 'B'].map((name) => `<table><tr><th>Tên<th>Số<tr><td>${name}<td>1</table>`).join('');
    assert.deepEqual(await rowsOfHtml(page, two), [['Tên', 'Số'], ['A', '1']], 'of two as large the first');
  });

  test('a title and a unit above a heading of two rows are none of it', async () => {
    const page = await pasting();
    const above = '<tr><td>Bảng 1. Dân số</td><td></td><td></td></tr><tr><td></td><td></td><td>ĐVT: Nghìn người</td></tr>';
    const heading = '<tr><td rowspan="2">Tỉnh</td><td colspan="2">2023</td></tr><tr><td>Nam</td><td>Nữ</td></tr>';
    const rows = await rowsOfHtml(page, `<table>${above}${heading}<tr><td>Huế</td><td>5</td><td>6</td></tr></table>`);
    assert.deepEqual(rows, [['Tỉnh', 'Nam', 'Nữ'], ['Huế', '5', '6']]);
    const corner = await rowsOfHtml(page, '<table><tr><td></td><td>Số hộ</td></tr><tr><td>Huế</td><td>5</td></tr></table>');
    assert.deepEqual(corner, [['', 'Số hộ'], ['Huế', '5']]);
  });

  test('text with tabs, quotes and line ends in cells', async () => {
    const page = await pasting();
    const text = 'Cấp\tSố lượt\r\n"Nhà nước\nvà Chính phủ"\t33\r\n"Tỉnh ""A"""\t3.466\r\n\t\r\n';
    const rows = await page.evaluate((text) => (window as unknown as { paste: Paste }).paste.rowsOfText(text), text);
    assert.deepEqual(rows, [['Cấp', 'Số lượt'], ['Nhà nước\nvà Chính phủ', '33'], ['Tỉnh "A"', '3.466']]);
  });
});

const fixture = (name: string) => readFileSync(new URL(`../data/awards-${name}.tsv`, import.meta.url));
const ENCODINGS = ['utf8', 'utf8-bom', 'nfd', 'utf16le', 'utf16be', 'utf16le-unmarked', 'windows-1258'];
const chart = (url: string, locale = 'vi') => inline({ ...AWARDS, locale, data: { url } });

describe('files of figures', () => {
  for (const name of ENCODINGS) {
    test(`${name}: the same figures`, async () => {
      const file = { type: 'text/csv', body: fixture(name) };
      const url = await site({ csp: true, extra: { '/t.html': html(chart('/a.tsv')), '/a.tsv': file } });
      const { page, said } = await visit(url + 't.html');
      await painted(page, 1);
      const { rows } = await page.evaluate(() => chartOf('do-hoa').table());
      assert.deepEqual(rows, [['Nhà nước và Chính phủ', '33'], ['Chủ tịch UBND tỉnh', '3.466']]);
      assert.deepEqual(said, []);
    });
  }

  test('what the server says of an old encoding is believed', async () => {
    const file = { type: 'text/csv;charset=windows-1251', body: Buffer.from([...Buffer.from('a,n\n'), 0xcc, 0xee, ...Buffer.from(',1')]) };
    const url = await site({ extra: { '/t.html': html(chart('/a.csv')), '/a.csv': file } });
    const { page } = await visit(url + 't.html');
    await painted(page, 1);
    assert.equal((await page.evaluate(() => chartOf('do-hoa').table())).rows[0]?.[0], 'Мо');
  });

  test('three charts of one file ask for it once', async () => {
    const file = { type: 'text/csv', body: 'a,n\nx,1\ny,2' };
    const url = await site({ extra: { '/t.html': html(chart('/a.csv').repeat(3)), '/a.csv': file } });
    const { page } = await visit('');
    let asked = 0;
    page.on('request', (request) => (asked += Number(request.url().endsWith('/a.csv'))));
    await page.goto(url + 't.html');
    await painted(page, 3);
    assert.equal(asked, 1);
  });
});

describe('files that can’t be had', () => {
  let url: string;
  let elsewhere: string;
  const WRONG: [name: string, address: string, vi: RegExp, en: RegExp][] = [
    ['not there', '/none.csv', /máy chủ không có tệp này \(404\)/, /the server has no such file \(404\)/],
    ['for others only', '/private.csv', /máy chủ đòi đăng nhập \(401\)/, /asks to sign in \(401\)/],
    ['a web page', '/page.csv', /bằng một trang web, chứ không phải số liệu/, /a web page, not with figures/],
    ['a workbook', '/book.xlsx', /Tệp số liệu “\/book.xlsx” không dùng được: đó là tệp Excel/, /data file “\/book.xlsx” is of no use: it is an Excel workbook/],
    ['empty', '/empty.csv', /tệp trống/, /the file is empty/],
    ['a broken server', '/broken.csv', /máy chủ trả lời 500/, /the server answered 500/],
  ];
  before(async () => {
    elsewhere = await site({ extra: { '/a.csv': { type: 'text/csv', body: 'a,n\nx,1' } } });
    const extra: Record<string, ReturnType<typeof html>> = {
      '/private.csv': { status: 401, body: 'no' },
      '/broken.csv': { status: 500, body: 'no' },
      '/page.csv': html('<p>Mời đăng nhập</p>'),
      '/book.xlsx': { type: 'application/octet-stream', body: Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0', 'latin1') },
      '/empty.csv': { type: 'text/csv', body: ' \n' },
      '/board.json': json({ type: 'board', locale: 'vi', panels: [{ ...AWARDS, data: { url: '/page.csv' } }] }),
      '/board.html': html('<do-hoa src="/board.json"></do-hoa>'),
    };
    for (const [, address] of [...WRONG, ['', elsewhere + 'a.csv'] as const, ['', 'http://127.0.0.1:9/a.csv'] as const]) {
      for (const lang of ['vi', 'en']) extra[`/${lang}/${encodeURIComponent(address)}`] = html(chart(address, lang), undefined, lang);
    }
    url = await site({ extra });
  });

  const box = async (address: string, lang: string) => {
    const { page } = await visit(`${url}${lang}/${encodeURIComponent(address)}`);
    return page.locator('.problem').innerText();
  };

  for (const [name, address, vi, en] of WRONG) {
    test(name, async () => {
      assert.match(await box(address, 'vi'), vi);
      assert.match(await box(address, 'en'), en);
    });
  }

  test('a server that doesn’t let other pages read it', async () => {
    const { host } = new URL(elsewhere);
    const vi = await box(elsewhere + 'a.csv', 'vi');
    assert.match(vi, /không cho trang khác đọc tệp này; hãy lưu tệp cạnh bài viết.*Access-Control-Allow-Origin/);
    assert.ok(vi.includes(`máy chủ ${host} `), vi);
    const en = await box(elsewhere + 'a.csv', 'en');
    assert.match(en, /doesn't allow other pages to read it; save the file beside the article.*Access-Control-Allow-Origin/);
  });

  test('a server that isn’t there', async () => {
    assert.match(await box('http://127.0.0.1:9/a.csv', 'vi'), /không có trả lời từ máy chủ\./);
    assert.match(await box('http://127.0.0.1:9/a.csv', 'en'), /no answer from the server\./);
  });

  test('a policy of the page that forbids it', async () => {
    const strict = await site({ csp: true, extra: { '/t.html': html(chart(elsewhere + 'a.csv')) } });
    const { page } = await visit(strict + 't.html');
    assert.match(await page.locator('.problem').innerText(), /chính sách CSP của trang này không cho tải tệp từ.*connect-src/);
  });

  test('the problem tells where in the spec', async () => {
    const { page } = await visit(url + 'board.html');
    await page.locator('.problem').waitFor();
    const problems = await page.evaluate(() => chartOf('do-hoa').problems);
    assert.deepEqual(problems.map(({ code, path }) => [code, path]), [['data-unusable', 'panels[0].data.url']]);
  });
});
