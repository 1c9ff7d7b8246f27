// A link that carries a whole chart: its JSON, compressed, behind the `#`, which browsers never send to a server.

const MARK = '#c=';

export async function linkOf(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  const url = new URL('/editor/', location.href);
  url.hash = MARK + btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return url.href;
}

export const isLink = (hash: string): boolean => hash.startsWith(MARK);

/** The chart that a link carries. Fails if the link has been cut. */
export async function textOf(hash: string): Promise<string> {
  const letters = atob(hash.slice(MARK.length).replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(await through(bytes, new DecompressionStream('deflate-raw')));
}

async function through(bytes: Uint8Array<ArrayBuffer>, change: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(change);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
