// The way out: embed code in each form, pictures, and files.

import type { Spec } from 'dohoa';
import { toCsv } from '../../../../pkg/src/tools/files.js';
import type { Draft } from '../draft.js';
import { treeOf, figuresAt, placesOf, shown, type Row } from '../figures.js';
import { filesOf, handOut } from '../files.js';
import { box, button, choice, make, say } from '../make.js';
import { tabs } from '../tabs.js';
import { words } from '../words.js';
import { codeFor, FORMS, integrityOf, type Form, type ToEmbed } from './embed.js';
import { Studio, type Size } from './pictures.js';

const BASE_KEPT_AS = 'dohoa-editor-base';

export async function showOut(draft: Draft, rows: readonly Row[]): Promise<void> {
  const { out } = words;
  const dialog = make('dialog', { class: 'out', 'aria-labelledby': 'out-heading' });
  const content = box('div', 'content', words.problems.checking);
  dialog.append(
    box('header', '', make('h2', { id: 'out-heading' }, out.heading), button(out.close, () => dialog.close(), { icon: 'close', bare: true })),
    content,
  );
  document.body.append(dialog);
  dialog.showModal();
  const ready = await specOf(draft);
  if (!ready) {
    content.replaceChildren(box('p', 'not-yet', out.notYet));
    dialog.addEventListener('close', () => dialog.remove());
    return;
  }
  const { spec, files } = ready;
  void draft.version('out');
  const studio = new Studio(spec as unknown as Spec);
  dialog.addEventListener('close', () => {
    dialog.remove();
    void studio.close();
  });
  const { list } = tabs(out.parts, [
    ['embed', out.embed, embedPart(draft, spec, files, rows, studio)],
    ['pictures', out.pictures, picturesPart(draft.title, studio)],
    ['files', out.files, filesPart(draft, spec, rows)],
  ]);
  content.replaceChildren(list.tablist, ...list.panels);
}

/** The spec as it goes out, once the last letter has been looked at; its figures in it, whatever file they were in. */
async function specOf(draft: Draft): Promise<{ spec: Record<string, unknown>; files: boolean } | undefined> {
  for (let waited = 0; draft.checked?.text !== draft.text && waited < 50; waited++) await new Promise((done) => setTimeout(done, 100));
  const { tree, spec } = draft.checked ?? {};
  if (!tree || !spec) return;
  const files = await filesOf(tree);
  return { spec: withFiles(spec as unknown as Record<string, unknown>, files), files: Object.keys(files).length > 0 };
}

function withFiles(spec: Record<string, unknown>, files: Record<string, string>): Record<string, unknown> {
  const within = (key: string) => (Array.isArray(spec[key]) ? { [key]: (spec[key] as Record<string, unknown>[]).map((part) => withFiles(part, files)) } : {});
  const url = (spec['data'] as { url?: string } | undefined)?.url;
  const text = url === undefined ? undefined : files[url];
  return { ...spec, ...within('panels'), ...within('tables'), ...(text !== undefined && { data: text }) };
}

