// Serves the pages on this machine, compressed beforehand, each answer at once and none to be kept.

import { createServer } from 'node:http';
import type { Site } from './build.js';

export interface Served {
  url: string;
  close(): Promise<void>;
}

export async function serve(site: Site): Promise<Served> {
  const server = createServer((request, response) => {
    const file = site.get(new URL(request.url!, 'http://localhost').pathname);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const { type, body } = file;
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Encoding': 'br',
      'Content-Length': body.length,
      'Cache-Control': 'no-store',
    });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
