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
  ['names before what they stand for', /let (\w+);\s+\1 = /g, 'const $1 = '],
  ['the guard', /\nfunction __wbg_call_guard\(\) \{[^]*?\n\}/g, ''],
  ['a flag that is never set', /\n *(let )?__wbg_reinit_scheduled = false;/g, ''],
  ['the number of the instance', /\n *(__wbg_instance_id\+\+|let __wbg_instance_id = 0);/g, ''],
  ['what a new instance does not remember', /\n +(if \(typeof (numBytesDecoded|WASM_VECTOR_LEN).*|cached\w+Memory0 = null;)/g, ''],
  [
    'views of grown memory',
    /let cached(\w+)Memory0 = null;\nfunction get\1Memory0\(\) \{[^]*?\n\}/g,
    'let cached$1;\nconst get$1Memory0 = () => (cached$1 = viewed($1, cached$1));',
  ],
  [
    'where a text is, and how long',
    /getDataViewMemory0\(\)\.setInt32\(\((\w+) >>> 0\) \+ 4 \* 1, (\w+), true\);\s*getDataViewMemory0\(\)\.setInt32\(\(\1 >>> 0\) \+ 4 \* 0, (\w+), true\);/g,
    'getUint32ArrayMemory0().set([$3, $2], $1 >>> 2);',
  ],
  [
    'texts that are freed once they are read',
    /let (deferred\d)_0;\s*let \1_1;\s*try \{([^]*?)\1_0 = (\w+)\[0\];\s*\1_1 = \3\[1\];\s*return getStringFromWasm0\(\3\[0\], \3\[1\]\);\s*\} finally \{\s*wasm\["\w+"\]\(\1_0, \1_1, 1\);\s*\}/g,
    '$2return takeString($3);',
  ],
  [
    'the decoder renewed after two gigabytes',
    /let cachedTextDecoder = [^]*?\nfunction decodeText[^]*?\n\}/g,
    `const cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
const decodeText = (bytes) => cachedTextDecoder.decode(bytes);
const viewed = (View, before) => before?.buffer === wasm[MEMORY].buffer ? before : new View(wasm[MEMORY].buffer);
const takeString = ([ptr, len]) => {
  const text = getStringFromWasm0(ptr, len);
  wasm[FREE](ptr, len, 1);
  return text;
};`,
  ],
  ['the encoder for old browsers', /\nif \(!\('encodeInto' in[^]*?\n\}(?=\n)/g, ''],
  ['imports without a prototype', /\n +__proto__: null,/g, ''],
  ['how memory is had, of who hands something over', /(pass\w+ToWasm0\(\w+), wasm\["\w+"\](?:, wasm\["\w+"\])?\)/g, '$1)'],
  [
    'and of what takes it',
    /function (pass(?!String)\w+)\(arg, malloc\) \{([^]*?) malloc\(/g,
    'function $1(arg) {$2 wasm[MALLOC](',
  ],
  [
    'letters one by one of long texts, and of those that have others than plain ones',
    /function passStringToWasm0\(arg, malloc, realloc\) \{[^]*?\n\}/g,
    `function passStringToWasm0(arg) {
  const plain = arg.length < 40 && !/[^\\0-\\x7f]/.test(arg);
  const bytes = plain ? arg : cachedTextEncoder.encode(arg);
  const ptr = wasm[MALLOC](bytes.length, 1) >>> 0;
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

/** What the module's own exports are called, which stand for these words above. */
const NAMES = {
  MEMORY: /new DataView\(wasm\[(".+")\]\.buffer\)/,
  FREE: /wasm\[(".+")\]\(deferred/,
  MALLOC: /passStringToWasm0\(\w+, wasm\[("\w+")\]/,
};

/** Stops the build if wasm-bindgen has changed its ways. */
export function leanGlue(): Plugin {
  return {
    name: 'lean-glue',
    transform: {
      filter: { id: /core\/(dohoa|plane|desk)\.js$/ },
      handler(code) {
        const names = Object.entries(NAMES).map(([name, find]) => {
          const found = find.exec(code)?.[1];
          return [name, found ?? this.error(`the glue has no ${name} where it was`)] as const;
        });
        const named = (text: string) => names.reduce((text, [name, found]) => text.replaceAll(name, found), text);
        return CUTS.reduce((lean, [what, find, instead]) => {
          if (lean.search(find) < 0) this.error(`the glue no longer has ${what}`);
          return lean.replace(find, named(instead));
        }, code);
      },
    },
  };
}