function embedPart(draft: Draft, spec: Record<string, unknown>, files: boolean, rows: readonly Row[], studio: Studio): HTMLElement {
  const { out } = words;
  const code = make('textarea', { readonly: true, rows: 14, spellcheck: 'false', 'aria-label': out.embed });
  const hint = box('p', 'hint');
  const noHash = make('p', { class: 'hint', hidden: true }, out.noHash);
  const base = make('input', { value: localStorage.getItem(BASE_KEPT_AS) ?? new URL('/dohoa/', location.href).href });
  let form: Form = 'script';
  let integrity: Promise<string | undefined> | undefined;
  const write = async (): Promise<void> => {
    const chart = await studio.chart;
    const { caption, columns, rows: printed } = chart.table();
    integrity ??= integrityOf('/dohoa/dohoa.js').catch(() => undefined);
    const toEmbed: ToEmbed = {
      spec,
      json: files ? JSON.stringify(spec, null, 2) : draft.text.trim(),
      title: draft.title || caption,
      summary: chart.describe(),
      rows,
      printed: [columns, ...printed],
      height: studio.height,
      base: base.value.replace(/\/?$/, '/'),
      integrity: await integrity,
    };
    hint.textContent = out.hints[form];
    noHash.hidden = !!toEmbed.integrity || form === 'npm' || form === 'iframe';
    code.value = await codeFor(form, toEmbed);
    code.dataset['form'] = form;
  };
  base.addEventListener('input', () => {
    localStorage.setItem(BASE_KEPT_AS, base.value);
    void write();
  });
  const forms = choice<Form>(out.form, FORMS.map((form) => [form, out[form]] as const), form, (chosen) => {
    form = chosen;
    void write();
  });
  const copy = button(out.copy, () => void copied(code), { icon: 'copy', rank: 'primary' });
  void write();
  return box('div', 'embed-part', forms, hint, code, box('div', 'tools', copy, make('label', { class: 'field base' }, box('span', '', out.base), base)), box('p', 'hint', out.baseHint), noHash);
}

async function copied(code: HTMLTextAreaElement): Promise<void> {
  code.select();
  try {
    await navigator.clipboard.writeText(code.value);
    say(words.out.copied);
  } catch {
    say(words.bar.copyFailed);
  }
}

function picturesPart(title: string, studio: Studio): HTMLElement {
  const { out, view } = words;
  let dark = false;
  const note = box('p', 'hint');
  note.setAttribute('role', 'status');
  const download = async (size: Size): Promise<void> => {
    const picture = await studio.png(size, dark);
    note.textContent = picture ? '' : out.tooMuch;
    if (picture) handOut(picture, title, `-${size}.png`);
  };
  const card = (size: Size) => {
    const [name, about] = out.sizes[size]!;
    return make('li', { class: size }, box('span', 'shape'), box('strong', '', name), box('span', 'about', about), button(`${out.png}`, () => void download(size), { icon: 'down' }));
  };
  const svg = make('li', { class: 'svg' }, box('span', 'shape'), box('strong', '', 'SVG'), box('span', 'about', out.svgHint), button(out.svg, () => void studio.svg(dark).then((svg) => handOut(svg, title, '.svg', 'image/svg+xml')), { icon: 'down' }));
  const ground = choice(out.ground, [['light', view.light], ['dark', view.dark]], 'light', (ground) => (dark = ground === 'dark'));
  return box('div', 'picture-part', ground, make('ul', { class: 'cards' }, card('article'), card('social'), card('story'), svg), note);
}

function filesPart(draft: Draft, spec: Record<string, unknown>, rows: readonly Row[]): HTMLElement {
  const { out } = words;
  const csv = async (): Promise<void> => {
    const all = await tablesOf(spec, rows);
    const locale = String(spec['locale'] ?? '');
    const lines = all.flatMap((rows, at) => [...(at ? [['']] : []), ...rows.map((row) => row.map((cell) => shown(cell, locale)))]);
    const [columns = [], ...body] = lines;
    handOut(toCsv({ caption: '', columns, rows: body }), draft.title, '.csv', 'text/csv');
  };
  const item = (about: string, get: HTMLButtonElement) => make('li', {}, box('span', 'about', about), get);
  return make(
    'ul',
    { class: 'file-list' },
    item(out.csvHint, button(out.csv, () => void csv(), { icon: 'down' })),
    item(out.jsonHint, button(out.json, () => handOut(draft.text, draft.title, '.json', 'application/json'), { icon: 'down' })),
  );
}

/** All tables of a spec; the one that is shown is known already. */
async function tablesOf(spec: Record<string, unknown>, rows: readonly Row[]): Promise<(readonly Row[])[]> {
  const tree = treeOf(JSON.stringify(spec));
  const places = tree ? placesOf(tree) : [];
  if (!tree || places.length < 2) return [rows];
  return (await Promise.all(places.map((place) => figuresAt(tree, place)))).map((figures) => figures.rows);
}
