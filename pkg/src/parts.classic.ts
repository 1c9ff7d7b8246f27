// Where the parts that are fetched on need come from, for the classic script: beside the script itself. Which one that is
// is known only while it is being evaluated, hence the constants.

/** The script's own tag. A browser does not tell where the tag says `type="module"`, as some systems write all of theirs. */
export const tag = (document.currentScript ?? document.querySelector('script[src*="dohoa.js"]')) as HTMLScriptElement | null;
const src = tag?.src || document.baseURI;
/** What optimises pages may have put the script into another file, or into the page: then the page's own preload of the wasm tells. */
const base = src.includes('dohoa.js') ? src : (document.querySelector<HTMLLinkElement>('[href*="dohoa.wasm"]')?.href ?? src);

/** How often a part could not be had. Some browsers never ask again for an address that has failed. */
const failed: Record<string, number> = {};
// Async: beside a script that has come as a `blob:` there are no addresses, and then too a part is only not to be had.
const part = async (name: string) =>
  import(/* @vite-ignore */ new URL(name + (failed[name] ? `?${failed[name]}` : ''), base).href).catch((error) => {
    failed[name] = (failed[name] ?? 0) + 1;
    throw error;
  });

export const wasmUrl = (): URL => new URL('dohoa.wasm', base);
/** @internal */
export const inlineWasm = (): Promise<typeof import('#inline')> => part('inline.js');
/** @internal */
export const plane = (): Promise<typeof import('./plane.js')> => part('plane.js');
/** @internal */
export const desk = (): Promise<typeof import('./desk.js')> => part('desk.js');
/** @internal */
export const handover = (): Promise<typeof import('./handover.js')> => part('handover.js');
/** @internal */
export const tools = (): Promise<typeof import('./tools.js')> => part('tools.js');
/** @internal */
export const looks = (): Promise<typeof import('./look.js')> => part('look.js');
/** @internal */
export const intake = (): Promise<typeof import('./intake.js')> => part('intake.js');
export const troubleParts = (): Promise<typeof import('./trouble.js')> => part('trouble.js');
/** A page that has come by its script tag is a page. */
export const lacking = (): undefined => undefined;
