// The service worker: lets the editor work without a network, once it has been opened with one. It is served from /editor/, so it hears of nothing but
// what that page asks for. The network always comes first: what is kept is for when there is none.

const worker = self as unknown as ServiceWorkerGlobalScope;

/** Written in by the build. */
const FILES = JSON.parse('__FILES__') as string[];
const NAME = 'dohoa-editor';
/** How long a server may keep a journalist waiting for a file that is here already, ms. */
const PATIENCE = 4000;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || !isOurs(pathname)) return;
  event.respondWith(answer(request, request.mode === 'navigate' ? '/editor/' : pathname));
});

const isOurs = (path: string): boolean => /^\/(editor|dohoa|charts)\//.test(path) || path === '/site.css' || path === '/favicon.svg';

async function keepAll(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })));
}

/** Files of earlier builds, whose names have gone. */
async function forgetOthers(): Promise<void> {
  const cache = await caches.open(NAME);
  const kept = await cache.keys();
  const old = kept.filter(({ url }) => /\/editor\/assets\//.test(url) && !FILES.includes(new URL(url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
}

async function answer(request: Request, key: string): Promise<Response> {
  const cache = await caches.open(NAME);
  const fetched = fetch(request).then(async (response) => {
    // Where there is no room to keep it, it has come all the same.
    if (response.ok) await cache.put(key, response.clone()).catch(() => {});
    return response;
  });
  const kept = await cache.match(key);
  if (!kept) return fetched;
  const late = new Promise<Response>((done) => setTimeout(() => done(kept.clone()), PATIENCE));
  try {
    const response = await Promise.race([fetched, late]);
    return response.status >= 500 ? kept : response;
  } catch {
    return kept;
  }
}
