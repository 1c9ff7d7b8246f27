// The words around a chart and its kind, for those who would rather not touch JSON. Each field is one key of the text; another kind
// takes along what that kind does not have.

import type { JSONSchema } from 'vscode-json-languageservice';
import type { Draft } from '../draft.js';
import { changed, editKey, treeOf, valueAt } from '../edits.js';
import { Kinds } from '../kind.js';
import { box, make, say } from '../make.js';
import { kinds, schema } from '../schema.js';
import { language, words } from '../words.js';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function formPane(draft: Draft): HTMLElement {
  const { form } = words;
  const kind = make('select');
  const locale = make('select');
  const fields: [path: string[], label: string, control: Control][] = [
    [['title'], form.title, make('textarea', { rows: 2, placeholder: form.titleHint })],
    [['subtitle'], form.subtitle, make('textarea', { rows: 2, placeholder: form.subtitleHint })],
    [['type'], form.kind, kind],
    [['format', 'unit'], form.unit, make('input', { placeholder: form.unitHint })],
    [['source'], form.source, make('input', { placeholder: form.sourceHint })],
    [['note'], form.note, make('input', { placeholder: form.noteHint })],
    [['locale'], form.locale, locale],
  ];
  for (const [path, , control] of fields) {
    if (control !== kind) control.addEventListener('input', () => draft.change(editKey(draft.text, path, control.value), true));
  }
  const turning = new Kinds();
  kind.addEventListener('input', () => void schema().then((schema) => turnTo(kind.value, draft, turning, schema)));

  const show = (text: string): void => {
    const tree = treeOf(text);
    for (const [path, , control] of fields) {
      control.disabled = !tree;
      const value = tree && valueAt(tree, path);
      const said = typeof value === 'string' ? value : '';
      if (control === locale) locale.replaceChildren(...localesWith(said).map((tag) => make('option', { value: tag }, nameOf(tag))));
      if (tree && control.value !== said) control.value = said;
    }
    note.hidden = !!tree;
    // A board is made of charts, and one chart of it would lose the others.
    const isBoard = kind.value === 'board';
    for (const option of kind.options) option.disabled = (option.value === 'board') !== isBoard;
    // Tiles each have a unit of their own, and a board has none.
    fields[3]![2].closest('label')!.hidden = kind.value === 'targets' || isBoard;
  };
  const note = box('p', 'grid-message', form.broken);
  const made = make('section', { class: 'form', 'aria-label': form.heading }, note, ...fields.map(([path, label, control]) => make('label', { class: `field ${path.at(-1)}` }, box('span', '', label), control)));
  void kinds().then((kinds) => {
    kind.replaceChildren(...[...kinds.keys()].map((name) => make('option', { value: name }, words.kinds[name] ?? name)));
    show(draft.text);
  });
  draft.on('text', show);
  show(draft.text);
  return made;
}

/** Languages by whose rules figures are read and written, those of the editor first; any other can be said in the JSON. */
const LOCALES = ['vi', 'en', 'en-GB', 'ar', 'cs', 'da', 'de', 'el', 'es', 'fa', 'fi', 'fr', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sv', 'th', 'tr', 'uk', 'zh'];

/** None, as the page decides then, and the one that the chart has. */
const localesWith = (tag: string): string[] => ['', ...new Set([...LOCALES, ...(tag ? [tag] : [])])];

function nameOf(tag: string): string {
  if (!tag) return words.form.localeOfPage;
  try {
    return `${new Intl.DisplayNames([language], { type: 'language' }).of(tag)} (${tag})`;
  } catch {
    return tag;
  }
}

/** Makes the chart one of another kind, and says what is lost by it. */
function turnTo(kind: string, draft: Draft, turning: Kinds, schema: JSONSchema): void {
  const { text, gone, only } = turning.turned(draft.text, kind, schema);
  draft.change(changed(draft.text, text));
  const said = [only.map(words.form.only).join(' '), gone.length > 0 && words.form.gone(gone)].filter(Boolean);
  if (said.length) say(said.join(' '));
}
