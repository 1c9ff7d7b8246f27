// The gallery's specs as templates: all of www/charts/, as they are when the page is built, each with its figures in it.

import { applied, treeOf, valueAt } from '../edits.js';
import { editFor, pasted, placesOf } from '../figures.js';
import { rowsOfText } from 'dohoa/paste';
import type { Language } from '../words.js';

const raw = (glob: Record<string, unknown>): Map<string, string> =>
  new Map(Object.entries(glob).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text as string]));

const SPECS = raw(import.meta.glob('../../../charts/*.json', { query: '?raw', import: 'default', eager: true }));
const TABLES = raw(import.meta.glob('../../../charts/*.csv', { query: '?raw', import: 'default', eager: true }));

export interface Template {
  name: string;
  kind: string;
  title: string;
  text: string;
}

/** Those in a language; the ones in no other come after, in Vietnamese, as they stand in the gallery. */
export function templates(language: Language, kinds: readonly string[]): Template[] {
  const all = [...SPECS].flatMap(([name, text]): (Template & { locale: string })[] => {
    const tree = treeOf(text);
    const said = (key: string) => String((tree && valueAt(tree, [key])) ?? '');
    return kinds.includes(said('type')) ? [{ name, text, kind: said('type'), title: said('title'), locale: said('locale') }] : [];
  });
  // A style that is one newsroom's own, or another script, is for who looks for it in the gallery.
  const own = all.filter(({ locale, name }) => locale.startsWith(language) && !/-style|-arabic/.test(name));
  return own.sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
}

export const templateNamed = (name: string): Pick<Template, 'text'> | undefined => {
  const text = SPECS.get(name);
  return text === undefined ? undefined : { text };
};

/** The template's text, with the figures of its CSV, in files or not, written row by row. */
export async function filled({ text }: Pick<Template, 'text'>): Promise<string> {
  const places = placesOf(treeOf(text)!);
  let whole = text;
  for (const place of places) {
    const tree = treeOf(whole)!;
    const data = valueAt(tree, [...place.path, 'data']);
    const csv = typeof data === 'string' ? data : TABLES.get((data as { url?: string } | undefined)?.url ?? '');
    const edit = csv === undefined ? undefined : editFor(whole, tree, place, 'lists', pasted(await rowsOfText(csv)));
    if (edit) whole = applied(whole, [edit]);
  }
  return whole;
}
