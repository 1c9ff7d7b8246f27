// The first page: a question, a table to paste, work in progress, or a template.

import { mount, type Spec } from 'dohoa';
import { titleAmong, unitAmong } from '../above.js';
import { broughtBy, choose, onDrop, readClipboard, readFiles, type Brought, type Refused, type Table } from '../files.js';
import { textOf, whole } from '../figures.js';
import { box, button, make, picture, say } from '../make.js';
import { kinds } from '../schema.js';
import { forget, keep, recent, type Kept } from '../store.js';
import { language, when, words } from '../words.js';
import { QUESTIONS } from './questions.js';
import { filled, templates, type Template } from './templates.js';

export interface Choices {
  /** A new chart from JSON. */
  begin(json: string): void;
  /** One that was begun. */
  resume(kept: Kept): void;
}

const { start } = words;

/** So many charts that were begun are listed before somebody asks for all. */
const AT_FIRST = 6;

/** So long, ms, the page waits for the charts that were begun, which stand above what people press. */
const PATIENCE = 1500;

/** The page, once all that the rest stands below is there: what comes later would push it from under the finger. */
export async function startPage(choices: Choices): Promise<HTMLElement> {
  const stop = new AbortController();
  const begin = (json: string): void => {
    stop.abort();
    choices.begin(json);
  };
  const bring = (brought: Brought | Refused = { refused: start.noFigures }): void => {
    if ('refused' in brought) say(brought.refused);
    else begin('json' in brought ? brought.json : specOf(brought));
  };
  const open = (files: File[]) => void readFiles(files).then(bring);
  onDrop(open, stop.signal);

  const cards = QUESTIONS.map((question) => ({ kind: question.kind, card: questionCard(question, begin) }));
  const questions = make('ul', { class: 'questions' }, ...cards.map(({ card }) => card));
  const thumbnails = make('ul', { class: 'templates' });
  void kinds().then((kinds) => {
    const names = [...kinds.keys()];
    for (const { kind, card } of cards) if (!kinds.has(kind)) card.remove();
    thumbnails.replaceChildren(...templates(language, names).map((template) => templateCard(template, begin)));
  });
  const begun = recentPart((kept) => {
    stop.abort();
    choices.resume(kept);
  });
  await Promise.race([begun.listed, new Promise((done) => setTimeout(done, PATIENCE))]);
  return make(
    'main',
    { id: 'main', class: 'start', tabindex: -1 },
    make('h1', {}, start.heading),
    box('p', 'lead', start.lead),
    begun.part,
    make('section', { 'aria-label': start.questions }, make('h2', { class: 'unseen' }, start.questions), questions),
    pastePart(bring, open),
    make('section', { 'aria-labelledby': 'templates-heading' }, make('h2', { id: 'templates-heading' }, start.templates), box('p', 'hint', start.templatesHint), thumbnails),
  );
}

function questionCard({ kind, drawing, ...told }: (typeof QUESTIONS)[number], begin: (json: string) => void): HTMLElement {
  const { ask, about, spec } = told[language];
  const press = make('button', { type: 'button', class: 'question' }, picture(48, drawing, 'drawing'), box('strong', '', ask), box('span', 'about', about));
  press.addEventListener('click', () => begin(textOf({ version: 1, type: kind, locale: language, ...spec })));
  return make('li', {}, press);
}

/** What a table begins as: bars, which take any, under the words that stood above it. */
function specOf({ rows, above }: Table): string {
  const unit = unitAmong(above);
  return textOf({ version: 1, type: 'bar', locale: language, title: titleAmong(above) ?? '', source: '', ...(unit && { format: { unit } }), data: whole(rows) });
}

function pastePart(bring: (brought: Brought | undefined) => void, open: (files: File[]) => void): HTMLElement {
  const area = make('textarea', { rows: 4, 'aria-label': start.pasteLabel, 'aria-describedby': 'paste-hint', spellcheck: 'false' });
  area.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!event.clipboardData) return;
    event.preventDefault();
    if (files.length && !event.clipboardData.types.includes('text/plain')) open(files);
    else void readClipboard(event.clipboardData).then(bring);
  });
  const use = button(start.usePaste, () => void broughtBy(area.value, '').then(bring), { rank: 'primary' });
  use.disabled = true;
  area.addEventListener('input', () => (use.disabled = !area.value.trim()));
  return make(
    'section',
    { class: 'paste', 'aria-labelledby': 'paste-heading' },
    make('h2', { id: 'paste-heading' }, start.paste),
    make('p', { class: 'hint', id: 'paste-hint' }, start.pasteHint),
    area,
    box('div', 'tools', use, button(start.file, () => choose(open), { icon: 'file' })),
  );
}

function recentPart(resume: (kept: Kept) => void): { part: HTMLElement; listed: Promise<void> } {
  const list = make('ul');
  const part = make('section', { class: 'recent', hidden: true, 'aria-labelledby': 'recent-heading' }, make('h2', { id: 'recent-heading' }, start.recent), list);
  const item = (kept: Kept): HTMLElement => {
    const title = kept.title || start.untitled;
    const go = make('button', { type: 'button', class: 'resume' }, box('strong', '', title), box('span', 'when', when(kept.changed)));
    go.addEventListener('click', () => resume(kept));
    const away = async (): Promise<void> => {
      await forget(kept.id);
      const back = button(start.bringBack, () => void keep(kept).then(show), { rank: 'quiet' });
      row.replaceChildren(box('span', 'gone', start.forgotten(title)), back);
      back.focus();
    };
    const row = make('li', {}, go, button(start.forget(title), () => void away(), { icon: 'bin', bare: true, rank: 'quiet' }));
    return row;
  };
  const show = async (): Promise<void> => {
    const charts = await recent();
    part.hidden = !charts.length;
    const rest = charts.slice(AT_FIRST);
    const more = button(start.more(rest.length), () => {
      const items = rest.map(item);
      more.remove();
      list.append(...items);
      items[0]!.querySelector('button')!.focus();
    }, { rank: 'quiet more' });
    list.replaceChildren(...charts.slice(0, AT_FIRST).map(item));
    part.querySelector('.more')?.remove();
    if (rest.length) part.append(more);
  };
  return { part, listed: show().catch(() => say(start.noStore)) };
}

function templateCard(template: Template, begin: (json: string) => void): HTMLElement {
  const shown = box('span', 'thumbnail');
  shown.inert = true;
  const press = make('button', { type: 'button', class: 'template' }, shown, box('strong', '', template.title), box('span', 'about', words.kinds[template.kind] ?? template.kind));
  press.addEventListener('click', () => void filled(template).then(begin));
  // Drawn when somebody comes near, and not before.
  const near = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    near.disconnect();
    void filled(template).then((text) => {
      const place = box('span', 'drawn');
      shown.append(place);
      return mount(place, JSON.parse(text) as Spec, { name: template.name });
    });
  }, { rootMargin: '200px' });
  near.observe(press);
  return make('li', {}, press);
}
