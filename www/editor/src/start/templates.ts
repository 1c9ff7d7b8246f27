// The gallery's specs as templates: all of www/charts/, as they are when the page is built, each with its figures in it.

import { editFor, pasted, placesOf, treeOf, valueAt } from '../figures.js';
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

/** The template's text, with the figures of its CSV files written in. */
export async function filled({ text }: Template): Promise<string> {
  const places = placesOf(treeOf(text)!);
  let whole = text;
  for (const place of places) {
    const tree = treeOf(whole)!;
    const url = valueAt(tree, [...place.path, 'data', 'url']);
    const csv = typeof url === 'string' ? TABLES.get(url) : undefined;
    const edit = csv === undefined ? undefined : editFor(whole, tree, place, 'lists', pasted(await rowsOfText(csv)));
    if (edit) whole = whole.slice(0, edit.from) + edit.insert + whole.slice(edit.to);
  }
  return whole;
}
