// Reads what a chart is made from: the spec from a file, from the text in the page or from an object, and the data files
// that a spec names. Bounded in time and size. What a spec means is the core's business; what is no UTF-8, intake.ts's.

import { intake } from './parts.js';

const LIMIT_BYTES = 5_000_000;
const LIMIT_MS = 20_000;

/** What can go wrong; trouble.ts has the words for it. */
export type TroubleCode =
  | 'spec-missing'
  | 'spec-unreachable'
  | 'spec-empty'
  | 'json-malformed'
  | 'data-unreachable'
  | 'data-unusable'
  | 'url-refused'
  | 'module-blocked'
  | 'chart-failed'
  | 'desk-missing';

/** Something went wrong before, or without, the core. The words for it are in trouble.ts, loaded on need. */
export class Trouble extends Error {
  constructor(
    readonly code: TroubleCode,
    /** The offending address, text or error, as found. */
    readonly found = '',
    /** An HTTP status, or one of the words that trouble.ts knows. */
    readonly why: string | number = '',
    public path = '',
  ) {
    super(code);
  }
}

/** A spec, and the address that its relative URLs start from. */
export interface Read {
  spec: unknown;
  base: string;
  /** The title is on the page already. */
  titled?: boolean;
}

export type Reader = () => Promise<Read>;

export const specFromFile =
  (src: string): Reader =>
  async () => {
    const base = httpUrl(src, document.baseURI);
    return { spec: parseSpec((await fetchText(base, src, 'spec-unreachable')).text), base };
  };

/** The text is asked for when it is needed: a script in the page may not have been parsed yet. */
export const specFromText =
  (text: () => string | Promise<string>): Reader =>
  async () => ({ spec: parseSpec(await text()), base: document.baseURI });

function parseSpec(text: string): unknown {
  if (!text.trim()) throw new Trouble('spec-empty');
  try {
    return JSON.parse(text);
  } catch {
    throw new Trouble('json-malformed', text);
  }
}

/** The same spec with every `{"url": …}` of its data, also in a board's panels, and where it is narrow, turned into the file's text. */
export async function withData({ spec, base }: Read, path = ''): Promise<unknown> {
  if (!isRecord(spec)) return spec;
  const { data, panels, tables, narrow } = spec;
  const changed: Record<string, unknown> = {};
  if (isRecord(data) && typeof data['url'] === 'string') {
    changed['data'] = await fetchData(data['url'], base, path + 'data.url');
  }
  if (typeof data === 'string') changed['data'] = data.replace(EXCELS_LINE, '');
  if (isRecord(narrow)) changed['narrow'] = await withData({ spec: narrow, base }, `${path}narrow.`);
  for (const [key, parts] of Object.entries({ panels, tables })) {
    if (!Array.isArray(parts)) continue;
    const whole = (spec: unknown, at: number) => withData({ spec, base }, `${path}${key}[${at}].`);
    changed[key] = await Promise.all(parts.map(whole));
  }
  return { ...spec, ...changed };
}

/** Excel names what parts the fields in a line of its own; the lines below tell as much. */
const EXCELS_LINE = /^\ufeff?sep=[^\n]*\n/;

async function fetchData(url: string, base: string, path: string) {
  try {
    const file = await fetchText(httpUrl(url, base), url, 'data-unreachable');
    const text = file.text.replace(EXCELS_LINE, '');
    const first = text.trim()[0];
    // A page that says "not found" or "sign in" with all the signs of success.
    if (!first || first === '<') throw new Trouble('data-unusable', url, first ? 'html' : (file.encoding ?? 'empty'));
    return { url, ...file, text };
  } catch (error) {
    if (error instanceof Trouble) error.path = path;
    throw error;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function httpUrl(url: string, base: string): string {
  try {
    const { protocol, href } = new URL(url, base);
    if (/^https?:$/.test(protocol)) return href;
  } catch {
    // Not an address at all: refused like one of another kind.
  }
  throw new Trouble('url-refused', url);
}

/** The text of a file, and its encoding where that is a guess. */
export interface Decoded {
  text: string;
  encoding?: string;
}

async function fetchText(url: string, shown: string, code: TroubleCode): Promise<Decoded> {
  let fetching = underWay.get(url);
  if (!fetching) {
    fetching = fetchFile(url).finally(() => underWay.delete(url));
    underWay.set(url, fetching);
  }
  try {
    return await fetching;
  } catch (why) {
    const missing = code === 'spec-unreachable' && (why === 404 || why === 410);
    throw new Trouble(missing ? 'spec-missing' : code, shown, why as string | number);
  }
}

/** Charts of one page that want the same file at the same time share one request. */
const underWay = new Map<string, Promise<Decoded>>();

/** Throws why it can't be had. */
async function fetchFile(url: string): Promise<Decoded> {
  const stop = new AbortController();
  let why: string | number = 'network';
  const timer = setTimeout(() => {
    why = 'timeout';
    stop.abort();
  }, LIMIT_MS);
  try {
    const response = await fetch(url, { signal: stop.signal });
    if (!response.ok) {
      why = response.status;
      throw why;
    }
    const chunks: BlobPart[] = [];
    let size = 0;
    // Counted as it comes: a server need not tell the length, and tells the compressed one when it does.
    for (const reader = response.body!.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return await decoded(await new Blob(chunks).arrayBuffer(), response);
      size += value.length;
      if (size > LIMIT_BYTES) {
        why = 'too-large';
        throw why;
      }
      chunks.push(value);
    }
  } catch {
    stop.abort();
    throw why;
  } finally {
    clearTimeout(timer);
  }
}

async function decoded(bytes: ArrayBuffer, { headers }: Response): Promise<Decoded> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // A text has no NUL, but every other byte of plain letters in UTF-16 is one.
    if (!text.includes('\0')) return { text };
  } catch {
    // Another encoding.
  }
  return (await intake()).decode(bytes, headers.get('content-type'));
}
