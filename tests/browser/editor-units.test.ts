// What the editor works out without a page: where a table begins in a text, what stands above it, what of a spec is about its table,
// and how a spec becomes one of another kind.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { JSONSchema } from 'vscode-json-languageservice';
import { headOf } from '../../pkg/src/preamble.js';
import { headed, titleAmong, unitAmong } from '../../www/editor/src/above.js';
import { aboutTable, isOtherTable } from '../../www/editor/src/former.js';
import { Kinds, turnsOf } from '../../www/editor/src/kind.js';
import { byBlanks, fromHeading, inMarkdown } from '../../www/editor/src/plain.js';
import { QUESTIONS } from '../../www/editor/src/start/questions.js';

const schema = JSON.parse(readFileSync(new URL('../../pkg/schema/dohoa.schema.json', import.meta.url), 'utf8')) as JSONSchema;

describe('a text from its heading on', () => {
  const CASES: [what: string, text: string, above: string[], table: string][] = [
    ['a title above tabs and decimal commas', 'Bảng 1. Dân số\nTỉnh\tDân số\nHà Nội\t8.435,6\nHải Phòng\t2.088,1', ['Bảng 1. Dân số'], 'Tỉnh\tDân số\nHà Nội\t8.435,6\nHải Phòng\t2.088,1'],
    ['a title above semicolons', 'Taux de chômage\nAnnée;Taux\n2022;7,3\n2023;7,1', ['Taux de chômage'], 'Année;Taux\n2022;7,3\n2023;7,1'],
    ['a title with commas above commas', 'Dân số, cả nước, 2023\nTỉnh\tNam\tNữ\nHà Nội\t1\t2', ['Dân số, cả nước, 2023'], 'Tỉnh\tNam\tNữ\nHà Nội\t1\t2'],
    [
      'several lines, as GENESIS writes them',
      'Tabelle: 12411-0010\r\nBevölkerung: Bundesländer, Stichtag;;\r\n"Fortschreibung; Deutschland";;\r\nLand;31.12.2022;31.12.2023\r\nBayern;13369393;13435062\r\nBremen;684864;691703\r\n',
      ['Tabelle: 12411-0010', 'Bevölkerung: Bundesländer, Stichtag', 'Fortschreibung; Deutschland'],
      'Land;31.12.2022;31.12.2023\r\nBayern;13369393;13435062\r\nBremen;684864;691703\r\n',
    ],
    [
      'pairs of a program with empty lines between',
      '\ufeff"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-05-30",\n\n"Country Name","Country Code","Indicator","2022","2023",\n"Viet Nam","VNM","Population","98186856","98858950",\n',
      [],
      '"Country Name","Country Code","Indicator","2022","2023",\n"Viet Nam","VNM","Population","98186856","98858950",\n',
    ],
    ['one line above months', 'Land-Ocean: Global Means\nYear,Jan,Feb\n1880,-.20,-.26\n1881,-0.20,-0.15', ['Land-Ocean: Global Means'], 'Year,Jan,Feb\n1880,-.20,-.26\n1881,-0.20,-0.15'],
    ['remarks', '# Source: office, 2024\n# made by hand\nNăm,Số\n2022,7\n2023,8', ['# made by hand'], 'Năm,Số\n2022,7\n2023,8'],
    ['a heading that is a remark', '# made by hand\n# Năm,Số\n2022,7\n2023,8', ['# made by hand'], 'Năm,Số\n2022,7\n2023,8'],
    ['a unit in the last cell', 'Dân số\t\t\n\t\tĐVT: Nghìn người\nTỉnh\t2022\t2023\nHà Nội\t8.435,6\t8.587,1', ['Dân số', 'ĐVT: Nghìn người'], 'Tỉnh\t2022\t2023\nHà Nội\t8.435,6\t8.587,1'],
    ['quotes that hold the end of a line', '"Số liệu\nvề dân số"\nTỉnh;Số\nA;5\nB;6', ['Số liệu\nvề dân số'], 'Tỉnh;Số\nA;5\nB;6'],
    ['a title where a heading is missing', 'Dân số\nHà Nội\t8,4\nHải Phòng\t2,1', [], 'Dân số\t\nHà Nội\t8,4\nHải Phòng\t2,1'],
  ];
  for (const [what, text, above, table] of CASES) test(what, () => assert.deepEqual(fromHeading(text), { above, table }));

  test('what begins with its heading stays as it is', () => {
    for (const text of [
      'Mục;Số\nA;7,5\nB;12',
      '\tSố hộ\nA\t7\nB\t9',
      'Tỉnh,\nA,7\nB,9',
      '#,Đội,Điểm\n1,A,7\n2,B,9',
      'sep=;\r\nTỉnh;Số\r\nA;7,5',
      '"Tỉnh\n(cũ)"\tSố\nA\t5',
      ',2022,,2023,\nTỉnh,Nam,Nữ,Nam,Nữ\nA,1,2,3,4\nB,1,2,3,4',
      'Một câu.\nMột câu nữa, dài hơn.',
      'Mục\nA\nB',
      'Tỷ lệ\n12,5\n13,6\n14,2',
      'Lương\n5,5 triệu\n6,5 triệu',
      'Tỉnh\tLoại\nA\ttốt\nB\tkhá',
      '',
    ]) assert.deepEqual(fromHeading(text), { above: [], table: text }, text);
  });

  test('a row whose figures look like years, or lack, is no heading', () => {
    assert.equal(headOf([['Số hộ nghèo', ''], ['An Bình', '1950'], ['Bình Hòa', '2210'], ['Cam An', '850']]), 0);
    assert.equal(headOf([['Số ca', ''], ['Quận 1', '–'], ['Quận 3', '5']]), 0);
    assert.equal(headOf([['Giá', ''], ['Gạo', '12 000 đ'], ['Cá', '7 000']]), 0);
    assert.equal(headOf([['Dân số', ''], ['Năm', '1950'], ['A', '5'], ['B', '6']]), 1);
  });

  test('rows of words have no heading that one could tell from what stands above', () => assert.equal(headOf([['Tỉnh', ''], ['A', 'tốt'], ['B', 'khá']]), 0));
});

