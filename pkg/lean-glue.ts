// What wasm-bindgen writes for any page, cut down to what this one runs: engine.ts fetches and compiles, chart.ts frees what
// it makes and lets go of what a trap has spoilt, and every browser that can run the rest has the encoders.

import type { Plugin } from 'vite';

/** What to find, each at least once, and what stands there instead. */
const CUTS: [what: string, find: RegExp, instead: string][] = [
  ['the check for stale objects', /\n +if \(this\.__wbg_inst !== undefined &&[^]*?\n +\}(?=\n)/g, ''],
  ['an object remembering its instance', /\n +Object\.defineProperty\(this, '__wbg_inst'.*/g, ''],
  ['signing up for the garbage collector', /\n +\w+Finalization\.(un)?register\(.*/g, ''],
  ['the registry for it', /\nconst \w+Finalization = [^]*?\n\}\);/g, ''],
  ['disposing by `using`', /\nif \(Symbol\.dispose\).*/g, ''],
  ['the calls of the guard', /\n +__wbg_call_guard\(\);/g, ''],
  ['the guard', /\nfunction __wbg_call_guard\(\) \{[^]*?\n\}/g, ''],
  ['a counter that is gone', /\n +if \(typeof numBytesDecoded.*/g, ''],
  [
    'views of grown memory',
    /if \(cachedDataViewMemory0 === null \|\|.*\{/g,
    'if (cachedDataViewMemory0?.buffer !== wasm[MEMORY].buffer) {',
  ],
  [
    'the decoder renewed after two gigabytes',
    /let cachedTextDecoder = [^]*?\nfunction decodeText[^]*?\n\}/g,
    "const cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });\nconst decodeText = (bytes) => cachedTextDecoder.decode(bytes);",
  ],
  ['the encoder for old browsers', /\nif \(!\('encodeInto' in[^]*?\n\}(?=\n)/g, ''],
  [
    'letters one by one of long texts, and of those that have others than plain ones',
    /function passStringToWasm0\(arg, malloc, realloc\) \{[^]*?\n\}/g,
    `function passStringToWasm0(arg, malloc) {
  const plain = arg.length < 40 && !/[^\\0-\\x7f]/.test(arg);
  const bytes = plain ? arg : cachedTextEncoder.encode(arg);
  const ptr = malloc(bytes.length, 1) >>> 0;
  const memory = getUint8ArrayMemory0();
  if (plain) for (let at = 0; at < bytes.length; at++) memory[ptr + at] = arg.charCodeAt(at);
  else memory.set(bytes, ptr);
  WASM_VECTOR_LEN = bytes.length;
  return ptr;
}`,
  ],
  [
    'an instanceof that throws',
    /let result;\s*try \{\s*result = (.*);\s*\} catch \(_\) \{\s*result = false;\s*\}\s*const ret = result;/g,
    'const ret = $1;',
  ],
  [
    'ways to load a module',
    /async function __wbg_load[^]*$/g,
    `export default async ({ module_or_path: module }) =>
  __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);`,
  ],
];

/** Stops the build if wasm-bindgen has changed its ways. */
export function leanGlue(): Plugin {
  return {
    name: 'lean-glue',
    transform: {
      filter: { id: /core\/(dohoa|desk)\.js$/ },
      handler(code) {
        const memory = /new DataView\(wasm\[(".+")\]\.buffer\)/.exec(code)?.[1];
        if (!memory) this.error("the glue's memory is not where it was");
        return CUTS.reduce((lean, [what, find, instead]) => {
          if (lean.search(find) < 0) this.error(`the glue no longer has ${what}`);
          return lean.replace(find, instead.replace('MEMORY', memory));
        }, code);
      },
    },
  };
}
