// The types of specs, held by the compiler alone: what may be written, and what is refused as one types. That every spec of the
// pages is of type `Spec` is held by schema.test.ts.

import awards from '../../www/charts/awards-levels.json' with { type: 'json' };
import board from '../../www/charts/year-end-board.json' with { type: 'json' };
import type { AreaSpec, BoardSpec, HouseStyle, LineSpec, ScatterSpec, Spec, TargetsSpec, WaffleSpec } from '../../pkg/src/index.js';

declare function take(spec: Spec): void;

take({ type: 'bar', data: 'Cấp,Số lượt\nTỉnh,3466', orientation: 'vertical', narrow: { below: 480, orientation: 'horizontal' } });
take({ $schema: 'dohoa.schema.json', version: 1, type: 'waffle', data: { url: 'reform-grades.csv' }, palette: 'ordered', each: 10 });
take({ type: 'ranking', data: [['Huyện', 'Điểm'], ['Bắc Quang', null]], columns: { label: 'Huyện', values: 'Điểm' }, top: 3 });
take({ type: 'stacked-bar', theme: { ground: 'dark', light: { categorical: ['#1b5e20'] } }, steps: [{ text: 'x', annotation: { at: ['a', 'b'], text: 'x' } }] });
take({ type: 'board', panels: [{ type: 'targets', wide: true, data: [{ label: 'GRDP', value: 7.5 }] }] });

// Rows of a type of one's own, be it an interface, which TypeScript takes for no record; and figures of a byte.
interface Row {
  readonly level: string;
  readonly count: number | null;
}
declare const rows: readonly Row[];
take({ type: 'bar', data: rows });
take({ type: 'scatter', data: { x: new Float64Array(2), y: new Uint8Array(2) } });
// Columns as plain lists, with gaps; what databases and calendars hand out.
take({ type: 'line', data: { year: [2022, 2023, 2024], count: [1, null, 2] } });
take({ type: 'area', axis: 'time', data: { day: [new Date(0), new Date(1)], count: BigInt64Array.of(1n, 2n) } });
take({ type: 'bar', data: [['level', 'count'], ['province', 3466n]] });

// The kind of imported JSON is any text to the compiler; whoever knows better says so.
take(awards as Spec);
take(board as Spec);
export const kinds: [WaffleSpec['type'], BoardSpec['type'], TargetsSpec['type']] = ['waffle', 'board', 'targets'];
export const withAxes: [LineSpec['type'], AreaSpec['type'], ScatterSpec['type']] = ['line', 'area', 'scatter'];
export const house: HouseStyle = { font: 'Georgia, serif', light: { accent: '#8a2b1d' } };

// @ts-expect-error a kind that there is not
take({ type: 'pie' });
// @ts-expect-error no kind
take({ title: 'x' });
// @ts-expect-error a misspelt key
take({ type: 'bar', titel: 'x' });
// @ts-expect-error a key of another kind
take({ type: 'waffle', orientation: 'vertical' });
// @ts-expect-error no such choice
take({ type: 'bar', sort: 'down' });
// @ts-expect-error figures without names
take({ type: 'bar', data: [33, 3466] });
// @ts-expect-error a text for a number
take({ type: 'bar', total: '20' });
// @ts-expect-error a misspelt key within a key
take({ type: 'bar', format: { unti: '%' } });
// @ts-expect-error a board needs panels
take({ type: 'board' });
// @ts-expect-error what only a whole spec may say
take({ type: 'board', panels: [{ type: 'bar', locale: 'vi' }] });
// @ts-expect-error no width is said
take({ type: 'bar', narrow: { orientation: 'vertical' } });
// @ts-expect-error the words around a chart stay
take({ type: 'bar', narrow: { below: 480, title: 'x' } });
// @ts-expect-error only version 1 is known
take({ type: 'bar', version: 2 });
// @ts-expect-error a colour of no name
export const misspelt: HouseStyle = { light: { acent: '#8a2b1d' } };