describe('text that only the eye takes for a table', () => {
  const names = (column: number) => `c${column}`;

  test('Markdown', () => {
    assert.deepEqual(inMarkdown('## Số xã\n\n| Huyện | **Số xã** |\n|:--|--:|\n| [Đồng Văn](https://x.vn) | **17** |\n| A\\|B | 1,5 |\n\nNguồn: Sở'), {
      above: ['Số xã'],
      table: [['Huyện', 'Số xã'], ['Đồng Văn', '17'], ['A|B', '1,5']],
    });
    assert.deepEqual(inMarkdown('a | b\n--- | ---\n1 | 2')?.table, [['a', 'b'], ['1', '2']]);
    assert.deepEqual(inMarkdown(' | 2022\n--|--\nA | 5\nb__c | 6')?.table, [['', '2022'], ['A', '5'], ['b__c', '6']]);
    for (const text of ['a | b\n1 | 2', 'a,b\n---\n1,2', '', 'a | b\n--|--\n1 | 2\n\nc | d\n--|--\n3 | 4']) assert.equal(inMarkdown(text), undefined, text);
  });

  const CASES: [what: string, text: string, above: string[], table: string[][]][] = [
    ['years in the heading', 'Tỉnh thành 2022 2023\nHà Nội 8.330 8.435\nBà Rịa - Vũng Tàu 1.148 –', [], [['Tỉnh thành', '2022', '2023'], ['Hà Nội', '8.330', '8.435'], ['Bà Rịa - Vũng Tàu', '1.148', '–']]],
    ['as many words as columns', 'Bảng 1. Diện tích\nTỉnh Nam Nữ\nHà Nội 1,5 2\nHuế 3 4', ['Bảng 1. Diện tích'], [['Tỉnh', 'Nam', 'Nữ'], ['Hà Nội', '1,5', '2'], ['Huế', '3', '4']]],
    ['a heading that does not tell', 'Tên đơn vị Số xã Dân số\nHà Nội 8.330 8.435\nHuế 3 4', ['Tên đơn vị Số xã Dân số'], [['c0', 'c1', 'c2'], ['Hà Nội', '8.330', '8.435'], ['Huế', '3', '4']]],
    ['no heading', 'Đồng Văn 17\nMèo Vạc 18%', [], [['c0', 'c1'], ['Đồng Văn', '17'], ['Mèo Vạc', '18%']]],
    ['years as names', 'Năm Tỷ lệ\n2022 7,3\n2023 7,1', ['Năm Tỷ lệ'], [['c0', 'c1'], ['2022', '7,3'], ['2023', '7,1']]],
    ['groups of three that a heading tells apart', 'Tỉnh 2022 2023\nA 120 350\nB 100 420', [], [['Tỉnh', '2022', '2023'], ['A', '120', '350'], ['B', '100', '420']]],
  ];
  for (const [what, text, above, table] of CASES) test(`blanks: ${what}`, () => assert.deepEqual(byBlanks(text, names), { above, table }));

  test('what is not clearly a table stays as it is', () => {
    for (const text of [
      'Paris 2 145 906\nMarseille 1 870 731',
      'Paris 2 145 906\nLyon 522 250',
      'Chương 1\nChương 2\nChương 3',
      'Tỉnh,Số\nA,5\nB,7',
      'Tỉnh\tSố\nA\t5\nB\t7',
      'Hà Nội, 8 330\nHuế, 7 120',
      'Năm 2023 có 12 tỉnh.\nNăm 2022 có 11.',
      '1\n2\n3',
      'Hà Nội 5',
      'A 5\nB 6\nNguồn: Sở',
      'Name, 2022, 2023\nHanoi, 5, 6\nHue, 7, 8',
      'Tỉnh 2022 2023\nAn Giang 5 6\nBến Tre 2\nCà Mau 3 4\nHuế 5 6',
      'Tỉnh Dân số\nHà Nội 145 906\nHuế 522 969',
      'Klub Punkte\nSchalke 04 10\nMainz 05 12',
      'Month Price\nJan 2020 5\nFeb 2020 6',
      '',
    ]) assert.equal(byBlanks(text, names), undefined, text);
  });
});

