// The way out: embed code in each form, pictures, and files.

import type { Spec } from 'dohoa';
import { toCsv } from '../../../../pkg/src/tools/files.js';
import type { Draft } from '../draft.js';
import { treeOf } from '../edits.js';
import { figuresAt, placesOf, shown, type Row } from '../figures.js';
import { filesOf, handOut } from '../files.js';
import { box, button, choice, make, say } from '../make.js';
import { recall, remember } from '../memory.js';
import { tabs } from '../tabs.js';
import { words } from '../words.js';
import { codeFor, FORMS, type Form, type ToEmbed } from './embed.js';
import { Studio, type Size } from './pictures.js';

const BASE_KEPT_AS = 'dohoa-editor-base';

export async function showOut(draft: Draft): Promise<void> {
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
  const tables = await tablesOf(spec);
  void draft.version('out');
  const studio = new Studio(spec as unknown as Spec);
  dialog.addEventListener('close', () => {
    dialog.remove();
    void studio.close();
  });
  const { list } = tabs(out.parts, [
    ['embed', out.embed, embedPart(draft, spec, files, tables, studio)],
    ['pictures', out.pictures, picturesPart(draft.title, studio)],
    ['files', out.files, filesPart(draft, spec, tables)],
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

function embedPart(draft: Draft, spec: Record<string, unknown>, files: boolean, tables: readonly (readonly Row[])[], studio: Studio): HTMLElement {
  const { out } = words;
  const code = make('textarea', { readonly: true, rows: 14, spellcheck: 'false', 'aria-label': out.embed });
  const hint = box('p', 'hint');
  const base = make('input', { value: recall(BASE_KEPT_AS) ?? new URL('/dohoa/', location.href).href });
  let form: Form = 'script';
  const write = async (): Promise<void> => {
    const chart = await studio.chart;
    const { caption, columns, rows: printed } = chart.table();
    const toEmbed: ToEmbed = {
      spec,
      json: files ? JSON.stringify(spec, null, 2) : draft.text.trim(),
      title: draft.title || caption,
      summary: chart.describe(),
      rows: tables.length === 1 ? tables[0]! : [],
      printed: [columns, ...printed],
      height: studio.height,
      base: base.value.replace(/\/?$/, '/'),
    };
    const wanted = form;
    const written = await codeFor(wanted, toEmbed);
    // Packing takes a while, in which another form may have been chosen.
    if (wanted !== form) return;
    hint.textContent = out.hints[form];
    code.value = written;
    code.dataset['form'] = form;
  };
  base.addEventListener('input', () => {
    remember(BASE_KEPT_AS, base.value);
    void write();
  });
  const forms = choice<Form>(out.form, FORMS.map((form) => [form, out[form]] as const), form, (chosen) => {
    form = chosen;
    void write();
  });
  const copy = button(out.copy, () => void copied(code), { icon: 'copy', rank: 'primary' });
  void write();
  return box('div', 'embed-part', forms, hint, code, box('div', 'tools', copy, make('label', { class: 'field base' }, box('span', '', out.base), base)), box('p', 'hint', out.baseHint));
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

/** Each size with the picture itself, small; made when somebody looks. */
function picturesPart(title: string, studio: Studio): HTMLElement {
  const { out, view } = words;
  let dark = false;
  const draws: (() => Promise<void>)[] = [];
  const card = (size: Size) => {
    const [name, about] = out.sizes[size]!;
    const shape = box('span', 'shape');
    const said = box('span', 'about', about);
    let picture: Blob | undefined;
    const get = button(out.png, () => picture && handOut(picture, title, `-${size}.png`), { icon: 'down' });
    get.disabled = true;
    draws.push(async () => {
      picture = await studio.png(size, dark);
      get.disabled = !picture;
      said.textContent = picture ? about : out.tooMuch;
      shape.replaceChildren(...(picture ? [imageOf(picture)] : []));
    });
    return make('li', { class: size }, shape, make('strong', {}, name), said, get);
  };
  // One after the other, as all share the desk's module; a ground that is chosen meanwhile comes after.
  let drawing = Promise.resolve();
  const draw = () => draws.forEach((one) => (drawing = drawing.then(one, one)));
  const svg = button(out.svg, () => void studio.svg(dark).then((svg) => handOut(svg, title, '.svg', 'image/svg+xml')), { icon: 'down' });
  const ground = choice(out.ground, [['light', view.light], ['dark', view.dark]], 'light', (ground) => {
    dark = ground === 'dark';
    draw();
  });
  const cards = make('ul', { class: 'cards' }, card('article'), card('social'), card('story'));
  const part = box('div', 'picture-part', ground, cards, box('div', 'svg', box('span', 'about', `SVG: ${out.svgHint}`), svg));
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    seen.disconnect();
    draw();
  });
  seen.observe(part);
  return part;
}

function imageOf(picture: Blob): HTMLImageElement {
  const image = make('img', { alt: '', src: URL.createObjectURL(picture) });
  image.addEventListener('load', () => URL.revokeObjectURL(image.src));
  return image;
}

function filesPart(draft: Draft, spec: Record<string, unknown>, tables: readonly (readonly Row[])[]): HTMLElement {
  const { out } = words;
  const csv = (): void => {
    const locale = String(spec['locale'] ?? '');
    const lines = tables.flatMap((rows, at) => [...(at ? [['']] : []), ...rows.map((row) => row.map((cell) => shown(cell, locale)))]);
    const [columns = [], ...body] = lines;
    handOut(toCsv({ caption: '', columns, rows: body }), draft.title, '.csv', 'text/csv');
  };
  const item = (about: string, get: HTMLButtonElement) => make('li', {}, box('span', 'about', about), get);
  return make(
    'ul',
    { class: 'file-list' },
    item(out.csvHint, button(out.csv, csv, { icon: 'down' })),
    item(out.jsonHint, button(out.json, () => handOut(draft.text, draft.title, '.json', 'application/json'), { icon: 'down' })),
  );
}

/** All tables of a spec. */
async function tablesOf(spec: Record<string, unknown>): Promise<(readonly Row[])[]> {
  const tree = treeOf(JSON.stringify(spec));
  const figures = await Promise.all((tree ? placesOf(tree) : []).map((place) => figuresAt(tree!, place)));
  return figures.map(({ rows }) => rows);
}
