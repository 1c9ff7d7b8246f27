// What the editor works out without a page: how a spec becomes one of another kind.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { JSONSchema } from 'vscode-json-languageservice';
import { Kinds, turnsOf } from '../../www/editor/src/kind.js';
import { QUESTIONS } from '../../www/editor/src/start/questions.js';

const schema = JSON.parse(readFileSync(new URL('../../pkg/schema/dohoa.schema.json', import.meta.url), 'utf8')) as JSONSchema;

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