describe('what stands above a table', () => {
  test('a title without its number, and a unit', () => {
    assert.equal(titleAmong(['# remark', 'ĐVT: %', 'Tabelle: 12411-0010', 'Bảng 1.2. Dân số các tỉnh']), 'Dân số các tỉnh');
    for (const title of ['Bảng lương', 'Bảng xe bán chạy', 'Table views by month']) assert.equal(titleAmong([title]), title);
    assert.equal(titleAmong(['Bảng IV. Dân số']), 'Dân số');
    assert.equal(titleAmong(['Nguồn: GSO']), undefined);
    assert.equal(unitAmong(['Đơn vị: Trường THPT Chu Văn An']), undefined);
    assert.deepEqual(['ĐVT: Nghìn người', '(Đơn vị tính: %)', 'Unit: USD', 'ĐVT: người, %', 'Dân số'].map((line) => unitAmong([line])), ['nghìn người', '%', 'USD', undefined, undefined]);
  });

  test('goes where the chart has no words of its own', () => {
    const above = ['Dân số', 'ĐVT: Người'];
    const of = (chart: object) => JSON.parse(headed(JSON.stringify(chart), [], chart, above)) as unknown;
    assert.deepEqual(of({ type: 'bar', title: '' }), { type: 'bar', title: 'Dân số', format: { unit: 'người' } });
    assert.deepEqual(of({ title: QUESTIONS[0]!.vi.spec['title'] }), { title: 'Dân số', format: { unit: 'người' } });
    assert.deepEqual(of({ title: 'Của tôi', format: { unit: 'hộ' } }), { title: 'Của tôi', format: { unit: 'hộ' } });
    assert.equal(headed('{}', ['tables', 0], {}, above), '{}');
    assert.deepEqual(of({ type: 'targets', title: 'Của tôi' }), { type: 'targets', title: 'Của tôi' });
  });
});

