// For a page that embeds charts by `<iframe>`: gives each frame the height that the chart in it tells. Only a frame of this page
// is heard, only from the address that it was given, and all that it can do is to change its own height.

/** A page may have its frames' plain addresses upgraded, and then `src` goes on saying what was written. */
const isFrom = ({ src }: HTMLIFrameElement, origin: string): boolean =>
  [src, src.replace(/^http:/, 'https:')].some((address) => address.startsWith(`${origin}/`));

addEventListener('message', ({ data, source, origin }) => {
  const height = Number(Object.values(data?.['datawrapper-height'] ?? {})[0]);
  const frame = [...document.querySelectorAll('iframe')].find((frame) => frame.contentWindow === source && isFrom(frame, origin));
  if (frame && height > 0) frame.style.height = `${height}px`;
});
// Those that spoke before this script was there say it again.
for (const frame of document.querySelectorAll('iframe')) frame.contentWindow?.postMessage('dohoa-height', '*');

export {};
