// What the tools work out without a page: where a key leads, what is hidden, files, words, tones.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pitches, tonesOf } from '../../pkg/src/sound.js';
import { slug, toCsv, toTabs } from '../../pkg/src/tools/files.js';
import { lead, type Stop } from '../../pkg/src/tools/lead.js';
import { isolated, panelIn, toggled, viewed } from '../../pkg/src/tools/view.js';
import { phrase, speaker } from '../../pkg/src/tools/words.js';

/** Rows of figures, one below the other unless they stand abreast. */
function stops(rows: [label: string, ...series: string[]][], abreast = false): Stop[] {
  return rows.flatMap(([label, ...series], row) =>
    (series.length ? series : [undefined]).map((name, part) => ({
      label,
      key: `${label}/${name}`,
      ...(name && { series: name }),
      box: abreast ? [row * 100 + part * 20, 0, 20, 50] : [part * 20, row * 30, 20, 20],
    })),
  );
}

describe('where a key leads', () => {
  const path = (all: Stop[], keys: string[], rightToLeft = false, isBoard = false): number[] => {
    let at = -1;
    return keys.map((key) => (at = lead(all, at, key, rightToLeft, isBoard)));
  };
  const grades = stops([
    ['Sở', 'Xuất sắc', 'Tốt', 'Khá'],
    ['Huyện', 'Xuất sắc', 'Tốt', 'Khá'],
  ]);

  test('one series: every arrow goes on, and stays at the ends', () => {
    const all = stops([['A'], ['B'], ['C']]);
    assert.deepEqual(path(all, ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowLeft']), [0, 1, 2, 2, 1, 0, 0]);
    assert.deepEqual(path(all, ['ArrowUp', 'Home', 'End', 'PageUp', 'PageDown']), [2, 0, 2, 0, 2]);
  });
  test('several series, rows one below the other: down along a series, right across them', () => {
    assert.deepEqual(path(grades, ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowUp']), [0, 1, 4, 5, 5, 2, 2]);
  });
  test('several series, standing abreast: right along a series, down across them', () => {
    const all = stops([['2022', 'Bắc', 'Nam'], ['2023', 'Bắc', 'Nam']], true);
    assert.deepEqual(path(all, ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']), [0, 2, 3, 1, 0]);
  });
  test('several series whose figures differ much in height: right along a series, whatever the first ones are', () => {
    const rows: [string, ...string[]][] = [['1', 'A', 'B'], ['2', 'A', 'B'], ['3', 'A', 'B']];
    const keys = ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp'];
    const placed = (place: (row: number, part: number) => Stop['box']) =>
      stops(rows).map((stop, index) => ({ ...stop, box: place(Math.floor(index / 2), index % 2) }));
    // Dots of lines, near each other and steep; and bars that stand on one line, with what they say below it.
    const lines = placed((row, part) => [row * 16, (row === 1 ? 200 : 20) + part * 40, 8, 8]);
    const bars = placed((row, part) => [row * 50 + part * 20, row === 0 ? 10 : 180, 20, row === 0 ? 190 : 20]);
    for (const all of [lines, bars]) assert.deepEqual(path(all, keys), [0, 2, 3, 5, 4]);
  });
  test('bars that lie to both sides of zero, or are missing: down along a series', () => {
    const sides: Stop['box'][] = [[6, 0, 8, 8], [6, 10, 8, 8], [-80, 30, 80, 8], [-50, 40, 50, 8], [0, 60, 50, 8], [-20, 70, 20, 8]];
    for (const boxes of [sides, sides.slice(0, 4)]) {
      const rows: [string, ...string[]][] = [['1', 'A', 'B'], ['2', 'A', 'B'], ['3', 'A', 'B']];
      const all = stops(rows.slice(0, boxes.length / 2)).map((stop, index) => ({ ...stop, box: boxes[index]! }));
      assert.deepEqual(path(all, ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp']), [0, 2, 3, 1]);
    }
  });
  test('a board has one way, that of its first panel, wherever the others stand', () => {
    const rows: [string, ...string[]][] = [['1', 'A', 'B'], ['2', 'A', 'B']];
    const aside = stops(rows, true).map((stop) => ({ ...stop, box: [stop.box[0] + 400, ...stop.box.slice(1)] as Stop['box'] }));
    const panels = [stops(rows), aside].flatMap((stops, panel) => stops.map((stop) => ({ ...stop, key: `${panel}/${stop.key}` })));
    assert.deepEqual(path(panels, ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight'], false, true), [0, 2, 4, 6, 7]);
  });
  test('from right to left: left goes on', () => {
    assert.deepEqual(path(grades, ['ArrowLeft', 'ArrowLeft', 'ArrowRight'], true), [0, 1, 0]);
  });
  test('every figure is reached from the first by going on', () => {
    const all = stops([['A', 'x', 'y'], ['B'], ['C', 'x', 'y', 'z']]);
    const reached = new Set<number>();
    const go = (at: number) => {
      if (reached.has(at)) return;
      reached.add(at);
      for (const key of ['ArrowRight', 'ArrowDown']) go(lead(all, at, key, false));
    };
    go(0);
    assert.equal(reached.size, all.length);
  });
  test('a page is ten figures, and ends where they do', () => {
    const all = stops(Array.from({ length: 25 }, (_, at) => [`${at}`]));
    assert.deepEqual(path(all, ['Home', 'PageDown', 'PageDown', 'PageDown', 'PageUp']), [0, 10, 20, 24, 14]);
  });
  test('a row that has no such series is met as far along; one name twice is two rows', () => {
    const all = stops([['A', 'x', 'y', 'z'], ['B', 'u', 'v'], ['C', 'x'], ['C', 'x']]);
    assert.deepEqual(path(all, ['Home', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown']), [0, 1, 2, 4, 5, 6, 6]);
    assert.deepEqual(path(all, ['Home', 'ArrowRight', 'ArrowDown']), [0, 1, 4]);
  });
  test('panels of a board: a label that ends one and begins the next makes no row of both', () => {
    const all = stops([['Huyện', 'Số lượt'], ['Huyện', 'Điểm']]).map((stop, panel) => ({ ...stop, key: `${panel}/x` }));
    assert.deepEqual(path(all, ['ArrowDown', 'ArrowDown'], false, true), [0, 1]);
  });
});

describe('what is hidden', () => {
  const all = ['a', 'b', 'c'];
  test('a series is hidden and comes back; the last one stays', () => {
    assert.deepEqual(toggled(all, [], 'a'), ['a']);
    assert.deepEqual(toggled(all, ['a'], 'a'), []);
    assert.deepEqual(toggled(all, ['a', 'b'], 'c'), ['a', 'b']);
  });
  test('one alone, and all again', () => {
    assert.deepEqual(isolated(all, ['b'], 'b'), ['a', 'c']);
    assert.deepEqual(isolated(all, ['a', 'c'], 'b'), []);
  });
  test('what was changed comes on top of what was given, and the given spec stays', () => {
    const spec = { type: 'bar', sort: 'asc' };
    assert.deepEqual(viewed(spec, { hide: ['a'], sort: 'none' }), { type: 'bar', sort: 'none', hide: ['a'] });
    assert.deepEqual(spec, { type: 'bar', sort: 'asc' });
  });
  test('what is different where it is narrow gives way as well, of a board’s panels too', () => {
    const narrow = { below: 480, hide: ['a'], sort: 'desc' };
    assert.deepEqual(viewed({ type: 'bar', narrow }, { sort: 'none' }), { type: 'bar', sort: 'none', narrow: { below: 480, hide: ['a'] } });
    const shown = viewed({ type: 'board', panels: [{ type: 'bar', hide: 'a', narrow }] }, { hide: [] });
    assert.deepEqual(shown, { type: 'board', hide: [], panels: [{ type: 'bar', narrow: { below: 480, sort: 'desc' } }] });
  });
  test('what the writer says of the figures is said of these alone, and of all orders of them', () => {
    const tables = ['a', 'b'].map((label) => ({ label }));
    const alt = (spec: object, view: object) => 'alt' in viewed({ alt: 'Ba chuỗi', ...spec }, view);
    assert.deepEqual([alt({}, {}), alt({}, { sort: 'none', percent: true }), alt({}, { hide: [] })], [true, true, true]);
    assert.deepEqual([alt({}, { hide: ['x'] }), alt({ hide: 'x' }, { hide: [] }), alt({ hide: 'x' }, { hide: ['y'] })], [false, false, false]);
    assert.deepEqual([alt({ hide: 'x' }, { hide: ['x'] }), alt({ hide: ['x', 'y'] }, { hide: ['y', 'x'] })], [true, true]);
    assert.deepEqual([alt({ tables }, { table: 'b' }), alt({ tables, table: 'b' }, { table: 'a' })], [false, false]);
    assert.deepEqual([alt({ tables }, { table: 'a' }), alt({ tables, table: 'b' }, { table: 'b' })], [true, true]);
  });
  test('a table is not asked for the series of another', () => {
    const tables = ['a', 'b', 'c'].map((label) => ({ label }));
    assert.deepEqual(viewed({ tables, narrow: { below: 480, table: 'c' } }, { hide: ['x'] })['tables'], [{ label: 'a' }, { label: 'c' }]);
    assert.deepEqual(viewed({ tables, narrow: { below: 480, table: 'c' } }, { hide: ['x'], table: 'b' })['tables'], [{ label: 'b' }]);
    assert.equal(viewed({ tables }, { table: 'b' })['tables'], tables);
  });
});

describe('files', () => {
  const table = {
    caption: '',
    columns: ['Cấp', 'Số, "lượt"'],
    rows: [
      ['=1+1', '3.466'],
      ['@SUM(A1)', '−12'],
      ['Dòng\nhai', '-7,5%'],
      ['-A1', '\t=A1'],
    ],
  };
  test('CSV that spreadsheets read as it is meant, and never run', () => {
    assert.equal(toCsv(table), '\ufeffCấp,"Số, ""lượt"""\r\n\'=1+1,3.466\r\n\'@SUM(A1),−12\r\n"Dòng\nhai","-7,5%"\r\n\'-A1,\'\t=A1\r\n');
  });
  test('a dash where there is no figure is no formula', () => {
    assert.equal(toCsv({ caption: '', columns: ['A', 'B'], rows: [['-B', '-']] }), "\ufeffA,B\r\n'-B,-\r\n");
  });
  test('a paste has a cell a tab', () => {
    assert.equal(toTabs(table), 'Cấp\tSố, "lượt"\n=1+1\t3.466\n@SUM(A1)\t−12\nDòng hai\t-7,5%\n-A1\t =A1');
  });
  test('names that every file system takes', () => {
    assert.equal(slug('Khen thưởng năm 2023: Đợt 1/2'), 'khen-thuong-nam-2023-dot-1-2');
    assert.equal(slug('../..'), 'dohoa');
    assert.equal(slug('図表 1'), '図表-1');
    // What is written above or below a letter is no ornament everywhere.
    assert.deepEqual(['한국 수출', 'ガス', 'हिन्दी', 'Čeština'].map(slug), ['한국-수출', 'ガス', 'हिन्दी', 'cestina']);
    assert.deepEqual(['a'.repeat(79) + ' b', 'a' + '𠮷'.repeat(79)].map(slug), ['a'.repeat(79), 'a' + '𠮷'.repeat(39)]);
  });
});

test('words: the page’s own, then the language’s, then English', () => {
  assert.equal(phrase('{name} hidden', 'vi-VN', undefined, { name: 'Tốt' }), 'Đã ẩn Tốt');
  assert.equal(phrase('{name} hidden', 'fr', undefined, { name: 'A' }), 'A hidden');
  assert.equal(phrase('{name} hidden', 'fr', { '{name} hidden': '{name} masqué' }, { name: 'A' }), 'A masqué');
});

test('words of a chart: the spec’s own, or else those of its style', () => {
  const say = (spec: object) => speaker({ spec: () => spec, caption: () => ({ locale: 'vi' }) } as never)('Zoom in');
  const words = (said: string) => ({ words: { 'Zoom in': said } });
  assert.equal(say({}), 'Phóng to');
  assert.equal(say({ theme: words('Lại gần') }), 'Lại gần');
  assert.equal(say({ ...words('Gần hơn'), theme: words('Lại gần') }), 'Gần hơn');
});

test('tones: higher for more, none for what is not there', () => {
  assert.deepEqual(pitches([0, 10, null, 5]), [220, 880, null, 550]);
  assert.deepEqual(pitches([0, 0]), [220, 220]);
  assert.deepEqual(pitches([-5, 5]), [220, 880]);
});

test('tones of several scales: each has its own highest, and a beat between it and the next', () => {
  assert.deepEqual(tonesOf([[0, 10], [1], [5, null]]), [220, 880, null, 880, null, 880, null]);
  assert.deepEqual(tonesOf([]), []);
});

test('the panel of a figure: of a board alone, whatever the key is on other charts', () => {
  const [men, women] = [{ type: 'bar', title: 'Men' }, { type: 'bar', title: 'Women' }];
  const board = { type: 'board', panels: [men, women] };
  assert.deepEqual([panelIn(board, '1/0-9/Deaths'), panelIn(board, '2/x'), panelIn({ type: 'bar' }, '1/2023')], [women, undefined, undefined]);
});