describe('another table', () => {
  test('is one with other headings, and not one with more or fewer', () => {
    const former = [['Huyện', '2022', null]];
    const isOther = (...heading: (string | number | null)[]) => isOtherTable([heading], former);
    assert.deepEqual([isOther('Huyện', '2022'), isOther('Huyện', 2022, 2023), isOther('Huyện'), isOther('Huyện', '2023'), isOther('Xã', 'Số')], [false, false, false, true, true]);
    assert.equal(isOtherTable([['Huyện']], [[null, null]]), false, 'where there was none');
    assert.equal(isOtherTable([['Huyện']], []), false);
  });

  test('takes along what is about the figures and names of the former one', () => {
    const words = { title: 'a', source: 'b', note: 'c', type: 'bar', sort: 'asc', palette: 'ordered', data: [] };
    assert.deepEqual(aboutTable(words), []);
    assert.deepEqual(aboutTable({ ...words, format: {}, highlight: 'A', steps: [], narrow: { below: 400, sort: 'asc', short: {} } }), [['format'], ['highlight'], ['steps'], ['narrow', 'short']]);
    assert.deepEqual(aboutTable({ ...words, narrow: { below: 400, data: [] } }), [['narrow']]);
    assert.deepEqual(aboutTable(undefined), []);
  });
});

describe('another kind', () => {
  type Spec = Record<string, unknown>;
  const turn = (turning: Kinds, spec: Spec, kind: string) => {
    const { text, gone, only } = turning.turned(JSON.stringify(spec, null, 2), kind, schema);
    return { spec: JSON.parse(text) as Spec, gone, only };
  };
  const data = [['Tỉnh', '2022', '2023'], ['A', 1, 2]];

  test('goes without what it does not have, which comes back with the kind that has it', () => {
    const turning = new Kinds();
    const ranking = { type: 'ranking', title: 'x', data, top: 1, bars: true, columns: { label: 'Tỉnh', place: 'Hạng' }, format: { unit: '%' } };
    const bar = turn(turning, ranking, 'bar');
    assert.deepEqual(bar, { spec: { type: 'bar', title: 'x', data, columns: { label: 'Tỉnh' }, format: { unit: '%' } }, gone: ['top', 'bars', 'columns.place'], only: [] });
    const line = turn(turning, { ...bar.spec, title: 'y' }, 'line');
    assert.deepEqual(turn(turning, line.spec, 'ranking').spec, { ...ranking, title: 'y' });
    const other = turn(turning, ranking, 'bar').spec;
    assert.equal(turn(turning, { ...other, data: [['Xã', 'Số'], ['A', 1]] }, 'ranking').spec['top'], undefined, 'of another table');
  });

  test('has as many columns as it draws', () => {
    const turning = new Kinds();
    const bar = { type: 'bar', data, columns: { label: 'Tỉnh', values: ['2022', '2023'] } };
    const ranking = turn(turning, bar, 'ranking');
    assert.deepEqual(ranking, { spec: { ...bar, type: 'ranking', columns: { label: 'Tỉnh', values: '2022' } }, gone: [], only: ['2022'] });
    const targets = turn(turning, ranking.spec, 'targets');
    assert.deepEqual(targets.spec['columns'], { label: 'Tỉnh', value: '2022' });
    assert.deepEqual(turn(turning, turn(turning, targets.spec, 'scatter').spec, 'bar').spec, bar);
    assert.deepEqual(turn(new Kinds(), bar, 'targets'), { spec: { ...bar, type: 'targets', columns: { label: 'Tỉnh', value: '2022' } }, gone: [], only: ['2022'] });
    assert.deepEqual(turn(new Kinds(), { type: 'bar', data, columns: { values: ['2022'] } }, 'scatter').spec, { type: 'scatter', data });
  });

  test('has no key that it does not know, whatever it was before', () => {
    const kinds = QUESTIONS.map(({ kind }) => kind);
    for (const { kind: from, vi } of QUESTIONS) {
      for (const to of kinds) {
        const { spec } = turn(new Kinds(), { version: 1, type: from, locale: 'vi', ...vi.spec }, to);
        assert.deepEqual(turnsOf(spec, to, schema), [], `${from} to ${to}`);
      }
    }
  });

  test('keeps slips of the pen, which have a remedy of their own', () => {
    const { spec, gone } = turn(new Kinds(), { type: 'bar', titel: 'x', title: ['x'], format: { unti: '%' }, orientation: 'vertical', narrow: { below: 400, orientation: 'vertical' } }, 'line');
    assert.deepEqual(spec, { type: 'line', titel: 'x', title: ['x'], format: { unti: '%' }, narrow: { below: 400 } });
    assert.deepEqual(gone, ['orientation', 'narrow.orientation']);
  });
});
