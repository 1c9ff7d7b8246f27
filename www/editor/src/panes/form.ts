// The words around a chart and its kind, for those who would rather not touch JSON. Each field is one key of the text.

import type { Draft } from '../draft.js';
import { editKey, treeOf, valueAt } from '../figures.js';
import { box, make } from '../make.js';
import { kinds } from '../schema.js';
import { words } from '../words.js';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function formPane(draft: Draft): HTMLElement {
  const { form } = words;
  const kind = make('select');
  const fields: [path: string[], label: string, control: Control][] = [
    [['title'], form.title, make('textarea', { rows: 2, placeholder: form.titleHint })],
    [['subtitle'], form.subtitle, make('textarea', { rows: 2, placeholder: form.subtitleHint })],
    [['type'], form.kind, kind],
    [['format', 'unit'], form.unit, make('input', { placeholder: form.unitHint })],
    [['source'], form.source, make('input', { placeholder: form.sourceHint })],
    [['note'], form.note, make('input', { placeholder: form.noteHint })],
  ];
  for (const [path, , control] of fields) {
    control.addEventListener('input', () => draft.change(editKey(draft.text, path, control.value), true));
  }

  const show = (text: string): void => {
    const tree = treeOf(text);
    for (const [path, , control] of fields) {
      control.disabled = !tree;
      const value = tree && valueAt(tree, path);
      const said = typeof value === 'string' ? value : '';
      if (tree && control.value !== said) control.value = said;
    }
    note.hidden = !!tree;
    // Tiles each have a unit of their own, and a board has none.
    fields[3]![2].closest('label')!.hidden = kind.value === 'targets' || kind.value === 'board';
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
