// Where the parts that are fetched on need come from, for the classic script: beside the script itself. Which one that is
// is known only while it is being evaluated, hence the constants.

/** The script's own tag. A browser does not tell where the tag says `type="module"`, as some systems write all of theirs. */
export const tag = (document.currentScript ?? document.querySelector('script[src*="dohoa.js"]')) as HTMLScriptElement | null;
const base = tag?.src || document.baseURI;

/** How often a part could not be had. Some browsers never ask again for an address that has failed. */
const failed: Record<string, number> = {};
const part = (name: string) =>
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
