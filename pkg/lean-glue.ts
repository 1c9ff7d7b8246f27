// What wasm-bindgen writes for any page, cut down to what this one runs: engine.ts fetches and compiles, chart.ts frees what
// it makes and lets go of what a trap has spoilt, and every browser that can run the rest has the encoders.

import type { Plugin } from 'vite';

/** What to find, each at least once, and what stands there instead. */
const CUTS: [what: string, find: RegExp, instead: string][] = [
  ['lists of what is iterated, which old libraries make in a way of their own', /Array\.from\((\w+)\)/g, '[...$1]'],
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
    'where a text or a list is, and how long',
    /const ret = ([^;]+);\s*const (\w+) = (pass\w+\()ret([^;]*\));\s*const (\w+) = WASM_VECTOR_LEN;\s*getDataViewMemory0\(\)\.setInt32\(\((\w+) >>> 0\) \+ 4 \* 1, \5, true\);\s*getDataViewMemory0\(\)\.setInt32\(\(\6 >>> 0\) \+ 4 \* 0, \2, true\);/g,
    'return answer($6, $3$1$4);',
  ],
  [
    'texts that are freed once they are read',
    /let (deferred\d)_0;\s*let \1_1;\s*try \{([^]*?)\1_0 = (\w+)\[0\];\s*\1_1 = \3\[1\];\s*return getStringFromWasm0\(\3\[0\], \3\[1\]\);\s*\} finally \{\s*wasm\["\w+"\]\(\1_0, \1_1, 1\);\s*\}/g,
    '$2return takeString($3);',
  ],
  [
    'lists that are freed once they are copied',
    /const ret = (wasm[^;]+);\s*var (v\d) = getArrayF64FromWasm0\(ret\[0\], ret\[1\]\)\.slice\(\);\s*wasm\["\w+"\]\(ret\[0\], ret\[1\] \* 8, 8\);\s*return \2;/g,
    'return takeNumbers($1);',
  ],
  [
    'the decoder renewed after two gigabytes',
    /let cachedTextDecoder = [^]*?\nfunction decodeText[^]*?\n\}/g,
    `const cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
const decodeText = (bytes) => cachedTextDecoder.decode(bytes);
const viewed = (View, before) => before?.buffer === wasm[MEMORY].buffer ? before : new View(wasm[MEMORY].buffer);
const answer = (at, ptr) => getUint32ArrayMemory0().set([ptr, WASM_VECTOR_LEN], at >>> 2);
const takeString = ([ptr, len]) => {
  const text = getStringFromWasm0(ptr, len);
  wasm[FREE](ptr, len, 1);
  return text;
};
const takeNumbers = ([ptr, len]) => {
  const numbers = getArrayF64FromWasm0(ptr, len).slice();
  wasm[FREE](ptr, len * 8, 8);
  return numbers;
};`,
  ],
  ['the encoder for old browsers', /\nif \(!\('encodeInto' in[^]*?\n\}(?=\n)/g, ''],
  [
    'how an object is freed',
    /__destroy_into_raw\(\) \{[^]*?\n    \}\n    free\(\) \{\s*const ptr = this\.__destroy_into_raw\(\);\s*(wasm\["\w+"\]\()ptr(, 0\);)\s*\}/g,
    'free() {\n        $1this.__wbg_ptr$2\n        this.__wbg_ptr = 0;\n    }',
  ],
  ['a name for asking whether there is nothing', /(?<!function )isLikeNone\((\w+)\)/g, '($1 == null)'],
  ['what is done and not answered, which the module asks for no answer of', /(?<=\(arg0[^)]*\) \{\s+)(arg0\.[^;\n]+;)(?=\s+\},)/g, 'return $1'],
  ['numbers made numbers, which a call into the module does', /(?<=const val\d = )\+/g, ''],
  ['a text as it is', /function\(arg0, arg1\) \{\s*\/\/.*\s*const ret = getStringFromWasm0\(arg0, arg1\);\s*return ret;\s*\}/g, 'getStringFromWasm0'],
  [
    'what stands in the table from the start, one by one',
    /const table = (wasm\["\w+"\]);\s*(?:const offset = .*\s*)?table\.set\(0, undefined\);\s*table\.set\((\d+), undefined\);\s*table\.set\(\d+, null\);\s*table\.set\(\d+, true\);\s*table\.set\(\d+, false\);/g,
    '$1.set(0, undefined);\n[undefined, null, true, false].forEach((value, at) => $1.set($2 + at, value));',
  ],
  ['imports without a prototype', /\n +__proto__: null,/g, ''],
  ['how memory is had, of who hands something over', /(pass\w+ToWasm0\([^;]*?), wasm\["\w+"\](?:, wasm\["\w+"\])?\)/g, '$1)'],
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
    'arguments handed through what catches failures',
    /function\(\) \{ return handleError\(function \(([^)]*)\) \{([^]*?)\n {8}\}, arguments\); \}/g,
    'function($1) { return handleError(() => {$2\n        }); }',
  ],
  ['and what takes them there', /function handleError\(f, args\) \{([^]*?)f\.apply\(this, args\)/g, 'function handleError(f) {$1f()'],
  [
    'an instance that is asked for nothing but what it exports',
    /wasmInstance = new WebAssembly\.Instance\((.*)\);\s*wasm = wasmInstance\.exports;/g,
    'wasm = new WebAssembly.Instance($1).exports;',
  ],
  ['the long name of where an object lies', /\b__wbg_ptr\b/g, 'p'],
  [
    'ways to load a module',
    /function __wbg_finalize_init[^]*$/g,
    `export default async (module) => {
  wasmModule = module;
  ({ exports: wasm } = await WebAssembly.instantiate(module, __wbg_get_imports()));
  wasm[START]();
};`,
  ],
];

/** What the module's own exports are called, which stand for these words above. */
const NAMES = {
  MEMORY: /new DataView\(wasm\[(".+")\]\.buffer\)/,
  FREE: /wasm\[(".+")\]\(deferred/,
  START: /wasm\[("\w+")\]\(\);\s+return wasm;/,
  MALLOC: /passStringToWasm0\(\w+, wasm\[("\w+")\]/,
};

/** What the module imports, the shortest first: like stands by like, which packs better. */
const sorted = (table: string): string =>
  table
    .split(/(?<=\},)\n(?= {8}")/)
    .sort((one, other) => one.length - other.length)
    .join('\n');

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
        }, code).replace(/(?<=const import0 = \{\n)[^]*?(?=\n    \};)/, sorted);
      },
    },
  };
}
