// The package's schema in the editor's language, and what the editor takes from it: which kinds of chart there are.

import type { JSONSchema } from 'vscode-json-languageservice';
import { language } from './words.js';

let fetching: Promise<JSONSchema> | undefined;

export function schema(): Promise<JSONSchema> {
  fetching ??= fetch(`/dohoa/dohoa.schema.${language === 'vi' ? 'vi.' : ''}json`).then((response) => response.json() as Promise<JSONSchema>);
  fetching.catch(() => (fetching = undefined));
  return fetching;
}

/** The names of all kinds, in the library's order, each with what it is for. */
export async function kinds(): Promise<Map<string, string>> {
  const { oneOf = [], definitions = {} } = await schema();
  const names = oneOf.map((kind) => (typeof kind === 'object' ? kind.$ref?.split('/').at(-1) : undefined) ?? '');
  const about = (name: string) => {
    const kind = definitions[name];
    return (typeof kind === 'object' && kind.description) || '';
  };
  return new Map(names.filter(Boolean).map((name) => [name, about(name)]));
}
