// A spec as one of another kind of chart: what that kind does not have goes, and comes back with a kind that has it.

import type { JSONPath } from 'jsonc-parser';
import type { JSONSchema } from 'vscode-json-languageservice';
import { applied, editKey, isRecord } from './edits.js';

/** A value that the kind changes; what is undefined is not there. */
export interface Turn {
  path: JSONPath;
  from: unknown;
  to: unknown;
}

/** Turns one draft from kind to kind, and remembers what went on the way. */
export class Kinds {
  #aside: Turn[] = [];
  #table = '';

  /** The text with another kind, the keys that went, and the columns that are the only ones left of several. */
  turned(text: string, kind: string, schema: JSONSchema): { text: string; gone: string[]; only: string[] } {
    const spec = (text: string) => JSON.parse(text) as unknown;
    // Of another table its columns are called otherwise.
    if (this.#table !== headingOf(spec(text))) this.#aside = [];
    this.#table = headingOf(spec(text));
    const back = new Set<Turn>();
    let whole = put(text, ['type'], kind);
    for (const turn of this.#aside) {
      const { path, from, to } = turn;
      if (!isSame(valueIn(spec(whole), path), to) || !isOfKind(path, from, kind, schema)) continue;
      whole = put(whole, path, from);
      back.add(turn);
    }
    const turns = turnsOf(spec(whole), kind, schema);
    this.#aside = [...turns, ...this.#aside.filter((turn) => !back.has(turn))];
    const isRenamed = ({ path }: Turn) => turns.some(({ path: other, from }) => from === undefined && isSame(other.slice(0, -1), path.slice(0, -1)));
    return {
      text: turns.reduce((text, { path, to }) => put(text, path, to), whole),
      gone: turns.filter((turn) => turn.to === undefined && !isRenamed(turn)).map(({ path }) => path.join('.')),
      only: turns.flatMap((turn) => (Array.isArray(turn.from) && turn.from.length > 1 && (turn.to !== undefined || isRenamed(turn)) ? [String(turn.from[0])] : [])),
    };
  }
}

const put = (text: string, path: JSONPath, value: unknown): string => applied(text, editKey(text, path, value));

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const valueIn = (value: unknown, [key, ...rest]: JSONPath): unknown => (key === undefined ? value : isRecord(value) ? valueIn(value[key], rest) : undefined);

/** What the columns of a spec's figures are called, or where those are. */
function headingOf(spec: unknown): string {
  const data = isRecord(spec) ? spec['data'] : undefined;
  if (isRecord(data) && !('url' in data)) return JSON.stringify(Object.keys(data));
  const [first] = Array.isArray(data) ? (data as unknown[]) : [];
  return JSON.stringify(isRecord(first) ? Object.keys(first) : (first ?? data)) ?? '';
}

/** Whether a kind has a key, and takes what stood there. */
const isOfKind = (path: JSONPath, value: unknown, kind: string, schema: JSONSchema): boolean =>
  value !== undefined && !turnsOf(path.reduceRight((within, key) => ({ [key]: within }), value), kind, schema).length;

/** What has to change for a spec to be of a kind. What no kind knows is a slip of the pen, which has a remedy of its own, and stays. */
export function turnsOf(spec: unknown, kind: string, { definitions = {} }: JSONSchema): Turn[] {
  const resolved = (schema: JSONSchema | boolean | undefined): JSONSchema => {
    const { $ref, ...own } = typeof schema === 'object' ? schema : {};
    return $ref ? resolved(definitions[$ref.split('/').at(-1)!]) : own;
  };
  const under = (key: string, schemas: JSONSchema[]) => schemas.flatMap(({ properties = {} }) => (key in properties ? [resolved(properties[key])] : []));
  const within = (value: unknown, own: JSONSchema, all: JSONSchema[], path: JSONPath): Turn[] => {
    const [first] = Array.isArray(value) ? (value as unknown[]) : [];
    if (first !== undefined && own.type === 'string' && all.some(takesLists)) return [{ path, from: value, to: first }];
    if (!isRecord(value)) return [];
    const turns = Object.entries(value).flatMap(([key, held]) => {
      const [schema] = under(key, [own]);
      if (schema) return within(held, schema, under(key, all), [...path, key]);
      return under(key, all).length ? [{ path: [...path, key], from: held, to: undefined }, ...renamed(key, value, own, path)] : [];
    });
    // What would be left empty goes as a whole.
    const isAll = path.length > 0 && turns.length > 0 && Object.keys(value).every((key) => turns.some((turn) => turn.to === undefined && isSame(turn.path, [...path, key])));
    return isAll && turns.every(({ to }) => to === undefined) ? [{ path, from: value, to: undefined }] : turns;
  };
  const kinds = Object.values(definitions).map(resolved).filter(({ properties = {} }) => 'version' in properties);
  return within(spec, resolved(definitions[kind]), kinds, []);
}

const takesLists = ({ type }: JSONSchema): boolean => [type].flat().includes('array');

/** The columns of figures, and the one of figures to reach, go by two names. */
function renamed(key: string, columns: Record<string, unknown>, { properties = {} }: JSONSchema, path: JSONPath): Turn[] {
  const name = { values: 'value', value: 'values' }[key];
  const [to] = [columns[key]].flat();
  return name && name in properties && !(name in columns) && to !== undefined ? [{ path: [...path, name], from: undefined, to }] : [];
}
