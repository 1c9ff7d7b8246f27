// Where charts are kept: in this browser, each with its undo history, and versions of it. What a chart is, is no business of
// this file: it keeps text.

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

export interface Kept {
  id: string;
  title: string;
  text: string;
  /** The last text from which a chart could be drawn, if it is not the same. */
  good?: string | undefined;
  /** CodeMirror's state with its history, so that undo reaches back across a reload. */
  state?: unknown;
  changed: number;
}

export type Why = 'begun' | 'replaced' | 'out' | 'worked' | 'restored';

export interface Version {
  chart: string;
  at: number;
  why: Why;
  text: string;
}

interface Schema extends DBSchema {
  charts: { key: string; value: Kept };
  versions: { key: number; value: Version; indexes: { chart: string } };
}

/** Versions that are kept of one chart. */
const MOST_VERSIONS = 60;
/** Charts that are kept; the one that has lain longest goes first. */
const MOST_CHARTS = 100;
/** Letters of the one chart that is also written at once when the page is left; other storage may come too late then. */
const MOST_AT_ONCE = 1_000_000;
const AT_ONCE = 'dohoa-editor-leaving';

let opening: Promise<IDBPDatabase<Schema>> | undefined;

/** Opened anew where it could not be had, or where the browser has closed it. */
async function store(): Promise<IDBPDatabase<Schema>> {
  const again = () => (opening = undefined);
  opening ??= openDB<Schema>('dohoa-editor', 1, {
    upgrade: (db) => {
      db.createObjectStore('charts', { keyPath: 'id' });
      db.createObjectStore('versions', { autoIncrement: true }).createIndex('chart', 'chart');
    },
    terminated: again,
  });
  opening.catch(again);
  return opening;
}

export const newId = (): string => crypto.getRandomValues(new Uint32Array(2)).reduce((id, part) => id + part.toString(36), '');

export async function keep(kept: Kept): Promise<void> {
  await (await store()).put('charts', kept);
  told.postMessage({ id: kept.id, changed: kept.changed });
}

/** The page is being left: writes the text at once, in case the rest comes too late. */
export function keepAtOnce({ state: _, ...kept }: Kept): void {
  try {
    if (kept.text.length <= MOST_AT_ONCE) localStorage.setItem(AT_ONCE, JSON.stringify(kept));
  } catch {
    // Full: the other way remains.
  }
}

export async function load(id: string): Promise<Kept | undefined> {
  // What was left behind in haste can be had also where nothing else is kept.
  const kept = await store().then((db) => db.get('charts', id)).catch(() => undefined);
  const late = leftBehind();
  return kept ? latest(kept, late) : late?.id === id ? late : undefined;
}

/** What was left behind in haste, if it is later than what was saved; its history is that of what was saved. */
const latest = (kept: Kept, late: Kept | undefined): Kept => (late?.id === kept.id && late.changed > kept.changed ? { ...late, state: kept.state } : kept);

function leftBehind(): Kept | undefined {
  try {
    return (JSON.parse(localStorage.getItem(AT_ONCE) ?? 'null') as Kept | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** All charts, the one that was changed last first. */
export async function recent(): Promise<Kept[]> {
  await forgetVersions();
  const late = leftBehind();
  const charts = (await (await store()).getAll('charts')).map((kept) => latest(kept, late));
  charts.sort((one, other) => other.changed - one.changed);
  await Promise.all(charts.slice(MOST_CHARTS).map(({ id }) => forget(id)));
  return charts.slice(0, MOST_CHARTS);
}

export async function forget(id: string): Promise<void> {
  const db = await store();
  await db.delete('charts', id);
  if (leftBehind()?.id === id) localStorage.removeItem(AT_ONCE);
}

/** A chart that is forgotten can be brought back, with its versions, as long as it is offered; after that they go as well. */
async function forgetVersions(): Promise<void> {
  const work = (await store()).transaction(['charts', 'versions'], 'readwrite');
  const charts = new Set(await work.objectStore('charts').getAllKeys());
  const versions = work.objectStore('versions');
  for (let at = await versions.index('chart').openKeyCursor(); at; at = await at.continue()) {
    if (!charts.has(at.key)) await versions.delete(at.primaryKey);
  }
  await work.done;
}

/** Keeps a version, unless it is the same as the last one. */
export async function keepVersion(version: Version): Promise<void> {
  const db = await store();
  const work = db.transaction('versions', 'readwrite');
  const keys = await work.store.index('chart').getAllKeys(version.chart);
  const last = keys.at(-1);
  if (last !== undefined && (await work.store.get(last))?.text === version.text) return;
  for (const key of keys.slice(0, Math.max(0, keys.length + 1 - MOST_VERSIONS))) await work.store.delete(key);
  await work.store.add(version);
  await work.done;
}

/** The versions of a chart, the latest first. */
export const versionsOf = async (id: string): Promise<Version[]> => (await (await store()).getAllFromIndex('versions', 'chart', id)).reverse();

const told = new BroadcastChannel('dohoa-editor');

/** Calls back when another tab has changed the chart. */
export function onChangeElsewhere(id: string, changed: () => void, signal: AbortSignal): void {
  told.addEventListener('message', ({ data }: MessageEvent<{ id: string }>) => data.id === id && changed(), { signal });
}
