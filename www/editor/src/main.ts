// The editor's beginning: which page is shown, and under which bar. A chart is named in the address, so that a reload brings it
// back; a link that carries a whole chart becomes a chart of this browser's own.

import './editor.css';
import type { Draft } from './draft.js';
import { box, make, say } from './make.js';
import { isLink, textOf } from './share.js';
import { startPage } from './start/page.js';
import { filled, templateNamed } from './start/templates.js';
import { keep, keepVersion, load, newId, type Kept } from './store.js';
import { language, words } from './words.js';
import { workbench } from './workbench.js';

const WORKER = '/editor/sw.js';
const slot = box('div', 'slot');
const translated = make('a', { href: '?', hreflang: language === 'vi' ? 'en' : 'vi', lang: language === 'vi' ? 'en' : 'vi' }, words.otherLanguage);
let leaving: () => Promise<unknown> = async () => {};

function dress(): void {
  document.documentElement.lang = language;
  const nav = make(
    'nav',
    { 'aria-label': words.pages },
    make('a', { href: language === 'vi' ? '/' : '/en/' }, words.article),
    make('a', { href: '/gallery/' }, words.gallery),
    translated,
  );
  const home = make('a', { class: 'name', href: '/editor/' }, 'dohoa ', box('span', '', words.name));
  const skip = make('a', { class: 'skip', href: '#main' }, words.skip);
  // An address with another end counts as another page of the history, which is loaded anew.
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    document.querySelector('main')?.focus();
  });
  document.body.replaceChildren(skip, box('header', 'bar', home, slot, nav));
  // The other language is another page; nothing may be lost on the way there.
  translated.addEventListener('click', (event) => {
    event.preventDefault();
    const url = new URL(location.href);
    url.searchParams.set('lang', language === 'vi' ? 'en' : 'vi');
    void leaving().then(() => location.assign(url));
  });
}

function put(element: HTMLElement): void {
  document.querySelector('main')?.remove();
  document.body.append(element);
}

const addressOf = (id?: string): string => {
  const url = new URL('/editor/', location.href);
  const asked = new URLSearchParams(location.search).get('lang');
  if (id) url.searchParams.set('chart', id);
  if (asked) url.searchParams.set('lang', asked);
  return url.href;
};

function begin(): void {
  history.pushState(null, '', addressOf());
  // What was pressed is gone.
  void showStart().then((page) => page.focus({ preventScroll: true }));
}

async function showStart(): Promise<HTMLElement> {
  leaving = async () => {};
  const page = await startPage({ begin: (json) => void create(json), resume: (kept) => void resume(kept) });
  slot.replaceChildren();
  document.title = `${words.name} · dohoa`;
  document.documentElement.classList.remove('working');
  put(page);
  return page;
}

async function create(text: string): Promise<void> {
  const kept: Kept = { id: newId(), title: '', text, changed: Date.now() };
  const isKept = await keep(kept).then(() => true, () => false);
  if (isKept) await keepVersion({ chart: kept.id, at: kept.changed, why: 'begun', text }).catch(() => {});
  const draft = showChart(kept);
  if (isKept) return;
  draft.fail();
  say(words.start.noStore);
}

/** As it is now: another tab may have changed it since it was listed. */
async function resume(kept: Kept): Promise<void> {
  showChart((await load(kept.id)) ?? kept);
}

function showChart(kept: Kept, replace = false): Draft {
  history[replace ? 'replaceState' : 'pushState'](null, '', addressOf(kept.id));
  document.documentElement.classList.add('working');
  const { element, draft } = workbench(kept, { begin, open: (json) => void create(json), bar: (...children) => slot.replaceChildren(...children) });
  leaving = () => draft.settle();
  put(element);
  element.focus({ preventScroll: true });
  return draft;
}

async function open(): Promise<void> {
  const asked = new URLSearchParams(location.search);
  const id = asked.get('chart');
  const template = templateNamed(asked.get('template') ?? '');
  if (isLink(location.hash)) {
    const text = await textOf(location.hash).catch(() => undefined);
    if (text !== undefined) {
      history.replaceState(null, '', addressOf());
      return create(text);
    }
    say(words.start.brokenLink);
  } else if (template) {
    history.replaceState(null, '', addressOf());
    return create(await filled(template));
  } else if (id) {
    const kept = await load(id).catch(() => undefined);
    if (kept) return void showChart(kept, true);
    say(words.start.gone);
  }
  await showStart();
}

dress();
void open();
addEventListener('popstate', () => location.reload());
addEventListener('hashchange', () => isLink(location.hash) && location.reload());
workOffline();

/** The one script that the page names by an address, which Trusted Types want to be told. */
function workOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } } };
  const policy = trustedTypes?.createPolicy('dohoa-editor', { createScriptURL: () => WORKER });
  navigator.serviceWorker.register(policy?.createScriptURL(WORKER) ?? WORKER, { scope: '/editor/' }).catch(() => {});
}
