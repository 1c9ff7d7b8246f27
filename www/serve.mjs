// Serves the pages, the editor as it was built, and the package under /dohoa/, on this machine only: for `cargo xtask start`, which runs
// this file, and for the browser tests, which import it and add a strict policy or files of their own.

import { statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

const HOST = '127.0.0.1';
const PAGES = fileURLToPath(new URL('./', import.meta.url));
const EDITOR = fileURLToPath(new URL('./editor/dist/', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../pkg/dist/', import.meta.url));

// The strictest policy that the library promises to work under.
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 * @typedef {{ status?: number, type?: string, body?: string | Uint8Array }} Answer one fixed answer
 * @typedef {{ at: string, answer: (request: Request, response: Response) => void }} Mount
 */

/**
 * Starts a server. `port` 0 takes a free one; `csp` sends the strict policy with every answer; `extra` adds, by
 * URL path, a folder (all below that path) or an answer (that path alone), and wins over the pages' own files.
 * @param {{ port?: number, csp?: boolean, extra?: Record<string, string | Answer> }} [options]
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ port = 0, csp = false, extra = {} } = {}) {
  const mounts = [...Object.entries(extra), ['/dohoa/', PACKAGE], ['/editor/', EDITOR], ['/', PAGES]].map(mount);
  const server = createServer((request, response) => {
    if (csp) response.setHeader('Content-Security-Policy', POLICY);
    const path = pathOf(request);
    const chosen = mounts.find(({ at }) => (at.endsWith('/') ? path.startsWith(at) : path === at));
    if (chosen) chosen.answer(request, response);
    else send(response, { status: 400, body: 'That is no address\n' });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `http://${HOST}:${address.port}/`, close: () => close(server) };
}

/**
 * @param {[string, string | Answer] | string[]} entry
 * @returns {Mount}
 */
function mount([path, content]) {
  if (typeof content === 'string') {
    const at = path.endsWith('/') ? path : `${path}/`;
    return { at, answer: folder(at, content) };
  }
  return { at: path, answer: (_, response) => send(response, content) };
}

/**
 * Files as they are now: a browser may keep them, but asks each time whether they changed.
 * @param {string} at
 * @param {string} path
 */
function folder(at, path) {
  const files = sirv(path, { dev: true, etag: true });
  /** @param {Request} request @param {Response} response */
  return (request, response) => {
    const below = pathOf(request).slice(at.length);
    // Without the slash, a page's relative addresses would start from the wrong folder.
    if (below !== '' && !below.endsWith('/') && isFolder(join(path, below))) {
      response.writeHead(302, { Location: `${at}${below}/` }).end();
      return;
    }
    request.url = `/${below}`;
    files(request, response, () => notFound(response, at + below));
  };
}

/** @param {string} path */
function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * The path of a request without its query and with no way up and out; nothing if it is malformed.
 * @param {Request} request
 */
function pathOf(request) {
  const url = `http://${HOST}${request.url}`;
  return URL.canParse(url) ? new URL(url).pathname : '';
}

/** @param {Response} response @param {Answer} answer */
function send(response, { status = 200, type = 'text/plain', body = '' }) {
  const full = type.startsWith('text/') && !type.includes('charset') ? `${type};charset=utf-8` : type;
  response.writeHead(status, { 'Content-Type': full, 'Cache-Control': 'no-store' }).end(body);
}

/** @param {Response} response @param {string} path */
function notFound(response, path) {
  send(response, { status: 404, body: `There is nothing at ${path}\n` });
}

/**
 * @param {import('node:http').Server} server
 * @returns {Promise<void>}
 */
function close(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Run as a program: serves until Ctrl-C. */
async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' } } });
  const { url, close } = await serve({ port: Number(values.port) });
  console.log(`dohoa is served at ${url} (Ctrl-C ends it)`);
  for (const page of ['en', 'gallery', 'editor']) console.log(`                   ${url}${page}/`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => close().then(() => process.exit(0)));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error) => {
    const taken = error.code === 'EADDRINUSE';
    console.error(taken ? `error: port ${error.port} is in use: choose another with --port` : `error: ${error.message}`);
    process.exit(1);
  });
}
